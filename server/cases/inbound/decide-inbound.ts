// A mail was put aside because nobody can be answered for it, or because it says that it is from somebody it is not from. An
// agent looks at it and takes it in as a ticket, or rejects it with a reason. Its original stays in either case.

import type { rejectReasons } from '../../../contract/inbound.ts';
import { mailIdentity } from '../../channels/email/mail-identity.ts';
import { parseApart } from '../../channels/email/parse-apart.ts';
import { type ParsedMail, plainMail } from '../../channels/email/reading/parse-mail.ts';
import {
  claimIdentity,
  endInbound,
  findFirstOf,
  findInbound,
  type Inbound,
  insertDecision,
  readInboundState,
} from '../../channels/inbound.ts';
import { normaliseEmail } from '../../people/email-address.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { readFile } from '../../platform/files.ts';
import { isAgent } from '../../tickets/permissions.ts';
import { triesUntilPlain } from './accept-inbound.ts';
import type { Word } from './inbound-rows.ts';
import { asPiece } from './put-together.ts';
import { type Keys, readFacts } from './read-facts.ts';
import { takeWord } from './take-word.ts';
import { takeFromShadow } from './twin.ts';
import { senderOf } from './who-wrote.ts';

export type RejectReason = (typeof rejectReasons)[number];
export type DecideInbound =
  | { id: string; decision: 'accept'; requester?: { email: string; name?: string | undefined } | undefined }
  | { id: string; decision: 'reject'; reason?: RejectReason | undefined; explanation?: string | undefined };

/** @throws NotFound, Forbidden, Invalid (no reason, nobody to answer), Conflict (decided already, or its copy came in) */
export async function decideInbound(ctx: Context, keys: Keys, input: DecideInbound): Promise<void> {
  const inbound = await findInbound(ctx.tx, input.id);
  if (!inbound) throw notFound('There is no such message.');
  if (!isAgent(ctx.actor)) throw forbidden('Only agents decide about mail that was put aside.');
  if (inbound.state !== 'quarantined') throw decidedAlready();
  const raw = (await readFile(ctx.tx, inbound.rawSha256)) ?? Buffer.alloc(0);
  // What was tried in vain many times is taken as its text, as it would have been by itself.
  const parsed = inbound.tries > triesUntilPlain ? plainMail(raw) : await asPiece(ctx, await parseApart(raw), raw);
  await inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    if (input.decision === 'accept') await accept(here, keys, inbound, parsed, input.requester);
    else await reject(here, inbound, input.reason, input.explanation);
  });
}

/** It goes the way that it would have gone: it opens a ticket, or joins the one that it answers. */
async function accept(
  ctx: Context,
  keys: Keys,
  inbound: Inbound,
  parsed: ParsedMail,
  requester: { email: string; name?: string | undefined } | undefined,
): Promise<void> {
  const own = senderOf(parsed, inbound);
  const email = requester ? normaliseEmail(requester.email) : (own?.email ?? null);
  if (!email) throw invalid('The mail does not say who sent it. Say who is to be answered.');
  // The agent vouches for the mail; of its address nobody has shown anything, so it is neither proven nor refuted.
  const word: Word = {
    inbound,
    parsed,
    sender: { email, name: requester?.name ?? (email === own?.email ? own.name : '') },
    authentication: { result: 'none', policy: null, how: 'an agent took it in' },
    spam: null,
  };
  const identity = mailIdentity(parsed, inbound);
  const keysHeld = [...parsed.references, ...parsed.inReplyTo, parsed.messageId ?? '', `from ${email}`];
  const isFirst = await claimIdentity(ctx, inbound.id, identity, keysHeld);
  const facts = await readFacts(ctx, keys, inbound, parsed, email);
  if (facts.state !== 'quarantined') throw decidedAlready();
  const was = (await readInboundState(ctx.tx, inbound.id))!;
  if (!isFirst) {
    const first = await findFirstOf(ctx.tx, identity);
    if (!first || !(await takeFromShadow(ctx, identity, inbound.id, first, facts)))
      throw conflict('The same mail has come in another time, as {number}.', { number: first?.ticketNumber ?? '–' });
  }
  await takeWord(ctx, word, facts, 'personal');
  await together(ctx.tx, [
    insertDecision(ctx, inbound.id, 'accept', was),
    decided(ctx, inbound.id, { decision: 'accept' }),
  ]);
}

async function reject(
  ctx: Context,
  inbound: Inbound,
  reason: RejectReason | undefined,
  explanation: string | undefined,
): Promise<void> {
  if (!reason) throw invalid('Say why the mail is rejected.');
  const was = await readInboundState(ctx.tx, inbound.id);
  if (was?.state !== 'quarantined') throw decidedAlready();
  await together(ctx.tx, [
    endInbound(ctx, inbound.id, { state: 'rejected', reason, explanation: explanation || null }),
    insertDecision(ctx, inbound.id, 'reject', was),
    decided(ctx, inbound.id, { decision: 'reject', reason }),
  ]);
}

const decidedAlready = () => conflict('Somebody has decided about this mail already.');

const decided = (ctx: Context, inboundId: string, data: Record<string, unknown>) =>
  record(ctx, [{ kind: 'inbound.decided', subjectId: inboundId, data }]);
