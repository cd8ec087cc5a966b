// Addresses that web forms send from. Who wrote stands in Reply-To, or in a line of the text that the form names.

import { type Compilable, type RawBuilder, sql } from 'kysely';
import { normaliseEmail } from '../people/email-address.ts';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';
import type { ParsedMail } from './email/reading/parse-mail.ts';

export type FormSender = { address: string; requesterFrom: 'reply_to' | 'body'; field: string | null };

/** The form that sends from this address as one JSON value, or null; for whoever reads more in the same breath. */
export const formSenderJson = (address: string | null): RawBuilder<FormSender | null> => sql`(
  select json_build_object('address', address, 'requesterFrom', requester_from, 'field', field)
    from form_sender where address = ${address}::text)`;

export async function readFormSenders(tx: Database): Promise<FormSender[]> {
  const { rows } = await sql<FormSender>`
    select address, requester_from, field from form_sender order by address`.execute(tx);
  return rows;
}

export const saveFormSender = (ctx: Context, { address, requesterFrom, field }: FormSender): Compilable =>
  write
    .insertInto('formSender')
    .values({ address, requesterFrom, field, addedAt: ctx.now, addedBy: ctx.actor.personId })
    .onConflict((conflict) => conflict.column('address').doUpdateSet({ requesterFrom, field }));

export const deleteFormSender = (address: string): Compilable =>
  write.deleteFrom('formSender').where('address', '=', address);

/** `Name: value` on a line of its own, as forms write it. @returns null where the form does not say who wrote. */
export function whoFilledIn(form: FormSender, mail: ParsedMail): { email: string; name: string } | null {
  if (form.requesterFrom === 'reply_to') {
    const email = normaliseEmail(mail.replyTo?.address ?? '');
    return email ? { email, name: mail.replyTo!.name } : null;
  }
  const label = form.field!.trim().toLowerCase();
  for (const line of mail.text.split('\n')) {
    const at = line.search(/[:=]/);
    if (
      at < 0 ||
      line
        .slice(0, at)
        .replace(/^[\s>*_-]+|[\s*_]+$/g, '')
        .toLowerCase() !== label
    )
      continue;
    const email = normaliseEmail(/[^\s<>,;"']+@[^\s<>,;"']+/.exec(line.slice(at + 1))?.[0] ?? '');
    if (email) return { email, name: '' };
  }
  return null;
}
