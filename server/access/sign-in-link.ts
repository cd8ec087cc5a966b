// The portal's door: a link by e-mail, good once and for fifteen minutes. An unknown address gets the same answer.

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
import { throttle } from './throttle.ts';

const linkMinutes = 15;

/** Mails a link if the address is somebody's; says nothing about whether it is. @throws Invalid (address), Forbidden (429) */
export async function askForLink(
  ctx: Context,
  input: { email: string; source: string; ticketId?: number },
): Promise<void> {
  const email = emailOrThrow(input.email);
  await throttle(ctx, [
    { key: `link from ${input.source}`, most: 20, windowSeconds: 900 },
    { key: `link to ${email}`, most: 4, windowSeconds: 900 },
  ]);
  const [person] = await findPersonsByEmail(ctx.tx, [email]);
  if (!person?.addressId || person.state !== 'active') return;
  const id = ctx.newId();
  await together(ctx.tx, [
    insertLink(ctx, id, person.id, person.addressId, input.ticketId ?? null),
    ...queueNotice(
      ctx,
      { kind: 'sign_in_link', linkId: id },
      { personId: person.id, address: email, example: person.example },
    ),
    record(ctx, [{ kind: 'sign_in_link.asked', subjectId: person.id, data: { deliveries: 1 } }]),
  ]);
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

/** The address that a link was mailed to, for the page that asks before it is used up; null when it is no longer good. */
export async function addressOfLink(ctx: Context, linkId: string | null): Promise<string | null> {
  const { rows } = await sql<{ value: string }>`
    select a.value from sign_in_link l join address a on a.id = l.address_id
     where l.id = ${linkId}::uuid and l.used_at is null and l.expires_at > ${ctx.now}`.execute(ctx.tx);
  return rows[0]?.value ?? null;
}
