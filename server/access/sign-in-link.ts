// The portal's door: a link by e-mail, good once and for fifteen minutes. An unknown address gets the same answer.

import { setTimeout as delay } from 'node:timers/promises';
import { type Compilable, sql } from 'kysely';
import { queueNotice } from '../channels/queue-delivery.ts';
import { emailOrThrow } from '../people/email-address.ts';
import { findPersonsByEmail } from '../people/find-people.ts';
import { markAddressVerified } from '../people/person.ts';
import { speaks } from '../people/speaking-address.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together, write } from '../platform/database.ts';
import { forbidden } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { beginSession } from './session.ts';
import { sourceOf } from './source.ts';
import { throttle } from './throttle.ts';
import { ticketToldOf } from './told-address-door.ts';

const linkMinutes = 15;
// So many links may lie unused in a mailbox. One more would only fill it: those that are there still open the door.
const mostUnused = 4;
const evenMillis = 150;

type AskForLink = { email: string; source: string; ticketId?: number };

/**
 * Mails a link if the address is somebody's; says nothing about whether it is, neither in words nor by the time it takes. One
 * that speaks for them opens all that is theirs, one that the desk was only told opens a ticket that is written to there.
 * What strangers ask for never keeps the owner of the mailbox from a link. @throws Invalid (address), Forbidden (429)
 */
export async function askForLink(ctx: Context, input: AskForLink): Promise<void> {
  const email = emailOrThrow(input.email);
  const source = sourceOf(input.source);
  const even = delay(evenMillis);
  await throttle(ctx, [
    { key: `link from ${source}`, most: 20, windowSeconds: 900 },
    { key: `link to ${email} from ${source}`, most: 4, windowSeconds: 900 },
  ]);
  await mailLink(ctx, email, input.ticketId ?? null);
  await even;
}

async function mailLink(ctx: Context, email: string, askedFrom: number | null): Promise<void> {
  let ticketId = askedFrom;
  const [person] = await findPersonsByEmail(ctx.tx, [email]);
  if (!person?.addressId || person.state !== 'active') return;
  if (!person.speaks) {
    if (person.kind !== 'requester') return;
    const told = await ticketToldOf(ctx, { personId: person.id, addressId: person.addressId }, ticketId);
    if (told === null) return;
    ticketId = told;
  }
  if ((await unusedLinks(ctx, person.addressId)) >= mostUnused) return;
  const id = ctx.newId();
  await together(ctx.tx, [
    insertLink(ctx, id, person.id, person.addressId, ticketId),
    ...queueNotice(
      ctx,
      // With the ticket it was asked for from: the mail comes from that ticket's own address.
      { kind: 'sign_in_link', linkId: id, ticketId },
      { personId: person.id, address: email, example: person.example },
    ),
    record(ctx, [{ kind: 'sign_in_link.asked', subjectId: person.id, data: { deliveries: 1 } }]),
  ]);
}

/** Of this mailbox alone: who reads another one of the person's keeps nobody out. */
async function unusedLinks(ctx: Context, addressId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from sign_in_link
     where address_id = ${addressId} and used_at is null and expires_at > ${ctx.now}`.execute(ctx.tx);
  return rows[0]!.count;
}

const insertLink = (
  ctx: Context,
  id: string,
  personId: string,
  addressId: string,
  ticketId: number | null,
): Compilable =>
  write.insertInto('signInLink').values({
    id,
    personId,
    addressId,
    ticketId,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + linkMinutes * 60_000),
  });

export type UsedLink = { personId: string; ticketId: number | null } & (
  | { opens: 'all'; token: string }
  /** The address does not speak for the person: no session begins, and nothing is proven. */
  | { opens: 'ticket'; ticketId: number; addressId: string }
);

/** Uses a link up and begins a portal session, or says which ticket alone it opens. @throws Forbidden when it is used, expired or unknown */
export function useLink(ctx: Context, linkId: string | null): Promise<UsedLink> {
  return inTransaction(ctx.tx, async (tx) => {
    const { rows } = await sql<{ personId: string; addressId: string; ticketId: number | null; speaks: boolean }>`
      update sign_in_link l set used_at = ${ctx.now} from address a
       where l.id = ${linkId}::uuid and l.used_at is null and l.expires_at > ${ctx.now} and a.id = l.address_id
      returning l.person_id, l.address_id, l.ticket_id, ${speaks} as speaks`.execute(tx);
    const link = rows[0];
    // An address that spoke when it was asked for and does not any more opens nothing by a link that names no ticket.
    if (!link || !(link.speaks || link.ticketId !== null)) {
      throw forbidden('This link was used already or is older than fifteen minutes. Ask for a new one.');
    }
    const { personId, ticketId, addressId } = link;
    if (!link.speaks) return { opens: 'ticket', personId, ticketId: ticketId!, addressId };
    const session = beginSession(ctx, personId, 'portal');
    await together(tx, [session.write, markAddressVerified(ctx, addressId, 'sign_in_link')]);
    return { opens: 'all', token: session.token, personId, ticketId };
  });
}

/**
 * The address that a link was mailed to and the ticket that it was asked for from, for the page that asks before it is used
 * up; null when it is no longer good.
 */
export async function addressOfLink(
  ctx: Context,
  linkId: string | null,
): Promise<{ email: string; ticketId: number | null } | null> {
  const { rows } = await sql<{ email: string; ticketId: number | null }>`
    select a.value as email, l.ticket_id from sign_in_link l join address a on a.id = l.address_id
     where l.id = ${linkId}::uuid and l.used_at is null and l.expires_at > ${ctx.now}`.execute(ctx.tx);
  return rows[0] ?? null;
}
