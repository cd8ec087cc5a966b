// What requesters see of who has their ticket: the notice with its choice to wait, the page behind it, the card and the history.
// And a desk of one person that closes while they are away. In a real browser, on a clock that the test moves.

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutboxMailView } from '../../contract/channels.ts';
import type { TicketDetailView } from '../../contract/tickets.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Screen, type Stage } from './open-stage.ts';

/** A Tuesday at ten in Lisbon; hours are from nine to six. */
const begin = Date.parse('2026-11-24T10:00:00Z');
const pictures = process.env.PICTURES;

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let ana: Page;
  let max: Page;
  let leo: Page;
  let ahead = begin - Date.now();
  const people = [
    { name: 'Ravi Menon', email: 'ravi@north.example', locale: 'en', width: 1280, dark: false },
    { name: 'Анна Белова', email: 'anna@vesna.example', locale: 'ru', width: 360, dark: true },
    { name: 'Bia Nunes', email: 'bia@sul.example', locale: 'pt-BR', width: 360, dark: false },
    { name: 'Rui Prata', email: 'rui@norte.example', locale: 'pt-PT', width: 1280, dark: true },
  ] as const;
  const numbers = new Map<string, string>();

  beforeAll(async () => {
    stage = await openStage({}, () => new Date(Date.now() + ahead));
    ana = await stage.openScreen();
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@kestrel.example', zone: 'Europe/Lisbon' });
    for (const name of ['Max Lindqvist', 'Leo Costa'])
      await call(ana, 'POST', '/agents', { name, email: emailOf(name), password, role: 'agent' });
    max = await signedIn('Max Lindqvist');
    leo = await signedIn('Leo Costa');
    for (const { name, email, locale } of people) {
      const requester = { email, name, locale };
      const wish = { subject: 'Ribbon', body: 'The ribbon tears.', requester, language: locale, take: true };
      const { number } = await call<{ number: string }>(max, 'POST', '/tickets', wish);
      await call(max, 'POST', `/tickets/${number}/messages`, { kind: 'public', body: 'We look into it.' });
      numbers.set(email, number);
    }
    await call(max, 'POST', '/absences', { to: '2026-11-26T09:00:00Z', cover: await idOf('Leo Costa') });
  });
  afterAll(async () => {
    await stage?.stop();
  });

  const emailOf = (name: string) => `${name.split(' ')[0]?.toLowerCase()}@kestrel.example`;
  async function signedIn(name: string, look: Screen = {}): Promise<Page> {
    const page = await stage.openScreen(look);
    await call(page, 'POST', '/session', { email: emailOf(name), password });
    return page;
  }
  const idOf = async (name: string) =>
    (await call<{ agents: { id: string; name: string }[] }>(ana, 'GET', '/agents')).agents.find(
      (one) => one.name === name,
    )?.id ?? '';
  const ticketOf = (email: string) => call<TicketDetailView>(leo, 'GET', `/tickets/${numbers.get(email)}`);
  async function noticeTo(email: string): Promise<{ to: string; text: string } | undefined> {
    const { mails } = await call<{ mails: OutboxMailView[] }>(ana, 'GET', '/outbox?state=all');
    for (const { id, to } of mails.filter((one) => one.to === email)) {
      const { text } = await call<{ text: string }>(ana, 'GET', `/outbox/${id}`);
      if (text.includes('/wait')) return { to, text };
    }
    return undefined;
  }
  const choiceIn = (text: string) => /https?:\/\/\S+\/portal\/t\/\S+\/wait/.exec(text)![0];
  async function picture(page: Page, name: string) {
    await lookAt(page);
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }

  test('the link of the notice opens a page with one button; only the button chooses', async () => {
    // Nobody introduces themself in twenty-five minutes.
    ahead += 26 * 60_000;
    for (const { email } of people)
      await expect.poll(async () => (await noticeTo(email))?.to, { timeout: 60_000, interval: 1000 }).toBe(email);
    const reader = await stage.openScreen();
    const { text } = (await noticeTo('ravi@north.example'))!;
    expect(text).toContain('Would you rather wait for Max Lindqvist, who is back');
    await reader.goto(choiceIn(text));
    await reader.getByRole('heading', { name: 'Would you rather wait for Max Lindqvist?' }).waitFor();
    expect((await ticketOf('ravi@north.example')).cover?.name).toBe('Leo Costa');
    await picture(reader, 'wait-page');
    await reader.getByRole('button', { name: 'I would rather wait for Max Lindqvist' }).click();
    await reader.getByText(/^You wait for Max Lindqvist, who is away until /).waitFor();
    const waiting = await ticketOf('ravi@north.example');
    expect(waiting.cover).toBeNull();
    expect(waiting.waitsFor).toMatchObject({ name: 'Max Lindqvist', until: '2026-11-26T09:00:00.000Z' });
    expect(waiting.promise?.dueAt).toBe('2026-11-26T10:00:00.000Z');
    await picture(reader, 'card-waits');

    await leo.goto(`/tickets/${numbers.get('ravi@north.example')}`);
    await leo
      .getByText(/^requester waits until /)
      .first()
      .waitFor();
    await leo.getByText('It waits for Max Lindqvist, as the requester wishes.').waitFor();
    await picture(leo, 'desk-waits');

    await reader.getByRole('button', { name: 'I would rather not wait' }).click();
    await reader.getByRole('button', { name: 'I would rather wait for Max Lindqvist' }).waitFor();
    expect((await ticketOf('ravi@north.example')).cover?.name).toBe('Leo Costa');
    await reader.context().close();
    expect(stage.heard).toEqual([]);
  });

  test.each(people)(
    '$locale at $width: the choice, the card and who has had it',
    async ({ email, locale, width, dark }) => {
      const reader = await stage.openScreen({ locale, width, dark });
      const { text } = (await noticeTo(email))!;
      await reader.goto(choiceIn(text));
      await reader.locator('form button').first().waitFor();
      await picture(reader, `choice-${locale}`);
      await reader.goto(choiceIn(text).replace(/\/wait$/, ''));
      await reader.locator('#holder form[action$="/wait"] button').waitFor();
      await picture(reader, `card-${locale}`);
      const session = await signedToPortal(email, { locale, width, dark });
      await session.goto(`/portal/tickets/${numbers.get(email)}`);
      const names = await session.locator('aside ol li').allInnerTexts();
      expect(names.length).toBeGreaterThanOrEqual(2);
      expect(names.join(' ')).toContain('Max Lindqvist');
      expect(names.at(-1)).toContain('Leo Costa');
      await picture(session, `history-${locale}`);
      for (const page of [reader, session]) await page.context().close();
      expect(stage.heard).toEqual([]);
    },
  );

  async function signedToPortal(email: string, look: Screen): Promise<Page> {
    const page = await stage.openScreen(look);
    await page.goto('/portal');
    await page.locator('input[name="email"]').fill(email);
    await page.locator('form button').first().click();
    let link: string | undefined;
    await expect
      .poll(
        async () => {
          const { mails } = await call<{ mails: OutboxMailView[] }>(ana, 'GET', '/outbox?state=all');
          for (const { id } of mails.filter((one) => one.to === email)) {
            const { text } = await call<{ text: string }>(ana, 'GET', `/outbox/${id}`);
            link ??= /https?:\/\/\S+\/portal\/in\/\S+/.exec(text)?.[0];
          }
          return link;
        },
        { timeout: 30_000 },
      )
      .toBeTruthy();
    await page.goto(link!);
    await page.locator('form button').first().click();
    await page.waitForURL(/\/portal(\/tickets\/.*)?$/);
    return page;
  }

  test('nobody answers: the address of a calendar in a private network is never asked', async () => {
    await ana.goto('/away');
    await ana.getByLabel('Address of the calendar (iCal)').fill('https://127.0.0.1/leo.ics');
    await ana.getByRole('button', { name: 'Look at it' }).click();
    await ana.getByText('127.0.0.1: it lies in a private network').waitFor();
    await picture(ana, 'feed');
  });

  test('the only person left goes on holiday: one confirmation closes the desk and moves each promise', async () => {
    for (const page of [max, leo]) await page.context().close();
    for (const name of ['Max Lindqvist', 'Leo Costa']) {
      const answer = await ana.request.post(`/api/v1/agents/${await idOf(name)}/deactivation`);
      expect(answer.status(), await answer.text()).toBeLessThan(300);
    }
    await ana.clock.setSystemTime(new Date(Date.now() + ahead));
    await ana.goto('/away/plan');
    await ana.getByTitle('Back', { exact: true }).click();
    await ana.locator('button[aria-pressed="false"]').first().click();
    await ana.getByText('You are the only one here: the desk can close meanwhile.').waitFor();
    await ana.getByLabel('Where to turn when it cannot wait').fill('+351 21 555 0100');
    await picture(ana, 'close-desk');
    await ana.getByRole('button', { name: /^Close the desk and move \d+ promises?$/ }).click();
    await ana.getByText('the desk is closed').waitFor();
    await picture(ana, 'closed');
    expect(stage.heard).toEqual([]);
  });
});
