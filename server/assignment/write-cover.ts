// The statements that write who acts in somebody's place.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { compiled, type Database, json, write } from '../platform/database.ts';
import type { CoverWhy } from './cover.ts';

export type NewCover = {
  ticketId: number;
  personId: string;
  forId: string;
  absenceId: string;
  why: CoverWhy | 'chosen';
  /** By when they take it up; then it goes to the lead. */
  acceptDueAt: Date;
};
export type CoverEnd = 'back' | 'away_too' | 'not_accepted' | 'requester_waits';

/** Any number at once: five hundred tickets are one statement. A cover that runs must be ended in the statement before. */
export function insertCovers(ctx: Context, covers: readonly NewCover[]): Compilable {
  return compiled(sql`
    insert into cover (ticket_id, sequence, person_id, for_id, absence_id, why, from_at, given_by, accept_due_at)
    select x."ticketId", coalesce((select max(c.sequence) from cover c where c.ticket_id = x."ticketId"), 0) + 1,
           x."personId", x."forId", x."absenceId", x.why, ${ctx.now}::timestamptz, ${ctx.actor.personId}::uuid,
           x."acceptDueAt"
      from json_to_recordset(${json(covers)}::json)
        as x("ticketId" bigint, "personId" uuid, "forId" uuid, "absenceId" uuid, why text, "acceptDueAt" timestamptz)`);
}

export const endCovers = (ctx: Context, ticketIds: readonly number[], why: CoverEnd): Compilable =>
  write
    .updateTable('cover')
    .set({ endedAt: ctx.now, endWhy: why, acceptDueAt: null })
    .where('ticketId', 'in', [...ticketIds])
    .where('endedAt', 'is', null);

/** The cover wrote, or took the next step: they have read the brief and have it. */
export const acceptCover = (ctx: Context, ticketId: number): Compilable =>
  write
    .updateTable('cover')
    .set({ acceptedAt: ctx.now, acceptDueAt: null })
    .where('ticketId', '=', ticketId)
    .where('endedAt', 'is', null)
    .where('acceptedAt', 'is', null);

/** Nobody is left to ask whether they take it up; it is only shown. */
export const endCoverAcceptance = (ticketId: number): Compilable =>
  write.updateTable('cover').set({ acceptDueAt: null }).where('ticketId', '=', ticketId).where('endedAt', 'is', null);

export const askWhoseItIs = (ctx: Context, ticketIds: readonly number[]): Compilable =>
  write
    .updateTable('cover')
    .set({ returnAskedAt: ctx.now })
    .where('ticketId', 'in', [...ticketIds])
    .where('endedAt', 'is', null);

export type LastCover = {
  personId: string;
  forId: string;
  absenceId: string;
  acceptDueAt: Date | null;
  endedAt: Date | null;
  toAt: Date | null;
};

/** The one that runs, or that ended last; `toAt`: when the absence ends, as far as anybody knows. */
export async function readLastCover(tx: Database, ticketId: number): Promise<LastCover | null> {
  const { rows } = await sql<LastCover>`
    select c.person_id, c.for_id, c.absence_id, c.accept_due_at, c.ended_at, a.to_at
      from cover c join absence a on a.id = c.absence_id where c.ticket_id = ${ticketId} order by c.sequence desc limit 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}
