// A file is handed in for a ticket, piece by piece and of any size. It is nobody's to see until a message carries it.

import { storeStream } from '../../platform/attached/file-stream.ts';
import { inspectFile, mediaType } from '../../platform/attached/inspect-file.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { conflict, forbidden, invalid } from '../../platform/errors.ts';
import type { FoundTicket } from '../../tickets/find-ticket.ts';
import { canNote, canWriteAsRequester } from '../../tickets/permissions.ts';
import type { NewAttachment } from '../../tickets/write-ticket.ts';
import { countUploads, findUploads, insertUpload, markUploadsSent } from '../../tickets/write-upload.ts';

export type GivenFile = { id: string; name: string; type: string; stream: AsyncIterable<Buffer> };
export type TakenFile = { id: string; name: string; type: string; size: number; marks: string[] };

const mostUnsent = 50;
/** For one person and ticket. A link from a mail may get into other hands; nobody fills the disk with it. */
const mostBytesADay = { agent: 20 * 1024 ** 3, requester: 6 * 1024 ** 3 };
const mostAtOnce = 3;
const mostHead = 512 * 1024;

/** `ctx.tx` must not be a transaction. @throws Forbidden, Invalid (too large), Conflict (too many) */
export async function takeUpload(
  ctx: Context,
  ticket: FoundTicket,
  given: GivenFile,
  mostBytes: number,
): Promise<TakenFile> {
  const { personId } = ctx.actor;
  if (!personId || !(canNote(ctx.actor, ticket) || canWriteAsRequester(ctx.actor, ticket))) {
    throw forbidden('You do not take part in this ticket.');
  }
  const of = { ticketId: ticket.id, personId };
  const { unsent, bytesToday } = await countUploads(ctx, of);
  if (unsent >= mostUnsent) throw conflict('There are many files that no message carries yet. Send those first.');
  const left = mostBytesADay[ctx.actor.kind === 'requester' ? 'requester' : 'agent'] - bytesToday;
  const tooMany = () => conflict('These are many files for one day. Hand in the rest tomorrow.');
  if (left <= 0) throw tooMany();
  const stored = await oneOfFew(ctx, `${ticket.id} ${personId}`, () =>
    storeStream(ctx.tx, given.stream, ctx.now, Math.min(mostBytes, left)),
  );
  if (!stored) {
    if (left < mostBytes) throw tooMany();
    throw invalid('This file is too large; the most is {limit} MB.', { limit: Math.floor(mostBytes / 1024 / 1024) });
  }
  const inspected = await inspectFile({ name: given.name, type: mediaType(given.type) }, stored.head);
  // Of a very large archive only the beginning was looked at, and its end says how large it becomes.
  const isCut = stored.size > mostHead;
  const marks = isCut ? inspected.marks.filter((mark) => mark !== 'bomb') : inspected.marks;
  const { sha256, size } = stored;
  await together(ctx.tx, [insertUpload(ctx, { ...inspected, marks, id: given.id, ...of, sha256, size })]);
  return { id: given.id, name: inspected.name, type: inspected.type, size, marks };
}

const underWay = new Map<string, number>();

/** What is still coming is not counted yet: a requester who sends many at once would pass the day's measure with each. */
async function oneOfFew<T>(ctx: Context, key: string, work: () => Promise<T>): Promise<T> {
  const count = underWay.get(key) ?? 0;
  if (ctx.actor.kind === 'requester' && count >= mostAtOnce) {
    throw conflict('Other files of yours are still on their way. Hand in these when they have arrived.');
  }
  underWay.set(key, count + 1);
  try {
    return await work();
  } finally {
    const left = underWay.get(key)! - 1;
    if (left > 0) underWay.set(key, left);
    else underWay.delete(key);
  }
}

/** The attachments of a message that carries what its author handed in, and what notes that they were sent. @throws Invalid */
export async function carryUploads(
  ctx: Context,
  ticketId: number,
  ids: readonly string[],
): Promise<{
  attachments: Omit<NewAttachment, 'messageId'>[];
  sent: (messageId: string) => ReturnType<typeof markUploadsSent>[];
}> {
  if (ids.length === 0) return { attachments: [], sent: () => [] };
  const attachments = await findUploads(ctx.tx, ids, { ticketId, personId: ctx.actor.personId ?? '' });
  if (attachments.length !== new Set(ids).size) {
    throw invalid('A file is no longer there or was sent already. Attach it again.');
  }
  return { attachments, sent: (messageId) => [markUploadsSent(ids, messageId)] };
}
