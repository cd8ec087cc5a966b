// What a compound action needs to know before it writes, read in one round trip.

import { sql } from 'kysely';
import type { Calendar, CalendarInput } from '../calendars/calendar.ts';
import { compileOnce } from '../calendars/compile-once.ts';
import { type KnownCalendar, type PolicyInForce, policiesJson } from '../clocks/policy.ts';
import { dutyOfTeamJson, firstOnDuty, type KnownSchedule, type ScheduleJson, scheduleFrom } from '../duty/read-duty.ts';
import { type FoundPerson, findPerson, personsJson } from '../people/find-people.ts';
import { type TeamJson, type TeamPeople, type TeamPerson, teamFrom, teamJson } from '../people/team.ts';
import type { Database } from '../platform/database.ts';
import { type AnswerSpan, answersJson } from '../promises/answer-span.ts';
import { type KnownSpan, spansJson } from '../promises/expected-span.ts';
import type { Updates } from '../promises/promise.ts';
import { brandNameOf } from '../settings/brand-name.ts';
import { type Desk, type DeskJson, deskFrom, deskJson } from '../settings/desk.ts';
import { actingOn, type Ticket } from '../tickets/ticket.ts';
import { type NewTicketRouting, newTicketRoutingJson } from './routing/new-ticket-facts.ts';

export type Ground = {
  desk: Desk;
  /** The name that requesters know: the brand of the mailbox, else the desk. */
  signedBy: string;
  /** The team's working time, else the desk's. */
  calendar: Calendar;
  /** The same as it is stored, so that the record can name it. */
  knownCalendar: KnownCalendar;
  team: TeamPeople;
  /** The team's duty schedules, the first to be asked first. */
  duty: KnownSchedule[];
  persons: FoundPerson[];
  /** What the ticket's policy says of the next word; empty where no ticket reads. */
  updates: Updates;
  /** Read only where `now` was given. */
  policies: PolicyInForce[];
  /** Read only where `now` was given: how long such tickets take. */
  spans: KnownSpan[];
  /** How soon first answers came lately; null while there are few. */
  answers: AnswerSpan | null;
  /** The zone in which the requester reads dates; null: the desk's own. */
  readerZone: string | null;
  /** Read only where `now` was given: by what a new ticket of the first address is routed. */
  routing: NewTicketRouting | null;
};

/** Whoever reads what is written, the mailbox that it leaves by, and the policy; a ticket is all of them. */
export type Reader = { requesterId: string | null; mailboxId: string | null; policyVersionId?: string | null };

/** The desk, a team (null: the default one), the persons of these e-mail addresses, the zone of who reads, and the policies of a moment. */
export async function readGround(
  tx: Database,
  teamId: string | null,
  emails: readonly string[] = [],
  reader: Reader = { requesterId: null, mailboxId: null },
  now: Date | null = null,
): Promise<Ground> {
  const { rows } = await sql<{
    desk: DeskJson;
    team: TeamJson;
    duty: ScheduleJson[];
    persons: FoundPerson[];
    readerZone: string | null;
    brandName: string | null;
    updates: Updates | null;
    answers: AnswerSpan | null;
    policies: PolicyInForce[] | null;
    spans: KnownSpan[] | null;
    routing: NewTicketRouting | null;
  }>`
    select ${deskJson} as desk, ${teamJson(teamId)} as team, ${dutyOfTeamJson(teamId)} as duty, ${personsJson(emails)} as persons,
           (select zone from person where id = ${reader.requesterId}::uuid) as reader_zone,
           ${brandNameOf(reader.mailboxId)} as brand_name,
           (select targets -> 'update' from sla_policy_version where id = ${reader.policyVersionId ?? null}::uuid) as updates,
           ${answersJson(teamId)} as answers,
           ${now ? policiesJson(now) : sql`null::json`} as policies,
           ${now ? newTicketRoutingJson(emails[0] ?? '', teamId) : sql`null::json`} as routing,
           ${now ? spansJson(teamId) : sql`null::json`} as spans`.execute(tx);
  const row = rows[0]!;
  const desk = deskFrom(row.desk);
  const input = (row.team?.calendar ?? desk.calendar) as CalendarInput;
  return {
    desk,
    signedBy: row.brandName ?? desk.name,
    calendar: compileOnce(input),
    knownCalendar: { ...(row.team?.calendarRef ?? desk.calendarRef), input },
    updates: row.updates ?? {},
    answers: row.answers,
    policies: row.policies ?? [],
    spans: row.spans ?? [],
    routing: row.routing,
    team: teamFrom(row.team),
    duty: row.duty.map(scheduleFrom),
    persons: row.persons,
    readerZone: row.readerZone,
  };
}

type WithContact = Omit<Ground, 'team'> & { team: { holder: { id: string; name: string; publicName: string | null } } };

/** Who has the team's untaken tickets at an instant: whoever is on duty by its schedules, else the duty agent or lead. */
export const holderAt = ({ duty, team }: Pick<Ground, 'duty' | 'team'>, at: Date): TeamPerson =>
  firstOnDuty(duty, at) ?? team.standing;

/** What a requester is told of a ticket names whoever has it. The team's holder gets only what is new. */
export async function groundOfHolder(
  tx: Database,
  ground: Ground,
  ticket: Pick<Ticket, 'assigneeId' | 'coverId'>,
): Promise<WithContact> {
  const actingId = actingOn(ticket);
  const { lead, standing } = ground.team;
  const known = [standing, lead, ...ground.duty.flatMap(({ people }) => [...people.values()])];
  const holder =
    known.find(({ id }) => id === actingId) ?? ((actingId && (await findPerson(tx, actingId))) || standing);
  return { ...ground, team: { holder } };
}
