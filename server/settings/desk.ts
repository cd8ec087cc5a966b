// The desk is what there is exactly one of: its name, its language, the key of its ticket numbers, and its working time.

import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { calendarInput } from '../../contract/calendar-input.ts';
import type { localeCode } from '../../contract/endpoint.ts';
import type { Database } from '../platform/database.ts';
import { conflict } from '../platform/errors.ts';
import { type DeskWords, deskWordsJson } from './desk-words.ts';

export type CalendarRow = z.output<typeof calendarInput>;

export type Desk = {
  name: string;
  defaultLocale: z.output<typeof localeCode>;
  numberKey: Buffer;
  calendar: CalendarRow;
  /** Which one it is, and the number of its latest version. */
  calendarRef: { id: string; latest: number };
  /** Active agents; a one-person desk escalates to nobody. */
  agentCount: number;
  /** Opening hours and promised times, by language. */
  words: DeskWords;
};

/** The desk as one JSON value, so that an action can read it together with what else it needs; `deskFrom` reads it. */
export const deskJson: RawBuilder<DeskJson> = sql`(
  select json_build_object('name', d.name, 'defaultLocale', d.default_locale, 'numberKey', encode(d.number_key, 'base64'),
           'setUp', d.set_up_at is not null, 'calendar', c.input,
           'calendarRef', json_build_object('id', c.id, 'latest', c.latest),
           'words', ${deskWordsJson},
           'agentCount', (select count(*) from person where kind = 'agent' and state = 'active'))
    from desk d left join calendar c on c.is_default)`;

export type DeskJson = {
  name: string;
  defaultLocale: string;
  numberKey: string;
  setUp: boolean;
  calendar: CalendarRow | null;
  calendarRef: Desk['calendarRef'];
  agentCount: number;
  words: DeskWords;
};

/** @throws Conflict while the desk is not set up. */
export function deskFrom(row: DeskJson | null | undefined): Desk {
  if (!row?.setUp || !row.calendar) throw conflict('The desk is not set up yet; open /setup first.');
  return {
    name: row.name,
    defaultLocale: row.defaultLocale as Desk['defaultLocale'],
    numberKey: keyOf(row.numberKey),
    calendar: row.calendar,
    calendarRef: row.calendarRef,
    agentCount: row.agentCount,
    words: row.words,
  };
}

// What is derived from the key is kept beside it, so the same key is the same object.
const keys = new Map<string, Buffer>();

function keyOf(text: string): Buffer {
  let key = keys.get(text);
  if (!key) {
    if (keys.size >= 100) keys.clear();
    key = Buffer.from(text, 'base64');
    keys.set(text, key);
  }
  return key;
}

export async function findDesk(tx: Database): Promise<Desk | null> {
  const { rows } = await sql<{ desk: DeskJson }>`select ${deskJson} as desk`.execute(tx);
  return rows[0]?.desk.setUp ? deskFrom(rows[0].desk) : null;
}
