// Who would be called: what passes a call on at once, how long each has, and that nobody is ever called twice or left out.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EscalationStep, EscalationTarget } from '../../../contract/escalation/policies.ts';
import { compileCalendar } from '../../calendars/calendar.ts';
import { type Callable, planCalls, type World } from './plan-calls.ts';

const week = (hours: [string, string][]) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });
const everyDay = (span: [string, string]) => ({ ...week([span]), sat: [span], sun: [span] });
const office = compileCalendar({ tz: 'UTC', hours: week([['09:00', '17:00']]) });
const quiet = compileCalendar({ tz: 'UTC', hours: everyDay(['20:00', '08:00']) });
const at = (text: string) => new Date(`2026-03-${text}:00Z`);

const person = (id: string, given: Partial<Callable> = {}): Callable => ({
  id,
  name: id,
  publicName: null,
  email: `${id}@desk.example`,
  works: true,
  example: false,
  away: [],
  shift: null,
  quiet: null,
  ...given,
});
const world = (people: Callable[], given: Partial<World> = {}): World => ({
  people: new Map(people.map((one) => [one.id, one])),
  assigneeId: 'ana',
  leadId: 'leo',
  teamLeads: new Map([['billing', 'mia']]),
  schedules: [],
  administratorIds: ['ana', 'mia'],
  calendar: office,
  urgent: false,
  ...given,
});
const step = (target: EscalationTarget, given: Partial<EscalationStep> = {}): EscalationStep => ({
  target,
  kind: 'functional',
  withinMinutes: 30,
  media: ['email', 'desk'],
  ...given,
});
const usual = [step({ kind: 'assignee' }), step({ kind: 'lead' }), step({ kind: 'administrator' })];
const told = (steps: EscalationStep[], here: World, from: Date) =>
  planCalls(steps, here, from).turns.map(({ person: who, skipped, at: when }) => [
    who?.id ?? null,
    skipped?.why ?? 'called',
    when.toISOString().slice(8, 16),
  ]);

test('one after the other, each with the time of their step; an administrator who was called before is passed over', () => {
  const here = world([person('ana'), person('leo'), person('mia')]);
  expect(told(usual, here, at('10T10:00'))).toEqual([
    ['ana', 'called', '10T10:00'],
    ['leo', 'called', '10T10:30'],
    ['mia', 'called', '10T11:00'],
  ]);
  expect(planCalls(usual, here, at('10T10:00')).alarmAt).toEqual(at('10T11:30'));
});

test('minutes are working time, and plain time in an emergency', () => {
  const people = [person('ana'), person('leo'), person('mia')];
  expect(told(usual, world(people), at('10T16:50'))[1]).toEqual(['leo', 'called', '11T09:20']);
  expect(told(usual, world(people, { urgent: true }), at('10T16:50'))[1]).toEqual(['leo', 'called', '10T17:20']);
});

test('whoever is away, has left, is off shift, in quiet hours or without an address is passed over at once, and why is said', () => {
  const night = { tz: 'UTC', hours: everyDay(['22:00', '06:00']), days: {} };
  const rows: [Callable[], EscalationStep, string, string | null][] = [
    [
      [person('ana', { away: [{ fromMs: 0, toMs: at('12T09:00').getTime() }] })],
      usual[0]!,
      'away',
      '2026-03-12T09:00:00.000Z',
    ],
    [[], usual[0]!, 'left', null],
    [[person('ana', { shift: night })], usual[0]!, 'off_shift', '2026-03-10T22:00:00.000Z'],
    [[person('ana', { email: null })], step({ kind: 'assignee' }, { media: ['email'] }), 'no_address', null],
    [[], step({ kind: 'duty', scheduleId: 'none' }), 'nobody', null],
    [[], step({ kind: 'team_lead', teamId: 'none' }), 'nobody', null],
  ];
  for (const [people, one, why, until] of rows) {
    const plan = planCalls([one, usual[1]!], world([...people, person('leo')]), at('10T10:00'));
    expect(plan.turns.map(({ skipped }) => skipped?.why ?? null)).toEqual([why, null]);
    expect(plan.turns[0]!.skipped!.until?.toISOString() ?? null).toBe(until);
    expect(plan.turns[1]!.at).toEqual(at('10T10:00'));
  }
});

test('quiet hours refuse what is no emergency, also over midnight, and an emergency wakes', () => {
  const here = world([person('ana', { quiet })]);
  const one = [step({ kind: 'assignee' })];
  for (const [when, until] of [
    ['10T21:00', '11T08:00'],
    ['11T03:00', '11T08:00'],
  ] as const) {
    expect(planCalls(one, here, at(when)).turns[0]).toMatchObject({
      skipped: { why: 'quiet_hours', until: at(until) },
    });
    expect(planCalls(one, { ...here, urgent: true }, at(when)).turns[0]!.skipped).toBeNull();
  }
  expect(planCalls(one, here, at('11T08:00')).turns[0]!.skipped).toBeNull();
});

test('without an address there is still the open desk', () => {
  const plan = planCalls([usual[0]!], world([person('ana', { email: null })]), at('10T10:00'));
  expect(plan.turns[0]).toMatchObject({ media: ['desk'], skipped: null });
});

test('of any policy and any absences: each step has one line, in order, nobody is called twice, and time never goes back', () => {
  const ids = ['ana', 'leo', 'mia', 'kai'];
  const targets: EscalationTarget[] = [
    { kind: 'assignee' },
    { kind: 'lead' },
    { kind: 'administrator' },
    { kind: 'team_lead', teamId: 'billing' },
    ...ids.map((personId): EscalationTarget => ({ kind: 'person', personId })),
  ];
  const one = fc.record({
    target: fc.constantFrom(...targets),
    kind: fc.constantFrom('functional' as const, 'hierarchical' as const),
    withinMinutes: fc.integer({ min: 1, max: 600 }),
    media: fc.constantFrom<EscalationStep['media']>(['email'], ['desk'], ['email', 'desk']),
  });
  const hours = fc.integer({ min: 0, max: 96 });
  const someone = fc.record({ from: hours, lasts: hours, mail: fc.boolean(), rests: fc.boolean() });
  let called = 0;
  fc.assert(
    fc.property(
      fc.array(one, { minLength: 1, maxLength: 8 }),
      fc.tuple(someone, someone, someone, someone),
      fc.boolean(),
      hours,
      (steps, given, urgent, later) => {
        const base = at('10T00:00').getTime();
        const people = given.map(({ from, lasts, mail, rests }, n) =>
          person(ids[n]!, {
            away: [{ fromMs: base + from * 3_600_000, toMs: base + (from + lasts) * 3_600_000 }],
            email: mail ? 'x@desk.example' : null,
            quiet: rests ? quiet : null,
          }),
        );
        const here = world(people, { urgent });
        const { turns, alarmAt } = planCalls(steps, here, new Date(base + later * 3_600_000));
        expect(turns.map(({ step: n }) => n)).toEqual(steps.map((_, n) => n));
        const reached = turns.filter(({ skipped }) => !skipped);
        called += reached.length;
        expect(new Set(reached.map((turn) => turn.person!.id)).size).toBe(reached.length);
        for (const [n, turn] of turns.entries()) {
          expect(turn.at.getTime()).toBeGreaterThanOrEqual(turns[n - 1]?.at.getTime() ?? 0);
          if (turn.skipped) expect([turn.media, turn.dueAt]).toEqual([[], null]);
          else {
            expect(turn.media.length).toBeGreaterThan(0);
            expect(turn.dueAt!.getTime()).toBeGreaterThan(turn.at.getTime());
            const ms = turn.at.getTime();
            expect(turn.person!.away.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs!)).toBe(false);
          }
        }
        expect(alarmAt).toEqual(reached.at(-1)?.dueAt ?? new Date(base + later * 3_600_000));
      },
    ),
    { numRuns: 300 },
  );
  expect(called).toBeGreaterThan(100);
});
