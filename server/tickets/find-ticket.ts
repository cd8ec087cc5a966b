// The only door to a ticket: loads it, checks sight, else NotFound, so that nobody learns of a ticket that is not theirs.

import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { Actor, Context } from '../platform/context.ts';
import type { DB } from '../platform/database-types.ts';
import { notFound } from '../platform/errors.ts';
import { parseNumber } from './number.ts';
import { canSee, isAgent, type Standing } from './permissions.ts';
import type { Ticket } from './ticket.ts';

export type FoundTicket = Ticket & Standing;

/** The predicate of sight; it serves find, list, search, live and export. */
export function visibleTo(actor: Actor) {
  return (row: ExpressionBuilder<DB, 'ticket'>): ExpressionWrapper<DB, 'ticket', SqlBool> => {
    if (actor.kind === 'desk' || isAgent(actor)) return row.and([]) as ExpressionWrapper<DB, 'ticket', SqlBool>;
    return row.exists(
      row
        .selectFrom('participant')
        .select(sql`1`.as('one'))
        .whereRef('participant.ticketId', '=', 'ticket.id')
        .where('participant.personId', '=', actor.personId)
        .where('participant.role', '<>', 'pending'),
    ) as unknown as ExpressionWrapper<DB, 'ticket', SqlBool>;
  };
}

/**
 * The ticket of that number, as people type it. With `lock` its row is held until the transaction ends, so that what an
 * action checks is still true when it writes. @throws NotFound
 */
export function findTicket(ctx: Context, number: string, options: { lock?: boolean } = {}): Promise<FoundTicket> {
  return load(ctx, { number: parseNumber(number) ?? '' }, options);
}

export function findTicketById(ctx: Context, id: number, options: { lock?: boolean } = {}): Promise<FoundTicket> {
  return load(ctx, { id }, options);
}

async function load(
  ctx: Context,
  by: { number: string } | { id: number },
  options: { lock?: boolean },
): Promise<FoundTicket> {
  const isParticipant = sql<boolean>`exists (select 1 from participant p
    where p.ticket_id = ticket.id and p.person_id = ${ctx.actor.personId} and p.role <> 'pending')`;
  let query = ctx.tx.selectFrom('ticket').selectAll('ticket').select(isParticipant.as('isParticipant'));
  query = 'id' in by ? query.where('ticket.id', '=', by.id) : query.where('ticket.number', '=', by.number);
  if (options.lock) query = query.forUpdate();
  const ticket = (await query.executeTakeFirst()) as FoundTicket | undefined;
  if (!ticket || !canSee(ctx.actor, ticket)) throw notFound('There is no such ticket, or it is not yours to see.');
  return ticket;
}
