// A delivery becomes a mail: the words, the address it is written from, the recipient's own link. Shown in the Outbox and
// sent by the same function.

import { isIP } from 'node:net';
import { readOfferToWait, readOtherNames } from '../assignment/told-names.ts';
import type { Context } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { readFile } from '../platform/files.ts';
import { closingDate } from '../promises/closing-date.ts';
import { readOtherDates } from '../promises/told-together.ts';
import { brandPalettes } from '../settings/brand-look.ts';
import { besidesWords } from '../wording/absences/besides.ts';
import { chooseLocale, type Locale } from '../wording/locales.ts';
import { putLink, say, sayDate } from '../wording/say.ts';
import { type ComposedMail, composeMail, headersOf, type Outgoing } from './email/compose-mail.ts';
import { answerAddress } from './email/reply-address.ts';
import { noticeWords } from './notice-words.ts';
import { type DeliveryToSend, readDelivery } from './read-delivery.ts';

export type RenderDeps = {
  /** The address under which people reach the desk, without a slash at the end. */
  publicUrl: () => string;
  /** Key of reply and bounce addresses. */
  replies: Buffer;
  /** The whole address of a participant's own page. */
  ticketLink: (ticketId: number, personId: string, epoch: number, at: Date) => string;
  /** The whole address where a participant hands in files. */
  uploadLink: (ticketId: number, personId: string, epoch: number, at: Date) => string;
  signInLink: (linkId: string) => string;
  /** The whole address where somebody of ours takes up what a notice tells of. */
  acceptLink: (noticeId: string) => string;
};

/** As the Outbox shows it. @throws NotFound */
export async function renderDelivery(
  ctx: Context,
  deps: RenderDeps,
  deliveryId: string,
): Promise<{ headers: [string, string][]; subject: string; text: string }> {
  const delivery = await readDelivery(ctx.tx, deliveryId);
  if (!delivery) throw notFound('There is no such mail.');
  const { mail } = await toMail(ctx, deps, delivery, []);
  return { headers: headersOf(mail), subject: mail.subject, text: mail.text };
}

/** Whether it may leave at all; null: yes. The table refuses a note too, this is the second lock on that door. */
export function whyNotToSend(delivery: DeliveryToSend, now: Date): string | null {
  if (delivery.shadow) return 'What was written in shadow never leaves.';
  if (delivery.example) return 'Mail of the example company never leaves.';
  if (delivery.messageId && delivery.messageKind !== 'public') return 'Only public messages leave.';
  if (delivery.messageId && (delivery.role === null || delivery.role === 'pending')) {
    return 'The person does not take part in the ticket any more.';
  }
  if (delivery.linkId && delivery.linkExpiresAt && delivery.linkExpiresAt <= now)
    return 'The sign-in link has expired.';
  return null;
}

const mostFileBytes = 15 * 1024 * 1024;

/** Mail servers refuse what is larger; then the mail says where the files are. */
const goesByLink = ({ files }: DeliveryToSend): boolean =>
  files.reduce((sum, file) => sum + file.size, 0) > mostFileBytes;

/** With the files that go with it. */
export async function readyToSend(ctx: Context, deps: RenderDeps, delivery: DeliveryToSend): Promise<ComposedMail> {
  const files = await Promise.all(
    (goesByLink(delivery) ? [] : delivery.files).map(async ({ sha256, name, type }) => {
      const bytes = await readFile(ctx.tx, Buffer.from(sha256, 'hex'));
      return { name, type, bytes: bytes ?? Buffer.alloc(0) };
    }),
  );
  return (await toMail(ctx, deps, delivery, files)).mail;
}

async function toMail(
  ctx: Context,
  deps: RenderDeps,
  delivery: DeliveryToSend,
  files: Outgoing['files'],
): Promise<{ mail: ComposedMail }> {
  const from = senderOf(deps, delivery);
  const answers = answersTo(deps, delivery, from.address);
  const words = delivery.messageId
    ? await messageWords(ctx, deps, delivery)
    : await noticeWords(ctx, deps, delivery, answers?.publicAddress ?? null);
  const thread = delivery.messageId ? delivery.thread : [];
  const mail = composeMail(deps.replies, {
    deliveryId: delivery.id,
    ticketId: delivery.ticketId,
    mailId: delivery.mailId ?? mailIdOf(deps, delivery),
    from,
    // The name is a word of the sender too: to a stranger nothing is said that a stranger wrote.
    to: {
      name: delivery.known && delivery.personName !== delivery.toAddress ? delivery.personName : '',
      address: delivery.toAddress,
    },
    ...words,
    linkColours: delivery.brandAccent ? linkColoursOf(delivery.brandAccent) : null,
    writer: delivery.byAgent ? 'person' : isAnswer(delivery.purpose) ? 'answer' : 'machine',
    inReplyTo: (thread.findLast((one) => one.theirs) ?? thread.at(-1))?.mailId ?? null,
    references: thread.map((one) => one.mailId),
    date: delivery.sentAt ?? ctx.now,
    files,
    ...(answers ? { replyTo: answers.noteAddress } : {}),
  });
  return { mail };
}

function linkColoursOf(accent: string): { light: string; dark: string } {
  const { light, dark } = brandPalettes(accent);
  return { light: light.brand, dark: dark.brand };
}

const isAnswer = (purpose: string | null): boolean => purpose === 'acknowledgement' || purpose === 'upload';

/**
 * A colleague who is told of a ticket answers from their own mail program. Never to the ticket's reply address: a requester
 * writes there, and what an agent says to the team must have a way of its own.
 */
function answersTo(deps: RenderDeps, { noticeId, ticketId }: DeliveryToSend, base: string) {
  if (noticeId === null || ticketId === null) return null;
  return {
    noteAddress: answerAddress(deps.replies, base, noticeId, 'note'),
    publicAddress: answerAddress(deps.replies, base, noticeId, 'public'),
  };
}

/** The same at every try, and not to be guessed: a delivery's id holds 74 random bits. */
export function mailIdOf(deps: RenderDeps, delivery: DeliveryToSend): string {
  const { address } = senderOf(deps, delivery);
  return `${delivery.id}@${address.slice(address.lastIndexOf('@') + 1)}`;
}

/** The mailbox of the ticket; without any the address that was written to, else support@ the desk's own host. */
function senderOf(deps: RenderDeps, delivery: DeliveryToSend): { name: string; address: string } {
  if (delivery.mailboxAddress) {
    const name = delivery.mailboxName || delivery.brandName || delivery.deskName;
    return { name, address: delivery.mailboxAddress };
  }
  const address = delivery.ticketFromAddress ?? `support@${mailDomainOf(deps.publicUrl())}`;
  return { name: delivery.deskName, address };
}

/**
 * A number is no mail domain. RFC 5321 has a form for it, `[192.0.2.1]`, which mail servers refuse and people cannot type;
 * localhost says as plainly that this desk has no name yet.
 */
function mailDomainOf(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? hostname : 'localhost';
}

async function messageWords(
  ctx: Context,
  deps: RenderDeps,
  delivery: DeliveryToSend,
): Promise<{ subject: string; text: string; language: string }> {
  const locale = chooseLocale([delivery.ticketLanguage, delivery.personLocale], delivery.deskLocale as Locale);
  const number = delivery.ticketNumber!;
  const linkOf = delivery.purpose === 'upload' ? deps.uploadLink : deps.ticketLink;
  const link = linkOf(delivery.ticketId!, delivery.personId, delivery.linkEpoch ?? 0, delivery.messageAt!);
  const others =
    (await otherDates(ctx, deps, delivery, locale)) ?? (await otherNames(ctx, deps, delivery, locale, link));
  const body = putLink(delivery.bodyText!, delivery.linkAt, others ? `${link}\n\n${others}` : link).trim();
  // Where the mailbox's signature names the agent, the desk's own line would name them twice.
  const agent = delivery.signature?.includes('{agent}') ? undefined : (delivery.authorName ?? '');
  // Words of the desk that an agent sends, as a solution, hold the link already; the agent signs them above the desk.
  const isOwn = delivery.byAgent && delivery.linkAt === null;
  const footer = isOwn ? say(locale, 'reply.footer', { agent, number, link }) : null;
  const foreign = foreignReference(delivery.foreignText);
  return {
    subject: delivery.messageSubject ?? subjectOf(delivery, locale, number),
    text: [
      delivery.byAgent && !isOwn && agent ? signedBy(body, agent) : body,
      filesWords(delivery, locale, link),
      await nextWords(ctx, delivery, locale),
      signatureOf(delivery),
      footer,
      delivery.brandFooter || null,
      foreign,
    ]
      .filter((part) => part !== null)
      .join('\n\n'),
    language: locale,
  };
}

/** The last line of such words is the name of the desk. */
function signedBy(body: string, agent: string): string {
  const at = body.lastIndexOf('\n\n') + 2;
  return `${body.slice(0, at)}${agent}\n${body.slice(at)}`;
}

/** Whoever has several tickets reads of all their new dates in the one mail that says that we close. */
async function otherDates(ctx: Context, deps: RenderDeps, delivery: DeliveryToSend, locale: Locale) {
  if (delivery.purpose !== 'away') return null;
  const { personId, toAddress } = delivery;
  const others = await readOtherDates(ctx.tx, { messageId: delivery.messageId!, personId, toAddress });
  if (others.length === 0) return null;
  const zone = delivery.personZone ?? delivery.deskZone ?? 'UTC';
  const now = delivery.messageAt!;
  const lines = others.map((one) =>
    say(locale, 'away.others.line', {
      request: one.subject ? `${one.number} · ${one.subject}` : one.number,
      nextUpdate: sayDate(locale, one.newDueAt, zone, now),
      promised: sayDate(locale, one.wasDueAt, zone, now),
      link: deps.ticketLink(one.id, personId, one.linkEpoch, one.at),
    }),
  );
  return say(locale, 'away.others', { requests: lines.join('\n\n') });
}

/** The same of a new contact; and where their own is away, they may say that they would rather wait. */
async function otherNames(ctx: Context, deps: RenderDeps, delivery: DeliveryToSend, locale: Locale, link: string) {
  if (delivery.purpose !== 'contact') return null;
  const { personId, toAddress } = delivery;
  const messageId = delivery.messageId!;
  const offer = await readOfferToWait(ctx.tx, messageId, personId);
  const others = await readOtherNames(ctx.tx, { messageId, personId, toAddress });
  const zone = delivery.personZone ?? delivery.deskZone ?? 'UTC';
  const besides = {
    offer: offer && { ...offer, link: `${link}/wait` },
    others: others.map((one) => ({ ...one, link: deps.ticketLink(one.id, personId, one.linkEpoch, one.at) })),
  };
  return besidesWords(locale, delivery.ticketNumber!, besides, (at) => sayDate(locale, at, zone, delivery.messageAt!));
}

/** The mailbox's, below what agents write. What a value holds is not looked at again. */
function signatureOf({ byAgent, signature, authorName, authorTitle, deskName }: DeliveryToSend): string | null {
  if (!byAgent || !signature?.trim()) return null;
  const values: Record<string, string> = { agent: authorName ?? '', title: authorTitle ?? '', desk: deskName };
  const text = signature.replace(/\{(agent|title|desk)\}/g, (_, name: string) => values[name]!);
  return text.trim() || null;
}

/** Where the files are that are too large for a mail, by name. */
function filesWords(delivery: DeliveryToSend, locale: Locale, link: string): string | null {
  if (!goesByLink(delivery)) return null;
  return say(locale, 'reply.files', { names: delivery.files.map((file) => file.name).join(', '), link });
}

/**
 * When the reader hears next, beneath what an agent wrote. A mail that has waited until the date was past or another one
 * took its place says nothing of it. What left is shown later as it left.
 */
async function nextWords(
  ctx: Context,
  { next, purpose, byAgent, sentAt, ...delivery }: DeliveryToSend,
  locale: Locale,
): Promise<string | null> {
  if (!next || !byAgent || purpose !== 'message' || next.purpose === 'closing') return null;
  const at = sentAt ?? ctx.now;
  const dueAt = new Date(next.dueAt);
  if (dueAt <= at || (next.endedAt && new Date(next.endedAt) <= at)) return null;
  const zone = delivery.personZone ?? delivery.deskZone ?? 'UTC';
  const nextUpdate = sayDate(locale, dueAt, zone, at);
  if (next.purpose !== 'reminder') return say(locale, `reply.next.${next.purpose}`, { nextUpdate });
  const closing = sayDate(locale, await closingDate(ctx, delivery.ticketId!, dueAt), zone, at);
  return say(locale, 'reply.next.reminder', { nextUpdate, closing });
}

/** The conversation's, so that mail programs keep it together; before the address is known, one without foreign words. */
function subjectOf(delivery: DeliveryToSend, locale: Locale, number: string): string {
  if (delivery.known || delivery.byAgent) return `Re: ${delivery.ticketSubject} [${number}]`;
  const { purpose } = delivery;
  if (purpose === 'away') return say(locale, 'away.subject', { number });
  if (purpose === 'late') return say(locale, 'promise.late.subject', { number });
  if (purpose === 'reminder') return say(locale, 'waiting.reminder.subject', { number });
  if (purpose === 'closing') return say(locale, 'waiting.closed.subject', { number });
  if (purpose === 'resolution') return say(locale, 'resolved.subject', { number });
  return say(locale, 'acknowledgement.stranger.subject', { number });
}

/** Another desk finds its ticket by this mark in the text; without it two desks breed tickets. */
function foreignReference(text: string | null): string | null {
  return /\[?\bref:[\w!.+=-]{6,120}(:ref)?\]?/.exec(text ?? '')?.[0] ?? null;
}
