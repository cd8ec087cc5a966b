// What the screens say and hold back, in a real browser: before the set-up, in the list, in the composer, in arrived mail,
// in the Outbox, and to the requester.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutboxMailView } from '../../contract/channels.ts';
import { storeInbound } from '../../server/channels/store-inbound.ts';
import { contextFor, theDesk } from '../../server/platform/context.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Stage } from './open-stage.ts';

const ravi = { email: 'ravi@northgate.example', name: 'Ravi Menon', locale: 'en' };

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let nora: Page;

  beforeAll(async () => {
    stage = await openStage();
    nora = await openPage();
  });
  afterAll(async () => {
    await stage?.stop();
  });

  async function openPage(width = 1280, from?: Page, locale = 'en-US'): Promise<Page> {
    return stage.openPage({
      viewport: { width, height: 780 },
      locale,
      timezoneId: 'Europe/Lisbon',
      // Half faded in, nothing has its colours yet.
      reducedMotion: 'reduce',
      ...(from ? { storageState: await from.context().storageState() } : {}),
    });
  }
  const api = <T>(method: Parameters<typeof call>[1], path: string, data?: object) => call<T>(nora, method, path, data);
  const open = async (subject: string) =>
    (await api<{ number: string }>('POST', '/tickets', { subject, body: 'It blinks red.', requester: ravi })).number;

  test('before the set-up the portal says so, and nothing is asked for in vain', async () => {
    await nora.goto('/portal');
    await nora.getByRole('heading', { name: 'This desk is not set up yet' }).waitFor();
    await lookAt(nora);
    await nora.goto('/');
    await nora.waitForURL('**/setup');
    expect(stage.heard).toEqual([]);
  });

  test('a wrong token is said at its field, in the language that is chosen afterwards', async () => {
    const fill = (label: string, text: string) => nora.getByLabel(label, { exact: true }).fill(text);
    await fill('Token', 'wrong');
    await fill('Name of the desk', 'Kestrel Labels');
    await fill('Your name', 'Nora Holt');
    await fill('Your e-mail', 'nora@desk.example');
    await fill('Password', password);
    await nora.getByRole('button', { name: 'Open the desk' }).click();
    const token = nora.locator('[name=token]');
    await expect.poll(() => token.getAttribute('aria-invalid')).toBe('true');
    const said = () =>
      token.evaluate((input) => document.getElementById(input.getAttribute('aria-describedby')!)?.innerText);
    expect(await said()).toContain('This is not the one-time token');
    await nora.getByRole('button', { name: 'Русский' }).click();
    await expect.poll(said).toContain('Это не тот код');
    await nora.getByRole('button', { name: 'English' }).click();
    await token.fill(stage.token());
    await nora.getByRole('button', { name: 'Open the desk' }).click();
    await nora.getByRole('heading', { name: 'Your desk is ready' }).waitFor();
  });

  test('whoever has no session is led to the sign-in, and back to where they wanted to go', async () => {
    const stranger = await openPage();
    await stranger.goto('/tickets?list=done');
    await stranger.waitForURL(/\/sign-in\?to=%2Ftickets%3Flist%3Ddone$/);
    await stranger.getByLabel('E-mail').fill('nora@desk.example');
    await stranger.getByLabel('Password').fill(password);
    await stranger.getByRole('button', { name: 'Sign in' }).click();
    await stranger.waitForURL('**/tickets?list=done');
    await stranger.context().close();
  });

  test('the list tells a word without an answer from a ticket that nobody has accepted', async () => {
    const number = await open('The printer stops');
    await nora.goto('/tickets');
    const row = nora.getByRole('link', { name: /The printer stops/ });
    await row.getByRole('img', { name: 'new word, not answered yet' }).waitFor();
    expect(await row.innerText()).toContain('given to Nora Holt, not accepted yet');
    await api('POST', `/tickets/${number}/messages`, { kind: 'public', body: 'We are looking.' });
    await expect.poll(() => row.getByRole('img', { name: 'new word, not answered yet' }).count()).toBe(0);
    expect(await row.innerText()).toContain('has it: Nora Holt');
  });

  test('on a desk of one nobody else can have it, and it says why', async () => {
    await nora.getByRole('link', { name: /The printer stops/ }).click();
    await nora.getByRole('button', { name: 'Hand over' }).click();
    const dialog = nora.getByRole('dialog', { name: 'Who should have it?' });
    await dialog.getByText('you are the only person').waitFor();
    expect(await dialog.getByRole('radio').count()).toBe(0);
    await lookAt(nora);
    await dialog.getByRole('link', { name: 'Add a person' }).click();
    await nora.waitForURL('**/settings/people');
  });

  test('a restricted entry names its readers, and others do not get it', async () => {
    for (const name of ['Leo', 'Mia']) {
      await api('POST', '/agents', { name, email: `${name}@desk.example`, password, role: 'agent' });
    }
    const number = await open('The contract');
    await nora.goto(`/tickets/${number}`);
    await nora.getByRole('radio', { name: 'Restricted' }).check({ force: true });
    expect(await nora.getByRole('button', { name: 'Choose who reads it' }).getAttribute('aria-disabled')).toBe('true');
    await nora.getByRole('checkbox', { name: 'Leo' }).check({ force: true });
    await nora.getByRole('textbox', { name: 'Your restricted entry' }).fill('They may leave us.');
    await lookAt(nora);
    await nora.getByRole('button', { name: 'Add for 1 person' }).click();
    const entry = nora.getByRole('listitem').filter({ hasText: 'They may leave us.' });
    await entry.getByText('Only Leo, Nora Holt read this').waitFor();
    const seenBy = async (name: string) => {
      const page = await openPage();
      await page.request.post('/api/v1/session', { data: { email: `${name}@desk.example`, password } });
      const timeline = await (await page.request.get(`/api/v1/tickets/${number}/timeline`)).text();
      await page.context().close();
      return timeline.includes('They may leave us.');
    };
    expect([await seenBy('Leo'), await seenBy('Mia')]).toEqual([true, false]);
  });

  test('a person changes the password; the old one opens nothing any more', async () => {
    const page = await openPage();
    const signIn = (secret: string) =>
      page.request.post('/api/v1/session', { data: { email: 'Leo@desk.example', password: secret } });
    expect((await signIn(password)).ok()).toBe(true);
    await page.goto('/settings');
    await page.getByLabel('Password in force now').fill('not this one, surely');
    await page.getByLabel('New password').fill('another good sentence');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('The current password is another one.').waitFor();
    await page.getByLabel('Password in force now').fill(password);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Password changed.').waitFor();
    await lookAt(page);
    expect((await signIn(password)).ok()).toBe(false);
    expect((await signIn('another good sentence')).ok()).toBe(true);
    await page.context().close();
  });

  test('Escape closes the menu and leaves the ticket, and a picked day begins when the desk opens', async () => {
    const number = await open('The lid sticks');
    await nora.goto(`/tickets/${number}`);
    await nora.getByRole('button', { name: 'Change status' }).click();
    await nora.getByRole('menuitem', { name: 'Scheduled' }).waitFor();
    await nora.keyboard.press('Escape');
    await expect.poll(() => nora.getByRole('menuitem', { name: 'Scheduled' }).count()).toBe(0);
    expect(nora.url()).toContain(`/tickets/${number}`);
    await nora.getByRole('button', { name: 'Change status' }).click();
    await nora.getByRole('menuitem', { name: 'Scheduled' }).click();
    await nora.getByRole('button', { name: /Date and time/ }).click();
    await nora
      .getByRole('button', { name: /^\d+ \w+ \d{4}$/, disabled: false })
      .last()
      .click();
    const hours = nora.getByLabel('Hours', { exact: true });
    await expect.poll(() => hours.inputValue()).toBe('09');
    await nora.keyboard.press('Escape');
    await nora.keyboard.press('Escape');
    expect(nora.url()).toContain(`/tickets/${number}`);
  });

  test('in a phone’s window the word after a reply tells the truth and leaves Send free', async () => {
    const phone = await openPage(360, nora);
    await phone.goto(`/tickets/${await open('It blinks')}`);
    const name = phone.getByText('Nora Holt', { exact: true }).first();
    const accept = phone.getByRole('button', { name: 'Accept' });
    const [nameBox, acceptBox] = await Promise.all([name.boundingBox(), accept.boundingBox()]);
    expect(nameBox!.width).toBeGreaterThan(40);
    expect(acceptBox!.y).toBeGreaterThanOrEqual(nameBox!.y + nameBox!.height);
    await phone.getByRole('textbox', { name: 'Your reply' }).fill('We are looking at it.');
    await phone.getByRole('button', { name: 'Send to Ravi Menon' }).click();
    const toast = phone.getByText('it waits in the Outbox');
    await toast.waitFor();
    await phone.getByRole('textbox', { name: 'Your reply' }).fill('And again.');
    const send = (await phone.getByRole('button', { name: 'Send to Ravi Menon' }).boundingBox())!;
    const word = (await toast.boundingBox())!;
    expect(word.y + word.height).toBeLessThan(send.y);
    await lookAt(phone);
    await phone.context().close();
  });

  test('dates stand in the language of the page, whatever the browser speaks', async () => {
    const page = await openPage(1280, nora);
    await page.addInitScript(() => localStorage.setItem('tellonce.locale', 'ru'));
    await page.goto(`/tickets/${await open('Two labels')}`);
    await page.getByRole('button', { name: 'Решить', exact: true }).click();
    const field = page.getByRole('dialog').getByRole('button', { name: /Когда/ });
    expect(await field.innerText()).toMatch(/^[а-я]{2}, \d{1,2} [а-я]+\.? \d{4} г\., \d\d:\d\d$/);
    await field.click();
    await page.getByLabel('Часы').first().waitFor();
    await lookAt(page);
    await page.context().close();
  });

  test('mail without a sender waits in view, is read as plain text, and is taken in for somebody', async () => {
    const { database, sources } = stage.running.wiring;
    await storeInbound(contextFor(sources, database.db, theDesk), {
      channel: 'email',
      door: 'smtp',
      raw: Buffer.from('Subject: Scales stand still\r\n\r\nSince noon. <b>http://evil.example/</b>\r\n'),
      envelopeFrom: null,
      envelopeTo: ['help@desk.example'],
      remoteAddress: '192.0.2.7',
    });
    // It is taken up by the same sweep that takes up what a crash has left.
    await database.db
      .updateTable('inbound')
      .set({ dueAt: new Date(0) })
      .where('state', '=', 'received')
      .execute();
    await expect
      .poll(async () => (await api<{ arrived: object }>('GET', '/session')).arrived, { timeout: 120_000 })
      .toEqual({
        undecided: 1,
      });
    await nora.goto('/inbound');
    await nora.getByText('It says nowhere who sent it').waitFor();
    await nora.getByText('Scales stand still').click();
    await nora.getByText('<b>http://evil.example/</b>').waitFor();
    expect(await nora.locator('a[href*="evil.example"]').count()).toBe(0);
    await lookAt(nora);
    await nora.getByRole('button', { name: 'Take in as a ticket: Scales stand still' }).click();
    const dialog = nora.getByRole('dialog', { name: 'Take this mail in?' });
    await dialog.getByLabel('Who is to be answered').fill('nina@customer.example');
    await lookAt(nora);
    await dialog.getByRole('button', { name: 'Take in as a ticket' }).click();
    await nora.getByRole('heading', { name: 'Scales stand still' }).waitFor();
    await expect
      .poll(async () => (await api<{ arrived: object }>('GET', '/session')).arrived)
      .toEqual({ undecided: 0 });
  });

  test('a mail in the Outbox has no date yet, its own link can be followed, and others are told why they cannot read it', async () => {
    await nora.goto('/outbox');
    await nora.locator('details summary').first().click();
    await nora.getByText('set when it leaves').waitFor();
    const link = nora.locator('pre a').first();
    expect(await link.getAttribute('href')).toMatch(new RegExp(`^${stage.running.url}/portal/`));
    const mia = await openPage();
    await mia.request.post('/api/v1/session', { data: { email: 'Mia@desk.example', password } });
    await mia.goto('/outbox');
    await mia.locator('details summary').first().click();
    await mia.getByText('Only administrators can read it').waitFor();
    await lookAt(mia);
    await mia.context().close();
  });

  test('the requester reads as last action the newest word, not the newest event', async () => {
    const linkIn = async (purpose: string) => {
      const found = (await api<{ mails: OutboxMailView[] }>('GET', '/outbox?state=all')).mails;
      const mail = found.find((one) => one.purpose === purpose && one.to === ravi.email)!;
      return /https?:\/\/\S+\/portal\/(?:t|in)\/\S+/.exec(
        (await api<{ text: string }>('GET', `/outbox/${mail.id}`)).text,
      )![0];
    };
    const phone = await openPage(360);
    await phone.goto(await linkIn('acknowledgement'));
    await phone.getByRole('button', { name: 'Mail me the link' }).click();
    await phone.getByText('We have mailed you a link').waitFor();
    await phone.goto(await linkIn('sign_in_link'));
    await phone.getByRole('button', { name: 'Open' }).click();
    const number = await open('Ribbon tears');
    await api('POST', `/tickets/${number}/messages`, { kind: 'public', body: 'A new ribbon is on its way.' });
    await phone.goto(`/portal/tickets/${number}`);
    await phone.getByText('Nora Holt wrote to you').waitFor();
    await phone.getByRole('textbox', { name: 'Your message' }).fill('Thank you, I wait for it.');
    await phone.getByRole('button', { name: 'Send to Nora Holt' }).click();
    await phone.getByText('You wrote to us').waitFor();
    await lookAt(phone);
    await phone.context().close();
  });

  test('and none of them complains', () => {
    expect(stage.heard, stage.heard.join('\n')).toEqual([]);
  });
});
