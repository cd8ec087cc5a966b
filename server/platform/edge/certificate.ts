// With what the SMTP door offers STARTTLS. Mail servers encrypt where they can and do not ask whose certificate it is, so a
// desk that was given none makes one for itself and keeps it in the data folder; whoever is asked to prove the name gives
// the desk a certificate from an authority, which may be replaced while the desk runs.

import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { makeOnce } from '../data-folder.ts';
import type { Log } from '../log.ts';

export type Certificate = { key: string; cert: string };
/** Paths of PEM files: the chain, the server's own certificate first, and its key. */
export type CertificateFiles = { cert: string; key: string };

const ownName = 'smtp-tls.pem';
const years = 10;
const dayMillis = 86_400_000;

/** @param name how the desk calls itself @throws with a sentence when the files cannot be used */
export function readCertificate(files: CertificateFiles | null, dataFolder: string, name: string): Certificate {
  return files ? given(files) : own(dataFolder, name.replace(/^\[|\]$/g, ''));
}

function given(files: CertificateFiles): Certificate {
  try {
    const found = { key: readFileSync(files.key, 'utf8'), cert: readFileSync(files.cert, 'utf8') };
    createSecureContext(found);
    return found;
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(
      `The certificate for incoming mail cannot be used: ${reason}. SMTP_TLS_CERT names the PEM file of the certificate with ` +
        'its chain, SMTP_TLS_KEY that of its key without a password.',
      { cause: error },
    );
  }
}

/** One file holds both, so that processes which start at the same time never mix the halves of two. */
function own(dataFolder: string, name: string): Certificate {
  mkdirSync(dataFolder, { recursive: true });
  const path = join(dataFolder, ownName);
  const known = inFile(path);
  if (known && isGood(known.cert, name)) return known;
  const made = make(name);
  if (known) rmSync(path, { force: true });
  const text = makeOnce(path, () => `${made.key.trim()}\n${made.cert.trim()}\n`);
  return split(text) ?? made;
}

function inFile(path: string): Certificate | null {
  try {
    return split(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function split(text: string): Certificate | null {
  const [key, cert] = ['PRIVATE KEY', 'CERTIFICATE'].map(
    (what) => new RegExp(`-----BEGIN ${what}-----[^-]+-----END ${what}-----`).exec(text)?.[0],
  );
  return key && cert ? { key, cert } : null;
}

function isGood(cert: string, name: string): boolean {
  const read = new X509Certificate(cert);
  const isNamed = isIP(name) === 0 ? read.checkHost(name) : read.checkIP(name);
  return isNamed !== undefined && Date.parse(read.validTo) > Date.now() + 30 * dayMillis;
}

/** Signed by itself (RFC 5280, 4.1). Names of hosts are letters of ASCII; longer than 64 of them have no place in a common name. */
function make(name: string): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signedBy = sequence(oid('2a8648ce3d040302'));
  const called = sequence(set(sequence(oid('550403'), der(0x0c, Buffer.from(name.slice(0, 64))))));
  const now = Date.now();
  const validity = sequence(time(now - dayMillis), time(now + years * 365 * dayMillis));
  const own = isIP(name) === 0 ? der(0x82, Buffer.from(name)) : der(0x87, addressBytes(name));
  const extensions = sequence(
    sequence(oid('551d11'), der(0x04, sequence(own))),
    sequence(oid('551d25'), der(0x04, sequence(oid('2b06010505070301')))),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    signedBy,
    called,
    validity,
    called,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: new X509Certificate(sequence(body, signedBy, signature)).toString(),
  };
}

/** One value in DER (X.690): its kind, its length, itself. */
function der(kind: number, ...parts: Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([kind, ...size]), value]);
}
const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
const set = (...parts: Buffer[]): Buffer => der(0x31, ...parts);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
/** GeneralizedTime is asked for from 2050 on and UTCTime before it; ten years stay below that until 2040. */
const time = (millis: number): Buffer => {
  const text = `${new Date(millis).toISOString().replace(/[-:T]|\.\d+/g, '')}`;
  return text < '2050' ? der(0x17, Buffer.from(text.slice(2))) : der(0x18, Buffer.from(text));
};

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  // A URL has one form for each of them, in which one run of zeros is left out.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const all = [...before, ...Array(8 - before.length - after.length).fill('0'), ...after];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

const lookMillis = 60_000;

/** Calls `renew` when the files have changed; one half alone is waited for. @returns what ends the watch */
export function watchCertificate(
  files: CertificateFiles,
  renew: (certificate: Certificate) => void,
  log: Log,
  everyMillis = lookMillis,
): () => void {
  const marks = () =>
    [files.cert, files.key].map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs).join(' ');
  let known = marks();
  const timer = setInterval(() => {
    const found = marks();
    if (found === known) return;
    try {
      renew(given(files));
      known = found;
      log.info('Incoming mail has a new certificate.');
    } catch (error) {
      log.warn({ err: error }, 'The new certificate cannot be used; the old one stays.');
    }
  }, everyMillis);
  timer.unref();
  return () => clearInterval(timer);
}
