// What the desk tells its own people. Each kind is queued as the desk queues it and leaves as it would leave.

import { sql } from 'kysely';
import { addMailbox } from '../../server/cases/change-settings.ts';
import { changeContingency } from '../../server/cases/hand-over/change-contingency.ts';
import { planNextAction } from '../../server/cases/hand-over/plan-next-action.ts';
import { openTicket } from '../../server/cases/open-ticket.ts';
import { reassignTicket } from '../../server/cases/reassign-ticket.ts';
import { type NewNotice, queueNotice } from '../../server/channels/queue-delivery.ts';
import { together } from '../../server/platform/database.ts';
import type { Stage } from './send-every-mail.ts';

type Told = { occasion: string; notice: NewNotice };

const escalations = [
  'not_accepted',
  'promise_missed',
  'promise_missed_again',
  'promise_moved',
  'compensation_asked',
  'late_by_change',
  'transfer_asked',
  'to_and_fro',
];
const calls = ['clock', 'stuck', 'transfers', 'complaint', 'security'];
const refusals = ['unproven', 'not_yours', 'closed_access', 'put_aside', 'moved_on', 'empty'];
const stints = [
  'first',
  'taking_it',
  'better_placed',
  'expertise',
  'workload',
  'away',
  'left',
  'team_change',
  'escalated',
  'requester_asked',
  'other',
];

export async function sendNotices(stage: Stage): Promise<void> {
  const { desk, keep, leo, words, locale } = stage;
  const { ticket, messageId } = await openTicket(desk.ctx(), {
    subject: words.subject,
    body: words.body,
    requester: { email: 'notices@customer.example', name: words.requester, locale },
    language: locale,
    channel: 'email',
    acknowledge: 'not',
  });
  const { number } = ticket;
  const dueAt = new Date(desk.clock.now.getTime() + 3_600_000);
  await planNextAction(desk.ctx(desk.ana), { number, what: words.what, dueAt });
  await changeContingency(desk.ctx(desk.ana), { number, words: words.alternatives });
  await desk.sweep();
  await stage.mail.deliver();
  await reassignTicket(desk.ctx(desk.ana), { number, agent: leo.personId!, reason: 'expertise' });
  // All that follows is told in this moment, in which it waits to be taken up.
  await keep('handed over');
  const ctx = desk.ctx();
  const alarms = await raiseAlarms(stage);
  const scheduleId = await addSchedule(stage);
  const since = desk.clock.now.toISOString();
  const about = { personId: ticket.requesterId };
  const soon = dueAt.toISOString();
  const all: Told[] = [
    ...stints.map((why) => of('agent_assigned', { why })),
    ...escalations.map((why) => of('agent_escalated', { why })),
    ...calls.map((trigger) => of('agent_called', { trigger, answerBy: soon })),
    of('agent_unanswered', { trigger: 'stuck' }),
    of('agent_untouched', { dueAt: soon }),
    of('agent_agreed', { agreedAt: soon, untilAt: soon }),
    of('agent_agreed', { agreedAt: soon, untilAt: null }),
    of('agent_due_soon', { metric: 'first_response', dueAt: soon }),
    of('agent_asked', { byId: desk.ana.personId }),
    of('agent_wrote', { messageId }),
    of('agent_loop', about),
    ...refusals.map((why) => of('agent_refused', { why })),
    ...alarms.map((alarmId) => ({
      occasion: 'agent_mailbox',
      notice: { kind: 'agent_mailbox' as const, data: { alarmId } },
    })),
    ...['policy', 'calendar', 'team', 'organisation'].map((why) => ofDesk('agent_terms', { tickets: 21, why })),
    ofDesk('agent_duty', {
      scheduleId,
      gaps: [
        { fromAt: since, toAt: soon, goesOn: false },
        { fromAt: soon, toAt: soon, goesOn: true },
      ],
      more: 3,
    }),
    ofDesk('agent_wave', { mails: 120, senders: 41 }),
    ofDesk('agent_review', { mails: 1, since }),
    ofDesk('agent_stop', { mails: 640 }),
    ofDesk('agent_watchdog', { since }),
  ];
  for (const { occasion, notice } of all) {
    const why = notice.data?.why;
    if (notice.kind === 'agent_assigned') {
      await sql`update stint set why = ${why}, person_id = ${leo.personId} where ticket_id = ${ticket.id}`.execute(
        desk.database.db,
      );
    }
    const to = { personId: leo.personId!, address: 'leo@desk.example', example: false };
    await together(desk.database.db, queueNotice(ctx, notice, to));
    await keep(`${occasion}${why ? `: ${why}` : ''}`);
  }

  function of(kind: NewNotice['kind'], data: Record<string, unknown>): Told {
    return { occasion: kind, notice: { kind, ticketId: ticket.id, data } };
  }
}

const ofDesk = (kind: NewNotice['kind'], data: Record<string, unknown>): Told => ({
  occasion: kind,
  notice: { kind, data },
});

async function addSchedule({ desk }: Stage): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into duty_schedule (id, name, created_at) values (gen_random_uuid(), 'P1', ${desk.clock.now}) returning id`.execute(
    desk.database.db,
  );
  return rows[0]!.id;
}

/** One of the outgoing mail and one of a mailbox. */
async function raiseAlarms({ desk }: Stage): Promise<string[]> {
  const address = 'support@desk.example';
  const mailbox = await addMailbox(desk.ctx(desk.ana), { address, displayName: 'Kestrel Labels' });
  const silent = {
    template:
      'No mail has come to {address} for {hours} working hours, far longer than usual. Write a mail to it and see whether it arrives.',
    values: { address, hours: 9 },
  };
  const refused = { template: 'Give the password for the outgoing server.', values: {} };
  const { now } = desk.clock;
  const { rows } = await sql<{ id: string }>`
    insert into mailbox_alarm (id, mailbox_id, kind, since, raised_at, failure) values
      (gen_random_uuid(), ${mailbox.id}, 'silent', ${now}, ${now}, ${JSON.stringify(silent)}),
      (gen_random_uuid(), null, 'deferred', ${now}, ${now}, ${JSON.stringify(refused)})
    returning id`.execute(desk.database.db);
  return rows.map((row) => row.id);
}
