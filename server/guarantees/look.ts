// What every invariant is made of: a look at a moment. With `since` it asks only after what changed from then on and what is
// due by an index, so that it costs the same however large the desk has grown; without it, after everything.

import { type RawBuilder, sql } from 'kysely';

export type Look = { now: Date; since: Date | null };
/** What offends: a row, and why, in a sentence's end. `ticket` is its number where it is about one. */
export type Offender = Record<string, unknown>;
export type Question = (look: Look) => RawBuilder<Offender>;

export const unresolved = sql`t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`;
/** Of the ticket `t`. */
export const changed = ({ since }: Look) => (since ? sql`t.updated_at >= ${instant(since)}` : sql`true`);
export const before = ({ now }: Look, seconds: number) => instant(new Date(now.getTime() - seconds * 1000));
/**
 * A time as part of the text: our statements are planned without their values, and only who knows how little has changed
 * since then reads it by the index, and not the whole table.
 */
export const instant = (at: Date) => sql.raw<Date>(`timestamptz '${at.toISOString()}'`);
/** Offenders shown; one is enough to be broken. */
export const most = sql`limit 50`;
