// The only door to a ticket: loads it, checks sight, else NotFound, so that nobody learns of a ticket that is not theirs.

import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { Actor, Context } from '../platform/context.ts';
import type { DB } from '../platform/database-types.ts';
import { lostRace, notFound } from '../platform/errors.ts';
import { wasAskedIn } from './collaborators.ts';
import { parseNumber } from './number.ts';
import { canSee, isAgent, type Standing } from './permissions.ts';
import type { Ticket } from './ticket.ts';

export type FoundTicket = Ticket & Standing;

/** The predicate of sight; it serves find, list, search, live and export. */
export function visibleTo(actor: Actor) {
  return (row: ExpressionBuilder<DB, 'ticket'>): ExpressionWrapper<DB, 'ticket', SqlBool> => {
    if (actor.kind === 'desk' || isAgent(actor)) return row.and([]) as ExpressionWrapper<DB, 'ticket', SqlBool>;
    const takesPart = row.exists(
      row
        .selectFrom('participant')
        .select(sql`1`.as('one'))
        .whereRef('participant.ticketId', '=', 'ticket.id')
        .where('participant.personId', '=', actor.personId)
        .where('participant.role', '<>', 'pending')
        // Of what stands beside another desk a requester is told nothing.
        .where(sql<boolean>`not (ticket.shadow and ${actor.kind === 'requester'}::boolean)`),
    );
    return row.or([takesPart, wasAskedIn(actor, sql`ticket.id`)]) as unknown as ExpressionWrapper<
      DB,
      'ticket',
      SqlBool
    >;
  };
}

type Options = {
  /** Its row is held until the transaction ends, so that what an action checks is still true when it writes. */
  lock?: boolean;
  /** The very ticket, also when it was merged; else the one that it lives on in. */
  itself?: boolean;
};

/** The ticket of that number, as people type it; of a merged one the ticket that it lives on in. @throws NotFound */
export function findTicket(ctx: Context, number: string, options: Options = {}): Promise<FoundTicket> {
  return load(ctx, { number: parseNumber(number) ?? '' }, options);
}

export function findTicketById(ctx: Context, id: number, options: Options = {}): Promise<FoundTicket> {
  return load(ctx, { id }, options);
}

async function load(ctx: Context, by: { number: string } | { id: number }, options: Options): Promise<FoundTicket> {
  const isParticipant = sql<boolean>`exists (select 1 from participant p
    where p.ticket_id = ticket.id and p.person_id = ${ctx.actor.personId} and p.role <> 'pending')
    and (not ticket.shadow or ${ctx.actor.kind !== 'requester'}::boolean)`;
  let query = ctx.tx
    .selectFrom('ticket')
    .selectAll('ticket')
    .select([isParticipant.as('isParticipant'), wasAskedIn(ctx.actor, sql`ticket.id`).as('isAskedIn')]);
  const itself = 'id' in by ? sql<number>`${by.id}` : sql<number>`(select id from ticket where number = ${by.number})`;
  query = options.itself
    ? query.where('ticket.id', '=', itself)
    : query.where(
        'ticket.id',
        '=',
        sql<number>`(select coalesce(merged_into_id, id) from ticket where id = ${itself})`,
      );
  if (options.lock) query = query.forUpdate();
  const ticket = (await query.executeTakeFirst()) as FoundTicket | undefined;
  // It was merged while we waited for its row. Holding that one and waiting for the other would be against the order of
  // ids, or in the way of who merges on.
  if (ticket?.mergedIntoId && !options.itself) {
    if (options.lock) throw lostRace('The ticket was merged into another one meanwhile.');
    return load(ctx, { id: ticket.mergedIntoId }, options);
  }
  if (!ticket || !canSee(ctx.actor, ticket)) throw notFound('There is no such ticket, or it is not yours to see.');
  return ticket;
}
