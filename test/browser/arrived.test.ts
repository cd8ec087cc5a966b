// What waits in arrived mail and what becomes of it, spam and blocked senders, and what is arranged for mail, in a real
// browser.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeInbound } from '../../server/channels/store-inbound.ts';
import { contextFor, theDesk } from '../../server/platform/context.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, type Stage } from './open-stage.ts';

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let nora: Page;

  beforeAll(async () => {
    stage = await openStage();
    nora = await stage.openPage({
      viewport: { width: 1280, height: 780 },
      locale: 'en-US',
      reducedMotion: 'reduce',
    });
    await stage.setUp(nora, { name: 'Nora Holt', email: 'nora@desk.example', zone: 'UTC' });
  });
  afterAll(async () => {
    await stage?.stop();
  });

  const api = <T>(method: Parameters<typeof call>[1], path: string, data?: object) => call<T>(nora, method, path, data);
  const undecided = async () => (await api<{ arrived: { undecided: number } }>('GET', '/session')).arrived.undecided;

  /** A mail that says nowhere who sent it. */
  async function arrive(subject: string): Promise<void> {
    const { database, sources } = stage.running.wiring;
    await storeInbound(contextFor(sources, database.db, theDesk), {
      channel: 'email',
      door: 'smtp',
      raw: Buffer.from(`Subject: ${subject}\r\n\r\n${subject}, since noon.\r\n`),
      envelopeFrom: null,
      envelopeTo: ['help@desk.example'],
      remoteAddress: '192.0.2.7',
    });
    await database.db
      .updateTable('inbound')
      .set({ dueAt: new Date(0) })
      .where('state', '=', 'received')
      .execute();
  }
  const mail = (subject: string) => nora.locator('details').filter({ hasText: subject }).first();
  const filter = (name: string) => nora.getByText(name, { exact: true }).first().click();

  test('mail that was put aside says why, what happened, and by when somebody looks', async () => {
    for (const subject of ['Scales stand still', 'Printer hums', 'Ribbon tears', 'Cutter jams']) await arrive(subject);
    await expect.poll(undecided, { timeout: 120_000 }).toBe(4);
    await nora.goto('/inbound');
    await mail('Scales stand still').locator('summary').click();
    const words = await mail('Scales stand still').innerText();
    expect(words).toContain('It says nowhere who sent it, so nobody can be answered.');
    expect(words).toContain('Put aside; nobody was answered. It waits for one of you.');
    expect(words).toMatch(/to be looked at by/);
    await nora.getByText('Scales stand still, since noon.').waitFor();
    await lookAt(nora);
  });

  test('taken in, it asks who is to be answered and becomes their ticket', async () => {
    await nora.getByRole('button', { name: 'Take in as a ticket: Scales stand still' }).click();
    const dialog = nora.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Take in as a ticket' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Who is to be answered').fill('ines@northgate.example');
    await lookAt(nora);
    await dialog.getByRole('button', { name: 'Take in as a ticket' }).click();
    await nora.waitForURL('**/tickets/A-*');
    await nora.getByRole('heading', { name: 'Scales stand still' }).waitFor();
    expect(await undecided()).toBe(3);
  });

  test('rejected with a reason it can be looked at again', async () => {
    await nora.goto('/inbound');
    await mail('Printer hums').locator('summary').click();
    await nora.getByRole('button', { name: 'Reject: Printer hums' }).click();
    const dialog = nora.getByRole('dialog');
    await dialog.getByText('It is meant for others').click();
    await dialog.getByLabel('In your own words').fill('Belongs to the workshop.');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await expect.poll(undecided).toBe(2);
    await filter('Rejected');
    await mail('Printer hums').locator('summary').click();
    expect(await mail('Printer hums').innerText()).toContain('Rejected: it was meant for others.');
    expect(await mail('Printer hums').innerText()).toContain('Belongs to the workshop.');
    expect(await mail('Printer hums').innerText()).toContain('Turned down by Nora Holt');
    await nora.getByRole('button', { name: 'Look at it again: Printer hums' }).click();
    await expect.poll(undecided).toBe(3);
  });

  test('read again, a mail that says the same offers nothing to take', async () => {
    await filter('To decide');
    await mail('Ribbon tears').locator('summary').click();
    await nora.getByRole('button', { name: 'Read again: Ribbon tears' }).click();
    const dialog = nora.getByRole('dialog');
    await dialog.getByText('Nothing is different.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Take this reading' }).isDisabled()).toBe(true);
    await lookAt(nora);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  test('several at once are turned down as spam', async () => {
    await nora.getByLabel('Choose: Ribbon tears').check();
    await nora.getByLabel('Choose: Cutter jams').check();
    await nora.getByRole('region', { name: '2 chosen' }).waitFor();
    await lookAt(nora);
    await nora.getByRole('button', { name: 'Spam', exact: true }).click();
    await expect.poll(undecided).toBe(1);
    await nora.getByText('2 mails decided').waitFor();
  });

  test('a sender is blocked and let in again', async () => {
    await nora.getByText('Blocked senders (0)').click();
    await nora.getByLabel('Address or domain').fill('pest@trouble.example');
    await nora.getByRole('button', { name: 'Block', exact: true }).click();
    await nora.getByText('Blocked senders (1)').waitFor();
    await lookAt(nora);
    await nora.getByRole('button', { name: 'Let in again: pest@trouble.example' }).click();
    await nora.getByText('Blocked senders (0)').waitFor();
  });

  test('several tickets of the list are spam after a look at what that means, and come back', async () => {
    for (const [index, subject] of ['You have won', 'Claim your prize', 'Last chance'].entries()) {
      const requester = { email: `win${index % 2}@prizes.example`, name: `Prize ${index}` };
      await api('POST', '/tickets', { subject, body: 'Now.', requester });
    }
    const unresolved = async () => {
      const { tickets } = await api<{ tickets: { subject: string; status: string }[] }>('GET', '/tickets?limit=50');
      return tickets.filter((one) => one.status !== 'spam').map((one) => one.subject);
    };
    await nora.goto('/tickets');
    await nora.getByRole('link', { name: /You have won/ }).focus();
    await nora.keyboard.press('x');
    await nora.getByText('1 chosen').waitFor();
    await nora
      .getByLabel(/Choose: Prize/)
      .last()
      .click({ modifiers: ['Shift'] });
    await nora.getByText('3 chosen').waitFor();
    await lookAt(nora);
    await nora.getByRole('button', { name: 'Spam…' }).click();
    const dialog = nora.getByRole('dialog');
    await dialog.getByText('From win0@prizes.example, win1@prizes.example').waitFor();
    await dialog.getByLabel('Block all 2 senders').check();
    await lookAt(nora);
    await dialog.getByRole('button', { name: '3 are spam' }).click();
    await expect.poll(unresolved).toEqual(['Scales stand still']);
    // They are gone from the list at once, and nothing is left chosen.
    await expect.poll(() => nora.getByRole('link', { name: /Prize/ }).count()).toBe(0);
    await nora.getByRole('button', { name: 'Select' }).waitFor();
    await nora.getByRole('button', { name: /Undo/ }).click();
    await expect.poll(async () => (await unresolved()).length).toBe(4);
    const { blockedSenders } = await api<{ blockedSenders: { pattern: string }[] }>('GET', '/blocked-senders');
    expect(blockedSenders.map((one) => one.pattern).sort()).toEqual(['win0@prizes.example', 'win1@prizes.example']);
  });

  test('Escape lets go of what was chosen', async () => {
    await nora.goto('/tickets');
    await nora.getByRole('button', { name: 'Select' }).click();
    await nora
      .getByLabel(/Choose: Prize/)
      .first()
      .check();
    await nora.keyboard.press('Escape');
    await nora.getByRole('button', { name: 'Select' }).waitFor();
  });

  test('a web form is named in the settings, and its sender is one like any other again', async () => {
    await nora.goto('/settings/mailboxes');
    await nora.getByLabel('Address that the form sends from').fill('form@kestrel.example');
    await nora.getByText('in a line of the text').click();
    await nora.getByLabel('Name of the line').fill('E-mail');
    await nora.getByRole('button', { name: 'Add the form' }).click();
    await nora.getByText('Who wrote stands in the line “E-mail”').waitFor();
    await lookAt(nora);
    await nora.getByRole('button', { name: 'Remove: form@kestrel.example' }).click();
    await nora.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect
      .poll(async () => (await api<{ formSenders: object[] }>('GET', '/form-senders')).formSenders)
      .toEqual([]);
  });

  test('the hourly limit is set, and mail that is held is let go from its banner', async () => {
    const most = nora.getByLabel('Most mails in an hour');
    await most.fill('3');
    await nora.getByText('A whole number from 10 to 1000000.').waitFor();
    await most.fill('20');
    await nora.locator('form').filter({ has: most }).getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(async () => (await api<{ mostMailsAnHour: number }>('GET', '/outgoing')).mostMailsAnHour)
      .toBe(20);
    await nora.getByText('Nothing is held back now.').waitFor();
    const { database, sources } = stage.running.wiring;
    await database.db
      .insertInto('outgoingStop')
      .values({ id: sources.newId(), at: sources.now(), mails: 21, most: 20, why: 'cap' })
      .execute();
    await nora.reload();
    await nora.getByText('Outgoing mail is held back: 21 mails within an hour, and 20 may leave.').waitFor();
    await nora.getByText(/Held back since .* 21 mails within an hour, and 20 may leave\./).waitFor();
    await lookAt(nora);
    await nora.setViewportSize({ width: 360, height: 740 });
    await lookAt(nora);
    await nora.getByRole('alert').getByRole('button', { name: 'Let it go' }).click();
    await nora.getByText('Nothing is held back now.').waitFor();
    expect(stage.heard).toEqual([]);
  });
});
