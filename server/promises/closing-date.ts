// With a question go both dates of the waiting: when we write again, and when the request closes without an answer (3.3).

import { sql } from 'kysely';
import type { CalendarInput } from '../calendars/calendar.ts';
import { compileOnce } from '../calendars/compile-once.ts';
import type { Context } from '../platform/context.ts';
import { closingAt } from './promise.ts';

/** As the reminder will set it, if it leaves on its date. */
export async function closingDate({ tx }: Context, ticketId: number, remindsAt: Date): Promise<Date> {
  const { rows } = await sql<{ input: CalendarInput }>`
    select c.input from ticket t left join team m on m.id = t.team_id
      join calendar c on c.id = m.calendar_id or (m.calendar_id is null and c.is_default)
     where t.id = ${ticketId} limit 1`.execute(tx);
  return closingAt(compileOnce(rows[0]!.input), remindsAt);
}
