// A policy, a calendar or a team changed: every ticket that is under way and goes by other terms now is given them, in parts.
// A lead is told once for all tickets of the team that are late by it.

import { sql } from 'kysely';
import { queueNotice } from '../../channels/queue-delivery.ts';
import { noteProgress, type RecalculationReason } from '../../clocks/write-recalculations.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { isUnresolved } from '../../tickets/ticket.ts';
import { setClockTerms } from '../../tickets/write-ticket.ts';
import { type Ground, readGround } from '../ground.ts';
import { termsNow } from './begin-clocks.ts';
import { changeTerms, otherTerms } from './change-terms.ts';

/** Many are looked at and few are changed: only these are held, so that nobody waits for a ticket that stays as it is. */
const lookedAtOnce = 2000;
const changedAtOnce = 100;
const mostParts = 50;

type Asked = {
  id: string;
  why: RecalculationReason;
  subjectId: string | null;
  ticketId: number | null;
  afterId: number;
  changed: number;
  late: Record<string, number>;
};

/** @returns how many tickets were looked at */
export async function recalculate(ctx: Context): Promise<number> {
  let looked = 0;
  for (let part = 0; part < mostParts; part++) {
    const count = await inTransaction(ctx.tx, (tx) => workOn({ ...ctx, tx }));
    if (count === null) break;
    looked += count;
  }
  return looked;
}

/** One part of the oldest that is due; null: none is. */
async function workOn(ctx: Context): Promise<number | null> {
  const { rows } = await sql<Asked>`select id, why, subject_id, ticket_id, after_id, changed, late from recalculation
    where done_at is null and due_at <= ${ctx.now} order by due_at, id limit 1 for update skip locked`.execute(ctx.tx);
  const asked = rows[0];
  if (!asked) return null;
  const tickets = await readTickets(ctx, asked);
  const grounds = new Map<string, Ground>();
  const { changed: before } = asked;
  let looked = 0;
  for (const ticket of tickets) {
    if (asked.changed - before >= changedAtOnce) break;
    looked += 1;
    const { id, teamId, organisationId } = ticket;
    const ground = grounds.get(teamId) ?? (await readGround(ctx.tx, teamId, [], undefined, ctx.now));
    grounds.set(teamId, ground);
    if (goesBySame(ground, ticket)) continue;
    const late = await recalculateOne(ctx, ground, id, organisationId, asked.why);
    if (late === null) continue;
    asked.changed += 1;
    if (late > 0) asked.late[teamId] = (asked.late[teamId] ?? 0) + 1;
  }
  const isDone = tickets.length < lookedAtOnce && looked === tickets.length;
  const { changed, late } = asked;
  const afterId = tickets[looked - 1]?.id ?? asked.afterId;
  await together(ctx.tx, [noteProgress(ctx, asked.id, { afterId, changed, late, isDone })]);
  if (isDone) await tellLeads(ctx, asked);
  return looked;
}

type Looked = {
  id: number;
  teamId: string;
  organisationId: string | null;
  priority: number;
  kind: string;
  policyVersionId: string;
  calendarId: string;
  calendarLatest: number;
};

async function readTickets({ tx }: Context, { ticketId, afterId, why, subjectId }: Asked): Promise<Looked[]> {
  const { rows } = await sql<Looked>`
    select t.id, t.team_id, p.organisation_id, t.priority, t.kind, t.policy_version_id, t.calendar_id, t.calendar_latest
      from ticket t join person p on p.id = t.requester_id
     where ${ticketId === null ? sql`t.id > ${afterId}` : sql`t.id = ${ticketId} and t.id > ${afterId}`}
       and t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')
       and t.policy_version_id is not null
       ${why === 'organisation' ? sql`and t.requester_id = ${subjectId}` : sql``}
     order by t.id limit ${sql.lit(lookedAtOnce)}`.execute(tx);
  return rows;
}

/** Whoever changes what it goes by meanwhile gives it what is in force now. */
function goesBySame({ policies, knownCalendar }: Ground, ticket: Looked): boolean {
  const { key } = termsNow(policies, knownCalendar, ticket);
  return (
    key.policyVersionId === ticket.policyVersionId &&
    key.calendarId === ticket.calendarId &&
    key.calendarLatest === ticket.calendarLatest
  );
}

/** @returns how many clocks are late by it; null: nothing changes */
async function recalculateOne(
  ctx: Context,
  ground: Ground,
  ticketId: number,
  organisationId: string | null,
  why: RecalculationReason,
): Promise<number | null> {
  const ticket = await findTicketById(ctx, ticketId, { lock: true, itself: true });
  if (!isUnresolved(ticket.status) || ticket.teamId !== ground.team.id) return null;
  const terms = otherTerms(ground, ticket, organisationId);
  if (!terms) return null;
  const clocks = await changeTerms(ctx, ticket, terms, why);
  await together(ctx.tx, [setClockTerms(ticketId, clocks.change), ...clocks.writes, record(ctx, clocks.events)]);
  return clocks.late;
}

async function tellLeads(ctx: Context, { id, late, why }: Asked): Promise<void> {
  const events: NewEvent[] = [];
  for (const [teamId, tickets] of Object.entries(late)) {
    const { lead } = (await readGround(ctx.tx, teamId)).team;
    if (!lead.email) continue;
    await together(
      ctx.tx,
      queueNotice(
        ctx,
        { kind: 'agent_terms', data: { tickets, why } },
        { personId: lead.id, address: lead.email, example: false },
      ),
    );
    events.push({ kind: 'terms.recalculated', subjectId: id, data: { teamId, tickets, why, deliveries: 1 } });
  }
  if (events.length > 0) await together(ctx.tx, [record(ctx, events)]);
}
