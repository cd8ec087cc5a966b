// Somebody falls ill, a colleague stands in, and they come back; somebody else's leave is planned for them. In a real
// browser: what one person says, the others see, and the requester reads who looks after their request.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AbsenceView } from '../../contract/absences/absences.ts';
import type { OutboxMailView } from '../../contract/channels.ts';
import type { TicketDetailView } from '../../contract/tickets.ts';
import { desk } from '../scenarios/screens.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Screen, type Stage } from './open-stage.ts';

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let ana: Page;
  let max: Page;
  let leo: Page;
  const numbers: Record<'ravi' | 'anna' | 'moritz', string> = { ravi: '', anna: '', moritz: '' };

  beforeAll(async () => {
    stage = await openStage();
    ana = await stage.openScreen();
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@kestrel.example', zone: 'Europe/Lisbon' });
    for (const name of ['Max Lindqvist', 'Leo Costa'])
      await call(ana, 'POST', '/agents', { name, email: emailOf(name), password, role: 'agent' });
    max = await signedIn('Max Lindqvist');
    leo = await signedIn('Leo Costa');
    numbers.ravi = await answeredByMax('Ravi Menon', 'en');
    numbers.anna = await answeredByMax('Анна Белова', 'ru');
    numbers.moritz = await answeredByMax('Moritz Engel', 'en');
    const question = { status: 'waiting_on_requester', question: 'Which ribbon is it?' };
    await call(max, 'PUT', `/tickets/${numbers.moritz}/status`, question);
  });
  afterAll(async () => {
    await stage?.stop();
  });

  const emailOf = (name: string) => `${name.split(' ')[0]?.toLowerCase()}@kestrel.example`;
  async function signedIn(name: string, screen: Screen = {}): Promise<Page> {
    const page = await stage.openScreen(screen);
    await call(page, 'POST', '/session', { email: emailOf(name), password });
    return page;
  }
  const addresses = new Map([['Анна Белова', 'anna@vesna.example']]);
  async function answeredByMax(name: string, language: string): Promise<string> {
    const email = addresses.get(name) ?? emailOf(name).replace('kestrel', 'north');
    const requester = { email, name, locale: language };
    const wish = { subject: `A word of ${name}`, body: 'The ribbon tears.', requester, language, take: true };
    const { number } = await call<{ number: string }>(max, 'POST', '/tickets', wish);
    const reply = { kind: 'public', body: 'We look into it.', nextPromiseAt: inDays(2) };
    await call(max, 'POST', `/tickets/${number}/messages`, reply);
    return number;
  }
  const idOf = async (name: string) =>
    (await call<{ agents: { id: string; name: string }[] }>(ana, 'GET', '/agents')).agents.find(
      (one) => one.name === name,
    )?.id ?? '';
  const fate = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^Ticket of ${name}`) });

  test('ill this morning: one key, one look at the plan, one button, all by keyboard', async () => {
    await max.goto('/');
    await max.getByRole('link', { name: 'I’m away' }).waitFor();
    await max.keyboard.press('a');
    await max.getByRole('heading', { name: /^Max, you are away from now to / }).waitFor();
    await max.getByTitle('Back', { exact: true }).press('Enter');
    await max.getByRole('button', { name: 'I don’t know yet' }).press('Enter');
    await max.getByRole('heading', { name: /to a day not known yet$/ }).waitFor();
    // A week later; what was promised for the day after tomorrow falls inside, where it is their turn the desk reminds.
    await max.locator('button[aria-pressed="false"]').last().press('Enter');
    await max.getByTitle('Back', { exact: true }).press('Enter');
    await max.getByLabel('Who stands in').selectOption({ label: 'Leo Costa (English, has 0 tickets)' });
    await max.getByText('3 tickets: 2 to Leo Costa now, 1 waits.').waitFor();
    await max.getByText('2 people learn a new name').waitFor();
    const letter = max.locator('p[lang="ru"]');
    await letter.getByText('Max Lindqvist сейчас отсутствует.').waitFor();
    expect(await letter.innerText()).toContain(numbers.anna);
    await lookAt(max);
    await max.getByRole('button', { name: 'Hand over 2 and tell them' }).press('Enter');
    await max.getByText('Leo Costa stands in').waitFor();
    await max.getByText('2 tickets covered').waitFor();
    await max.getByText(/^You are away until /).waitFor();
    expect(await max.getByRole('link', { name: 'I’m away' }).count()).toBe(0);
    await lookAt(max);
    expect(stage.heard).toEqual([]);
  });

  test('the colleague sees for whom, answers, and the requester sees who looks after it', async () => {
    await leo.goto('/');
    const row = leo.getByRole('link', { name: /Анна Белова/ });
    await row.getByText('for Max Lindqvist', { exact: true }).waitFor();
    await lookAt(leo);
    await row.click();
    await leo
      .getByText(/^for Max Lindqvist until /)
      .first()
      .waitFor();
    await desk.said(leo, 'Leo Costa acts for Max Lindqvist.').waitFor();
    for (const words of ['I am Leo and go on with this.', 'Here is what I found.']) {
      await desk.reply(leo, words);
      await desk.said(leo, words).waitFor();
    }
    await expect.poll(async () => (await ticket(leo, numbers.anna)).awaits).toEqual([]);
    await lookAt(leo);
    const reader = await stage.openScreen({ width: 360, height: 740, dark: true, locale: 'ru' });
    await reader.goto(await linkTo('anna@vesna.example'));
    await reader.getByText('Leo Costa').first().waitFor();
    await reader
      .getByText(/Max Lindqvist/)
      .first()
      .waitFor();
    await lookAt(reader);
    await reader.context().close();
    expect(stage.heard).toEqual([]);
  });
  const ticket = (page: Page, number: string) => call<TicketDetailView>(page, 'GET', `/tickets/${number}`);
  async function linkTo(email: string): Promise<string> {
    const { mails } = await call<{ mails: OutboxMailView[] }>(ana, 'GET', '/outbox?state=all');
    const mail = mails.find((one) => one.to === email);
    const { text } = await call<{ text: string }>(ana, 'GET', `/outbox/${mail?.id}`);
    return /https?:\/\/\S+\/portal\/(?:t|in)\/\S+/.exec(text)![0];
  }

  test('back again: what happened, and whose is what the colleague has become the contact of', async () => {
    await max.goto('/');
    await max.getByRole('button', { name: 'I’m back' }).click();
    await max.getByText('1 ticket waits for your word: whose is it now?').waitFor();
    await max.getByRole('link', { name: 'What happened meanwhile' }).click();
    await max.getByRole('heading', { name: 'Whose are these now?' }).waitFor();
    await max.getByText(/2 replies of ours/).waitFor();
    await lookAt(max);
    await max.getByRole('link', { name: 'Анна Белова' }).click();
    await max.getByText('Whose ticket is it now?').waitFor();
    await lookAt(max);
    await max.goto(`/tickets/${numbers.ravi}`);
    await desk.said(max, 'Max Lindqvist is back.').waitFor();
    await max.goto(`/tickets/${numbers.anna}`);
    await max.getByText('Whose ticket is it now?').waitFor();
    // Whoever stood in is asked as well; one word of either decides.
    await leo.goto(`/tickets/${numbers.anna}`);
    await leo.getByRole('button', { name: 'Leave with Leo Costa' }).click();
    await leo.getByText('Leo Costa has it now').waitFor();
    await max.getByText('Whose ticket is it now?').waitFor({ state: 'detached' });
    expect((await ticket(ana, numbers.anna)).assignee?.name).toBe('Leo Costa');
    expect((await ticket(ana, numbers.ravi)).cover).toBeNull();
    expect(stage.heard).toEqual([]);
  });

  test('a lead plans somebody’s leave, gives one ticket another fate, changes the return and calls it off', async () => {
    await ana.emulateMedia({ colorScheme: 'dark' });
    await ana.goto('/settings/people');
    await ana.getByRole('link', { name: 'Is away… Max Lindqvist' }).click();
    await ana.getByRole('heading', { name: /^Max Lindqvist is away from now to / }).waitFor();
    await ana.getByTitle('From', { exact: true }).click();
    await pickNextMonth(ana);
    await ana.getByTitle('From', { exact: true }).click();
    await ana.getByTitle('Back', { exact: true }).click();
    await ana.getByRole('button', { name: 'I don’t know yet' }).click();
    await fate(ana, 'Moritz Engel').click();
    await ana.getByRole('menuitemradio', { name: /^Leo Costa at the start/ }).press('Enter');
    await fate(ana, 'Moritz Engel').getByText('Leo Costa at the start').waitFor();
    await fate(ana, 'Ravi Menon').click();
    await lookAt(ana);
    await ana.getByRole('menuitemradio', { name: /^Waits/ }).click();
    await fate(ana, 'Ravi Menon').getByText('Waits').waitFor();
    await ana.getByRole('button', { name: 'Plan it, hand over 1 then' }).click();
    await ana.getByRole('heading', { name: 'Planned', exact: true }).waitFor();
    await ana.getByRole('button', { name: 'Change: Max Lindqvist' }).click();
    await ana.getByLabel('Who stands in').selectOption({ label: 'Leo Costa' });
    await lookAt(ana);
    await ana.getByRole('button', { name: 'Save' }).click();
    await ana.getByText(/Leo Costa stands in/).waitFor();
    await ana.getByRole('button', { name: 'Call off: Max Lindqvist' }).click();
    await ana.getByRole('dialog').getByRole('button', { name: 'Call off' }).click();
    await ana.getByRole('heading', { name: 'Everybody is here' }).waitFor();
    expect(stage.heard).toEqual([]);
  });
  /** Some working day of next month, whatever today is. */
  async function pickNextMonth(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'From', exact: true }).click();
    const calendar = page.locator('[role="dialog"][data-position]');
    await calendar.getByRole('button', { name: 'Next month' }).click();
    await calendar.getByRole('button', { name: /^15 / }).click();
    await page.keyboard.press('Escape');
  }

  test('nobody else is here: that is said, with the way that is left', async () => {
    const said = [];
    for (const name of ['Max Lindqvist', 'Leo Costa'])
      said.push(await call<AbsenceView>(ana, 'POST', '/absences', { person: await idOf(name), to: inDays(9) }));
    await ana.goto('/away/plan');
    await ana.getByTitle('Back', { exact: true }).click();
    await ana.locator('button[aria-pressed="false"]').first().click();
    await ana.getByText(/^Nobody else is here for \d+ tickets?\.$/).waitFor();
    await ana.getByRole('link', { name: 'Open the calendars' }).waitFor();
    await lookAt(ana);
    for (const { id } of said) expect((await ana.request.delete(`/api/v1/absences/${id}`)).status()).toBe(200);
  });

  const looks = [
    { locale: 'ru', width: 1280, dark: false, away: 'Отсутствия' },
    { locale: 'pt-BR', width: 360, dark: true, away: 'Ausências' },
    { locale: 'pt-PT', width: 360, dark: false, away: 'Ausências' },
    { locale: 'en-GB', width: 360, dark: true, away: 'Away' },
  ];
  test.each(looks)('$locale at $width: the plan and who is away', async ({ away, ...look }) => {
    const page = await signedIn('Max Lindqvist', { ...look, height: 740 });
    await page.goto('/away/plan');
    await page.getByRole('link', { name: 'Moritz Engel' }).waitFor();
    await lookAt(page);
    await page.goto('/away');
    await page.getByRole('heading', { name: away, level: 1 }).waitFor();
    await lookAt(page);
    await page.context().close();
    expect(stage.heard).toEqual([]);
  });
});
