// Somebody whose first address is gone reads mail at one that an agent was told. Whoever has that mailbox may read the tickets
// that are written to there, as the agent was warned, and has no more of the person by it: a link mailed there begins no
// session and proves nothing, it opens one ticket on this device (docs/decisions/0010-what-a-told-address-opens.md).

import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { same, ticketLinkToken, toldMac } from './capability.ts';

export const toldCookieName = 'tellonce_told';
const toldDays = 30;
export const toldSeconds = toldDays * 86_400;

type Told = { ticketId: number; personId: string; addressId: string };

/** The person's own part in the ticket and in all that it is read with goes to this address, and to no other one. */
const isWrittenThere = (personId: string, addressId: string, ticket: ReturnType<typeof sql>) => sql<boolean>`(
  exists (select 1 from participant w where w.ticket_id = ${ticket} and w.person_id = ${personId}::uuid and w.role <> 'pending')
  and not exists (
    select 1 from participant w join ticket r on r.id = w.ticket_id
     where w.person_id = ${personId}::uuid and ${ticket} in (r.id, r.merged_into_id)
       and w.address_id is distinct from ${addressId}::uuid))`;

/** Which ticket a link to this address may open: the one that it is asked for from, else the newest; null: none. */
export async function ticketToldOf(
  ctx: Context,
  { personId, addressId }: Omit<Told, 'ticketId'>,
  ticketId: number | null,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select t.id from ticket t join participant p on p.ticket_id = t.id
     where p.person_id = ${personId} and p.address_id = ${addressId} and t.merged_into_id is null
       and t.status <> 'spam' and not t.shadow and (${ticketId}::bigint is null or t.id = ${ticketId})
       and ${isWrittenThere(personId, addressId, sql`t.id`)}
     order by t.id desc limit 1`.execute(ctx.tx);
  return rows[0]?.id ?? null;
}

/** The path of the ticket, and what makes this device able to read it; null when it is not written to there any more. */
export async function openTold(
  ctx: Context,
  key: Buffer,
  told: Told,
): Promise<{ path: string; cookie: string } | null> {
  const ticketId = await ticketToldOf(ctx, told, told.ticketId);
  if (ticketId === null) return null;
  const { linkEpoch } = await ctx.tx
    .selectFrom('participant')
    .select('linkEpoch')
    .where('ticketId', '=', ticketId)
    .where('personId', '=', told.personId)
    .executeTakeFirstOrThrow();
  const link = { ticketId, personId: told.personId, epoch: linkEpoch };
  const body = `${ticketId.toString(36)}.${told.addressId}.${(dayOf(ctx.now) + toldDays).toString(36)}`;
  return {
    path: `/portal/t/${ticketLinkToken(key, link, ctx.now)}`,
    cookie: `${body}.${toldMac(key, told.personId, body)}`,
  };
}

/** Whether this device was opened for the ticket by a link to an address that the person is still written to at there. */
export async function isOpenedTold(
  ctx: Context,
  key: Buffer,
  cookie: string | undefined,
  { ticketId, personId }: Omit<Told, 'addressId'>,
): Promise<boolean> {
  const match = /^(([0-9a-z]{1,7})\.([0-9a-f-]{36})\.([0-9a-z]{1,6}))\.([\w-]{22})$/.exec(cookie ?? '');
  if (!match) return false;
  const [, body = '', ticket = '', addressId = '', day = '', tag = ''] = match;
  if (Number.parseInt(ticket, 36) !== ticketId || Number.parseInt(day, 36) < dayOf(ctx.now)) return false;
  if (!same(toldMac(key, personId, body), tag)) return false;
  return (await ticketToldOf(ctx, { personId, addressId }, ticketId)) !== null;
}

const dayOf = (now: Date): number => Math.floor(now.getTime() / 86_400_000);
