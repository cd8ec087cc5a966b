// Reads what clocks go by: a version of a policy, and a calendar through all its versions as far as they were known.

import { sql } from 'kysely';
import type { Calendar } from '../calendars/calendar.ts';
import { compileOnce } from '../calendars/compile-once.ts';
import { inputThrough } from '../calendars/versions.ts';
import type { Database } from '../platform/database.ts';
import type { Terms } from './clock.ts';
import type { PolicyTerms } from './policy.ts';
import { type TermsKey, termsOf } from './terms.ts';

// A version is never edited, so a calendar up to a version is the same for ever. Its mark tells databases of one process
// apart, which tests have.
const calendars = new Map<string, Calendar>();
const mostCalendars = 200;

/** Reckons in the calendar through all versions up to this one. `mark`: of that version, see `calendarMark`. */
export async function calendarUpTo(tx: Database, id: string, latest: number, mark: string): Promise<Calendar> {
  const key = `${id} ${latest} ${mark}`;
  const known = calendars.get(key);
  if (known) return known;
  const versions = await tx
    .selectFrom('calendarVersion')
    .select(['number', 'fromAt', 'input'])
    .where('calendarId', '=', id)
    .where('number', '<=', latest)
    .orderBy('number')
    .execute();
  const calendar = compileOnce(inputThrough(versions));
  if (calendars.size >= mostCalendars) calendars.clear();
  calendars.set(key, calendar);
  return calendar;
}

/** Of a version by the calendar's id and number, as part of a statement. */
export const calendarMark = (id: unknown, number: unknown) =>
  sql<string>`(select md5(v.input::text || v.made_at) from calendar_version v where v.calendar_id = ${id} and v.number = ${number})`;

/** As it is known now, up to its latest version. */
export async function calendarNow(tx: Database, id: string, latest: number): Promise<Calendar> {
  return calendarUpTo(tx, id, latest, await readMark(tx, id, latest));
}

async function readMark(tx: Database, id: string, latest: number): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select ${calendarMark(sql`${id}::uuid`, sql`${latest}::int`)} as mark`.execute(tx);
  return rows[0]!.mark;
}

/** Terms by their keys; what several share is read once. */
export async function readTerms(tx: Database, keys: readonly TermsKey[]): Promise<Terms[]> {
  const policies = new Map<string, PolicyTerms>();
  const marks = new Map<string, string>();
  const terms: Terms[] = [];
  for (const key of keys) {
    let policy = policies.get(key.policyVersionId);
    if (!policy) {
      policy = (await tx
        .selectFrom('slaPolicyVersion')
        .select(['targets', 'thirdPartyPauses'])
        .where('id', '=', key.policyVersionId)
        .executeTakeFirstOrThrow()) as PolicyTerms;
      policies.set(key.policyVersionId, policy);
    }
    const name = `${key.calendarId} ${key.calendarLatest}`;
    const mark = marks.get(name) ?? (await readMark(tx, key.calendarId, key.calendarLatest));
    marks.set(name, mark);
    terms.push(termsOf(policy, key.priority, await calendarUpTo(tx, key.calendarId, key.calendarLatest, mark)));
  }
  return terms;
}
