// The test button of a mailbox, over the API of a whole running desk: real sign-in, real folders, a real mail on its way.

import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailboxTestView } from '../../contract/mailboxes/health.ts';
import type { MailboxDetail } from '../../contract/mailboxes.ts';
import { newApiKey } from '../../server/access/api-key.ts';
import { actorOf } from '../../server/access/find-actor.ts';
import { setUpDesk } from '../../server/cases/set-up-desk.ts';
import { readConfig } from '../../server/platform/config.ts';
import { contextFor, realSources, theDesk } from '../../server/platform/context.ts';
import { together } from '../../server/platform/database.ts';
import { createLog } from '../../server/platform/log.ts';
import { type RunningDesk, startDesk } from '../../server/start-desk.ts';
import { atEnd, makeDatabase } from '../harness.ts';
import { until } from '../mail-server/daemon.ts';
import { mailboxPassword } from '../mail-server/dovecot.ts';
import { type ImapHouse, openImapHouse, whyNoDovecot } from '../mail-server/imap-house.ts';

const why = whyNoDovecot();
const address = 'support@kestrel.example';

describe.skipIf(why !== null)(`the test of a mailbox${why ? `: ${why}` : ''}`, () => {
  let house: ImapHouse;
  let relay: SMTPServer;
  let desk: RunningDesk;
  let key: string;
  let smtpPort: number;
  const logins: string[] = [];

  beforeAll(async () => {
    house = await openImapHouse([address]);
    // Whoever takes mail from the desk puts it into the recipient's mailbox, as a provider does.
    relay = new SMTPServer({
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => {
        logins.push(`${auth.username}`);
        done(auth.password === mailboxPassword ? null : new Error('535 no'), { user: auth.username });
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo[0]!.address;
          house.append(to, [Buffer.concat(chunks).toString()]).then(() => done(), done);
        });
      },
    });
    const listener = relay.listen(0, '127.0.0.1') as Server;
    await new Promise<void>((done) => listener.once('listening', () => done()));
    smtpPort = (listener.address() as AddressInfo).port;
    const folder = mkdtempSync(join(tmpdir(), 'tellonce-test-'));
    atEnd(() => rmSync(folder, { recursive: true, force: true }));
    const { host, port, user, password, database } = await makeDatabase();
    const config = readConfig({
      TELLONCE_DATA: folder,
      DATABASE_URL: `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`,
      PORT: '0',
      SMTP_PORT: '0',
      LOG_LEVEL: 'silent',
    });
    desk = await startDesk(config, createLog('silent'));
    const { db } = desk.wiring.database;
    const ctx = contextFor(realSources, db, theDesk);
    const id = await setUpDesk(ctx, {
      deskName: 'Kestrel',
      name: 'Ana',
      email: 'ana@desk.example',
      passwordHash: 'x',
      locale: 'en',
      zone: 'UTC',
    });
    const made = newApiKey(contextFor(realSources, db, (await actorOf(db, id, 'desk'))!), id, 'test');
    await together(db, [made.write]);
    key = made.key;
  });
  afterAll(async () => {
    await desk?.stop();
    await new Promise<void>((done) => (relay ? relay.close(() => done()) : done()));
    await house?.stop();
  });

  const api = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${desk.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (response.status >= 400) throw new Error(`${response.status} ${await response.text()}`);
    return (response.status === 204 ? null : await response.json()) as T;
  };
  const run = async (id: string): Promise<MailboxTestView> => {
    const asked = await api<MailboxTestView>('POST', `/mailboxes/${id}/test`, {});
    return until(async () => {
      const found = await api<MailboxTestView>('GET', `/mailboxes/${id}/tests/${asked.id}`);
      return found.state === 'running' ? null : found;
    }, 60);
  };
  const source = (password: string) => ({
    host: '127.0.0.1', port: house.port, security: 'none', userName: address, signIn: 'password', password, afterFetch: 'delete',
  }); // biome-ignore format: a table

  test('it says of each step how it went, and opens no ticket', async () => {
    const { id } = await api<{ id: string }>('POST', '/mailboxes', { address });
    await api('PUT', `/mailboxes/${id}/source`, source('wrong'));
    expect(await run(id)).toMatchObject({
      state: 'failed',
      steps: [
        { step: 'sign_in', state: 'failed', sentence: expect.stringMatching(/refuses the user name or the password/) },
      ],
    });
    await api('PUT', `/mailboxes/${id}/source`, source(mailboxPassword));
    expect(await run(id)).toMatchObject({
      state: 'failed',
      steps: [
        { step: 'sign_in', state: 'passed' },
        { step: 'folders', state: 'passed' },
        { step: 'send', state: 'failed', sentence: expect.stringMatching(/no outgoing server/) },
      ],
    });
    const mailbox = await api<MailboxDetail>('PUT', `/mailboxes/${id}/sender`, {
      host: '127.0.0.1',
      port: smtpPort,
      security: 'none',
      signIn: 'same',
    });
    expect(JSON.stringify(mailbox)).not.toContain(mailboxPassword);
    // What the first connection finds is left alone, so the test waits for it.
    await until(async () => (await api<MailboxDetail>('GET', `/mailboxes/${id}`)).health.state === 'well');
    const began = performance.now();
    const passed = await run(id);
    console.log(
      `      a whole test in ${Math.round(performance.now() - began)} ms: ${passed.steps.map((one) => one.sentence).join(' ')}`,
    );
    expect(passed).toMatchObject({
      state: 'passed',
      steps: ['sign_in', 'folders', 'send', 'arrive'].map((step) => ({ step, state: 'passed' })),
    });
    expect(logins).toContain(address);
    // The running desk fetches it as well, knows it for its own, and deletes it as it was told to.
    await until(async () => (await house.list(address)).length === 0);
    expect((await api<{ tickets: unknown[] }>('GET', '/tickets')).tickets).toEqual([]);
    const metrics = await (await fetch(`${desk.url}/metrics`)).text();
    expect(metrics).toMatch(/tellonce_mailbox_last_success_seconds\{mailbox="support@kestrel.example"\} 1\d{9}/);
    expect(metrics).toMatch(/tellonce_mailbox_alarm\{mailbox="support@kestrel.example",kind="sign_in"\} [01]/);
  });

  test('before it is fetched a sign-in is tried and the folders are named, and nothing is kept', async () => {
    const { id } = await api<{ id: string }>('POST', '/mailboxes', { address: 'other@kestrel.example' });
    const { afterFetch: _, ...asked } = source(mailboxPassword);
    await expect(api('POST', `/mailboxes/${id}/source/check`, { ...asked, password: 'wrong' })).rejects.toThrow(
      /409.*refuses the user name or the password/,
    );
    expect(await api('POST', `/mailboxes/${id}/source/check`, asked)).toEqual({
      folders: expect.arrayContaining(['INBOX']),
    });
    expect((await api<MailboxDetail>('GET', `/mailboxes/${id}`)).source).toBeNull();
    // A stored password goes to the server that it was given for and to no other.
    await api('PUT', `/mailboxes/${id}/source`, source(mailboxPassword));
    const { password: _kept, ...without } = asked;
    expect(await api('POST', `/mailboxes/${id}/source/check`, without)).toMatchObject({
      folders: [expect.any(String)],
    });
    await expect(api('POST', `/mailboxes/${id}/source/check`, { ...without, host: 'localhost' })).rejects.toThrow(
      /422.*Give the password/,
    );
    await api('DELETE', `/mailboxes/${id}`);
  });

  test('a brand is previewed in every language by the words of the real acknowledgement', async () => {
    const { mails } = await api<{ mails: { locale: string; from: string; text: string }[] }>(
      'POST',
      '/brands/preview',
      {
        senderName: 'Kestrel Labels',
        footer: 'Kestrel Ltd, Porto',
      },
    );
    expect(mails.map((mail) => mail.locale)).toEqual(['en', 'ru', 'pt-BR', 'pt-PT']);
    for (const mail of mails) {
      expect(mail.from).toBe('Kestrel Labels');
      expect(mail.text).toMatch(/A-7F3K9QX.*Ana.*\/portal\/.*Kestrel Ltd, Porto$/s);
    }
  });

  test('a mailbox in shadow is tested without sending anything', async () => {
    const { mailboxes } = await api<{ mailboxes: MailboxDetail[] }>('GET', '/mailboxes');
    const { id } = mailboxes[0]!;
    await api('PUT', `/mailboxes/${id}/mode`, { mode: 'shadow' });
    expect(await run(id)).toMatchObject({ state: 'passed', steps: [{}, {}, { step: 'send', state: 'left_out' }] });
  });
});
