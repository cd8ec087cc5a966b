import { expect, test } from 'vitest';
import { between } from './selection.ts';

const shown = ['A', 'B', 'C', 'D', 'E'];

test.each([
  ['downwards', 'B', 'D', ['B', 'C', 'D']],
  ['upwards', 'D', 'B', ['B', 'C', 'D']],
  ['nothing was ticked before', undefined, 'C', ['C']],
  ['the one before has left the list', 'X', 'C', ['C']],
  ['twice the same', 'C', 'C', ['C']],
])('a stretch of rows: %s', (_situation, from, to, expected) => {
  expect(between(shown, from, to)).toEqual(expected);
});
