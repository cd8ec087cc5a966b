// Opening hours and promised times in words. A version is never edited; a change is the next one.

import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { DeskWordsView } from '../../contract/desk-words/desk-words.ts';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows } from '../platform/database.ts';

/** What is in force, by language. */
export type DeskWords = Partial<Record<string, { hours: string; times: string }>>;

export const deskWordsJson: RawBuilder<DeskWords> = sql`(
  select coalesce(json_object_agg(locale, json_build_object('hours', hours, 'times', times)), '{}')
    from (select distinct on (locale) * from desk_words order by locale, number desc) latest)`;

export async function readDeskWords(tx: Database): Promise<DeskWordsView['versions']> {
  const { rows } = await sql<DeskWordsView['versions'][number] & { madeAt: Date }>`
    select w.locale, w.number, w.hours, w.times, p.name as made_by, w.made_at
      from desk_words w left join person p on p.id = w.made_by order by w.locale, w.number desc`.execute(tx);
  return rows.map((row) => ({ ...row, madeAt: (row.madeAt as unknown as Date).toISOString() }));
}

export const insertDeskWords = (
  ctx: Context,
  words: { locale: string; number: number; hours: string; times: string },
): Compilable => insertRows('deskWords', [{ ...words, madeBy: ctx.actor.personId, madeAt: ctx.now }]);
