// How a date came to be (3.4.9): the time from a clock's start on, cut into what counted, what was closed, and what stood
// still and why.

import { type Calendar, openSpans } from '../calendars/calendar.ts';
import type { Clock, PauseReason } from './clock.ts';

export type Interval = { from: Date; to: Date; kind: 'counted' | 'closed' | 'paused'; why: PauseReason | null };

const most = 200;

/** Until its end; of one that goes on until its due time or now, whichever is later. The newest when there are many. */
export function intervalsOf(clock: Clock, calendar: Calendar, now: Date): Interval[] {
  const from = clock.startedAt.getTime();
  const until = clock.stoppedAt?.getTime() ?? Math.max(now.getTime(), clock.dueAt?.getTime() ?? 0);
  const last = clock.pauses.at(-1);
  const pauses = clock.pauses.map((pause) =>
    // The pause that has not ended lasts until now.
    pause === last && clock.state === 'paused' ? { ...pause, to: now } : pause,
  );
  const intervals: Interval[] = [];
  let at = from;
  for (const pause of pauses.toSorted((one, other) => one.from.getTime() - other.from.getTime())) {
    const begins = Math.max(pause.from.getTime(), at);
    const ends = Math.min(pause.to.getTime(), until);
    if (ends <= begins) continue;
    intervals.push(...workedBetween(calendar, at, begins));
    intervals.push({ from: new Date(begins), to: new Date(ends), kind: 'paused', why: pause.why });
    at = ends;
  }
  intervals.push(...workedBetween(calendar, at, until));
  return intervals.slice(-most);
}

function workedBetween(calendar: Calendar, fromMs: number, untilMs: number): Interval[] {
  const intervals: Interval[] = [];
  const add = (from: number, to: number, kind: 'counted' | 'closed') => {
    if (to <= from) return;
    const before = intervals.at(-1);
    // A calendar that changed, or a midnight that nobody sleeps through, is no end of the time that counts.
    if (before?.kind === kind && before.to.getTime() === from) before.to = new Date(to);
    else intervals.push({ from: new Date(from), to: new Date(to), kind, why: null });
  };
  let at = fromMs;
  if (untilMs <= fromMs) return [];
  for (const span of openSpans(calendar, fromMs, untilMs)) {
    add(at, span.fromMs, 'closed');
    add(span.fromMs, span.toMs, 'counted');
    at = span.toMs;
  }
  add(at, untilMs, 'closed');
  return intervals;
}
