// A message of a mail gets the text and the files that the mail is read to have today. The message keeps its id, its place
// and its time; a file that is in both readings keeps its id too.

import { endInbound } from '../../channels/inbound.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { previewOf } from '../../tickets/ticket.ts';
import { deleteAttachments, insertAttachments, rewriteWords, updateTicket } from '../../tickets/write-ticket.ts';
import { type Mail, storeFiles } from '../inbound/inbound-rows.ts';

export type Kept = {
  id: string;
  ticketId: number;
  bodyText: string;
  bodyHtml: string | null;
  /** It opened its ticket: then the whole mail was taken, with its quote. */
  isFirst: boolean;
  /** It is the newest of the requester's side, so lists show its beginning. */
  isShown: boolean;
  files: { id: string; name: string; sha256: string }[];
};

export async function keptAs(ctx: Context, messageId: string): Promise<Kept | null> {
  const message = await ctx.tx
    .selectFrom('message')
    .innerJoin('ticket', 'ticket.id', 'message.ticketId')
    .select(['message.id', 'message.ticketId', 'message.bodyText', 'message.bodyHtml', 'message.at'])
    .select(['ticket.openedAt', 'ticket.preview'])
    .where('message.id', '=', messageId)
    .executeTakeFirst();
  if (!message) return null;
  const files = await ctx.tx
    .selectFrom('attachment')
    .select(['id', 'name', 'sha256'])
    .where('messageId', '=', messageId)
    .orderBy('id')
    .execute();
  const { id, ticketId, bodyText, bodyHtml } = message;
  return {
    id,
    ticketId,
    bodyText,
    bodyHtml,
    isFirst: message.at.getTime() === message.openedAt.getTime(),
    isShown: message.preview === previewOf(bodyText),
    files: files.map((one) => ({ ...one, sha256: one.sha256.toString('hex') })),
  };
}

type Words = { text: string; html: string | null };

export function wordsOf({ parsed }: Mail, kept: Kept): Words {
  if (kept.isFirst || !parsed.reply) return { text: parsed.text, html: parsed.html };
  return { text: parsed.reply.text, html: parsed.reply.html ?? parsed.html };
}

/** @returns what is different; nothing is written where nothing is. */
export async function rewriteMessage(ctx: Context, mail: Mail, kept: Kept, words: Words): Promise<string[]> {
  const read = storeFiles(ctx, mail);
  const left = [...kept.files];
  const fresh = read.attachments.filter((one) => {
    const at = left.findIndex((old) => old.sha256 === one.sha256.toString('hex') && old.name === one.name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const differs = [
    ...(words.text === kept.bodyText ? [] : ['text']),
    ...(words.html === kept.bodyHtml ? [] : ['formatted']),
    ...(fresh.length === 0 && left.length === 0 ? [] : ['files']),
  ];
  if (differs.length === 0) return [];
  await together(ctx.tx, [
    rewriteWords(kept.id, { bodyText: words.text, bodyHtml: words.html }),
    left.length > 0 ? deleteAttachments(left.map((one) => one.id)) : undefined,
    fresh.length > 0 ? insertAttachments(fresh.map((one) => ({ ...one, messageId: kept.id }))) : undefined,
    ...(fresh.length > 0 ? read.writes : []),
    updateTicket(ctx, kept.ticketId, kept.isShown ? { preview: previewOf(words.text) } : {}),
    endInbound(ctx, mail.inbound.id, { state: 'accepted', reason: null, explanation: mail.parsed.broken }),
    record(ctx, [{ kind: 'message.reread', ticketId: kept.ticketId, subjectId: kept.id, data: { differs } }]),
  ]);
  return differs;
}
