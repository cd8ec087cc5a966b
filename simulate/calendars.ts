// Working time changes while promises stand: other hours, a holiday found out late, days on which the desk closes.

import { sql } from 'kysely';
import { changeHours, clearDay, setDay } from '../server/cases/calendars/change-calendar.ts';
import { closeTime, reopen } from '../server/cases/calendars/close-time.ts';
import { turnCalendars } from '../server/cases/calendars/keep-calendars.ts';
import type { Chance } from './chance.ts';
import type { World } from './world.ts';

const day = 86_400_000;
const week = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const hoursOf = (from: string, to: string) => Object.fromEntries(week.map((one) => [one, [[from, to]]]));

type Known = { closed: string[]; days: string[] };

/** One change by the administrator. What was arranged is remembered in `known`, so that it can be taken back. */
export async function changeWorkingTime(world: World, known: Known, chance: Chance): Promise<void> {
  const ctx = world.ctx(await world.agent(world.anaId));
  const { rows } = await sql<{ id: string }>`select id from calendar where is_default`.execute(ctx.tx);
  const id = rows[0]!.id;
  const date = (daysAhead: number) => new Date(ctx.now.getTime() + daysAhead * day).toISOString().slice(0, 10);
  const [from, to] = chance.pick([
    ['09:00', '18:00'],
    ['08:00', '16:30'],
    ['10:00', '19:00'],
    ['07:30', '12:00'],
  ] as const);
  const deeds: [string, () => Promise<unknown>][] = [
    [
      `other hours at once (${from}–${to})`,
      () => changeHours(ctx, id, { tz: 'Europe/Lisbon', hours: hoursOf(from, to) }),
    ],
    [
      `other hours from a day on (${from}–${to})`,
      () => changeHours(ctx, id, { tz: 'Europe/Lisbon', hours: hoursOf(from, to), from: date(chance.whole(1, 4)) }),
    ],
    [
      'a holiday',
      async () => {
        const on = date(chance.whole(0, 6));
        await setDay(ctx, id, { day: on, name: 'Holiday', hours: [] });
        known.days.push(on);
      },
    ],
    [
      'a holiday that is none after all',
      async () => {
        const on = known.days.pop();
        if (on) await clearDay(ctx, id, on);
      },
    ],
    [
      'closed days',
      async () => {
        const begins = chance.whole(0, 4);
        const closing = {
          from: date(begins),
          until: date(begins + chance.whole(0, 3)),
          reason: 'company_holidays' as const,
          route: null,
        };
        known.closed.push((await closeTime(ctx, id, closing as Parameters<typeof closeTime>[2])).id);
      },
    ],
    [
      'open after all',
      async () => {
        const closed = known.closed.pop();
        if (closed) await reopen(ctx, id, closed);
      },
    ],
    ['a version that takes over', () => turnCalendars(ctx)],
  ];
  const [what, act] = chance.pick(deeds);
  await act();
  world.story.tell(world.clock.now, `working time: ${what}`);
}
