// What becomes of each ticket of somebody who goes away (design 3.6): one on which something is due inside the absence, or
// whose requester has no answer yet, goes to the cover now; the rest wait and go at their first event.

import type { TicketStatus } from '../tickets/ticket.ts';

export type Fate = 'now' | 'waits';
export type FateWhy =
  | 'has_no_answer'
  | 'word_due'
  | 'agreed_inside'
  | 'clock_due'
  | 'not_taken_up'
  | 'word_later'
  | 'agreed_later'
  | 'their_turn';

export type AwayTicket = {
  status: TicketStatus;
  /** The next word or the agreed date. */
  promiseDueAt: Date;
  clockDueAt: Date | null;
  lastRequesterAt: Date | null;
  lastHumanReplyAt: Date | null;
};

/**
 * `until`: as far as anybody can plan: the end of the absence, or where nobody knows it, the end of the next working day; what
 * falls due later goes when it comes nearer.
 */
export function fateOf(ticket: AwayTicket, until: Date): { fate: Fate; why: FateWhy } {
  // While it is the requester's turn the desk itself reminds; their answer is the first event.
  if (ticket.status === 'waiting_on_requester') return { fate: 'waits', why: 'their_turn' };
  const agreed = ticket.status === 'scheduled';
  if (!agreed && hasNoAnswer(ticket))
    return { fate: 'now', why: ticket.status === 'new' ? 'not_taken_up' : 'has_no_answer' };
  if (ticket.promiseDueAt < until) return { fate: 'now', why: agreed ? 'agreed_inside' : 'word_due' };
  if (ticket.clockDueAt && ticket.clockDueAt < until) return { fate: 'now', why: 'clock_due' };
  return { fate: 'waits', why: agreed ? 'agreed_later' : 'word_later' };
}

export const hasNoAnswer = ({
  lastRequesterAt,
  lastHumanReplyAt,
}: Pick<AwayTicket, 'lastRequesterAt' | 'lastHumanReplyAt'>): boolean =>
  lastRequesterAt !== null && (lastHumanReplyAt === null || lastHumanReplyAt < lastRequesterAt);
