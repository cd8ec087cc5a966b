// Working time in a real browser: a year is looked at, days are changed by the mouse and by the arrows, holidays and a
// calendar file are taken in, and a desk of one person goes on leave with a look at what its requesters will read.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { hasChromium, inChromium, openStage, password, type Stage } from './open-stage.ts';

const dayMs = 86_400_000;
const dayAt = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
/** A Wednesday of next year, so that no day of the story has passed. */
const nextYear = new Date().getUTCFullYear() + 1;
const wednesday = (() => {
  const first = new Date(Date.UTC(nextYear, 5, 1));
  return new Date(first.getTime() + ((3 - first.getUTCDay() + 7) % 7) * dayMs).toISOString().slice(0, 10);
})();
const dayAfter = new Date(Date.parse(wednesday) + dayMs).toISOString().slice(0, 10);

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let ana: Page;

  beforeAll(async () => {
    stage = await openStage();
    ana = await stage.openScreen({ height: 860 });
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@kestrel.example', zone: 'Europe/Lisbon' });
  });
  afterAll(async () => {
    await stage?.stop();
  });

  const day = (page: Page, date: string) => page.locator(`[data-date="${date}"]`);

  test('a day is given shorter hours, and the arrow goes on to the next, which is closed', async () => {
    await ana.goto('/settings/calendars');
    // The year begins with the present month; what has passed is there when it is asked for.
    const today = ana.getByRole('button', { name: /, today: / });
    await today.waitFor();
    expect(await today.getAttribute('aria-current')).toBe('date');
    expect(await today.evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    const months = () => ana.locator('[data-date$="-01"]').count();
    const passed = Number((await today.getAttribute('data-date'))?.slice(5, 7)) - 1;
    expect(await months()).toBe(12 - passed);
    if (passed > 0) await ana.getByRole('button', { name: 'Show the months that have passed' }).click();
    expect(await months()).toBe(12);
    await ana.getByRole('button', { name: 'The year after' }).click();
    await day(ana, wednesday).click();
    await ana.getByText('Other hours').click();
    await ana.getByLabel('What it is').fill('Stocktake');
    await ana.getByRole('button', { name: 'Save' }).click();
    await ana.locator(`[data-date="${wednesday}"][data-is="own"]`).waitFor();
    await day(ana, wednesday).focus();
    await ana.keyboard.press('ArrowRight');
    await expect.poll(() => day(ana, dayAfter).evaluate((one) => one === document.activeElement)).toBe(true);
    await ana.getByRole('form').getByText('Closed', { exact: true }).click();
    await ana.getByRole('button', { name: 'Save' }).click();
    await ana.locator(`[data-date="${dayAfter}"][data-is="own"]:not([data-open])`).waitFor();
    await ana.getByText(/is closed/).waitFor();
    await lookAt(ana);
  });

  test('the holidays of a country are chosen by name, and one of them is worked on', async () => {
    await ana.getByRole('button', { name: 'Choose: Public holidays' }).click();
    const dialog = ana.getByRole('dialog');
    await dialog.getByLabel('Country').selectOption({ label: 'Portugal' });
    await dialog.getByLabel('Portugal Day').uncheck();
    await lookAt(ana);
    await dialog.getByRole('button', { name: 'Take these holidays' }).click();
    await ana.locator(`[data-date="${nextYear}-12-25"][data-is="holiday"]`).waitFor();
    expect(await day(ana, `${nextYear}-06-10`).getAttribute('data-is')).toBe('usual');
    expect(await day(ana, `${nextYear}-12-25`).getAttribute('aria-label')).toMatch(/Christmas/);
  });

  test('a calendar file says what it would change before it does', async () => {
    await ana.getByRole('button', { name: 'Choose a file: Calendar file' }).click();
    const dialog = ana.getByRole('dialog');
    const date = `${nextYear}0901`;
    const file = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Founders’ Day\r\nDTSTART;VALUE=DATE:${date}\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Long ago\r\nDTSTART;VALUE=DATE:20010101\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'company.ics', mimeType: 'text/calendar', buffer: Buffer.from(file) });
    await dialog.getByText('Left out: it has passed').waitFor();
    await lookAt(ana);
    await dialog.getByRole('button', { name: 'Take 1 entry' }).click();
    await ana.locator(`[data-date="${nextYear}-09-01"][data-is="own"]`).waitFor();
  });

  test('a file that is no calendar is refused in plain words', async () => {
    await ana.getByRole('button', { name: 'Choose a file: Calendar file' }).click();
    const dialog = ana.getByRole('dialog');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'picture.ics', mimeType: 'text/calendar', buffer: Buffer.from([0x89, 0x50, 0, 1, 2]) });
    await dialog.getByText('This is not a calendar file (iCalendar).').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  test('on leave: what moves and what they read is shown, then it is done and told', async () => {
    const opened = await ana.request.post('/api/v1/tickets', {
      data: { subject: 'Stops', body: 'The printer stops.', requester: { email: 'ravi@northgate.example' } },
    });
    const { number } = (await opened.json()) as { number: string };
    await ana.getByRole('button', { name: 'Close for a time' }).click();
    const dialog = ana.getByRole('dialog');
    await pick(dialog.getByLabel('Last closed day'), dayAt(9));
    await dialog.getByLabel('When it cannot wait').fill('+44 20 7946 0000');
    await dialog.getByText('1 promise lies in this time and moves once.').waitFor();
    await dialog.getByText('If it cannot wait: +44 20 7946 0000').waitFor();
    await lookAt(ana);
    await dialog.getByRole('button', { name: /Close and tell/ }).click();
    await ana.getByText('Closed for a time:').first().waitFor();
    await expect
      .poll(
        async () => {
          const { entries } = (await (await ana.request.get(`/api/v1/tickets/${number}/timeline`)).json()) as {
            entries: { purpose: string; body: string }[];
          };
          return entries.find(({ purpose }) => purpose === 'away')?.body;
        },
        { timeout: 120_000 },
      )
      .toContain('If it cannot wait: +44 20 7946 0000');
  });

  async function pick(field: ReturnType<Page['getByLabel']>, date: string): Promise<void> {
    await field.click();
    const month = new Date(`${date}T12:00:00Z`).getUTCMonth();
    if (month !== new Date().getUTCMonth()) await ana.getByRole('button', { name: 'Next month' }).click();
    const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(
      new Date(`${date}T12:00:00Z`),
    );
    await ana
      .locator(`[data-dates-dropdown] button[aria-label="${words}"], table button[aria-label="${words}"]`)
      .click();
  }

  test.each([
    ['ru', 360, true],
    ['pt-BR', 1280, true],
    ['pt-PT', 360, false],
  ] as const)('in %s at %i px, dark: %s', async (locale, width, dark) => {
    const page = await stage.openScreen({ locale, width, height: 860, dark });
    await page.request.post('/api/v1/session', { data: { email: 'ana@kestrel.example', password } });
    await page.request.patch('/api/v1/session', { data: { locale } });
    await page.goto('/settings/calendars');
    const today = page.locator('[aria-current="date"]');
    await today.waitFor();
    await lookAt(page);
    await today.click();
    await lookAt(page);
    await page.context().close();
  });

  test('the console stayed clean', () => {
    expect(stage.heard).toEqual([]);
  });
});
