// Who was asked in on a ticket: a developer or a manager who reads it with its notes, and writes notes. They are no
// participants, so that nothing which goes to the requester's side can reach them by mistake. A merge moves no row: whoever
// was asked in on one of the tickets sees the one that they live on in.

import { type Compilable, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor, Context } from '../platform/context.ts';
import { type Database, insertRows, write } from '../platform/database.ts';
import { isAgent } from './permissions.ts';

/** Whether asking in is what could open a ticket to this actor: agents see every one anyway. */
const couldBeAsked = (actor: Actor): boolean => actor.kind === 'agent' && !isAgent(actor);

/**
 * Whether the actor was asked in on the ticket of this id (an expression), or on one that is read as one with it. Where they
 * take part in any of these as a customer it opens nothing, however they came to it, by a merge too: the team's notes there
 * are about them.
 */
export const wasAskedIn = (actor: Actor, ticketId: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  couldBeAsked(actor)
    ? sql<SqlBool>`exists (select 1 from collaborator b join ticket theirs on theirs.id = b.ticket_id
        join ticket this on this.id = ${ticketId}
       where b.person_id = ${actor.personId}
         and coalesce(theirs.merged_into_id, theirs.id) = coalesce(this.merged_into_id, this.id)
         and not exists (select 1 from participant c join ticket own on own.id = c.ticket_id
           where c.person_id = b.person_id and c.role <> 'pending'
             and coalesce(own.merged_into_id, own.id) = coalesce(this.merged_into_id, this.id)))`
    : sql<SqlBool>`false`;

export async function isAskedIn(ctx: Context, ticketId: number): Promise<boolean> {
  if (!couldBeAsked(ctx.actor)) return false;
  const { rows } = await sql<{ asked: boolean }>`
    select ${wasAskedIn(ctx.actor, sql`${ticketId}::bigint`)} as asked`.execute(ctx.tx);
  return rows[0]!.asked;
}

/** The ids of the tickets that this person (an expression) was asked in on; of a merged one, of what it lives on in. */
export const askedInTickets = (personId: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select coalesce(theirs.merged_into_id, theirs.id) from collaborator b join ticket theirs on theirs.id = b.ticket_id
   where b.person_id = ${personId})`;

/** Whether this person was asked in on the ticket, or on what was merged into it. */
export async function isCollaboratorOf(tx: Database, ticketId: number, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('collaborator')
    .innerJoin('ticket', 'ticket.id', 'collaborator.ticketId')
    .select('collaborator.personId')
    .where('collaborator.personId', '=', personId)
    .where((one) => one.or([one('ticket.id', '=', ticketId), one('ticket.mergedIntoId', '=', ticketId)]))
    .executeTakeFirst();
  return row !== undefined;
}

export const insertCollaborator = (ctx: Context, ticketId: number, personId: string): Compilable =>
  insertRows('collaborator', [{ ticketId, personId, askedBy: ctx.actor.personId, askedAt: ctx.now }], 'ignore');

/** Also from what was merged into the ticket. */
export const deleteCollaborator = (ticketId: number, personId: string): Compilable =>
  write
    .deleteFrom('collaborator')
    .where('personId', '=', personId)
    .where('ticketId', 'in', (row) =>
      row
        .selectFrom('ticket')
        .select('id')
        .where((one) => one.or([one('id', '=', ticketId), one('mergedIntoId', '=', ticketId)])),
    );

/** Everybody who was asked in on the ticket and on what was merged into it, as JSON, in the order in which they came. */
export const collaboratorsJson = (ticketId: number): RawBuilder<unknown> => sql`(
  select coalesce(json_agg(json_build_object('person', json_build_object('id', p.id, 'name', p.name, 'email', null),
           'at', q.asked_at, 'by', w.name) order by q.asked_at, p.name), '[]')
    from (select distinct on (b.person_id) b.* from collaborator b
           where b.ticket_id in (select id from ticket where id = ${ticketId} or merged_into_id = ${ticketId})
           order by b.person_id, b.asked_at) q
    join person p on p.id = q.person_id left join person w on w.id = q.asked_by)`;
