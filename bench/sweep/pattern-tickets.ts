// Tickets made by the real actions at real times, each the pattern of many. What is due at a certain minute of the afternoon
// stands apart, so that the same minute can be measured with nothing, with ten and with a thousand due in it.

import { sql } from 'kysely';
import { actorOf } from '../../server/access/find-actor.ts';
import { changeStatus } from '../../server/cases/change-status.ts';
import { openTicket } from '../../server/cases/open-ticket.ts';
import { postMessage } from '../../server/cases/post-message.ts';
import { sweeps } from '../../server/cases/sweep-due.ts';
import { writeAsRequester } from '../../server/cases/write-as-requester.ts';
import { findTicketById } from '../../server/tickets/find-ticket.ts';
import type { DeskInTime } from './desk-in-time.ts';

export type Group =
  | 'rest'
  | 'promises10'
  | 'promises1000'
  | 'reminders10'
  | 'reminders1000'
  | 'levels10'
  | 'levels1000';
type Plan = { group: Group; at: string; priority: 1 | 2 | 3 | 4; after?: 'asks' | 'waits' | 'supplier' };

/** A Thursday, so that three business days lie between it and the Tuesday that is measured. */
export const beginning = new Date('2026-03-05T08:00:00Z');
const tuesday = (time: string) => `2026-03-10T${time}:00Z`;

/** The minutes that are measured. In the first nothing is due. */
export const minutes = {
  nothing: tuesday('15:36'),
  promises1000: tuesday('15:42'),
  promises10: tuesday('15:52'),
  reminders10: tuesday('16:02'),
  reminders1000: tuesday('16:12'),
  levels10: tuesday('16:22'),
  levels1000: tuesday('16:32'),
  after: tuesday('16:36'),
} as const;

const copied = tuesday('15:31');

const plans: Plan[] = [
  // Asked on Thursday and not answered: the reminder is three business days later.
  { group: 'reminders10', at: '2026-03-05T16:01:00Z', priority: 4, after: 'waits' },
  { group: 'reminders1000', at: '2026-03-05T16:11:00Z', priority: 4, after: 'waits' },
  // Four and a half hours are half of the business day after which a ticket of this kind wants a word.
  { group: 'levels10', at: tuesday('11:51'), priority: 3 },
  { group: 'levels1000', at: tuesday('12:01'), priority: 3 },
  ...Array.from({ length: 96 }, (_, index): Plan => {
    const after = ([undefined, 'asks', 'waits', 'supplier'] as const)[index % 4];
    const at = new Date(Date.parse(tuesday('12:10')) + index * 100_000).toISOString();
    return { group: 'rest', at, priority: index % 3 === 0 ? 4 : 3, ...(after ? { after } : {}) };
  }),
  // Two hours later each of these wants a word.
  { group: 'promises1000', at: tuesday('13:41'), priority: 2 },
  { group: 'promises10', at: tuesday('13:51'), priority: 2 },
];

/** @returns the ids of the tickets of each group; the clock stands at the afternoon after all that was due until then */
export async function openPatterns(desk: DeskInTime): Promise<Map<Group, number[]>> {
  const groups = new Map<Group, number[]>();
  const inOrder = plans.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  for (const [index, plan] of inOrder.entries()) {
    desk.clock.now = new Date(plan.at);
    const id = await play(desk, plan, index);
    groups.set(plan.group, [...(groups.get(plan.group) ?? []), id]);
  }
  desk.clock.now = new Date(copied);
  await sweepAll(desk);
  // What left in the meantime arrived; nobody waits for a server here.
  await sql`update delivery set state = 'sent', sent_at = queued_at, ended_at = queued_at, due_at = null
             where state = 'queued'`.execute(desk.database.db);
  return groups;
}

export async function sweepAll(desk: DeskInTime): Promise<void> {
  for (let round = 0; round < 3; round++) {
    for (const { run } of sweeps) {
      await run(desk.ctx(), (error) => {
        throw error;
      });
    }
  }
}

async function play(desk: DeskInTime, { priority, after }: Plan, index: number): Promise<number> {
  const agent = desk.agents[index % desk.agents.length]!;
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: `Prints about forty labels (${index})`,
    body: 'It prints about forty labels, then stops with E-52. The belt was changed last week, and the error came back.',
    requester: { email: `p${index}@load.example`, name: 'Ravi Menon' },
    priority,
    channel: 'api',
  });
  const { number } = ticket;
  await postMessage(desk.ctx(agent), { number, kind: 'note', body: 'Seen before on the same model, last spring.' });
  await postMessage(desk.ctx(agent), {
    number,
    kind: 'public',
    body: 'Thank you, we look into the belt and the sensor.',
  });
  if (after === 'asks') {
    desk.clock.now = new Date(desk.clock.now.getTime() + 20_000);
    const requester = (await actorOf(desk.database.db, ticket.requesterId, 'portal'))!;
    const ctx = desk.ctx(requester);
    await writeAsRequester(ctx, await findTicketById(ctx, ticket.id), 'It also happens with the short labels.');
  }
  if (after === 'waits')
    await changeStatus(desk.ctx(agent), {
      number,
      status: 'waiting_on_requester',
      question: 'Which labels are loaded?',
    });
  if (after === 'supplier')
    await changeStatus(desk.ctx(agent), { number, status: 'waiting_on_third_party', thirdParty: 'Belt works' });
  return ticket.id;
}
