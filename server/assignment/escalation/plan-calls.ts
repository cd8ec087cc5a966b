// Who is called when, by a policy: each step names somebody, and what speaks against calling them passes it on at once. The
// dry run and the running escalation ask the same function, so that what was shown is what happens.

import type { EscalationStep, EscalationTarget, SkipReason } from '../../../contract/escalation/policies.ts';
import { addWorkingTime, type Calendar, openSpans } from '../../calendars/calendar.ts';
import { firstOnDuty, type KnownSchedule } from '../../duty/read-duty.ts';
import { isInShift, nextShiftBoundary, type Shift } from '../../duty/shift.ts';

export type Callable = {
  id: string;
  name: string;
  publicName: string | null;
  email: string | null;
  /** Answers for tickets. */
  works: boolean;
  example: boolean;
  away: readonly { fromMs: number; toMs: number | null }[];
  /** Null: they work in the hours of their team, and what they are given to answer in counts those alone. */
  shift: Shift | null;
  /** Their quiet hours as a calendar that is open in them. */
  quiet: Calendar | null;
};

export type World = {
  people: ReadonlyMap<string, Callable>;
  assigneeId: string | null;
  leadId: string | null;
  teamLeads: ReadonlyMap<string, string>;
  schedules: readonly KnownSchedule[];
  /** The one longest here first. */
  administratorIds: readonly string[];
  /** Working time of the ticket's team. */
  calendar: Calendar;
  /** An emergency wakes people, and its minutes are plain ones. */
  urgent: boolean;
};

type Way = EscalationStep['media'][number];
export type Skip = { why: SkipReason; until: Date | null };
export type Turn = {
  step: number;
  at: Date;
  person: Callable | null;
  media: Way[];
  dueAt: Date | null;
  skipped: Skip | null;
};

/** Whoever is passed over, and at the end who is called, if anybody is. */
export function nextTurns(
  steps: readonly EscalationStep[],
  world: World,
  from: { step: number; at: Date; called: ReadonlySet<string> },
): Turn[] {
  const turns: Turn[] = [];
  for (let step = from.step; step < steps.length; step++) {
    const turn = turnOf(steps[step]!, step, world, from.at, from.called);
    turns.push(turn);
    if (!turn.skipped) break;
  }
  return turns;
}

export type Plan = { turns: Turn[]; alarmAt: Date };

/** From the first step to the alarm, if nobody ever answers. */
export function planCalls(steps: readonly EscalationStep[], world: World, from: Date): Plan {
  const turns: Turn[] = [];
  const called = new Set<string>();
  let at = from;
  while ((turns.at(-1)?.step ?? -1) < steps.length - 1) {
    turns.push(...nextTurns(steps, world, { step: (turns.at(-1)?.step ?? -1) + 1, at, called }));
    const last = turns.at(-1)!;
    if (last.dueAt) at = last.dueAt;
    if (last.person && !last.skipped) called.add(last.person.id);
  }
  return { turns, alarmAt: at };
}

/** When the answer is due. */
export const answerBy = ({ calendar, urgent }: World, at: Date, minutes: number): Date =>
  urgent ? new Date(at.getTime() + minutes * 60_000) : addWorkingTime(calendar, at, minutes * 60);

function turnOf(
  { target, media, withinMinutes }: EscalationStep,
  step: number,
  world: World,
  at: Date,
  called: ReadonlySet<string>,
): Turn {
  const found = personOf(target, media, world, at, called);
  if (found.skipped) return { step, at, person: found.person, media: [], dueAt: null, skipped: found.skipped };
  const person = found.person!;
  const ways = [...new Set(media)].filter((way) => way !== 'email' || person.email !== null);
  return { step, at, person, media: ways, dueAt: answerBy(world, at, withinMinutes), skipped: null };
}

type Found = { person: Callable | null; skipped: Skip | null };

function personOf(
  target: EscalationTarget,
  media: readonly Way[],
  world: World,
  at: Date,
  called: ReadonlySet<string>,
) {
  const found = idsOf(target, world, at).map((id): Found => {
    const person = world.people.get(id) ?? null;
    const onDuty = target.kind === 'duty';
    return { person, skipped: person ? barOf(person, media, world, at, called, onDuty) : { why: 'left', until: null } };
  });
  return (
    found.find(({ skipped }) => !skipped) ??
    found[0] ?? { person: null, skipped: { why: 'nobody', until: null } as Skip }
  );
}

function idsOf(target: EscalationTarget, world: World, at: Date): string[] {
  const one = (id: string | null | undefined): string[] => (id ? [id] : []);
  switch (target.kind) {
    case 'assignee':
      return one(world.assigneeId);
    case 'lead':
      return one(world.leadId);
    case 'team_lead':
      return one(world.teamLeads.get(target.teamId));
    case 'person':
      return [target.personId];
    case 'duty':
      return one(
        firstOnDuty(
          world.schedules.filter(({ id }) => id === target.scheduleId),
          at,
        )?.id,
      );
    case 'administrator':
      return [...world.administratorIds];
  }
}

/** What speaks against calling somebody, the longest lasting first. Whoever is on duty is at work, whatever their shift says. */
function barOf(
  person: Callable,
  media: readonly Way[],
  { calendar, urgent }: World,
  at: Date,
  called: ReadonlySet<string>,
  onDuty: boolean,
): Skip | null {
  const atMs = at.getTime();
  if (!person.works) return { why: 'left', until: null };
  const away = person.away.find(({ fromMs, toMs }) => fromMs <= atMs && (toMs === null || atMs < toMs));
  if (away) return { why: 'away', until: away.toMs === null ? null : new Date(away.toMs) };
  if (called.has(person.id)) return { why: 'called_already', until: null };
  if (!media.includes('desk') && person.email === null) return { why: 'no_address', until: null };
  if (urgent) return null;
  if (person.shift && !onDuty && !isInShift(person.shift, calendar, at))
    return { why: 'off_shift', until: nextShiftBoundary(person.shift, calendar, at) };
  const quietUntil = person.quiet && endOfQuiet(person.quiet, atMs);
  return quietUntil ? { why: 'quiet_hours', until: quietUntil } : null;
}

const dayMs = 86_400_000;

/** Null: it is not quiet then. A night is two spans of two days that touch. */
function endOfQuiet(quiet: Calendar, atMs: number): Date | null {
  let end: number | null = null;
  for (const span of openSpans(quiet, atMs, atMs + 2 * dayMs)) {
    if (span.fromMs > (end ?? atMs)) break;
    end = span.toMs;
  }
  return end === null ? null : new Date(end);
}
