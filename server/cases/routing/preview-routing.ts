// Where the last tickets would have gone by other rules. Persons are chosen by today's load and absences; nothing is kept.

import { sql } from 'kysely';
import type { RoutingPreview, RoutingRule } from '../../../contract/routing/routing.ts';
import { type Candidate, readCandidates, readHelped, standingOf } from '../../assignment/routing/candidates.ts';
import { firstFitting } from '../../assignment/routing/rules.ts';
import { rank } from '../../assignment/routing/score.ts';
import { unitsOf } from '../../assignment/routing/work-units.ts';
import type { Context } from '../../platform/context.ts';
import { readRouting } from '../../settings/routing.ts';
import { priorityName } from '../../tickets/ticket.ts';

type Row = {
  number: string;
  subject: string;
  openedAt: Date;
  mailboxId: string | null;
  channel: string;
  language: string;
  kind: string;
  priority: number;
  requesterId: string;
  organisationId: string | null;
  vip: boolean;
  accountTeamId: string | null;
  /** Where it would have come without any rule. */
  homeTeamId: string;
  teamId: string;
  team: string;
};

export async function previewRouting(
  ctx: Context,
  { rules, last }: { rules: readonly RoutingRule[]; last: number },
): Promise<RoutingPreview> {
  const rows = await readLast(ctx, last);
  const teams = await ctx.tx.selectFrom('team').select(['id', 'name', 'gives']).execute();
  const team = new Map(teams.map((one) => [one.id, one]));
  const named = rules.flatMap(({ to }) => to.personId ?? []);
  const candidates = await readCandidates(ctx.tx, [...team.keys()], named);
  const helped = await readHelped(ctx.tx, [...new Set(rows.map((one) => one.requesterId))], ctx.now);
  const lastHelped = new Map(helped.map((one) => [`${one.personId} ${one.requesterId}`, one.at]));
  const { units } = await readRouting(ctx.tx);
  const byRule = new Map<string | null, number>([...rules.map(({ id }) => [id, 0] as const), [null, 0]]);
  const tickets = rows.map((row) => {
    const rule = firstFitting(rules, { ...row, priority: priorityName(row.priority) });
    byRule.set(rule?.id ?? null, byRule.get(rule?.id ?? null)! + 1);
    const to = team.get(rule?.to.teamId ?? row.homeTeamId) ?? team.get(row.homeTeamId)!;
    const matter = { now: ctx.now, firstDueAt: ctx.now, units: unitsOf(units, { ...row, waits: false }) };
    const towards = { ...row, skillId: rule?.to.skill?.id ?? null, gaveAway: 0 };
    const ranked = rank(
      { ...matter, leastLevel: rule?.to.skill?.leastLevel ?? null },
      candidates
        .filter(({ id }) => id !== row.requesterId)
        .map((one) =>
          standingOf(one, { ...towards, lastHelpedAt: lastHelped.get(`${one.id} ${row.requesterId}`) ?? null }),
        ),
    ).filter(({ bar }) => bar === null);
    const person = personOf(ranked, candidates, rule?.to.personId ?? null, to);
    return {
      number: row.number,
      subject: row.subject,
      openedAt: row.openedAt.toISOString(),
      rule: rule && { id: rule.id, name: rule.name },
      team: { id: to.id, name: to.name, was: row.team },
      person: person && { id: person.id, name: person.name },
      moved: to.id !== row.teamId,
    };
  });
  return {
    tickets: tickets.map(({ moved: _, ...one }) => one),
    byRule: [...byRule].map(([id, count]) => ({ id, tickets: count })),
    moved: tickets.filter((one) => one.moved).length,
  };
}

function personOf(
  ranked: readonly { personId: string }[],
  candidates: readonly Candidate[],
  named: string | null,
  team: { id: string; gives: 'holder' | 'best_placed' },
): Candidate | null {
  const known = new Map(candidates.map((one) => [one.id, one]));
  const free = ranked.map(({ personId }) => known.get(personId)!);
  const best = team.gives === 'best_placed' ? free.find((one) => one.teamIds.includes(team.id)) : undefined;
  return free.find(({ id }) => id === named) ?? best ?? null;
}

async function readLast({ tx }: Context, last: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.number, t.subject, t.opened_at, t.mailbox_id, t.channel, t.language, t.kind, t.priority, t.requester_id,
           r.organisation_id, v.id is not null as vip, v.account_team_id, t.team_id, m.name as team,
           coalesce(b.team_id, (select id from team where is_default)) as home_team_id
      from (select * from ticket where status not in ('spam', 'merged') order by id desc limit ${last}) t
      join person r on r.id = t.requester_id join team m on m.id = t.team_id left join mailbox b on b.id = t.mailbox_id
      left join lateral (select * from vip where person_id = r.id or organisation_id = r.organisation_id
                          order by person_id is null limit 1) v on true
     order by t.id desc`.execute(tx);
  return rows;
}
