// A requester waits, and whoever has the ticket has done nothing on it for the desk's working hours: they are told an hour
// before, and then it goes back to the queue. Off until a desk turns it on. A lead's own tickets have no other place to go.

import { sql } from 'kysely';
import { deleteWarning, insertWarning } from '../../assignment/write-passed-over.ts';
import { addWorkingTime } from '../../calendars/calendar.ts';
import { queueNotice } from '../../channels/queue-delivery.ts';
import { findPerson } from '../../people/find-people.ts';
import { type Context, theDesk } from '../../platform/context.ts';
import { type Database, inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { readRouting } from '../../settings/routing.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { type Ground, readGround } from '../ground.ts';
import { putInQueue } from './return-ticket.ts';

type Waiting = {
  id: number;
  teamId: string;
  assigneeId: string;
  /** The last thing that its assignee did on it, or the requester's word, or its coming to them. */
  sinceAt: Date;
  warning: { sinceAt: string; dueAt: string } | null;
};

const hourSeconds = 3600;
const most = 2000;

/** @returns how many were told or went back */
export async function returnUntouched(ctx: Context, onError: (error: unknown) => void): Promise<number> {
  const { untouchedHours } = await readRouting(ctx.tx);
  if (untouchedHours === null) return 0;
  const grounds = new Map<string, Ground>();
  let count = 0;
  for (const one of await readWaiting(ctx.tx, ctx.now, untouchedHours)) {
    const ground = grounds.get(one.teamId) ?? (await readGround(ctx.tx, one.teamId));
    grounds.set(one.teamId, ground);
    if (stepOf(ctx, ground, one, untouchedHours) === null) continue;
    count += await takeStep(ctx, one.id, untouchedHours).catch((error: unknown) => {
      onError(error);
      return 0;
    });
  }
  return count;
}

/** Nobody loses a ticket without having been told in time, also where the setting was turned on meanwhile. */
function stepOf(
  ctx: Context,
  { calendar }: Ground,
  { sinceAt, warning }: Waiting,
  hours: number,
): 'tell' | 'return' | null {
  if (warning && new Date(warning.sinceAt).getTime() === sinceAt.getTime()) {
    return new Date(warning.dueAt) <= ctx.now ? 'return' : null;
  }
  return addWorkingTime(calendar, sinceAt, (hours - 1) * hourSeconds) <= ctx.now ? 'tell' : null;
}

/** Everything is looked at again with the ticket held: its assignee may have turned to it at this moment. */
function takeStep(ctx: Context, ticketId: number, hours: number): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx, actor: theDesk };
    const ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    const [one] = await readWaiting(tx, ctx.now, hours, ticketId);
    if (!one) return 0;
    const ground = await readGround(tx, ticket.teamId);
    const step = stepOf(ctx, ground, one, hours);
    if (step === 'return') {
      await together(tx, [deleteWarning(ticketId)]);
      await putInQueue(here, ground, ticket, 'untouched');
      return 1;
    }
    if (step !== 'tell') return 0;
    const usual = addWorkingTime(ground.calendar, one.sinceAt, hours * hourSeconds);
    const soonest = addWorkingTime(ground.calendar, ctx.now, hourSeconds);
    const dueAt = usual > soonest ? usual : soonest;
    const person = (await findPerson(tx, one.assigneeId))!;
    const notice = { kind: 'agent_untouched' as const, ticketId, data: { dueAt: dueAt.toISOString() } };
    const to = person.email && { personId: person.id, address: person.email, example: ticket.example };
    await together(tx, [
      insertWarning(here, { ticketId, personId: person.id, sinceAt: one.sinceAt, dueAt }),
      ...(to ? queueNotice(here, notice, to) : []),
      record(here, [
        {
          kind: 'return.announced',
          ticketId,
          subjectId: person.id,
          data: { dueAt: dueAt.toISOString(), ...(to ? { deliveries: 1 } : {}) },
        },
      ]),
    ]);
    return 1;
  });
}

/** A working hour is never shorter than an hour, so that what is younger need not be looked at. */
async function readWaiting(tx: Database, now: Date, hours: number, id: number | null = null): Promise<Waiting[]> {
  const before = new Date(now.getTime() - (hours - 1) * hourSeconds * 1000);
  const { rows } = await sql<Waiting>`
    select t.id, t.team_id, t.assignee_id, greatest(t.last_requester_at, s.from_at,
             (select max(e.at) from event e where e.ticket_id = t.id and e.actor_id = t.assignee_id)) as since_at,
           (select json_build_object('sinceAt', u.since_at, 'dueAt', u.due_at) from untouched_warning u
             where u.ticket_id = t.id and u.person_id = t.assignee_id) as warning
      from ticket t join stint s on s.ticket_id = t.id and s.sequence = t.stint_sequence join team m on m.id = t.team_id
     where t.status = 'open' and (t.last_human_reply_at is null or t.last_human_reply_at < t.last_requester_at)
       and t.last_requester_at <= ${before} and t.cover_id is null and s.accepted_at is not null
       and t.assignee_id <> m.lead_id and (${id}::bigint is null or t.id = ${id}::bigint)
     order by t.last_requester_at limit ${most}`.execute(tx);
  return rows;
}
