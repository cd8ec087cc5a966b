// A ticket goes by other terms from now on: same start, new targets over the whole history with the pauses earned (3.4.6).
// What changed, from what to what and why stands in the record.

import type { PolicyInForce } from '../../clocks/policy.ts';
import type { TermsKey } from '../../clocks/terms.ts';
import type { Context } from '../../platform/context.ts';
import type { NewEvent } from '../../platform/events.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import type { Ground } from '../ground.ts';
import { termsNow } from './begin-clocks.ts';
import { type KeptClocks, keepClocks } from './keep-clocks.ts';

export type ChangedTerms = Omit<KeptClocks, 'events'> & {
  events: NewEvent[];
  /** How many clocks became late by it. */
  late: number;
};

/** By what the ticket would go if it opened now; null: by the same as it does. */
export function otherTerms(
  ground: Pick<Ground, 'knownCalendar'> & { policies: readonly PolicyInForce[] },
  ticket: Ticket,
  organisationId: string | null,
  priority: number = ticket.priority,
): TermsKey | null {
  const { key } = termsNow(ground.policies, ground.knownCalendar, { ...ticket, priority, organisationId });
  const same =
    key.policyVersionId === ticket.policyVersionId &&
    key.calendarId === ticket.calendarId &&
    key.calendarLatest === ticket.calendarLatest &&
    key.priority === ticket.priority;
  return same ? null : key;
}

/** The ticket is locked, unresolved, and has terms. */
export async function changeTerms(
  ctx: Context,
  ticket: Ticket,
  terms: TermsKey,
  why: 'priority' | 'policy' | 'calendar' | 'team' | 'organisation',
): Promise<ChangedTerms> {
  const { policyVersionId, calendarId, calendarLatest, priority, clockDueAt } = ticket;
  const changed: NewEvent = {
    kind: 'terms.changed',
    ticketId: ticket.id,
    data: { why, terms, was: { policyVersionId, calendarId, calendarLatest, priority }, wasDueAt: clockDueAt },
  };
  const kept = await keepClocks(ctx, ticket, [changed]);
  const dueAt = kept.change.clockDueAt ?? null;
  return {
    ...kept,
    events: [{ ...changed, data: { ...changed.data, dueAt } }, ...kept.events],
    late: kept.events.filter(
      ({ kind, data }) =>
        kind === 'clock.breached' && new Date(data!.breachedAt as Date).getTime() === ctx.now.getTime(),
    ).length,
  };
}
