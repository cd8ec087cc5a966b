// The timeline: messages and events of one ticket, oldest first, cut to what the reader may see. Deliveries hang on their
// message and add no entry.

import { sql } from 'kysely';
import type { TimelineEntryView } from '../../contract/tickets.ts';
import { shownName } from '../people/shown-name.ts';
import type { Context } from '../platform/context.ts';
import { invalid } from '../platform/errors.ts';
import { isAskedIn } from './collaborators.ts';
import { isForThem, readableEntry, recordOf } from './merged-sight.ts';
import { canReadInternal } from './permissions.ts';
import { sealOf } from './seal-of.ts';
import { deliveriesOf, type FoundDelivery, viewDelivery, worstOf } from './shown/delivery-view.ts';
import { tooLargeOf } from './shown/too-large.ts';

/** Events that stand in a timeline beside messages. */
const shown = [
  'ticket.opened',
  'status.changed',
  'assignee.changed',
  'cover.began',
  'cover.ended',
  'wait.chosen',
  'wait.ended',
  'priority.changed',
  'terms.changed',
  'promise.missed',
  'promise.moved',
  'promise.stood_again',
  'agreement.questioned',
  'acceptance.overdue',
  'escalation.began',
  'escalation.called',
  'escalation.answered',
  'escalation.unanswered',
  'task.done',
  'delivery.failed',
  'delivery.doubted',
  'absence.undated',
  'loop.suspected',
  'acknowledgement.withheld',
  'acknowledgement.caught_up',
  'participant.decided',
  'collaborator.asked',
  'collaborator.left',
  'ticket.merged',
  'ticket.unmerged',
  'ticket.split',
  'ticket.unsplit',
  'ticket.linked',
];

/** Of other terms only those are told that moved a date, as calendars are given new years; a priority tells of itself. */
const movesDates = sql`(e.data ->> 'why' <> 'priority' and e.data ->> 'wasDueAt' is distinct from e.data ->> 'dueAt')`;

export type TimelineQuery = { limit: number; cursor?: string | undefined; latest?: boolean | undefined };
export type TimelinePage = { entries: TimelineEntryView[]; nextCursor: string | null };

type Row = {
  sequence: number;
  kind: string;
  at: Date;
  actorId: string | null;
  data: Record<string, unknown>;
  author: TimelineEntryView['author'];
  message: {
    id: string;
    kind: 'public' | 'note' | 'restricted';
    purpose: string;
    bodyText: string;
    linkAt: number | null;
    hasHtml: boolean;
    channel: string;
    language: string;
    verified: boolean;
    inboundId: string | null;
  } | null;
  readers: TimelineEntryView['readers'];
  attachments: (Omit<TimelineEntryView['attachments'][number], 'url'> & { declaredType: string | null })[];
  deliveries: FoundDelivery[];
  tooLarge: TimelineEntryView['tooLarge'];
  persons: Record<string, string>;
  fromNumber: string | null;
};

export type TimelineWords = {
  /** Whether a scanner looks into files; those without its verdict wait for it. */
  scans?: boolean;
  /** Signs the address of an attachment. */
  fileUrl: (id: string) => string;
  /** The text with what stands for each recipient's own link, which is shown to nobody else. */
  withLink: (text: string, linkAt: number | null, language: string) => string;
};

/** A page of the timeline of a ticket whose sight was checked before. */
export async function readTimeline(
  ctx: Context,
  ticketId: number,
  query: TimelineQuery,
  words: TimelineWords,
): Promise<TimelinePage> {
  const internal = canReadInternal(ctx.actor) || (await isAskedIn(ctx, ticketId));
  const from = query.cursor ? readCursor(query.cursor) : null;
  const latest = query.latest ?? false;
  const { rows } = await sql<Row>`
    select e.sequence, e.kind, e.at, e.actor_id,
      case when ${internal} and waits.name is not null then e.data || jsonb_build_object('thirdParty', waits.name)
           when ${internal} and ticked.reason is not null then e.data || jsonb_build_object('reason', ticked.reason)
           when ${internal} and e.kind = 'terms.changed' then e.data || coalesce((
             select jsonb_build_object('policy', p.name, 'number', v.number) from sla_policy_version v join sla_policy p on p.id = v.policy_id
              where v.id::text = e.data -> 'terms' ->> 'policyVersionId'), '{}')
           else e.data end as data,
      case when m.id is null then null else json_build_object('id', m.id, 'kind', m.kind, 'purpose', m.purpose,
        'bodyText', m.body_text, 'linkAt', m.link_at, 'hasHtml', m.body_html is not null, 'channel', m.channel, 'language', m.language,
        'verified', m.verified, 'inboundId', m.inbound_id) end as message,
      case when w.id is null then null else json_build_object('id', w.id,
        'name', case when ${internal} or w.id = ${ctx.actor.personId} then w.name else ${shownName('w')} end,
        'email', case when ${internal} then (select value from address where person_id = w.id order by preferred desc, created_at limit 1) end,
        'kind', case when m.id is not null and not m.by_agent and w.kind = 'agent' then 'outsider' else w.kind end) end as author,
      case when m.kind = 'restricted' then (select json_agg(json_build_object('id', p.id, 'name', p.name, 'email', null) order by p.name)
        from restricted_reader r join person p on p.id = r.person_id where r.message_id = m.id) else '[]' end as readers,
      coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'declaredType', a.declared_type, 'size', a.size,
          'marks', a.marks, 'check', coalesce(v.state, 'unscanned')) order by a.id)
        from attachment a left join file_verdict v on v.sha256 = a.sha256 where a.message_id = m.id and not a.inline), '[]') as attachments,
      case when ${internal} then ${deliveriesOf} else '[]' end as deliveries,
      case when ${internal} then ${tooLargeOf} end as too_large,
      coalesce((select json_object_agg(p.id, case when ${internal} then p.name else ${shownName('p')} end) from person p
        where e.kind <> 'message.posted' and p.id::text in (e.data ->> 'fromId', e.data ->> 'toId', e.data ->> 'forId', e.data ->> 'assigneeId', e.data ->> 'personId', e.subject_id::text)), '{}') as persons,
      case when coalesce(m.ticket_id, e.ticket_id) <> ${ticketId} then
        (select number from ticket where id = coalesce(m.ticket_id, e.ticket_id)) end as from_number
      from ${recordOf(ticketId)} e
      left join message m on e.kind = 'message.posted' and m.id = e.subject_id
      left join person w on w.id = coalesce(m.author_id, case when m.id is null then e.actor_id end)
      left join third_party_wait waits on e.kind = 'status.changed' and waits.id = e.subject_id
      left join task ticked on e.kind = 'task.done' and ticked.id = e.subject_id and ticked.ended_as = 'by_hand'
     where ${readableEntry(ctx.actor, ticketId)}
       and (m.id is not null or e.kind = any(${shown}::text[])) and (e.kind <> 'task.done' or ticked.id is not null)
       and (e.kind <> 'terms.changed' or ${movesDates})
       and (${internal} or ${isForThem(ctx.actor)} or (e.audience = 'public' and (m.id is null or m.kind = 'public')))
       and (m.id is null or m.kind <> 'restricted' or ${ctx.actor.kind === 'desk'} or exists (
         select 1 from restricted_reader r where r.message_id = m.id and r.person_id = ${ctx.actor.personId}))
       and (${from}::bigint is null or case when ${latest} then e.sequence < ${from} else e.sequence > ${from} end)
     order by case when ${latest} then -e.sequence else e.sequence end
     limit ${query.limit + 1}`.execute(ctx.tx);
  const page = rows.slice(0, query.limit);
  const edge = page.at(-1);
  const entries = page.map((row) => entryOf(row, words));
  return {
    entries: latest ? entries.reverse() : entries,
    nextCursor: rows.length > query.limit && edge ? String(edge.sequence) : null,
  };
}

function entryOf(row: Row, { fileUrl, withLink, scans }: TimelineWords): TimelineEntryView {
  const { message } = row;
  return {
    id: message?.id ?? `e${row.sequence}`,
    kind: message?.kind ?? 'event',
    at: row.at.toISOString(),
    author: row.author,
    body: message ? withLink(message.bodyText, message.linkAt, message.language) : '',
    hasHtml: message?.hasHtml ?? false,
    seal: message?.inboundId ? sealOf(message.bodyText, row.attachments) : null,
    purpose: message?.purpose ?? 'event',
    channel: message?.channel ?? null,
    language: message?.language ?? null,
    verified: message?.verified ?? true,
    inboundId: message?.inboundId ?? null,
    tooLarge: row.tooLarge,
    readers: row.readers,
    attachments: row.attachments.map(({ declaredType: _, ...one }) => ({
      ...one,
      url: fileUrl(one.id),
      check: one.check === 'unscanned' && scans ? 'pending' : one.check,
    })),
    delivery: worstOf(row.deliveries),
    deliveries: row.deliveries.map(viewDelivery),
    fromNumber: row.fromNumber,
    event: message ? null : { kind: row.kind, data: row.data, persons: row.persons },
  };
}

function readCursor(text: string): number {
  if (!/^\d{1,18}$/.test(text)) throw invalid('This cursor does not belong to this timeline.');
  return Number(text);
}
