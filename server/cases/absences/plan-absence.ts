// What becomes of each ticket of somebody who goes away, and why: computed the same way before it is confirmed and when it
// begins. What the person chose otherwise goes before what the desk proposes.

import { sql } from 'kysely';
import type { ChosenCover } from '../../assignment/cover.ts';
import { type AwayTicket, type Fate, type FateWhy, fateOf } from '../../assignment/fate.ts';
import { addBusinessDays } from '../../calendars/calendar.ts';
import { accountTeamOf } from '../../people/abilities.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database.ts';
import { readGround } from '../ground.ts';
import { addLoad, chooseCover, type HandsRead, readHands, type ToCover } from './read-hands.ts';

export type PlannedTicket = AwayTicket &
  ToCover & {
    number: string;
    subject: string;
    assigneeId: string;
    coverId: string | null;
    requester: string;
    organisation: string | null;
    mailboxId: string | null;
    reachable: boolean;
    contactToldId: string | null;
    example: boolean;
  };

export type PlanLine = {
  ticket: PlannedTicket;
  fate: Fate;
  why: FateWhy | 'chosen';
  /** Who takes it now, or at its first event; null: nobody is here. */
  cover: (Omit<ChosenCover, 'why'> & { why: ChosenCover['why'] | 'chosen' }) | null;
};
export type Choice = { ticketId: number; fate: Fate; coverId: string | null };
export type Plan = { lines: PlanLine[]; hands: HandsRead; until: Date };

export type Leave = {
  personId: string;
  fromAt: Date;
  toAt: Date | null;
  coverId: string | null;
  choices?: readonly Choice[];
};

/** Of all tickets on which the person acts, in the order of what is due. */
export async function planAbsence(ctx: Context, leave: Leave): Promise<Plan> {
  const tickets = await readTickets(ctx.tx, leave.personId);
  const until = leave.toAt ?? (await plannedUntil(ctx, leave.fromAt));
  const wanted = [leave.coverId, ...(leave.choices ?? []).map((one) => one.coverId)];
  const hands = await readHands(ctx.tx, tickets, leave.fromAt, wanted);
  const choices = new Map(leave.choices?.map((one) => [one.ticketId, one]));
  const lines = tickets.map((ticket): PlanLine => {
    const proposed = fateOf(ticket, until);
    const choice = choices.get(ticket.id);
    const fate = choice && choice.fate !== proposed.fate ? { fate: choice.fate, why: 'chosen' as const } : proposed;
    return { ticket, ...fate, cover: coverOf(hands, ticket, leave, choice ?? null) };
  });
  return { lines, hands, until };
}

/** Where nobody knows when they are back, as far as the end of the next working day. */
export async function plannedUntil(ctx: Context, from: Date): Promise<Date> {
  const { calendar } = await readGround(ctx.tx, null);
  return addBusinessDays(calendar, from, 1);
}

export function coverOf(
  hands: HandsRead,
  ticket: PlannedTicket,
  leave: Pick<Leave, 'personId' | 'coverId'>,
  choice: Choice | null,
): PlanLine['cover'] {
  const wanted = choice?.coverId;
  if (wanted && wanted !== leave.personId && hands.candidates.has(wanted) && !hands.away.has(wanted)) {
    addLoad(hands, ticket, wanted);
    return { personId: wanted, why: 'chosen' };
  }
  return chooseCover(hands, ticket, leave.personId, leave.coverId);
}

const unresolved = sql`t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`;

export const readTickets = (tx: Database, personId: string): Promise<PlannedTicket[]> =>
  readPlanned(
    tx,
    sql`select * from ticket t where t.assignee_id = ${personId} and t.cover_id is null and ${unresolved}
    union all select * from ticket t where t.cover_id = ${personId}`,
  );

export async function readPlanned(tx: Database, source: ReturnType<typeof sql>): Promise<PlannedTicket[]> {
  const { rows } = await sql<PlannedTicket>`
    select t.id, t.number, t.subject, t.status, t.language, t.team_id, t.assignee_id, t.cover_id, t.requester_id, t.promise_due_at,
           t.clock_due_at, t.priority, t.kind, n.skill_id, n.least_level, ${accountTeamOf} as account_team_id, t.last_requester_at, t.last_human_reply_at, t.contact_told_id, t.mailbox_id, t.example, r.name as requester,
           o.name as organisation,
           exists (select 1 from address a where a.person_id = r.id and a.health <> 'failed') as reachable
      from (${source}) t join person r on r.id = t.requester_id left join organisation o on o.id = r.organisation_id
      left join needed_skill n on n.ticket_id = t.id
     order by least(t.promise_due_at, t.clock_due_at), t.id`.execute(tx);
  return rows;
}
