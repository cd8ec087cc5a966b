// A mail is read again, because the program reads better than it did when the mail came. First it is only shown what would
// be different. Applied, a mail that became a message gives that message its new text and files, under the same ids, and
// offers whom it shows to have asked; one
// that was kept quietly or put aside goes the way that it would go today. Nothing is said twice, and nobody is answered again.

import type { InboundState } from '../../channels/channel.ts';
import type { Authentication } from '../../channels/email/authenticate-mail.ts';
import { findInbound, type Inbound, insertReplay, readInboundState, receiveAgain } from '../../channels/inbound.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { readFile, sha256Of } from '../../platform/files.ts';
import { isAgent } from '../../tickets/permissions.ts';
import { decideMail, readAgain } from '../inbound/accept-inbound.ts';
import type { Mail } from '../inbound/inbound-rows.ts';
import { putTogether } from '../inbound/put-together.ts';
import type { Keys } from '../inbound/read-facts.ts';
import { proposeAgain } from './propose-again.ts';
import { type Kept, keptAs, rewriteMessage, wordsOf } from './rewrite-message.ts';

export type Reading = {
  state: InboundState;
  reason: string | null;
  ticketNumber: string | null;
  text: string | null;
  formatted: boolean;
  files: string[];
};
export type Replayed = { before: Reading; after: Reading; differs: string[]; applied: boolean };

/** Leaves the transaction without a trace, with what was seen in it. */
class OnlyLooked extends Error {
  readonly seen: Replayed;
  constructor(seen: Replayed) {
    super('Only looked.');
    this.seen = seen;
  }
}

/** @throws NotFound, Forbidden, Conflict (not dealt with yet, or a person has turned it down) */
export async function replayInbound(ctx: Context, keys: Keys, id: string, apply: boolean): Promise<Replayed> {
  if (!isAgent(ctx.actor)) throw forbidden('Only agents decide about mail that was put aside.');
  const inbound = await findInbound(ctx.tx, id);
  if (!inbound) throw notFound('There is no such message.');
  const raw = (await readFile(ctx.tx, inbound.rawSha256)) ?? Buffer.alloc(0);
  try {
    return await inTransaction(ctx.tx, async (tx) => {
      const played = await play({ ...ctx, tx }, keys, inbound, raw);
      if (!apply || played.differs.length === 0) throw new OnlyLooked({ ...played, applied: false });
      await together(tx, [
        insertReplay({ ...ctx, tx }, id, summaryOf(played.before), summaryOf(played.after)),
        record({ ...ctx, tx }, [{ kind: 'inbound.replayed', subjectId: id, data: { differs: played.differs } }]),
      ]);
      return { ...played, applied: true };
    });
  } catch (error) {
    if (error instanceof OnlyLooked) return error.seen;
    throw error;
  }
}

async function play(ctx: Context, keys: Keys, inbound: Inbound, raw: Buffer): Promise<Omit<Replayed, 'applied'>> {
  const now = (await readInboundState(ctx.tx, inbound.id))!;
  if (now.state === 'received')
    throw conflict('This mail has not been dealt with yet; it is read by itself in a moment.');
  const mail = await readAgain(ctx, inbound, raw, now.authentication as Authentication | null);
  const kept = now.messageId ? await keptAs(ctx, now.messageId) : null;
  const ticketNumber = (await findInbound(ctx.tx, inbound.id))?.ticketNumber ?? null;
  const { state, reason } = now;
  const before: Reading = { state, reason, ticketNumber, ...readingOfKept(kept) };
  if (kept) {
    const { sender } = mail;
    const whole = sender ? await putTogether(ctx, { ...mail, sender }, kept.ticketId) : mail;
    const words = wordsOf(whole, kept);
    const after: Reading = { ...before, text: words.text, formatted: words.html !== null, files: filesOf(whole) };
    const differs = await rewriteMessage(ctx, whole, kept, words);
    const isOffered = await proposeAgain(ctx, keys, mail, kept);
    return { before, after, differs: isOffered ? [...differs, 'requester'] : differs };
  }
  if (state === 'accepted') return { before, after: before, differs: [] };
  if (state === 'rejected' && reason !== 'blocked') {
    throw conflict('A colleague has turned this mail down. Take that back first.');
  }
  await together(ctx.tx, receiveAgain(inbound.id));
  await decideMail(ctx, keys, mail);
  const then = (await readInboundState(ctx.tx, inbound.id))!;
  const became = then.messageId ? await keptAs(ctx, then.messageId) : null;
  const number = (await findInbound(ctx.tx, inbound.id))?.ticketNumber ?? null;
  const after: Reading = { state: then.state, reason: then.reason, ticketNumber: number, ...readingOfKept(became) };
  const differs = (['state', 'reason', 'ticketNumber'] as const).filter((name) => before[name] !== after[name]);
  return { before, after, differs };
}

const readingOfKept = (kept: Kept | null): Pick<Reading, 'text' | 'formatted' | 'files'> => ({
  text: kept?.bodyText ?? null,
  formatted: kept?.bodyHtml != null,
  files: kept?.files.map((one) => one.name) ?? [],
});

const filesOf = ({ parsed }: Mail): string[] => parsed.files.map((one) => one.name);

/** What stays of it in the record: codes, counts and hashes. */
const summaryOf = ({ state, reason, text, formatted, files }: Reading) => ({
  state,
  reason,
  formatted,
  files: files.length,
  text: text === null ? null : sha256Of(Buffer.from(text)).toString('hex'),
});
