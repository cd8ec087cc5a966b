// Service levels and the calendar of a team in a real browser: a level is arranged by keyboard, foretold on real tickets,
// changed, planned for later and ended; a team goes over to another calendar, and what that changes is said first.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Stage } from './open-stage.ts';

type Policy = { id: string; name: string; number: number; targets: object; applies: object; thirdPartyPauses: boolean };

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let ana: Page;

  beforeAll(async () => {
    stage = await openStage();
    ana = await stage.openScreen();
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@kestrel.example', zone: 'Europe/Lisbon' });
    for (const subject of ['Stops', 'Blinks'])
      await call(ana, 'POST', '/tickets', {
        subject,
        body: 'It does.',
        requester: { email: 'ravi@northgate.example' },
      });
  });
  afterAll(async () => {
    await stage?.stop();
  });

  const policies = async () => (await call<{ policies: Policy[] }>(ana, 'GET', '/sla-policies')).policies;
  const policy = async (name: string) => (await policies()).find((one) => one.name === name);

  /** By what the first ticket goes. A change is worked through by a timed job. */
  async function terms(): Promise<object> {
    const { tickets } = await call<{ tickets: { number: string }[] }>(ana, 'GET', '/tickets');
    return (await call<{ terms: object }>(ana, 'GET', `/tickets/${tickets[0]!.number}/clocks`)).terms;
  }
  const reckoned = { timeout: 120_000, interval: 1000 };

  test('the level that everybody starts with stands there in words', async () => {
    await ana.goto('/settings/service-levels');
    const level = ana.getByRole('region', { name: 'Standard' });
    await level.getByText('All tickets that no other level is for').waitFor();
    const row = level.getByRole('row', { name: /First answer/ });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['30 min', '2 h', '1 day', '2 days']);
    expect(await level.getByRole('button', { name: 'End: Standard' }).count()).toBe(0);
    await lookAt(ana);
  });

  test('a new one is arranged by keyboard alone, says what it changes, and is in force when it is saved', async () => {
    await ana.getByRole('link', { name: 'Add a service level' }).focus();
    await ana.keyboard.press('Enter');
    await ana.getByLabel('Name', { exact: true }).waitFor();
    await ana.keyboard.type('Printers');
    const save = ana.getByRole('button', { name: 'Save, in force at once' });
    await ana.getByText('Name something by which its tickets are told from others.').waitFor();
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    await ana.keyboard.press('Tab');
    await ana.keyboard.press('Tab');
    await ana.keyboard.press('Tab');
    await ana.keyboard.press('Space');
    expect(await ana.getByLabel('P3', { exact: true }).isChecked()).toBe(true);
    const teams = ana.getByRole('combobox', { name: 'Teams' });
    await teams.focus();
    await ana.keyboard.type('supp');
    await ana.getByRole('option', { name: 'Support' }).waitFor();
    await ana.keyboard.press('ArrowDown');
    await ana.keyboard.press('Enter');
    await ana.getByRole('list', { name: 'Teams' }).getByText('Support').waitFor();
    const first = ana.getByLabel('First answer, P3');
    await first.fill('45');
    await ana.getByText('Minutes, hours or days? Write “45 min”.').waitFor();
    await lookAt(ana);
    await first.fill('2 working hours');
    await first.press('ArrowDown');
    await expect.poll(() => ana.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Answer, P3');
    const effect = ana.getByRole('complementary', { name: 'What this changes' });
    await effect.getByText('2 tickets get another date.').waitFor();
    await ana.getByLabel('Why').fill('Contract K-17');
    await lookAt(ana);
    await save.press('Enter');
    await ana.waitForURL('**/settings/service-levels');
    await ana.getByRole('region', { name: 'Printers' }).getByText('P3 · Support').waitFor();
    expect(await policy('Printers')).toMatchObject({
      applies: { priorities: ['P3'], teamIds: [expect.any(String)] },
      targets: { first_response: { P3: { minutes: 120 } }, resolution: { P3: { days: 3 } } },
    });
  });

  test('a change is a version whose differences stand in words, and one for later leaves today as it is', async () => {
    await ana.getByRole('link', { name: 'Change: Printers' }).click();
    await ana.getByLabel('First answer, P3').fill('1 h 30 min');
    await ana.getByText('Your time to a solution stands still').click();
    await ana.getByLabel('Why').fill('They asked for it');
    await ana.getByRole('button', { name: 'Save, in force at once' }).click();
    await ana.waitForURL('**/settings/service-levels');
    const level = ana.getByRole('region', { name: 'Printers' });
    await level.getByText(/^Version 2, in force since/).click();
    await level.getByText('They asked for it').waitFor();
    await level.getByText('First answer, P3: 2 h → 1 h 30 min').waitFor();
    await level.getByText('Supplier: Waiting on a supplier counts → Waiting on a supplier does not count').waitFor();
    await lookAt(ana);
    await ana.getByRole('link', { name: 'Change: Printers' }).click();
    await ana.getByLabel('First answer, P3').fill('4 h');
    await ana.getByText('Later', { exact: true }).click();
    await ana.getByLabel('From this time on').click();
    await ana.getByRole('button', { name: 'Next month' }).click();
    await ana.locator('table button[aria-label^="15 "]').click();
    await ana.keyboard.press('Escape');
    await ana.getByLabel('Why').fill('From next month on');
    await lookAt(ana);
    await ana.getByRole('button', { name: 'Plan it' }).click();
    await level.getByText(/^Another version counts from /).waitFor();
    expect(await policy('Printers')).toMatchObject({
      number: 2,
      thirdPartyPauses: true,
      targets: { first_response: { P3: { minutes: 90 } } },
    });
    await ana.getByRole('link', { name: 'Change: Printers' }).click();
    await ana.getByText(/^A version is planned from /).waitFor();
    await ana.getByRole('button', { name: 'Cancel' }).click();
  });

  test('a level is ended with a look at what its tickets go by instead', async () => {
    // What ends is compared with what tickets go by: they have to go by it first.
    await expect.poll(terms, reckoned).toMatchObject({ policy: 'Printers', number: 2 });
    await ana.getByRole('button', { name: 'End: Printers' }).click();
    const dialog = ana.getByRole('dialog', { name: 'End Printers?' });
    await dialog.getByText('2 tickets get another date.').waitFor();
    await lookAt(ana);
    await dialog.getByRole('button', { name: 'End it' }).click();
    await expect.poll(async () => (await policies()).map(({ name }) => name)).toEqual(['Standard']);
    await expect.poll(() => ana.getByRole('region', { name: 'Printers' }).count()).toBe(0);
  });

  test('a team goes over to another calendar, and what that changes is said before', async () => {
    const { id } = await call<{ id: string }>(ana, 'POST', '/calendars', { name: 'Mornings' });
    const hours = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '12:00']]]));
    await call(ana, 'PUT', `/calendars/${id}/hours`, { tz: 'Europe/Lisbon', hours });
    await ana.goto('/settings/people');
    await ana
      .getByRole('button', { name: 'Change: Support' })
      .or(ana.getByRole('button', { name: /Support/ }))
      .first()
      .click();
    await ana.getByRole('button', { name: 'Change the calendar: Support' }).click();
    const dialog = ana.getByRole('dialog', { name: 'By which calendar does Support work?' });
    await dialog.getByText('It works by this calendar already.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Choose' }).getAttribute('aria-disabled')).toBe('true');
    await dialog.getByLabel('Calendar').selectOption({ label: 'Mornings' });
    await dialog.getByText('2 tickets get another date.').waitFor();
    await dialog.getByText(/Its week: Mon–Fri 08:00–12:00/).waitFor();
    await lookAt(ana);
    await dialog.getByRole('button', { name: 'Choose' }).click();
    await ana.getByText('Support works by “Mornings” now').waitFor();
    const { calendars } = await call<{ calendars: { name: string; teams: object[] }[] }>(ana, 'GET', '/calendars');
    expect(calendars.find(({ name }) => name === 'Mornings')?.teams).toHaveLength(1);
    await expect.poll(terms, reckoned).toMatchObject({ calendar: 'Mornings' });
    await ana.goto('/settings/calendars');
    await ana.getByLabel('Calendar', { exact: true }).selectOption({ label: 'Mornings' });
    await ana.getByRole('listitem').filter({ hasText: 'Teams' }).getByText('Support').waitFor();
    await lookAt(ana);
  });

  test.each([
    ['en', 360, true],
    ['ru', 360, false],
    ['ru', 1280, true],
    ['pt-BR', 360, true],
    ['pt-PT', 1280, false],
    ['pt-PT', 360, true],
  ] as const)('in %s at %i px, dark: %s', async (locale, width, dark) => {
    const page = await stage.openScreen({ locale, width, dark });
    await page.request.post('/api/v1/session', { data: { email: 'ana@kestrel.example', password } });
    await page.request.patch('/api/v1/session', { data: { locale } });
    await page.goto('/settings/service-levels');
    await page.getByRole('region', { name: 'Standard' }).waitFor();
    await lookAt(page);
    await page.goto('/settings/service-levels/new');
    await page.getByLabel('P2', { exact: true }).check();
    await page.locator('#cell-resolution-P2').fill('7');
    await page.locator('#cell-resolution-P2-help').waitFor();
    await lookAt(page);
    await page.context().close();
  });

  test('the console stayed clean', () => {
    expect(stage.heard).toEqual([]);
  });
});
