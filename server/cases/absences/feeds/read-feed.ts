// What a calendar feed says of somebody's absences. Plain rules that the screen says too: an entry marked “out of office” is one,
// and so is one of whole days that is not marked as free, and one whose name says so in a word. Everything else is work.

import { addWorkingTime, type Calendar, nextOpening } from '../../../calendars/calendar.ts';
import { readCalendarFile } from '../../../calendars/file/ask-reader.ts';
import type { FileEntry } from '../../../calendars/file/read-file.ts';
import { localDate } from '../../../calendars/read-calendars.ts';
import { instantOf, zoneNamed } from '../../../calendars/zone.ts';
import type { FeedFailure } from '../../../people/absence-feed.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type OutgoingLimits, OutgoingRefusal, outgoingFetch } from '../../../platform/outgoing-fetch.ts';

export type Span = { fromAt: Date; toAt: Date };
export type FeedRead = { spans: Span[]; leftOut: number } | { failure: FeedFailure };

const mostBytes = 1_000_000;
const limitMillis = 10_000;
const daysAhead = 360;
const dayMs = 86_400_000;

/** `zone`: of whoever is away, for days have none of their own. `calendar`: whole days end at its next opening. */
export async function readFeed(
  address: string,
  { zone, calendar, now }: { zone: string; calendar: Calendar; now: Date },
  limits: OutgoingLimits = {},
): Promise<FeedRead> {
  const file = await fetchFile(address, limits);
  if (typeof file !== 'string') return file;
  const today = localDate(zone, now);
  const until = localDate(zone, new Date(now.getTime() + daysAhead * dayMs));
  try {
    const entries = await readCalendarFile({ file, tz: zone, today, until });
    const away = entries.filter(meansAway);
    return { spans: spansOf(away, { zone, calendar, now, until }), leftOut: entries.length - away.length };
  } catch (error) {
    if (error instanceof Refusal) return { failure: 'no_calendar' };
    throw error;
  }
}

async function fetchFile(address: string, limits: OutgoingLimits): Promise<string | { failure: FeedFailure }> {
  try {
    const headers = { accept: 'text/calendar, text/plain;q=0.5' };
    const answer = await outgoingFetch(address, { headers }, { mostBytes, limitMillis, ...limits });
    return answer.ok ? await answer.text() : { failure: 'refused' };
  } catch (error) {
    return { failure: error instanceof OutgoingRefusal ? error.code : 'unreachable' };
  }
}

const awayWords =
  /\b(away|out of office|ooo|off|vacation|holidays?|leave|pto|férias|ausente|ausência|folga|licença)\b|отпуск|отсутств|отгул|выходн/iu;

const meansAway = ({ marks, wholeDays, name, leftOut }: FileEntry): boolean =>
  leftOut === null && (marks === 'out' || (wholeDays && marks !== 'free') || awayWords.test(name));

type Frame = { zone: string; calendar: Calendar; now: Date; until: string };

/** What follows without working time between is one absence. */
function spansOf(entries: readonly FileEntry[], { zone, calendar, now, until }: Frame): Span[] {
  const named = zoneNamed(zone);
  const at = (date: string, minute: number) =>
    new Date(instantOf(named, Date.parse(`${date}T00:00:00Z`) + minute * 60_000));
  const pieces = entries
    .flatMap(({ takes }) => takes)
    .filter(({ date }) => date <= until)
    .map(({ date, fromMinute, untilMinute }) => ({ fromAt: at(date, fromMinute), toAt: at(date, untilMinute) }))
    .toSorted((a, b) => a.fromAt.getTime() - b.fromAt.getTime());
  const spans: Span[] = [];
  for (const piece of pieces) {
    const last = spans.at(-1);
    if (last && nextOpening(calendar, last.toAt) >= piece.fromAt) {
      if (piece.toAt > last.toAt) last.toAt = piece.toAt;
    } else spans.push({ ...piece });
  }
  // Nobody is back at midnight.
  const back = (end: Date): Date =>
    end.getTime() === at(localDate(zone, end), 0).getTime() ? nextOpening(calendar, end) : end;
  return spans
    .map(({ fromAt, toAt }) => ({ fromAt, toAt: back(toAt) }))
    .filter(({ fromAt, toAt }) => toAt > now && addWorkingTime(calendar, fromAt, 60) < toAt);
}
