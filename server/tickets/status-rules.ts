// Which status may follow which, and what each demands (3.3). Pure: the actions bring what the rules ask about.

import { invalid, type Refusal } from '../platform/errors.ts';
import { isUnresolved, scheduleDays, type Ticket, type TicketStatus } from './ticket.ts';

export type StatusWish = {
  status: TicketStatus;
  /** A question goes with the change: an answer to what the requester wrote. */
  asksNow: boolean;
  /** The last public message of ours asked one. */
  askedBefore: boolean;
  agreedAt: Date | undefined;
};

/** @returns why not, as the refusal for the agent; null when it is allowed. */
export function whyNot(ticket: Ticket, wish: StatusWish, now: Date): Refusal | null {
  const { status } = wish;
  if (status === ticket.status) return null;
  if (status === 'new') return invalid('A ticket is new only once.');
  if (status === 'merged') return invalid('Tickets are merged with the merge action, which names the other ticket.');
  if (status === 'resolved')
    return invalid('A resolution says what was done, how, when and why; use the resolution action.');
  if (status === 'closed') return ticket.status === 'resolved' ? null : invalid('Only a resolved ticket is closed.');
  if (ticket.status === 'merged') return invalid('A merged ticket lives on in the other one.');
  if (status === 'spam') return null;
  if (ticket.status === 'spam' || !isUnresolved(ticket.status)) {
    return status === 'open' ? null : invalid('Open the ticket again first.');
  }
  if (status === 'waiting_on_requester') return whyNotWaiting(ticket, wish, now);
  if (status === 'scheduled') return whyNotScheduled(wish, now);
  return null;
}

const pauseGraceMinutes = 10;

function whyNotWaiting(ticket: Ticket, wish: StatusWish, now: Date): Refusal | null {
  if (wish.asksNow) return null;
  if (!wish.askedBefore) return invalid('Waiting on the requester needs a question to them.');
  const { lastRequesterAt, lastHumanReplyAt } = ticket;
  const unanswered = lastRequesterAt && (!lastHumanReplyAt || lastHumanReplyAt < lastRequesterAt);
  const fresh = lastRequesterAt && now.getTime() - lastRequesterAt.getTime() < pauseGraceMinutes * 60_000;
  return unanswered && fresh
    ? invalid('The requester wrote less than ten minutes ago; answer before you wait for them.')
    : null;
}

function whyNotScheduled(wish: StatusWish, now: Date): Refusal | null {
  if (!wish.agreedAt) return invalid('A scheduled ticket has the date that was agreed with the requester.');
  if (wish.agreedAt <= now) return invalid('The agreed date must lie ahead.');
  const latest = now.getTime() + scheduleDays * 86_400_000;
  return wish.agreedAt.getTime() > latest
    ? invalid('The agreed date lies at most {days} days ahead.', { days: scheduleDays })
    : null;
}
