// An agent answers a notice from their own mail program (R14). The address that they answer to says who is meant to read it:
// the notice's own Reply-To is for the team, and only the other address, which nobody uses by pressing "reply", is for the
// requester. What cannot be shown to be theirs, or would answer something unread, is not taken, and they are told why.

import { actorOf } from '../../access/find-actor.ts';
import { count } from '../../access/throttle.ts';
import type { InboundOutcome } from '../../channels/channel.ts';
import { type AnswerKind, holdsAnswerAddress, readAnswerAddress } from '../../channels/email/reply-address.ts';
import { endInbound, insertReferences } from '../../channels/inbound.ts';
import { queueNotice } from '../../channels/queue-delivery.ts';
import { findPerson } from '../../people/find-people.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { Refusal } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { cameByMail, insertAttachments } from '../../tickets/write-ticket.ts';
import { type Mail, storeFiles, type Word, whatItSays } from '../inbound/inbound-rows.ts';
import { type Keys, recipientsOf } from '../inbound/read-facts.ts';
import { postMessage } from '../post-message.ts';
import { type Notice, readNotice, saidSince } from './read-notice.ts';

export type Answer = { noticeId: string; kind: AnswerKind };

/** Where both addresses are written to, the team's counts: what was meant for colleagues must not go out by accident. */
export function answerIn(keys: Keys, { parsed, inbound }: Mail): Answer | null {
  const found = recipientsOf(parsed, inbound.envelopeTo).flatMap((one) => readAnswerAddress(keys.replies, one) ?? []);
  return found.find((one) => one.kind === 'note') ?? found[0] ?? null;
}

type Why = 'unproven' | 'not_yours' | 'closed_access' | 'put_aside' | 'moved_on' | 'empty';

export async function takeAnswer(ctx: Context, word: Word, answer: Answer): Promise<InboundOutcome> {
  const notice = await readNotice(ctx.tx, answer.noticeId);
  if (!notice) return refuse(ctx, word, null, 'put_aside');
  const { sender, authentication } = word;
  if (!notice.addresses.includes(sender.email)) return refuse(ctx, word, notice, 'not_yours');
  if (authentication.result !== 'pass') return refuse(ctx, word, notice, 'unproven');
  const actor = await actorOf(ctx.tx, notice.personId);
  if (actor?.kind !== 'agent') return refuse(ctx, word, notice, 'closed_access');
  const body = answer.kind === 'public' ? withoutQuotes(wordsOf(word)) : wordsOf(word).trim();
  if (body === '' && word.parsed.files.length === 0) return refuse(ctx, word, notice, 'empty');
  // The quote of the notice is still in it, and that is nothing for a requester.
  if (answer.kind === 'public' && holdsAnswerAddress(body)) return refuse(ctx, word, notice, 'empty');
  if (answer.kind === 'public' && (await saidSince(ctx.tx, notice))) return refuse(ctx, word, notice, 'moved_on');
  return post(ctx, word, notice, { actor, kind: answer.kind, body: body === '' ? '…' : body });
}

const wordsOf = ({ parsed }: Word): string => parsed.reply?.text ?? parsed.text;

/** Between the lines of a quote stands what the notice said, the team's business among it. */
const withoutQuotes = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

type Posting = { actor: Actor; kind: AnswerKind; body: string };

async function post(ctx: Context, word: Word, notice: Notice, { actor, kind, body }: Posting): Promise<InboundOutcome> {
  const as = { ...ctx, actor };
  const posted = await postMessage(as, { number: notice.number, kind, body }).catch((error: unknown) => error);
  if (posted instanceof Refusal) {
    return refuse(ctx, word, notice, posted.kind === 'Conflict' ? 'put_aside' : 'closed_access');
  }
  if (posted instanceof Error) throw posted;
  const { ticket, messageId } = posted as Awaited<ReturnType<typeof postMessage>>;
  const files = storeFiles(ctx, word);
  const { messageId: mailId } = word.parsed;
  await together(ctx.tx, [
    // A public answer does not name the agent's own mail: its Message-ID would go to the requester with the next References.
    cameByMail(messageId, kind === 'note' ? word.inbound.id : null),
    files.attachments.length > 0
      ? insertAttachments(files.attachments.map((one) => ({ ...one, messageId })))
      : undefined,
    ...files.writes,
    mailId ? insertReferences(ticket.id, [{ mailId, source: 'received' }]) : undefined,
    endInbound(ctx, word.inbound.id, {
      ...whatItSays(word),
      state: 'accepted',
      reason: null,
      ticketId: ticket.id,
      messageId,
      explanation:
        kind === 'note' ? 'A colleague answered a notice: a note.' : 'A colleague answered the requester by mail.',
    }),
  ]);
  return { state: 'accepted', number: ticket.number };
}

const mostRefusals = { most: 5, windowSeconds: 3600 };

/** It stays among the arrived mail; whoever the notice was for is told, at most a few times an hour. */
async function refuse(ctx: Context, word: Word, notice: Notice | null, why: Why): Promise<InboundOutcome> {
  const person = notice && (await findPerson(ctx.tx, notice.personId));
  const mayTell =
    person?.state === 'active' &&
    (await count(ctx, { key: `refused answers ${person.id}`, ...mostRefusals })) <= mostRefusals.most;
  const told = mayTell && notice && person.email ? { ...notice, address: person.email } : null;
  await together(ctx.tx, [
    endInbound(ctx, word.inbound.id, {
      ...whatItSays(word),
      state: 'quarantined',
      reason: 'answer_refused',
      explanation: sentences[why],
      ticketId: notice?.ticketId ?? null,
      dueAt: new Date(ctx.now.getTime() + 24 * 3_600_000),
    }),
    ...(told ? queueNotice(ctx, { kind: 'agent_refused', ticketId: told.ticketId, data: { why } }, told) : []),
    record(ctx, [
      {
        kind: 'inbound.quarantined',
        subjectId: word.inbound.id,
        data: { reason: 'answer_refused', why, ...(told ? { deliveries: 1 } : {}) },
      },
    ]),
  ]);
  return { state: 'quarantined', number: null };
}

const sentences: Record<Why, string> = {
  unproven: 'It answers a notice to a colleague, and nothing shows that it is really from them.',
  not_yours: 'It answers a notice to a colleague from another address than theirs.',
  closed_access: 'It answers a notice to a colleague whose access is closed or does not allow it.',
  put_aside: 'It answers a notice about a ticket from which nothing is sent.',
  moved_on: 'It answers a notice, and something new had come in on the ticket since.',
  empty: 'It answers a notice without a word that could be told from the quote.',
};
