// The rows that every mail leaves behind, whatever it becomes: its end, the Message-IDs it knows, its files.

import type { Compilable } from 'kysely';
import type { Authentication } from '../../channels/email/authenticate-mail.ts';
import { mailLikeness } from '../../channels/email/mail-likeness.ts';
import type { ParsedMail } from '../../channels/email/reading/parse-mail.ts';
import type { SpamVerdict } from '../../channels/email/spam-verdict.ts';
import { endInbound, type Inbound, insertReferences } from '../../channels/inbound.ts';
import type { Context } from '../../platform/context.ts';
import { sha256Of, storeFile } from '../../platform/files.ts';
import { readableLine } from '../../platform/readable-line.ts';
import type { NewAttachment } from '../../tickets/write-ticket.ts';
import type { Facts } from './read-facts.ts';

export type Mail = {
  inbound: Inbound;
  parsed: ParsedMail;
  sender: { email: string; name: string } | null;
  authentication: Authentication;
  /** What the receiving server's filter says; null when none speaks. */
  spam: SpamVerdict | null;
};

/** A mail that somebody can be answered for. */
export type Word = Mail & { sender: { email: string; name: string } };

/** What the row of the inbound shows of it. */
export const whatItSays = ({ parsed, sender, authentication, spam }: Mail) => ({
  mailId: parsed.messageId,
  sender: sender?.email ?? null,
  subject: readableLine(parsed.subject),
  authentication,
  spam,
  likeness: likenessOf(parsed),
});

export const likenessOf = ({ subject, text }: ParsedMail): Buffer | null => mailLikeness(subject, text);

const mostSeen = 60;

/** The Message-IDs by which answers find the ticket: its own, and every one it refers to, received or not. */
export function referencesOf({ messageId, references, inReplyTo }: ParsedMail) {
  const seen = new Set([...references, ...inReplyTo].slice(-mostSeen));
  if (messageId) seen.delete(messageId);
  return [
    ...(messageId ? [{ mailId: messageId, source: 'received' as const }] : []),
    ...[...seen].map((mailId) => ({ mailId, source: 'seen' as const })),
  ];
}

/**
 * What is written together with the message that the mail has become. `addressedToId`: the ticket whose address it came by,
 * which may have been merged; answers go there, and find their way from there.
 */
export const acceptedRows = (
  ctx: Context,
  mail: Mail,
  facts: Facts,
  became: { ticketId: number; messageId: string },
  addressedToId = became.ticketId,
): (Compilable | undefined)[] => [
  insertReferences(addressedToId, referencesOf(mail.parsed)),
  endInbound(ctx, mail.inbound.id, {
    ...whatItSays(mail),
    ...became,
    state: 'accepted',
    reason: null,
    explanation: remarks(mail, facts),
  }),
];

function remarks({ parsed }: Mail, facts: Facts): string | null {
  const sentences = [
    facts.idTaken
      ? 'Another mail has the same Message-ID, and says something else or is proven otherwise; both are kept.'
      : null,
    parsed.broken,
  ].filter((one) => one !== null);
  return sentences.length > 0 ? sentences.join(' ') : null;
}

/** The files of a mail, each content once, and the attachments that name them. */
export function storeFiles(
  ctx: Context,
  { parsed }: Mail,
): { writes: Compilable[]; attachments: Omit<NewAttachment, 'messageId'>[] } {
  const writes: Compilable[] = [];
  const stored = new Set<string>();
  // Without it nobody would see that the words were signed.
  const files = parsed.signature ? [...parsed.files, parsed.signature] : parsed.files;
  const attachments = files.map((file) => {
    const sha256 = sha256Of(file.bytes);
    if (!stored.has(sha256.toString('hex'))) writes.push(...storeFile(file.bytes, sha256, ctx.now));
    stored.add(sha256.toString('hex'));
    const { bytes, ...told } = file;
    return { ...told, id: ctx.newId(), sha256, size: bytes.length };
  });
  return { writes, attachments };
}
