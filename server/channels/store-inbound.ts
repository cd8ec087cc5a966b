// What arrives is stored as it is before anybody looks into it: when this has committed, the sender's server may be told
// that the message is ours.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, inTransaction, together } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { isLarge, sha256InTurns, storeFile, storeLargeFile } from '../platform/files.ts';
import type { Arrived, Stored } from './channel.ts';
import { storable } from './email/reading/read-charset.ts';

/** In one round trip, together with what else must hold with it; of a large mail in one transaction, piece by piece. */
export async function storeInbound(
  ctx: Context,
  message: Arrived,
  also: (inboundId: string) => readonly Compilable[] = () => [],
): Promise<Stored> {
  const id = ctx.newId();
  const { raw } = message;
  const rawSha256 = await sha256InTurns(raw);
  const rows = (): Compilable[] => [
    insertInbound(ctx, id, rawSha256, message),
    received(ctx, id, message),
    ...also(id),
  ];
  if (isLarge(raw)) {
    await inTransaction(ctx.tx, async (tx: Database) => {
      await storeLargeFile(tx, raw, rawSha256, ctx.now);
      await together(tx, rows());
    });
  } else {
    await together(ctx.tx, [...storeFile(raw, rawSha256, ctx.now), ...rows()]);
  }
  return { id, receivedAt: ctx.now, rawSha256, message };
}

const insertInbound = (ctx: Context, id: string, rawSha256: Buffer, message: Arrived): Compilable =>
  insertRows('inbound', [
    {
      id,
      channel: message.channel,
      door: message.door,
      receivedAt: ctx.now,
      rawSha256,
      size: message.raw.length,
      envelopeFrom: message.envelopeFrom === null ? null : storable(message.envelopeFrom),
      envelopeTo: message.envelopeTo.map(storable),
      remoteAddress: message.remoteAddress,
      ...(message.mailboxId ? { mailboxId: message.mailboxId } : {}),
      ...(message.oversized ? { oversized: true } : {}),
    },
  ]);

const received = (ctx: Context, id: string, { channel, door }: Arrived): Compilable =>
  record(ctx, [{ kind: 'inbound.received', subjectId: id, data: { channel, door } }]);
