// Which status may follow: whoever waits for the requester has answered or asked them first.

import { expect, test } from 'vitest';
import { whyNot } from './status-rules.ts';
import type { Ticket } from './ticket.ts';

const now = new Date('2026-03-10T10:00:00Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const waiting = { status: 'waiting_on_requester' as const, asksNow: false, askedBefore: true, agreedAt: undefined };

test.each([
  [
    'they wrote three minutes ago, and the question from before is answered by that',
    3,
    60,
    waiting,
    'less than ten minutes',
  ],
  ['they wrote three minutes ago, and what is missing is asked now', 3, 60, { ...waiting, asksNow: true }, null],
  ['they wrote three minutes ago, and we have answered since', 3, 1, waiting, null],
  ['they wrote an hour ago', 60, 90, waiting, null],
  ['nothing was ever asked', 60, 90, { ...waiting, askedBefore: false }, 'needs a question'],
])('%s', (_, wrote, answered, wish, refusal) => {
  const ticket = { status: 'open', lastRequesterAt: ago(wrote), lastHumanReplyAt: ago(answered) } as Ticket;
  expect(whyNot(ticket, wish, now)?.message ?? null).toEqual(refusal && expect.stringContaining(refusal));
});
