// The assignee is here again and acts again; whoever stood in has it no more.

import { askAcceptanceAgain } from '../../assignment/stint.ts';
import { type CoverEnd, endCovers } from '../../assignment/write-cover.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { uncoverTickets } from '../../tickets/cover/write-cover.ts';
import { duesOf } from './give-covers.ts';

type Covered = { id: number; teamId: string; assigneeId: string; coverId: string | null };

/** The tickets are locked by the caller. */
export async function giveBack(ctx: Context, tickets: readonly Covered[], why: CoverEnd): Promise<void> {
  if (tickets.length === 0) return;
  const due = await duesOf(
    ctx,
    tickets.map((ticket) => ({ ticket })),
  );
  const ids = tickets.map((ticket) => ticket.id);
  await together(ctx.tx, [
    uncoverTickets(
      ctx,
      tickets.map((ticket) => ({ ticketId: ticket.id, noticeDueAt: due.get(ticket.teamId)!.notice })),
    ),
    endCovers(ctx, ids, why),
    askAcceptanceAgain(tickets.map((ticket) => ({ ticketId: ticket.id, acceptDueAt: due.get(ticket.teamId)!.accept }))),
    record(
      ctx,
      tickets.map((ticket) => ({
        kind: 'cover.ended' as const,
        ticketId: ticket.id,
        subjectId: ticket.assigneeId,
        audience: 'public' as const,
        data: { fromId: ticket.coverId, toId: ticket.assigneeId, why },
      })),
    ),
  ]);
}
