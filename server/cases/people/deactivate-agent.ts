// Somebody stops working here. Access ends, and in the same transaction every unresolved ticket of theirs has a successor:
// the lead of its team, or an administrator where they led it themselves (R08).

import { revokeKeysOf } from '../../access/api-key.ts';
import { endSessionsOf } from '../../access/session.ts';
import { type FoundPerson, findPerson } from '../../people/find-people.ts';
import { setPersonState } from '../../people/person.ts';
import { deleteMemberships, findAdministrator, holdAdministratorsAnd, replaceLead } from '../../people/team.ts';
import type { Context } from '../../platform/context.ts';
import { type Database, inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { isUnresolved, unresolved } from '../../tickets/ticket.ts';
import { readGround } from '../ground.ts';
import { giveTo } from '../reassign-ticket.ts';

/** @throws Forbidden, NotFound, Conflict when nobody could take over */
export function deactivateAgent(ctx: Context, personId: string): Promise<void> {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators end a person’s access.');
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    await holdAdministratorsAnd(tx, personId);
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
    for (const ticketId of await ticketsOf(tx, personId)) await handOn(here, ticketId);
  });
}

async function ticketsOf(tx: Database, personId: string): Promise<number[]> {
  const rows = await tx
    .selectFrom('ticket')
    .select('id')
    .where('assigneeId', '=', personId)
    .where('status', 'in', [...unresolved])
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * A ticket of somebody who does not work here any more goes to the lead of its team. What was left with them, however that
 * came to be, is found by a sweep. @returns whether it had to go
 */
export function handOn(ctx: Context, ticketId: number): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, ticketId, { lock: true });
    const had = ticket.assigneeId && isUnresolved(ticket.status) ? await findPerson(tx, ticket.assigneeId) : null;
    if (!had || works(had)) return false;
    const ground = await readGround(tx, ticket.teamId);
    const lead = await findPerson(tx, ground.team.lead.id);
    const to = lead && works(lead) ? lead : await findAdministrator(tx, [had.id]);
    if (!to) throw conflict('The last administrator cannot leave: nobody would answer for the tickets.');
    await giveTo(here, ground, ticket, to, 'left');
    return true;
  });
}

const works = (person: FoundPerson): boolean => person.kind === 'agent' && person.state === 'active';
