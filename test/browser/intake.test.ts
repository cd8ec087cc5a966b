// Somebody calls: the agent finds them, writes down what they say and reads them a number. And what the desk's screens owe
// to the hand: one's own act moves its row, a file survives a reload, a low window leaves the conversation its room, and a
// date on a closed day is said before it is kept.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TicketDetailView } from '../../contract/tickets.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, type Stage } from './open-stage.ts';

const ravi = { email: 'ravi@northgate.example', name: 'Ravi Menon', locale: 'en' };

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let nora: Page;

  beforeAll(async () => {
    stage = await openStage();
    nora = await stage.openPage({
      viewport: { width: 1280, height: 657 },
      locale: 'en-GB',
      timezoneId: 'Europe/Lisbon',
      // Half faded in, nothing has its colours yet.
      reducedMotion: 'reduce',
    });
    await stage.setUp(nora, { name: 'Nora Holt', email: 'nora@desk.example', zone: 'Europe/Lisbon' });
  });
  afterAll(async () => {
    await stage?.stop();
  });

  const api = <T>(method: Parameters<typeof call>[1], path: string, data?: object) => call<T>(nora, method, path, data);
  const open = async (subject: string) =>
    (await api<{ number: string }>('POST', '/tickets', { subject, body: 'It blinks red.', requester: ravi })).number;
  const numbers = () =>
    nora.locator('[data-number]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-number')));

  test('by keyboard alone: C, a few letters, what they say; then the number stands there to be read out', async () => {
    await open('The first one');
    await nora.goto('/tickets');
    await nora.getByRole('link', { name: /The first one/ }).waitFor();
    await nora.keyboard.press('c');
    await nora.waitForURL('**/new');
    await nora.getByRole('combobox', { name: 'Who is it?' }).waitFor();
    await nora.keyboard.type('ravi');
    await nora.getByRole('option', { name: /Ravi Menon/ }).waitFor();
    await lookAt(nora);
    await nora.keyboard.press('ArrowDown');
    await nora.keyboard.press('Enter');
    await nora.getByRole('link', { name: 'The first one' }).waitFor();
    await nora.getByLabel('In a few words').fill('The second printer');
    await nora.getByLabel('What they say').fill('Now the second one blinks as well.');
    await nora.getByLabel('A note for the team').fill('Sounded tired.');
    await lookAt(nora);
    // In the middle of a call a reload loses nothing.
    await nora.reload();
    expect(await nora.getByLabel('What they say').inputValue()).toBe('Now the second one blinks as well.');
    await nora.getByLabel('What they say').press('Control+Enter');
    await nora.getByRole('heading', { name: 'The ticket is open' }).waitFor();
    await lookAt(nora);
    const [number] = /[A-Z]+-[0-9A-Z]{7}/.exec(await nora.locator('main').innerText())!;
    const ticket = await api<TicketDetailView>('GET', `/tickets/${number}`);
    expect([ticket.channel, ticket.requester.email, ticket.assignee?.name]).toEqual(['phone', ravi.email, 'Nora Holt']);
    expect(ticket.acceptedAt).not.toBe(null);
    await nora.getByRole('button', { name: 'Go to the ticket' }).click();
    await nora.getByText('Written down by Nora Holt.').waitFor();
    await nora.getByText('Sounded tired.').waitFor();
    await lookAt(nora);
  });

  test('somebody new is written down with name and address', async () => {
    await nora.goto('/new');
    await nora.getByRole('combobox', { name: 'Who is it?' }).fill('Mia Short');
    await nora.getByRole('option', { name: 'Somebody new: Mia Short' }).click();
    expect(await nora.getByLabel('Name', { exact: true }).inputValue()).toBe('Mia Short');
    await nora.getByText('Counter', { exact: true }).click();
    await nora.getByLabel('In a few words').fill('A new roll');
    await nora.getByRole('button', { name: 'Open the ticket' }).click();
    // What is missing is said at its field, and the first of it has the focus.
    const address = nora.getByRole('textbox', { name: 'E-mail' });
    await nora.getByText('Their e-mail address is missing.').waitFor();
    await nora.getByText('Write down what they say.').waitFor();
    expect(await nora.getByText('Say in a few words what it is about.').count()).toBe(0);
    expect(await address.getAttribute('aria-invalid')).toBe('true');
    expect(await address.evaluate((field) => field === document.activeElement)).toBe(true);
    await lookAt(nora);
    await nora.keyboard.type('mia');
    await nora.getByText('This is no e-mail address yet.').waitFor();
    await nora.keyboard.type('@customer.example');
    expect(await address.getAttribute('aria-invalid')).toBe(null);
    await nora.getByLabel('What they say').fill('I need a new roll.');
    await nora.getByRole('button', { name: 'Open the ticket' }).click();
    await nora.getByText('Read this number to Mia Short.').waitFor();
    await nora.getByRole('button', { name: 'Another new ticket' }).click();
    expect(await nora.getByLabel('In a few words').inputValue()).toBe('');
  });

  test('one’s own reply moves its row at once, and nothing waits to be adopted', async () => {
    const first = (
      await api<{ tickets: { number: string; subject: string }[] }>('GET', '/tickets?status=unresolved&sort=due')
    ).tickets[0]!;
    await nora.goto(`/tickets/${first.number}?list=all`);
    await expect.poll(async () => (await numbers())[0]).toBe(first.number);
    await nora.getByRole('textbox', { name: 'Your reply' }).fill('We are looking at it.');
    await nora.getByRole('button', { name: 'Send to Ravi Menon' }).click();
    const ordered = async () =>
      (await api<{ tickets: { number: string }[] }>('GET', '/tickets?status=unresolved&sort=due')).tickets.map(
        (one) => one.number,
      );
    await nora.getByText('Waits in the Outbox').last().waitFor();
    await expect.poll(numbers).toEqual(await ordered());
    expect(await nora.getByRole('button', { name: /changed$/ }).count()).toBe(0);
  });

  test('in a low window the conversation has nearly half of it, also while one writes', async () => {
    const talk = nora.getByRole('region', { name: 'Conversation' });
    const share = async () => (await talk.boundingBox())!.height / 657;
    await nora.locator('h1').last().click();
    await expect.poll(share).toBeGreaterThan(0.6);
    await nora.getByRole('textbox', { name: 'Your reply' }).focus();
    expect(await share()).toBeGreaterThan(0.42);
    await nora.getByRole('button', { name: 'Send to Ravi Menon' }).waitFor();
  });

  test('a file that is there already is there after a reload, and leaves with the reply', async () => {
    const words = { name: 'label.txt', mimeType: 'text/plain', buffer: Buffer.from('forty labels') };
    await nora.locator('input[type=file]').setInputFiles(words);
    const remove = nora.getByRole('button', { name: 'Remove label.txt' });
    await remove.waitFor();
    await expect.poll(() => nora.getByText(/label\.txt\s+\d+ %/).count()).toBe(0);
    await nora.reload();
    await remove.waitFor();
    await nora.getByRole('textbox', { name: 'Your reply' }).fill('Here is the label.');
    await nora.getByRole('button', { name: 'Send to Ravi Menon' }).click();
    await nora.getByRole('link', { name: /label\.txt/ }).waitFor();
    await expect.poll(() => remove.count()).toBe(0);
  });

  test('the calendar is wholly in the window, and a closed day is said with the next opening', async () => {
    await nora.getByRole('button', { name: 'Change status' }).click();
    await nora.getByRole('menuitem', { name: 'Scheduled' }).click();
    await nora.getByRole('button', { name: /Date and time/ }).click();
    const calendar = nora.locator('[role="dialog"][data-position]');
    await calendar.waitFor();
    const box = (await calendar.boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(657);
    // The next Sunday, whatever today is.
    const sunday = new Date(Date.now() + (7 - new Date().getDay()) * 86_400_000);
    const day = sunday.toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' });
    const [month, date, year] = day.replace(',', '').split(' ');
    if ((await calendar.getByRole('button', { name: `${date} ${month} ${year}` }).count()) === 0) {
      await calendar.getByRole('button', { name: 'Next month' }).click();
    }
    await calendar.getByRole('button', { name: `${date} ${month} ${year}` }).click();
    await nora.keyboard.press('Escape');
    const dialog = nora.getByRole('dialog', { name: 'Which date was agreed?' });
    await dialog.getByText('The desk is closed on that day.').waitFor();
    await lookAt(nora);
    await dialog.getByRole('button', { name: /^Take Mon/ }).click();
    await expect.poll(() => dialog.getByText('The desk is closed on that day.').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Keep this date' }).click();
    await nora.getByRole('button', { name: 'Change status: Scheduled' }).waitFor();
  });

  test('a banner that was put away stays away after a reload', async () => {
    const banner = nora.getByText('No outgoing mail server is connected');
    await nora.goto('/tickets');
    await banner.waitFor();
    await nora.getByRole('button', { name: 'Put away for a day' }).click();
    await expect.poll(() => banner.count()).toBe(0);
    await nora.reload();
    await nora.getByRole('heading', { name: 'All unresolved' }).waitFor();
    expect(await banner.count()).toBe(0);
  });

  test('and none of them complains', () => {
    expect(stage.heard, stage.heard.join('\n')).toEqual([]);
  });
});
