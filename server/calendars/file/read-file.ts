// Reads the entries of a calendar file (RFC 5545) as dates of one zone. It runs in a thread of its own with a measured
// memory and time (`ask-reader.ts`), because a file from outside can ask for endless repetition.

import ICAL from 'ical.js';
import { instantOf, offsetAt, zoneNamed } from '../zone.ts';
import { tellRealDates } from './real-dates.ts';

export type FileEntry = {
  index: number;
  name: string;
  /** A day for whole days, an instant otherwise; `until` is the last day, or the instant of the end. */
  from: string;
  until: string;
  repeats: boolean;
  /** By days, without hours. */
  wholeDays: boolean;
  /** What the calendar itself says of the time: out of office, or free. */
  marks: 'out' | 'free' | null;
  /** What it takes of each local date: the whole of it, or from minute to minute. */
  takes: { date: string; fromMinute: number; untilMinute: number }[];
  leftOut: 'cancelled' | 'past' | 'too_long' | 'too_often' | 'unreadable' | null;
};

export type Asked = { file: string; tz: string; today: string; until: string };
export type Answered =
  | { entries: FileEntry[] }
  | { refused: 'no_calendar' | 'too_many' | 'too_many_days'; most: number };

const mostEntries = 2000;
const mostTimes = 1500;
const mostDaysAtOnce = 62;
/** Of all entries together: the thread that waits for the answer looks at each of them. */
const mostTaken = 10_000;
const dayMs = 86_400_000;
const wholeDay = 1_440;
/** What repeats more often than daily is no holiday, and a rule may be asked for its next time for ever. */
const calmly = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);

export function readFile({ file, tz, today, until }: Asked): Answered {
  // Counted before anything is built of it.
  if ((file.match(/^BEGIN:/gim)?.length ?? 0) > mostEntries * 3) return { refused: 'too_many', most: mostEntries };
  let events: ICAL.Component[];
  try {
    const calendar = new ICAL.Component(ICAL.parse(file) as never);
    if (calendar.name !== 'vcalendar') return { refused: 'no_calendar', most: mostEntries };
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    events = calendar.getAllSubcomponents('vevent');
  } catch {
    return { refused: 'no_calendar', most: mostEntries };
  }
  if (events.length > mostEntries) return { refused: 'too_many', most: mostEntries };
  const masters = events.filter((one) => !one.hasProperty('recurrence-id'));
  const changed = events.filter((one) => one.hasProperty('recurrence-id'));
  const entries: FileEntry[] = [];
  let taken = 0;
  for (const [index, component] of masters.entries()) {
    const entry = readOrLeaveOut(component, changed, index, { tz, today, until });
    taken += entry.takes.length;
    if (taken > mostTaken) return { refused: 'too_many_days', most: mostTaken };
    entries.push(entry);
  }
  return { entries };
}

function readOrLeaveOut(component: ICAL.Component, changed: ICAL.Component[], index: number, frame: Frame): FileEntry {
  try {
    return readEntry(component, changed, index, frame);
  } catch {
    const none = {
      index,
      name: nameOf(component),
      from: '',
      until: '',
      repeats: false,
      wholeDays: false,
      marks: null,
      takes: [],
    };
    return { ...none, leftOut: 'unreadable' };
  }
}

const nameOf = (component: ICAL.Component): string =>
  String(component.getFirstPropertyValue('summary') ?? '')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 200);

/** As Outlook and Exchange mark it, and as RFC 5545 does. */
function marksOf(component: ICAL.Component): FileEntry['marks'] {
  const status = String(component.getFirstPropertyValue('x-microsoft-cdo-busystatus') ?? '').toUpperCase();
  if (status === 'OOF') return 'out';
  const transparent = String(component.getFirstPropertyValue('transp') ?? '').toUpperCase() === 'TRANSPARENT';
  return status === 'FREE' || transparent ? 'free' : null;
}

type Frame = Omit<Asked, 'file'>;

function readEntry(component: ICAL.Component, changed: ICAL.Component[], index: number, frame: Frame): FileEntry {
  const uid = component.getFirstPropertyValue('uid');
  const own = uid ? changed.filter((one) => one.getFirstPropertyValue('uid') === uid) : [];
  const event = new ICAL.Event(component, { exceptions: own, strictExceptions: false });
  const repeats = event.isRecurring();
  const first = spanOf(component, event.startDate, event.endDate, frame.tz);
  const entry = {
    index,
    name: nameOf(component),
    ...shown(first),
    repeats,
    wholeDays: first.isDays,
    marks: marksOf(component),
    takes: [] as FileEntry['takes'],
  };
  if (String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED')
    return { ...entry, leftOut: 'cancelled' };
  if (first.lastDay - first.firstDay >= mostDaysAtOnce) return { ...entry, leftOut: 'too_long' };
  if (!repeats) {
    if (dateOf(first.lastDay) < frame.today) return { ...entry, leftOut: 'past' };
    return { ...entry, takes: takesOf(first), leftOut: null };
  }
  const rules = component.getAllProperties('rrule').map((one) => one.getFirstValue() as ICAL.Recur);
  if (rules.some(({ freq }) => !calmly.has(freq))) return { ...entry, leftOut: 'too_often' };
  for (const rule of rules) tellRealDates(rule, frame.until);
  // Times that lie over one another take a day once.
  const takes = new Map<string, FileEntry['takes'][number]>();
  const iterator = event.iterator();
  for (let times = 0; ; times++) {
    const next = iterator.next();
    if (!next || dateOf(dayNumber(next)) > frame.until) break;
    if (times >= mostTimes) return { ...entry, leftOut: 'too_often' };
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (String(item.component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED') continue;
    const span = spanOf(item.component, startDate, endDate, frame.tz);
    if (dateOf(span.lastDay) < frame.today) continue;
    for (const one of takesOf(span)) takes.set(`${one.date} ${one.fromMinute} ${one.untilMinute}`, one);
  }
  return takes.size > 0 ? { ...entry, takes: [...takes.values()], leftOut: null } : { ...entry, leftOut: 'past' };
}

/** Days since 1970-01-01 on the local clock, with the minutes of the first and the last one. */
type DaySpan = { firstDay: number; fromMinute: number; lastDay: number; untilMinute: number; isDays: boolean };

function spanOf(component: ICAL.Component, start: ICAL.Time, end: ICAL.Time, tz: string): DaySpan {
  if (start.isDate) {
    const firstDay = dayNumber(start);
    // The end of whole days is the first day that is free again; without one it is the day itself.
    const lastDay = Math.max(firstDay, (end ? dayNumber(end) : firstDay + 1) - 1);
    return { firstDay, fromMinute: 0, lastDay, untilMinute: wholeDay, isDays: true };
  }
  const begins = zoneOf(component, 'dtstart');
  const from = localOf(start, begins, tz);
  const until = localOf(end ?? start, zoneOf(component, 'dtend') ?? begins, tz);
  const firstDay = Math.floor(from / dayMs);
  const lastDay = Math.max(firstDay, Math.ceil(until / dayMs) - 1);
  return {
    firstDay,
    fromMinute: Math.floor((from - firstDay * dayMs) / 60_000),
    lastDay,
    untilMinute: Math.ceil((until - lastDay * dayMs) / 60_000),
    isDays: false,
  };
}

const dayNumber = (time: ICAL.Time): number => Date.UTC(time.year, time.month - 1, time.day) / dayMs;
const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The zone that is named at a date; the library knows those alone that the file itself explains. */
function zoneOf(component: ICAL.Component, property: 'dtstart' | 'dtend'): string | undefined {
  const named = component.getFirstProperty(property)?.getParameter('tzid');
  return typeof named === 'string' ? named : undefined;
}

/** What the clocks of `tz` show then, counted as if local time were UTC. A time without a zone is theirs already. */
function localOf(time: ICAL.Time, named: string | undefined, tz: string): number {
  const civil = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  const isUtc = (time.zone as { tzid?: string } | null)?.tzid === 'UTC';
  if (!isUtc && named === undefined) return civil;
  const instant = isUtc ? civil : zoneInstant(named!, civil, time);
  return instant + offsetAt(zoneNamed(tz), instant);
}

/** By our own tables where the name is known to everybody, else by the rules that the file itself brings. */
function zoneInstant(name: string, civil: number, time: ICAL.Time): number {
  try {
    return instantOf(zoneNamed(name), civil);
  } catch {
    return time.toUnixTime() * 1000;
  }
}

function takesOf({ firstDay, fromMinute, lastDay, untilMinute }: DaySpan): FileEntry['takes'] {
  return Array.from({ length: lastDay - firstDay + 1 }, (_, n) => ({
    date: dateOf(firstDay + n),
    fromMinute: n === 0 ? fromMinute : 0,
    untilMinute: firstDay + n === lastDay ? untilMinute : wholeDay,
  })).filter((one) => one.untilMinute > one.fromMinute);
}

function shown({ firstDay, fromMinute, lastDay, untilMinute, isDays }: DaySpan): Pick<FileEntry, 'from' | 'until'> {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  if (isDays) return { from: dateOf(firstDay), until: dateOf(lastDay) };
  return { from: `${dateOf(firstDay)}T${clock(fromMinute)}`, until: `${dateOf(lastDay)}T${clock(untilMinute)}` };
}
