import { expect, test } from 'vitest';
import { countPast } from './past-promises.ts';

test.each([
  ['a visit was agreed before the first word was due', ['moved'], { due: 0, kept: 0, moved: 1 }],
  ['kept, then moved', ['kept', 'moved'], { due: 1, kept: 1, moved: 1 }],
  ['one was missed', ['late', 'kept'], { due: 2, kept: 1, moved: 0 }],
] as const)('%s', (_situation, past, expected) => {
  expect(countPast([...past])).toEqual(expected);
});
