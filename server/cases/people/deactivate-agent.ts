// Somebody stops working here. Access ends, and in the same transaction every unresolved ticket of theirs has a successor:
// the lead of its team, or an administrator where they led it themselves (R08). They may come back.

import { revokeKeysOf } from '../../access/api-key.ts';
import { settleLeads } from '../../access/roles.ts';
import { endSessionsOf } from '../../access/session.ts';
import { endAbsencesOf } from '../../people/absence.ts';
import { findPerson } from '../../people/find-people.ts';
import { setPersonState } from '../../people/person.ts';
import {
  deleteMemberships,
  findAdministrator,
  holdAdministratorsAnd,
  insertMembership,
  replaceLead,
} from '../../people/team.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { noteChange } from '../../settings/write-settings.ts';
import { handOnAll } from './hand-on.ts';

/** @throws Forbidden, NotFound, Conflict when nobody could take over */
export async function deactivateAgent(ctx: Context, personId: string): Promise<void> {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators end a person’s access.');
  await inTransaction(ctx.tx, async (tx) => {
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
      endAbsencesOf(here, personId),
      noteChange(here, 'agent', { id: personId, state: 'active' }, { id: personId, state: 'deactivated' }),
      record(here, [{ kind: 'agent.deactivated', subjectId: personId }]),
    ]);
    await together(tx, settleLeads(here, [personId, successor.id]));
    await handOnAll(here, personId);
  });
}

/**
 * Lets somebody in again, with the role and the password that they had. Sessions and keys stay ended, and of teams they
 * are back in the default one alone. @throws Forbidden, NotFound
 */
export async function reactivateAgent(ctx: Context, personId: string): Promise<void> {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators let a person in again.');
  await inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    await holdAdministratorsAnd(tx, personId);
    const person = await findPerson(tx, personId);
    if (person?.kind !== 'agent' || person.state !== 'deactivated')
      throw notFound('There is nobody of that name whose access has ended.');
    const team = await tx.selectFrom('team').select('id').where('isDefault', '=', true).executeTakeFirst();
    await together(tx, [
      setPersonState(personId, 'active'),
      team ? insertMembership(here, team.id, personId) : undefined,
      noteChange(here, 'agent', { id: personId, state: 'deactivated' }, { id: personId, state: 'active' }),
      record(here, [{ kind: 'agent.reactivated', subjectId: personId }]),
    ]);
  });
}
