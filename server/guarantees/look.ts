// What every invariant is made of: a look at a moment. With `since` it asks only after what changed from then on and what is
// due by an index, so that it costs the same however large the desk has grown; without it, after everything.

import { type RawBuilder, sql } from 'kysely';

export type Look = { now: Date; since: Date | null };
/** What offends: a row, and why, in a sentence's end. `ticket` is its number where it is about one. */
export type Offender = Record<string, unknown>;
export type Question = (look: Look) => RawBuilder<Offender>;

export const unresolved = sql`t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`;
/** Of the ticket `t`. */
export const changed = ({ since }: Look) => (since ? sql`t.updated_at >= ${since}` : sql`true`);
export const before = ({ now }: Look, seconds: number): Date => new Date(now.getTime() - seconds * 1000);
/** Offenders shown; one is enough to be broken. */
export const most = sql`limit 50`;
