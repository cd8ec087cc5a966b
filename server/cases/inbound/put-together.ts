// The pieces of one mail meet on one ticket, because each refers to what they are pieces of. Each says what it is; the last to
// come brings the words and files of the whole. The originals stay as they came.

import { sql } from 'kysely';
import { parseApart } from '../../channels/email/parse-apart.ts';
import { joinPieces, type Piece, readPiece } from '../../channels/email/pieces.ts';
import type { ParsedMail } from '../../channels/email/reading/parse-mail.ts';
import { readHeaders } from '../../channels/email/reading/read-headers.ts';
import type { Context } from '../../platform/context.ts';
import { readFile } from '../../platform/files.ts';
import { guessLanguage } from '../../wording/guess-language.ts';
import { chooseLocale, type Locale } from '../../wording/locales.ts';
import { say } from '../../wording/say.ts';
import type { Word } from './inbound-rows.ts';

/** Of all pieces together; more stays in pieces. */
const mostBytes = 50 * 1024 * 1024;

/** What a piece says of itself, and by which name the others find it; a mail in one piece is the mail. */
export async function asPiece(ctx: Context, parsed: ParsedMail, raw: Buffer): Promise<ParsedMail> {
  const piece = readPiece(parsed.headers);
  if (!piece) return parsed;
  if (piece.total === 1) return wholeOf(parsed, await parseApart(joinPieces([raw])));
  const references = [...parsed.references, nameOf(piece)];
  const locale = await languageOf(ctx, parsed, references);
  const number = String(piece.number);
  const text =
    piece.total === null
      ? say(locale, 'piece', { number })
      : say(locale, 'piece.of', { number, total: String(piece.total) });
  const split = { text, quote: '', signature: '', cut: false };
  return { ...parsed, text, html: null, reply: null, split, references };
}

/** Its own words cannot be read yet: that of the ticket which it goes to, of its sender, of its subject, else the desk's. */
async function languageOf(ctx: Context, { from, subject }: ParsedMail, references: readonly string[]): Promise<Locale> {
  const { rows } = await sql<{ ticket: string | null; person: string | null; desk: string }>`
    select (select t.language from mail_reference r join ticket t on t.id = r.ticket_id
             where r.mail_id = any(${[...references]}::text[]) order by t.id desc limit 1) as ticket,
           (select p.locale from address a join person p on p.id = a.person_id
             where a.channel = 'email' and a.value = lower(${from?.address ?? ''}) limit 1) as person,
           (select default_locale from desk) as desk`.execute(ctx.tx);
  const known = rows[0];
  return chooseLocale([known?.ticket, known?.person, guessLanguage(subject), known?.desk], 'en');
}

/** No mail is called so: what stands here was never a Message-ID. */
const nameOf = ({ id }: Piece): string => `pieces of ${id}`;

/** The words and files of the whole, under the name and the header of the piece by which it became whole. */
const wholeOf = (piece: ParsedMail, whole: ParsedMail): ParsedMail => ({
  ...whole,
  messageId: piece.messageId,
  from: piece.from,
  headers: piece.headers,
  // Answers name the mail that their writers saw.
  references: [...piece.references, ...(whole.messageId ? [whole.messageId] : [])],
  inReplyTo: piece.inReplyTo,
});

/** The mail as a whole, when this is the last of its pieces to come to that ticket; else as it is. */
export async function putTogether(ctx: Context, word: Word, ticketId: number): Promise<Word> {
  const piece = readPiece(word.parsed.headers);
  if (!piece) return word;
  const own = await readFile(ctx.tx, word.inbound.rawSha256);
  if (!own) return word;
  const found = new Map<number, { rawSha256: Buffer; size: number }>();
  let total = piece.total;
  for (const one of await findPieces(ctx, word, ticketId, nameOf(piece))) {
    const other = readPiece(readHeaders(one.head).headers);
    if (other?.id !== piece.id) continue;
    total ??= other.total;
    if (!found.has(other.number)) found.set(other.number, one);
  }
  // One that came again makes nothing whole a second time.
  if (found.has(piece.number) || total === null) return word;
  found.set(piece.number, { rawSha256: word.inbound.rawSha256, size: own.length });
  const all = Array.from({ length: total }, (_, at) => found.get(at + 1));
  if (all.reduce((sum, one) => sum + (one?.size ?? mostBytes + 1), 0) > mostBytes) return word;
  const raws: Buffer[] = [];
  for (const one of all) raws.push((await readFile(ctx.tx, one!.rawSha256)) ?? Buffer.alloc(0));
  const whole = await parseApart(joinPieces(raws));
  return { ...word, parsed: wholeOf(word.parsed, whole) };
}

/** Where a mail says that it is a piece. */
const headBytes = 64 * 1024;

/**
 * Mails of the same sender on the ticket that may be pieces of it, by their heads: whatever else they have sent there is not
 * read for each piece that comes.
 */
async function findPieces({ tx }: Context, word: Word, ticketId: number, name: string) {
  const { rows } = await sql<{ rawSha256: Buffer; size: number; head: Buffer }>`
    select i.raw_sha256, i.size, h.head from message m join inbound i on i.id = m.inbound_id
      join lateral (select substring(f.bytes from 1 for ${headBytes}) as head from file_part f
                     where f.sha256 = i.raw_sha256 and f.part = 0) h on encode(h.head, 'escape') ilike '%message/partial%'
     where m.ticket_id = ${ticketId} and i.sender = ${word.sender.email} and i.state = 'accepted'
       -- Read again, a mail is made whole of those before it, as it was when it came.
       and not exists (select 1 from message o where o.inbound_id = ${word.inbound.id} and (o.at, o.id) <= (m.at, m.id))
       -- What was proven is not mixed with what was not.
       and m.verified = ${word.authentication.result === 'pass'}
       and exists (select 1 from mail_reference r where r.mail_id = ${name} and r.ticket_id = m.ticket_id)
     order by m.at, m.id limit 500`.execute(tx);
  return rows;
}
