// A mail of ours will not arrive. A person has to find another way: the delivery becomes their task, and the address is
// remembered as one that does not work. Why is said in one word that people are told in their language; the other server's own
// words are kept beside it.

import { type Compilable, sql } from 'kysely';
import type { UndeliveredReason } from '../../contract/delivery.ts';
import { setHealthByEmail } from '../people/person.ts';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { reasonOf } from './email/reading/report-reason.ts';

export type DeliveryToFail = {
  id: string;
  state: string;
  ticketId: number | null;
  ticketNumber: string | null;
  personId: string;
  toAddress: string;
};

/** The delivery that a report is about: by the address that the report came to, else by the mail that came back. */
export async function findReportedDelivery(
  tx: Database,
  ids: readonly string[],
  mailIds: readonly string[],
): Promise<DeliveryToFail | null> {
  const { rows } = await sql<DeliveryToFail>`
    select d.id, d.state, d.ticket_id, t.number as ticket_number, d.person_id, d.to_address
      from delivery d left join ticket t on t.id = d.ticket_id
     where d.id = any(${[...ids]}::uuid[]) or d.mail_id = any(${[...mailIds]}::text[])
     order by d.id = any(${[...ids]}::uuid[]) desc, d.queued_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

const isOver = (state: string): boolean => ['delivered', 'read', 'rerouted', 'human_task', 'discarded'].includes(state);
const mostSaid = 500;

/** Nothing for a delivery that has ended already. */
export function failDelivery(ctx: Context, delivery: DeliveryToFail, failure: Failure): Compilable[] {
  if (isOver(delivery.state)) return [];
  const { error, status } = failure;
  const reason = reasonFor(failure);
  const health = healthAfter(failure);
  const said = error.slice(0, mostSaid);
  return [
    write
      .updateTable('delivery')
      .set({ state: 'human_task', dueAt: null, endedAt: ctx.now, lastError: said, reason, status })
      .where('id', '=', delivery.id),
    ...(health === 'unchanged' ? [] : [setHealthByEmail(ctx, delivery.toAddress, health, { reason, said })]),
    record(ctx, [
      {
        kind: 'delivery.failed',
        ...(delivery.ticketId === null ? {} : { ticketId: delivery.ticketId }),
        subjectId: delivery.id,
        data: { personId: delivery.personId, reason, ...(status ? { status } : {}) },
      },
    ]),
  ];
}

/**
 * The mail that came back spoke of another ticket too: there it is a delivery of its own, which failed with it, so that whoever has
 * that ticket finds another way as well.
 */
export const failWith = (
  ctx: Context,
  failedId: string,
  there: { id: string; ticketId: number; messageId: string },
): Compilable =>
  write
    .insertInto('delivery')
    .columns([
      ...(['id', 'ticketId', 'messageId', 'messageKind', 'personId', 'channel', 'toAddress', 'state'] as const),
      ...(['queuedAt', 'endedAt', 'lastError', 'reason', 'status', 'example'] as const),
    ])
    .expression(
      write
        .selectFrom('delivery')
        .select([
          sql<string>`${there.id}::uuid`.as('id'),
          sql<number>`${there.ticketId}::bigint`.as('ticketId'),
          sql<string>`${there.messageId}::uuid`.as('messageId'),
          ...(['messageKind', 'personId', 'channel', 'toAddress'] as const),
          sql<'human_task'>`'human_task'`.as('state'),
          'queuedAt',
          sql<Date>`${ctx.now}::timestamptz`.as('endedAt'),
          ...(['lastError', 'reason', 'status', 'example'] as const),
        ])
        .where('id', '=', failedId),
    );

/** Their server has it and could not pass it on yet, or says that it has arrived. Nobody is needed for either. */
export function noteReported(
  ctx: Context,
  delivery: DeliveryToFail,
  reported: 'delayed' | 'delivered',
  { error, status }: Failure,
): Compilable[] {
  if (delivery.state !== 'sent') return [];
  const noted =
    reported === 'delayed'
      ? { reason: 'delayed', status, lastError: error.slice(0, mostSaid) }
      : { state: 'delivered' as const, endedAt: ctx.now, reason: null, status: null, lastError: null };
  return [write.updateTable('delivery').set(noted).where('id', '=', delivery.id).where('state', '=', 'sent')];
}

/** `rerouted`: sent once more, which is a delivery of its own; `human_task`: the person was told another way. */
export const settleDeliveries = (
  ctx: Context,
  ids: readonly string[],
  state: 'rerouted' | 'human_task',
): Compilable | undefined =>
  ids.length === 0
    ? undefined
    : write
        .updateTable('delivery')
        .set({ state, settledAt: ctx.now, settledBy: ctx.actor.personId })
        .where('id', 'in', [...ids])
        .where('settledAt', 'is', null);

export type Failure = {
  error: string;
  /** The other server's code, as 5.1.1 or 550; null when unknown. */
  status: string | null;
  /** Why, where we know it by ourselves; left out, it is read from what was said. */
  reason?: UndeliveredReason;
};

/** From what a server answered or reported. */
export function reasonFor({ error, status, reason }: Failure): UndeliveredReason {
  if (reason) return reason;
  // Its class counts only for what arrived or is on its way; this did not.
  const found = reasonOf({ address: '', class: 'hard', status, code: null, diagnostic: error });
  // "Recipient rejected: access denied" is said of people who exist, too; then the code tells (RFC 3463, 3.8).
  if (found === 'user-unknown' && /^5\.7\./.test(status ?? '') && /denied/i.test(error)) return 'policy';
  return found.replaceAll('-', '_') as UndeliveredReason;
}

const aboutAddress: readonly UndeliveredReason[] = ['user_unknown', 'disabled', 'moved', 'host_unknown'];
/** Refused for what it is or for whom it is from: that says nothing about whether the address works. */
const aboutMail: readonly UndeliveredReason[] = ['too_large', 'spam', 'policy', 'relay_denied', 'loop'];

export type HealthAfter = 'failed' | 'soft_failure' | 'unchanged';

/** What is known of the address after a mail to it failed for good. */
export function healthAfter(failure: Failure): HealthAfter {
  const reason = reasonFor(failure);
  const { error, status } = failure;
  if (failure.reason || aboutMail.includes(reason)) return 'unchanged';
  // Of several things that may be wrong these are ours: who we say we are.
  if (/\bsender\b|\bhelo\b|mail from/i.test(error) || /^5\.(7|1\.[78])/.test(status ?? '')) return 'unchanged';
  if (aboutAddress.includes(reason)) return /^4/.test(status ?? '') ? 'soft_failure' : 'failed';
  return reason === 'other' && isAboutAddress(failure) ? 'failed' : 'soft_failure';
}

/** By the code alone (RFC 3463, RFC 5321), where the words say nothing. */
function isAboutAddress({ status, error }: Failure): boolean {
  const code = /^5\.\d+\.\d+/.exec(status ?? '')?.[0] ?? /\b5\.\d{1,3}\.\d{1,3}\b/.exec(error)?.[0];
  if (code) return /^5\.(1|2\.1)\b/.test(code);
  return /^55[013]$/.test(status ?? '');
}
