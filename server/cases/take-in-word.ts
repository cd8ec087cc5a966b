// The requester, or somebody who takes part, writes on a ticket that exists, by mail or in the portal. Their word brings a
// waiting ticket back to us and reopens a solved one; thanks alone do not.

import type { Compilable } from 'kysely';
import { nextOpening } from '../calendars/calendar.ts';
import { queueMessage } from '../channels/queue-delivery.ts';
import type { Context } from '../platform/context.ts';
import { together } from '../platform/database.ts';
import { type NewEvent, record } from '../platform/events.ts';
import { tellDueAt, wasDateTold, wasTold } from '../promises/promise.ts';
import { readParticipants } from '../tickets/read-participants.ts';
import { isBareThanks } from '../tickets/thanks.ts';
import { isUnresolved, previewOf, reopenDays, type Ticket } from '../tickets/ticket.ts';
import {
  deskMessage,
  insertAttachments,
  insertMessages,
  insertParticipants,
  type NewAttachment,
  type NewMessage,
  updateTicket,
} from '../tickets/write-ticket.ts';
import { beginAgain } from './begin-again.ts';
import { keepClocks } from './clocks/keep-clocks.ts';
import { type Ground, groundOfHolder, readGround } from './ground.ts';
import { type NextPromise, nextPromise } from './next-promise.ts';
import { statusChanged } from './post-message.ts';
import { acknowledgementWords } from './words.ts';

export type TakeInWord = {
  /** Locked by the caller. */
  ticket: Ticket;
  personId: string;
  addressId: string | null;
  /** Not on the ticket yet: agents see the words, nobody else does, until one of them decides. */
  pending?: boolean;
  body: string;
  bodyHtml?: string | null;
  language?: string | undefined;
  channel: 'email' | 'portal';
  verified: boolean;
  /** There are no words: what is solved stays solved. */
  filesOnly?: boolean;
  inboundId?: string | null;
  /** The ticket it was written to, where that was merged into `ticket`. */
  addressedToId?: number | undefined;
  attachments?: readonly Omit<NewAttachment, 'messageId'>[];
  /** The first word of a closed period is acknowledged (R50); bulk mail is not. */
  acknowledge: boolean;
  also?: (messageId: string) => (Compilable | undefined)[];
};

/** Whether a word today would reopen the ticket or has to become a follow-up. */
export const canReopen = (ticket: Ticket, now: Date): boolean =>
  isUnresolved(ticket.status) ||
  ((ticket.status === 'resolved' || ticket.status === 'closed') &&
    ticket.resolvedAt !== null &&
    now.getTime() - ticket.resolvedAt.getTime() <= reopenDays * 86_400_000);

/** @returns the id of the message that was added */
export async function takeInWord(ctx: Context, input: TakeInWord): Promise<string> {
  const { ticket } = input;
  const ground = await readGround(ctx.tx, ticket.teamId, [], ticket);
  const message: NewMessage = {
    id: ctx.newId(),
    ticketId: ticket.id,
    kind: input.pending ? 'note' : 'public',
    authorId: input.personId,
    byAgent: false,
    channel: input.channel,
    language: input.language ?? ticket.language,
    bodyText: input.body,
    bodyHtml: input.bodyHtml ?? null,
    verified: input.verified,
    inboundId: input.inboundId ?? null,
    addressedToId: input.addressedToId === ticket.id ? null : (input.addressedToId ?? null),
  };
  const stays = input.pending || (input.filesOnly && !isUnresolved(ticket.status));
  const back = stays ? undefined : await bringBack(ctx, ground, ticket, input.body);
  // What they are told is what their word has made of it: a date that they waited for without it is over.
  const now = { ...ticket, ...back?.change };
  const acknowledged = input.acknowledge && !input.pending ? await acknowledgeClosed(ctx, ground, now) : undefined;
  if (back && !acknowledged) Object.assign(back.next.promise, await howItIsTold(ctx, input, back.next));
  const change: Partial<Ticket> = input.pending
    ? {}
    : { lastRequesterAt: ctx.now, lastPublicAt: ctx.now, preview: previewOf(input.body), ...back?.change };
  const events: NewEvent[] = [
    {
      kind: 'message.posted',
      ticketId: ticket.id,
      subjectId: message.id,
      audience: input.pending ? 'internal' : 'public',
      data: { kind: message.kind, fromRequester: true, ...(input.pending ? { pending: true } : {}) },
    },
    ...(back?.events ?? []),
    ...(acknowledged?.events ?? []),
  ];
  const clocks = await keepClocks(ctx, ticket, events, input.personId);
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, { ...change, ...clocks.change }),
    insertMessages(ctx, acknowledged ? [message, acknowledged.message] : [message]),
    input.pending
      ? insertParticipants(ctx, [
          { ticketId: ticket.id, personId: input.personId, addressId: input.addressId, role: 'pending' },
        ])
      : undefined,
    input.attachments?.length
      ? insertAttachments(input.attachments.map((one) => ({ ...one, messageId: message.id })))
      : undefined,
    ...(acknowledged?.writes ?? []),
    ...(back?.writes() ?? []),
    ...clocks.writes,
    record({ ...ctx, actor: { ...ctx.actor, personId: input.personId } }, [...clocks.events, ...events]),
    ...(input.also?.(message.id) ?? []),
  ]);
  return message.id;
}

type Back = { change: Partial<Ticket>; next: NextPromise; writes: () => Compilable[]; events: NewEvent[] };

async function bringBack(ctx: Context, ground: Ground, ticket: Ticket, body: string): Promise<Back | undefined> {
  const solved = ticket.status === 'resolved' || ticket.status === 'closed';
  if (ticket.status !== 'waiting_on_requester' && !solved) return undefined;
  if (solved && isBareThanks(body)) return undefined;
  const again = solved ? await beginAgain(ctx, ground, ticket) : undefined;
  const open = { ...ticket, status: 'open' as const, promiseDueAt: null };
  // A date of ours that they were told before we waited stands, for their answer does not move it. That we would write again
  // if they did not answer is over with their answer.
  const notAfter = ticket.promiseId && !(await wasTold(ctx.tx, ticket.promiseId)) ? ticket.promiseDueAt : null;
  const next = nextPromise(ctx, ground, open, null, undefined, { notAfter });
  return {
    change: { status: 'open', ...next.change, ...again?.change },
    next,
    writes: () => [
      ...(ticket.promiseId ? next.replaces(ticket.promiseId, { state: 'void' }) : next.begins),
      ...(again?.writes ?? []),
    ],
    events: [statusChanged(ticket, 'open', { byRequester: true }), ...(again?.events ?? [])],
  };
}

/**
 * The date that their word has made is told to them: on the page, where they wrote there; else by the next answer, or by a mail
 * of the desk when none comes soon. A machine that wrote is told nothing, nor is anybody told what they know.
 */
async function howItIsTold(
  ctx: Context,
  { ticket, acknowledge, channel }: TakeInWord,
  { promise }: NextPromise,
): Promise<Pick<NextPromise['promise'], 'toldAt' | 'tellDueAt'>> {
  if (channel === 'portal') return { toldAt: ctx.now };
  if (!acknowledge || (await wasDateTold(ctx.tx, ticket.id, promise.dueAt))) return {};
  return { tellDueAt: tellDueAt(ctx.now) };
}

/** Out of hours the first word is answered at once with when we open; a second one in the same night is not. */
async function acknowledgeClosed(ctx: Context, ground: Ground, ticket: Ticket) {
  const opensAt = nextOpening(ground.calendar, ctx.now);
  if (opensAt <= ctx.now || !ticket.promiseDueAt) return undefined;
  const last = await ctx.tx
    .selectFrom('message')
    .select('at')
    .where('ticketId', '=', ticket.id)
    .where('purpose', '=', 'acknowledgement')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last && nextOpening(ground.calendar, last.at).getTime() === opensAt.getTime()) return undefined;
  const to = (await readParticipants(ctx.tx, ticket.id)).find((one) => one.role === 'requester' && one.email);
  if (!to) return undefined;
  const named = await groundOfHolder(ctx.tx, ground, ticket);
  const message = deskMessage(ctx, ticket, 'acknowledgement', acknowledgementWords(named, ticket, ctx.now, false));
  const recipient = { personId: to.personId, address: to.email!, example: ticket.example || to.example };
  return {
    message,
    writes: [queueMessage(ctx, ticket.id, message.id, [recipient])],
    events: [
      {
        kind: 'message.posted' as const,
        ticketId: ticket.id,
        subjectId: message.id,
        audience: 'public' as const,
        data: { deliveries: 1, purpose: 'acknowledgement' },
      },
    ],
  };
}
