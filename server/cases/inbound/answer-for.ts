// How much of an answer a mail gets by itself. The sender's mails are worked on one after the other, so what was read of the
// counts is still true when they are written.

import type { Compilable } from 'kysely';
import { count, countOne, windowEnd } from '../../access/throttle.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import type { Withheld } from '../../tickets/write-withheld.ts';
import { automaticLimit, dayLimit, hourLimit, wordsLimit } from './answer-limits.ts';
import { acknowledgementOf } from './authority.ts';
import type { Word } from './inbound-rows.ts';
import type { Facts } from './read-facts.ts';

/** Counts a mail that looks like a machine's. @returns whether it is the one with which there are too many */
export async function countAutomatic(ctx: Context, email: string): Promise<boolean> {
  const limit = automaticLimit(email);
  return (await count(ctx, limit)) === limit.most + 1;
}

/** Two machines may be answering each other; the ticket's person is told. */
export const loopSuspected = (ticketId: number, facts: Facts): NewEvent => ({
  kind: 'loop.suspected',
  ticketId,
  data: facts.sender ? { personId: facts.sender.id } : {},
});

export type Answer = {
  acknowledge: 'fully' | 'stranger' | 'not';
  writes: Compilable[];
  /** Why a stranger is not told yet, and when they may be. */
  withheld?: Pick<Withheld, 'reason' | 'dueAt'>;
};

/**
 * The acknowledgement of a new ticket, and what is to be written because of it. One in shadow never leaves, so it is not
 * counted: it would cost the same person the answer of a mailbox that works in earnest.
 */
export function answerFor(
  ctx: Context,
  word: Word,
  facts: Facts,
  kind: 'personal' | 'bulk',
  inShadow: boolean,
): Answer {
  const { email } = word.sender;
  const acknowledge = acknowledgementOf({
    kind,
    authentication: word.authentication.result,
    addressVerified: facts.sender?.verifiedAt != null,
  });
  if (acknowledge === 'not' || looksAutomatic(facts, email)) return { acknowledge: 'not', writes: [] };
  // Anybody can put an address on a mail, a proven one too: what nothing proves is answered seldom (4.2.10).
  if (inShadow || word.authentication.result === 'pass') return { acknowledge, writes: [] };
  const limits = [dayLimit(email), hourLimit(email)];
  const usedUp = limits.find((limit) => (facts.counts[limit.key] ?? 0) >= limit.most);
  if (!usedUp) return { acknowledge, writes: limits.map((limit) => countOne(ctx, limit)) };
  const reason = usedUp === limits[0] ? 'day' : 'hour';
  return {
    acknowledge: 'not',
    writes: [],
    withheld: { reason, dueAt: windowEnd(ctx.now, usedUp.windowSeconds) },
  };
}

const looksAutomatic = (facts: Facts, email: string): boolean => {
  const limit = automaticLimit(email);
  return (facts.counts[limit.key] ?? 0) > limit.most;
};

/**
 * Counts a word of one correspondent on a ticket. @returns whether there are so many today that it looks like a loop; the
 * ticket's people are told once.
 */
export async function noteLoop(ctx: Context, facts: Facts, ticketId: number, email: string): Promise<boolean> {
  const limit = wordsLimit(ticketId, email);
  const words = await count(ctx, limit);
  if (words === limit.most + 1) await together(ctx.tx, [record(ctx, [loopSuspected(ticketId, facts)])]);
  return words > limit.most || looksAutomatic(facts, email);
}
