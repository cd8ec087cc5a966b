// What became of a promise can be taken back: after a merge the one that it ended stands again, and so does one whose reply
// did not arrive. The record keeps both facts.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';
import { soonAgain } from './due-soon.ts';

/** Only a promise that ended by a merge may be given here; nothing was said about it since. */
export const standAgain = (promiseId: string): Compilable =>
  write
    .updateTable('promise')
    .set({ state: 'standing', endedAt: null, successorId: null, soonAt: soonAgain })
    .where('id', '=', promiseId)
    .where('state', 'in', ['void', 'moved']);

export const deletePromise = (promiseId: string): Compilable =>
  write.deleteFrom('promise').where('id', '=', promiseId).where('state', '=', 'standing');

/** What kept or moved it did not arrive, so that the requester counts on it as before. */
export const standUndelivered = (ctx: Context, promiseId: string): Compilable =>
  write
    .updateTable('promise')
    .set({
      state: 'standing',
      endedAt: null,
      successorId: null,
      ...byNothing,
      undeliveredAt: ctx.now,
      soonAt: soonAgain,
    })
    .where('id', '=', promiseId)
    .where('state', 'in', ['kept', 'moved']);

const byNothing = { keptBy: null, movedBy: null, moveReason: null };

/** They were made by words that did not arrive, or kept by them beside the one that stands again: nobody was told of them. */
export const voidUntold = (ctx: Context, promiseIds: readonly string[]): Compilable | undefined =>
  promiseIds.length === 0
    ? undefined
    : write
        .updateTable('promise')
        .set({ state: 'void', endedAt: ctx.now, ...byNothing })
        .where('id', 'in', [...promiseIds]);

export type EndedAfter = {
  state: string;
  keptBy: string | null;
  announcedBy: string | null;
  endedAt: Date | null;
  undeliveredAt: Date | null;
};

/**
 * The promise after these has ended as well, so that none of them can stand again: the word that kept that one is the first
 * that arrived, and one that was missed and said so was missed for these too. Otherwise it is only noted, as where the word that
 * kept that one is known to have come back too: theirs would be found in vain again and again.
 */
export function endUndelivered(ctx: Context, promiseIds: readonly string[], after: EndedAfter | null): Compilable {
  const kept =
    after?.state === 'kept' && after.keptBy && !after.undeliveredAt
      ? { state: 'kept' as const, ...byNothing, keptBy: after.keptBy, endedAt: after.endedAt }
      : null;
  const missed =
    after?.state === 'missed' && after.announcedBy
      ? { state: 'missed' as const, ...byNothing, announcedBy: after.announcedBy, undeliveredAt: ctx.now }
      : null;
  return write
    .updateTable('promise')
    .set(kept ?? missed ?? { undeliveredAt: ctx.now })
    .where('id', 'in', [...promiseIds])
    .where('state', 'in', ['kept', 'moved']);
}

/** A delivery by this alias is to whom the ticket's promise was given; where nobody writes to them, to anybody on it. */
const toWhomItWasPromised = (delivery: string) => sql`(
  ${sql.ref(`${delivery}.person_id`)} = t.requester_id or not exists (
    select 1 from delivery r where r.message_id = ${sql.ref(`${delivery}.message_id`)} and r.person_id = t.requester_id))`;

/**
 * Promises (p) of tickets (t) that were kept, or moved, by a message of which no delivery has arrived or is still on its way, with one
 * that failed (d) and that nobody has dealt with. What an administrator discarded from the Outbox is none of it: they decided.
 */
export const keptInVain = sql`
  delivery d join ticket t on t.id = d.ticket_id
    join promise p on p.ticket_id = d.ticket_id and d.message_id in (p.kept_by, p.moved_by)
     and p.state in ('kept', 'moved') and p.undelivered_at is null
   where d.state in ('failed', 'human_task') and d.settled_at is null and ${toWhomItWasPromised('d')}
     and not exists (select 1 from delivery o where o.message_id = d.message_id and ${toWhomItWasPromised('o')}
                      and o.state in ('queued', 'retry', 'sending', 'sent', 'delivered', 'read'))`;

/** `keptBy`: the message that kept or moved it. */
export type KeptInVain = { id: string; keptBy: string; purpose: string; dueAt: Date; successorId: string | null };

/** Those of one ticket, oldest first. */
export async function findKeptInVain(tx: Database, ticketId: number): Promise<KeptInVain[]> {
  const { rows } = await sql<KeptInVain>`
    select distinct p.id, coalesce(p.kept_by, p.moved_by) as kept_by, p.purpose, p.due_at, p.successor_id, p.made_at from ${keptInVain} and d.ticket_id = ${ticketId}
     order by p.made_at`.execute(tx);
  return rows;
}

/**
 * Promises (p) that ended void because an agent took the date that the requester asked for, in a message (w) that did not arrive (d).
 * The date is promised all the same, for their page shows it; but they were not answered.
 */
export const acceptedInVain = sql`
  delivery d join ticket t on t.id = d.ticket_id join message w on w.id = d.message_id and w.by_agent
    join date_request r on r.ticket_id = w.ticket_id and r.decision = 'accepted' and r.decided_at = w.at
    join promise p on p.ticket_id = w.ticket_id and p.state = 'void' and p.ended_at = w.at and p.undelivered_at is null
   where d.state in ('failed', 'human_task') and d.settled_at is null and ${toWhomItWasPromised('d')}
     and not exists (select 1 from delivery o where o.message_id = d.message_id and ${toWhomItWasPromised('o')}
                      and o.state in ('queued', 'retry', 'sending', 'sent', 'delivered', 'read'))`;

export type AcceptedInVain = { id: string; messageId: string; dueAt: Date };

/** The oldest of one ticket. */
export async function findAcceptedInVain(tx: Database, ticketId: number): Promise<AcceptedInVain | undefined> {
  const { rows } = await sql<AcceptedInVain>`
    select p.id, d.message_id, p.due_at from ${acceptedInVain} and d.ticket_id = ${ticketId} order by w.at limit 1`.execute(
    tx,
  );
  return rows[0];
}

/** What took its place was told in words that came back, at this time; null: they were given once more. */
export const markUndelivered = (promiseId: string, at: Date | null): Compilable =>
  write.updateTable('promise').set({ undeliveredAt: at }).where('id', '=', promiseId).where('state', '=', 'void');

/** The promise in whose place this message took the date that was asked for, while that date still stands. */
export async function replacedByAccepted(
  tx: Database,
  messageId: string,
  standingId: string,
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select p.id from promise p join message w on w.id = ${messageId}::uuid and w.ticket_id = p.ticket_id and p.ended_at = w.at
      join date_request r on r.ticket_id = p.ticket_id and r.decision = 'accepted' and r.decided_at = w.at
     where p.successor_id = ${standingId}::uuid and p.state = 'void'`.execute(tx);
  return rows[0];
}
