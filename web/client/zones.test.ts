import { expect, test } from 'vitest';
import { currentZone, zoneChoices } from './zones.ts';

test.each([
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['Europe/Lisbon', 'Europe/Lisbon'],
  ['Mars/Olympus', 'Mars/Olympus'],
])('%s is called %s today', (name, expected) => {
  expect(currentZone(name)).toBe(expected);
});

test('each zone stands once, by its city of today and its offset, and an old name that is set is among them', () => {
  const choices = zoneChoices('Asia/Calcutta');
  expect(choices.find((one) => one.value === 'Asia/Kolkata')?.label).toBe('Kolkata (Asia), UTC+05:30');
  expect(choices.find((one) => one.value === 'America/Argentina/Buenos_Aires')?.label).toBe(
    'Buenos Aires (America, Argentina), UTC-03:00',
  );
  const values = choices.map((one) => one.value);
  expect(new Set(values).size).toBe(values.length);
  expect(values).not.toContain('Europe/Kiev');
  expect(values).toContain('UTC');
  expect(values.length).toBeGreaterThan(300);
});
