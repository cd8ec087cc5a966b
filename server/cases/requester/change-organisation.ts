// An agent says to which organisation a requester belongs. What its service level owes them is owed on their tickets that are
// under way from now on, reckoned anew with reason and one notice for each lead (3.4.6).

import type { Compilable } from 'kysely';
import { askRecalculation } from '../../clocks/write-recalculations.ts';
import { holdOrganisationNames, insertOrganisations } from '../../people/organisation.ts';
import { setOrganisation } from '../../people/person.ts';
import { findOrganisation } from '../../people/search-organisations.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { canDecideParticipant } from '../../tickets/permissions.ts';

export type ChangeOrganisation = { personId: string } & ({ organisationId: string | null } | { name: string });
type Organisation = { id: string; name: string };

/** @throws NotFound (the requester, the organisation), Forbidden */
export function changeOrganisation(ctx: Context, input: ChangeOrganisation): Promise<Organisation | null> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    if (!canDecideParticipant(ctx.actor)) throw forbidden('Only agents say to which organisation somebody belongs.');
    const person = await tx
      .selectFrom('person')
      .select(['id', 'organisationId'])
      .where('id', '=', input.personId)
      .where('kind', '<>', 'agent')
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!person) throw notFound('There is no such requester.');
    const { organisation, writes } = await wanted(here, input);
    const toId = organisation?.id ?? null;
    if (toId === person.organisationId) return organisation;
    await together(tx, [
      ...writes,
      setOrganisation(person.id, toId),
      askRecalculation(here, { why: 'organisation', subjectId: person.id }),
      record(here, [
        {
          kind: 'requester.organisation_changed',
          subjectId: person.id,
          data: { fromId: person.organisationId, toId },
        },
      ]),
    ]);
    return organisation;
  });
}

async function wanted(
  ctx: Context,
  input: ChangeOrganisation,
): Promise<{ organisation: Organisation | null; writes: Compilable[] }> {
  if ('name' in input) {
    await holdOrganisationNames(ctx.tx);
    const known = await findOrganisation(ctx.tx, { name: input.name });
    if (known) return { organisation: known, writes: [] };
    const made = { id: ctx.newId(), name: input.name };
    return { organisation: made, writes: [insertOrganisations(ctx, [made])] };
  }
  if (input.organisationId === null) return { organisation: null, writes: [] };
  const organisation = await findOrganisation(ctx.tx, { id: input.organisationId });
  if (!organisation) throw notFound('There is no such organisation.');
  return { organisation, writes: [] };
}
