// Who is placed best for a ticket: fit, less load, more where they have helped this requester, less where they gave it away
// before. One ranking for new tickets and for covers. Everything that counts is shown with its points, so that the choice can
// be explained; nothing here reads or writes.

import type { LanguageFit } from './languages.ts';

/** A stretch of being away; `to` null: nobody knows yet. */
export type Away = { from: Date; to: Date | null };

/** What is known of one person towards one ticket. */
export type Standing = {
  personId: string;
  language: LanguageFit;
  /** Of the needed skill; 0: none. */
  level: number;
  /** When they last wrote to this requester, within the last 90 days. */
  lastHelpedAt: Date | null;
  /** The requester is a VIP, and they belong to the team that looks after them. */
  account: boolean;
  /** In units of work. */
  load: number;
  capacity: number;
  /** How often they had this ticket and gave it away. */
  gaveAway: number;
  /** When they last got any ticket. */
  lastGivenAt: Date | null;
  /** Absences that run or are planned. */
  away: readonly Away[];
};

export type Matter = {
  now: Date;
  /** When the first thing on it is due. */
  firstDueAt: Date;
  units: number;
  /** Of the needed skill; null: none is needed. */
  leastLevel: number | null;
};

/** Why somebody gets no such ticket: away now, away when it is due, lacks the skill, or has too much already. */
export type Bar = 'away' | 'away_when_due' | 'skill' | 'full';

export type Points = {
  language: number;
  skill: number;
  continuity: number;
  account: number;
  load: number;
  history: number;
};
export type Ranked = { personId: string; points: Points; score: number; bar: Bar | null };

/**
 * The language weighs more than all the rest together, but Brazilian and European Portuguese hardly differ. A full load
 * weighs as much as three requesters who are known.
 */
export const weights = {
  language: { own: 300, near: 280, english: 100, none: 0 } satisfies Record<LanguageFit, number>,
  skillLevel: 10,
  continuity: 30,
  account: 40,
  fullLoad: 100,
  gaveAway: 60,
  mostGaveAway: 2,
} as const;

/** The best placed first; whoever is barred stands behind all others, and whoever is away behind all. Ties: the longest idle. */
export function rank(matter: Matter, standings: readonly Standing[]): Ranked[] {
  const idle = new Map(standings.map((one) => [one.personId, one.lastGivenAt?.getTime() ?? 0]));
  return standings
    .map((one) => judge(matter, one))
    .sort(
      (a, b) =>
        order(a.bar) - order(b.bar) ||
        b.score - a.score ||
        idle.get(a.personId)! - idle.get(b.personId)! ||
        (a.personId < b.personId ? -1 : 1),
    );
}

const order = (bar: Bar | null): number => (bar === null ? 0 : bar === 'away' ? 2 : 1);

function judge(matter: Matter, one: Standing): Ranked {
  const points: Points = {
    language: weights.language[one.language],
    skill: matter.leastLevel === null ? 0 : weights.skillLevel * one.level,
    continuity: one.lastHelpedAt ? weights.continuity : 0,
    account: one.account ? weights.account : 0,
    load: -Math.round((weights.fullLoad * one.load) / one.capacity) || 0,
    history: -weights.gaveAway * Math.min(one.gaveAway, weights.mostGaveAway) || 0,
  };
  const score = Object.values(points).reduce((sum, value) => sum + value, 0);
  return { personId: one.personId, points, score, bar: barOf(matter, one) };
}

function barOf({ now, firstDueAt, units, leastLevel }: Matter, one: Standing): Bar | null {
  if (isAway(one.away, now)) return 'away';
  if (isAway(one.away, firstDueAt > now ? firstDueAt : now)) return 'away_when_due';
  if (leastLevel !== null && one.level < leastLevel) return 'skill';
  return one.load + units > one.capacity ? 'full' : null;
}

const isAway = (away: readonly Away[], at: Date): boolean =>
  away.some(({ from, to }) => from <= at && (to === null || to > at));
