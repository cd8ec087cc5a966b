// What follows what: each event and the actions that answer it. This is the only place that knows both. A reaction runs as
// an idempotent job whose cause is the event.

import { sql } from 'kysely';
import type { Expand, Job } from './platform/dispatcher.ts';
import type { StoredEvent } from './platform/events.ts';

type Reaction = { task: string; when: (event: StoredEvent) => boolean };

export const reactions: readonly Reaction[] = [
  // Whatever queued a delivery (message, notice, sign-in link) wants it on its way now and not at the next sweep.
  { task: 'deliver', when: (event) => Number(event.data.deliveries ?? 0) > 0 },
  // What a person has to mend is told to a person.
  { task: 'tell_of_mailbox', when: ({ kind }) => kind === 'mailbox.failed' },
  { task: 'test_mailbox', when: ({ kind }) => kind === 'mailbox.test_asked' },
  { task: 'tell_of_trouble', when: ({ kind }) => kind === 'delivery.failed' || kind === 'loop.suspected' },
  // What happens may call for more than whoever has the ticket.
  {
    task: 'heed_event',
    when: ({ kind, data }) =>
      kind === 'clock.breached' ||
      kind === 'assignee.changed' ||
      kind === 'ticket.opened' ||
      (kind === 'message.posted' && data.fromRequester === true && data.pending !== true),
  },
  // Whoever answers from their mail program has to read there what the requester wrote.
  {
    task: 'tell_of_word',
    when: ({ kind, data }) =>
      kind === 'ticket.opened' || (kind === 'message.posted' && data.fromRequester === true && data.pending !== true),
  },
];

/** What decides whether anybody wants a job at all: it is read once for a batch, so that no ticket makes one for nothing. */
export type Wanted = {
  mailLeaves: boolean;
  wordsByMail: boolean;
  /** What calls for somebody by any escalation policy. */
  heeded: readonly string[];
};

const heededBy: Readonly<Record<string, readonly string[]>> = {
  'clock.breached': ['clock'],
  'assignee.changed': ['transfers'],
};
const words = ['complaint', 'security'];

/** The jobs that follow from an event. Where no mail leaves, deliveries wait in the Outbox and nobody is sent for them. */
export function jobsFor(event: StoredEvent, wanted: Wanted): Job[] {
  const needless = new Set([
    ...(wanted.mailLeaves ? [] : ['deliver']),
    ...(wanted.wordsByMail ? [] : ['tell_of_word']),
    ...((heededBy[event.kind] ?? words).some((one) => wanted.heeded.includes(one)) ? [] : ['heed_event']),
  ]);
  return reactions
    .filter((reaction) => !needless.has(reaction.task) && reaction.when(event))
    .map(({ task }) => ({
      task,
      payload: { sequence: event.sequence, ticketId: event.ticketId, subjectId: event.subjectId, kind: event.kind },
      key: `${task}:${event.sequence}`,
    }));
}

/** The jobs of a batch of events. `deskSends`: the desk itself has an outgoing server; mailboxes may have their own. */
export const jobsForAll =
  (deskSends: boolean): Expand =>
  async (tx, events) => {
    const { rows } = await sql<Wanted>`
      select ${deskSends} or exists (select 1 from mailbox_sender) as mail_leaves,
             exists (select 1 from notice_setting where kind = 'requester_wrote' and by_mail) as words_by_mail,
             array(select distinct t.key from escalation_policy p
               cross join lateral (select triggers from escalation_version v where v.policy_id = p.id order by v.number desc limit 1) v,
               jsonb_each(v.triggers) t where p.retired_at is null and t.value = 'true') as heeded`.execute(tx);
    return events.flatMap((event) => jobsFor(event, rows[0]!));
  };
