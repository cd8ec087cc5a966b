// A word of ours did not arrive: what it had stopped goes on, as if it had never been written.

import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../calendars/calendar.ts';
import type { ClockEvent, ClockMetric } from './clock.ts';
import { foldClocks } from './fold-clocks.ts';
import { workingTimeOf } from './terms.ts';

const day: [string, string][] = [['00:00', '24:00']];
const always = compileCalendar({
  tz: 'UTC',
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
});
const terms = { targetOf: () => 3600, time: workingTimeOf(always) };
const at = (minutes: number) => new Date(Date.parse('2026-03-10T10:00:00Z') + minutes * 60_000);
type Told = ClockEvent extends infer E ? (E extends unknown ? Omit<E, 'at'> : never) : never;
const fold = (events: [number, Told][], asOf: number, metric: ClockMetric) =>
  foldClocks(
    events.map(([minutes, event]) => ({ ...event, at: at(minutes) }) as ClockEvent),
    at(asOf),
  )
    .filter((clock) => clock.metric === metric)
    .map(({ cycle, state, stoppedAt, elapsedSeconds, breachedAt }) => ({
      cycle,
      state,
      stopped: stoppedAt && (stoppedAt.getTime() - at(0).getTime()) / 60_000,
      minutes: elapsedSeconds / 60,
      late: breachedAt && (breachedAt.getTime() - at(0).getTime()) / 60_000,
    }));
const undo = (undone: number[], answered: number | null = null): Told => ({
  kind: 'reply_undone',
  undone: undone.map(at),
  answeredAt: answered === null ? null : at(answered),
  lastReplyAt: answered === null ? null : at(answered),
});
const opened: [number, Told] = [0, { kind: 'opened', terms }];

describe('the first response', () => {
  test('goes on from the contact, and is late when that is more than an hour ago', () => {
    const story: [number, Told][] = [opened, [10, { kind: 'we_replied' }], [90, undo([10])]];
    expect(fold(story, 30, 'first_response')).toMatchObject([{ state: 'stopped', late: null }]);
    expect(fold(story, 90, 'first_response')).toEqual([
      { cycle: 1, state: 'running', stopped: null, minutes: 90, late: 60 },
    ]);
  });

  test('ends with the word after it, which arrived', () => {
    const story: [number, Told][] = [
      opened,
      [10, { kind: 'we_replied' }],
      [70, { kind: 'we_replied' }],
      [90, undo([10], 70)],
    ];
    expect(fold(story, 120, 'first_response')).toEqual([
      { cycle: 1, state: 'stopped', stopped: 70, minutes: 70, late: 60 },
    ]);
  });

  test('is what they wait for again: another word of theirs begins no next response', () => {
    const story: [number, Told][] = [
      opened,
      [10, { kind: 'we_replied' }],
      [20, undo([10])],
      [30, { kind: 'requester_wrote' }],
    ];
    expect(fold(story, 40, 'next_response')).toEqual([]);
  });
});

test('the update from before goes on, and the one that such a word began is none', () => {
  const story: [number, Told][] = [opened, [10, { kind: 'we_replied' }], [40, undo([10])]];
  expect(fold(story, 50, 'update')).toEqual([
    { cycle: 1, state: 'running', stopped: null, minutes: 50, late: null },
    { cycle: 2, state: 'void', stopped: 40, minutes: 30, late: null },
  ]);
});

test('what was asked since is one waiting with what was not answered before', () => {
  const story: [number, Told][] = [
    opened,
    [5, { kind: 'we_replied' }],
    [10, { kind: 'requester_wrote' }],
    [20, { kind: 'we_replied' }],
    [30, { kind: 'requester_wrote' }],
    [50, undo([20])],
  ];
  story.at(-1)![1] = { kind: 'reply_undone', undone: [at(20)], answeredAt: null, lastReplyAt: at(5) };
  expect(fold(story, 60, 'next_response')).toEqual([
    { cycle: 1, state: 'running', stopped: null, minutes: 50, late: null },
    { cycle: 2, state: 'void', stopped: 50, minutes: 20, late: null },
  ]);
});

test('sent once more and back once more counts not at all', () => {
  const story: [number, Told][] = [
    opened,
    [10, { kind: 'we_replied' }],
    [20, { kind: 'we_replied' }],
    [50, undo([10, 20])],
  ];
  expect(fold(story, 55, 'first_response')).toMatchObject([{ state: 'running', minutes: 55 }]);
  expect(fold(story, 55, 'update').map(({ state }) => state)).toEqual(['running', 'void', 'void']);
});

test('on a ticket that is over it was no response, and no judgement is made of it', () => {
  const story: [number, Told][] = [opened, [10, { kind: 'we_replied' }], [10, { kind: 'resolved' }], [50, undo([10])]];
  expect(fold(story, 55, 'first_response')).toMatchObject([{ state: 'void' }]);
  expect(fold(story, 55, 'resolution')).toMatchObject([{ state: 'stopped' }]);
});
