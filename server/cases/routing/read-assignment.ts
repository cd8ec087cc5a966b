// Why whoever has a ticket has it: the stint, and the decision by which it came to them, with its rule and its figures. The
// record holds ids and numbers; the names are put to them here, the words on the screen.

import { sql } from 'kysely';
import type { AssignmentView } from '../../../contract/routing/next-ticket.ts';
import type { RoutingRule } from '../../../contract/routing/routing.ts';
import type { Bar, Points } from '../../assignment/routing/score.ts';
import { liesInQueue } from '../../assignment/stint.ts';
import type { Context } from '../../platform/context.ts';
import type { Ticket } from '../../tickets/ticket.ts';

type Person = { id: string; name: string };
type StintRow = {
  person: Person;
  given: Person | null;
  fromAt: Date;
  why: string;
  acceptedAt: Date | null;
  acceptDueAt: Date | null;
  inQueue: boolean;
};
type Decision = {
  version: number;
  ruleId: string | null;
  teamId: string;
  toId: string | null;
  gives: 'holder' | 'best_placed';
  skill: { id: string; leastLevel: number } | null;
  vip: boolean;
  language?: { wanted: 'en'; used: 'en' };
  ranking: { personId: string; score: number; points: Points; bar: Bar | null; load: number; capacity: number }[];
};
type DecisionRow = {
  at: Date;
  data: Decision;
  rules: RoutingRule[] | null;
  team: string | null;
  skill: string | null;
  names: Record<string, string>;
};
type Returned = AssignmentView['returned'][number];

export async function readAssignment(ctx: Context, ticket: Pick<Ticket, 'id' | 'stintSequence' | 'assigneeId'>) {
  const { rows } = await sql<StintRow>`
    select json_build_object('id', p.id, 'name', p.name) as person, s.from_at, s.why, s.accepted_at, s.accept_due_at,
           s.accepted_at is null and ${liesInQueue} as in_queue,
           case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end as given
      from stint s join person p on p.id = s.person_id left join person g on g.id = s.given_by
     where s.ticket_id = ${ticket.id} and s.sequence = ${ticket.stintSequence}`.execute(ctx.tx);
  const stint = ticket.assigneeId ? rows[0] : undefined;
  const view: AssignmentView = {
    assignee: stint?.person ?? null,
    since: stint?.fromAt.toISOString() ?? null,
    why: stint?.why ?? null,
    given: stint?.given ?? null,
    accepted: stint ? stint.acceptedAt !== null : false,
    acceptBy: stint?.acceptDueAt?.toISOString() ?? null,
    inQueue: stint?.inQueue ?? false,
    routed: await readDecision(ctx, ticket.id),
    returned: await readReturned(ctx, ticket.id),
  };
  return view;
}

async function readDecision({ tx }: Context, ticketId: number): Promise<AssignmentView['routed']> {
  const { rows } = await sql<DecisionRow>`
    select e.at, e.data, v.rules, t.name as team, k.name as skill,
           coalesce((select json_object_agg(p.id, p.name) from person p where p.id::text = e.data ->> 'toId'
              or p.id::text in (select r ->> 'personId' from jsonb_array_elements(e.data -> 'ranking') r)), '{}') as names
      from event e left join routing_version v on v.number = (e.data ->> 'version')::int
      left join team t on t.id::text = e.data ->> 'teamId' left join skill k on k.id::text = e.data -> 'skill' ->> 'id'
     where e.ticket_id = ${ticketId} and e.kind = 'ticket.routed' order by e.sequence desc limit 1`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { data } = row;
  const place = row.rules?.findIndex(({ id }) => id === data.ruleId) ?? -1;
  const named = (id: string): Person => ({ id, name: row.names[id] ?? '–' });
  return {
    at: row.at.toISOString(),
    version: data.version,
    rule: place < 0 ? null : { id: data.ruleId!, name: row.rules![place]!.name, position: place + 1 },
    team: { id: data.teamId, name: row.team ?? '–' },
    gives: data.gives,
    to: data.toId && named(data.toId),
    skill: data.skill && { ...data.skill, name: row.skill ?? '–' },
    vip: data.vip,
    language: data.language ?? null,
    candidates: data.ranking.map(({ personId, ...rest }) => ({ ...named(personId), ...rest })),
  } as AssignmentView['routed'];
}

async function readReturned({ tx }: Context, ticketId: number): Promise<Returned[]> {
  const { rows } = await sql<Omit<Returned, 'at' | 'until'> & { at: Date; until: Date | null }>`
    select json_build_object('id', p.id, 'name', p.name) as person, e.data ->> 'reason' as reason, e.at,
           (select o.until_at from passed_over o where o.ticket_id = e.ticket_id and o.person_id = p.id and o.at = e.at) as until
      from event e join person p on p.id = e.subject_id
     where e.ticket_id = ${ticketId} and e.kind = 'ticket.returned' order by e.sequence`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), until: row.until?.toISOString() ?? null }));
}
