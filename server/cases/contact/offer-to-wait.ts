// Whether a requester may wait for their own contact: somebody stands in, when the contact is back is known, and nothing of the
// ticket comes due before. What is promised by us moves to the return; what was agreed and what is measured does not.

import { sql } from 'kysely';
import { clockForbids } from '../../assignment/wait.ts';
import { addWorkingTime, type Calendar } from '../../calendars/calendar.ts';
import { readAway } from '../../people/absence.ts';
import type { Context } from '../../platform/context.ts';
import { roundedUp } from '../../promises/promise.ts';
import type { Ticket } from '../../tickets/ticket.ts';

export type Offer = { absenceId: string; forId: string; until: Date };

/** Null: nobody stands in, nobody knows until when, or something comes due before. */
export async function readOffer(ctx: Context, ticket: Ticket): Promise<Offer | null> {
  const { assigneeId, coverId } = ticket;
  if (!assigneeId || !coverId || !['open', 'waiting_on_third_party'].includes(ticket.status)) return null;
  const away = (await readAway(ctx.tx, ctx.now)).find((one) => one.personId === assigneeId);
  if (!away?.toAt || away.state !== 'running' || away.toAt.getTime() > ctx.now.getTime() + mostAhead) return null;
  const { rows } = await sql<{ may: boolean }>`
    select not ${clockForbids(sql`${away.toAt}::timestamptz`)} as may from ticket t join promise p on p.id = t.promise_id
     where t.id = ${ticket.id} and p.purpose = 'update' and p.due_at > ${ctx.now}`.execute(ctx.tx);
  return rows[0]?.may ? { absenceId: away.id, forId: assigneeId, until: away.toAt } : null;
}

/** A word is promised within a year. */
const mostAhead = 360 * 86_400_000;

/** Whoever comes back has an hour before the first word is due. */
export const wordAfter = (calendar: Calendar, until: Date): Date => roundedUp(addWorkingTime(calendar, until, 3600));
