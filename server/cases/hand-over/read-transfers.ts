// What leads decide about and look after: tickets that somebody wants to pass on once more, and those that were passed on
// often enough.

import { sql } from 'kysely';
import type { BouncedView, TransferRequestView } from '../../../contract/hand-over/transfers.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { instantText } from '../../tickets/ticket-view.ts';

const most = 200;

export const mayDecide = (actor: Actor, teamId: string): boolean =>
  actor.kind === 'agent' && (actor.roles.has('administrator') || actor.ledTeamIds.includes(teamId));

/** Of teams that the actor leads; an administrator's are all. */
const theirs = ({ actor }: Context) =>
  sql`(${actor.roles.has('administrator')}::boolean or t.team_id = any(${[...actor.ledTeamIds]}::uuid[]))`;
const person = (alias: string) =>
  sql`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)})`;

/** Of one ticket whose sight was checked; one by its id; or all open ones that the actor decides about. */
export async function readTransferRequests(
  ctx: Context,
  asked: { ticketId: number } | { id: string } | 'open',
): Promise<TransferRequestView[]> {
  const where =
    asked === 'open'
      ? sql`q.decision is null and ${theirs(ctx)}`
      : 'id' in asked
        ? sql`q.id = ${asked.id}::uuid`
        : sql`q.ticket_id = ${asked.ticketId} and q.decision is null`;
  const { rows } = await sql<{ request: TransferRequestView; teamId: string }>`
    select json_build_object('id', q.id, 'ticket', json_build_object('number', t.number, 'subject', t.subject, 'language', t.language),
             'to', ${person('o')}, 'reason', q.reason, 'by', ${person('b')}, 'at', q.asked_at,
             'transfers', (select count(*)::int from stint s where s.ticket_id = t.id and s.counts),
             'decision', q.decision, 'decider', ${person('l')}) as request, t.team_id
      from transfer_request q join ticket t on t.id = q.ticket_id join team m on m.id = t.team_id
      join person o on o.id = q.to_id join person b on b.id = q.asked_by join person l on l.id = m.lead_id
     where ${where} order by q.asked_at, q.id limit ${most}`.execute(ctx.tx);
  return rows.map(({ request, teamId }) => ({
    ...request,
    at: instantText(request.at),
    mayDecide: mayDecide(ctx.actor, teamId),
  }));
}

/** Unresolved tickets at the desk's limit of transfers or beyond, or that went to and fro; most often passed on first. */
export async function readBounced(ctx: Context): Promise<BouncedView[]> {
  const { rows } = await sql<{ bounced: BouncedView }>`
    select json_build_object('ticket', json_build_object('number', t.number, 'subject', t.subject, 'language', t.language),
             'requester', r.name, 'team', ${person('m')}, 'assignee', ${person('a')},
             'transfers', x.transfers, 'limit', d.transfer_limit, 'toAndFroAt', g.at,
             'lastWordAt', t.last_human_reply_at) as bounced
      from desk d
      cross join lateral (select ticket_id, count(*) filter (where counts)::int as transfers from stint
          where ticket_id in (select ticket_id from stint where counts union select ticket_id from ping_pong) group by ticket_id) x
      join ticket t on t.id = x.ticket_id and t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')
      join person r on r.id = t.requester_id join team m on m.id = t.team_id join person a on a.id = t.assignee_id
      left join lateral (select max(at) as at from ping_pong where ticket_id = t.id) g on true
     where (x.transfers >= d.transfer_limit or g.at is not null) and ${theirs(ctx)}
     order by x.transfers desc, t.next_due_at nulls last, t.id limit ${most}`.execute(ctx.tx);
  return rows.map(({ bounced }) => ({
    ...bounced,
    toAndFroAt: bounced.toAndFroAt && instantText(bounced.toAndFroAt),
    lastWordAt: bounced.lastWordAt && instantText(bounced.lastWordAt),
  }));
}
