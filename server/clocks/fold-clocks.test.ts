// Tables of situations in a support lead's words; what holds for every story stands in clocks.property.test.ts.

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
    {
      situation: 'spam by mistake while they had to answer: what waited for them waited on, and was not ours to use',
      events: [
        { kind: 'we_replied', at: at('01T10:00') },
        { kind: 'status', to: 'waiting_on_requester', at: at('01T10:00') },
        { kind: 'put_aside', at: at('02T10:00') },
        { kind: 'put_back', to: 'waiting_on_requester', counts: true, at: at('04T10:00') },
      ],
      asOf: '05T10:00',
      metric: 'resolution',
      expected: { state: 'paused', elapsedSeconds: hour, pauses: [{}, { from: at('04T10:00') }] },
    },
    {
      situation: 'it became late while it lay aside, and stands still again: late it is',
      events: [
        { kind: 'status', to: 'scheduled', at: at('01T10:00') },
        { kind: 'requester_wrote', at: at('01T11:00') },
        { kind: 'put_aside', at: at('01T12:00') },
        { kind: 'put_back', to: 'scheduled', counts: true, at: at('09T10:00') },
      ],
      asOf: '09T10:00',
      metric: 'resolution',
      expected: { state: 'paused', dueAt: null, breachedAt: at('04T10:00') },
    },
    {
      situation: 'resolved at the very due time was in time; opened again, it is late from then on',
      events: [
        { kind: 'resolved', at: at('03T17:00') },
        { kind: 'reopened', at: at('05T09:00') },
      ],
      asOf: '05T09:00',
      metric: 'total_resolution',
      expected: { state: 'running', breachedAt: at('05T09:00') },
    },
    {
      situation:
        'their word ended what the contract leaves out; a calendar that is changed does not leave it out again',
      events: [
        { kind: 'terms', terms: { ...normal, thirdPartyPauses: true }, at: at('01T09:30') },
        { kind: 'status', to: 'third_party', at: at('01T10:00') },
        { kind: 'requester_wrote', at: at('01T12:00') },
        { kind: 'terms', terms: { ...normal, thirdPartyPauses: true }, at: at('01T13:00') },
      ],
      asOf: '01T14:00',
      metric: 'resolution',
      expected: { state: 'running', elapsedSeconds: 3 * hour },
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
