// When people are away: planned or sudden, several at a time, also without an end that anybody knows. Why is nowhere: whoever
// is away is away.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';
import { notFound } from '../platform/errors.ts';

export type Absence = {
  id: string;
  personId: string;
  kind: 'planned' | 'sudden';
  fromAt: Date;
  /** When they are back; null: nobody knows yet. */
  toAt: Date | null;
  /** Whom they named to stand in. */
  coverId: string | null;
  state: 'planned' | 'running' | 'over' | 'cancelled';
  /** For which time the desk closes by it, and of which calendar. */
  closedId?: string | null;
  closedCalendarId?: string | null;
};

export type NewAbsence = Omit<Absence, 'state'> & { example: boolean; feedId?: string };

export const insertAbsence = (ctx: Context, absence: NewAbsence): Compilable =>
  write.insertInto('absence').values({ ...absence, saidBy: ctx.actor.personId, saidAt: ctx.now });

export const changeAbsence = (
  id: string,
  change: Partial<Pick<Absence, 'fromAt' | 'toAt' | 'coverId' | 'closedId' | 'closedCalendarId'>>,
): Compilable => write.updateTable('absence').set(change).where('id', '=', id);

export const beginAbsenceRow = (ctx: Context, id: string): Compilable =>
  write.updateTable('absence').set({ state: 'running', begunAt: ctx.now }).where('id', '=', id);

/** `over`: it has been; `cancelled`: it never was. */
export const endAbsenceRow = (ctx: Context, id: string, state: 'over' | 'cancelled'): Compilable =>
  write.updateTable('absence').set({ state, endedAt: ctx.now }).where('id', '=', id);

/** Its entry is gone from the calendar; it may come again. */
export const callOffGone = (ctx: Context, id: string): Compilable =>
  write.updateTable('absence').set({ state: 'cancelled', endedAt: ctx.now, feedId: null }).where('id', '=', id);

/** All that came out of a calendar feed, also what was called off by hand. */
export const readOfFeed = (tx: Database, feedId: string): Promise<Absence[]> =>
  tx.selectFrom('absence').select(columns).where('feedId', '=', feedId).forUpdate().execute() as Promise<Absence[]>;

/** They have left: nothing is planned of them any more. */
export const endAbsencesOf = (ctx: Context, personId: string): Compilable =>
  write
    .updateTable('absence')
    .set({
      state: sql<'over' | 'cancelled'>`case when state = 'running' then 'over' else 'cancelled' end`,
      endedAt: ctx.now,
    })
    .where('personId', '=', personId)
    .where('state', 'in', ['planned', 'running']);

const columns = [
  'id',
  'personId',
  'kind',
  'fromAt',
  'toAt',
  'coverId',
  'state',
  'closedId',
  'closedCalendarId',
] as const;

/** Held until the transaction ends. @throws NotFound */
export async function holdAbsence(tx: Database, id: string): Promise<Absence> {
  const row = await tx.selectFrom('absence').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('There is no such absence.');
  return row as Absence;
}

/** Those that are due to begin, and those that run and are due to end. */
export async function readDueAbsences(
  tx: Database,
  now: Date,
  most: number,
): Promise<{ begin: string[]; end: string[] }> {
  const { rows } = await sql<{ id: string; begins: boolean }>`
    (select id, true as begins from absence where state = 'planned' and from_at <= ${now} order by from_at limit ${most})
    union all
    (select id, false from absence where state = 'running' and to_at <= ${now} order by to_at limit ${most})`.execute(
    tx,
  );
  const of = (begins: boolean): string[] => rows.filter((row) => row.begins === begins).map((row) => row.id);
  return { begin: of(true), end: of(false) };
}

/** Who is away at an instant, with whom they named and the absence that ends last. */
export async function readAway(tx: Database, at: Date): Promise<Absence[]> {
  const { rows } = await sql<Absence>`
    select distinct on (person_id) id, person_id, kind, from_at, to_at, cover_id, state from absence
     where state in ('planned', 'running') and from_at <= ${at} and (to_at is null or to_at > ${at})
     order by person_id, to_at desc nulls first, said_at desc`.execute(tx);
  return rows;
}
