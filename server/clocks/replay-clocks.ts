// The clocks of tickets reckoned again from the record alone, for whoever doubts the rows, and for tickets from before there
// were clocks.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import type { ClockEvent } from './clock.ts';
import { bookOf } from './fold-clocks.ts';
import { clockKinds, holderAfter, type Meaning, meaningOf } from './read-record.ts';
import { readTerms } from './read-terms.ts';
import type { ClockBook } from './step-clocks.ts';
import type { TermsKey } from './terms.ts';

type EventRow = { ticketId: number; kind: string; at: Date; actorId: string | null; data: Record<string, unknown> };

/** `first`: the terms of a ticket whose record names none. Tickets without any are left out. */
export async function replayClocks(
  tx: Database,
  ticketIds: readonly number[],
  asOf: Date,
  first: ReadonlyMap<number, TermsKey> = new Map(),
): Promise<Map<number, ClockBook>> {
  const { rows } = await sql<EventRow>`
    select ticket_id, kind, at, actor_id, data from event
     where ticket_id = any(${[...ticketIds]}::bigint[]) and kind = any(${[...clockKinds]}::text[])
     order by ticket_id, sequence`.execute(tx);
  const stories = Map.groupBy(rows, (row) => row.ticketId);
  const books = new Map<number, ClockBook>();
  for (const [ticketId, events] of stories) {
    const told = await storyOf(tx, events, first.get(ticketId) ?? null);
    if (told) books.set(ticketId, bookOf(told, asOf));
  }
  return books;
}

async function storyOf(
  tx: Database,
  rows: readonly EventRow[],
  otherwise: TermsKey | null,
): Promise<ClockEvent[] | null> {
  const meanings: { at: Date; meaning: Meaning }[] = [];
  let holderId: string | null = null;
  for (const row of rows) {
    for (const meaning of meaningOf(row, holderId)) meanings.push({ at: row.at, meaning });
    holderId = holderAfter(row, holderId);
  }
  // What opened before there were clocks goes by the first terms that it was given.
  const keys = meanings.flatMap(({ meaning }) => ('key' in meaning && meaning.key ? [meaning.key] : []));
  const begin = keys[0] ?? otherwise;
  if (!begin || meanings[0]?.meaning.kind !== 'opened') return null;
  const terms = await readTerms(tx, [begin, ...keys]);
  const of = (key: TermsKey | null) => (key ? terms[1 + keys.indexOf(key)]! : terms[0]!);
  return meanings.map(
    ({ at, meaning }): ClockEvent =>
      'key' in meaning ? { kind: meaning.kind, at, terms: of(meaning.key) } : { ...meaning, at },
  );
}
