// The versions of a calendar. None is ever edited; at an instant that one is in force which has the highest number among
// those that begin by then. A change for the future is a version that begins later, and a change of days is made anew in
// every version that is to come, so that none of them forgets it.

import { type Calendar, compileCalendar } from './calendar.ts';
import { type CalendarPlan, inputOf, type PlannedInput } from './plan.ts';

export type VersionWhat =
  | 'first'
  | 'hours'
  | 'day'
  | 'holidays'
  | 'more_holidays'
  | 'import'
  | 'closed'
  | 'reopened'
  | 'carried_on';

export type Version = { number: number; fromAt: Date; plan: CalendarPlan; input: PlannedInput };
export type NewVersion = Version & { what: VersionWhat; about: Record<string, unknown>; note: string | null };

export type Change = {
  fromAt: Date;
  what: VersionWhat;
  about?: Record<string, unknown>;
  note?: string | undefined;
  /** `ofWeek`: what is changed is the hours of the week, which those that come later have for themselves. */
  ofWeek?: boolean;
  apply: (plan: CalendarPlan) => CalendarPlan;
};

/** What really was, is and will be in force, in order of time. `versions` in any order. */
export function timelineOf<V extends Pick<Version, 'number' | 'fromAt'>>(versions: readonly V[]): V[] {
  const timeline: V[] = [];
  for (const version of versions.toSorted((one, other) => one.number - other.number)) {
    while (timeline.length > 0 && timeline.at(-1)!.fromAt >= version.fromAt) timeline.pop();
    timeline.push(version);
  }
  return timeline;
}

/** Before the first one began, the first one counts. */
export function inForceAt<V extends Pick<Version, 'number' | 'fromAt'>>(versions: readonly V[], at: Date): V {
  const timeline = timelineOf(versions);
  return timeline.findLast(({ fromAt }) => fromAt <= at) ?? timeline[0]!;
}

/** A calendar that goes through all that was, is and will be in force. */
export const calendarThrough = (versions: readonly Pick<Version, 'number' | 'fromAt' | 'input'>[]): Calendar =>
  compileCalendar(inputThrough(versions));

export const inputThrough = (versions: readonly Pick<Version, 'number' | 'fromAt' | 'input'>[]) =>
  followed(timelineOf(versions));

/** What the calendar's row keeps: the version in force with those to come. */
export function rowOf(versions: readonly Version[], now: Date) {
  const current = inForceAt(versions, now);
  const ahead = timelineOf(versions).filter(({ fromAt }) => fromAt > now && fromAt > current.fromAt);
  return {
    number: current.number,
    latest: Math.max(...versions.map(({ number }) => number)),
    input: followed([current, ...ahead]),
    turnsAt: ahead[0]?.fromAt ?? null,
  };
}

function followed([first, ...others]: readonly Pick<Version, 'fromAt' | 'input'>[]) {
  const later = others.map(({ fromAt, input }) => ({ from: fromAt.toISOString(), calendar: input }));
  return later.length > 0 ? { ...first!.input, later } : first!.input;
}

export const firstVersion = (plan: CalendarPlan, fromAt: Date): NewVersion => ({
  number: 1,
  fromAt,
  plan,
  input: inputOf(plan),
  what: 'first',
  about: {},
  note: null,
});

/** The versions that a change makes. @throws Invalid for a plan that cannot be meant */
export function versionsFor(versions: readonly Version[], change: Change): NewVersion[] {
  const { fromAt, what, about = {}, note = null, ofWeek = false, apply } = change;
  const base = inForceAt(versions, fromAt);
  const ahead = timelineOf(versions).filter((one) => one.fromAt > fromAt && one !== base);
  const last = Math.max(...versions.map(({ number }) => number));
  const made = (number: number, from: Date, plan: CalendarPlan) => ({
    number,
    fromAt: from,
    plan,
    input: inputOf(plan),
  });
  return [
    { ...made(last + 1, fromAt, apply(base.plan)), what, about, note },
    ...ahead.map((one, index) => ({
      ...made(last + 2 + index, one.fromAt, ofWeek ? one.plan : apply(one.plan)),
      what: 'carried_on' as const,
      about: { of: one.number },
      note: null,
    })),
  ];
}
