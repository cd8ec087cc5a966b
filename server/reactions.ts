// What follows what: each event and the actions that answer it. This is the only place that knows both. A reaction runs as
// an idempotent job whose cause is the event.

import type { Job } from './platform/dispatcher.ts';
import type { StoredEvent } from './platform/events.ts';

type Reaction = { task: string; when: (event: StoredEvent) => boolean };

export const reactions: readonly Reaction[] = [
  // Whatever queued a delivery (message, notice, sign-in link) wants it on its way now and not at the next sweep.
  { task: 'deliver', when: (event) => Number(event.data.deliveries ?? 0) > 0 },
  // What a person has to mend is told to a person.
  { task: 'tell_of_mailbox', when: ({ kind }) => kind === 'mailbox.failed' },
  { task: 'test_mailbox', when: ({ kind }) => kind === 'mailbox.test_asked' },
  { task: 'tell_of_trouble', when: ({ kind }) => kind === 'delivery.failed' || kind === 'loop.suspected' },
  // Whoever answers from their mail program has to read there what the requester wrote.
  {
    task: 'tell_of_word',
    when: ({ kind, data }) =>
      kind === 'ticket.opened' || (kind === 'message.posted' && data.fromRequester === true && data.pending !== true),
  },
];

/** The jobs that follow from an event. Where no mail leaves, deliveries wait in the Outbox and nobody is sent for them. */
export function jobsFor(event: StoredEvent, mailLeaves: boolean): Job[] {
  return reactions
    .filter((reaction) => (mailLeaves || reaction.task !== 'deliver') && reaction.when(event))
    .map(({ task }) => ({
      task,
      payload: { sequence: event.sequence, ticketId: event.ticketId, subjectId: event.subjectId, kind: event.kind },
      key: `${task}:${event.sequence}`,
    }));
}
