// Why a date is as it is, and another priority, in a real browser: dates there and back, what was late stays late, the lead
// hears of it once, and both screens in every language, light and dark, wide and narrow.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeHours } from '../../server/cases/calendars/change-calendar.ts';
import { openTicket } from '../../server/cases/open-ticket.ts';
import { type Actor, type Context, contextFor, theDesk } from '../../server/platform/context.ts';
import { type Locale, locales } from '../../web/client/locale.ts';
import en from '../../web/client/words/en.json' with { type: 'json' };
import ptBr from '../../web/client/words/pt-BR.json' with { type: 'json' };
import ptPt from '../../web/client/words/pt-PT.json' with { type: 'json' };
import ru from '../../web/client/words/ru.json' with { type: 'json' };
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium, openStage, password, type Stage } from './open-stage.ts';

const words = { en, ru, 'pt-BR': ptBr, 'pt-PT': ptPt };
type Clock = { metric: string; dueAt: string | null; breachedAt: string | null; startedAt: string };

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: Stage;
  let ana: Page;
  let leo: Page;
  let number: string;

  beforeAll(async () => {
    stage = await openStage();
    ana = await stage.openScreen();
    await stage.setUp(ana, { name: 'Ana Ferreira', email: 'ana@kestrel.example', zone: 'Europe/Lisbon' });
    await alwaysOpen();
    await call(ana, 'POST', '/agents', { name: 'Leo Brandt', email: 'leo@kestrel.example', password, role: 'agent' });
    leo = await stage.openScreen();
    await leo.request.post('/api/v1/session', { data: { email: 'leo@kestrel.example', password } });
    number = await open('Stops');
  });
  afterAll(async () => {
    await stage?.stop();
  });

  /** The context of somebody an hour and a half ago: what a story needs to have passed is not waited for. */
  function earlier(actor: Actor): Context {
    const { database, sources } = stage.running.wiring;
    return { ...contextFor(sources, database.db, actor), now: new Date(Date.now() - 90 * 60_000) };
  }
  /** Open around the clock since then, so that the story goes the same at night and on Sundays. */
  async function alwaysOpen(): Promise<void> {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    const hours = Object.fromEntries(days.map((day) => [day, [['00:00', '24:00']]]));
    const { calendars } = await call<{ calendars: { id: string }[] }>(ana, 'GET', '/calendars');
    const { db } = stage.running.wiring.database;
    const { id: personId } = await db
      .selectFrom('person')
      .select('id')
      .where('name', '=', 'Ana Ferreira')
      .executeTakeFirstOrThrow();
    const administrator: Actor = { ...theDesk, kind: 'agent', personId, roles: new Set(['administrator']) };
    await changeHours(earlier(administrator), calendars[0]!.id, { tz: 'Europe/Lisbon', hours: hours as never });
  }
  const open = async (subject: string) =>
    (
      await openTicket(earlier(theDesk), {
        subject,
        body: 'It does.',
        requester: { email: 'ravi@northgate.example' },
        channel: 'api',
        priority: 3,
      })
    ).ticket.number;
  const clock = async (metric: string): Promise<Clock> => {
    const { clocks } = await call<{ clocks: Clock[] }>(ana, 'GET', `/tickets/${number}/clocks`);
    return clocks.find((one) => one.metric === metric)!;
  };
  const spanOf = ({ startedAt, dueAt }: Clock): number => (Date.parse(dueAt!) - Date.parse(startedAt)) / 60_000;

  async function openBrief(page: Page, locale: Locale = 'en'): Promise<void> {
    await page.getByRole('button', { name: words[locale].ticket.brief, exact: true }).click();
    await page.locator('dialog[open] details > summary').first().waitFor();
  }
  async function give(page: Page, priority: string, why: string): Promise<void> {
    await page.getByRole('button', { name: /^Change the priority/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Another priority?' });
    await dialog.getByLabel('How pressing').selectOption(priority);
    const button = dialog.getByRole('button', { name: 'Change' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByLabel('Why, for colleagues').fill(why);
    await button.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: `Change the priority: ${priority}` }).waitFor();
  }

  test('each date opens to what was counted', async () => {
    await leo.goto(`/tickets/${number}`);
    await openBrief(leo);
    const drawer = leo.getByRole('dialog', { name: 'Brief' });
    await drawer.getByText('First answer').first().click();
    await drawer
      .getByText(/1 day|24 h/)
      .first()
      .waitFor();
    await drawer.getByRole('table', { name: 'First answer' }).getByText('Counted').first().waitFor();
    await drawer.getByText(/By “Standard”, version 1, for P3/).waitFor();
    await lookAt(leo);
    await leo.keyboard.press('Escape');
  });

  test('raised and lowered: the dates go there and back from the same start, and each change says why', async () => {
    const before = await clock('first_response');
    await give(leo, 'P2', 'Their shift starts.');
    const raised = await clock('first_response');
    expect(raised.startedAt).toBe(before.startedAt);
    expect([spanOf(before), spanOf(raised)]).toEqual([24 * 60, 120]);
    await leo.getByText('Their shift starts.').waitFor();
    await give(leo, 'P3', 'It can wait after all.');
    const { startedAt, dueAt, breachedAt } = before;
    expect(await clock('first_response')).toMatchObject({ startedAt, dueAt, breachedAt });
    await leo.getByText('It can wait after all.').waitFor();
    await lookAt(leo);
  });

  test('what is late by a change stays late when it is lowered again, and the lead hears of it once', async () => {
    await give(leo, 'P1', 'Everything stands.');
    const late = await clock('first_response');
    expect(late.breachedAt).not.toBeNull();
    await give(leo, 'P3', 'It did not.');
    expect(await clock('first_response')).toMatchObject({ breachedAt: late.breachedAt, dueAt: expect.any(String) });
    const { db } = stage.running.wiring.database;
    const notices = await db.selectFrom('notice').select('data').where('kind', '=', 'agent_escalated').execute();
    expect(notices).toEqual([{ data: { why: 'late_by_change' } }]);
    await openBrief(leo);
    await leo.getByRole('dialog', { name: 'Brief' }).getByRole('img', { name: 'Late' }).first().waitFor();
    await lookAt(leo);
    await leo.keyboard.press('Escape');
  });

  const looks = locales.flatMap((locale, index) => [
    [locale, 360, index % 2 === 0] as const,
    [locale, 1280, index % 2 === 1] as const,
  ]);
  test.each(looks)('in %s at %i px, dark: %s', async (locale, width, dark) => {
    const page = await stage.openScreen({ locale, width, dark });
    await page.request.post('/api/v1/session', { data: { email: 'ana@kestrel.example', password } });
    await page.request.patch('/api/v1/session', { data: { locale } });
    await page.goto(`/tickets/${number}`);
    await openBrief(page, locale);
    for (const summary of await page.locator('dialog[open] details > summary').all()) await summary.click();
    await lookAt(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words[locale].priority.change }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('…');
    await lookAt(page);
    await page.context().close();
  });

  test('the console stayed clean', () => {
    expect(stage.heard).toEqual([]);
  });
});
