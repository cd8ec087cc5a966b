// Tickets are given to who stands in, any number in one statement, and what the requester was told decides what they are owed:
// a new name within the time of R15.

import { sql } from 'kysely';
import type { Candidate } from '../../assignment/routing/candidates.ts';
import { acceptDueAt, endAcceptances, noticeDueAt } from '../../assignment/stint.ts';
import { type CoverEnd, endCovers, insertCovers, type NewCover } from '../../assignment/write-cover.ts';
import { queueNotice } from '../../channels/queue-delivery.ts';
import { wantsByMail } from '../../people/notice-setting.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { coverTickets } from '../../tickets/cover/write-cover.ts';
import { readGround } from '../ground.ts';
import type { PlannedTicket } from './plan-absence.ts';

export type Given = { ticket: PlannedTicket; cover: Candidate; why: NewCover['why']; absenceId: string };

/** The tickets are locked by the caller, and unresolved. */
export async function giveCovers(ctx: Context, given: readonly Given[], ends: CoverEnd = 'away_too'): Promise<void> {
  if (given.length === 0) return;
  const due = await duesOf(ctx, given);
  const urgent = await urgentOf(ctx, given);
  const passedOn = given.filter(({ ticket }) => ticket.coverId !== null).map(({ ticket }) => ticket.id);
  if (passedOn.length > 0) await together(ctx.tx, [endCovers(ctx, passedOn, ends)]);
  await together(ctx.tx, [
    coverTickets(
      ctx,
      given.map(({ ticket, cover }) => ({
        ticketId: ticket.id,
        coverId: cover.id,
        noticeDueAt: due.get(ticket.teamId)!.notice,
      })),
    ),
    insertCovers(
      ctx,
      given.map(({ ticket, cover, why, absenceId }) => ({
        ticketId: ticket.id,
        personId: cover.id,
        forId: ticket.assigneeId,
        absenceId,
        why,
        acceptDueAt: due.get(ticket.teamId)![urgent.has(ticket.id) ? 'acceptUrgent' : 'accept'],
      })),
    ),
    endAcceptances(given.map(({ ticket }) => ticket.id)),
    ...(await tellCovers(ctx, given)),
    record(ctx, given.map(began)),
  ]);
}

const began = ({ ticket, cover, why, absenceId }: Given): NewEvent => ({
  kind: 'cover.began',
  ticketId: ticket.id,
  subjectId: cover.id,
  audience: 'public',
  data: { forId: ticket.assigneeId, toId: cover.id, fromId: ticket.coverId ?? ticket.assigneeId, why, absenceId },
});

/** The most urgent of them, which have less time. */
async function urgentOf({ tx }: Context, given: readonly Given[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select id from ticket where id = any(${given.map(({ ticket }) => ticket.id)}::bigint[]) and priority = 1`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

type Dues = { notice: Date; accept: Date; acceptUrgent: Date };

/** By each team's hours: when requesters are told of a new name, and by when whoever got a ticket takes it up. */
export async function duesOf(
  ctx: Context,
  given: readonly { ticket: { teamId: string } }[],
): Promise<Map<string, Dues>> {
  const dues = new Map<string, Dues>();
  for (const id of new Set(given.map(({ ticket }) => ticket.teamId))) {
    const { calendar } = await readGround(ctx.tx, id);
    dues.set(id, {
      notice: noticeDueAt(calendar, ctx.now),
      accept: acceptDueAt(calendar, ctx.now),
      acceptUrgent: acceptDueAt(calendar, ctx.now, 1),
    });
  }
  return dues;
}

/** One mail for all that somebody gets at once, not one for each. */
async function tellCovers(ctx: Context, given: readonly Given[]) {
  const byPerson = Map.groupBy(given, ({ cover }) => cover.id);
  const writes = [];
  for (const [personId, theirs] of byPerson) {
    const { cover, absenceId } = theirs[0]!;
    if (personId === ctx.actor.personId || !cover.email || !(await wantsByMail(ctx.tx, personId, 'assigned'))) continue;
    const example = theirs.every(({ ticket }) => ticket.example);
    const data = { absenceId, tickets: theirs.length };
    writes.push(
      ...queueNotice(ctx, { kind: 'agent_covers', data }, { personId, address: cover.email, example }),
      record(ctx, [{ kind: 'cover.told', subjectId: personId, data: { absenceId, deliveries: 1 } }]),
    );
  }
  return writes;
}

/** Held until the transaction ends, in the order of ids: what they act on and what they are covered on. */
export async function holdTickets(ctx: Context, personId: string): Promise<void> {
  await sql`select 1 from ticket t where (t.assignee_id = ${personId}::uuid or t.cover_id = ${personId}::uuid)
     and t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')
     order by t.id for update`.execute(ctx.tx);
}
