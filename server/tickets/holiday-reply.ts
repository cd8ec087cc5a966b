// Somebody on a ticket answered by machine that they are away. The day on which they are back is offered to whoever has the
// ticket; nothing moves by itself. A later reply with another day is a new offer, the same one again is none.

import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { AwayView } from '../../contract/delivery.ts';
import { type Calendar, nextOpening } from '../calendars/calendar.ts';
import { instantOn, localDay } from '../calendars/working-spans.ts';
import type { Context } from '../platform/context.ts';
import { write } from '../platform/database.ts';

export type HolidayReply = {
  ticketId: number;
  personId: string;
  inboundId: string;
  /** `2026-08-03`: a day of theirs, in no zone. */
  returnsOn: string;
  substitute: string | null;
};

/** Whether the mail that a `holiday_reply` came in (under this name) showed whose it is. */
const isProven = (reply: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`coalesce((
  select i.authentication->>'result' = 'pass' from inbound i where i.id = ${reply}.inbound_id), false)`;

const stored = sql`holiday_reply`;

/**
 * What is not proven replaces no proven one that still stands; a proven one with the same day says what the unproven could
 * not.
 */
export const hearHolidayReply = (ctx: Context, reply: HolidayReply, proven: boolean): Compilable =>
  write
    .insertInto('holidayReply')
    .values({ ...reply, heardAt: ctx.now })
    .onConflict((conflict) =>
      conflict
        .columns(['ticketId', 'personId'])
        .doUpdateSet({
          ...reply,
          heardAt: ctx.now,
          decidedAt: null,
          decidedBy: null,
          decision: null,
        })
        .where(
          proven
            ? sql<boolean>`(holiday_reply.returns_on <> ${reply.returnsOn}
                or holiday_reply.decided_at is null and not ${isProven(stored)})`
            : sql<boolean>`(holiday_reply.returns_on <> ${reply.returnsOn}
                and not (holiday_reply.decided_at is null and holiday_reply.returns_on > ${ctx.now.toISOString().slice(0, 10)}
                  and ${isProven(stored)}))`,
        ),
    );

export type Decision = 'waited' | 'put_away';

/** What is read as one with the ticket is decided as one. */
export const endHolidayReply = (ctx: Context, ticketId: number, personId: string, decision: Decision): Compilable =>
  write
    .updateTable('holidayReply')
    .set({ decidedAt: ctx.now, decidedBy: ctx.actor.personId, decision })
    .where('personId', '=', personId)
    .where('decidedAt', 'is', null)
    .where(sql<boolean>`ticket_id in ${readAsOne(ticketId)}`);

export type FoundAway = {
  id: string;
  name: string;
  returnsOn: string;
  substitute: string | null;
  inboundId: string | null;
  proven: boolean;
};

const readAsOne = (ticketId: number) =>
  sql`(select id from ticket where id = ${ticketId} or merged_into_id = ${ticketId})`;

/** The undecided ones of a ticket as a JSON array of `FoundAway`. */
export const awayJson = (ticketId: number): RawBuilder<FoundAway[]> => sql`coalesce((
  select json_agg(json_build_object('id', n.id, 'name', n.name, 'returnsOn', w.returns_on, 'inboundId', w.inbound_id,
           'substitute', case when ${isProven(sql`w`)} then w.substitute end, 'proven', ${isProven(sql`w`)}) order by w.heard_at)
    from (select distinct on (person_id) * from holiday_reply where ticket_id in ${readAsOne(ticketId)} and decided_at is null
           order by person_id, heard_at desc) w
    join person n on n.id = w.person_id), '[]')`;

const dayMillis = 86_400_000;

/** Those who are not back yet, with the moment from which they can be expected: when we open on that day or next after it. */
export function awayView(now: Date, calendar: Calendar, found: readonly FoundAway[]): AwayView[] {
  const today = localDay(calendar, now.getTime());
  return found.flatMap(({ id, name, returnsOn, substitute, inboundId, proven }) => {
    const day = Math.floor(Date.parse(`${returnsOn}T00:00:00Z`) / dayMillis);
    if (!(day > today)) return [];
    const backAt = nextOpening(calendar, new Date(instantOn(calendar, day, 0)));
    return [{ person: { id, name }, returnsOn, backAt: backAt.toISOString(), substitute, inboundId, proven }];
  });
}
