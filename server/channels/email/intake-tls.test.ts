// The SMTP door and TLS: what it offers, with whose certificate, and what it says when it was given a bad one.

import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, expect, test } from 'vitest';
import { makeAuthority } from '../../../test/mail-server/authority.ts';
import { findProgram, missingPrograms } from '../../../test/mail-server/daemon.ts';
import { createLog } from '../../platform/log.ts';
import type { Arrived } from '../channel.ts';
import { type Intake, type IntakeOptions, startIntake } from './intake.ts';

/** An authority and a client that none of our code had a hand in. */
const hasOpenssl = missingPrograms(['openssl']).length === 0;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const fresh = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tellonce-tls-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

async function open(more: Partial<IntakeOptions> = {}): Promise<Intake & { stored: Arrived[] }> {
  const stored: Arrived[] = [];
  const intake = await startIntake(
    {
      takes: async () => true,
      store: async (message) => {
        stored.push(message);
        return { id: String(stored.length), receivedAt: new Date(0), rawSha256: Buffer.alloc(32), message };
      },
      process: async () => ({ state: 'accepted', number: 'A-7F3K9QX' }),
    },
    {
      smtp: { host: '127.0.0.1', port: 0 },
      dataFolder: fresh(),
      name: 'desk.example',
      log: createLog('silent'),
      ...more,
    },
  );
  closing.push(intake.stop);
  return { ...intake, stored };
}

const send = async (port: number, tls: object) => {
  const client = createTransport({ host: '127.0.0.1', port, requireTLS: true, tls });
  await client
    .sendMail({ from: 'ravi@northgate.example', to: 'support@desk.example', subject: 'x', text: 'y' })
    .finally(() => client.close());
};

/** As any client that speaks TLS sees it. Not by a call that waits: the door that answers stands on this very thread. */
const shown = async (port: number): Promise<X509Certificate> => {
  const client = execFile(findProgram('openssl')!, ['s_client', '-starttls', 'smtp', '-connect', `127.0.0.1:${port}`]);
  let said = '';
  client.stdout!.on('data', (text: string) => (said += text));
  client.stdin!.end('QUIT\r\n');
  await once(client, 'close');
  return new X509Certificate(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(said)![0]);
};

test.skipIf(!hasOpenssl)(
  'a desk that was given no certificate makes one, keeps it for itself and shows it again after a restart',
  async () => {
    const dataFolder = fresh();
    const first = await open({ dataFolder });
    await send(first.smtpPort!, { rejectUnauthorized: false });
    expect(first.stored).toHaveLength(1);
    const before = await shown(first.smtpPort!);
    expect(before.checkHost('desk.example')).toBe('desk.example');
    expect(statSync(join(dataFolder, 'smtp-tls.pem')).mode & 0o777).toBe(0o600);
    await first.stop();
    const again = await open({ dataFolder });
    expect((await shown(again.smtpPort!)).fingerprint256).toBe(before.fingerprint256);
    await again.stop();
    const renamed = await open({ dataFolder, name: '192.0.2.7' });
    expect((await shown(renamed.smtpPort!)).checkIP('192.0.2.7')).toBe('192.0.2.7');
  },
);

test('whoever wants to know with whom they speak is not satisfied with it', async () => {
  const { smtpPort, stored } = await open();
  await expect(send(smtpPort!, {})).rejects.toThrow(/self-signed certificate/);
  expect(stored).toEqual([]);
});

test.skipIf(!hasOpenssl)(
  'with a certificate from an authority they are, and a new one takes its place while the desk runs',
  async () => {
    const authority = makeAuthority(fresh());
    const folder = fresh();
    const certificate = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
    const give = (name: string): X509Certificate => {
      const made = authority.issue(name);
      copyFileSync(made.key, certificate.key);
      copyFileSync(made.cert, certificate.cert);
      return made.read;
    };
    const first = give('desk.example');
    const { smtpPort, stored } = await open({ certificate, certificateMillis: 20 });
    const tls = { ca: authority.pem, servername: 'desk.example' };
    await send(smtpPort!, tls);
    expect(stored).toHaveLength(1);
    expect((await shown(smtpPort!)).fingerprint256).toBe(first.fingerprint256);
    writeFileSync(certificate.cert, 'half of it is written');
    await new Promise((done) => setTimeout(done, 60));
    await send(smtpPort!, tls);
    const second = give('desk.example');
    await expect
      .poll(async () => (await shown(smtpPort!)).fingerprint256, { timeout: 5000 })
      .toBe(second.fingerprint256);
    await send(smtpPort!, tls);
  },
);

test.skipIf(!hasOpenssl)(
  'a certificate that cannot be used stops the start with a sentence that says which files are meant',
  async () => {
    const folder = fresh();
    const authority = makeAuthority(folder);
    const [one, other] = [authority.issue('one.example'), authority.issue('other.example')];
    await expect(open({ certificate: { cert: one.cert, key: other.key } })).rejects.toThrow(
      /certificate for incoming mail cannot be used.*mismatch.*SMTP_TLS_CERT names/s,
    );
    await expect(open({ certificate: { cert: join(folder, 'none.pem'), key: one.key } })).rejects.toThrow(
      /ENOENT.*none\.pem/,
    );
  },
);
