// The statements behind merge and split. A merge points, it does not move: `merged_into_id` names the end of the chain, and
// everything that is read by ticket reads what points there as well.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, json, write } from '../platform/database.ts';
import type { Ticket } from './ticket.ts';

/** What an undo brings back. Instants as ISO text, because it is kept as JSON. A merge from before clocks has no level. */
export type Before = {
  from: { status: Ticket['status']; promiseId: string; promiseLevel?: number; acceptDueAt: string | null } & Notice;
  into: Notice & {
    status: Ticket['status'];
    assigneeId: string | null;
    stintSequence: number;
    promiseId: string | null;
    promiseLevel?: number;
    resolvedAt: string | null;
    closeDueAt: string | null;
    /** Left out by merges from before the desk kept them. */
    expectedAt?: string | null;
    expectedFromAt?: string | null;
    expectedEarlyAt?: string | null;
    expectedCases?: number | null;
    resolutionSequence: number | null;
  };
  /** What the merge itself made on the other ticket. */
  made: { promiseId: string | null; stintSequence: number | null; status: Ticket['status'] };
};
type Notice = { contactNoticeDueAt: string | null };

export type Merge = {
  id: string;
  ticketId: number;
  intoId: number;
  at: Date;
  before: Before;
  intoSequence: number;
  toldBy: string | null;
};

/** The merge of this ticket that stands, if it is merged. */
export async function findMerge(tx: Database, ticketId: number): Promise<Merge | null> {
  const row = await tx
    .selectFrom('ticketMerge')
    .select(['id', 'ticketId', 'intoId', 'at', 'before', 'intoSequence', 'toldBy'])
    .where('ticketId', '=', ticketId)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return (row as Merge | undefined) ?? null;
}

export const insertMerge = (
  ctx: Context,
  merge: Pick<Merge, 'id' | 'ticketId' | 'intoId' | 'before' | 'intoSequence' | 'toldBy'>,
): Compilable =>
  insertRows('ticketMerge', [{ ...merge, before: json(merge.before), at: ctx.now, mergedBy: ctx.actor.personId }]);

export const endMerge = (ctx: Context, id: string): Compilable =>
  write.updateTable('ticketMerge').set({ undoneAt: ctx.now, undoneBy: ctx.actor.personId }).where('id', '=', id);

/** Holds the rows until the transaction ends, always in the same order, so that two merges never wait for each other. */
export async function lockTickets(tx: Database, ids: readonly number[]): Promise<void> {
  await sql`select 1 from ticket where id = any(${[...ids]}::bigint[]) order by id for update`.execute(tx);
}

/** The last event of the ticket and of all that was merged into it: what is newer is seen by who joins now. */
export async function lastSequence(tx: Database, ticketId: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(sequence), 0) as last from event
     where ticket_id in (select id from ticket where id = ${ticketId} or merged_into_id = ${ticketId})`.execute(tx);
  return rows[0]!.last;
}

/** What was merged into the ticket before follows it. */
export const pointBelow = (fromId: number, intoId: number): Compilable =>
  write.updateTable('ticket').set({ mergedIntoId: intoId }).where('mergedIntoId', '=', fromId);

/** The ticket and all that came with it, step by step, by the merges that stand. */
export async function ticketsBelow(tx: Database, ticketId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive below as (
      select ${ticketId}::bigint as id
      union select m.ticket_id from ticket_merge m join below b on m.into_id = b.id where m.undone_at is null)
    select id from below`.execute(tx);
  return rows.map((row) => row.id);
}

/** The tickets above, nearest first. */
export async function ticketsAbove(tx: Database, ticketId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive above as (
      select m.into_id as id, 1 as step from ticket_merge m where m.ticket_id = ${ticketId} and m.undone_at is null
      union all
      select m.into_id, a.step + 1 from ticket_merge m join above a on m.ticket_id = a.id where m.undone_at is null)
    select id from above order by step`.execute(tx);
  return rows.map((row) => row.id);
}

/** After an undo: the ticket stands alone again, and what came with it points to it. */
export async function pointBack(tx: Database, ticketId: number, below: readonly number[]): Promise<void> {
  await sql`
    update ticket set merged_into_id = ${ticketId}
     where id = any(${[...below]}::bigint[]) and id <> ${ticketId}`.execute(tx);
}

/**
 * Whoever takes part in the merged ticket takes part in the other one too, from now on: they see what is newer than
 * `merge.intoSequence` there. Who takes part already keeps what they see; who waits for a decision goes on waiting.
 */
export async function carryParticipants(
  ctx: Context,
  merge: Pick<Merge, 'id' | 'ticketId' | 'intoId' | 'intoSequence'>,
) {
  await sql`
    insert into participant (ticket_id, person_id, address_id, role, added_at, added_by, merge_id, own_id, sees_after)
    select ${merge.intoId}, person_id, address_id, case role when 'requester' then 'copied' else role end,
           ${ctx.now}, ${ctx.actor.personId}, ${merge.id}, coalesce(own_id, ticket_id), ${merge.intoSequence}
      from participant where ticket_id = ${merge.ticketId}
    on conflict (ticket_id, person_id) do nothing`.execute(ctx.tx);
}

/** Whoever has joined a merged ticket since takes part in those above it too. */
export async function carryUp(ctx: Context, ticketId: number): Promise<void> {
  for (let step = await findMerge(ctx.tx, ticketId); step; step = await findMerge(ctx.tx, step.intoId)) {
    await carryParticipants(ctx, step);
  }
}

/**
 * Takes back who came by a merge, in this ticket and in those above it. Somebody who has spoken here since stays: they have
 * become part of it by themselves.
 */
export async function returnParticipants(tx: Database, merge: Merge, above: readonly number[]): Promise<void> {
  for (const ticketId of above) {
    const came = sql`p.ticket_id = ${ticketId} and p.merge_id is not null and (p.merge_id = ${merge.id} or not exists (
      select 1 from ticket_merge g join participant q on q.ticket_id = g.ticket_id and q.person_id = p.person_id
       where g.id = p.merge_id and g.undone_at is null))`;
    await sql`
      update participant p set merge_id = null where ${came} and p.role <> 'pending' and exists (
        select 1 from message m where m.ticket_id = ${ticketId} and m.author_id = p.person_id and m.kind = 'public'
           and m.at >= ${merge.at})`.execute(tx);
    await sql`delete from participant p where ${came}`.execute(tx);
  }
}

/** Words that came by the address or link of one of `below` go back to `ticketId`. @returns the tickets they stood on */
export async function returnWords(tx: Database, ticketId: number, below: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ fromId: number }>`
    with words as (
      select m.id, m.ticket_id from message m
       where m.addressed_to_id = any(${[...below]}::bigint[]) and m.ticket_id <> all(${[...below]}::bigint[])),
    moved as (
      update message m set ticket_id = ${ticketId}, said_on_id = coalesce(m.said_on_id, w.ticket_id)
        from words w where w.id = m.id)
    select distinct ticket_id as from_id from words`.execute(tx);
  return rows.map((row) => row.fromId);
}

/** What the row says of messages, read from them again after some came or went. */
export async function refreshFromMessages(tx: Database, ticketIds: readonly number[]): Promise<void> {
  await sql`
    update ticket t
       set last_public_at = (select max(at) from message m where m.ticket_id = t.id and m.kind = 'public'),
           last_requester_at = (select max(at) from message m where m.ticket_id = t.id and ${requestersOwn}),
           preview = coalesce((select case when length(line) <= 160 then line else rtrim(left(line, 159)) || '…' end
             from (select trim(regexp_replace(m.body_text, '\\s+', ' ', 'g')) as line from message m
                    where m.ticket_id = t.id and ${requestersOwn} order by m.at desc, m.id desc limit 1) newest), t.preview)
     where t.id = any(${[...ticketIds]}::bigint[])`.execute(tx);
}

const requestersOwn = sql`m.kind = 'public' and not m.by_agent and m.author_id is not null`;

/** The resolution that stands, by its sequence. */
export async function standingResolution(tx: Database, ticketId: number): Promise<number | null> {
  const row = await tx
    .selectFrom('resolution')
    .select('sequence')
    .where('ticketId', '=', ticketId)
    .where('reopenedAt', 'is', null)
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  return row?.sequence ?? null;
}

export const resolutionStandsAgain = (ticketId: number, sequence: number): Compilable =>
  write
    .updateTable('resolution')
    .set({ reopenedAt: null })
    .where('ticketId', '=', ticketId)
    .where('sequence', '=', sequence);
