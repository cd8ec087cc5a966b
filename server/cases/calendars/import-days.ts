// Days out of a calendar file: the holidays of a company, a training on an afternoon. What somebody set by hand stays.

import type { ImportedEntry } from '../../../contract/holidays.ts';
import { compileCalendar } from '../../calendars/calendar.ts';
import { readCalendarFile } from '../../calendars/file/ask-reader.ts';
import type { FileEntry } from '../../calendars/file/read-file.ts';
import type { CalendarPlan, Interval, OwnDay } from '../../calendars/plan.ts';
import type { Hours } from '../../calendars/read-calendar.ts';
import { findCalendar, localDate } from '../../calendars/read-calendars.ts';
import { type Change, inForceAt } from '../../calendars/versions.ts';
import { hoursOn } from '../../calendars/working-spans.ts';
import type { Context } from '../../platform/context.ts';
import { invalid } from '../../platform/errors.ts';
import { mostDays } from './change-calendar.ts';
import { makeVersions, mustAdminister, versionsToOpen } from './make-versions.ts';

const yearsAhead = 5;
const dayMs = 86_400_000;

/** @throws Forbidden, NotFound, Invalid (no calendar file, too large, takes too long, would close for too long) */
export async function previewImport(ctx: Context, calendarId: string, file: string): Promise<ImportedEntry[]> {
  const { days, entries } = await readDays(ctx, calendarId, file, new Set());
  versionsToOpen(ctx, await findCalendar(ctx.tx, calendarId), taking(ctx, days, entries));
  return entries;
}

/** @throws as previewImport, and Invalid when nothing is left of it */
export async function importDays(
  ctx: Context,
  calendarId: string,
  file: string,
  without: readonly number[],
): Promise<void> {
  const { days, entries } = await readDays(ctx, calendarId, file, new Set(without));
  if (Object.keys(days).length === 0) throw invalid('Nothing in this file changes a day.');
  await makeVersions(ctx, calendarId, taking(ctx, days, entries));
}

const taking = (ctx: Context, days: Record<string, OwnDay>, entries: readonly ImportedEntry[]): Change => ({
  fromAt: ctx.now,
  what: 'import',
  about: {
    days: Object.keys(days).length,
    entries: entries.filter(({ becomes }) => becomes !== 'left_out').length,
  },
  apply: (plan) => {
    const all = { ...plan.days, ...withoutOwn(days, plan) };
    if (Object.keys(all).length + Object.keys(plan.yearly).length > mostDays)
      throw invalid('A calendar holds {most} days of its own at most.', { most: mostDays });
    return { ...plan, days: all };
  },
});

const withoutOwn = (days: Record<string, OwnDay>, plan: CalendarPlan) =>
  Object.fromEntries(Object.entries(days).filter(([date]) => plan.days[date]?.source !== 'own'));

async function readDays(ctx: Context, calendarId: string, file: string, without: ReadonlySet<number>) {
  mustAdminister(ctx);
  const { plan, input } = inForceAt((await findCalendar(ctx.tx, calendarId)).versions, ctx.now);
  const today = localDate(plan.tz, ctx.now);
  const until = `${Number(today.slice(0, 4)) + yearsAhead}-12-31`;
  const found = await readCalendarFile({ file, tz: plan.tz, today, until });
  // A second import of the same file finds the days as they are without the first.
  const before = compileCalendar({
    ...input,
    holidays: input.holidays?.filter((date) => plan.days[date]?.source !== 'import') ?? [],
    overrides: Object.fromEntries(
      Object.entries(input.overrides ?? {}).filter(([date]) => plan.days[date]?.source !== 'import'),
    ),
  });
  const days: Record<string, OwnDay> = {};
  const entries = found.map((entry): ImportedEntry => {
    if (without.has(entry.index)) return viewEntry(entry, [], false, null);
    if (entry.leftOut) return viewEntry(entry, [], false, entry.leftOut);
    const future = entry.takes.filter(({ date }) => date >= today);
    const free = future.filter(({ date }) => plan.days[date]?.source !== 'own');
    if (free.length === 0) return viewEntry(entry, [], false, future.length > 0 ? 'set_by_hand' : 'past');
    const changed: string[] = [];
    let shorter = false;
    for (const { date, fromMinute, untilMinute } of free) {
      const usual = hoursOn(before, Date.parse(`${date}T00:00:00Z`) / dayMs).map(spanOf);
      const so = days[date]?.hours.map(minutesOf) ?? usual;
      const left = so.flatMap((span) => cut(span, fromMinute, untilMinute));
      if (minutesIn(left) === minutesIn(so)) continue;
      changed.push(date);
      if (left.length > 0) shorter = true;
      days[date] = {
        name: days[date]?.name ? `${days[date].name}, ${entry.name}`.slice(0, 200) : entry.name,
        hours: left.map(timesOf),
        source: 'import',
      };
    }
    return changed.length > 0 ? viewEntry(entry, changed, shorter, null) : viewEntry(entry, [], false, 'closed_anyway');
  });
  return { entries, days };
}

function viewEntry(entry: FileEntry, days: string[], shorter: boolean, why: ImportedEntry['why']): ImportedEntry {
  const { takes: _, leftOut: __, wholeDays: ___, marks: ____, ...shown } = entry;
  return { ...shown, days, becomes: days.length === 0 ? 'left_out' : shorter ? 'shorter' : 'holiday', why };
}

type Minutes = readonly [number, number];
const spanOf = ({ startMinute, endMinute }: Hours): Minutes => [startMinute, endMinute];
const minutesIn = (spans: readonly Minutes[]): number => spans.reduce((sum, [from, until]) => sum + until - from, 0);

/** What is left of a span when a part of the day is taken. */
const cut = ([from, until]: Minutes, takenFrom: number, takenUntil: number): Minutes[] =>
  (
    [
      [from, Math.min(until, takenFrom)],
      [Math.max(from, takenUntil), until],
    ] as Minutes[]
  ).filter(([partFrom, partUntil]) => partFrom < partUntil);

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const timesOf = ([from, until]: Minutes): Interval => [
  timeOf(from % 1_440),
  until === 1_440 ? '24:00' : timeOf(until % 1_440),
];
function minutesOf([from, until]: Interval): Minutes {
  const [start, end] = [from, until].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) as [
    number,
    number,
  ];
  return [start, end > start ? end : end + 1_440];
}
