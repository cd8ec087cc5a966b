import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerCalendarLine } from './answer-lines.ts';

// Business-hours values that other products published; the file's `about` explains its fields.
type Vector = {
  id: string;
  kind: 'due' | 'elapsed' | 'open' | 'error';
  name: string;
  policy?: string;
  due?: string;
  businessSeconds?: number;
  open?: boolean;
};
const file = new URL('../../test/vectors/sla.json', import.meta.url);
const vectors: Vector[] = JSON.parse(readFileSync(file, 'utf8')).vectors;

const ask = (question: unknown) => JSON.parse(answerCalendarLine(JSON.stringify(question)));

describe('published vectors', () => {
  test.each(vectors.filter((vector) => vector.policy === undefined))('$id $kind: $name', (vector) => {
    const { kind, due, businessSeconds, open } = vector;
    const expected = {
      due: { due },
      elapsed: { businessSeconds },
      open: { open },
      error: { error: expect.any(String) },
    };
    expect(ask(vector)).toEqual(expected[kind]);
  });

  test('there are 132 of them, two of which leave the choice to us', () => {
    expect(vectors).toHaveLength(132);
    expect(vectors.filter((vector) => vector.policy !== undefined).map(({ id }) => id)).toEqual(['sla-029', 'sla-175']);
  });

  test('hours that the spring change cuts are open for what is left of them', () => {
    expect(ask(vectors.find(({ id }) => id === 'sla-029'))).toEqual({ due: '2006-04-02T10:00:00Z' });
  });

  test('a range that ends before it begins holds no working time', () => {
    expect(ask(vectors.find(({ id }) => id === 'sla-175'))).toEqual({ businessSeconds: 0 });
  });
});

const calendar = { tz: 'Europe/Lisbon', hours: { mon: [['09:00', '18:00']] } };
const start = '2026-03-23T10:00:00Z';

test('neither duration nor end asks whether the desk is open', () => {
  expect(ask({ calendar, start })).toEqual({ open: true });
});

test('thousandths are kept, whole seconds written without them', () => {
  expect(ask({ calendar, start: '2026-03-23T10:00:00.250Z', durationSeconds: 1 })).toEqual({
    due: '2026-03-23T10:00:01.250Z',
  });
  expect(ask({ calendar, start, durationSeconds: 1 })).toEqual({ due: '2026-03-23T10:00:01Z' });
});

test.each([
  ['a broken line', '{"calendar":', 'The line is not JSON.'],
  ['an empty line', '', 'The line is not JSON.'],
  ['a list', '[]', 'The line must be a JSON object with "calendar" and "start".'],
  ['null', 'null', 'The line must be a JSON object with "calendar" and "start".'],
])('%s is answered with an error', (_, line, error) => {
  expect(JSON.parse(answerCalendarLine(line))).toEqual({ error });
});

test.each([
  ['no calendar', { start }, /^"calendar" must be an object/],
  ['no start', { calendar }, /^"start" needs an instant/],
  ['a start without zone', { calendar, start: '2026-03-23T10:00:00' }, /^"start" needs an instant/],
  ['a day that does not exist', { calendar, start: '2026-02-30T10:00:00Z' }, /^"start" needs an instant/],
  ['a month that does not exist', { calendar, start: '2026-13-01T10:00:00Z' }, /^"start" needs an instant/],
  ['an end that is a number', { calendar, start, end: 5 }, /^"end" needs an instant/],
  ['a duration as text', { calendar, start, durationSeconds: '60' }, /^"durationSeconds" must be a number/],
  ['a negative duration', { calendar, start, durationSeconds: -1 }, /^A duration must be a number of seconds/],
  [
    'a duration beyond counting',
    { calendar, start, durationSeconds: 1e300 },
    /^A duration must be a number of seconds/,
  ],
  ['a duration of millennia', { calendar, start, durationSeconds: 1e12 }, /does not have that much working time/],
  ['a range of millennia', { calendar, start, end: '9000-01-01T00:00:00Z' }, /must not be longer than 200 years/],
  ['a time before all desks', { calendar, start: '0001-01-01T00:00:00Z' }, /between 1900 and 9999/],
  ['two questions at once', { calendar, start, durationSeconds: 1, end: start }, /not both/],
  [
    'a pause without end',
    { calendar, start, durationSeconds: 1, pauses: [[start]] },
    /^"pauses" must be a list of pairs/,
  ],
  ['pauses that are no list', { calendar, start, pauses: {} }, /^"pauses" must be a list of pairs/],
])('%s is answered with an error', (_, question, error) => {
  expect(ask(question).error).toMatch(error);
});
