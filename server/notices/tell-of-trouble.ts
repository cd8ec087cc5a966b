// A mail did not arrive, or two machines seem to answer each other. Whoever has the ticket is told by mail, once for each
// time that it happened, because nobody else will find another way to the requester.

import type { Selectable } from 'kysely';
import { holderAt, readGround } from '../cases/ground.ts';
import { queueNotice } from '../channels/queue-delivery.ts';
import { findPerson } from '../people/find-people.ts';
import { wantsByMail } from '../people/notice-setting.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import type { EventTable } from '../platform/database-types.ts';
import { record } from '../platform/events.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { actingOn, type Ticket } from '../tickets/ticket.ts';

/** The event that it answers. */
export type Cause = { sequence: number };

type Trouble = Pick<Selectable<EventTable>, 'kind' | 'ticketId' | 'subjectId' | 'data'>;

/** Safe to run again for the same event. @returns whether somebody is told by it */
export function tellOfTrouble(ctx: Context, { sequence }: Cause): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const trouble = await tx
      .selectFrom('event')
      .select(['kind', 'ticketId', 'subjectId', 'data'])
      .where('sequence', '=', sequence)
      .executeTakeFirst();
    // Its row is held, so that a second run waits and then sees what the first has written.
    const ticket = trouble?.ticketId ? await findTicketById(here, trouble.ticketId, { lock: true }) : null;
    if (!trouble || !ticket || (await wasTold(here, ticket.id, sequence))) return false;
    if (await concernsNotice(here, trouble)) return false;
    return tell(here, ticket, trouble, sequence);
  });
}

async function wasTold(ctx: Context, ticketId: number, sequence: number): Promise<boolean> {
  const notices = await ctx.tx.selectFrom('notice').select('data').where('ticketId', '=', ticketId).execute();
  return notices.some((one) => (one.data as { cause?: number }).cause === sequence);
}

/** Of a notice that did not reach an agent no notice is sent: it would go the same way, and again, and again. */
async function concernsNotice(ctx: Context, { kind, subjectId }: Trouble): Promise<boolean> {
  if (kind !== 'delivery.failed' || !subjectId) return false;
  const delivery = await ctx.tx
    .selectFrom('delivery')
    .select('messageId')
    .where('id', '=', subjectId)
    .executeTakeFirst();
  return !delivery?.messageId;
}

/** Whoever has the ticket; once they have left, whoever has their team's untaken tickets. */
async function whoMends(ctx: Context, ticket: Ticket): Promise<{ id: string; email: string | null }> {
  const actingId = actingOn(ticket);
  const acting = actingId ? await findPerson(ctx.tx, actingId) : null;
  if (acting?.state === 'active') return acting;
  return holderAt(await readGround(ctx.tx, ticket.teamId), ctx.now);
}

async function tell(ctx: Context, ticket: Ticket, trouble: Trouble, sequence: number): Promise<boolean> {
  const holder = await whoMends(ctx, ticket);
  if (!holder.email || !(await wantsByMail(ctx.tx, holder.id, 'trouble'))) return false;
  const kind = trouble.kind === 'delivery.failed' ? 'agent_undelivered' : 'agent_loop';
  const { personId } = trouble.data as { personId?: string };
  const data = {
    cause: sequence,
    personId,
    ...(kind === 'agent_undelivered' ? { deliveryId: trouble.subjectId } : {}),
  };
  await together(ctx.tx, [
    ...queueNotice(
      ctx,
      { kind, ticketId: ticket.id, data },
      { personId: holder.id, address: holder.email, example: ticket.example },
    ),
    record(ctx, [
      { kind: 'assignee.told', ticketId: ticket.id, subjectId: holder.id, data: { cause: sequence, deliveries: 1 } },
    ]),
  ]);
  return true;
}
