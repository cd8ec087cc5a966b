// Two tickets of one person become one at the desk, with the mouse and by keyboard, and come apart again; a second matter is
// taken out. In light and dark, wide and narrow, in four languages.

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TicketDetailView } from '../../contract/tickets.ts';
import { lookAt } from './look-at.ts';
import { hasChromium, inChromium, openStage, password, type Stage } from './open-stage.ts';

const looks = [
  { locale: 'en-GB', width: 1280, dark: false },
  { locale: 'ru', width: 1280, dark: true },
  { locale: 'pt-BR', width: 360, dark: false },
  { locale: 'pt-PT', width: 360, dark: true },
];

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let ana: Page;

  beforeAll(async () => {
    stage = await openStage();
    ana = await openPage(looks[0]!);
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@kestrel.example', zone: 'Europe/Lisbon' });
  });
  afterAll(async () => {
    await stage?.stop();
  });

  async function openPage(look: (typeof looks)[number]): Promise<Page> {
    return stage.openPage({
      viewport: { width: look.width, height: 860 },
      colorScheme: look.dark ? 'dark' : 'light',
      locale: look.locale,
      timezoneId: 'Europe/Lisbon',
    });
  }
  async function api<T>(method: 'GET' | 'POST' | 'PUT', path: string, data?: object): Promise<T> {
    const response = await ana.request.fetch(`/api/v1${path}`, { method, ...(data ? { data } : {}) });
    expect(response.status(), `${method} ${path}: ${await response.text()}`).toBeLessThan(300);
    return (await response.json()) as T;
  }
  const open = async (subject: string, body: string, email = 'ravi@northgate.example') =>
    (await api<{ number: string }>('POST', '/tickets', { subject, body, requester: { email, name: 'Ravi Menon' } }))
      .number;
  const ticket = (number: string) => api<TicketDetailView>('GET', `/tickets/${number}`);
  const conversation = (page: Page) => page.getByRole('region', { name: 'Conversation' });
  const here = (page: Page) => page.url().split('/').at(-1)!.split('?')[0]!;

  test('by keyboard: a ticket is found by words of its subject, shown what will be, merged, and taken back', async () => {
    const into = await open('The printer stops', 'It prints two labels, then it blinks red.');
    const from = await open('It shows E-52', 'Now the display says E-52.');
    await ana.goto(`/tickets/${from}`);
    await conversation(ana).getByText('Now the display says').waitFor();
    await ana.keyboard.press('n');
    await ana.getByRole('textbox', { name: 'Your note' }).fill('Half a thought');
    await ana.keyboard.press('Escape');
    await ana.keyboard.press('m');
    await ana.getByRole('dialog').getByText('The printer stops').waitFor();
    await ana.keyboard.type('printer');
    await ana.getByRole('dialog').getByRole('radio').first().press('Space');
    await ana
      .getByRole('region', { name: 'What will be' })
      .getByText(/Ravi Menon/)
      .waitFor();
    await lookAt(ana);
    await ana.getByRole('button', { name: `Merge into ${into}` }).press('Enter');
    await ana.waitForURL(`**/tickets/${into}*`);
    await conversation(ana).getByText('Now the display says').waitFor();
    await ana.getByText(`on ${from}`, { exact: false }).first().waitFor();
    await conversation(ana).getByText(`${from} was merged into this ticket.`).waitFor();
    // What one was writing came along.
    await ana.keyboard.press('n');
    expect(await ana.getByRole('textbox', { name: 'Your note' }).inputValue()).toBe('Half a thought');
    await lookAt(ana);
    expect((await ticket(from)).number).toBe(into);

    await ana.goto(`/tickets/${from}`);
    await ana.waitForURL(`**/tickets/${into}*`);
    await ana.getByRole('button', { name: `Take back: ${from}` }).click();
    await ana.waitForURL(`**/tickets/${from}*`);
    await conversation(ana).getByText('Now the display says').waitFor();
    expect(await ticket(from)).toMatchObject({ number: from, status: 'new', mergedInto: null });
    expect(await ticket(into)).toMatchObject({ merged: [] });
  });

  test('the toast takes it back at once', async () => {
    const into = await open('Ribbon', 'Which ribbon?');
    const from = await open('Ribbon again', 'Which ribbon fits?');
    await ana.goto(`/tickets/${from}`);
    await ana.getByRole('button', { name: 'More', exact: true }).click();
    await ana.getByRole('menuitem', { name: /Merge into/ }).click();
    await ana.getByRole('radio', { name: new RegExp(into) }).check();
    await ana.getByRole('button', { name: `Merge into ${into}` }).click();
    await ana.waitForURL(`**/tickets/${into}*`);
    await ana.getByRole('button', { name: /Undo/ }).click();
    await ana.waitForURL(`**/tickets/${from}*`);
    expect((await ticket(from)).number).toBe(from);
  });

  test('tickets of two people are not merged; they can be linked', async () => {
    const mine = await open('Mine', 'This is mine.');
    const hers = await open('Hers', 'This is hers.', 'petra@third.example');
    await ana.goto(`/tickets/${mine}`);
    await conversation(ana).getByText('This is mine').waitFor();
    await ana.keyboard.press('m');
    await ana.getByRole('searchbox').fill(hers.toLowerCase());
    await ana.getByRole('dialog').getByRole('radio').first().check();
    await ana.getByText(/tickets of two people/).waitFor();
    await lookAt(ana);
    await ana.getByRole('button', { name: 'Link instead' }).click();
    await ana.getByRole('link', { name: hers }).waitFor();
    expect((await ticket(hers)).links).toMatchObject([{ number: mine }]);
  });

  test('a second matter is split off and taken back', async () => {
    const from = await open('The printer stops', 'It blinks.');
    const second = await open('Invoice', 'My invoice is wrong.');
    await api('PUT', `/tickets/${second}/merge`, { into: from });
    await ana.goto(`/tickets/${from}`);
    await conversation(ana).getByText('My invoice is wrong').waitFor();
    await ana.keyboard.press('s');
    await ana.getByRole('checkbox', { name: /My invoice/ }).check();
    await ana.getByLabel('Subject of the new ticket').fill('About the invoice');
    await lookAt(ana);
    await ana.getByRole('button', { name: 'Make a ticket' }).click();
    await ana.getByRole('heading', { name: 'About the invoice' }).waitFor();
    const fresh = here(ana);
    expect(fresh).not.toBe(from);
    await conversation(ana).getByText('My invoice is wrong').waitFor();
    await ana.getByText(`This was split off from ${from}.`).waitFor();
    await lookAt(ana);
    await ana.getByRole('button', { name: `Take back: ${fresh}` }).click();
    await ana.waitForURL(`**/tickets/${from}*`);
    await conversation(ana).getByText('My invoice is wrong').waitFor();
    expect((await ticket(fresh)).number).toBe(from);
  });

  test.each(looks)('in $locale at $width pixels nothing is cut off and every word is there', async (look) => {
    const into = await open('The printer stops after two labels of the long kind', 'It blinks.');
    const from = await open('And it shows a code on its display, which is E-52', 'E-52.');
    const page = await openPage(look);
    await page.request.post('/api/v1/session', { data: { email: 'ana@kestrel.example', password } });
    await page.request.patch('/api/v1/session', { data: { locale: look.locale === 'en-GB' ? 'en' : look.locale } });
    await page.goto(`/tickets/${from}`);
    await page.getByText('E-52.', { exact: true }).first().waitFor();
    await page.keyboard.press('m');
    await page.getByRole('radio', { name: new RegExp(into) }).check();
    await page.getByRole('dialog').locator('dl').waitFor();
    await lookAt(page);
    const folderOfPictures = process.env.PICTURES;
    if (folderOfPictures)
      await page.screenshot({ path: join(folderOfPictures, `merge-${look.locale}-${look.width}.png`) });
    await page.getByRole('button', { name: new RegExp(into) }).click();
    await page.waitForURL(`**/tickets/${into}*`);
    await page.getByRole('button', { name: new RegExp(from) }).waitFor();
    await lookAt(page);
    if (folderOfPictures)
      await page.screenshot({ path: join(folderOfPictures, `merged-${look.locale}-${look.width}.png`) });
    await page.context().close();
  });

  test('the console stayed clean', () => {
    expect(stage.heard).toEqual([]);
  });
});
