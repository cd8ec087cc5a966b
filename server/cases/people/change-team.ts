// A team is renamed, gets another lead, or somebody else is on duty. The structure of the desk is an administrator's to
// change; who is on duty today, and who belongs to the team, its lead arranges too (3.6: the lead is who a ticket falls
// back on, so the lead must be able to say who gets it first).
//
// Whoever goes on duty gets what is new from now on. What lies with somebody untaken stays there: they may be reading it at
// this moment, its half hour for accepting it runs on and brings it up to the lead, and a requester who was told a name is
// not told another one because of a rota. Only who leaves the team hands on what they have not accepted (`team-members.ts`).

import { answersForTickets, settleLeads } from '../../access/roles.ts';
import { type FoundPerson, findAgent } from '../../people/find-people.ts';
import {
  changeTeamRow,
  claimTeamName,
  holdPersons,
  holdTeam,
  insertMembership,
  type TeamRow,
} from '../../people/team.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, invalid } from '../../platform/errors.ts';
import { type NewEvent, record } from '../../platform/events.ts';
import { noteChange } from '../../settings/write-settings.ts';

export type ChangeTeam = {
  id: string;
  name?: string | undefined;
  leadId?: string | undefined;
  /** Null: the lead. */
  dutyId?: string | null | undefined;
};

export const mayArrange = (actor: Actor, teamId: string): boolean =>
  actor.roles.has('administrator') || actor.ledTeamIds.includes(teamId);

/** @throws Forbidden, NotFound, Invalid (a lead or duty agent who answers for no tickets), Conflict (a team is called so) */
export async function changeTeam(ctx: Context, input: ChangeTeam): Promise<void> {
  const structure = input.name !== undefined || input.leadId !== undefined;
  if (structure && !ctx.actor.roles.has('administrator'))
    throw forbidden('Only administrators rename teams and name their leads.');
  if (!mayArrange(ctx.actor, input.id)) throw forbidden('Only the lead of a team and administrators arrange it.');
  await inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const people = [input.leadId, input.dutyId].flatMap((id) => id ?? []);
    await holdPersons(tx, people);
    const team = await holdTeam(tx, input.id);
    for (const id of people) await mustAnswer(here, await findAgent(here, id));
    const before = { name: team.name, leadId: team.leadId, dutyId: team.dutyId };
    const change = changesOf(before, input);
    const fields = Object.keys(change) as (keyof typeof change)[];
    if (fields.length === 0) return;
    if (change.name !== undefined) await claimTeamName(tx, change.name, team.id);
    await together(tx, [
      changeTeamRow(team.id, change),
      ...people.map((personId) => insertMembership(here, team.id, personId)),
      noteChange(here, 'team', { id: team.id, ...pick(before, fields) }, { id: team.id, ...change }),
      record(here, eventsOf(team, change)),
    ]);
    if (change.leadId) await together(tx, settleLeads(here, [team.leadId, change.leadId]));
  });
}

/** @throws Invalid when the person takes part, but does not answer for tickets */
export async function mustAnswer(ctx: Context, person: FoundPerson): Promise<void> {
  if (!(await answersForTickets(ctx.tx, person.id)))
    throw invalid('{name} does not answer for tickets.', { name: person.name });
}

type Shape = { name: string; leadId: string; dutyId: string | null };

const changesOf = (before: Shape, { name, leadId, dutyId }: ChangeTeam): Partial<Shape> => ({
  ...(name !== undefined && name !== before.name ? { name } : {}),
  ...(leadId !== undefined && leadId !== before.leadId ? { leadId } : {}),
  ...(dutyId !== undefined && dutyId !== before.dutyId ? { dutyId } : {}),
});

const pick = (shape: Shape, fields: (keyof Shape)[]) =>
  Object.fromEntries(fields.map((field) => [field, shape[field]]));

/** About the persons whom they concern, so that what these may see and do is read anew where they are at work. */
function eventsOf(team: TeamRow, { name, leadId, dutyId }: Partial<Shape>): NewEvent[] {
  const about = { teamId: team.id };
  return [
    ...(name === undefined ? [] : [{ kind: 'team.renamed' as const, data: about }]),
    ...(leadId === undefined
      ? []
      : [leadId, team.leadId].map((subjectId) => ({
          kind: 'team.lead_changed' as const,
          subjectId,
          data: { ...about, fromId: team.leadId, toId: leadId },
        }))),
    ...(dutyId === undefined
      ? []
      : [
          {
            kind: 'team.duty_changed' as const,
            ...(dutyId ? { subjectId: dutyId } : {}),
            data: { ...about, toId: dutyId },
          },
        ]),
  ];
}
