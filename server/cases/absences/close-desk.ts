// A desk of one person closes while they are away (3.6): the calendar is closed on those days, each promise moves once, and every
// requester is told the date of return and where to turn when it cannot wait. It is taken back with the absence.

import { sql } from 'kysely';
import { type Calendar, compileCalendar, workingSecondsBetween } from '../../calendars/calendar.ts';
import { type ClosedTime, inputOf } from '../../calendars/plan.ts';
import { defaultCalendarId, findCalendar, localDate } from '../../calendars/read-calendars.ts';
import { inForceAt } from '../../calendars/versions.ts';
import { type Absence, changeAbsence } from '../../people/absence.ts';
import type { Context } from '../../platform/context.ts';
import { type Database, together } from '../../platform/database.ts';
import { invalid } from '../../platform/errors.ts';
import { chooseLocale } from '../../wording/locales.ts';
import { beginOf } from '../calendars/change-calendar.ts';
import { changeClosedTime, closeTime, reopen } from '../calendars/close-time.ts';
import { previewClosedTime } from '../calendars/preview-closed-time.ts';
import type { Leave } from './plan-absence.ts';

export type Closing = { route?: ClosedTime['route'] | undefined };
type Times = Pick<Leave, 'personId' | 'fromAt' | 'toAt'>;

/** Whether nobody else at this desk answers for tickets. */
async function isAlone(tx: Database, personId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from person p join role_grant g on g.person_id = p.id and g.role <> 'collaborator'
    where p.kind = 'agent' and p.state = 'active' and p.id <> ${personId} limit 1`.execute(tx);
  return rows.length === 0;
}

/** Closes for the absence. @returns which closed time it is. @throws Forbidden, Invalid (not alone, no return, nothing to close), Conflict */
export async function closeDesk(ctx: Context, leave: Times, { route }: Closing) {
  if (!(await isAlone(ctx.tx, leave.personId)))
    throw invalid('Somebody else answers for tickets here; they stand in, and the desk stays open.');
  if (!leave.toAt) throw invalid('Say when you are back: the desk closes until then.');
  const calendarId = await defaultCalendarId(ctx.tx);
  const days = await readDays(ctx, calendarId, leave);
  if (!days) throw invalid('There are no working hours in this time; nothing has to be closed.');
  const { id } = await closeTime(ctx, calendarId, { ...days, reason: 'away', route });
  return { closedId: id, closedCalendarId: calendarId };
}

/** What it would do; null where somebody else is here, nobody knows until when, or the reader may not close the desk. */
export async function previewClosing(ctx: Context, leave: Times) {
  if (!leave.toAt || !ctx.actor.roles.has('administrator') || !(await isAlone(ctx.tx, leave.personId))) return null;
  const calendarId = await defaultCalendarId(ctx.tx);
  const days = await readDays(ctx, calendarId, leave);
  const { plan } = inForceAt((await findCalendar(ctx.tx, calendarId)).versions, ctx.now);
  if (!days || plan.closed.some((one) => one.from <= days.until && days.from <= one.until)) return null;
  const { promises, agreed, opensAt, texts } = await previewClosedTime(ctx, calendarId, '…', {
    ...days,
    reason: 'away',
  });
  return {
    ...days,
    promises,
    agreed,
    opensAt,
    texts: texts.map((one) => ({ ...one, locale: chooseLocale([one.locale], 'en') })),
  };
}

/** They are back sooner, or do not go after all. What is past stays closed, and dates that were told stay. */
export async function openDeskAgain(ctx: Context, absence: Absence): Promise<void> {
  const closed = await closedBy(ctx, absence);
  if (closed) await reopen(ctx, closed.calendarId, closed.id);
}

/** Another beginning or another return. @throws as closeDesk */
export async function changeClosing(ctx: Context, absence: Absence, leave: Times): Promise<void> {
  const closed = await closedBy(ctx, absence);
  if (!closed) return;
  if (!leave.toAt) throw invalid('Say when you are back: the desk closes until then.');
  const days = await readDays(ctx, closed.calendarId, leave, closed.id);
  if (days && (absence.state === 'running' || days.from === closed.from)) {
    if (days.until !== closed.until) await changeClosedTime(ctx, closed.calendarId, closed.id, days.until);
    return;
  }
  await reopen(ctx, closed.calendarId, closed.id);
  const { route } = closed;
  const again = days ? await closeDesk(ctx, leave, { route }) : { closedId: null, closedCalendarId: null };
  await together(ctx.tx, [changeAbsence(absence.id, again)]);
}

/** Null where it closed nothing, or what it closed is past. */
async function closedBy(ctx: Context, { closedId, closedCalendarId }: Absence) {
  if (!closedId || !closedCalendarId) return null;
  const { versions } = await findCalendar(ctx.tx, closedCalendarId);
  const { plan } = inForceAt(versions, ctx.now);
  const time = plan.closed.find(({ id }) => id === closedId);
  return time && time.until >= localDate(plan.tz, ctx.now) ? { ...time, calendarId: closedCalendarId } : null;
}

const dayMs = 86_400_000;
const nextDay = (date: string): string => new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);
const dayBefore = (date: string): string => new Date(Date.parse(date) - dayMs).toISOString().slice(0, 10);

/**
 * Whole days, from the first on which some working time lies in the absence to the last one: a promise for a morning on which
 * nobody is here yet would not be kept. `without`: what closes already for this very absence.
 */
async function readDays(ctx: Context, calendarId: string, { fromAt, toAt }: Times, without?: string) {
  const { versions } = await findCalendar(ctx.tx, calendarId);
  const { plan } = inForceAt(versions, ctx.now);
  const { tz } = plan;
  const calendar = compileCalendar(inputOf({ ...plan, closed: plan.closed.filter(({ id }) => id !== without) }));
  const [first, last] = [localDate(tz, fromAt), localDate(tz, toAt!)];
  const from = hasTime(calendar, fromAt, beginOf(tz, nextDay(first))) ? first : nextDay(first);
  const until = hasTime(calendar, beginOf(tz, last), toAt!) ? last : dayBefore(last);
  return from <= until ? { from, until } : null;
}

const hasTime = (calendar: Calendar, from: Date, until: Date): boolean =>
  until > from && workingSecondsBetween(calendar, from, until) > 0;
