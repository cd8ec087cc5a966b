// How much of an answer a mail gets by itself. Two machines that answer each other must come to rest, and nobody may use the
// desk to write to others.

import { sql } from 'kysely';
import { count } from '../../access/throttle.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { acknowledgementOf } from './authority.ts';
import type { Word } from './inbound-rows.ts';
import type { Facts } from './read-facts.ts';

const automaticWindowSeconds = 600;
const mostAutomatic = 5;
const mostWordsADay = 20;
const daySeconds = 86_400;

const automaticKey = (email: string): string => `looks automatic ${email}`;

/** Counts a mail that looks like a machine's, so that a correspondent who sends many of them is no longer answered. */
export async function countAutomatic(ctx: Context, email: string): Promise<void> {
  await count(ctx, { key: automaticKey(email), most: mostAutomatic, windowSeconds: automaticWindowSeconds });
}

/** The acknowledgement of a new ticket. */
export async function answerFor(
  ctx: Context,
  { sender, authentication }: Word,
  facts: Facts,
  kind: 'personal' | 'bulk',
): Promise<'fully' | 'stranger' | 'not'> {
  const { email } = sender;
  const answer = acknowledgementOf({
    kind,
    authentication: authentication.result,
    addressVerified: facts.sender?.verifiedAt != null,
  });
  if (answer === 'not' || (await looksAutomatic(ctx, email))) return 'not';
  if (answer === 'fully') return answer;
  const hour = await count(ctx, { key: `acknowledged in an hour ${email}`, most: 1, windowSeconds: 3600 });
  if (hour > 1) return 'not';
  const day = await count(ctx, { key: `acknowledged in a day ${email}`, most: 3, windowSeconds: daySeconds });
  return day > 3 ? 'not' : answer;
}

async function looksAutomatic(ctx: Context, email: string): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - 2 * automaticWindowSeconds * 1000);
  const { rows } = await sql<{ many: boolean }>`
    select exists (select 1 from throttle where key = ${automaticKey(email)} and window_at > ${since}
      and count >= ${mostAutomatic}) as many`.execute(ctx.tx);
  return rows[0]!.many;
}

/**
 * Counts a word of one correspondent on a ticket. @returns whether there are so many today that it looks like a loop; the
 * ticket's people are told once.
 */
export async function noteLoop(ctx: Context, ticketId: number, email: string): Promise<boolean> {
  const words = await count(ctx, {
    key: `words on ${ticketId} ${email}`,
    most: mostWordsADay,
    windowSeconds: daySeconds,
  });
  if (words === mostWordsADay + 1) await together(ctx.tx, [record(ctx, [{ kind: 'loop.suspected', ticketId }])]);
  return words > mostWordsADay || looksAutomatic(ctx, email);
}
