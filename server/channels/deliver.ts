// Sends what is queued. Each delivery is taken for two minutes, sent, and noted as sent; whoever is killed in between leaves
// it to the next sweep, which sends it under the same Message-ID, so that the other side can tell that it is one.

import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { together, write } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import type { Log } from '../platform/log.ts';
import { deliveryCount } from '../platform/metrics.ts';
import { isUnreachable } from '../platform/problem.ts';
import type { ComposedMail } from './email/compose-mail.ts';
import type { MailTransport, SendOutcome } from './email/send-mail.ts';
import { type Failure, failDelivery, reasonFor } from './fail-delivery.ts';
import { isExempt, isStopped } from './outgoing-breaker.ts';
import { type DeliveryToSend, readDelivery } from './read-delivery.ts';
import { mailIdOf, type RenderDeps, readyToSend, whyNotToSend } from './render-delivery.ts';
import { noteSenderDown, noteSenderWorks } from './sender-health.ts';

export type DeliverDeps = RenderDeps & {
  /** Null: no outgoing server is configured, and what has none of its own waits in the Outbox. */
  transport: MailTransport | null;
  /** The servers of single mailboxes; they come before the desk's. */
  senders?: { of: (ctx: Context, mailboxId: string) => Promise<MailTransport | null> };
  /** Signs what is from a domain of ours. */
  dkimOf?: (ctx: Context, domain: string) => Promise<ComposedMail['dkim'] | null>;
  log: Log;
  /** The clock, for a batch that takes longer than a moment; the context's time when left out. */
  now?: (() => Date) | undefined;
};

export type DeliverOutcome = 'sent' | 'retry' | 'failed' | 'discarded' | 'held' | 'down' | 'nothing';

const leaseSeconds = 120;
const retryMinutes = [1, 5, 15, 60];
const patienceDays = 3;
const minuteMillis = 60_000;

/** Sends one delivery if it is due. Safe to call again, from any process. `ctx.tx` must not be a transaction. */
export async function deliver(
  ctx: Context,
  deps: DeliverDeps,
  deliveryId: string,
  down: Set<MailTransport> = new Set(),
): Promise<DeliverOutcome> {
  if (!deps.transport && !deps.senders) return 'nothing';
  const delivery = await readDelivery(ctx.tx, deliveryId);
  if (!delivery || !['queued', 'retry', 'sending'].includes(delivery.state) || delivery.shadow) return 'nothing';
  const own = delivery.mailboxId && deps.senders ? await deps.senders.of(ctx, delivery.mailboxId) : null;
  const transport = goesAround(delivery) && deps.transport ? deps.transport : (own ?? deps.transport);
  const senderId = transport === own ? delivery.mailboxId : null;
  if (!transport || down.has(transport)) return 'nothing';
  const why = whyNotToSend(delivery, ctx.now);
  if (why) return discard(ctx, delivery, why);
  if (isUnasked(delivery)) return suppress(ctx, delivery);
  if (await isTooMuch(ctx, delivery)) return hold(ctx, deps, delivery);
  const mailId = delivery.mailId ?? mailIdOf(deps, delivery);
  if (!(await take(ctx, delivery, mailId))) return 'nothing';
  const mail = await readyToSend(ctx, deps, { ...delivery, mailId });
  const dkim = await deps.dkimOf?.(ctx, mail.from.address.slice(mail.from.address.lastIndexOf('@') + 1));
  const outcome = await transport.send(dkim ? { ...mail, dkim } : mail);
  if (!outcome.sent && outcome.how === 'down') down.add(transport);
  return finish(ctx, deps, delivery, { ...outcome, senderId });
}

/** What is said about a broken server does not go through it where there is another. */
const goesAround = ({ noticeKind, senderFails }: DeliveryToSend): boolean =>
  noticeKind === 'agent_mailbox' && senderFails;

/** Mail came back from this address for good. A person may still try; what the desk writes by itself stays here. */
const isUnasked = ({ addressBroken, messageId, byAgent }: DeliveryToSend): boolean =>
  addressBroken && messageId !== null && !byAgent;

async function suppress(ctx: Context, delivery: DeliveryToSend): Promise<DeliverOutcome> {
  const error = 'The desk does not write by itself to an address from which mail came back.';
  await together(ctx.tx, failDelivery(ctx, delivery, { error, status: null, reason: 'address_broken' }));
  return 'failed';
}

const mostAtOnce = 100;
const lanes = 4;

/** Sends everything that is due, a few at a time. A server that is down is left alone. @returns how many were sent */
export function deliverDue(ctx: Context, deps: DeliverDeps): Promise<number> {
  return deliverAll(ctx, deps, sql`true`);
}

export type DeliveriesOf = { ticketId: number | null; subjectId: string | null };

/** The same for what an event has just queued: on its ticket, else for its subject (delivery, message or person). */
export function deliverOf(ctx: Context, deps: DeliverDeps, { ticketId, subjectId }: DeliveriesOf): Promise<number> {
  if (ticketId !== null) return deliverAll(ctx, deps, sql`ticket_id = ${ticketId}`);
  if (subjectId === null) return Promise.resolve(0);
  return deliverAll(ctx, deps, sql`${subjectId}::uuid in (id, message_id, person_id)`);
}

async function deliverAll(ctx: Context, deps: DeliverDeps, which: ReturnType<typeof sql>): Promise<number> {
  if (!deps.transport && !deps.senders) return 0;
  const canLeave = deps.transport ? sql`true` : hasOwnServer;
  const may = (await isStopped(ctx)) ? isExempt : sql`true`;
  const { rows } = await sql<{ id: string }>`
    select id from delivery where due_at <= ${ctx.now} and not example and ${which} and ${canLeave} and ${may}
     order by due_at limit ${mostAtOnce}`.execute(ctx.tx);
  const waiting = rows.map((row) => row.id).filter((id) => !underWay.has(id));
  let sent = 0;
  const down = new Set<MailTransport>();
  const lane = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const now = deps.now?.() ?? ctx.now;
      if ((await deliverOne({ ...ctx, now }, deps, id, down)) === 'sent') sent++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return sent;
}

/** Its mailbox, or else the default one, has a server of its own. */
const hasOwnServer = sql`exists (
  select 1 from mailbox_sender s
   where s.mailbox_id = coalesce((select mailbox_id from ticket where ticket.id = delivery.ticket_id),
                                 (select id from mailbox where is_default))
      -- What is said about a broken server leaves through any other.
      or notice_id in (select id from notice where kind = 'agent_mailbox'))`;

// A large mail over a slow line may take longer than the two minutes; the process that sends it knows.
const underWay = new Set<string>();

/** A mail that cannot be made, whatever the reason, must not keep the others from leaving. */
async function deliverOne(
  ctx: Context,
  deps: DeliverDeps,
  id: string,
  down: Set<MailTransport>,
): Promise<DeliverOutcome> {
  if (underWay.has(id)) return 'nothing';
  underWay.add(id);
  try {
    return await deliver(ctx, deps, id, down);
  } catch (error) {
    if (isUnreachable(error as Error)) throw error;
    deps.log.error({ err: error, delivery: id }, 'A mail could not be made; it is tried again.');
    const delivery = await readDelivery(ctx.tx, id);
    if (!delivery || !['queued', 'retry', 'sending'].includes(delivery.state)) return 'nothing';
    const said = `The mail could not be made: ${error instanceof Error ? error.message : String(error)}`;
    const outcome = { sent: false, how: 'later', error: said.slice(0, 300), status: null } as const;
    return finish(ctx, deps, delivery, { ...outcome, reason: 'not_made' });
  } finally {
    underWay.delete(id);
  }
}

/** Nobody else has it for two minutes. Answers may come before it is noted as sent, so its id is known from now on. */
async function take(ctx: Context, delivery: DeliveryToSend, mailId: string): Promise<boolean> {
  const { rows } = await sql`
    with taken as (
      update delivery set state = 'sending', tries = tries + 1, mail_id = ${mailId},
             due_at = ${new Date(ctx.now.getTime() + leaseSeconds * 1000)}
       where id = ${delivery.id} and state in ('queued', 'retry', 'sending') and due_at <= ${ctx.now}
       returning ticket_id, message_id),
    known as (
      insert into mail_reference (mail_id, ticket_id, source)
      select ${mailId}, ticket_id, 'sent' from taken where ticket_id is not null on conflict do nothing)
    select 1 from taken`.execute(ctx.tx);
  return rows.length > 0;
}

/** `senderId`: whose server has answered, null for the desk's; left out where none was asked. */
type Ended = SendOutcome & { senderId?: string | null; reason?: 'not_made' };

async function finish(
  ctx: Context,
  deps: DeliverDeps,
  delivery: DeliveryToSend,
  outcome: Ended,
): Promise<DeliverOutcome> {
  const { senderId } = outcome;
  const isDown = !outcome.sent && outcome.how === 'down';
  const works = senderId === undefined || isDown ? undefined : noteSenderWorks(senderId);
  if (outcome.sent) {
    deliveryCount.inc({ channel: 'email', outcome: 'sent' });
    await together(ctx.tx, [
      write
        .updateTable('delivery')
        .set({ state: 'sent', sentAt: ctx.now, endedAt: ctx.now, dueAt: null, ...nothingWrong })
        .where('id', '=', delivery.id)
        .where('state', '=', 'sending'),
      record(ctx, [eventOf('delivery.sent', delivery)]),
      works,
    ]);
    return 'sent';
  }
  const tooLong = ctx.now.getTime() - delivery.queuedAt.getTime() > patienceDays * 86_400_000;
  if (outcome.how === 'refused' || tooLong) {
    deliveryCount.inc({ channel: 'email', outcome: 'failed' });
    deps.log.warn({ delivery: delivery.id, error: outcome.error }, 'A mail was refused for good.');
    await together(ctx.tx, [...failDelivery(ctx, { ...delivery, state: 'sending' }, whyNot(outcome)), works]);
    return 'failed';
  }
  deliveryCount.inc({ channel: 'email', outcome: 'retry' });
  const minutes = retryMinutes[Math.min(delivery.tries, retryMinutes.length - 1)]!;
  const dueAt = new Date(ctx.now.getTime() + minutes * minuteMillis);
  const { error, status } = outcome;
  await together(ctx.tx, [
    write
      .updateTable('delivery')
      .set({ state: 'retry', dueAt, lastError: error, status, reason: reasonFor(whyNot(outcome)) })
      .where('id', '=', delivery.id)
      .where('state', 'in', ['queued', 'retry', 'sending']),
    // Whoever looks at the ticket sees that it waits, and until when.
    record(ctx, [eventOf('delivery.put_off', delivery)]),
    works,
  ]);
  if (!isDown) return 'retry';
  deps.log.warn({ error }, 'The outgoing mail server cannot be used.');
  if (outcome.failure && senderId !== undefined) await noteSenderDown(ctx, senderId, outcome.failure);
  return 'down';
}

const nothingWrong = { lastError: null, reason: null, status: null };

/** What is wrong with a server of ours says nothing about who was written to. */
function whyNot({ error, status, how, failure, reason }: Extract<Ended, { sent: false }>): Failure {
  if (how === 'down') return { error, status, reason: failure?.kind === 'sign_in' ? 'sign_in' : 'network' };
  return { error, status, ...(reason ? { reason } : {}) };
}

async function discard(ctx: Context, delivery: DeliveryToSend, why: string): Promise<DeliverOutcome> {
  if (delivery.example) return 'nothing';
  await together(ctx.tx, [
    write
      .updateTable('delivery')
      .set({ state: 'discarded', dueAt: null, endedAt: ctx.now, lastError: why })
      .where('id', '=', delivery.id)
      .where('state', 'in', ['queued', 'retry', 'sending']),
    record(ctx, [eventOf('delivery.discarded', delivery)]),
  ]);
  return 'discarded';
}

const mostAMinute = 300;
const mostAcknowledgedAnHour = 20;

/** What is owed: words about a promise, a person's own, and links, which have limits of their own. */
const isOwed = ({ byAgent, purpose, noticeKind }: DeliveryToSend): boolean =>
  byAgent === true || ['late', 'reminder', 'contact', 'away'].includes(purpose ?? '') || noticeKind === 'sign_in_link';

/**
 * The last fuse: whatever goes wrong elsewhere, one address is not flooded. By the hour it counts and holds only what anybody
 * can have the desk write to anybody, acknowledgements; what is owed nobody can have held.
 */
async function isTooMuch(ctx: Context, delivery: DeliveryToSend): Promise<boolean> {
  if (isOwed(delivery)) return false;
  const hourAgo = new Date(ctx.now.getTime() - 60 * minuteMillis);
  const minuteAgo = new Date(ctx.now.getTime() - minuteMillis);
  const { rows } = await sql<{ minute: number; acknowledged: number }>`
    select count(*) filter (where d.sent_at > ${minuteAgo}) as minute,
           count(*) filter (where m.purpose = 'acknowledgement') as acknowledged
      from delivery d left join message m on m.id = d.message_id
     where d.person_id = ${delivery.personId} and d.to_address = ${delivery.toAddress} and d.sent_at > ${hourAgo}
       and d.queued_at > ${new Date(ctx.now.getTime() - (patienceDays + 1) * 86_400_000)}`.execute(ctx.tx);
  const { minute, acknowledged } = rows[0]!;
  return minute >= mostAMinute || (delivery.purpose === 'acknowledgement' && acknowledged >= mostAcknowledgedAnHour);
}

async function hold(ctx: Context, deps: DeliverDeps, delivery: DeliveryToSend): Promise<DeliverOutcome> {
  const lastError = 'Too many mails to this address; the next one leaves in an hour.';
  deps.log.error({ delivery: delivery.id }, 'Too many mails to one address: they are held back.');
  await together(ctx.tx, [
    write
      .updateTable('delivery')
      .set({ dueAt: new Date(ctx.now.getTime() + 60 * minuteMillis), lastError, reason: 'flood' })
      .where('id', '=', delivery.id)
      .where('state', 'in', ['queued', 'retry']),
  ]);
  return 'held';
}

const eventOf = (kind: 'delivery.sent' | 'delivery.discarded' | 'delivery.put_off', delivery: DeliveryToSend) => ({
  kind,
  ...(delivery.ticketId === null ? {} : { ticketId: delivery.ticketId }),
  subjectId: delivery.id,
});
