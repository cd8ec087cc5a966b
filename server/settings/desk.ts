// The desk is what there is exactly one of: its name, its language, the key of its ticket numbers, and its working time.

import { sql } from 'kysely';
import { type Calendar, type CalendarInput, compileCalendar } from '../calendars/calendar.ts';
import type { Database } from '../platform/database.ts';
import { conflict } from '../platform/errors.ts';

export type Desk = {
  name: string;
  defaultLocale: string;
  numberKey: Buffer;
  setUpAt: Date;
  calendar: Calendar;
  /** Active agents; a one-person desk escalates to nobody. */
  agentCount: number;
};

// Compiling a calendar costs more than reading it. The text is the key, so a changed calendar is a new entry.
const compiled = new Map<string, Calendar>();

export function compileOnce(input: CalendarInput): Calendar {
  const key = JSON.stringify(input);
  let calendar = compiled.get(key);
  if (!calendar) {
    if (compiled.size > 100) compiled.clear();
    calendar = compileCalendar(input);
    compiled.set(key, calendar);
  }
  return calendar;
}

type DeskRow = {
  name: string;
  defaultLocale: string;
  numberKey: Buffer;
  setUpAt: Date | null;
  input: CalendarInput | null;
  agentCount: number;
};

export async function findDesk(tx: Database): Promise<Desk | null> {
  const { rows } = await sql<DeskRow>`
    select d.name, d.default_locale, d.number_key, d.set_up_at, c.input,
           (select count(*) from person where kind = 'agent' and state = 'active') as agent_count
      from desk d left join calendar c on c.is_default`.execute(tx);
  const row = rows[0];
  if (!row?.setUpAt || !row.input) return null;
  return { ...row, setUpAt: row.setUpAt, calendar: compileOnce(row.input) };
}

/** @throws Conflict while the desk is not set up. */
export async function theDeskOf(tx: Database): Promise<Desk> {
  const desk = await findDesk(tx);
  if (!desk) throw conflict('The desk is not set up yet; open /setup first.');
  return desk;
}
