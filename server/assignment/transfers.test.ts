import { describe, expect, test } from 'vitest';
import { countsAsTransfer, isPingPong } from './transfers.ts';

describe('what counts as a transfer', () => {
  test.each([
    ['better placed, by day', 'better_placed', false, true, true],
    ['work divided anew', 'workload', false, true, true],
    ['one’s own words', 'other', false, true, true],
    ['to more expertise', 'expertise', false, true, false],
    ['to a higher place', 'escalated', false, true, false],
    ['to the next shift', 'shift', false, true, false],
    ['taken by whoever wants it', 'taking_it', false, true, false],
    ['an urgent one by night', 'workload', true, false, false],
    ['an urgent one by day', 'workload', true, true, true],
    ['one that is not urgent by night', 'workload', false, false, true],
  ] as const)('%s', (_, reason, urgent, inWorkingTime, counts) => {
    expect(countsAsTransfer({ reason, urgent, inWorkingTime })).toBe(counts);
  });
});

describe('to and fro', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 10, 10, minute));
  const moves = (people: string) =>
    [...people].map((personId, place) => ({ sequence: place + 1, personId, at: at(place) })).reverse();
  test.each([
    ['four moves between two', 'ababa', null, true],
    ['three moves', 'abab', null, false],
    ['a third one in between', 'abcba', null, false],
    ['a chain', 'abcde', null, false],
    ['after others', 'cdababa', null, true],
    ['a word to the requester before it all began', 'ababa', at(0), true],
    ['a word to the requester meanwhile', 'ababa', at(2), false],
  ] as const)('%s', (_, people, repliedAt, expected) => {
    expect(isPingPong(moves(people), repliedAt)).toBe(expected);
  });
});
