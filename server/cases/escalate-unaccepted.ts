// A stint that nobody accepted within 30 working minutes goes up, so that “the lead has everything” cannot hide: to the
// lead, then to an administrator. Where nobody is left to ask, as on a one-person desk, it is only shown.

import { sql } from 'kysely';
import { endAcceptance, escalateTo } from '../assignment/stint.ts';
import { findAdministrator } from '../people/team.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { record } from '../platform/events.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { isUnresolved, promiseLevels } from '../tickets/ticket.ts';
import { updateTicket } from '../tickets/write-ticket.ts';
import { readGround } from './ground.ts';
import { giveTo } from './reassign-ticket.ts';

/** @returns where it went, or null when there was nothing to do any more. */
export function escalateUnaccepted(ctx: Context, ticketId: number): Promise<'escalated' | 'shown' | null> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true, itself: true });
    const stint = await tx
      .selectFrom('stint')
      .select(['personId', 'acceptDueAt'])
      .where('ticketId', '=', ticketId)
      .where('sequence', '=', ticket.stintSequence)
      .executeTakeFirstOrThrow();
    if (!stint.acceptDueAt || stint.acceptDueAt > ctx.now) return null;
    if (!isUnresolved(ticket.status)) {
      await together(tx, [endAcceptance(here, ticketId, ticket.stintSequence, false)]);
      return null;
    }
    const ground = await readGround(tx, ticket.teamId);
    const asked = await askedAlready(here, ticketId);
    const administrator = await findAdministrator(tx, [...asked, ground.team.lead.id]);
    const to = escalateTo(asked, ground.team.lead, administrator);
    if (to) {
      await giveTo(here, ground, ticket, to, 'escalated');
      return 'escalated';
    }
    await together(tx, [
      updateTicket(here, ticketId, { promiseLevel: Math.max(ticket.promiseLevel, promiseLevels.dueSoon) }),
      endAcceptance(here, ticketId, ticket.stintSequence, false),
      record(here, [{ kind: 'acceptance.overdue', ticketId, subjectId: stint.personId }]),
    ]);
    return 'shown';
  });
}

/** Who has had the ticket since somebody last accepted it: it never goes back to one of them by itself. */
async function askedAlready({ tx }: Context, ticketId: number): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id from stint where ticket_id = ${ticketId} and sequence >
      (select coalesce(max(sequence), 0) from stint where ticket_id = ${ticketId} and accepted_at is not null)`.execute(
    tx,
  );
  return rows.map((row) => row.personId);
}
