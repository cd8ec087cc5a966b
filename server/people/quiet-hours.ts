// Quiet hours of a person, and of the desk for whoever has chosen none. `quiet_until` in the database says when somebody may be
// told; notices ask it when they are queued.

import { type Compilable, sql } from 'kysely';
import type { QuietHours } from '../../contract/quiet-hours/quiet-hours.ts';
import { type Database, write } from '../platform/database.ts';

type Minutes = { fromMinute: number; untilMinute: number };
type Span = QuietHours['own'];

export async function readQuietHours(tx: Database, personId: string | null): Promise<QuietHours> {
  const { rows } = await sql<{ own: Minutes | null; desk: Minutes | null }>`
    select (select json_build_object('fromMinute', from_minute, 'untilMinute', until_minute)
              from quiet_hours where person_id = ${personId}::uuid) as own,
           case when quiet_from_minute is not null
                then json_build_object('fromMinute', quiet_from_minute, 'untilMinute', quiet_until_minute) end as desk
      from desk`.execute(tx);
  return { own: spanOf(rows[0]!.own), desk: spanOf(rows[0]!.desk) };
}

export function setQuietHours(personId: string, quiet: Span): Compilable {
  if (!quiet) return write.deleteFrom('quietHours').where('personId', '=', personId);
  const minutes = minutesOf(quiet);
  return write
    .insertInto('quietHours')
    .values({ personId, ...minutes })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet(minutes));
}

export const minutesOf = (span: NonNullable<Span>): Minutes => ({
  fromMinute: minuteOf(span.from),
  untilMinute: minuteOf(span.until),
});

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const textOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const spanOf = (minutes: Minutes | null): Span =>
  minutes && { from: textOf(minutes.fromMinute), until: textOf(minutes.untilMinute) };
