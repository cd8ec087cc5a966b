import { expect, test } from 'vitest';
import { instantOf, localInput } from './date-input.ts';

test.each([
  ['2026-03-10 14:05:00', 'Europe/Lisbon', '2026-03-10T14:05:00.000Z'],
  ['2026-07-10 14:05:00', 'Europe/Lisbon', '2026-07-10T13:05:00.000Z'],
  ['2026-03-10 14:05:00', 'Asia/Kolkata', '2026-03-10T08:35:00.000Z'],
  ['2026-11-01 00:30:00', 'America/Sao_Paulo', '2026-11-01T03:30:00.000Z'],
  ['2026-03-10 00:10:00', 'Pacific/Auckland', '2026-03-09T11:10:00.000Z'],
])('%s on a clock in %s is %s, and back', (text, zone, instant) => {
  expect(instantOf(text, zone)).toBe(instant);
  expect(localInput(instant, zone)).toBe(text);
});

test('an hour that the clocks skip is the one after the gap', () => {
  expect(instantOf('2026-03-29 01:30:00', 'Europe/Lisbon')).toBe('2026-03-29T01:30:00.000Z');
});

test.each(['', 'tomorrow', '2026-13-45'])('“%s” is no moment', (text) => {
  expect(instantOf(text, 'UTC')).toBeUndefined();
});
