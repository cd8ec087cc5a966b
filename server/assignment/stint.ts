// A stint is one interval of having a ticket: who, from when, why. The end of one is the start of the next, so there is no
// gap and no overlap by construction. A stint that nobody accepts goes up: to the lead, then to an administrator.

import { type Compilable, sql } from 'kysely';
import { addWorkingTime, type Calendar } from '../calendars/calendar.ts';
import type { Context } from '../platform/context.ts';
import { compiled, type Database, insertRows, json, write } from '../platform/database.ts';
import type { Priority } from '../tickets/ticket.ts';

export type StintReason =
  | 'first'
  | 'taking_it'
  | 'better_placed'
  | 'expertise'
  | 'workload'
  | 'away'
  | 'left'
  | 'team_change'
  | 'shift'
  | 'escalated'
  | 'requester_asked'
  | 'other';

/** A stint is accepted by a reply, a note or a hand that takes it, within 30 working minutes; the most urgent within 5. */
const acceptSeconds = 30 * 60;
const acceptUrgentSeconds = 5 * 60;
/** A change of the name that the requester was told is told within 15 working minutes by a person, else within 10 more. */
export const noticeSeconds = 25 * 60;

/** `priority`: of a ticket that was handed over; who gets a new one has the whole time. */
export const acceptDueAt = (calendar: Calendar, from: Date, priority?: Priority): Date =>
  addWorkingTime(calendar, from, priority === 1 ? acceptUrgentSeconds : acceptSeconds);
export const noticeDueAt = (calendar: Calendar, from: Date): Date => addWorkingTime(calendar, from, noticeSeconds);

export type NewStint = {
  ticketId: number;
  sequence: number;
  personId: string;
  why: StintReason;
  accepted: boolean;
  acceptDueAt: Date | null;
  /** It counts as a transfer. */
  counts?: boolean;
  /** False: given to this person, and not only lying with whoever holds the queue. */
  forQueue?: boolean | undefined;
};

export const insertStint = (ctx: Context, { accepted, ...stint }: NewStint): Compilable =>
  insertRows('stint', [
    {
      ...stint,
      fromAt: ctx.now,
      givenBy: ctx.actor.personId,
      acceptedAt: accepted ? ctx.now : null,
      acceptDueAt: accepted ? null : stint.acceptDueAt,
    },
  ]);

/** The stint's clock stops: it was accepted, replaced, or there is nobody left to tell. */
export const endAcceptance = (ctx: Context, ticketId: number, sequence: number, accepted: boolean): Compilable =>
  write
    .updateTable('stint')
    .set(accepted ? { acceptedAt: ctx.now, acceptDueAt: null } : { acceptDueAt: null })
    .where('ticketId', '=', ticketId)
    .where('sequence', '=', sequence)
    .where('acceptedAt', 'is', null);

/** While somebody else acts, nobody waits for these assignees to take them up. */
export const endAcceptances = (ticketIds: readonly number[]): Compilable =>
  write
    .updateTable('stint')
    .set({ acceptDueAt: null })
    .where('ticketId', 'in', [...ticketIds])
    .where('acceptDueAt', 'is not', null);

/** When this stint is escalated if nobody accepts it. */
export async function readAcceptDue(tx: Database, ticketId: number, sequence: number): Promise<Date | null> {
  const stint = await tx
    .selectFrom('stint')
    .select('acceptDueAt')
    .where('ticketId', '=', ticketId)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return stint?.acceptDueAt ?? null;
}

/** The stint's clock runs again, after it was stopped by what is taken back now. */
export const restoreAcceptance = (ticketId: number, sequence: number, acceptDueAt: Date): Compilable =>
  write
    .updateTable('stint')
    .set({ acceptDueAt })
    .where('ticketId', '=', ticketId)
    .where('sequence', '=', sequence)
    .where('acceptedAt', 'is', null);

export type AskedAgain = { ticketId: number; acceptDueAt: Date };

/** Whoever is back has not taken these up yet, and is waited for once more. */
export const askAcceptanceAgain = (stints: readonly AskedAgain[]): Compilable =>
  compiled(sql`
    update stint s set accept_due_at = x."acceptDueAt"
      from json_to_recordset(${json(stints)}::json) as x("ticketId" bigint, "acceptDueAt" timestamptz)
      join ticket t on t.id = x."ticketId"
     where s.ticket_id = t.id and s.sequence = t.stint_sequence and s.accepted_at is null`);

/** Only for a stint that began by what is taken back now, and under which nothing was done. */
export const deleteStint = (ticketId: number, sequence: number): Compilable =>
  write.deleteFrom('stint').where('ticketId', '=', ticketId).where('sequence', '=', sequence);

type Candidate = { id: string };

/**
 * Who gets a ticket that nobody took: the lead, then an administrator, each asked once. `asked` are those who have had it
 * since somebody last accepted it. Null: nobody is left; it is only shown.
 */
export function escalateTo<P extends Candidate>(asked: readonly string[], lead: P, administrator: P | null): P | null {
  if (!asked.includes(lead.id)) return lead;
  return administrator && !asked.includes(administrator.id) ? administrator : null;
}

/** Whether a stint `s` only lies with its person until somebody of the team takes it. */
export const liesInQueue = sql`coalesce(s.for_queue, s.why in ('first', 'escalated'))`;

export const markForQueue = (ticketId: number, sequence: number): Compilable =>
  write.updateTable('stint').set({ forQueue: true }).where('ticketId', '=', ticketId).where('sequence', '=', sequence);
