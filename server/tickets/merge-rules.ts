// Which tickets may be merged, and what is owed afterwards (3.3). Pure: the actions bring the rows.

import { conflict, invalid, type Refusal } from '../platform/errors.ts';
import { isUnresolved, type Ticket, type TicketStatus } from './ticket.ts';

/** A merge and a split can be taken back for this long. */
export const undoDays = 30;
export const undoUntil = (at: Date): Date => new Date(at.getTime() + undoDays * 86_400_000);

/** @returns why not, as the refusal for the agent; null when they may be merged. `into` is the end of its chain. */
export function whyNotMerge(from: Ticket, into: Ticket, sameRequester = true): Refusal | null {
  if (from.status === 'merged') return conflict('{number} was merged already.', { number: from.number });
  if (from.id === into.id) return invalid('A ticket cannot be merged into itself.');
  if (sameRequester && from.requesterId !== into.requesterId) {
    return invalid(
      'These are tickets of two people, and neither may read what the other wrote. Link the tickets instead of merging them.',
    );
  }
  if (sameRequester && (from.shadow ?? false) !== (into.shadow ?? false)) {
    return conflict(
      'One of the two stands in shadow, where nobody is answered, and the other does not. Link the tickets instead of merging them.',
    );
  }
  if (!isUnresolved(from.status)) return conflict('Only an unresolved ticket is merged into another one.');
  if (!isUnresolved(into.status) && into.status !== 'resolved') {
    return conflict('A ticket is merged into one that is unresolved or resolved.');
  }
  return null;
}

export type Owed = {
  status: TicketStatus;
  dueAt: Date;
  /** Whose date it is; `into`: its own promise stands as it is. */
  dueFrom: 'from' | 'into';
  /** The promise is made anew, though its date may be the same. */
  renewed: boolean;
};

const isOurTurn = (status: TicketStatus): boolean => status !== 'waiting_on_requester';

/**
 * The earlier of the two dates stands, so that no word of ours is broken. Whoever waited for the requester goes back to
 * work when the other ticket waits for us: it would close while somebody waits for an answer.
 */
export function owedAfter(from: Ticket, into: Ticket): Owed {
  const fromDue = from.promiseDueAt!;
  if (!isUnresolved(into.status)) {
    return { status: openUnlessWaiting(from.status), dueAt: fromDue, dueFrom: 'from', renewed: true };
  }
  const intoDue = into.promiseDueAt!;
  const earlier = fromDue < intoDue;
  const dueAt = earlier ? fromDue : intoDue;
  const dueFrom = earlier ? 'from' : 'into';
  if (into.status === 'waiting_on_requester' && isOurTurn(from.status)) {
    return { status: 'open', dueAt, dueFrom, renewed: true };
  }
  if (!earlier) return { status: into.status, dueAt, dueFrom, renewed: false };
  const agreedGoes = into.status === 'scheduled' && from.status !== 'scheduled';
  return { status: agreedGoes ? 'open' : into.status, dueAt, dueFrom, renewed: true };
}

/** A ticket that was resolved comes back as what the merged one was. */
const openUnlessWaiting = (status: TicketStatus): TicketStatus => (status === 'new' ? 'open' : status);
