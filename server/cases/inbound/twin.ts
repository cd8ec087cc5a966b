// Copies of one mail of which a list or a group has changed one: it puts its name before the subject and its words below the
// text. Whoever wrote to support@ and to a group that support@ is in has written once, and hears from us once. But a
// Message-ID is no secret, and anybody can be first with one: a copy ends as one only when it says nothing that is not kept
// already, and is no better proven than what is kept. Everything else is taken, so that no forgery swallows the real mail.

import { sql } from 'kysely';
import { type FirstOfIdentity, proofOfInbound, type StandsInShadow, setFirstOf } from '../../channels/inbound.ts';
import { readWay } from '../../channels/way-here.ts';
import { speaks } from '../../people/speaking-address.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { sha256Of } from '../../platform/files.ts';
import type { Mail, Word } from './inbound-rows.ts';
import type { Candidate, Facts } from './read-facts.ts';

export type Twins = {
  /** Nothing is in this mail that was not in that one. */
  copyOf: FirstOfIdentity | null;
  /** The sender's ticket that another copy has opened, as if this one had named it. */
  candidate: Candidate | null;
};

const ranks = { fail: 0, none: 1, pass: 2 };
const rankOf = ({ result, isHearsay }: Mail['authentication']): number => ranks[isHearsay ? 'fail' : result];

/** A mail of just the same content was accepted before; it stands for this one, unless this one shows more of its sender. */
export function standsFor(first: FirstOfIdentity, { parsed, sender, authentication }: Mail): boolean {
  if (first.state !== 'accepted' || ranks[first.proof] < rankOf(authentication)) return false;
  // Who wrote it stands in headers that are no part of the content.
  return !readWay(parsed).isRewritten || first.sender === (sender?.email ?? null);
}

/**
 * What was read along in shadow takes nothing from a mailbox that is answered: the copy that comes to that one is the mail, and
 * the first of those that follow. What a mailbox read along itself, before it was answered, stays a copy.
 */
export async function takeFromShadow(
  ctx: Context,
  identity: Buffer,
  inboundId: string,
  { shadowOf }: StandsInShadow,
  { mailbox }: Facts,
): Promise<boolean> {
  if (shadowOf === null || !mailbox || mailbox.isShadow || mailbox.id === shadowOf) return false;
  await together(ctx.tx, [setFirstOf(identity, inboundId)]);
  return true;
}

type Row = FirstOfIdentity &
  Omit<Candidate, 'by'> & { subject: string | null; text: string; html: string | null; files: string[] };

const mostCopies = 20;

/** The earlier copies from the same sender under the same Message-ID, or of the same content, best proven first. */
export async function findTwins(
  ctx: Context,
  word: Word,
  { candidates, mailbox }: Facts,
  same: FirstOfIdentity | null,
): Promise<Twins> {
  const { sender, parsed, inbound, authentication } = word;
  const { rows } = await sql<Row>`
    select i.id as inbound_id, i.state, i.ticket_id, t.number as ticket_number, t.number, t.status, t.requester_id, i.sender, i.subject,
           ${proofOfInbound} as proof, m.body_text as text, m.body_html as html,
           array(select encode(a.sha256, 'hex') from attachment a where a.message_id = m.id) as files,
           (select p.role from participant p join address a on a.person_id = p.person_id and a.channel = 'email' and a.value = i.sender
             where p.ticket_id = t.id and (p.address_id = a.id or ${speaks}) limit 1) as role
      from inbound i join message m on m.id = i.message_id join ticket t on t.id = i.ticket_id
     where ${parsed.messageId ? sql`i.mail_id = ${parsed.messageId}` : sql`i.id = ${same?.inboundId ?? null}::uuid`}
       and (not t.shadow or ${mailbox?.isShadow ?? false} or t.mailbox_id = ${mailbox?.id ?? null}::uuid)
       and i.sender = ${sender.email} and i.id <> ${inbound.id} and i.state = 'accepted'
     order by coalesce(i.authentication->>'result' = 'pass', false) desc, i.received_at limit ${mostCopies}`.execute(
    ctx.tx,
  );
  const [words, letters] = [wordsOf(word), bare(parsed.reply?.text ?? parsed.text)];
  // A forger chooses the ticket of a copy: what is on another one than this mail belongs to is not where it is looked for.
  const isHere = ({ role, ticketId }: Row): boolean =>
    role === 'requester' || candidates.some((one) => one.ticketId === ticketId);
  const copy = rows.find(
    (one) => isHere(one) && ranks[one.proof] >= rankOf(authentication) && holds(one, words, filesOf(word)),
  );
  const twin = rows.find((one) => one.role === 'requester' && isLike(bare(one.text), letters));
  return { copyOf: copy ?? null, candidate: twin ? candidateOf(twin) : null };
}

const candidateOf = ({ ticketId, number, status, requesterId, role }: Row): Candidate => ({
  ticketId: ticketId!,
  number,
  status,
  requesterId,
  role,
  by: 'reference',
});

const leastLetters = 10;

function isLike(there: string, here: string): boolean {
  const [shorter, longer] = there.length <= here.length ? [there, here] : [here, there];
  return shorter.length >= leastLetters && longer.includes(shorter);
}

type Words = { subject: string; body: string };

function holds({ subject, text, html, files }: Row, words: Words, own: readonly string[]): boolean {
  if (words.body.length < leastLetters || own.some((one) => !files.includes(one))) return false;
  const kept = [`${subject ?? ''} ${text}`, withoutTags(html)].map(bare);
  return [words.subject, words.body].every((said) => kept.some((one) => one.includes(said)));
}

const filesOf = ({ parsed }: Word): string[] => parsed.files.map((one) => sha256Of(one.bytes).toString('hex'));

/** What the mail itself says: without a list's name before the subject and its words below the text. */
function wordsOf({ parsed }: Word): Words {
  const shown = parsed.reply ?? parsed;
  const text = fromList.some((name) => parsed.headers.has(name)) ? withoutFooter(shown.text) : shown.text;
  const [plain, formatted] = [bare(text), bare(withoutTags(shown.html))];
  // Some write all of it into the page, and into the text only that there is one.
  const body = formatted.length > plain.length * 1.5 + 300 ? formatted : plain;
  return { subject: bare(parsed.subject.replace(/^(?:\s*(?:\[[^\]]{0,80}\]|re:|fwd?:))+/i, '')), body };
}

const fromList = ['list-id', 'list-post', 'mailing-list', 'x-beenthere', 'x-mailing-list'];
const longestFooter = 1500;

function withoutFooter(text: string): string {
  const lines = [...text.matchAll(/^(?:--[ \t]*|_{5,}[ \t]*)\r?$/gm)];
  const at = lines.at(-1)?.index ?? text.length;
  return text.length - at <= longestFooter ? text.slice(0, at) : text;
}

const withoutTags = (html: string | null | undefined): string =>
  (html ?? '').replace(/<[^<>]*>/g, ' ').replace(/&#?\w{1,10};/g, ' ');

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
