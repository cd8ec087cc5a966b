// Nobody has answered in time: the next one is called.

import { sql } from 'kysely';
import { endCall, readRunning } from '../../assignment/escalation/write-escalation.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { callPeople, worldOf } from './call-people.ts';

const most = 200;

export async function dueCalls(ctx: Context): Promise<{ ticketId: number }[]> {
  const { rows } = await sql<{ ticketId: number }>`
    select e.ticket_id from escalation_call c join escalation e on e.id = c.escalation_id
     where c.due_at <= ${ctx.now} order by c.due_at limit ${most}`.execute(ctx.tx);
  return rows;
}

export function goOnCalling(ctx: Context, ticketId: number): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    const running = await readRunning(tx, ticketId);
    // Somebody answered meanwhile.
    if (!running?.last.dueAt || running.last.dueAt > ctx.now) return;
    const { id, last } = running;
    // What was armed called nobody: everybody is tried once more.
    const armed = last.state === 'armed';
    const from = {
      step: armed ? 0 : last.step + 1,
      sequence: last.sequence + 1,
      called: new Set(armed ? [] : running.called),
    };
    const calls = callPeople(here, ticket, running, await worldOf(here, ticket), from);
    const late: NewEvent[] = armed
      ? []
      : [
          {
            kind: 'escalation.timed_out',
            ticketId,
            subjectId: last.personId!,
            data: { escalationId: id, step: last.step },
          },
        ];
    await together(tx, [endCall(here, id, armed ? 'over' : 'timed_out')]);
    await together(tx, [...calls.writes, record(here, [...late, ...calls.events])]);
  });
}
