// A mail of ours will not arrive. A person has to find another way: the delivery becomes their task, and the address is
// remembered as one that does not work.

import { type Compilable, sql } from 'kysely';
import { setHealthByEmail } from '../people/person.ts';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';
import { record } from '../platform/events.ts';

export type DeliveryToFail = {
  id: string;
  state: string;
  ticketId: number | null;
  ticketNumber: string | null;
  personId: string;
  toAddress: string;
  /** The Message-ID that it was sent under; null before it was. */
  mailId: string | null;
};

export type Failure = {
  error: string;
  /** The other server's code, as 5.1.1 or 550; null when unknown. */
  status: string | null;
};

/** The delivery that a report is about: by the address that the report came to, else by the mail that came back. */
export async function findReportedDelivery(
  tx: Database,
  ids: readonly string[],
  mailIds: readonly string[],
): Promise<DeliveryToFail | null> {
  const { rows } = await sql<DeliveryToFail>`
    select d.id, d.state, d.ticket_id, t.number as ticket_number, d.person_id, d.to_address, d.mail_id
      from delivery d left join ticket t on t.id = d.ticket_id
     where d.id = any(${[...ids]}::uuid[]) or d.mail_id = any(${[...mailIds]}::text[])
     order by d.id = any(${[...ids]}::uuid[]) desc, d.queued_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

const isOver = (state: string): boolean => ['delivered', 'read', 'rerouted', 'human_task', 'discarded'].includes(state);

/** Nothing for a delivery that has ended already. */
export function failDelivery(ctx: Context, delivery: DeliveryToFail, { error, status }: Failure): Compilable[] {
  if (isOver(delivery.state)) return [];
  return [
    write
      .updateTable('delivery')
      .set({ state: 'human_task', dueAt: null, endedAt: ctx.now, lastError: error.slice(0, 500) })
      .where('id', '=', delivery.id),
    setHealthByEmail(ctx, delivery.toAddress, isAboutAddress(status, error) ? 'failed' : 'soft_failure'),
    record(ctx, [
      {
        kind: 'delivery.failed',
        ...(delivery.ticketId === null ? {} : { ticketId: delivery.ticketId }),
        subjectId: delivery.id,
        data: { personId: delivery.personId, ...(status ? { status } : {}) },
      },
    ]),
  ];
}

/** A refusal for reasons of policy or content says nothing about whether the address exists (RFC 3463). */
function isAboutAddress(status: string | null, error: string): boolean {
  const code = /^5\.\d+\.\d+/.exec(status ?? '')?.[0] ?? /\b5\.\d{1,3}\.\d{1,3}\b/.exec(error)?.[0];
  if (code) return /^5\.(1|2\.1)\b/.test(code);
  return /^55[013]$/.test(status ?? '');
}
