// A delivery is one message on its way to one address. These statements queue deliveries; `deliver.ts` sends them.

import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { insertRows, json, write } from '../platform/database.ts';

export type Recipient = { personId: string; address: string; example: boolean };

/** Queues a public message to each recipient. A note cannot be queued: the table refuses any other kind. */
export const queueMessage = (
  ctx: Context,
  ticketId: number,
  messageId: string,
  recipients: readonly Recipient[],
): Compilable | undefined =>
  recipients.length === 0
    ? undefined
    : insertRows(
        'delivery',
        recipients.map((to) => ({
          id: ctx.newId(),
          messageId,
          messageKind: 'public',
          ticketId,
          personId: to.personId,
          channel: 'email',
          toAddress: to.address,
          queuedAt: ctx.now,
          // Mail of the example company waits in the Outbox for ever.
          dueAt: to.example ? null : ctx.now,
          example: to.example,
        })),
      );

export type NewNotice = {
  kind:
    | 'agent_assigned'
    | 'agent_agreed'
    | 'agent_asked'
    | 'agent_called'
    | 'agent_covers'
    | 'agent_duty'
    | 'agent_escalated'
    | 'agent_due_soon'
    | 'agent_unanswered'
    | 'agent_undelivered'
    | 'agent_untouched'
    | 'agent_loop'
    | 'agent_mailbox'
    | 'agent_wave'
    | 'agent_review'
    | 'agent_stop'
    | 'agent_terms'
    | 'agent_watchdog'
    | 'agent_wrote'
    | 'agent_refused'
    | 'sign_in_link';
  ticketId?: number | null;
  linkId?: string | null;
  data?: Record<string, unknown>;
};

/** Queues what the desk tells a person outside a ticket's conversation; its words are chosen when it is sent. */
export function queueNotice(ctx: Context, notice: NewNotice, to: Recipient): Compilable[] {
  const id = ctx.newId();
  const ticketId = notice.ticketId ?? null;
  return [
    write.insertInto('notice').values({
      id,
      personId: to.personId,
      kind: notice.kind,
      ticketId,
      linkId: notice.linkId ?? null,
      data: json(notice.data ?? {}),
      at: ctx.now,
    }),
    write.insertInto('delivery').values({
      id: ctx.newId(),
      noticeId: id,
      ticketId,
      personId: to.personId,
      channel: 'email',
      toAddress: to.address,
      queuedAt: ctx.now,
      dueAt: dueAt(ctx, notice, to),
      example: isExample(to),
    }),
  ];
}

/** What the desk tells an agent of the example company never leaves, also where a real ticket has come to them. */
const isExample = (to: Recipient): RawBuilder<boolean> =>
  sql`(${to.example}::boolean or exists (select 1 from person where id = ${to.personId}::uuid and example))`;
/**
 * Mail of the example waits in the Outbox for ever; what the desk tells by itself until the reader's quiet hours are over.
 * Emergencies wake, and so does what somebody has just asked for.
 */
const dueAt = (ctx: Context, { kind, ticketId = null }: NewNotice, to: Recipient): RawBuilder<Date | null> =>
  sql`case when ${isExample(to)} then null
           when ${isUrgent(kind)}::boolean or exists (select 1 from ticket where id = ${ticketId}::bigint and priority = 1)
             then ${ctx.now}::timestamptz
           else quiet_until(${to.personId}::uuid, ${ctx.now}::timestamptz) end`;

/** The desk itself is broken or held, or the reader waits for it at the door. */
const isUrgent = (kind: NewNotice['kind']): boolean =>
  ['sign_in_link', 'agent_refused', 'agent_mailbox', 'agent_stop', 'agent_wave', 'agent_watchdog'].includes(kind);
