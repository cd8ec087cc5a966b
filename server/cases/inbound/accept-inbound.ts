// A mail becomes what it is: a ticket, a word on one, something kept quietly, or something put aside with a reason. What has
// to be found out elsewhere (its parts, the DNS) is found out first; then everything is decided and written in one
// transaction, so that a mail is worked on whole or not at all.

import type { InboundOutcome, Stored } from '../../channels/channel.ts';
import {
  type Authentication,
  authenticateMail,
  isPublic,
  type Resolver,
} from '../../channels/email/authenticate-mail.ts';
import { headerLines } from '../../channels/email/header-lines.ts';
import { mailIdentity } from '../../channels/email/mail-identity.ts';
import { parseApart } from '../../channels/email/parse-apart.ts';
import { judgeMail } from '../../channels/email/reading/automatic-mail.ts';
import { plainMail } from '../../channels/email/reading/parse-mail.ts';
import {
  deskMark,
  readAnswerAddress,
  readBounceAddress,
  readReplyAddress,
} from '../../channels/email/reply-address.ts';
import { readSpamVerdict } from '../../channels/email/spam-verdict.ts';
import { whoFilledIn } from '../../channels/form-senders.ts';
import {
  claimIdentity,
  endInbound,
  type FirstOfIdentity,
  findFirstOf,
  findInbound,
  type Inbound,
} from '../../channels/inbound.ts';
import { homesOf } from '../../channels/own-address.ts';
import { readWay } from '../../channels/way-here.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { lostRace, notFound } from '../../platform/errors.ts';
import { readFile } from '../../platform/files.ts';
import { readableLine } from '../../platform/readable-line.ts';
import { answerIn, takeAnswer } from '../by-mail/take-answer.ts';
import { noteAddressWorks } from './address-works.ts';
import { type Mail, type Word, whatItSays } from './inbound-rows.ts';
import { keepAutomatic } from './keep-automatic.ts';
import { opensForMachines, sameToday } from './machine-mail.ts';
import { namedByGroup } from './named-by-group.ts';
import { putAside, whyAside } from './put-aside.ts';
import { asPiece } from './put-together.ts';
import { type Facts, type Keys, readFacts, recipientsOf } from './read-facts.ts';
import { takeWord } from './take-word.ts';
import { believeServer } from './trusted-server.ts';
import { findTwins, standsFor, takeFromShadow } from './twin.ts';
import { onlyForFrom, senderOf } from './who-wrote.ts';

export type AcceptDeps = { keys: Keys; resolver: Resolver };

/** After this many tries a mail is taken as text plus original; after the second number it is put aside. */
export const triesUntilPlain = 5;
export const triesUntilAside = 8;

/**
 * Works on a stored mail; one that was worked on already only tells its outcome, and before the desk is set up it waits.
 * @throws NotFound, and whatever the database says: the caller notes the try
 */
export async function acceptInbound(ctx: Context, deps: AcceptDeps, inboundId: string): Promise<InboundOutcome> {
  const inbound = await findInbound(ctx.tx, inboundId);
  if (!inbound) throw notFound('There is no such message.');
  if (inbound.state !== 'received') return { state: inbound.state, number: inbound.ticketNumber };
  const raw = (await readFile(ctx.tx, inbound.rawSha256)) ?? Buffer.alloc(0);
  return workOn(ctx, deps, inbound, raw);
}

/** The same for a mail that has just been stored, without reading it again. */
export function acceptStored(ctx: Context, deps: AcceptDeps, stored: Stored): Promise<InboundOutcome> {
  const { id, receivedAt, rawSha256, message } = stored;
  const { door, raw, envelopeFrom, envelopeTo, remoteAddress } = message;
  return workOn(ctx, deps, { id, receivedAt, rawSha256, door, envelopeFrom, envelopeTo, remoteAddress, tries: 0 }, raw);
}

async function workOn(ctx: Context, deps: AcceptDeps, inbound: Inbound, raw: Buffer): Promise<InboundOutcome> {
  const parsed = inbound.tries > triesUntilPlain ? plainMail(raw) : await asPiece(ctx, await parseApart(raw), raw);
  const sender = senderOf(parsed, inbound);
  const authentication = await authenticateMail(
    {
      raw,
      from: parsed.from?.address ?? null,
      envelopeFrom: inbound.envelopeFrom,
      remoteAddress: inbound.door === 'smtp' ? inbound.remoteAddress : null,
      signed: parsed.headers.has('dkim-signature'),
    },
    deps.resolver,
  );
  const group = await believeServer(ctx, inbound, parsed, authentication);
  const found = onlyForFrom(group, raw, parsed, sender);
  const mail: Mail = {
    inbound,
    parsed,
    sender,
    authentication: await namedByGroup(ctx, deps.resolver, { inbound, raw, parsed, sender, group, found }),
    spam: spamVerdictOf(inbound, raw),
  };
  return inTransaction(ctx.tx, (tx) => decideMail({ ...ctx, tx }, deps.keys, mail));
}

/** The mail as it reads today, with what was found out of its sender when it came: the DNS of then is gone. */
export async function readAgain(
  ctx: Context,
  inbound: Inbound,
  raw: Buffer,
  authentication: Authentication | null,
): Promise<Mail> {
  const parsed = inbound.tries > triesUntilPlain ? plainMail(raw) : await asPiece(ctx, await parseApart(raw), raw);
  return {
    inbound,
    parsed,
    sender: senderOf(parsed, inbound),
    authentication: authentication ?? { result: 'none', policy: null, how: 'it was not looked at when it came' },
    spam: spamVerdictOf(inbound, raw),
  };
}

/** Everything is known; `ctx.tx` is a transaction, and the mail's row says `received`. */
export async function decideMail(ctx: Context, allKeys: Keys, mail: Mail): Promise<InboundOutcome> {
  const { inbound, parsed, sender } = mail;
  const identity = mailIdentity(parsed, inbound);
  const keys = [...parsed.references, ...parsed.inReplyTo, parsed.messageId ?? '', `from ${sender?.email}`];
  const isFirst = await claimIdentity(ctx, inbound.id, identity, keys);
  const facts = await readFacts(ctx, allKeys, inbound, parsed, sender?.email ?? null);
  if (facts.state !== 'received' || !facts.deskSetUp) return { state: facts.state, number: facts.ticketNumber };
  const first = isFirst ? null : await firstCopy(ctx, identity, inbound.id, facts);
  if (first && standsFor(first, mail)) return endAsCopy(ctx, mail, first);
  await noteAddressWorks(ctx, mail, facts);
  if (inbound.tries > triesUntilAside) {
    return putAside(ctx, mail, facts, {
      reason: 'unreadable',
      explanation: 'It could not be worked on, however often it was tried; the original is kept.',
    });
  }
  const answers =
    parsed.inReplyTo.length > 0 || recipientsOf(parsed, inbound.envelopeTo).some((one) => isOurTag(allKeys, one));
  const judgement = judgeMail({
    headers: parsed.headers,
    from: sender?.email ?? '',
    subject: parsed.subject,
    text: parsed.reply?.text ?? parsed.text,
    calendarReply: parsed.isCalendarReply,
    envelopeFrom: inbound.envelopeFrom,
    fromUs: isOurs(facts, allKeys, sender?.email ?? ''),
    loopMark: deskMark(allKeys.replies),
    answers,
  });
  const isMachine = judgement.kind === 'automatic' && (await opensForMachines(ctx, mail, judgement.reason!, answers));
  if (judgement.kind === 'automatic' && !isMachine) {
    return first ? endAsCopy(ctx, mail, first) : keepAutomatic(ctx, allKeys, mail, facts, judgement.reason!);
  }
  if (!sender) {
    return putAside(ctx, mail, facts, {
      reason: 'no_sender',
      explanation: readWay(parsed).isRewritten
        ? 'It came from a group or a list that says nowhere who wrote it, so nobody can be answered.'
        : 'It says nowhere who sent it, so nobody can be answered.',
    });
  }
  const answer = answerIn(allKeys, mail);
  if (answer) return takeAnswer(ctx, { ...mail, sender }, answer);
  const aside = whyAside({ ...mail, sender }, facts);
  if (aside) return putAside(ctx, mail, facts, aside);
  const filled = filledIn({ ...mail, sender }, facts);
  const kept = first?.state === 'accepted' ? first : null;
  if (filled && kept) return endAsCopy(ctx, mail, kept);
  if (filled) {
    const known = await readFacts(ctx, allKeys, inbound, parsed, filled.sender.email);
    return takeWord(ctx, filled, known, 'personal');
  }
  const twins = facts.idTaken || kept ? await findTwins(ctx, { ...mail, sender }, facts, kept) : null;
  if (twins?.copyOf) return endAsCopy(ctx, mail, twins.copyOf);
  const kind = judgement.kind === 'personal' ? 'personal' : 'bulk';
  const same = twins?.candidate ?? (kind === 'bulk' ? await sameToday(ctx, mail, facts) : null);
  const known = same && facts.candidates.length === 0 ? { ...facts, candidates: [same] } : facts;
  return takeWord(ctx, { ...mail, sender }, known, kind);
}

/** A web form speaks for whoever filled it in; that it is their address is shown by nothing. */
export function filledIn(word: Word, { formSender }: Facts): Word | null {
  const who = formSender && whoFilledIn(formSender, word.parsed);
  if (!who) return null;
  const authentication = { result: 'none' as const, policy: null, how: 'a web form names its sender' };
  return { ...word, sender: { email: who.email, name: readableLine(who.name) }, authentication };
}

/** Where the sender's own server stood at our door nobody of ours has looked into the mail before: all headers are theirs. */
function spamVerdictOf({ door, remoteAddress }: Inbound, raw: Buffer): Mail['spam'] {
  if (door === 'smtp' && remoteAddress !== null && isPublic(remoteAddress)) return null;
  return readSpamVerdict(headerLines(raw));
}

const isOurTag = (keys: Keys, address: string): boolean =>
  [readReplyAddress, readBounceAddress, readAnswerAddress].some((read) => read(keys.replies, address) !== null);

const isOurs = (facts: Facts, keys: Keys, email: string): boolean =>
  isOurTag(keys, email) || facts.mailboxes.some((one) => homesOf(email).includes(one.address));

/** The mail of the same content that came before. */
async function firstCopy(
  ctx: Context,
  identity: Buffer,
  inboundId: string,
  facts: Facts,
): Promise<FirstOfIdentity | null> {
  const first = await findFirstOf(ctx.tx, identity);
  // It was put aside while this one waited for it: then this one is looked at for itself, with what is known now.
  if (first?.state === 'quarantined' || first?.state === 'rejected') throw lostRace('The first copy was put aside.');
  return first && (await takeFromShadow(ctx, identity, inboundId, first, facts)) ? null : first;
}

/** The second arrival of a mail adds nothing, and says to which ticket it belongs. */
async function endAsCopy(ctx: Context, mail: Mail, first: FirstOfIdentity): Promise<InboundOutcome> {
  await together(ctx.tx, [
    endInbound(ctx, mail.inbound.id, {
      ...whatItSays(mail),
      state: 'accepted',
      reason: 'duplicate',
      explanation: 'The same mail had arrived before.',
      duplicateOf: first.inboundId,
      ticketId: first.ticketId,
    }),
  ]);
  return { state: 'accepted', number: first.ticketNumber };
}
