// Requesters read times in their own zone: their browser says it once, without script they choose it from a list, and an agent
// can say it. In four languages, on a wide light and a narrow dark screen.

import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { hasChromium, inChromium } from './open-stage.ts';
import { locales, lookAround, openPromiseStage, type PromiseStage, picture } from './promise-stage.ts';

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: PromiseStage;
  let number: string;
  beforeAll(async () => {
    stage = await openPromiseStage();
    number = await stage.open('Printer stops');
  });
  afterAll(async () => {
    await stage?.stop();
  });

  const stored = async () =>
    (
      await sql<{ zone: string | null; zoneFrom: string | null }>`
        select zone, zone_from from person where kind = 'requester'`.execute(stage.running.wiring.database.db)
    ).rows[0];
  const nextTime = (page: Page) => page.locator('#next time').first().textContent();

  test('without script nothing is learnt, and the list of zones is there', async () => {
    const page = await stage.ravi(number, { javaScriptEnabled: false, timezoneId: 'Asia/Kolkata' });
    // The page that signed Ravi in has script, and was in Lisbon.
    await sql`update person set zone = null, zone_from = null where kind = 'requester'`.execute(
      stage.running.wiring.database.db,
    );
    await page.reload();
    expect((await stored())?.zone).toBeNull();
    const before = await nextTime(page);
    await page.getByRole('link', { name: 'Change', exact: true }).click();
    await page.getByLabel('Time zone').selectOption('Asia/Kolkata');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Times are shown as in Kolkata.').waitFor();
    expect(page.url()).toContain(`/portal/tickets/${number}`);
    expect([await stored(), (await nextTime(page)) === before]).toEqual([
      { zone: 'Asia/Kolkata', zoneFrom: 'requester' },
      false,
    ]);
    await page.context().close();
  });

  test('with script the browser says it once, and the page shows it without being loaded again', async () => {
    await sql`update person set zone = null, zone_from = null where kind = 'requester'`.execute(
      stage.running.wiring.database.db,
    );
    const page = await stage.ravi(number, { timezoneId: 'Asia/Tokyo' });
    await page.getByText('Times are shown as in Tokyo.').waitFor();
    await expect.poll(stored).toEqual({ zone: 'Asia/Tokyo', zoneFrom: 'browser' });
    await page.context().close();
    const abroad = await stage.ravi(number, { timezoneId: 'America/Lima' });
    await abroad.getByText('Times are shown as in Tokyo.').waitFor();
    for (const locale of locales) {
      await abroad.goto(`/portal/zone?back=${number}&lang=${locale}`);
      await lookAround(abroad, locale, 'reader-zone');
      await abroad.goto(`/portal/tickets/${number}?lang=${locale}`);
      await lookAround(abroad, locale, 'reader-zone-case');
    }
    await abroad.context().close();
  });

  test('an agent says it beside who asks', async () => {
    const { leo } = stage;
    await leo.setViewportSize({ width: 1480, height: 800 });
    await leo.goto(`/tickets/${number}`);
    await leo.getByRole('button', { name: /^Reads times in Tokyo/ }).click();
    const dialog = leo.getByRole('dialog', { name: 'In which time zone does Ravi Menon read?' });
    await dialog.getByLabel('Time zone').selectOption('America/Sao_Paulo');
    await picture(leo, 'reader-zone-agent');
    await lookAt(leo);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await leo.getByRole('button', { name: /^Reads times in Sao Paulo/ }).waitFor();
    expect(await stored()).toEqual({ zone: 'America/Sao_Paulo', zoneFrom: 'agent' });
  });
});
