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
  const told = [...Map.groupBy(rows, (row) => row.ticketId)].flatMap(([ticketId, events]) => {
    const story = storyOf(events, first.get(ticketId) ?? null);
    return story ? [{ ticketId, ...story }] : [];
  });
  // Many tickets go by the same terms.
  const keys = new Map(told.flatMap((story) => story.keys.map((key) => [nameOf(key), key] as const)));
  const read = await readTerms(tx, [...keys.values()]);
  const terms = new Map([...keys.keys()].map((name, index) => [name, read[index]!]));
  return new Map(
    told.map(({ ticketId, begin, meanings }) => {
      const events = meanings.map(
        ({ at, meaning }): ClockEvent =>
          'key' in meaning
            ? { kind: meaning.kind, at, terms: terms.get(nameOf(meaning.key ?? begin))! }
            : { ...meaning, at },
      );
      return [ticketId, bookOf(events, asOf)];
    }),
  );
}

const nameOf = ({ policyVersionId, calendarId, calendarLatest, priority }: TermsKey): string =>
  `${policyVersionId} ${calendarId} ${calendarLatest} ${priority}`;

type Story = { begin: TermsKey; keys: TermsKey[]; meanings: { at: Date; meaning: Meaning }[] };

/** Null: nothing says what it goes by, or how it began. */
function storyOf(rows: readonly EventRow[], otherwise: TermsKey | null): Story | null {
  const meanings: Story['meanings'] = [];
  let holderId: string | null = null;
  for (const row of rows) {
    for (const meaning of meaningOf(row, holderId)) meanings.push({ at: row.at, meaning });
    holderId = holderAfter(row, holderId);
  }
  // What opened before there were clocks goes by the first terms that it was given.
  const keys = meanings.flatMap(({ meaning }) => ('key' in meaning && meaning.key ? [meaning.key] : []));
  const begin = keys[0] ?? otherwise;
  if (!begin || meanings[0]?.meaning.kind !== 'opened') return null;
  return { begin, keys: [begin, ...keys], meanings };
}
