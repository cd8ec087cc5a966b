// A ticket goes to and fro between the same two and nobody writes to the requester: the lead is told, once; when it goes on so,
// an administrator, once.

import { insertPingPong, isPingPong, pingPongMoves } from '../../assignment/transfers.ts';
import { queueNotice } from '../../channels/queue-delivery.ts';
import { wantsByMail } from '../../people/notice-setting.ts';
import { findAdministrator, type TeamPerson } from '../../people/team.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import type { Ticket } from '../../tickets/ticket.ts';

/** After the ticket has changed hands. */
export async function noticePingPong(ctx: Context, ticket: Ticket, lead: TeamPerson): Promise<void> {
  if (ticket.stintSequence <= pingPongMoves) return;
  const moves = await ctx.tx
    .selectFrom('stint')
    .select(['sequence', 'personId', 'fromAt as at'])
    .where('ticketId', '=', ticket.id)
    .orderBy('sequence', 'desc')
    .limit(pingPongMoves + 1)
    .execute();
  if (!isPingPong(moves, ticket.lastHumanReplyAt)) return;
  const seen = await ctx.tx
    .selectFrom('pingPong')
    .select(['level', 'sequence'])
    .where('ticketId', '=', ticket.id)
    .orderBy('level', 'desc')
    .executeTakeFirst();
  const level = (seen?.level ?? 0) + 1;
  if (level > 2 || (seen && ticket.stintSequence < seen.sequence + pingPongMoves)) return;
  const told = level === 1 ? lead : await findAdministrator(ctx.tx, [lead.id]);
  const tells = told?.email && told.id !== ctx.actor.personId && (await wantsByMail(ctx.tx, told.id, 'assigned'));
  await together(ctx.tx, [
    insertPingPong(ctx, { ticketId: ticket.id, level, sequence: ticket.stintSequence, toldId: told?.id ?? null }),
    ...(tells
      ? queueNotice(
          ctx,
          { kind: 'agent_escalated', ticketId: ticket.id, data: { why: 'to_and_fro' } },
          { personId: told.id, address: told.email!, example: ticket.example },
        )
      : []),
    record(ctx, [
      {
        kind: 'ping_pong.seen',
        ticketId: ticket.id,
        ...(told ? { subjectId: told.id } : {}),
        data: { level, ...(tells ? { deliveries: 1 } : {}) },
      },
    ]),
  ]);
}
