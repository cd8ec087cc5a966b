// What another calendar for a team would change on its tickets, before it is chosen.

import { sql } from 'kysely';
import type { TeamCalendarEffect } from '../../../contract/clocks/team-calendar.ts';
import { defaultCalendarId, findCalendar } from '../../calendars/read-calendars.ts';
import { choosePolicy, type KnownCalendar, knownCalendarJson } from '../../clocks/policy.ts';
import type { Context } from '../../platform/context.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import { policiesInForce } from '../clocks/policies.ts';
import { previewTerms } from '../clocks/preview-terms.ts';
import { movesOver, ofTeam } from './go-over.ts';
import { mustAdminister } from './make-versions.ts';

/** `calendarId` null: the default one. @throws Forbidden, NotFound (team, calendar), Conflict (retired), Invalid (shut) */
export async function previewTeamCalendar(
  ctx: Context,
  teamId: string,
  calendarId: string | null,
): Promise<TeamCalendarEffect> {
  mustAdminister(ctx);
  const team = await ctx.tx.selectFrom('team').select('id').where('id', '=', teamId).executeTakeFirst();
  if (!team) throw notFound('There is no such team.');
  const calendar = await findCalendar(ctx.tx, calendarId ?? (await defaultCalendarId(ctx.tx)));
  if (calendar.retiredAt) throw conflict('This calendar is retired.');
  const { rows } = await sql<{ known: KnownCalendar }>`
    select ${knownCalendarJson('c')} as known from calendar c where c.id = ${calendar.id}`.execute(ctx.tx);
  const { known } = rows[0]!;
  const policies = await policiesInForce(ctx);
  const effect = await previewTerms(ctx, ofTeam(teamId), (ticket) => {
    const policy = choosePolicy(policies, ticket);
    return { policy, calendar: policy.calendar ?? known };
  });
  return { ...effect, promises: (await movesOver(ctx, calendar, ofTeam(teamId))).count };
}
