// Files that people sent are never trusted: always an attachment, never run, never framed by a page of ours except the
// sanitised HTML of a message, which is put under a policy that loads nothing from elsewhere.

import { isFileSignature } from '../access/capability.ts';
import { fileUrl } from '../access/file-url.ts';
import type { Context } from '../platform/context.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import { readFile } from '../platform/files.ts';
import type { Answer } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { maySeeMessage } from '../tickets/merged-sight.ts';
import { messageFrame } from './message-frame.ts';

const inert = "sandbox; default-src 'none'";

/** The signature is the authority: it was given to somebody who may see the ticket. @throws Forbidden, NotFound */
export async function serveFile(
  ctx: Context,
  wiring: Wiring,
  link: { id: string; until: number; signature: string },
): Promise<Answer> {
  const good = isFileSignature(wiring.keys.files, link.id, link.until, link.signature);
  if (!good || link.until * 1000 < ctx.now.getTime()) {
    throw forbidden('This address of a file is no longer good. Load the page again.');
  }
  const file = await ctx.tx
    .selectFrom('attachment')
    .select(['name', 'type', 'sha256', 'inline'])
    .where('id', '=', link.id)
    .executeTakeFirst();
  const bytes = file && (await readFile(ctx.tx, file.sha256));
  if (!file || !bytes) throw notFound('This file is no longer there.');
  // Pictures inside a message are shown by its frame; nothing that can carry a script ever is.
  const picture = file.inline && /^image\/(png|jpeg|gif|webp)$/.test(file.type);
  return {
    raw: { type: picture ? file.type : 'application/octet-stream', bytes },
    headers: {
      'content-disposition': `${picture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': inert,
      'cache-control': 'private, max-age=600',
      // The frame of a message has no origin of its own, so its pictures come from “elsewhere”.
      'cross-origin-resource-policy': 'cross-origin',
    },
  };
}

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
