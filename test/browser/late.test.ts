// Something is late: whoever has the ticket reads that a word is owed, gives it or says how the requester knows, and is told
// before it comes so far, unless they are looking. In four languages, on a wide light and a narrow dark screen.

import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExplainedClocks } from '../../contract/clocks/explanation.ts';
import type { TaskView } from '../../contract/tasks/tasks.ts';
import { sweeps } from '../../server/cases/sweep-due.ts';
import { checkInvariants } from '../../server/guarantees/invariants.ts';
import { contextFor, theDesk } from '../../server/platform/context.ts';
import { lookAt } from './look-at.ts';
import { call, hasChromium, inChromium } from './open-stage.ts';
import { locales, lookAround, openPromiseStage, type PromiseStage } from './promise-stage.ts';

/** All of a ticket that has a time, so that it stands as if it had happened earlier. */
const times: Record<string, string[]> = {
  ticket: ['opened_at', 'updated_at', 'promise_due_at', 'clock_due_at', 'last_public_at', 'last_requester_at'],
  event: ['at'],
  message: ['at'],
  stint: ['from_at', 'accept_due_at'],
  promise: ['made_at', 'due_at'],
  clock: ['started_at', 'due_at', 'next_at'],
};

describe.skipIf(!hasChromium)(inChromium, () => {
  let stage: PromiseStage;
  let leo: Page;
  let nora: Page;

  beforeAll(async () => {
    stage = await openPromiseStage();
    ({ leo, nora } = stage);
    // The desk has been open around the clock for long, not since a moment ago.
    await sql`alter table calendar_version disable trigger user`.execute(stage.running.wiring.database.db);
    const longAgo = sql`interval '30 days'`;
    await sql`update calendar_version set from_at = from_at - ${longAgo}, made_at = made_at - ${longAgo}`.execute(
      stage.running.wiring.database.db,
    );
  });
  afterAll(async () => {
    await stage?.stop();
  });

  async function makeOlder(number: string, hours: number): Promise<void> {
    const { db } = stage.running.wiring.database;
    const span = sql.raw(`interval '${hours} hours'`);
    await db.transaction().execute(async (tx) => {
      for (const [table, columns] of Object.entries(times)) {
        const set = sql.join(columns.map((name) => sql`${sql.ref(name)} = ${sql.ref(name)} - ${span}`));
        const own =
          table === 'ticket'
            ? sql`number = ${number}`
            : sql`ticket_id = (select id from ticket where number = ${number})`;
        await sql`update ${sql.table(table)} set ${set} where ${own}`.execute(tx);
      }
    });
  }
  /** What the desk does every few seconds, now: nobody waits for it. */
  async function sweep(): Promise<void> {
    const { sources, database, wake } = stage.running.wiring;
    for (const name of ['clocks that cross a threshold', 'clocks that are nearly due']) {
      await sweeps.find((one) => one.name === name)!.run(contextFor(sources, database.db, theDesk), () => undefined);
    }
    wake();
  }
  const tasks = async (number: string) =>
    (await call<{ tasks: TaskView[] }>(leo, 'GET', `/tickets/${number}/tasks`)).tasks;
  async function late(subject: string): Promise<string> {
    const number = await stage.open(subject);
    await makeOlder(number, 30);
    await sweep();
    await expect.poll(async () => (await tasks(number)).length).toBe(1);
    return number;
  }

  test('a late clock asks for a word; the reply gives it, and nothing is asked any more', async () => {
    const number = await late('The belt slips');
    await leo.goto(`/tickets/${number}`);
    const asked = leo.getByText('Tell Ravi Menon that it takes longer.');
    await asked.waitFor();
    await lookAt(leo);
    await leo.getByRole('textbox', { name: 'Your reply' }).fill('It takes until tomorrow: we wait for a belt.');
    await leo.getByRole('textbox', { name: 'Your reply' }).press('Control+Enter');
    await asked.waitFor({ state: 'detached' });
    await expect.poll(async () => (await tasks(number))[0]!.endedAs).toBe('told');
  });

  test('whoever knows that they know says how, by keyboard alone, and colleagues read it', async () => {
    const number = await late('The head is worn');
    await leo.goto(`/tickets/${number}`);
    const tick = leo.getByRole('button', { name: 'They know already' });
    await tick.focus();
    await leo.keyboard.press('Enter');
    await leo.getByRole('dialog').waitFor();
    await lookAt(leo);
    await leo.keyboard.press('Escape');
    await leo.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => leo.evaluate(() => document.activeElement?.textContent)).toBe('They know already');
    for (const locale of locales) {
      const page = await leo.context().newPage();
      await page.addInitScript((chosen) => localStorage.setItem('tellonce.locale', chosen), locale);
      await page.goto(`/tickets/${number}`);
      await page.getByRole('status').filter({ hasText: 'Ravi Menon' }).waitFor();
      await lookAround(page, locale, 'late');
      await page.close();
    }
    await leo.evaluate(() => localStorage.setItem('tellonce.locale', 'en'));
    await leo.reload();
    await tick.focus();
    await leo.keyboard.press('Enter');
    const ticks = leo.getByRole('button', { name: 'Tick it off' });
    expect(await ticks.isDisabled()).toBe(true);
    await expect.poll(() => leo.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await leo.keyboard.type('I called at ten and told him about the head.');
    await ticks.press('Enter');
    await leo.getByText('was ticked off by Leo Brandt: I called at ten').waitFor();
    expect(await tasks(number)).toMatchObject([{ endedAs: 'by_hand', doneBy: { name: 'Leo Brandt' } }]);
  });

  test('nearly due: said in the open desk, once, and not of what somebody looks at', async () => {
    // A working day has twenty-four hours here.
    const seen = await stage.open('It prints pale');
    const unseen = await stage.open('It prints nothing');
    const looker = await stage.openPage({ storageState: await leo.context().storageState() });
    await looker.goto(`/tickets/${seen}`);
    await looker.getByText('After forty labels').first().waitFor();
    await nora.goto('/');
    // What is pushed is said once, to whoever listens then.
    await expect.poll(() => stage.running.wiring.live.count()).toBe(3);
    const heard = nora.getByText('Due soon: It prints nothing');
    for (const number of [seen, unseen]) await makeOlder(number, 23);
    await expect
      .poll(
        async () => {
          await sweep();
          return heard.count();
        },
        { timeout: 120_000, interval: 500 },
      )
      .toBe(1);
    await lookAt(nora);
    expect(await nora.getByText('Due soon: It prints pale').count()).toBe(0);
    await nora.getByRole('button', { name: 'Open', exact: true }).click();
    await nora.waitForURL(`**/tickets/${unseen}`);
    expect(await stage.mails('agent_due_soon', 'nora@desk.example')).toHaveLength(1);
    await looker.context().close();
  });

  test('a requester is said to ask for another organisation, which their ticket goes by', async () => {
    const number = await stage.open('It is loud');
    await nora.setViewportSize({ width: 1480, height: 800 });
    await nora.goto(`/tickets/${number}`);
    await nora.getByRole('button', { name: 'Say for whom they ask' }).click();
    await nora.getByLabel('Organisation').fill('Northgate');
    await lookAt(nora);
    await nora.keyboard.press('Enter');
    await nora.getByRole('button', { name: 'Northgate: Change the organisation' }).waitFor();
    expect((await stage.ticket(number)).requester.organisation).toBe('Northgate');
    expect((await call<ExplainedClocks>(leo, 'GET', `/tickets/${number}/clocks`)).clocks.length).toBeGreaterThan(0);
    await nora.setViewportSize({ width: 1280, height: 800 });
  });

  test('and the desk holds what it promises', async () => {
    const { db } = stage.running.wiring.database;
    // Tickets that became a day older are seen to by the sweeps of the running desk, each in its turn.
    const offenders = async () =>
      (await checkInvariants(db, { now: new Date(), since: null }))
        .filter(({ state }) => state === 'broken')
        .flatMap((verdict) => verdict.offenders);
    await expect.poll(offenders, { timeout: 120_000, interval: 2_000 }).toEqual([]);
    expect(stage.heard).toEqual([]);
  });
});
