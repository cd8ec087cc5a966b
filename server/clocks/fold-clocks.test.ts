// Tables of situations in a support lead's words, and the algebra that every fold must keep.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingTime, compileCalendar, workingSecondsBetween } from '../calendars/calendar.ts';
import { type Clock, type ClockEvent, type ClockMetric, levelOf, type Terms, type WorkingTime } from './clock.ts';
import { foldClocks } from './fold-clocks.ts';

const office = compileCalendar({
  tz: 'UTC',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
});
const time: WorkingTime = {
  add: (start, seconds, pauses) => addWorkingTime(office, start, seconds, pauses),
  secondsBetween: (from, to, pauses) => workingSecondsBetween(office, from, to, pauses),
};
const hour = 3_600;
const usual = {
  first_response: 4 * hour,
  next_response: 8 * hour,
  update: 8 * hour,
  resolution: 24 * hour,
  total_resolution: 24 * hour,
  acceptance: hour / 2,
  third_party: 16 * hour,
};
const by = (targets: Partial<Record<ClockMetric, number>>): Terms => ({ time, targetOf: (metric) => targets[metric] });
const normal = by(usual);
const urgent = by({ ...usual, first_response: hour, resolution: 4 * hour });

// 2026-06-01 is a Monday.
const at = (text: string): Date => new Date(`2026-06-${text}:00Z`);
const opened: ClockEvent = { kind: 'opened', at: at('01T09:00'), terms: normal };
const clockOf = (clocks: Clock[], metric: ClockMetric, cycle = 1): Clock =>
  clocks.find((clock) => clock.metric === metric && clock.cycle === cycle)!;

describe('what a clock counts', () => {
  const rows: {
    situation: string;
    events: ClockEvent[];
    asOf: string;
    metric: ClockMetric;
    cycle?: number;
    expected: Partial<{ [key in keyof Clock]: unknown }> | null;
  }[] = [
    {
      situation: 'the first word of a person stops the first response',
      events: [{ kind: 'we_replied', at: at('01T11:00') }],
      asOf: '02T09:00',
      metric: 'first_response',
      expected: { state: 'stopped', elapsedSeconds: 2 * hour, breachedAt: null },
    },
    {
      situation: 'a word at the very due time is in time',
      events: [{ kind: 'we_replied', at: at('01T13:00') }],
      asOf: '02T09:00',
      metric: 'first_response',
      expected: { state: 'stopped', breachedAt: null },
    },
    {
      situation: 'what nobody answered is late from its due time on, and still counts today',
      events: [],
      asOf: '02T10:00',
      metric: 'first_response',
      expected: { state: 'running', breachedAt: at('01T13:00'), elapsedSeconds: 9 * hour },
    },
    {
      situation: 'waiting on the requester never stops the first response',
      events: [{ kind: 'status', to: 'waiting_on_requester', at: at('01T10:00') }],
      asOf: '01T16:00',
      metric: 'first_response',
      expected: { state: 'running', breachedAt: at('01T13:00') },
    },
    {
      situation: 'more words of the requester do not start the next response anew',
      events: [
        { kind: 'we_replied', at: at('01T10:00') },
        { kind: 'requester_wrote', at: at('01T12:00') },
        { kind: 'requester_wrote', at: at('02T12:00') },
      ],
      asOf: '02T13:00',
      metric: 'next_response',
      expected: { startedAt: at('01T12:00'), dueAt: at('02T12:00'), breachedAt: at('02T12:00') },
    },
    {
      situation: 'a word before our first answer waits for the first response, not for a next one',
      events: [{ kind: 'requester_wrote', at: at('01T10:00') }],
      asOf: '01T12:00',
      metric: 'next_response',
      expected: null,
    },
    {
      situation: 'the resolution stands still while the requester has to answer',
      events: [
        { kind: 'we_replied', at: at('01T10:00') },
        { kind: 'status', to: 'waiting_on_requester', at: at('01T10:00') },
      ],
      asOf: '05T10:00',
      metric: 'resolution',
      expected: { state: 'paused', elapsedSeconds: hour, dueAt: null, breachedAt: null },
    },
    {
      situation: 'their first word ends the pause, also while the status still says scheduled',
      events: [
        { kind: 'we_replied', at: at('01T10:00') },
        { kind: 'status', to: 'scheduled', at: at('01T10:00') },
        { kind: 'requester_wrote', at: at('02T10:00') },
      ],
      asOf: '02T12:00',
      metric: 'resolution',
      expected: { state: 'running', elapsedSeconds: 3 * hour, pauses: [{ from: at('01T10:00'), to: at('02T10:00') }] },
    },
    {
      situation: 'a weekend inside a pause is not counted twice',
      events: [
        { kind: 'status', to: 'waiting_on_requester', at: at('05T16:00') },
        { kind: 'requester_wrote', at: at('08T10:00') },
      ],
      asOf: '08T11:00',
      metric: 'resolution',
      expected: { elapsedSeconds: (4 * 8 + 7 + 1) * hour },
    },
    {
      situation: 'waiting for a supplier is our time',
      events: [{ kind: 'status', to: 'third_party', at: at('01T10:00') }],
      asOf: '01T12:00',
      metric: 'resolution',
      expected: { state: 'running', elapsedSeconds: 3 * hour },
    },
    {
      situation: 'the supplier has a clock of their own',
      events: [
        { kind: 'status', to: 'third_party', at: at('01T10:00') },
        { kind: 'status', to: 'working', at: at('02T11:00') },
      ],
      asOf: '03T12:00',
      metric: 'third_party',
      expected: { state: 'stopped', elapsedSeconds: 9 * hour },
    },
    {
      situation: 'what opens again goes on with the total, and the time between does not count',
      events: [
        { kind: 'resolved', at: at('01T11:00') },
        { kind: 'reopened', at: at('03T09:00') },
      ],
      asOf: '03T10:00',
      metric: 'total_resolution',
      expected: { state: 'running', elapsedSeconds: 3 * hour },
    },
    {
      situation: 'the first resolution stays what it was',
      events: [
        { kind: 'resolved', at: at('01T11:00') },
        { kind: 'reopened', at: at('03T09:00') },
      ],
      asOf: '03T10:00',
      metric: 'resolution',
      expected: { state: 'stopped', elapsedSeconds: 2 * hour },
    },
    {
      situation: 'spam was owed nothing',
      events: [{ kind: 'put_aside', at: at('01T10:00') }],
      asOf: '09T10:00',
      metric: 'first_response',
      expected: { state: 'aside', breachedAt: null },
    },
    {
      situation: 'a hand-over that nobody took is a clock of its own, and the next hand-over another',
      events: [
        { kind: 'handed_over', at: at('01T09:00') },
        { kind: 'handed_over', at: at('01T10:00') },
        { kind: 'accepted', at: at('01T10:10') },
      ],
      asOf: '01T11:00',
      metric: 'acceptance',
      cycle: 2,
      expected: { state: 'stopped', elapsedSeconds: 600, breachedAt: null },
    },
    {
      situation: 'a raised priority counts from the same start',
      events: [{ kind: 'terms', terms: urgent, at: at('01T10:00') }],
      asOf: '01T10:00',
      metric: 'resolution',
      expected: { startedAt: at('01T09:00'), dueAt: at('01T13:00'), breachedAt: null },
    },
    {
      situation: 'what is late by a raised priority is late since it was raised',
      events: [{ kind: 'terms', terms: urgent, at: at('01T12:00') }],
      asOf: '01T12:30',
      metric: 'first_response',
      expected: { dueAt: at('01T10:00'), breachedAt: at('01T12:00') },
    },
    {
      situation: 'a lowered priority takes no lateness back',
      events: [
        { kind: 'terms', terms: urgent, at: at('01T12:00') },
        { kind: 'terms', terms: normal, at: at('01T12:30') },
      ],
      asOf: '01T12:40',
      metric: 'first_response',
      expected: { dueAt: at('01T13:00'), breachedAt: at('01T12:00') },
    },
    {
      situation: 'a contract may say that the supplier’s time is not ours',
      events: [
        { kind: 'terms', terms: { ...normal, thirdPartyPauses: true }, at: at('01T09:30') },
        { kind: 'status', to: 'third_party', at: at('01T10:00') },
      ],
      asOf: '02T12:00',
      metric: 'resolution',
      expected: { state: 'paused', elapsedSeconds: hour },
    },
  ];
  test.each(rows)('$situation', ({ events, asOf, metric, cycle, expected }) => {
    const clock = clockOf(foldClocks([opened, ...events], at(asOf)), metric, cycle);
    if (expected === null) expect(clock).toBeUndefined();
    else expect(clock).toMatchObject(expected);
  });
});

test('a late clock stands at the level of lateness, whatever its target became', () => {
  const events: ClockEvent[] = [
    opened,
    { kind: 'terms', terms: urgent, at: at('01T12:00') },
    { kind: 'terms', terms: normal, at: at('01T12:30') },
  ];
  expect(levelOf(clockOf(foldClocks(events, at('01T12:40')), 'first_response'))).toBe(4);
  expect(levelOf(clockOf(foldClocks([opened], at('01T11:00')), 'first_response'))).toBe(1);
});

describe('what holds for every story', () => {
  const minute = fc.integer({ min: 1, max: 3_000 });
  const step = fc.oneof(
    fc.constantFrom(
      { kind: 'requester_wrote' } as const,
      { kind: 'we_replied' } as const,
      { kind: 'resolved' } as const,
      { kind: 'handed_over' } as const,
      { kind: 'accepted' } as const,
    ),
    fc
      .constantFrom('working', 'waiting_on_requester', 'scheduled', 'third_party')
      .map((to) => ({ kind: 'status', to }) as const),
  );
  const story = fc.array(fc.tuple(minute, step), { maxLength: 12 }).map((steps): ClockEvent[] => {
    let now = opened.at.getTime();
    let over = false;
    const events: ClockEvent[] = [opened];
    for (const [minutes, what] of steps) {
      now += minutes * 60_000;
      if (over) events.push({ kind: 'reopened', at: new Date(now) });
      over = what.kind === 'resolved';
      events.push({ ...what, at: new Date(now) });
    }
    return events;
  });
  const end = at('30T12:00');

  test('a week later everything is a week later', () => {
    fc.assert(
      fc.property(story, (events) => {
        const week = 7 * 86_400_000;
        const later = (date: Date) => new Date(date.getTime() + week);
        const moved = foldClocks(
          events.map((event) => ({ ...event, at: later(event.at) })),
          later(end),
        );
        const back = (date: Date | null) => date && new Date(date.getTime() - week);
        const compared = moved.map((clock) => ({
          ...clock,
          startedAt: back(clock.startedAt),
          stoppedAt: back(clock.stoppedAt),
          dueAt: back(clock.dueAt),
          breachedAt: back(clock.breachedAt),
          pauses: clock.pauses.map(({ from, to, why }) => ({ from: back(from), to: back(to), why })),
        }));
        expect(compared).toEqual(foldClocks(events, end));
      }),
    );
  });

  test('a priority raised and lowered at once changes nothing but what became late by it', () => {
    fc.assert(
      fc.property(story, fc.nat(), (events, where) => {
        const index = 1 + (where % events.length);
        const then = events[index - 1]!.at;
        const there: ClockEvent[] = [
          { kind: 'terms', terms: urgent, at: then },
          { kind: 'terms', terms: normal, at: then },
        ];
        const plain = foldClocks(events, end);
        const changed = foldClocks([...events.slice(0, index), ...there, ...events.slice(index)], end);
        const late = changed.map((clock, at) => ({ ...clock, breachedAt: plain[at]!.breachedAt }));
        expect(late).toEqual(plain);
        for (const [at, clock] of plain.entries()) {
          if (clock.breachedAt) expect(changed[at]!.breachedAt! <= clock.breachedAt).toBe(true);
        }
      }),
    );
  });

  test('working time of a clock is its span without its pauses, minute by minute', () => {
    fc.assert(
      fc.property(story, (events) => {
        for (const clock of foldClocks(events, end)) {
          let minutes = 0;
          const until = (clock.stoppedAt ?? end).getTime();
          for (let now = clock.startedAt.getTime(); now < until; now += 60_000) {
            const date = new Date(now);
            const open = date.getUTCDay() % 6 !== 0 && date.getUTCHours() >= 9 && date.getUTCHours() < 17;
            const paused = clock.pauses.some(({ from, to }) => from.getTime() <= now && now < to.getTime());
            if (open && !paused) minutes += 1;
          }
          expect(clock.elapsedSeconds).toBe(minutes * 60);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('what used more than its target is late, what used less is not', () => {
    fc.assert(
      fc.property(story, (events) => {
        for (const clock of foldClocks(events, end)) {
          if (clock.state === 'void') continue;
          if (clock.elapsedSeconds > clock.targetSeconds) expect(clock.breachedAt).not.toBeNull();
          if (clock.elapsedSeconds < clock.targetSeconds) expect(clock.breachedAt).toBeNull();
        }
      }),
    );
  });
});
