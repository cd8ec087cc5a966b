// What the ticket screen shows besides the ticket itself: who takes part, who had it, what was promised.

import { sql } from 'kysely';
import type { TicketDetailView } from '../../contract/tickets.ts';
import type { Context } from '../platform/context.ts';
import type { FoundTicket } from './find-ticket.ts';
import { canChangeStatus, canNote, canReassign, canReply } from './permissions.ts';
import { instantText, viewTicket } from './ticket-view.ts';

type Row = Pick<
  TicketDetailView,
  'participants' | 'promises' | 'contacts' | 'resolution' | 'problemStatement' | 'onePersonDesk'
>;

/** The detail of a ticket whose sight was checked before; `proposedNextDueAt` comes from the promises. */
export async function readDetail(
  ctx: Context,
  ticket: FoundTicket,
  proposedNextDueAt: Date | null,
): Promise<TicketDetailView> {
  const { rows } = await sql<Row>`select
    (select json_agg(json_build_object('person', json_build_object('id', n.id, 'name', n.name, 'email', a.value),
        'role', p.role, 'locale', n.locale) order by p.role <> 'requester', p.added_at, n.name)
       from participant p join person n on n.id = p.person_id left join address a on a.id = p.address_id
      where p.ticket_id = ${ticket.id}) as participants,
    coalesce((select json_agg(json_build_object('dueAt', q.due_at, 'state', q.state, 'endedAt', q.ended_at) order by q.made_at)
       from (select * from promise where ticket_id = ${ticket.id} order by made_at desc limit 12) q), '[]') as promises,
    (select json_agg(json_build_object('person', json_build_object('id', n.id, 'name', n.name, 'email', null),
        'from', s.from_at, 'why', s.why) order by s.sequence)
       from stint s join person n on n.id = s.person_id where s.ticket_id = ${ticket.id}) as contacts,
    (select json_build_object('kind', r.kind, 'what', r.what, 'how', r.how, 'why', r.why, 'reason', r.reason,
        'alternatives', r.alternatives, 'resolvedAt', r.resolved_at)
       from resolution r where r.ticket_id = ${ticket.id} and r.reopened_at is null order by r.sequence desc limit 1) as resolution,
    coalesce((select body_text from message where ticket_id = ${ticket.id} and not by_agent and author_id is not null
       order by at, id limit 1), '') as problem_statement,
    (select count(*) = 1 from person where kind = 'agent' and state = 'active') as one_person_desk`.execute(ctx.tx);
  const row = rows[0]!;
  return {
    ...(await viewTicket(ctx.tx, ticket.id)),
    ...row,
    participants: row.participants ?? [],
    promises: row.promises.map((one) => ({
      ...one,
      dueAt: instantText(one.dueAt),
      endedAt: one.endedAt && instantText(one.endedAt),
    })),
    contacts: (row.contacts ?? []).map((one) => ({ ...one, from: instantText(one.from) })),
    resolution: row.resolution && { ...row.resolution, resolvedAt: instantText(row.resolution.resolvedAt) },
    proposedNextDueAt: proposedNextDueAt?.toISOString() ?? null,
    may: {
      reply: canReply(ctx.actor),
      note: canNote(ctx.actor, ticket),
      reassign: canReassign(ctx.actor),
      changeStatus: canChangeStatus(ctx.actor),
    },
  };
}
