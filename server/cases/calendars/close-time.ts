// The desk closes for a time: a leave on a desk of one person, company holidays. The calendar is closed on those days, and
// whatever was promised for them is asked to move; a sweep moves and tells each once.

import { type Compilable, type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  addWorkingTime,
  type Calendar,
  compileCalendar,
  nextOpening,
  workingSecondsBetween,
} from '../../calendars/calendar.ts';
import type { CalendarPlan, ClosedTime } from '../../calendars/plan.ts';
import { findCalendar, localDate, type StoredCalendar } from '../../calendars/read-calendars.ts';
import { type Change, inForceAt, rowOf, type Version } from '../../calendars/versions.ts';
import { askToMove } from '../../calendars/write-calendars.ts';
import type { Context } from '../../platform/context.ts';
import { conflict, invalid, notFound } from '../../platform/errors.ts';
import { beginOf } from './change-calendar.ts';
import { type Made, makeVersions, mustAdminister, versionsToOpen } from './make-versions.ts';

export type Closing = Omit<ClosedTime, 'id' | 'route'> & { route?: ClosedTime['route'] | undefined };

const dayMs = 86_400_000;
const yearMs = 365 * dayMs;
/** The new dates lie after the time, and a word is promised within a year. */
const mostDaysAhead = 330;

/** @returns the id of the closed time and how many promises move; what was agreed does not. @throws Forbidden, NotFound, Invalid, Conflict */
export async function closeTime(
  ctx: Context,
  calendarId: string,
  closing: Closing,
): Promise<{ id: string; moved: number }> {
  const id = ctx.newId();
  let moved = 0;
  await makeVersions(
    ctx,
    calendarId,
    (calendar) => closingChange(ctx, calendar, { ...closing, id, route: closing.route ?? null }),
    async (here, made) => {
      const moves = await movesOf(here, made, id);
      moved = moves.filter(({ purpose }) => purpose !== 'agreed').length;
      return asking(here, calendarId, made.versions[0]!.number, id, moves);
    },
  );
  return { id, moved };
}

/** Longer or shorter. Dates that were told stay; what a longer time catches moves and is told. @throws as closeTime */
export async function changeClosedTime(ctx: Context, calendarId: string, id: string, until: string): Promise<number> {
  let moved = 0;
  await makeVersions(
    ctx,
    calendarId,
    (calendar) => {
      const { plan } = inForceAt(calendar.versions, ctx.now);
      const before = closedTimeIn(plan, id);
      const today = localDate(plan.tz, ctx.now);
      if (until < before.from) throw invalid('A closed time must not end before it begins.');
      if (until < dayBefore(today) || before.until < today)
        throw invalid('What is past of a closed time stays closed.');
      if (until > before.until) mayClose(ctx, plan, { ...before, until });
      return {
        fromAt: ctx.now,
        what: until > before.until ? 'closed' : 'reopened',
        about: { from: before.from, until, was: before.until },
        apply: (one) => ({ ...one, closed: one.closed.map((time) => (time.id === id ? { ...time, until } : time)) }),
      };
    },
    async (here, made) => {
      if (made.versions[0]!.what !== 'closed') return [];
      const moves = await movesOf(here, made, id);
      moved = moves.filter(({ purpose }) => purpose !== 'agreed').length;
      return asking(here, calendarId, made.versions[0]!.number, id, moves);
    },
  );
  return moved;
}

/** Not after all; or no longer, where it has begun. @throws Forbidden, NotFound, Invalid (it is over) */
export async function reopen(ctx: Context, calendarId: string, id: string): Promise<void> {
  await makeVersions(ctx, calendarId, (calendar) => {
    const { plan } = inForceAt(calendar.versions, ctx.now);
    const before = closedTimeIn(plan, id);
    const today = localDate(plan.tz, ctx.now);
    if (before.until < today) throw invalid('What is past of a closed time stays closed.');
    const until = dayBefore(today);
    return {
      fromAt: ctx.now,
      what: 'reopened',
      about: { from: before.from, was: before.until },
      apply: (one) => ({
        ...one,
        closed: one.closed.flatMap((time) => {
          if (time.id !== id) return [time];
          return time.from <= until ? [{ ...time, until }] : [];
        }),
      }),
    };
  });
}

export type ClosingPreview = {
  tickets: Caught[];
  expected: number;
  closesAt: Date | null;
  opensAt: Date;
  newDate: (dueAt: Date) => Date;
};

/** What closing would do. @throws as closeTime */
export async function lookAhead(ctx: Context, calendarId: string, closing: Closing): Promise<ClosingPreview> {
  mustAdminister(ctx);
  const calendar = await findCalendar(ctx.tx, calendarId);
  const time = { ...closing, id: ctx.newId(), route: closing.route ?? null };
  const versions = versionsToOpen(ctx, calendar, closingChange(ctx, calendar, time));
  const shift = shiftOf(calendar.versions, [...calendar.versions, ...versions], time, ctx.now);
  const tickets = await caughtBy(ctx, goesBy(calendar), shift);
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ticket t where t.expected_at >= ${shift.begins} and t.expected_at < ${shift.ends}
       and t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')
       and ${goesBy(calendar)}`.execute(ctx.tx);
  return { ...shift, tickets, expected: rows[0]!.count };
}

function closingChange(ctx: Context, { versions }: StoredCalendar, time: ClosedTime): Change {
  const { plan } = inForceAt(versions, ctx.now);
  mayClose(ctx, plan, time);
  return {
    fromAt: ctx.now,
    what: 'closed',
    about: { from: time.from, until: time.until, reason: time.reason },
    apply: (one) => ({ ...one, closed: [...one.closed, time].toSorted((a, b) => a.from.localeCompare(b.from)) }),
  };
}

function mayClose(ctx: Context, plan: CalendarPlan, time: ClosedTime): void {
  if (time.until < time.from) throw invalid('A closed time must not end before it begins.');
  const today = localDate(plan.tz, ctx.now);
  if (time.until < today) throw invalid('What is past of a closed time stays closed.');
  if (Date.parse(time.until) - Date.parse(today) > mostDaysAhead * dayMs)
    throw invalid('A closed time ends within {days} days: promises are made within a year.', { days: mostDaysAhead });
  const other = plan.closed.find((one) => one.id !== time.id && one.from <= time.until && time.from <= one.until);
  if (other)
    throw conflict('The desk is closed from {from} until {until} already.', { from: other.from, until: other.until });
}

function closedTimeIn(plan: CalendarPlan, id: string): ClosedTime {
  const found = plan.closed.find((one) => one.id === id);
  if (!found) throw notFound('There is no such closed time.');
  return found;
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - dayMs).toISOString().slice(0, 10);
const dayAfter = (date: string): string => new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);

export type Shift = Omit<ClosingPreview, 'tickets' | 'expected'> & { begins: Date; ends: Date };

/** How dates move when a closed time comes into a calendar at an instant. */
export function shiftOf(before: readonly Version[], after: readonly Version[], time: ClosedTime, at: Date): Shift {
  const old: Calendar = compileCalendar(rowOf(before, at).input);
  const next: Calendar = compileCalendar(rowOf(after, at).input);
  const { tz } = old.input;
  const begins = new Date(Math.max(beginOf(tz, time.from).getTime(), at.getTime()));
  const ends = beginOf(tz, dayAfter(time.until));
  const left = workingSecondsBetween(next, at, begins);
  return {
    begins,
    ends,
    closesAt: left > 0 ? addWorkingTime(next, at, left) : null,
    opensAt: nextOpening(next, ends),
    // As much working time as there was until it; and whoever comes back has an hour before the first one is due.
    newDate: (dueAt) => {
      const kept = addWorkingTime(next, at, workingSecondsBetween(old, at, dueAt));
      const earliest = addWorkingTime(next, ends, 3600);
      const latest = at.getTime() + yearMs;
      return new Date(Math.min(Math.max(kept.getTime(), earliest.getTime()), latest));
    },
  };
}

export type Caught = { id: number; language: string; purpose: string; dueAt: Date };

const goesBy = ({ id, isDefault }: StoredCalendar): RawBuilder<SqlBool> =>
  isDefault
    ? sql`(t.team_id is null or t.team_id in (select id from team where calendar_id is null or calendar_id = ${id}))`
    : sql`t.team_id in (select id from team where calendar_id = ${id})`;

/** Standing promises that lie in the time, the nearest first. */
export async function caughtBy(ctx: Context, tickets: RawBuilder<SqlBool>, { begins, ends }: Shift): Promise<Caught[]> {
  const { rows } = await sql<Caught>`
    select t.id, t.language, p.purpose, p.due_at from promise p join ticket t on t.id = p.ticket_id
     where p.state = 'standing' and p.due_at >= ${begins} and p.due_at < ${ends} and ${tickets}
     order by p.due_at, t.id`.execute(ctx.tx);
  return rows;
}

function movesOf(ctx: Context, { calendar, versions }: Made, id: string): Promise<Caught[]> {
  const time = closedTimeIn(versions[0]!.plan, id);
  return caughtBy(
    ctx,
    goesBy(calendar),
    shiftOf(calendar.versions, [...calendar.versions, ...versions], time, ctx.now),
  );
}

const atOnce = 1000;

/** One row for each ticket; a large desk's are written in parts of one statement. */
export function asking(
  ctx: Context,
  calendarId: string,
  number: number,
  closedId: string,
  caught: readonly Caught[],
): Compilable[] {
  const rows = caught.map((one) => ({ calendarId, number, closedId, ticketId: one.id }));
  const parts = Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, n) =>
    rows.slice(n * atOnce, (n + 1) * atOnce),
  );
  return parts.map((part) => askToMove(ctx, part));
}
