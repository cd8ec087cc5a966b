// What did not arrive goes out once more, or was told another way: a person gave the word that the requester waits for. It
// keeps what stands now, also where its first sending had kept something in vain.

import type { Compilable } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { NewEvent } from '../../platform/events.ts';
import { markUndelivered, replacedByAccepted } from '../../promises/promise-undone.ts';
import { isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { readGround } from '../ground.ts';
import { nextPromise, proposedNext } from '../next-promise.ts';

type Dealt = { messageId: string; ticketId: number; personId: string; byAgent: boolean };
type Kept = {
  change: Partial<Ticket>;
  writes: Compilable[];
  events: NewEvent[];
  /** The word that they have now. */
  messageId: string | null;
};

const nothing: Kept = { change: {}, writes: [], events: [], messageId: null };

/** Only by the last word of a person: older ones say nothing new. */
export async function keepAnotherWay(ctx: Context, ticket: Ticket, dealt: readonly Dealt[]): Promise<Kept> {
  const standing = ticket.promiseId;
  const last = dealt.findLast(
    (one) => one.byAgent && one.personId === ticket.requesterId && one.ticketId === ticket.id,
  );
  if (!standing || !last || !isUnresolved(ticket.status) || !(await isLastOfOurs(ctx, last))) return nothing;
  // The date that they had asked for is what it says, so that it does not keep that date, but answers them.
  const replaced = await replacedByAccepted(ctx.tx, last.messageId, standing);
  if (replaced) {
    const change = { lastHumanReplyAt: ctx.now };
    return { change, writes: [markUndelivered(replaced.id, null)], messageId: last.messageId, events: [] };
  }
  const ground = await readGround(ctx.tx, ticket.teamId);
  const dueAt = proposedNext(ctx, ground, ticket);
  // While it is their turn or a date is agreed, no word of ours is owed.
  if (!dueAt) return nothing;
  const next = nextPromise(ctx, ground, ticket, ctx.actor.personId, dueAt);
  return {
    change: { ...next.change, lastHumanReplyAt: ctx.now },
    writes: next.replaces(standing, { state: 'kept', keptBy: last.messageId }),
    messageId: last.messageId,
    events: [{ kind: 'promise.kept', ticketId: ticket.id, subjectId: standing, data: { nextId: next.promise.id } }],
  };
}

async function isLastOfOurs({ tx }: Context, { messageId, ticketId }: Dealt): Promise<boolean> {
  const last = await tx
    .selectFrom('message')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('kind', '=', 'public')
    .where('byAgent', '=', true)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.id === messageId;
}
