// What a clock measures and what it may come to. A clock is a pure function of the record: `fold-clocks.ts` says how, and
// `step-clocks.ts` what each event does. Stored rows are a cache of it.

import type { clockMetrics } from '../../contract/clocks/policies.ts';
import type { Pause } from '../calendars/calendar.ts';

/** The contract says what each measures. */
export type ClockMetric = (typeof clockMetrics)[number];

/** Working time by the calendar in force, of whatever versions. Both answer as `calendars/calendar.ts` documents. */
export type WorkingTime = {
  add: (start: Date, seconds: number, pauses?: readonly Pause[]) => Date;
  secondsBetween: (from: Date, to: Date, pauses?: readonly Pause[]) => number;
};

/** What is owed from an instant on: by which targets, counted in which working time. */
export type Terms = {
  /** Seconds of working time for a clock that began then; a metric without a target is not measured. */
  targetOf: (metric: ClockMetric, startedAt: Date) => number | undefined;
  time: WorkingTime;
  /** The contract says that waiting on a third party pauses the requester's resolution clock. */
  thirdPartyPauses?: boolean;
};

/** What happened, in order of time. Automatic messages are none of these: they change no clock (3.4.4). */
export type ClockEvent = { at: Date } & (
  | { kind: 'opened'; terms: Terms }
  | { kind: 'requester_wrote' }
  /** A person of ours wrote to the requester, or logged a call or visit with its outcome. */
  | { kind: 'we_replied' }
  /**
   * Our words of these moments did not arrive and count no more. `answeredAt`: the first of ours after them that stands, if
   * there is one; `lastReplyAt`: the last one that stands.
   */
  | { kind: 'reply_undone'; undone: Date[]; answeredAt: Date | null; lastReplyAt: Date | null }
  | { kind: 'status'; to: WorkingStatus }
  | { kind: 'resolved' }
  /** `unanswered`: a word of the requester opened it again. */
  | { kind: 'reopened'; unanswered?: boolean }
  /** As spam or merged into another ticket: nobody waits for it any more, as long as that is not taken back. */
  | { kind: 'put_aside' }
  /** `counts`: the requester waited all the while, so nothing of it is left out. */
  | { kind: 'put_back'; to: WorkingStatus | 'over'; counts: boolean }
  | { kind: 'handed_over' }
  | { kind: 'accepted' }
  /** Somebody else took it before it was accepted. */
  | { kind: 'taken' }
  | { kind: 'terms'; terms: Terms }
);

export type WorkingStatus = 'working' | 'waiting_on_requester' | 'scheduled' | 'third_party';
export type ClockStatus = WorkingStatus | 'over';

/** Why a time does not count. */
export type PauseReason = 'waiting_on_requester' | 'scheduled' | 'third_party' | 'merged' | 'resolved';
/** One that has not ended stands with no length, so that it is known where it began. */
export type ClockPause = Pause & { why: PauseReason };

/** aside: put away with its ticket; it goes on when that is taken back. */
export type ClockState = 'running' | 'paused' | 'stopped' | 'void' | 'aside';

export type Clock = {
  metric: ClockMetric;
  /** Counts the clocks of a metric on a ticket from 1: each unanswered word, each hand-over has its own. */
  cycle: number;
  state: ClockState;
  startedAt: Date;
  stoppedAt: Date | null;
  targetSeconds: number;
  /** Working time that counts, pauses left out, until it stopped or until now. */
  elapsedSeconds: number;
  /** Null while it is paused: it moves as long as the pause lasts. */
  dueAt: Date | null;
  /** When it became late for the first time; no later change of terms takes it back. */
  breachedAt: Date | null;
  pauses: ClockPause[];
};

/** Shares of the target at which a running clock says something (3.4.8). */
export const thresholds = [0.5, 0.75, 0.9, 1, 1.5] as const;
/** The levels that stand for them. */
export const levels = { half: 1, dueSoon: 2, push: 3, late: 4, veryLate: 5 } as const;

// Instants are whole milliseconds, so a threshold may be reached by less than one.
const grainSeconds = 0.001;

/** How many thresholds a clock has crossed: 0 none, 4 late, 5 late by half its target. Late is what was noted as late. */
export function levelOf(clock: Pick<Clock, 'elapsedSeconds' | 'targetSeconds' | 'breachedAt'>): number {
  const crossed = thresholds.filter(
    (threshold) => clock.elapsedSeconds + grainSeconds >= clock.targetSeconds * threshold,
  ).length;
  return clock.breachedAt ? Math.max(crossed, levels.late) : Math.min(crossed, levels.push);
}

/** When the threshold after this level is crossed, if the clock goes on running; null when there is none left. */
export function nextThresholdAt(clock: Clock, level: number, time: WorkingTime): Date | null {
  const threshold = thresholds[level];
  if (clock.state !== 'running' || threshold === undefined) return null;
  return time.add(clock.startedAt, clock.targetSeconds * threshold, clock.pauses);
}
