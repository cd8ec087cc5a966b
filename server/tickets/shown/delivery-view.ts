// What became of a message on its way to each person: where it is, why it has not arrived, and what happens next, as codes
// that every reader is told in their language.

import { sql } from 'kysely';
import type { DeliveryTruth, DeliveryView, NextStep, UndeliveredReason } from '../../../contract/delivery.ts';
import { instantText } from '../ticket-view.ts';

/** As it is read; instants are in PostgreSQL's own form. */
export type FoundDelivery = Omit<DeliveryView, 'next'> & { dueAt: string | null };

/** What leaves by a server of its own waits for none. */
const noServer = sql`((select outgoing_since from desk) is null and not exists (
  select 1 from mailbox_sender s where s.mailbox_id = coalesce((select t.mailbox_id from ticket t where t.id = d.ticket_id),
    (select id from mailbox where is_default))))`;
const held = sql`exists (select 1 from outgoing_stop where ended_at is null)`;

/** What waits without a due date waits for a decision; where no server is connected everything waits. */
export const truth = sql`case
  when d.state in ('sent', 'delivered', 'read') then 'sent'
  when d.state = 'rerouted' or (d.state in ('failed', 'human_task') and d.settled_at is not null) then 'rerouted'
  when d.state in ('failed', 'human_task') then 'failed'
  when d.state = 'discarded' then 'discarded'
  when d.example then 'example'
  when d.shadow then 'shadow'
  when d.state <> 'sending' and (d.due_at is null or ${noServer} or ${held}) then 'outbox'
  when d.state = 'retry' or d.reason = 'flood' then 'retrying'
  else 'queued' end`;

const reason = sql`case
  when d.state in ('queued', 'retry') and not d.example and not d.shadow then
    case when ${noServer} then 'no_server' when d.due_at is null then 'unreleased' when ${held} then 'held' else d.reason end
  else d.reason end`;

/** The deliveries of a `message m` as a JSON array. */
export const deliveriesOf = sql`coalesce((
  select json_agg(json_build_object('id', d.id, 'personId', d.person_id, 'to', d.to_address, 'name', p.name, 'state', d.state,
           'truth', ${truth}, 'reason', ${reason}, 'status', d.status, 'error', d.last_error, 'tries', d.tries,
           'dueAt', d.due_at, 'at', coalesce(d.ended_at, d.sent_at, d.due_at)) order by d.to_address, d.queued_at)
    from delivery d join person p on p.id = d.person_id where d.message_id = m.id), '[]')`;

export const viewDelivery = ({ dueAt, ...found }: FoundDelivery): DeliveryView => ({
  ...found,
  next: nextOf(found, dueAt && instantText(dueAt)),
  at: found.at && instantText(found.at),
});

const badness: readonly DeliveryTruth[] = [
  'failed',
  'retrying',
  'outbox',
  'example',
  'shadow',
  'queued',
  'discarded',
  'sent',
  'rerouted',
];

/** Of several the one that needs somebody most. */
export const worstOf = (deliveries: readonly Pick<DeliveryView, 'truth'>[]): DeliveryTruth | null =>
  badness.find((truth) => deliveries.some((one) => one.truth === truth)) ?? null;

const needsAddress: readonly UndeliveredReason[] = [
  'user_unknown',
  'disabled',
  'moved',
  'host_unknown',
  'address_broken',
];

/** What follows by itself, or what a person has to do; null: nothing. */
export function nextOf(
  { truth, reason }: Pick<DeliveryView, 'truth' | 'reason'>,
  dueAt: string | null,
): NextStep | null {
  switch (truth) {
    case 'queued':
      return { step: 'leaves', at: null };
    case 'retrying':
      return { step: 'again', at: dueAt };
    case 'outbox':
      return { step: reason === 'no_server' ? 'server' : 'decision', at: null };
    case 'failed':
      if (reason === 'too_large') return { step: 'smaller', at: null };
      return { step: reason && needsAddress.includes(reason) ? 'other_address' : 'other_way', at: null };
    case 'sent':
      return reason === 'delayed' ? { step: 'theirs', at: null } : null;
    default:
      return null;
  }
}
