// What the ticket screen shows besides the ticket itself: who takes part, who had it, what was promised.

import { sql } from 'kysely';
import type { TicketDetailView } from '../../contract/tickets.ts';
import type { CalendarInput } from '../calendars/calendar.ts';
import { compileOnce } from '../calendars/compile-once.ts';
import type { Context } from '../platform/context.ts';
import { collaboratorsJson } from './collaborators.ts';
import type { FoundTicket } from './find-ticket.ts';
import { awayJson, awayView, type FoundAway } from './holiday-reply.ts';
import { undoUntil } from './merge-rules.ts';
import { ownWords } from './merged-sight.ts';
import {
  canAskIn,
  canChangeStatus,
  canNote,
  canReadInternal,
  canReadWhole,
  canReassign,
  canReply,
} from './permissions.ts';
import { type FoundParticipant, participantsJson, viewParticipant } from './shown/participants.ts';
import { instantText, viewTicket } from './ticket-view.ts';

type Row = Pick<
  TicketDetailView,
  | 'collaborators'
  | 'promises'
  | 'contacts'
  | 'resolution'
  | 'problemStatement'
  | 'onePersonDesk'
  | 'approvalAsked'
  | 'transferAsked'
  | 'requesterZone'
  | 'dateAsked'
  | 'links'
> & {
  participants: FoundParticipant[];
  away: FoundAway[];
  calendar: CalendarInput | null;
  merged: Omit<TicketDetailView['merged'][number], 'undoUntil'>[];
  splitFrom: { number: string; at: string } | null;
};

/**
 * The detail of a ticket whose sight was checked before; `dates` come from the promises, `asked` is the number
 * by which it was looked for.
 */
export async function readDetail(
  ctx: Context,
  ticket: FoundTicket,
  dates: { proposed: Date | null; later: Date[] } | null,
  asked = ticket.number,
): Promise<TicketDetailView> {
  const own = (await ownWords(ctx, [ticket.id])).get(ticket.id);
  const { rows } = await sql<Row>`select
    ${joined(ticket.id)},
    ${participantsJson(ticket.id, canReadInternal(ctx.actor))} as participants,
    ${canReadInternal(ctx.actor) ? awayJson(ticket.id) : sql`'[]'::json`} as away,
    (select input from calendar where is_default) as calendar,
    ${collaboratorsJson(ticket.id)} as collaborators,
    coalesce((select json_agg(json_build_object('dueAt', q.due_at, 'state', q.state, 'endedAt', q.ended_at) order by q.made_at)
       from (select * from promise where ticket_id = ${ticket.id} order by made_at desc limit 12) q), '[]') as promises,
    (select json_agg(json_build_object('person', json_build_object('id', n.id, 'name', n.name, 'email', null),
        'from', s.from_at, 'why', s.why) order by s.sequence)
       from stint s join person n on n.id = s.person_id where s.ticket_id = ${ticket.id}) as contacts,
    (select json_build_object('kind', r.kind, 'what', r.what, 'how', r.how, 'why', r.why, 'reason', r.reason,
        'alternatives', r.alternatives, 'resolvedAt', r.resolved_at)
       from resolution r where r.ticket_id = ${ticket.id} and r.reopened_at is null order by r.sequence desc limit 1) as resolution,
    coalesce((select body_text from message where ticket_id = ${own?.ownId ?? ticket.id} and not by_agent and author_id is not null
       order by at, id limit 1), '') as problem_statement,
    (select count(*) = 1 from person where kind = 'agent' and state = 'active') as one_person_desk,
    (select json_build_object('wantedAt', q.wanted_at, 'askedAt', q.asked_at, 'by', n.name)
       from date_request q join person n on n.id = q.person_id where q.ticket_id = ${ticket.id} and q.decision is null) as date_asked,
    (select json_build_object('zone', zone, 'from', zone_from) from person where id = ${ticket.requesterId} and zone is not null) as requester_zone,
    ${canReadInternal(ctx.actor)} and exists (select 1 from compensation_request where ticket_id = ${ticket.id} and decision is null)
      as approval_asked,
    ${canReadInternal(ctx.actor)} and exists (select 1 from transfer_request where ticket_id = ${ticket.id} and decision is null)
      as transfer_asked`.execute(ctx.tx);
  const row = rows[0]!;
  const { calendar: _, ...rest } = row;
  return {
    ...(await viewTicket(ctx.tx, ticket.id)),
    ...(own ? { subject: own.subject, preview: own.preview } : {}),
    ...rest,
    mergedInto: asked === ticket.number ? null : ticket.number,
    ...joinedWords(ctx, row),
    participants: row.participants.map(viewParticipant),
    away: row.calendar ? awayView(ctx.now, compileOnce(row.calendar), row.away) : [],
    collaborators: row.collaborators.map((one) => ({ ...one, at: instantText(one.at) })),
    promises: row.promises.map((one) => ({
      ...one,
      dueAt: instantText(one.dueAt),
      endedAt: one.endedAt && instantText(one.endedAt),
    })),
    dateAsked: row.dateAsked && {
      ...row.dateAsked,
      wantedAt: instantText(row.dateAsked.wantedAt),
      askedAt: instantText(row.dateAsked.askedAt),
    },
    contacts: (row.contacts ?? []).map((one) => ({ ...one, from: instantText(one.from) })),
    resolution: row.resolution && { ...row.resolution, resolvedAt: instantText(row.resolution.resolvedAt) },
    proposedNextDueAt: dates?.proposed?.toISOString() ?? null,
    laterDueAts: (dates?.later ?? []).map((at) => at.toISOString()),
    may: {
      reply: canReply(ctx.actor),
      note: canNote(ctx.actor, ticket),
      reassign: canReassign(ctx.actor),
      askIn: canAskIn(ctx.actor),
      changeStatus: canChangeStatus(ctx.actor),
    },
  };
}

/** Subjects of other tickets are for who may read those tickets. */
function joinedWords(ctx: Context, { merged, splitFrom, links }: Row) {
  if (!canReadWhole(ctx.actor)) return { merged: [], splitFrom: null, links: [] };
  return {
    merged: merged.map((one) => ({ ...one, ...datesOf(one.at) })),
    splitFrom: splitFrom && { ...splitFrom, ...datesOf(splitFrom.at) },
    links,
  };
}

const datesOf = (at: string) => ({ at: instantText(at), undoUntil: undoUntil(new Date(at)).toISOString() });

/** What came to this ticket by a merge, what it came from by a split, and what it is tied to. */
const joined = (ticketId: number) => sql`
  coalesce((select json_agg(json_build_object('number', k.number, 'subject', k.subject, 'into', i.number, 'at', g.at, 'by', n.name)
      order by g.at desc, g.id desc)
    from ticket k join ticket_merge g on g.ticket_id = k.id and g.undone_at is null join ticket i on i.id = g.into_id
      left join person n on n.id = g.merged_by where k.merged_into_id = ${ticketId}), '[]') as merged,
  (select json_build_object('number', o.number, 'at', s.at) from ticket_split s join ticket o on o.id = s.from_id
    where s.ticket_id = ${ticketId} and s.undone_at is null) as split_from,
  coalesce((select json_agg(json_build_object('number', o.number, 'subject', o.subject, 'kind', l.kind) order by l.created_at, o.id)
    from ticket_link l join ticket o on o.id = case when l.ticket_id = ${ticketId} then l.other_id else l.ticket_id end
   where ${ticketId} in (l.ticket_id, l.other_id)), '[]') as links`;
