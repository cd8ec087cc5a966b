// An SLA policy says what is kept for which tickets: a span of working time for each metric and priority. It is a row of
// versions that are never edited. Several may hold for a ticket; the one that names the most about it counts (3.4.7).

import { type RawBuilder, sql } from 'kysely';
import { businessDaySeconds, type Calendar, type CalendarInput, calendarAt } from '../calendars/calendar.ts';
import { type Priority, priorityName, type TicketKind } from '../tickets/ticket.ts';
import type { ClockMetric } from './clock.ts';

/** Minutes of working time, or days as long as the calendar's usual day. */
export type TargetSpan = { minutes: number } | { days: number };
export type PolicyTargets = Partial<Record<ClockMetric, Partial<Record<'P1' | 'P2' | 'P3' | 'P4', TargetSpan>>>>;

/** Which tickets it is for; a list that is left out holds for all. */
export type Applies = {
  priorities?: Priority[];
  kinds?: TicketKind[];
  organisationIds?: string[];
  teamIds?: string[];
};

/** What arithmetic needs of a version. */
export type PolicyTerms = { targets: PolicyTargets; thirdPartyPauses: boolean };

export type PolicyInForce = PolicyTerms & {
  /** Of the version. */
  id: string;
  policyId: string;
  name: string;
  position: number;
  applies: Applies;
  /** Its own working time; null: that of the ticket. */
  calendar: KnownCalendar | null;
};

/** A calendar as far as it is known now: the number of its latest version, and what arithmetic reads from now on. */
export type KnownCalendar = { id: string; latest: number; input: CalendarInput };

export const knownCalendarJson = (alias: string): RawBuilder<KnownCalendar> =>
  sql`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'latest', ${sql.ref(`${alias}.latest`)}, 'input', ${sql.ref(`${alias}.input`)})`;

/** All policies that count at a moment, each by its version in force, as one JSON value. */
export const policiesJson = (now: Date): RawBuilder<PolicyInForce[]> => sql`(
  select json_agg(json_build_object('id', v.id, 'policyId', p.id, 'name', p.name, 'position', p.position, 'applies', v.applies,
           'targets', v.targets, 'thirdPartyPauses', v.third_party_pauses,
           'calendar', (select ${knownCalendarJson('c')} from calendar c where c.id = v.calendar_id)) order by p.position, p.id)
    from sla_policy p join lateral (
      select * from sla_policy_version w where w.policy_id = p.id and w.from_at <= ${now} order by w.number desc limit 1) v on true
   where p.retired_at is null)`;

export type TicketFacts = { priority: number; kind: string; organisationId: string | null; teamId: string };

/** The policy that counts: the one that names the most about the ticket, then the first in order. The default names nothing. */
export function choosePolicy<P extends Pick<PolicyInForce, 'applies' | 'position'>>(
  policies: readonly P[],
  ticket: TicketFacts,
): P {
  const fitting = policies.filter(({ applies }) => fits(applies, ticket));
  const [first] = fitting.toSorted(
    (one, other) => namedIn(other.applies) - namedIn(one.applies) || one.position - other.position,
  );
  if (!first) throw new Error('There is no default policy.');
  return first;
}

function fits({ priorities, kinds, organisationIds, teamIds }: Applies, ticket: TicketFacts): boolean {
  return (
    (!priorities || priorities.includes(ticket.priority as Priority)) &&
    (!kinds || kinds.includes(ticket.kind as TicketKind)) &&
    (!organisationIds || (ticket.organisationId !== null && organisationIds.includes(ticket.organisationId))) &&
    (!teamIds || teamIds.includes(ticket.teamId))
  );
}

const namedIn = (applies: Applies): number => Object.keys(applies).length;

/** A target as seconds of working time, by how long a day is. */
export const spanSeconds = (span: TargetSpan, daySeconds: number): number =>
  'minutes' in span ? span.minutes * 60 : Math.round(span.days * daySeconds);

/** Undefined: this is not measured. */
export function targetSeconds(
  policy: Pick<PolicyTerms, 'targets'>,
  metric: ClockMetric,
  priority: number,
  calendar: Calendar,
  at: Date,
): number | undefined {
  const span = policy.targets[metric]?.[priorityName(priority)];
  return span && spanSeconds(span, businessDaySeconds(calendarAt(calendar, at)));
}
