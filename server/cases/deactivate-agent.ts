// Somebody stops working here. Access ends, and in the same transaction every unresolved ticket of theirs has a successor:
// the lead of its team, or an administrator where they led it themselves (R08).

import { revokeKeysOf } from '../access/api-key.ts';
import { endSessionsOf } from '../access/session.ts';
import { findPerson } from '../people/find-people.ts';
import { setPersonState } from '../people/person.ts';
import { deleteMemberships, findAdministrator, replaceLead } from '../people/team.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, together } from '../platform/database.ts';
import { conflict, forbidden, notFound } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { unresolved } from '../tickets/ticket.ts';
import { readGround } from './ground.ts';
import { giveTo } from './reassign-ticket.ts';

/** @throws Forbidden, NotFound, Conflict when nobody could take over */
export function deactivateAgent(ctx: Context, personId: string): Promise<void> {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators end a person’s access.');
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const person = await findPerson(tx, personId);
    if (person?.kind !== 'agent' || person.state !== 'active') throw notFound('There is no such active agent.');
    const successor = await findAdministrator(tx, [personId]);
    if (!successor) throw conflict('The last administrator cannot leave: nobody would answer for the tickets.');
    await together(tx, [
      setPersonState(personId, 'deactivated'),
      ...endSessionsOf(personId),
      revokeKeysOf(here, personId),
      ...replaceLead(personId, successor.id),
      deleteMemberships(personId),
      record(here, [{ kind: 'agent.deactivated', subjectId: personId }]),
    ]);
    const tickets = await tx
      .selectFrom('ticket')
      .select(['id', 'teamId'])
      .where('assigneeId', '=', personId)
      .where('status', 'in', [...unresolved])
      .orderBy('id')
      .execute();
    for (const { id, teamId } of tickets) {
      const ground = await readGround(tx, teamId);
      await giveTo(here, ground, await findTicketById(here, id, { lock: true }), ground.team.lead, 'left');
    }
  });
}
