// What a requester asks for, what the desk arranges about promises, and what it says of itself: a wished date with and without
// script, quiet hours, hours in words, how promises were kept, and the guarantees, also with an offender. Then every screen of
// promises in four languages, wide and narrow, light and dark.

import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeptRate } from '../../contract/promises/kept-rate.ts';
import { watch } from '../../server/guarantees/watchdog.ts';
import { contextFor, theDesk } from '../../server/platform/context.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium } from './open-stage.ts';
import { locales, lookAround, openPromiseStage, type PromiseStage, zone } from './promise-stage.ts';

const hourMs = 3_600_000;

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

  describe('“tell me by then, or sooner”', () => {
    /** As the browser's field writes it, in the reader's zone, to the minute. */
    const field = (at: number) =>
      new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
        .format(at)
        .replace(' ', 'T');
    async function ask(page: Page, at: number): Promise<void> {
      await page.getByText('I need to hear by a certain date').click();
      await page.getByLabel('Tell me by this time, or sooner').fill(field(at));
      await page.getByRole('button', { name: 'Ask for it' }).click();
    }

    test.each<[string, BrowserContextOptions]>([
      ['with script', {}],
      ['without script', { javaScriptEnabled: false }],
    ])('%s: what can be kept is promised at once', async (_, options) => {
      const number = await stage.open('The tray sticks');
      const at = Date.now() + 6 * hourMs;
      const page = await stage.ravi(number, options);
      await ask(page, at);
      await page.getByRole('status').getByText('Agreed: you hear from us by then, or sooner.').waitFor();
      expect(Date.parse(await dueAt(number))).toBe(Math.floor(at / 60_000) * 60_000);
      if (options.javaScriptEnabled !== false) await lookAt(page);
      await ask(page, Date.now() + 100 * hourMs);
      await page.getByText('You hear from us even sooner').waitFor();
      await page.context().close();
    });

    test('what is too soon an agent sees, and takes with one key', async () => {
      const number = await stage.open('The tray sticks again');
      const before = await dueAt(number);
      const at = Date.now() + hourMs;
      const page = await stage.ravi(number);
      await ask(page, at);
      await page.getByText('We have your wish and answer it.').waitFor();
      expect(await dueAt(number)).toBe(before);
      await leo.goto(`/tickets/${number}`);
      await leo.getByText(/^Ravi Menon asks to hear by /).waitFor();
      await lookAt(leo);
      await leo.getByRole('button', { name: 'Promise it' }).press('Enter');
      await leo.getByRole('button', { name: 'Promise it' }).waitFor({ state: 'detached' });
      expect(Date.parse(await dueAt(number))).toBe(Math.floor(at / 60_000) * 60_000);
      await page.reload();
      await page.getByText('Leo Brandt wrote to you').waitFor();
      await page.context().close();
    });
  });

  test('quiet hours are one’s own, or those of the desk', async () => {
    const quiet = () => call<{ own: object | null }>(nora, 'GET', '/session/quiet-hours');
    await call(nora, 'PUT', '/settings/quiet-hours', { quiet: { from: '21:00', until: '08:00' } });
    await nora.goto('/settings');
    await nora.getByText('The desk’s hold: 21:00 to 08:00.').waitFor();
    await nora.getByLabel('From', { exact: true }).fill('22:30');
    await nora.getByLabel('Until', { exact: true }).fill('22:30');
    await nora.getByText('Until must be another time than from.').waitFor();
    await nora.getByLabel('Until', { exact: true }).fill('06:15');
    await nora.getByLabel('Until', { exact: true }).press('Enter');
    await expect.poll(quiet).toMatchObject({ own: { from: '22:30', until: '06:15' } });
    await lookAt(nora);
    await nora.getByRole('button', { name: 'Go by the desk’s' }).press('Enter');
    await expect.poll(quiet).toMatchObject({ own: null });
    await nora.getByText('The desk’s hold: 21:00 to 08:00.').waitFor();
  });

  test('hours and times in words: what they will read is shown before, and what was told before stays', async () => {
    await nora.goto('/settings/desk');
    await nora.getByLabel('Language of the reader').selectOption({ label: 'Русский' });
    await nora.getByText('Nothing is quoted yet.').waitFor();
    await nora.getByText('The acknowledgement, as it would be read now').click();
    await nora.getByLabel('When you are here').fill('по будням с 9 до 18');
    await nora.getByText('Мы работаем: по будням с 9 до 18').waitFor();
    await lookAt(nora);
    const save = nora.getByRole('button', { name: 'Save: Hours and times in words' });
    await save.press('Enter');
    await nora.getByText(/^Version 1 is in force, since .* by Nora Holt\.$/).waitFor();
    await nora.getByLabel('How soon you answer').fill('в течение часа');
    await save.press('Enter');
    await nora.getByText(/^Version 2 is in force/).waitFor();
    await nora.getByText('Earlier versions').click();
    await nora.getByRole('listitem').filter({ hasText: 'Version 1' }).getByText('по будням с 9 до 18').waitFor();
    await nora.getByLabel('Language of the reader').selectOption({ label: 'English' });
    await nora.getByText('Nothing is quoted yet.').waitFor();
  });

  test('how first dates were kept stands by team and kind, each with how many', async () => {
    const moved = await stage.open('One more week');
    await call(leo, 'POST', `/tickets/${moved}/delays`, {
      dueAt: new Date(Date.parse(await dueAt(moved)) + 24 * hourMs).toISOString(),
      reason: 'testing',
      actions: 'We test.',
    });
    for (const subject of ['One', 'Two'])
      await call(leo, 'POST', `/tickets/${await stage.open(subject)}/messages`, { kind: 'public', body: 'Done soon.' });
    const { kept } = await call<KeptRate>(nora, 'GET', '/promises/kept');
    await nora.goto('/kept-promises');
    const table = nora.getByRole('table').first();
    expect(kept).toHaveLength(1);
    for (const { n, kept: held, moved: put } of kept) {
      expect([n, put]).toEqual([2, 1]);
      const row = table.getByRole('row').filter({ hasText: `${held} of ${n}` });
      await row.last().waitFor();
      expect(await row.count()).toBe(2);
      expect((await row.last().innerText()).split(/\s+/).slice(-5)).toEqual(['of', '2', '100%', '0', '1']);
    }
    await nora.getByText('2 of 2 first dates kept').waitFor();
    await lookAt(nora);
  });

  test('the guarantees are green; a broken row is named with its ticket, and mended it is told afterwards', async () => {
    const { database, sources } = stage.running.wiring;
    const number = await stage.open('A row is broken');
    const look = async () =>
      (await watch(contextFor(sources, database.db, theDesk), 'full')).filter((one) => one.state === 'broken');
    const shift = (way: 1 | -1) =>
      database.db
        .updateTable('ticket')
        .set(({ eb, ref }) => ({ promiseDueAt: eb(ref('promiseDueAt'), '+', `${way} hours` as never) }))
        .where('number', '=', number)
        .execute();
    expect(await look()).toEqual([]);
    await nora.goto('/guarantees');
    await nora.getByText('All that is checked holds', { exact: true }).waitFor();
    await nora.getByText('Nothing has been broken.').waitFor();
    await lookAt(nora);
    await shift(1);
    await look();
    await nora.reload();
    await nora.getByText('1 guarantee is broken', { exact: true }).waitFor();
    const first = nora.getByRole('list').filter({ hasText: 'broken since' }).getByRole('listitem').first();
    await first.getByText('Current truth equals history').waitFor();
    await first.getByRole('link', { name: number }).waitFor();
    await lookAround(nora, 'en', 'guarantees-broken');
    await first.getByRole('link', { name: number }).press('Enter');
    await nora.waitForURL(`**/tickets/${number}`);
    await shift(-1);
    await look();
    await nora.goto('/guarantees');
    await nora.getByText('All that is checked holds', { exact: true }).waitFor();
    await nora
      .getByRole('region', { name: 'Guarantees' })
      .getByText('Nothing has been broken.')
      .waitFor({ state: 'detached' });
    expect(await nora.getByRole('link', { name: number }).count()).toBe(1);
  });

  describe('every screen of promises', () => {
    let number: string;
    beforeAll(async () => {
      number = await stage.open('It stops after about forty labels and shows E-52 on its display');
      await call(leo, 'POST', `/tickets/${number}/messages`, { kind: 'public', body: 'We are looking at it.' });
      const offers = [
        { name: 'One month free of charge', amountCents: 4_000 },
        { name: 'A new printer at half price', amountCents: 45_000 },
      ];
      await call(nora, 'PUT', '/compensation', { currency: 'EUR', limitCents: 5_000, offers });
      for (const reason of ['supplier', 'testing'] as const)
        await call(leo, 'POST', `/tickets/${number}/delays`, {
          dueAt: new Date(Date.parse(await dueAt(number)) + 24 * hourMs).toISOString(),
          reason,
          actions: 'We measured the head and ordered another one.',
        });
      await call(leo, 'POST', `/tickets/${number}/messages`, { kind: 'note', body: 'Ordered.' });
    });

    test.each(locales)('in %s', async (locale) => {
      for (const page of [leo, nora]) {
        await page.addInitScript((chosen) => localStorage.setItem('tellonce.locale', chosen), locale);
      }
      await leo.goto(`/tickets/${number}`);
      await leo.locator('textarea').first().click();
      await leo.locator('form p[lang]').waitFor();
      await lookAround(leo, locale, 'picker');
      await leo.locator('p button').click();
      await leo.getByRole('dialog').getByRole('radio').nth(2).check();
      await lookAround(leo, locale, 'move');
      await leo.keyboard.press('Escape');
      await leo.locator('header button', { hasText: resolve[locale] }).first().click();
      await leo.getByRole('dialog').getByRole('radio').nth(1).check();
      await leo.getByRole('dialog').locator('select').selectOption({ index: 2 });
      await leo.getByRole('dialog').getByRole('status').waitFor();
      await lookAround(leo, locale, 'resolve');
      await nora.goto('/kept-promises');
      await nora.getByRole('table').first().waitFor();
      await lookAround(nora, locale, 'kept');
      await nora.goto('/guarantees');
      await nora.locator('li').first().waitFor();
      await lookAround(nora, locale, 'guarantees');
      await nora.goto('/settings/desk');
      await nora.locator('summary').first().click();
      await nora.locator('details p[lang]').first().waitFor();
      await lookAround(nora, locale, 'words');
      const page = await stage.ravi(`${number}?lang=${locale}`);
      await page.locator('summary').first().click();
      await lookAround(page, locale, 'portal');
      await page.context().close();
    });
  });

  test('and no page complains', () => {
    expect(stage.heard, stage.heard.join('\n')).toEqual([]);
  });
});

const resolve = { en: 'Resolve', ru: 'Решить', 'pt-BR': 'Resolver', 'pt-PT': 'Resolver' };
