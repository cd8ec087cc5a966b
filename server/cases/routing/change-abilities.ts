// What somebody can and takes: administrators say it, the leads of their teams, and of languages the person too.

import type { AbilityView } from '../../../contract/routing/abilities.ts';
import {
  forgetLanguages,
  forgetSkills,
  insertLanguages,
  insertSkills,
  setCapacity,
  skillsOf,
} from '../../people/abilities.ts';
import { personsNamed } from '../../people/who-may-answer.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { mayArrange } from '../people/change-team.ts';
import { viewAbilities } from './view-routing.ts';

export type ChangeAbilities = {
  id: string;
  languages?: readonly string[] | undefined;
  skills?: readonly { id: string; level: number }[] | undefined;
  /** In units of work; null: what the desk says. */
  capacity?: number | null | undefined;
};

/** @throws Forbidden, NotFound (the person, a skill) */
export function changeAbilities(
  ctx: Context,
  { id, languages, skills, capacity }: ChangeAbilities,
): Promise<AbilityView> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    await personsNamed(tx, [id]);
    const memberships = await tx.selectFrom('membership').select('teamId').where('personId', '=', id).execute();
    const arranges =
      ctx.actor.roles.has('administrator') || memberships.some(({ teamId }) => mayArrange(ctx.actor, teamId));
    const onlyLanguages = skills === undefined && capacity === undefined;
    if (!arranges && !(onlyLanguages && ctx.actor.personId === id))
      throw forbidden('Skills and capacity are said by a lead of their team or an administrator.');
    const known = skills ? [...new Map(skills.map((one) => [one.id, one.level]))] : [];
    await skillsOf(
      tx,
      known.map(([skillId]) => skillId),
    );
    await together(tx, [
      languages ? forgetLanguages(id) : undefined,
      skills ? forgetSkills(id) : undefined,
      capacity === undefined ? undefined : setCapacity(id, capacity),
    ]);
    await together(tx, [
      languages?.length ? insertLanguages(id, [...new Set(languages)]) : undefined,
      known.length > 0
        ? insertSkills(
            id,
            known.map(([skillId, level]) => ({ skillId, level })),
          )
        : undefined,
      record(here, [
        {
          kind: 'abilities.changed',
          subjectId: id,
          data: { languages: languages !== undefined, skills: skills !== undefined, capacity: capacity !== undefined },
        },
      ]),
    ]);
    return (await viewAbilities(here, id)).people.find((one) => one.id === id)!;
  });
}
