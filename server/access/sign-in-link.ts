// The portal's door: a link by e-mail, good once and for fifteen minutes. An unknown address gets the same answer.

import { setTimeout as delay } from 'node:timers/promises';
import { type Compilable, sql } from 'kysely';
import { queueNotice } from '../channels/queue-delivery.ts';
import { emailOrThrow } from '../people/email-address.ts';
import { findPersonsByEmail } from '../people/find-people.ts';
import { markAddressVerified } from '../people/person.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together, write } from '../platform/database.ts';
import { forbidden } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { beginSession } from './session.ts';
import { sourceOf } from './source.ts';
import { throttle } from './throttle.ts';

const linkMinutes = 15;
// So many links may lie unused in a mailbox. One more would only fill it: those that are there still open the door.
const mostUnused = 4;
const evenMillis = 150;

type AskForLink = { email: string; source: string; ticketId?: number };

/**
 * Mails a link if the address is somebody's and speaks for them; says nothing about whether it is, neither in words nor by the time it takes.
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

async function mailLink(ctx: Context, email: string, ticketId: number | null): Promise<void> {
  const [person] = await findPersonsByEmail(ctx.tx, [email]);
  if (!person?.addressId || !person.speaks || person.state !== 'active') return;
  if ((await unusedLinks(ctx, person.id)) >= mostUnused) return;
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

async function unusedLinks(ctx: Context, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from sign_in_link
     where person_id = ${personId} and used_at is null and expires_at > ${ctx.now}`.execute(ctx.tx);
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

/** Uses a link up and begins a portal session. @throws Forbidden when it is used, expired or unknown */
export function useLink(
  ctx: Context,
  linkId: string | null,
): Promise<{ token: string; personId: string; ticketId: number | null }> {
  return inTransaction(ctx.tx, async (tx) => {
    const { rows } = await sql<{ personId: string; addressId: string; ticketId: number | null }>`
      update sign_in_link set used_at = ${ctx.now}
       where id = ${linkId}::uuid and used_at is null and expires_at > ${ctx.now} returning person_id, address_id, ticket_id`.execute(
      tx,
    );
    const link = rows[0];
    if (!link) throw forbidden('This link was used already or is older than fifteen minutes. Ask for a new one.');
    const session = beginSession(ctx, link.personId, 'portal');
    await together(tx, [session.write, markAddressVerified(ctx, link.addressId, 'sign_in_link')]);
    return { token: session.token, personId: link.personId, ticketId: link.ticketId };
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
