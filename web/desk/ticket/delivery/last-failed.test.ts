import { expect, test } from 'vitest';
import type { WayView } from '../../delivery-source.ts';
import type { EntryView, TicketView } from '../../model.ts';
import { lastFailed } from './last-failed-ways.ts';

const way = (id: string, truth: WayView['truth'], personId = 'ravi'): WayView => ({
  id,
  personId,
  to: `${personId}@northgate.example`,
  name: personId,
  state: 'queued',
  truth,
  reason: truth === 'failed' ? 'policy' : null,
  status: null,
  error: null,
  tries: 1,
  next: null,
  at: null,
});
const out = (...ways: WayView[]): EntryView => ({
  kind: 'out',
  id: ways[0]?.id ?? '',
  at: '2026-03-10T10:00:00Z',
  author: { id: 'ana', name: 'Ana' },
  body: 'Words',
  ways,
});
const ravi = (health: 'good' | 'failed'): TicketView['recipients'][number] => ({
  id: 'ravi',
  name: 'Ravi',
  channel: 'email',
  address: { address: 'ravi@northgate.example', health, since: null, reason: null, said: null },
});

test.each([
  ['the last mail was refused', [out(way('1', 'sent')), out(way('2', 'failed'))], 'good', ['2']],
  [
    'two in a row were refused: the last one says so',
    [out(way('1', 'failed')), out(way('2', 'failed'))],
    'good',
    ['2'],
  ],
  ['a later one arrived', [out(way('1', 'failed')), out(way('2', 'sent'))], 'good', []],
  ['a later one is on its way', [out(way('1', 'failed')), out(way('2', 'queued'))], 'good', []],
  ['somebody told them another way', [out(way('1', 'rerouted'))], 'good', []],
  ['it did not reach somebody else', [out(way('1', 'sent'), way('2', 'failed', 'olga'))], 'good', []],
  ['the address is known to be broken, which is said already', [out(way('1', 'failed'))], 'failed', []],
] as const)('%s', (_situation, entries, health, expected) => {
  expect(lastFailed({ entries: [...entries], recipients: [ravi(health)] }).map((one) => one.id)).toEqual(expected);
});
