// The clocks of a ticket that opens: by the policy that fits it, in its own working time.

import type { Compilable } from 'kysely';
import type { Calendar } from '../../calendars/calendar.ts';
import { compileOnce } from '../../calendars/compile-once.ts';
import { choosePolicy, type KnownCalendar, type PolicyInForce } from '../../clocks/policy.ts';
import type { ClockBook } from '../../clocks/step-clocks.ts';
import { stepClocks } from '../../clocks/step-clocks.ts';
import { insertClocks, withLevels } from '../../clocks/stored-clocks.ts';
import { type TermsKey, termsOf } from '../../clocks/terms.ts';
import type { Updates } from '../../promises/promise.ts';
import type { Ticket } from '../../tickets/ticket.ts';

export type TermsNow = { key: TermsKey; policy: PolicyInForce; calendar: Calendar };

/** By what a ticket goes from now on. `own`: the calendar of its team, else the desk's. */
export function termsNow(
  policies: readonly PolicyInForce[],
  own: KnownCalendar,
  ticket: { priority: number; kind: string; teamId: string; organisationId: string | null },
): TermsNow {
  const policy = choosePolicy(policies, ticket);
  const { id, latest, input } = policy.calendar ?? own;
  return {
    key: { policyVersionId: policy.id, calendarId: id, calendarLatest: latest, priority: ticket.priority },
    policy,
    calendar: compileOnce(input),
  };
}

export type BegunClocks = {
  /** What stands on the ticket's row. */
  change: Pick<Ticket, 'clockLevel' | 'clockDueAt' | 'policyVersionId' | 'calendarId' | 'calendarLatest'>;
  /** Undefined where the policy measures nothing of such a ticket. */
  insert: (ticketId: number) => Compilable | undefined;
  /** For the event by which it opened, so that everything can be reckoned again. */
  key: TermsKey;
  /** What the policy says of the next word. */
  updates: Updates;
};

export function beginClocks({ key, policy, calendar }: TermsNow, at: Date): BegunClocks {
  const terms = termsOf(policy, key.priority, calendar);
  const book: ClockBook = { clocks: [], terms, status: 'working', answered: false };
  stepClocks(book, { kind: 'opened', at, terms });
  const { clocks, summary } = withLevels(book, at);
  const { policyVersionId, calendarId, calendarLatest } = key;
  return {
    change: { ...summary, policyVersionId, calendarId, calendarLatest },
    insert: (ticketId) => (clocks.length > 0 ? insertClocks(ticketId, clocks) : undefined),
    key,
    updates: policy.targets.update ?? {},
  };
}
