// What became of mail, as an agent sees it on the ticket: one that was refused, with the reason and the way on; one that waits
// to be tried again; and one that came too large to take whole. The server that we send by refuses for real.

import { type AddressInfo, createServer, type Server } from 'node:net';
import { createTransport } from 'nodemailer';
import type { Page } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, type Stage } from './open-stage.ts';

const gone = 'ravi@northgate.example';
const found = 'ravi.menon@northgate.example';
const busy = 'lena@southgate.example';

describe.skipIf(!hasChromium)(inChromium, () => {
  let relay: SMTPServer;
  let stage: Stage;
  let nora: Page;
  let smtpPort: number;
  const taken: string[] = [];
  const letters: string[] = [];

  beforeAll(async () => {
    relay = new SMTPServer({
      hideSTARTTLS: true,
      disabledCommands: ['AUTH'],
      onRcptTo: ({ address }, _session, done) => {
        if (address === gone) return done(refusal(550, '5.1.1 No such user here'));
        if (address === busy) return done(refusal(451, '4.7.1 Greylisted, try again later'));
        done();
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          letters.push(Buffer.concat(chunks).toString());
          taken.push(...session.envelope.rcptTo.map((one) => one.address));
          done();
        });
      },
    });
    const listener = relay.listen(0, '127.0.0.1') as Server;
    await new Promise<void>((done) => listener.once('listening', () => done()));
    smtpPort = await freePort();
    stage = await openStage({
      SMTP_URL: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
      SMTP_PORT: `${smtpPort}`,
      MAIL_LIMIT_MB: '1',
    });
    nora = await stage.openPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce' });
    await stage.setUp(nora, { name: 'Nora Holt', email: 'nora@desk.example', zone: 'UTC' });
  });
  afterAll(async () => {
    await stage?.stop();
    await new Promise<void>((done) => (relay ? relay.close(() => done()) : done()));
  });

  const api = <T>(method: Parameters<typeof call>[1], path: string, data?: object) => call<T>(nora, method, path, data);
  const conversation = () => nora.getByRole('region', { name: 'Conversation' });
  /** A ticket on which we have answered. */
  async function answered(email: string, name: string): Promise<string> {
    const requester = { email, name, locale: 'en' };
    const { number } = await api<{ number: string }>('POST', '/tickets', {
      subject: `Of ${name}`,
      body: 'It stops.',
      requester,
    });
    await api('POST', `/tickets/${number}/messages`, { kind: 'public', body: 'Does it print now?' });
    return number;
  }

  test('a mail that was refused says why and that nothing more is tried; another address is given, and it goes there', async () => {
    const number = await answered(gone, 'Ravi Menon');
    await nora.goto(`/tickets/${number}`);
    const entry = conversation().locator('li').filter({ hasText: 'Does it print now?' }).last();
    await entry.getByText(`Did not reach Ravi Menon (${gone})`, { exact: false }).waitFor({ timeout: 120_000 });
    expect(await entry.innerText()).toContain('Nothing more is tried: another address is needed.');
    await entry.getByRole('button', { name: 'Server’s answer' }).click();
    await entry.getByText(/5\.1\.1 No such user here/).waitFor();
    await lookAt(nora);
    await entry.getByRole('button', { name: 'Another address' }).click();
    await nora.getByRole('dialog').getByLabel('Address', { exact: true }).fill(found);
    await lookAt(nora);
    await nora.getByRole('dialog').getByRole('button', { name: 'Send there' }).click();
    await expect.poll(() => taken, { timeout: 120_000 }).toContain(found);
    await entry.getByText('Did not reach').first().waitFor({ state: 'hidden', timeout: 120_000 });
    await lookAt(nora);
  });

  test('by the address that an agent was told its owner opens that ticket in the portal, and nothing else of theirs', async () => {
    const requester = { email: gone, name: 'Ravi Menon', locale: 'en' };
    await api('POST', '/tickets', { subject: 'Of another matter', body: 'Private words.', requester });
    const page = await stage.openPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
    await page.goto('/portal');
    await page.getByRole('textbox').fill(found);
    await page.getByRole('button').first().click();
    const link = () =>
      letters.map((one) => /\/portal\/in\/[\w-]{75}/.exec(one.replace(/=\r?\n/g, ''))?.[0]).find(Boolean);
    await expect.poll(link, { timeout: 120_000 }).toBeTruthy();
    await page.goto(link()!);
    await page.getByText(found).waitFor();
    await page.getByRole('button', { name: /Open/ }).click();
    await page.waitForURL(/\/portal\/t\//);
    await page.getByText('Does it print now?').waitFor();
    await lookAt(page);
    await page.goto('/portal');
    expect(await page.getByRole('textbox').count(), 'no list of theirs, but the door').toBe(1);
    expect(await page.innerText('body')).not.toContain('Of another matter');
    await page.context().close();
  });

  test('a mail that is put off says so, and when it is tried again', async () => {
    const number = await answered(busy, 'Lena Roth');
    await nora.goto(`/tickets/${number}`);
    const entry = conversation().locator('li').filter({ hasText: 'Does it print now?' }).last();
    await entry.getByText(`Not accepted yet for Lena Roth (${busy})`, { exact: false }).waitFor({ timeout: 120_000 });
    expect(await entry.innerText()).toMatch(/We try again .+\./);
    expect(await entry.getByRole('button', { name: 'Another address' }).count(), 'nothing is to be done yet').toBe(0);
    await lookAt(nora);
  });

  test('a mail that was too large is there with its words, its size, and that a link was sent for its files', async () => {
    const client = createTransport({ host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true });
    await client.sendMail({
      from: 'Oleg Petrov <oleg@westgate.example>',
      to: 'help@desk.example',
      subject: 'Pictures of the printer',
      text: 'You see the light on the second one.',
      attachments: [{ filename: 'light.bin', content: Buffer.alloc(2 * 1024 * 1024, 7) }],
    });
    client.close();
    const subjects = async () =>
      (await api<{ tickets: { subject: string }[] }>('GET', '/tickets')).tickets.map((one) => one.subject);
    await expect.poll(subjects, { timeout: 120_000 }).toContain('Pictures of the printer');
    await nora.goto('/tickets');
    await nora.getByRole('link', { name: /Pictures of the printer|You see the light/ }).click();
    await conversation().getByText('You see the light on the second one.').waitFor();
    await conversation()
      .getByText(/The mail had .+ MB with its files, too large to take: the words are here, the files are not\./)
      .waitFor();
    await conversation().getByText('Its sender was sent a link to hand them in.').waitFor({ timeout: 120_000 });
    expect(taken).toContain('oleg@westgate.example');
    await lookAt(nora);
  });

  test.each([
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('at %d px, %s, nothing of it is cut off', async (width, colorScheme) => {
    const page = await stage.openPage({
      viewport: { width, height: 740 },
      colorScheme,
      reducedMotion: 'reduce',
      storageState: await nora.context().storageState(),
    });
    const { tickets } = await api<{ tickets: { number: string }[] }>('GET', '/tickets');
    for (const { number } of tickets) {
      await page.goto(`/tickets/${number}`);
      await page.getByRole('region', { name: 'Conversation' }).waitFor();
      await lookAt(page);
    }
    await page.context().close();
  });

  test('no page complained', () => {
    expect(stage.heard, stage.heard.join('\n')).toEqual([]);
  });
});

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
