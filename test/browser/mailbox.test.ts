// An administrator connects a mailbox in a real browser, by the keyboard alone, to a real Dovecot: a wrong password is said
// where it was typed, the right one leads on to folders, sending and words, the test ticks off, and a mail becomes a ticket.

import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailboxDetail } from '../../contract/mailboxes.ts';
import { mailboxPassword } from '../mail-server/dovecot.ts';
import { type ImapHouse, openImapHouse, whyNoDovecot, writeMail } from '../mail-server/imap-house.ts';
import { client, startTokenServer, type TokenServer } from '../mail-server/token-server.ts';
import { lookAt } from './look-at.ts';
import { hasChromium, openStage, type Stage } from './open-stage.ts';

const why = hasChromium ? whyNoDovecot() : 'needs chromium';
const address = 'support@kestrel.example';
const slow = { timeout: 120_000, interval: 500 };
const byToken = 'token@kestrel.example';

describe.skipIf(why !== null)(`a mailbox in Chromium${why ? `: ${why}` : ''}`, () => {
  let tokens: TokenServer;
  let house: ImapHouse;
  let relay: SMTPServer;
  let relayPort: number;
  let stage: Stage;
  let ana: Page;

  beforeAll(async () => {
    tokens = await startTokenServer();
    house = await openImapHouse([address, byToken], {
      tokens: { introspectionUrl: `${tokens.url}/introspect`, mechanisms: 'xoauth2' },
    });
    // As a provider does: whoever may send puts mail into the recipient's mailbox.
    relay = new SMTPServer({
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) =>
        done(auth.password === mailboxPassword ? null : new Error('535 no'), { user: auth.username }),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo[0]!.address;
          if (to !== address) return done();
          house.append(to, [Buffer.concat(chunks).toString()]).then(() => done(), done);
        });
      },
    });
    const listener = relay.listen(0, '127.0.0.1') as Server;
    await new Promise<void>((done) => listener.once('listening', () => done()));
    relayPort = (listener.address() as AddressInfo).port;
    stage = await openStage();
    ana = await openPage('en', 1280, 'light');
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@desk.example', zone: 'UTC' });
  });
  afterAll(async () => {
    await stage?.stop();
    await new Promise<void>((done) => (relay ? relay.close(() => done()) : done()));
    await house?.stop();
    await tokens?.stop();
  });

  async function openPage(locale: string, width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
    const page = await stage.openPage({
      // Tall, so that a picture shows all of a page that scrolls inside.
      viewport: { width, height: ana ? 2400 : 900 },
      colorScheme,
      reducedMotion: 'reduce',
      ...(ana ? { storageState: await ana.context().storageState() } : {}),
    });
    await page.addInitScript((one) => localStorage.setItem('tellonce.locale', one), locale);
    return page;
  }
  const read = async <T>(path: string) => (await (await ana.request.get(`/api/v1${path}`)).json()) as T;
  const mailboxes = async () => (await read<{ mailboxes: MailboxDetail[] }>('/mailboxes')).mailboxes;
  /** As somebody does who has no mouse: on to the control by Tab, then its key. */
  async function tabTo(
    page: Page,
    role: 'button' | 'link' | 'checkbox' | 'textbox' | 'spinbutton' | 'combobox',
    name: string | RegExp,
  ) {
    const wanted = page.getByRole(role, { name, exact: true }).first();
    await wanted.waitFor();
    for (let press = 0; press < 60; press++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${role} ${name} is not reached by Tab.`);
  }
  async function type(page: Page, name: string, text: string) {
    const field = page.getByLabel(name, { exact: true });
    await field.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  }

  test('the first page offers to connect one, and an address leads to its sign-in', async () => {
    await ana.goto('/');
    await ana.getByRole('link', { name: 'Connect a mailbox' }).focus();
    await ana.keyboard.press('Enter');
    await ana.waitForURL('**/settings/mailboxes/new');
    await type(ana, 'Address', 'ana@gmail.com');
    await ana.getByText('Gmail, Google Workspace: its servers are filled in for you.').waitFor();
    await type(ana, 'Address', address);
    await lookAt(ana);
    await ana.keyboard.press('Enter');
    await ana.waitForURL('**/connect');
    expect(await ana.getByLabel('Server', { exact: true }).inputValue()).toBe('imap.kestrel.example');
  });

  test('a wrong password is said at its field, with what to do, and nothing is kept', async () => {
    await type(ana, 'Server', '127.0.0.1');
    await ana.getByLabel('Security').selectOption('none');
    await type(ana, 'Port', `${house.port}`);
    await type(ana, 'Password', 'wrong');
    await ana.keyboard.press('Enter');
    const field = ana.locator('input[type=password]');
    await expect.poll(() => field.getAttribute('aria-invalid'), slow).toBe('true');
    const said = await field.evaluate(
      (input) => document.getElementById(input.getAttribute('aria-describedby')!)!.innerText,
    );
    expect(said).toMatch(/127\.0\.0\.1 refuses the user name or the password.*app password/);
    await lookAt(ana);
    expect((await mailboxes())[0]!.source).toBeNull();
  });

  test('the right one leads over folders, sending and words to a test that passes, and nothing is taken before', async () => {
    await type(ana, 'Password', mailboxPassword);
    await ana.keyboard.press('Enter');
    await ana.getByRole('checkbox', { name: 'INBOX' }).waitFor();
    expect(await ana.getByRole('checkbox', { name: 'INBOX' }).isChecked()).toBe(true);
    await lookAt(ana);
    await tabTo(ana, 'button', 'Continue');
    await ana.keyboard.press('Enter');
    await ana.getByRole('heading', { name: 'Sending' }).waitFor();
    await house.append(address, [writeMail('Too early', { to: address })]);
    await type(ana, 'Server', '127.0.0.1');
    await ana.getByLabel('Security').selectOption('none');
    await type(ana, 'Port', `${relayPort}`);
    await lookAt(ana);
    await tabTo(ana, 'button', 'Continue');
    await ana.keyboard.press('Enter');
    await ana.getByRole('heading', { name: 'Words' }).waitFor();
    await type(ana, 'Signature', '{agent}, {desk}');
    await lookAt(ana);
    await tabTo(ana, 'button', 'Continue');
    await ana.keyboard.press('Enter');
    await tabTo(ana, 'button', 'Test it for real');
    await ana.keyboard.press('Enter');
    await ana.getByText('Everything that was tried works.').waitFor({ timeout: 120_000 });
    for (const step of ['Sign-in', 'Folders', 'Sending', 'Arrival'])
      await ana
        .getByRole('listitem')
        .filter({ hasText: `${step}, passed` })
        .waitFor();
    await lookAt(ana);
    await ana.screenshot({ path: join(tmpdir(), 'tellonce-mailbox-test.png') });
    expect((await mailboxes())[0]).toMatchObject({
      signature: '{agent}, {desk}',
      sender: { port: relayPort, signIn: 'same' },
      source: { folders: ['INBOX'], afterFetch: 'seen', begun: false },
      health: { state: 'not_begun', succeededAt: null },
    });
    expect((await read<{ tickets: unknown[] }>('/tickets')).tickets, 'nothing was fetched on the way').toEqual([]);
  });

  test('whoever left before the last step goes on after what was kept, and mail is taken once it is started', async () => {
    await ana.goto('/settings/mailboxes');
    await ana.getByText('Not started: nothing is fetched until somebody starts it.').waitFor();
    await lookAt(ana);
    await ana.goto(`/settings/mailboxes/${(await mailboxes())[0]!.id}`);
    await ana.getByText('Nothing is fetched yet: it was not started.').waitFor();
    await lookAt(ana);
    await ana.goto('/settings/mailboxes/new');
    await type(ana, 'Address', address);
    await ana.getByText(/was added before; nothing is fetched from it yet/).waitFor();
    await ana.getByRole('link', { name: 'Go on with it' }).click();
    // How it is fetched was kept: what comes after it is asked next.
    await ana.getByRole('heading', { name: 'Sending' }).waitFor();
    await ana.getByRole('button', { name: 'Continue' }).click();
    await ana.getByRole('heading', { name: 'Words' }).waitFor();
    await ana.getByRole('button', { name: 'Continue' }).click();
    await ana.getByRole('button', { name: 'Test it for real' }).click();
    await ana.getByText('Everything that was tried works.').waitFor({ timeout: 120_000 });
    await lookAt(ana);
    await tabTo(ana, 'button', 'Start taking mail');
    await ana.keyboard.press('Enter');
    await ana.waitForURL(/settings\/mailboxes\/[^/]+$/);
    await expect.poll(async () => (await mailboxes())[0]!.health.state, slow).toBe('well');
    await ana.getByText(/^Working\./).waitFor();
    expect(await ana.getByText('it was not started').count()).toBe(0);
    expect((await read<{ tickets: unknown[] }>('/tickets')).tickets, 'from then on, not from before').toEqual([]);
  });

  test('a mail becomes a ticket, and the list says that the mailbox works', async () => {
    await house.append(address, [writeMail('The label printer stops', { to: address })]);
    await expect.poll(async () => (await read<{ tickets: unknown[] }>('/tickets')).tickets.length, slow).toBe(1);
    await ana.goto('/tickets');
    await ana.getByRole('link', { name: /The label printer stops/ }).waitFor();
    await ana.goto('/settings/mailboxes');
    await ana.getByText(/Working\. The last mail came .* ago\./).waitFor();
  });

  test('its key is made, shown to be copied, and the check says what the DNS lacks', async () => {
    await tabTo(ana, 'button', 'Make a key: kestrel.example');
    await ana.keyboard.press('Enter');
    await ana.getByText(/^v=DKIM1;/).waitFor();
    expect(await ana.getByText(/\._domainkey\.kestrel\.example$/).count()).toBe(1);
    await ana.getByText('Not checked yet.').waitFor();
    await ana.getByRole('button', { name: 'Check the DNS: kestrel.example' }).click();
    await ana.getByText(/The DNS does not show the record/).waitFor({ timeout: 120_000 });
    await lookAt(ana);
  });

  test('a brand is added with a legible colour and previewed in Russian', async () => {
    await ana.goto('/settings/brands');
    await ana.getByRole('button', { name: 'Add a brand' }).click();
    await type(ana, 'Name of the brand', 'Kestrel Scales');
    await type(ana, 'Sender', 'Kestrel Scales support');
    await type(ana, 'Footer', 'Kestrel Scales Ltd, Porto');
    await type(ana, 'Accent colour', '#ffe600');
    await ana.getByText(/White words on it are hard to read/).waitFor();
    await ana.getByRole('button', { name: /^Take the darker/ }).click();
    await ana.getByText(/White words on it read well/).waitFor();
    const preview = ana.getByRole('region', { name: 'What requesters read first' });
    await preview.getByText(/Kestrel Scales Ltd, Porto$/).waitFor();
    await preview.getByText('Русский').click();
    await preview.getByText(/Здравствуйте/).waitFor();
    await lookAt(ana);
    await ana.getByRole('button', { name: 'Save' }).click();
    await ana.getByRole('button', { name: 'Change: Kestrel Scales' }).waitFor();
  });

  test('shadow is explained, and going live asks about nothing where nothing was opened', async () => {
    const [box] = await mailboxes();
    await ana.goto(`/settings/mailboxes/${box!.id}`);
    await ana.getByRole('button', { name: `Switch to shadow: ${address}` }).click();
    await ana.getByRole('dialog').getByRole('button', { name: 'Switch to shadow' }).click();
    await ana.getByText(/the desk reads along beside another one/).waitFor();
    await house.append(address, [writeMail('Read in shadow', { to: address, from: 'oleg@northgate.example' })]);
    await expect.poll(async () => (await mailboxes())[0]!.shadowTickets, slow).toBe(1);
    await ana.getByRole('link', { name: 'What would have been sent' }).click();
    await ana
      .getByText(/oleg@northgate\.example/)
      .first()
      .waitFor();
    await lookAt(ana);
    await ana.goto(`/settings/mailboxes/${box!.id}`);
    await ana.getByRole('button', { name: 'Go live' }).click();
    await ana.getByRole('dialog').getByText('Remove without a trace').click();
    await ana.getByRole('dialog').getByRole('button', { name: 'Go live' }).click();
    await ana.getByText(/In earnest: mail becomes tickets/).waitFor();
    expect((await mailboxes())[0]).toMatchObject({ mode: 'live', shadowTickets: 0 });
  });

  test('a banner tells administrators when nothing comes in any more, and leads to the mailbox', async () => {
    const [box] = await mailboxes();
    const { hasPassword: _, ...source } = box!.source!;
    const changed = await ana.request.put(`/api/v1/mailboxes/${box!.id}/source`, {
      data: { ...source, password: 'changed elsewhere' },
    });
    expect(changed.status()).toBe(200);
    await expect.poll(async () => (await read<{ alarms: unknown[] }>('/mailbox-alarms')).alarms.length, slow).toBe(1);
    await ana.goto('/guarantees');
    await ana
      .getByRole('complementary')
      .getByText(/refuses the user name or the password/)
      .waitFor();
    await ana.getByRole('complementary').getByRole('link', { name: address }).click();
    await ana.getByText(/^Failing since .* refuses the user name/).waitFor();
    await lookAt(ana);
  });

  test.each([
    ['en', 360, 'light'],
    ['ru', 360, 'dark'],
    ['pt-BR', 1280, 'dark'],
    ['pt-PT', 360, 'light'],
    ['ru', 1280, 'light'],
  ] as const)('every page is right in %s at %d px, %s', async (locale, width, scheme) => {
    // The desk's own sentences follow the person, the page's words the browser.
    await ana.request.patch('/api/v1/session', { data: { locale } });
    const page = await openPage(locale, width, scheme);
    const [box] = await mailboxes();
    const one = `settings/mailboxes/${box!.id}`;
    for (const path of [
      'settings/mailboxes',
      'settings/mailboxes/new',
      one,
      `${one}/connect`,
      'settings/brands',
      'outbox?show=shadow',
    ]) {
      await page.goto(`/${path}`);
      await page.locator('h1:visible').first().waitFor();
      await page.waitForFunction(() => document.querySelectorAll('[role="status"][aria-label]').length === 0);
      await lookAt(page);
      const name = path.replace(box!.id, 'one').replaceAll(/[/?]/g, '-');
      await page.screenshot({
        path: join(tmpdir(), `tellonce-${locale}-${width}-${scheme}-${name}.png`),
        fullPage: true,
      });
    }
    await page.context().close();
  });

  test('with OAuth the browser goes to the provider and comes back to where it was', async () => {
    await ana.request.patch('/api/v1/session', { data: { locale: 'en' } });
    // The provider's page, on which somebody agrees, or does not.
    let agrees = false;
    let returned = '';
    const declined = (asked: string) => {
      const { searchParams } = new URL(asked);
      const back = new URL(searchParams.get('redirect_uri')!);
      for (const [name, value] of [
        ['error', 'access_denied'],
        ['state', searchParams.get('state')!],
      ] as const)
        back.searchParams.set(name, value);
      return back.href;
    };
    await ana.route(`${tokens.url}/authorise*`, (route) => {
      const asked = route.request().url();
      returned = agrees ? tokens.agree(asked, byToken) : declined(asked);
      return route.fulfill({
        status: 302,
        headers: { location: returned },
      });
    });
    await ana.goto('/settings/mailboxes/new');
    await type(ana, 'Address', byToken);
    await ana.keyboard.press('Enter');
    await ana.waitForURL('**/connect');
    await type(ana, 'Server', '127.0.0.1');
    await ana.getByLabel('Security').selectOption('none');
    await type(ana, 'Port', `${house.port}`);
    await ana.getByText('At the provider (OAuth)').click();
    await ana.getByLabel('Sign in at').selectOption('custom');
    await type(ana, 'Client id', client.id);
    await type(ana, 'Client secret', client.secret);
    await type(ana, 'Address of the sign-in page', `${tokens.url}/authorise`);
    await type(ana, 'Address of the token server', `${tokens.url}/token`);
    await type(ana, 'Scopes, with spaces between', 'mail');
    await ana.getByLabel('The token server is in our own network').check();
    await lookAt(ana);
    await tabTo(ana, 'button', 'Sign in at the provider');
    await ana.keyboard.press('Enter');
    await ana.getByText('was not allowed to let the desk in (access_denied). Sign in there again').waitFor();
    expect(await ana.getByLabel('Port').inputValue()).toBe(`${house.port}`);
    await lookAt(ana);
    agrees = true;
    await tabTo(ana, 'button', 'Sign in at the provider');
    await ana.keyboard.press('Enter');
    await ana.getByText('Signed in at the provider.').waitFor();
    await ana.getByText('was not allowed to let the desk in').waitFor({ state: 'detached' });
    expect(new URL(ana.url()).pathname).toMatch(/connect$/);
    expect(await ana.getByLabel('Port').inputValue()).toBe(`${house.port}`);
    await lookAt(ana);
    await ana.getByRole('button', { name: 'Continue' }).click();
    await ana.getByRole('checkbox', { name: 'INBOX' }).waitFor();
    await ana.getByRole('button', { name: 'Continue' }).click();
    await ana.getByRole('heading', { name: 'Sending' }).waitFor();
    const box = async () => (await mailboxes()).find((one) => one.address === byToken)!;
    const started = await ana.request.post(`/api/v1/mailboxes/${(await box()).id}/source/start`, { data: {} });
    expect(started.status()).toBe(200);
    await expect.poll(async () => (await box()).health.state, slow).toBe('well');
    expect(await box()).toMatchObject({ source: { signIn: 'oauth' }, signIn: { state: 'granted' } });
    // The browser's Back, with what has been used already.
    await ana.goto(returned);
    await ana.getByText('That sign-in was used already or is too old').waitFor();
    expect(new URL(ana.url()).pathname).toBe(`/settings/mailboxes/${(await box()).id}`);
    await lookAt(ana);
    await ana.request.delete(`/api/v1/mailboxes/${(await box()).id}`);
  });

  test('removing it asks first, and its tickets stay', async () => {
    const [box] = await mailboxes();
    await ana.goto(`/settings/mailboxes/${box!.id}`);
    await ana.getByRole('button', { name: `Remove: ${address}` }).click();
    await ana.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await ana.getByText('No mailbox yet').waitFor();
    await ana.goto('/tickets');
    await ana.getByRole('link', { name: /The label printer stops/ }).waitFor();
    expect(stage.heard, stage.heard.join('\n')).toEqual([]);
  });
});
