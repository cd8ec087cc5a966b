// Calendars as the API shows them.

import type { CalendarDay, CalendarDetail, CalendarLine, CalendarVersionView } from '../../../contract/calendars.ts';
import { compileCalendar } from '../../calendars/calendar.ts';
import { type CalendarPlan, holidaysKept, type Interval, type OwnDay } from '../../calendars/plan.ts';
import {
  type CalendarInForce,
  findCalendar,
  listCalendarsInForce,
  type StoredVersion,
} from '../../calendars/read-calendars.ts';
import { inForceAt, timelineOf } from '../../calendars/versions.ts';
import { hoursOn } from '../../calendars/working-spans.ts';
import type { Context } from '../../platform/context.ts';
import { invalid } from '../../platform/errors.ts';
import { beginOf } from './change-calendar.ts';

const dayMs = 86_400_000;
const soonDays = 183;
const mostDays = 800;

export async function listCalendars(ctx: Context): Promise<CalendarLine[]> {
  return (await listCalendarsInForce(ctx.tx)).map((one) => lineOf(one, ctx.now));
}

const lineOf = ({ plan, ...calendar }: CalendarInForce, now: Date): CalendarLine => ({
  ...calendar,
  tz: plan.tz,
  holidaysEndSoon: endSoon(plan, now),
});

/** The job that adds a further year has not run for long, or could not. */
function endSoon({ holidays }: CalendarPlan, now: Date): boolean {
  return holidays !== null && Date.UTC(holidays.through + 1, 0, 1) - now.getTime() < soonDays * dayMs;
}

/** @throws NotFound */
export async function viewCalendar(ctx: Context, id: string): Promise<CalendarDetail> {
  const { versions, retiredAt: _, ...calendar } = await findCalendar(ctx.tx, id);
  const { number, plan } = inForceAt(versions, ctx.now);
  const planned = timelineOf(versions).filter((one) => one.fromAt > ctx.now && one.number !== number);
  return { ...lineOf({ ...calendar, number, plan }, ctx.now), plan, planned: planned.map(viewVersion) };
}

export const viewVersion = ({
  number,
  fromAt,
  what,
  about,
  note,
  madeBy,
  madeAt,
}: StoredVersion): CalendarVersionView => ({
  number,
  fromAt: fromAt.toISOString(),
  what,
  about,
  note,
  madeBy,
  madeAt: madeAt.toISOString(),
});

/** Each day by the version that is in force when it begins. @throws NotFound, Invalid (too many days) */
export async function viewDays(ctx: Context, id: string, from: string, until: string): Promise<CalendarDay[]> {
  const first = Date.parse(`${from}T00:00:00Z`) / dayMs;
  const last = Date.parse(`${until}T00:00:00Z`) / dayMs;
  if (last < first || last - first >= mostDays)
    throw invalid('At most {most} days are shown at once.', { most: mostDays });
  const { versions } = await findCalendar(ctx.tx, id);
  const timeline = timelineOf(versions);
  const now = inForceAt(versions, ctx.now);
  const compiled = new Map(timeline.map((one) => [one.number, compileCalendar(one.input)]));
  const days: CalendarDay[] = [];
  for (let day = first; day <= last; day++) {
    const date = new Date(day * dayMs).toISOString().slice(0, 10);
    // Today is shown by what holds now, though it began under another version.
    const endsAt = beginOf(now.plan.tz, new Date((day + 1) * dayMs).toISOString().slice(0, 10));
    const at = new Date(
      Math.max(beginOf(now.plan.tz, date).getTime(), Math.min(ctx.now.getTime(), endsAt.getTime() - 1)),
    );
    const version = timeline.findLast(({ fromAt }) => fromAt <= at) ?? timeline[0]!;
    days.push(viewDay(version, date, spansOf(hoursOn(compiled.get(version.number)!, day))));
  }
  return days;
}

function viewDay({ number, plan }: StoredVersion, date: string, hours: Interval[]): CalendarDay {
  const closed = plan.closed.find((one) => one.from <= date && date <= one.until);
  const own: OwnDay | undefined = plan.days[date];
  const yearly: OwnDay | undefined = plan.yearly[date.slice(5)];
  const holiday = holidaysKept(plan).find((one) => one.date === date) ?? null;
  const is = closed ? 'closed_time' : own ? 'own' : yearly ? 'yearly' : holiday ? 'holiday' : 'usual';
  return { date, is, hours, name: (own ?? yearly)?.name || null, holiday, version: number };
}

const spansOf = (hours: { startMinute: number; endMinute: number }[]): Interval[] =>
  hours.map(({ startMinute, endMinute }) => [
    clock(startMinute),
    clock(endMinute === 1_440 ? 1_440 : endMinute % 1_440),
  ]);
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
