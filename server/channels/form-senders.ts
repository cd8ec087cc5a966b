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

/**
 * `Name: value` on a line of its own, as forms write it; in a table the sign between is missing, and many forms put the value
 * below its name. Without the sign only an address counts, not words that hold one.
 * @returns null where the form does not say who wrote.
 */
export function whoFilledIn(form: FormSender, mail: ParsedMail): { email: string; name: string } | null {
  if (form.requesterFrom === 'reply_to') {
    const email = normaliseEmail(mail.replyTo?.address ?? '');
    return email ? { email, name: mail.replyTo!.name } : null;
  }
  const label = form.field!.trim().toLowerCase();
  let isBelow = false;
  for (const line of mail.text.split('\n')) {
    const email = isBelow ? soleAddress(line) : null;
    if (email) return { email, name: '' };
    if (line.trim() !== '') isBelow = false;
    const value = behindLabel(line, label);
    if (value === null) continue;
    const beside = value.isSure ? firstAddress(value.text) : soleAddress(value.text);
    if (beside) return { email: beside, name: '' };
    isBelow = value.text.trim() === '';
  }
  return null;
}

/** What stands behind the label; null where the line has another one. */
function behindLabel(line: string, label: string): { text: string; isSure: boolean } | null {
  const at = line.search(/[:=]/);
  if (at >= 0 && labelIn(line, at) === label) return { text: line.slice(at + 1, at + 1 + mostValue), isSure: true };
  const plain = labelIn(line, Math.min(line.length, label.length + mostValue));
  if (!plain.startsWith(label)) return null;
  const text = plain.slice(label.length);
  return text === '' || /^[\s*_]/.test(text) ? { text, isSure: false } : null;
}

// Whoever knows the form's address writes these lines, as long as they like, and they are read where all mail is. So no
// pattern here may try one letter twice.
const mostValue = 1000;
const before = /[\s>*_-]/;
const after = /[\s*_]/;

/** What stands before `at`, without the marks of quotes, lists and emphasis around it. */
function labelIn(line: string, at: number): string {
  let from = 0;
  let to = at;
  while (from < to && before.test(line[from]!)) from++;
  while (to > from && after.test(line[to - 1]!)) to--;
  return line.slice(from, to).toLowerCase();
}

const soleAddress = (value: string): string | null =>
  value.length > mostValue ? null : normaliseEmail(value.replace(/[\s<>*_]+/g, ' ').trim());

function firstAddress(value: string): string | null {
  for (const word of value.split(/[\s<>,;"']+/)) {
    const email = normaliseEmail(word);
    if (email) return email;
  }
  return null;
}
