// Promises on the screens of those who make them and of the one who was given them: the next date is chosen, moved three times
// with its reason, kept with prepared words; what cannot be solved is said with what else there is and what is granted.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium } from './open-stage.ts';
import { openPromiseStage, type PromiseStage, raviMail } from './promise-stage.ts';

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: PromiseStage;
  let leo: Page;
  let nora: Page;

  beforeAll(async () => {
    stage = await openPromiseStage();
    ({ leo, nora } = stage);
  });
  afterAll(async () => {
    await stage?.stop();
  });
  const dueAt = async (number: string) => (await stage.ticket(number)).promise!.dueAt;
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

  describe('the next date', () => {
    test('is one of three that can be kept, chosen by the arrows and sent with the reply', async () => {
      const number = await stage.open('The belt slips');
      const { proposedNextDueAt, laterDueAts } = await stage.ticket(number);
      await leo.goto(`/tickets/${number}`);
      await leo.getByRole('textbox', { name: 'Your reply' }).fill('We are looking at it.');
      const dates = leo.getByRole('group', { name: 'Next word' }).getByRole('radio');
      expect(await dates.count()).toBe(3);
      expect(await dates.first().isChecked()).toBe(true);
      await dates.first().focus();
      await leo.keyboard.press('ArrowRight');
      await leo.getByRole('textbox', { name: 'Your reply' }).press('Control+Enter');
      await expect.poll(() => dueAt(number)).toBe(laterDueAts[0]);
      expect(Date.parse(laterDueAts[0]!)).toBeGreaterThan(Date.parse(proposedNextDueAt!));
    });

    test('or any other, picked from the calendar; Escape leaves the field and not the ticket', async () => {
      const number = await stage.open('The belt slips again');
      await leo.goto(`/tickets/${number}`);
      await leo.getByRole('textbox', { name: 'Your reply' }).fill('Tomorrow we know more.');
      const other = leo.getByRole('button', { name: 'Another time' });
      await other.click();
      await leo.getByRole('button', { name: /^Another time: / }).press('Enter');
      await leo.getByRole('button', { name: 'Next month' }).click();
      await leo.getByRole('button', { name: /^15 \w+ \d{4}$/ }).click();
      await lookAt(leo);
      await leo.getByLabel('Hours', { exact: true }).fill('10');
      await leo.keyboard.press('Escape');
      await leo.keyboard.press('Escape');
      await other.waitFor();
      expect(leo.url()).toContain(number);
      await leo.getByRole('button', { name: 'Send to Ravi Menon' }).click();
      await expect.poll(async () => new Date(await dueAt(number)).getUTCDate()).toBe(15);
    });
  });

  test('a prepared update is sent with one tap, and quotes no note', async () => {
    const number = await stage.open('It prints pale');
    await call(leo, 'POST', `/tickets/${number}/messages`, { kind: 'note', body: 'Head is worn, do not tell.' });
    await leo.goto(`/tickets/${number}`);
    const send = leo.getByRole('button', { name: 'Send as it is' });
    await send.waitFor();
    await lookAt(leo);
    await send.click();
    await send.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await stage.ticket(number)).promises.map((one) => one.state))
      .toEqual(['kept', 'standing']);
    const page = await stage.ravi(number);
    await page.getByText('A short word on where your request stands').waitFor();
    expect(await page.getByText('Head is worn').count()).toBe(0);
    await page.context().close();
  });

  describe('a promise moved three times', () => {
    let number: string;
    let first: string;
    const button = () => leo.getByRole('button', { name: 'Move the date' });
    const dialog = () => leo.getByRole('dialog', { name: 'Move the promised date?' });

    test('by keyboard alone; Escape moves nothing and gives the focus back', async () => {
      number = await stage.open('It stops after forty labels');
      await leo.goto(`/tickets/${number}`);
      first = await dueAt(number);
      await button().focus();
      await leo.keyboard.press('Enter');
      await dialog().waitFor();
      await leo.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await expect.poll(() => focused(leo)).toBe('Move the date');
      await leo.keyboard.press('Enter');
      const effect = dialog().getByRole('button', { name: 'Move it and tell Ravi Menon' });
      // No reason is taken for granted.
      expect(await dialog().getByRole('radio', { checked: true }).count()).toBe(0);
      await dialog().getByRole('radio', { name: 'Finding the cause takes longer' }).focus();
      await leo.keyboard.press('ArrowDown');
      await leo.keyboard.press('ArrowDown');
      await leo.keyboard.press('Tab');
      await leo.keyboard.type('We measured the head and ordered another one.');
      expect(await effect.getAttribute('aria-disabled')).toBe('true');
      await leo.keyboard.press('Tab');
      await leo.keyboard.press('Space');
      await lookAt(leo);
      await effect.focus();
      await leo.keyboard.press('Enter');
      await dialog().waitFor({ state: 'detached' });
      await expect.poll(() => dueAt(number)).not.toBe(first);
      expect((await stage.ticket(number)).promise).toMatchObject({ moves: 1, movedDueAt: first });
      expect(await leo.getByText(/^Moved to /).count()).toBeGreaterThan(0);
    });

    test('the requester reads why, what was done and both dates', async () => {
      const page = await stage.ravi(number, { viewport: { width: 360, height: 740 } });
      await page.getByText(/Moved from /).waitFor();
      const story = page.getByRole('list', { name: 'What happened' });
      await story.getByText(/we are waiting for an answer from a supplier/).waitFor();
      await story.getByText(/We measured the head and ordered another one/).waitFor();
      await page.getByText('1 moved in time').waitFor();
      await lookAt(page);
      await page.context().close();
    });

    test('the third goes up to the lead, and says so before', async () => {
      for (const [reason, words] of [
        ['A solution is being tested', 'Moved 1 time in a row already.'],
        ['Waiting for a specialist', 'Moved 2 times in a row already. The third move in a row goes up to the lead.'],
      ] as const) {
        const before = await dueAt(number);
        await button().click();
        await dialog().getByText(words).waitFor();
        await dialog().getByRole('radio', { name: reason }).check();
        await dialog().getByLabel('What has been done so far').fill(`${reason}.`);
        await dialog().getByRole('group', { name: 'Next word by' }).getByRole('radio').last().check({ force: true });
        await dialog()
          .getByRole('button', { name: /^Move it/ })
          .click();
        await dialog().waitFor({ state: 'detached' });
        await expect.poll(() => dueAt(number)).not.toBe(before);
      }
      expect((await stage.ticket(number)).promise).toMatchObject({ moves: 3 });
      await expect.poll(() => stage.mails('agent_escalated', 'nora@desk.example')).toHaveLength(1);
      expect(await stage.mails('delay', raviMail)).toHaveLength(3);
      await leo.goto('/tickets');
      await leo
        .getByRole('link', { name: /It stops after forty.*/ })
        .getByRole('img', { name: 'moved in time' })
        .waitFor();
    });
  });

  describe('an unsolvable case', () => {
    let number: string;
    const dialog = () => leo.getByRole('dialog', { name: 'How was it resolved?' });
    const effect = () => dialog().getByRole('button', { name: 'Resolve and tell Ravi Menon' });

    test('the catalogue says what may be offered, and up to what nobody has to be asked', async () => {
      await nora.goto('/settings/desk');
      for (const [name, worth] of [
        ['One month free of charge', '40'],
        ['A new printer at half price', '450'],
      ] as const) {
        await nora.getByRole('button', { name: 'Add an offer' }).click();
        await nora.getByLabel('Offer, as the requester reads it').last().fill(name);
        await nora.getByLabel('Worth').last().fill(worth);
      }
      await nora.getByLabel('Granted without the lead up to').fill('50');
      await lookAt(nora);
      await nora.getByLabel('Worth').last().press('Enter');
      await expect
        .poll(async () => (await call<{ offers: object[] }>(nora, 'GET', '/compensation')).offers.length)
        .toBe(2);
    });

    test('above the limit the lead is asked first; the words wait in the browser', async () => {
      number = await stage.open('It cannot print on glass');
      await leo.goto(`/tickets/${number}`);
      await leo.getByRole('button', { name: 'Resolve', exact: true }).click();
      await dialog().getByRole('radio', { name: 'Cannot be solved' }).check();
      await dialog().getByLabel('What was done').fill('We tried three ribbons.');
      await dialog().getByLabel('Why it cannot be solved').fill('The ink does not hold on glass.');
      await dialog().getByLabel('What else there is').fill('The GP-2 prints on glass.');
      await dialog().getByLabel('Compensation').selectOption({ label: 'A new printer at half price · €450.00' });
      await dialog().getByText('Nora Holt approves this first.').waitFor();
      expect(await effect().getAttribute('aria-disabled')).toBe('true');
      await lookAt(leo);
      await dialog().getByRole('button', { name: 'Ask Nora Holt' }).click();
      await dialog().getByText('Nora Holt was asked.').waitFor();
      await leo.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await leo.getByText('Leo Brandt asks for a compensation: A new printer at half price, €450.00.').waitFor();
      expect(await leo.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    });

    test('the lead approves on the ticket, and then it is said to the requester', async () => {
      await nora.goto(`/tickets/${number}`);
      await nora.getByRole('button', { name: 'Approve' }).waitFor();
      await lookAt(nora);
      await nora.getByRole('button', { name: 'Approve' }).press('Enter');
      await nora.getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' });
      await leo.reload();
      await leo.getByRole('button', { name: 'Resolve', exact: true }).click();
      await dialog().getByText('Nora Holt has approved it.').waitFor();
      expect(await dialog().getByLabel('What was done').inputValue()).toBe('We tried three ribbons.');
      await effect().click();
      await leo.getByRole('button', { name: 'Change status: Resolved' }).waitFor();
      const page = await stage.ravi(number);
      const story = page.getByRole('list', { name: 'What happened' });
      for (const words of [/The ink does not hold on glass/, /The GP-2 prints on glass/, /A new printer at half price/])
        await story.getByText(words).waitFor();
      expect(await page.getByText('450').count()).toBe(0);
      await lookAt(page);
      await page.context().close();
    });

    test('by keyboard alone; nothing granted is never a word to the requester', async () => {
      number = await stage.open('It cannot print on ice');
      await leo.goto(`/tickets/${number}`);
      const resolve = leo.getByRole('button', { name: 'Resolve', exact: true });
      await resolve.focus();
      await leo.keyboard.press('Enter');
      await dialog().waitFor();
      await leo.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await expect.poll(() => focused(leo)).toBe('Resolve');
      await leo.keyboard.press('Enter');
      await dialog().getByRole('radio', { name: 'Solved', exact: true }).focus();
      await leo.keyboard.press('ArrowDown');
      // What was written for another ticket is not here.
      expect(await dialog().getByLabel('What was done').inputValue()).toBe('');
      for (const words of ['We tried.', 'Ice melts.', 'A cold room.']) {
        await leo.keyboard.press('Tab');
        await leo.keyboard.type(words);
      }
      await leo.keyboard.press('Control+Enter');
      await leo.getByRole('button', { name: 'Change status: Resolved' }).waitFor();
      const page = await stage.ravi(number);
      await page
        .getByText(/Ice melts/)
        .first()
        .waitFor();
      expect(await page.getByText(/compensation|None|nothing granted/i).count()).toBe(0);
      await page.context().close();
    });
  });

  test('and no page complains', () => {
    expect(stage.heard, stage.heard.join('\n')).toEqual([]);
  });
});
