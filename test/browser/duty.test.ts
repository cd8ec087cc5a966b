// Somebody arranges who is on duty, by keyboard alone, sees where nobody is, and puts a colleague in; the colleague reads it and
// lets a calendar program read it. In a real browser.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DutyScheduleView, MyDutyView } from '../../contract/duty/duty.ts';
import type { ShiftView } from '../../contract/duty/shifts.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Screen, type Stage } from './open-stage.ts';

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let ana: Page;

  beforeAll(async () => {
    stage = await openStage();
    ana = await stage.openScreen();
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@kestrel.example', zone: 'Europe/Lisbon' });
    for (const name of ['Max Lindqvist', 'Leo Costa'])
      await call(ana, 'POST', '/agents', { name, email: emailOf(name), password, role: 'agent' });
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
  const schedule = async () =>
    (await call<{ schedules: DutyScheduleView[] }>(ana, 'GET', '/duty/schedules')).schedules[0]!;

  test('a schedule by keyboard: two take turns by the day, and what comes of it is drawn before it is saved', async () => {
    await ana.goto('/settings/duty');
    await ana.getByRole('heading', { name: 'No duty schedule yet' }).waitFor();
    await lookAt(ana);
    await ana.getByRole('button', { name: 'Add a duty schedule' }).press('Enter');
    const dialog = ana.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Round the clock');
    for (const name of ['Leo Costa', 'Max Lindqvist'])
      await dialog.getByLabel('Add to the turns').selectOption({ label: name });
    await dialog.getByRole('button', { name: 'Earlier turn for Max Lindqvist' }).press('Enter');
    await dialog.getByLabel('counted in').selectOption({ label: 'days' });
    await dialog.getByText('Each turn lasts 1 day').waitFor();
    await dialog.getByLabel('Hand-over at').fill('00:00');
    await dialog.getByLabel('Only in certain hours', { exact: true }).press('Space');
    await dialog.getByRole('button', { name: /^Remove .*Sunday/ }).press('Enter');
    await dialog.getByRole('heading', { name: 'What comes of it in the next two weeks' }).waitFor();
    await lookAt(ana);
    await ana.keyboard.press('Control+Enter');
    await ana.getByRole('heading', { name: 'Round the clock' }).waitFor();
    const { layers, team } = await schedule();
    expect(team).not.toBeNull();
    expect(layers[0]!.turn).toEqual({ unit: 'day', count: 1 });
    expect(Object.keys(layers[0]!.hours!)).toContain('mon');
    await ana.getByText(/\d+ times without anybody in the next 30 days/).waitFor();
    await lookAt(ana);
  });

  test('a gap is closed by putting somebody in, which can be taken back', async () => {
    const before = (await schedule()).gaps;
    expect(before).toBeGreaterThan(4);
    await ana
      .getByRole('button', { name: /^Put somebody in: / })
      .nth(1)
      .press('Enter');
    const dialog = ana.getByRole('dialog');
    await dialog.getByLabel('Who', { exact: true }).selectOption({ label: 'Leo Costa' });
    await lookAt(ana);
    await dialog.getByRole('button', { name: 'Put somebody in' }).press('Enter');
    await ana.getByText('On duty for that time: Leo Costa').waitFor();
    await expect.poll(async () => (await schedule()).gaps).toBe(before - 1);
    await ana.getByRole('button', { name: /^Take back: Leo Costa/ }).press('Enter');
    await expect.poll(async () => (await schedule()).gaps).toBe(before);
    expect(stage.heard).toEqual([]);
  });

  test('arranged for all hours there is no gap left, over four weeks as well', async () => {
    await ana.getByRole('button', { name: 'Arrange', exact: true }).press('Enter');
    await ana.getByRole('dialog').getByLabel('Only in certain hours', { exact: true }).press('Space');
    await ana.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');
    await ana.getByText(/times without anybody/).waitFor({ state: 'detached' });
    await ana.getByText('Four weeks').click();
    await ana.getByRole('button', { name: 'Later' }).press('Enter');
    await ana.getByRole('button', { name: 'Today' }).press('Enter');
    await lookAt(ana);
    const { now } = await schedule();
    expect(['Leo Costa', 'Max Lindqvist']).toContain(now?.person.name);
  });

  test('shifts: a week, a day off, and as usual again', async () => {
    for (const name of ['Leo Costa', 'Max Lindqvist']) {
      await ana.getByRole('button', { name: 'Add shifts' }).press('Enter');
      await ana.getByRole('dialog').getByLabel('Who', { exact: true }).selectOption({ label: name });
      await ana.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');
      await ana.getByText(`Saved: ${name}`).waitFor();
    }
    await ana.getByRole('button', { name: 'One day: Leo Costa' }).press('Enter');
    await lookAt(ana);
    await ana.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');
    await ana.getByText(/^\S.*: off$/).waitFor();
    const shifts = async () => (await call<{ shifts: ShiftView[] }>(ana, 'GET', '/shifts')).shifts;
    expect((await shifts()).map(({ days }) => days.length)).toEqual([1, 0]);
    await ana.getByRole('button', { name: /^As usual again: Leo Costa/ }).press('Enter');
    await expect.poll(async () => (await shifts())[0]!.days.length).toBe(0);
    await lookAt(ana);
    expect(stage.heard).toEqual([]);
  });

  test('whoever is on duty reads it, changes nothing, and lets a calendar program read it', async () => {
    const leo = await signedIn('Leo Costa');
    await leo.goto('/settings/duty');
    await leo.getByRole('heading', { name: 'Your duty' }).waitFor();
    expect(await leo.getByRole('button', { name: /Arrange|Put somebody in|Add shifts/ }).count()).toBe(0);
    await leo.getByRole('button', { name: 'Make an address for calendars' }).press('Enter');
    const address = await leo.getByLabel('Address for your calendar program').inputValue();
    const { feed, turns } = await call<MyDutyView>(leo, 'GET', '/duty/mine');
    expect(address).toBe(feed!.url);
    expect(turns.length).toBeGreaterThan(40);
    const file = await leo.request.get(new URL(address).pathname);
    expect(await file.text()).toContain('SUMMARY:On duty: Round the clock');
    await lookAt(leo);
    await leo.getByRole('button', { name: 'End this address' }).press('Enter');
    await leo.getByText('The address is void.').waitFor();
    expect((await leo.request.get(new URL(address).pathname)).status()).toBe(404);
  });

  const looks = [
    { locale: 'ru', width: 1280, dark: false, title: 'Дежурства' },
    { locale: 'pt-BR', width: 360, height: 740, dark: true, title: 'Plantões' },
    { locale: 'pt-PT', width: 1280, height: 657, dark: true, title: 'Escalas' },
    { locale: 'ru', width: 360, height: 740, dark: false, title: 'Дежурства' },
  ];
  test.each(looks)('$locale at $width', async ({ title, ...screen }) => {
    const page = await signedIn('Max Lindqvist', screen);
    await page.goto('/settings/duty');
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Round the clock' }).waitFor();
    await lookAt(page);
    if (screen.width === 360) await page.getByRole('list').getByText('Max Lindqvist').first().waitFor();
    await page.context().close();
    expect(stage.heard.filter((one) => !one.includes('404'))).toEqual([]);
  });
});
