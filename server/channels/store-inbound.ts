// What arrives is stored as it is before anybody looks into it: when this has committed, the sender's server may be told
// that the message is ours.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { insertRows, together } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { sha256Of, storeFile } from '../platform/files.ts';
import type { Arrived, Stored } from './channel.ts';
import { storable } from './email/reading/read-charset.ts';

/** In one round trip, together with what else must hold with it. */
export async function storeInbound(
  ctx: Context,
  message: Arrived,
  also: (inboundId: string) => readonly Compilable[] = () => [],
): Promise<Stored> {
  const id = ctx.newId();
  const sha256 = sha256Of(message.raw);
  await together(ctx.tx, [
    ...storeFile(message.raw, sha256, ctx.now),
    insertRows('inbound', [
      {
        id,
        channel: message.channel,
        door: message.door,
        receivedAt: ctx.now,
        rawSha256: sha256,
        size: message.raw.length,
        envelopeFrom: message.envelopeFrom === null ? null : storable(message.envelopeFrom),
        envelopeTo: message.envelopeTo.map(storable),
        remoteAddress: message.remoteAddress,
        ...(message.mailboxId ? { mailboxId: message.mailboxId } : {}),
        ...(message.oversized ? { oversized: true } : {}),
      },
    ]),
    record(ctx, [{ kind: 'inbound.received', subjectId: id, data: { channel: message.channel, door: message.door } }]),
    ...also(id),
  ]);
  return { id, receivedAt: ctx.now, rawSha256: sha256, message };
}
