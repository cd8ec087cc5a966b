// Every date can be explained by what was counted, what was closed and what stood still, minute by minute.

import { beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { changeStatus } from '../change-status.ts';
import { openTicket } from '../open-ticket.ts';
import { explainClocks } from './explain.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await makeDesk();
});

test('a resolution that stood still over a weekend', async () => {
  const ana = () => desk.ctx(desk.ana);
  // Friday at four; the desk closes at six.
  desk.clock.now = new Date('2026-03-13T16:00:00Z');
  const { ticket } = await openTicket(ana(), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
    priority: 2,
  });
  desk.pass({ hours: 1 });
  await changeStatus(ana(), { number: ticket.number, status: 'waiting_on_requester', question: 'Which one?' });
  desk.clock.now = new Date('2026-03-16T10:00:00Z');
  await changeStatus(ana(), { number: ticket.number, status: 'open' });
  const { clocks, terms } = await explainClocks(ana(), ticket.number);
  expect(terms).toEqual({ policy: 'Standard', number: 1, priority: 'P2', calendar: expect.any(String), zone: 'UTC' });
  const resolution = clocks.find(({ metric }) => metric === 'resolution')!;
  expect(resolution).toMatchObject({ state: 'running', elapsedSeconds: 3600, targetSeconds: 9 * 3600 });
  expect(
    resolution.intervals.map(({ from, to, kind, why }) => [from.slice(5, 16), to.slice(5, 16), kind, why]),
  ).toEqual([
    ['03-13T16:00', '03-13T17:00', 'counted', null],
    ['03-13T17:00', '03-16T10:00', 'paused', 'waiting_on_requester'],
    ['03-16T10:00', '03-16T18:00', 'counted', null],
  ]);
  expect(resolution.dueAt).toBe('2026-03-16T18:00:00.000Z');
  // What is counted until its due time is its target: the table explains the date.
  const counted = resolution.intervals
    .filter(({ kind }) => kind === 'counted')
    .reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 1000, 0);
  expect(counted).toBe(resolution.targetSeconds);
  const first = clocks.find(({ metric }) => metric === 'first_response')!;
  expect(first).toMatchObject({ state: 'stopped', elapsedSeconds: 3600, breachedAt: null });
});
