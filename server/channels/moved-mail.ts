// Mail follows its messages when they move to another ticket, so that answers to it find the new place.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

/** Inbounds whose message stands on one of these tickets now belong there. */
export async function inboundFollows(tx: Database, ticketIds: readonly number[]): Promise<void> {
  await sql`
    update inbound i set ticket_id = m.ticket_id from message m
     where m.ticket_id = any(${[...ticketIds]}::bigint[]) and m.inbound_id = i.id
       and i.ticket_id is distinct from m.ticket_id`.execute(tx);
}

/**
 * The mails of these messages are known by `toId` and no longer by `fromId`, nor by a ticket that was merged into it: a mail that
 * was sent to one of those is known there, though its message stands on the other.
 */
export async function referencesFollow(
  tx: Database,
  messageIds: readonly string[],
  fromId: number,
  toId: number,
): Promise<void> {
  await sql`
    with mails as (
      select i.mail_id from message m join inbound i on i.id = m.inbound_id
       where m.id = any(${[...messageIds]}::uuid[]) and i.mail_id is not null),
    gone as (
      delete from mail_reference r using mails, ticket t
       where r.mail_id = mails.mail_id and t.id = r.ticket_id and ${fromId}::bigint in (t.id, t.merged_into_id)
      returning r.mail_id, r.source)
    insert into mail_reference (mail_id, ticket_id, source)
    select distinct on (mail_id) mail_id, ${toId}::bigint, source from gone order by mail_id, source
    on conflict (mail_id, ticket_id) do update set source = excluded.source`.execute(tx);
}

/** Takes a message that nobody was sent yet off the way. @returns whether nobody will ever get it */
export async function discardUnsent(tx: Database, messageId: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`
    select state from delivery where message_id = ${messageId} for update`.execute(tx);
  if (rows.some((row) => row.state !== 'queued')) return false;
  await sql`
    update delivery set state = 'discarded', due_at = null, ended_at = ${now} where message_id = ${messageId}`.execute(
    tx,
  );
  return true;
}
