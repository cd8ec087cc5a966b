// A ticket opens. Ticket, first message, participants, first stint, first promise, acknowledgement, delivery and events are
// written as one statement: when it has committed, there is a person and a promise, and the number was given.

import type { Compilable } from 'kysely';
import { acceptDueAt, insertStint } from '../assignment/stint.ts';
import { queueMessage, type Recipient } from '../channels/queue-delivery.ts';
import type { TermsKey } from '../clocks/terms.ts';
import { normaliseEmail } from '../people/email-address.ts';
import { type KnownPerson, knownPersons } from '../people/known-persons.ts';
import type { TeamPerson } from '../people/team.ts';
import type { Context } from '../platform/context.ts';
import { together, untilNotLost } from '../platform/database.ts';
import { forbidden, invalid } from '../platform/errors.ts';
import { type NewEvent, record } from '../platform/events.ts';
import { expectedFrom } from '../promises/expected.ts';
import { spanFor } from '../promises/expected-span.ts';
import { insertPromise, nextUpdateAt } from '../promises/promise.ts';
import { formatNumber } from '../tickets/number.ts';
import { canOpen } from '../tickets/permissions.ts';
import { asItsOrigin, giveMailbox } from '../tickets/shadow-tickets.ts';
import { type Priority, previewOf, subjectOf, type Ticket, type TicketKind } from '../tickets/ticket.ts';
import {
  deskMessage,
  insertAttachments,
  insertMessages,
  insertParticipants,
  insertTicket,
  type NewAttachment,
  type NewMessage,
  type NewParticipant,
  nextTicketId,
} from '../tickets/write-ticket.ts';
import { guessLanguage } from '../wording/guess-language.ts';
import { chooseLocale, type Locale } from '../wording/locales.ts';
import { type BegunClocks, beginClocks, termsNow } from './clocks/begin-clocks.ts';
import { type Ground, readGround } from './ground.ts';
import { type ByRule, chooseFirstHand, type FirstHand, routedRows, teamByRule } from './routing/route-new.ts';
import { acknowledgementWords } from './words.ts';

export type OpenTicket = {
  subject: string;
  body: string;
  bodyHtml?: string | null;
  requester: { email: string; name?: string | undefined; locale?: string | undefined };
  /** Further addresses that take part. */
  copied?: readonly string[];
  kind?: TicketKind;
  priority?: Priority;
  teamId?: string | null;
  /** Whether a rule may name another team than `teamId`; left out, only where no team is named. */
  byRules?: boolean | undefined;
  language?: string | undefined;
  channel: 'api' | 'email' | 'portal' | 'phone' | 'counter' | 'other';
  mailboxId?: string | null;
  /** Of a ticket that comes of another one: as that one stands. Left out, the mailbox decides. */
  shadow?: boolean | undefined;
  fromAddress?: string | null;
  inboundId?: string | null;
  /** False: the sender's address was not proven. */
  verified?: boolean;
  /** `stranger`: without a word that the sender wrote, because anybody can put a foreign address on a mail. */
  acknowledge?: 'fully' | 'stranger' | 'not';
  attachments?: readonly Omit<NewAttachment, 'messageId'>[];
  example?: boolean;
  /** Who has it from the first moment and knows it; the team's own when left out. */
  takenBy?: TeamPerson | undefined;
  /** Further statements that must hold together with the ticket. */
  also?: (ticket: Ticket, messageId: string) => (Compilable | undefined)[];
};

/** The holder is who has it first; `answersIn`: their language, where they do not have the requester's. */
type OpenedGround = Ground & {
  team: Ground['team'] & { holder: TeamPerson };
  answersIn: Locale | undefined;
};
export type OpenedTicket = {
  ticket: Ticket;
  messageId: string;
  requester: KnownPerson;
  ground: OpenedGround;
  acceptedAt: Date | null;
};

/** @throws Forbidden, Invalid (address), NotFound (team), Conflict (desk not set up) */
export function openTicket(ctx: Context, input: OpenTicket): Promise<OpenedTicket> {
  // Its person may leave while it opens; then it opens for the next one.
  return untilNotLost(ctx.tx, () => open(ctx, input));
}

async function open(ctx: Context, input: OpenTicket): Promise<OpenedTicket> {
  if (!canOpen(ctx.actor)) throw forbidden('Only agents open tickets for others.');
  const email = normaliseEmail(input.requester.email);
  if (!email) throw invalid('“{address}” is not an e-mail address.', { address: input.requester.email.slice(0, 100) });
  const copied = [...new Set((input.copied ?? []).map(normaliseEmail))].filter((one) => one !== null && one !== email);

  const { ground, by, first, requester, others, clocks, language } = await findGround(
    ctx,
    input,
    email,
    copied as string[],
  );
  const ticket = await newTicket(ctx, ground, input, requester, language, clocks);
  const message: NewMessage = {
    id: ctx.newId(),
    ticketId: ticket.id,
    kind: 'public',
    authorId: requester.id,
    byAgent: false,
    channel: input.channel,
    language,
    bodyText: input.body,
    bodyHtml: input.bodyHtml ?? null,
    verified: input.verified ?? true,
    inboundId: input.inboundId ?? null,
  };
  const acknowledgement = acknowledge(ctx, ground, ticket, input, requester);
  const routed = routedRows(ctx, by, first, ticket);
  const participants: NewParticipant[] = [
    { ticketId: ticket.id, personId: requester.id, addressId: requester.addressId, role: 'requester' },
    ...others.map(({ id, addressId }) => ({ ticketId: ticket.id, personId: id, addressId, role: 'copied' as const })),
  ];
  await together(ctx.tx, [
    insertTicket(input.shadow === undefined ? ticket : asItsOrigin(ticket, input.shadow)),
    insertMessages(ctx, acknowledgement ? [message, acknowledgement.message] : [message]),
    insertParticipants(ctx, participants),
    insertStint(ctx, {
      ticketId: ticket.id,
      sequence: 1,
      personId: ticket.assigneeId!,
      why: 'first',
      accepted: input.takenBy !== undefined,
      acceptDueAt: acceptDueAt(ground.calendar, ctx.now),
      forQueue: first.proposed ? false : undefined,
    }),
    ...routed.writes,
    clocks.insert(ticket.id),
    insertPromise(ctx, ground.calendar, {
      id: ticket.promiseId!,
      ticketId: ticket.id,
      purpose: 'update',
      madeBy: null,
      dueAt: ticket.promiseDueAt!,
    }),
    input.attachments?.length
      ? insertAttachments(input.attachments.map((one) => ({ ...one, messageId: message.id })))
      : undefined,
    acknowledgement ? queueMessage(ctx, ticket.id, acknowledgement.message.id, [acknowledgement.to]) : undefined,
    record(ctx, [...openingEvents(ticket, clocks.key, message, acknowledgement?.message), ...routed.events]),
    ...(input.also?.(ticket, message.id) ?? []),
  ]);
  if (input.shadow !== undefined) await together(ctx.tx, [giveMailbox(ticket.id, ticket.mailboxId)]);
  const acceptedAt = input.takenBy ? ctx.now : null;
  return { ticket, messageId: message.id, requester, ground, acceptedAt };
}

/** Who asks, where it goes, who has it first, and by which terms. */
async function findGround(ctx: Context, input: OpenTicket, email: string, copied: readonly string[]) {
  const emails = [email, ...copied];
  const reader = { requesterId: null, mailboxId: input.mailboxId ?? null };
  const read = await readGround(ctx.tx, input.teamId ?? null, emails, reader, ctx.now);
  const language = chooseLanguage(read, email, input);
  const by =
    (input.byRules ?? !input.teamId) && !input.takenBy
      ? await teamByRule(ctx, read, input, { email, language, emails })
      : { ground: read, rule: null };
  const [requester, ...others] = await knownPersons(ctx, read.persons, [
    { email, name: input.requester.name, locale: language, example: input.example },
    ...copied.map((one) => ({ email: one, example: input.example })),
  ]);
  const clocks = clocksOf(ctx, by.ground, input, requester!);
  const first = await firstHand(ctx, by, input, { requesterId: requester!.id, language, clocks });
  const ground: OpenedGround = {
    ...by.ground,
    team: { ...by.ground.team, holder: first.holder },
    readerZone: read.persons.find((one) => one.email === email)?.zone ?? null,
    answersIn: first.answersIn,
  };
  return { ground, by, first, requester: requester!, others, clocks, language };
}

type FirstOf = { requesterId: string; language: string; clocks: BegunClocks };

/** Whoever writes it down and takes it has it; else it goes where rules, load and languages say. */
async function firstHand(ctx: Context, by: ByRule, input: OpenTicket, { clocks, ...of }: FirstOf): Promise<FirstHand> {
  if (input.takenBy) {
    return { holder: input.takenBy, proposed: false, answersIn: undefined, ranking: [], candidates: new Map() };
  }
  const { priority = 3, kind = 'question' } = input;
  const wordDueAt = nextUpdateAt(by.ground.calendar, priority, ctx.now, clocks.updates);
  const { clockDueAt } = clocks.change;
  const firstDueAt = clockDueAt && clockDueAt < wordDueAt ? clockDueAt : wordDueAt;
  return chooseFirstHand(ctx, by, { ...of, priority, kind, firstDueAt });
}

function chooseLanguage(ground: Ground, email: string, input: OpenTicket): Locale {
  const person = ground.persons.find((one) => one.email === email);
  const written = guessLanguage(`${input.subject}\n${input.body}`, ground.desk.defaultLocale);
  return chooseLocale(
    [input.language, input.requester.locale, person?.locale, written],
    chooseLocale([ground.desk.defaultLocale], 'en'),
  );
}

function clocksOf(ctx: Context, ground: Ground, input: OpenTicket, { organisationId }: KnownPerson): BegunClocks {
  const { priority = 3, kind = 'question' } = input;
  const facts = { priority, kind, teamId: ground.team.id, organisationId };
  return beginClocks(termsNow(ground.policies, ground.knownCalendar, facts), ctx.now);
}

async function newTicket(
  ctx: Context,
  { desk, calendar, team, spans }: OpenedGround,
  input: OpenTicket,
  requester: KnownPerson,
  language: string,
  clocks: BegunClocks,
): Promise<Ticket> {
  const id = await nextTicketId(ctx.tx, desk.numberKey);
  const priority = input.priority ?? 3;
  const promiseDueAt = nextUpdateAt(calendar, priority, ctx.now, clocks.updates);
  return {
    id,
    number: formatNumber(desk.numberKey, id),
    kind: input.kind ?? 'question',
    subject: subjectOf(input.subject, input.body),
    preview: previewOf(input.body),
    status: 'new',
    priority,
    channel: input.channel,
    language,
    requesterId: requester.id,
    teamId: team.id,
    mailboxId: input.mailboxId ?? null,
    fromAddress: input.fromAddress ?? null,
    assigneeId: team.holder.id,
    coverId: null,
    stintSequence: 1,
    contactToldId: (input.acknowledge ?? 'fully') === 'not' ? null : team.holder.id,
    contactNoticeDueAt: null,
    promiseId: ctx.newId(),
    promiseDueAt,
    promiseLevel: 0,
    ...clocks.change,
    lastPublicAt: ctx.now,
    lastRequesterAt: ctx.now,
    lastHumanReplyAt: null,
    closeDueAt: null,
    ...expectedFrom(calendar, priority, ctx.now, spanFor(spans, input.kind ?? 'question', priority)),
    version: 1,
    // Whoever opens it: what somebody of the example asks is an example.
    example: (input.example ?? false) || requester.example,
    openedAt: ctx.now,
    updatedAt: ctx.now,
    resolvedAt: null,
  };
}

function acknowledge(
  ctx: Context,
  ground: OpenedGround,
  ticket: Ticket,
  input: OpenTicket,
  requester: KnownPerson,
): { message: NewMessage; to: Recipient } | undefined {
  const how = input.acknowledge ?? 'fully';
  if (how === 'not') return undefined;
  const message = deskMessage(
    ctx,
    ticket,
    'acknowledgement',
    acknowledgementWords(ground, ticket, ctx.now, how === 'stranger'),
  );
  return { message, to: { personId: requester.id, address: requester.email, example: ticket.example } };
}

function openingEvents(ticket: Ticket, terms: TermsKey, message: NewMessage, acknowledgement?: NewMessage): NewEvent[] {
  const { requesterId, assigneeId, teamId, promiseId } = ticket;
  const opened = { requesterId, assigneeId, teamId, promiseId, terms };
  const events: NewEvent[] = [
    { kind: 'ticket.opened', ticketId: ticket.id, audience: 'public', data: { ...opened, channel: ticket.channel } },
    { kind: 'message.posted', ticketId: ticket.id, subjectId: message.id, audience: 'public' },
  ];
  if (acknowledgement) {
    const delivers = { deliveries: 1, purpose: 'acknowledgement' };
    events.push({
      kind: 'message.posted',
      ticketId: ticket.id,
      subjectId: acknowledgement.id,
      audience: 'public',
      data: delivers,
    });
  }
  return events;
}
