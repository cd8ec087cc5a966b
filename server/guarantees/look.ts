// What every invariant is made of: a look at a moment. With `since` it asks only after what changed from then on and what is
// due by an index, so that it costs the same however large the desk has grown. Without it, it asks after everything, or after
// one stretch of everything, so that no statement has to read a large desk at once.

import { type RawBuilder, sql } from 'kysely';
import type { Stretch } from './stretch.ts';

export type Look = { now: Date; since: Date | null; stretch?: Stretch };
/** What offends: a row, and why, in a sentence's end. `ticket` is its number where it is about one. */
export type Offender = Record<string, unknown>;
export type Question = (look: Look) => RawBuilder<Offender>;

export const unresolved = sql`t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`;
/** Of the ticket `t`. */
export const changed = ({ since, stretch }: Look) =>
  since ? sql`t.updated_at >= ${instant(since)}` : stretch ? inside(stretch, 't.id') : sql`true`;
export const before = ({ now }: Look, seconds: number) => instant(new Date(now.getTime() - seconds * 1000));
/** The numbers stand in the text as the times do, and for the same reason. */
export const inside = ({ after, to }: Stretch, column: string) =>
  to === null
    ? sql`${sql.ref(column)} > ${sql.lit(after)}`
    : sql`${sql.ref(column)} > ${sql.lit(after)} and ${sql.ref(column)} <= ${sql.lit(to)}`;
/** `on` which rows of this alias belong to the ticket `t`. That they lie in the same stretch is said of both: nobody else carries it over. */
export const itsOwn = ({ stretch }: Look, alias: string) => {
  const own = `${alias}.ticket_id`;
  return stretch ? sql`${sql.ref(own)} = t.id and ${inside(stretch, own)}` : sql`${sql.ref(own)} = t.id`;
};
/**
 * A time as part of the text: our statements are planned without their values, and only who knows how little has changed
 * since then reads it by the index, and not the whole table.
 */
export const instant = (at: Date) => sql.raw<Date>(`timestamptz '${at.toISOString()}'`);
/** Offenders shown; one is enough to be broken. */
export const enough = 50;
export const most = sql`limit ${sql.lit(enough)}`;
