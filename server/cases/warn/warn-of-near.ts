// A ticket has used nine tenths of the time that a clock gives it, or its promise. Whoever has it is told once, in the open desk and
// by mail as they want it: not while somebody looks at it, and in their working time, unless it is an emergency (3.4.8, 3.5).

import { sql } from 'kysely';
import { nextOpening } from '../../calendars/calendar.ts';
import { queueNotice } from '../../channels/queue-delivery.ts';
import { type ClockMetric, levels } from '../../clocks/clock.ts';
import { dropCalmPushes, endPushes, putOffPushes } from '../../clocks/write-pushes.ts';
import { type FoundPerson, findPerson } from '../../people/find-people.ts';
import { wantsByMail } from '../../people/notice-setting.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { isLookedAt } from '../../tickets/presence/presence.ts';
import { actingOn, isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { readGround } from '../ground.ts';

const aMinute = 60_000;

/** Safe to run again. @returns what became of what was due on the ticket */
export function warnOfNear(
  ctx: Context,
  ticketId: number,
): Promise<'told' | 'seen' | 'told_before' | 'over' | 'later'> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    const { near, isSeen } = await readNear(here, ticketId);
    const first = near.find(({ isTold }) => !isTold);
    const end = async (endedAs: 'seen' | 'told_before' | 'over') => {
      await together(tx, [endPushes(here, ticketId, endedAs)]);
      return endedAs;
    };
    await together(tx, [dropCalmPushes(ticketId)]);
    if (near.length === 0 || !isUnresolved(ticket.status)) return end('over');
    if (isSeen) return end('seen');
    if (!first) return end('told_before');
    const actingId = actingOn(ticket);
    const person = actingId ? await findPerson(tx, actingId) : null;
    const at =
      person?.state === 'active' ? await tellableAt(here, ticket, person) : new Date(ctx.now.getTime() + aMinute);
    if (!person || at > ctx.now) {
      await together(tx, [putOffPushes(here, ticketId, at)]);
      return 'later';
    }
    await tell(here, ticket, person, first);
    return 'told';
  });
}

/** `agreed`: a date that was agreed; the word that a promise owes otherwise is told of as the next one. */
type Near = { metric: ClockMetric | 'agreed'; cycle: number | null; promiseId: string | null; dueAt: Date };
type NearRow = Near & { isNear: boolean; isSeen: boolean; isTold: boolean };

/** What is due and still so near, the first date first; whether somebody looks, and of each whether it was told with another. */
async function readNear({ tx, now }: Context, ticketId: number) {
  const { rows } = await sql<NearRow>`
    select coalesce(c.metric::text, case q.purpose when 'agreed' then 'agreed' else 'update' end) as metric, p.cycle, p.promise_id,
           coalesce(c.due_at, q.due_at) as due_at, ${isLookedAt(now)} as is_seen, ${toldWith} as is_told,
           coalesce(c.state = 'running' and c.level = ${levels.push}, q.state = 'standing') as is_near
      from push p join ticket t on t.id = p.ticket_id
      left join clock c on c.ticket_id = p.ticket_id and c.metric = p.metric and c.cycle = p.cycle
      left join promise q on q.id = p.promise_id
     where p.ticket_id = ${ticketId} and p.ended_at is null and p.due_at <= ${now}
     order by coalesce(c.due_at, q.due_at), p.metric nulls last`.execute(tx);
  return {
    // What is late already has its task, or the desk's own word.
    near: rows.filter(({ isNear, dueAt }) => isNear && dueAt > now),
    isSeen: rows[0]?.isSeen ?? false,
  };
}

/**
 * Somebody was told since we last wrote to the requester. A date of a person's own can lie far behind what the clocks were told
 * of: of a promise (q) it was told before only where what was told of comes due with it, in its last quarter or later.
 */
const toldWith = sql`exists (
  select 1 from push o left join clock oc on oc.ticket_id = o.ticket_id and oc.metric = o.metric and oc.cycle = o.cycle
    left join promise oq on oq.id = o.promise_id
   where o.ticket_id = t.id and o.ended_as = 'told' and o.ended_at > coalesce(t.last_human_reply_at, '-infinity')
     and (q.id is null or coalesce(oc.due_at, oq.due_at) >= q.due_at - (q.due_at - q.made_at) / 4))`;

/** Their team's hours, and not their quiet ones. */
async function tellableAt(ctx: Context, ticket: Ticket, { id }: FoundPerson): Promise<Date> {
  if (ticket.priority === 1) return ctx.now;
  const { calendar } = await readGround(ctx.tx, ticket.teamId);
  const opens = nextOpening(calendar, ctx.now);
  const { rows } = await sql<{ at: Date }>`select quiet_until(${id}::uuid, ${opens}::timestamptz) as at`.execute(
    ctx.tx,
  );
  return nextOpening(calendar, rows[0]!.at);
}

async function tell(ctx: Context, ticket: Ticket, person: FoundPerson, near: Near): Promise<void> {
  const { metric, cycle, promiseId, dueAt } = near;
  const mail = person.email !== null && (await wantsByMail(ctx.tx, person.id, 'due_soon'));
  const event: NewEvent = {
    kind: 'assignee.warned',
    ticketId: ticket.id,
    subjectId: person.id,
    // Their open desk says it at once.
    data: {
      metric,
      ...(promiseId ? { promiseId } : { cycle }),
      dueAt,
      speaksTo: person.id,
      ...(mail ? { deliveries: 1 } : {}),
    },
  };
  await together(ctx.tx, [
    endPushes(ctx, ticket.id, 'told', person.id),
    ...(mail
      ? queueNotice(
          ctx,
          { kind: 'agent_due_soon', ticketId: ticket.id, data: { metric, dueAt } },
          { personId: person.id, address: person.email!, example: ticket.example },
        )
      : []),
    record(ctx, [event]),
  ]);
}
