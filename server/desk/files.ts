// A message as its writer formatted it, and the mail as it arrived.

import { fileUrl } from '../access/file-url.ts';
import type { Context } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { readFile } from '../platform/files.ts';
import type { Answer } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { maySeeMessage } from '../tickets/merged-sight.ts';
import { messageFrame } from './message-frame.ts';
import { inert } from './serve-file.ts';

/** @throws NotFound when the message is not the actor's to see or has no HTML. */
export async function serveHtml(
  ctx: Context,
  wiring: Wiring,
  messageId: string,
  images: 'blocked' | 'shown',
): Promise<Answer> {
  const message = await ctx.tx
    .selectFrom('message')
    .select(['ticketId', 'kind', 'bodyHtml', 'language'])
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!message?.bodyHtml) throw notFound('This message has no formatted text.');
  await findTicketById(ctx, message.ticketId);
  if (!(await maySeeMessage(ctx, messageId))) throw notFound('This message is read by others only.');
  const attachments = await ctx.tx
    .selectFrom('attachment')
    .select(['id', 'contentId'])
    .where('messageId', '=', messageId)
    .where('contentId', 'is not', null)
    .execute();
  const url = fileUrl(wiring, ctx.now);
  const { page, headers } = messageFrame({
    html: message.bodyHtml,
    language: message.language,
    images,
    inlineUrl: (id) => {
      const found = attachments.find((one) => one.contentId === id);
      return found ? url(found.id) : null;
    },
    filesUrl: wiring.config.filesUrl,
  });
  return { raw: { type: 'text/html; charset=utf-8', bytes: page }, headers };
}

/** The message as it arrived, byte for byte. @throws NotFound */
export async function serveOriginal(ctx: Context, inboundId: string): Promise<Answer> {
  const inbound = await ctx.tx
    .selectFrom('inbound')
    .select(['rawSha256'])
    .where('id', '=', inboundId)
    .executeTakeFirst();
  const bytes = inbound && (await readFile(ctx.tx, inbound.rawSha256));
  if (!bytes) throw notFound('There is no such message.');
  return {
    raw: { type: 'message/rfc822', bytes },
    headers: { 'content-disposition': `attachment; filename="${inboundId}.eml"`, 'content-security-policy': inert },
  };
}
