// An authority of the test's own, and what it issues: made by openssl, so that our own code has no hand in it.

import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './daemon.ts';

export type Issued = { cert: string; key: string; read: X509Certificate };
export type Authority = {
  /** Its own certificate, which those have who trust it. */
  pem: string;
  /** Paths of a new certificate for this host, and of its key. Unless told otherwise it stands for loopback too. */
  issue: (host: string, options?: { isHere: boolean }) => Issued;
};

const openssl = (args: readonly string[]) => execFileSync(findProgram('openssl')!, args, { stdio: 'pipe' });
const keyKind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

export function makeAuthority(folder: string): Authority {
  const own = { cert: join(folder, 'authority.pem'), key: join(folder, 'authority.key') };
  openssl([
    'req',
    '-x509',
    ...keyKind,
    '-keyout',
    own.key,
    '-out',
    own.cert,
    '-days',
    '30',
    '-subj',
    '/CN=Authority of a test',
  ]);
  let count = 0;
  return {
    pem: readFileSync(own.cert, 'utf8'),
    issue: (host, { isHere } = { isHere: true }) => {
      const place = join(folder, `issued-${++count}`);
      mkdirSync(place, { mode: 0o711 });
      const [cert, key, request, more] = ['cert.pem', 'key.pem', 'request.pem', 'more'].map((name) =>
        join(place, name),
      ) as [string, string, string, string];
      writeFileSync(
        more,
        `subjectAltName=DNS:${host}${isHere ? ',DNS:localhost,IP:127.0.0.1' : ''}\nextendedKeyUsage=serverAuth\n`,
      );
      openssl(['req', ...keyKind, '-keyout', key, '-out', request, '-subj', `/CN=${host}`]);
      openssl([
        'x509',
        '-req',
        '-in',
        request,
        '-CA',
        own.cert,
        '-CAkey',
        own.key,
        '-CAcreateserial',
        '-days',
        '20',
        '-extfile',
        more,
        '-out',
        cert,
      ]);
      chmodSync(cert, 0o644);
      return { cert, key, read: new X509Certificate(readFileSync(cert)) };
    },
  };
}
