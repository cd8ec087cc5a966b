// A look at everything goes through the tickets, and through the seals of the record, stretch by stretch.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

export type Through = 'tickets' | 'seals';
/** Those after one and up to another; `to` null: all that are left. */
export type Stretch = { of: Through; after: number; to: number | null };

/** Each is looked at within seconds: so many tickets, or seals of at most ten thousand events. */
export const stretchLengths: Record<Through, number> = { tickets: 4000, seals: 10 };
const keys: Record<Through, [table: string, key: string]> = {
  tickets: ['ticket', 'id'],
  seals: ['record_seal', 'number'],
};

/** The first stretch of a look that goes through these, one after the other. */
export const firstStretch = (tx: Database, through: readonly Through[]): Promise<Stretch | null> =>
  through[0] ? stretchAfter(tx, through[0], 0) : Promise.resolve(null);

/** Null: everything was looked at. */
export async function nextStretch(tx: Database, through: readonly Through[], last: Stretch): Promise<Stretch | null> {
  if (last.to !== null) return stretchAfter(tx, last.of, last.to);
  const next = through[through.indexOf(last.of) + 1];
  return next ? stretchAfter(tx, next, 0) : null;
}

async function stretchAfter(tx: Database, of: Through, after: number): Promise<Stretch> {
  const [table, key] = keys[of];
  const { rows } = await sql<{ to: number }>`
    select ${sql.ref(key)} as to from ${sql.table(table)} where ${sql.ref(key)} > ${after}
     order by ${sql.ref(key)} offset ${stretchLengths[of] - 1} limit 1`.execute(tx);
  return { of, after, to: rows[0]?.to ?? null };
}
