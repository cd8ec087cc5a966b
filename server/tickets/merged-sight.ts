// What somebody sees of tickets that are read as one. Agents see all of it. Anybody else sees what stands on a ticket that
// they take part in, and on one that they came to by a merge only what is newer than it. Every door to what was said asks
// here.

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor, Context } from '../platform/context.ts';
import { wasAskedIn } from './collaborators.ts';
import { canReadInternal, canReadWhole } from './permissions.ts';

const here = (ticketId: number) => sql`(select id from ticket where id = ${ticketId} or merged_into_id = ${ticketId})`;

/** The events of the ticket and of all that was merged into it, also those of messages that were moved here later. */
export const recordOf = (ticketId: number): RawBuilder<unknown> => sql`(
  select own.* from event own where own.ticket_id in ${here(ticketId)}
  union all
  select said.* from message v
    join event said on said.ticket_id = v.said_on_id and said.kind = 'message.posted' and said.subject_id = v.id
   where v.said_on_id is not null and v.ticket_id in ${here(ticketId)} and v.said_on_id not in ${here(ticketId)})`;

/** For `event e` and its `message m` (null for other events): it stands here, and the actor may see it. */
export const readableEntry = (actor: Actor, ticketId: number): RawBuilder<SqlBool> => sql<SqlBool>`(
  (m.id is null or m.ticket_id in ${here(ticketId)})
  -- Of a merge the other side tells already.
  and not (e.ticket_id <> ${ticketId} and e.kind = 'ticket.merged' and e.data ? 'intoId')
  and ${seen(actor)})`;

const seen = (actor: Actor): RawBuilder<SqlBool> =>
  canReadWhole(actor)
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(exists (select 1 from participant s
        where s.ticket_id = coalesce(m.ticket_id, e.ticket_id) and s.person_id = ${actor.personId} and s.role <> 'pending'
          and (s.sees_after is null or e.sequence > s.sees_after))
        or ${wasAskedIn(actor, sql`coalesce(m.ticket_id, e.ticket_id)`)})`;

/**
 * Whether the actor may read the name of the participant `c`: both were on one of the tickets by themselves, or that person
 * has said something that the actor reads. Of the other side of a merge only the number of people is known.
 */
export const knowsByName = (actor: Actor, ticketId: number): RawBuilder<SqlBool> => sql<SqlBool>`(
  exists (select 1 from participant mine join participant theirs on theirs.ticket_id = mine.ticket_id
    where mine.ticket_id in ${here(ticketId)} and mine.person_id = ${actor.personId} and theirs.person_id = c.person_id
      and mine.sees_after is null and theirs.sees_after is null)
  or exists (select 1 from message m
      join event e on e.ticket_id = coalesce(m.said_on_id, m.ticket_id) and e.kind = 'message.posted' and e.subject_id = m.id
    where m.ticket_id in ${here(ticketId)} and m.author_id = c.person_id and m.kind = 'public' and ${seen(actor)}))`;

/** For a `message m`: it is internal, and all the same for this actor, because they wrote it or it names them. */
export const isForThem = (actor: Actor): RawBuilder<SqlBool> => sql<SqlBool>`(
  ${actor.kind === 'agent'} and m.kind <> 'public' and (m.author_id = ${actor.personId} or exists (
    select 1 from restricted_reader n where n.message_id = m.id and n.person_id = ${actor.personId})))`;

/** Whether the actor may read this message: by its kind, its readers, and what they see of its ticket. */
export async function maySeeMessage(ctx: Context, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from message m
      join event e on e.ticket_id = coalesce(m.said_on_id, m.ticket_id) and e.kind = 'message.posted' and e.subject_id = m.id
     where m.id = ${messageId} and ${seen(ctx.actor)}
       and (m.kind = 'public' or ${canReadInternal(ctx.actor)} or ${isForThem(ctx.actor)}
         or ${wasAskedIn(ctx.actor, sql`m.ticket_id`)})
       and (m.kind <> 'restricted' or exists (
         select 1 from restricted_reader r where r.message_id = m.id and r.person_id = ${ctx.actor.personId}))`.execute(
    ctx.tx,
  );
  return rows.length > 0;
}

export type OwnWords = { ticketId: number; ownId: number; subject: string; preview: string };

/**
 * The subjects that the actor knows these tickets by, where they came by a merge: their own ticket's. The other one's was
 * written before they took part.
 */
export async function ownWords(ctx: Context, ticketIds: readonly number[]): Promise<Map<number, OwnWords>> {
  if (canReadWhole(ctx.actor) || ticketIds.length === 0) return new Map();
  const { rows } = await sql<OwnWords>`
    select p.ticket_id, p.own_id, o.subject, o.preview from participant p join ticket o on o.id = p.own_id
     where p.ticket_id = any(${[...ticketIds]}::bigint[]) and p.person_id = ${ctx.actor.personId} and p.sees_after is not null`.execute(
    ctx.tx,
  );
  return new Map(rows.map((row) => [row.ticketId, row]));
}

/**
 * What a new ticket of this person may be called after when their words name nothing: the subject of the ticket that they
 * came by. Null when they were never let in to any of it; the other ticket's subject is not theirs to read.
 */
export async function knownSubject(ctx: Context, ticketId: number, personId: string): Promise<string | null> {
  const { rows } = await sql<{ subject: string }>`
    select o.subject from participant p
      join ticket o on o.id = case when p.sees_after is null then p.ticket_id else p.own_id end
     where p.ticket_id = ${ticketId} and p.person_id = ${personId} and p.role <> 'pending'`.execute(ctx.tx);
  return rows[0]?.subject ?? null;
}
