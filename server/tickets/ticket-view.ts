// A ticket as the API shows it. One query reads any number of them with the people they name.

import { type RawBuilder, sql } from 'kysely';
import type { TicketView } from '../../contract/tickets.ts';
import type { Database } from '../platform/database.ts';
import { priorityName } from './ticket.ts';

type Ref = { id: string; name: string; email: string | null };
export type TicketRow = {
  id: number;
  number: string;
  kind: TicketView['kind'];
  subject: string;
  preview: string;
  status: TicketView['status'];
  priority: number;
  channel: string;
  language: TicketView['language'];
  requester: TicketView['requester'];
  team: TicketView['team'];
  assignee: Ref | null;
  cover: (Ref & { since: string; until: string | null; asked: boolean }) | null;
  waitsFor: TicketView['waitsFor'];
  acceptedAt: Date | null;
  promise: (Omit<NonNullable<TicketView['promise']>, 'by'> & { by: Ref | null }) | null;
  nextDueAt: Date | null;
  riskLevel: number;
  awaits: TicketView['awaits'];
  example: boolean;
  shadow: boolean;
  openedAt: Date;
  updatedAt: Date;
  resolvedAt: Date | null;
  version: number;
};

const email = (person: string) =>
  sql`(select value from address where person_id = ${sql.ref(person)} order by preferred desc, created_at limit 1)`;
const ref = (alias: string) =>
  sql`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'email', ${email(`${alias}.id`)})`;

const unresolved = sql`t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`;

/** The ticket itself and what was merged into it. */
const here = sql`(select t.id union all select k.id from ticket k where k.merged_into_id = t.id)`;

/** A merged ticket whose requester waited for an answer waits until we have written on the one it lives on in. */
const mergedAwaitsReply = sql`exists (select 1 from ticket k where k.merged_into_id = t.id
  and k.last_requester_at > coalesce(k.last_human_reply_at, '-infinity')
  and k.updated_at > coalesce(t.last_human_reply_at, '-infinity'))`;

/** Read from the row and a few partial or narrow indexes, so that a list of a hundred costs some hundred short looks. */
const awaits = sql`case when ${unresolved} then array_remove(array[
    case when t.last_requester_at > coalesce(t.last_human_reply_at, '-infinity') or ${mergedAwaitsReply} then 'reply' end,
    case when exists (select 1 from message w where w.ticket_id in ${here} and w.kind = 'note' and not w.by_agent
      and w.author_id is not null) then 'decision' end,
    case when exists (select 1 from delivery d where d.ticket_id in ${here} and d.state in ('failed', 'human_task')
      and d.settled_at is null) then 'delivery' end,
    case when not t.shadow and exists (select 1 from withheld_acknowledgement w where w.ticket_id = t.id and w.ended_at is null
      and w.at > coalesce(t.last_human_reply_at, '-infinity')) then 'acknowledgement' end,
    case when exists (select 1 from task k where k.ticket_id = t.id and k.done_at is null) then 'tell' end
  ], null) else '{}' end`;

/** Columns and joins for `from (…) t`, where `t` has the columns of `ticket`. */
const columns = sql`t.id, t.number, t.kind, t.subject, t.preview, t.status, t.priority, t.channel, t.language,
  json_build_object('id', r.id, 'name', r.name, 'email', ${email('r.id')}, 'locale', r.locale, 'organisation', o.name) as requester,
  json_build_object('id', m.id, 'name', m.name) as team,
  case when a.id is null then null else ${ref('a')} end as assignee,
  case when t.cover_id is not null then (select json_build_object('id', c.id, 'name', c.name, 'email', ${email('c.id')},
      'since', v.from_at, 'until', w.to_at, 'asked', v.return_asked_at is not null) from cover v join person c on c.id = v.person_id join absence w on w.id = v.absence_id
     where v.ticket_id = t.id and v.ended_at is null) end as cover,
  (select json_build_object('id', x.id, 'name', x.name, 'until', n.until_at, 'since', n.said_at)
     from wait n join person x on x.id = n.for_id where n.ticket_id = t.id and n.ended_at is null) as waits_for, s.accepted_at,
  case when p.id is null then null else json_build_object('purpose', p.purpose, 'madeAt', p.made_at, 'dueAt', p.due_at,
    'by', case when y.id is null then null else ${ref('y')} end, 'misses', p.misses,
    'missedDueAt', case when p.misses > 0 then (select q.due_at from promise q where q.ticket_id = t.id and q.successor_id = p.id) end,
    'moves', p.moves, 'movedDueAt', case when p.moves > 0 then (select q.due_at from promise q
      where q.ticket_id = t.id and q.successor_id = p.id and q.state = 'moved') end) end as promise,
  t.next_due_at, t.risk_level, ${awaits} as awaits, t.example, t.shadow, t.opened_at, t.updated_at, t.resolved_at, t.version`;
const joins = sql`
  join person r on r.id = t.requester_id left join organisation o on o.id = r.organisation_id
  join team m on m.id = t.team_id left join person a on a.id = t.assignee_id
  left join stint s on s.ticket_id = t.id and s.sequence = t.stint_sequence
  left join promise p on p.id = t.promise_id left join person y on y.id = p.made_by`;

/** The rows of the tickets that `source` selects (a query of whole ticket rows), in the order given. */
export async function readTicketRows(
  tx: Database,
  source: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<TicketRow[]> {
  const { rows } = await sql<TicketRow>`select ${columns} from (${source}) t ${joins} order by ${order}`.execute(tx);
  return rows;
}

/** @returns the view of one ticket whose sight was checked before. */
export async function viewTicket(tx: Database, ticketId: number): Promise<TicketView> {
  const rows = await readTicketRows(tx, sql`select * from ticket where id = ${ticketId}`, sql`t.id`);
  return ticketView(rows[0]!);
}

export function ticketView(row: TicketRow): TicketView {
  const { id: _, promise, shadow, ...rest } = row;
  return {
    ...rest,
    ...(shadow ? { shadow } : {}),
    priority: priorityName(row.priority),
    promise: promise && {
      ...promise,
      // Instants inside JSON come in PostgreSQL's own form.
      madeAt: instantText(promise.madeAt),
      dueAt: instantText(promise.dueAt),
      missedDueAt: promise.missedDueAt && instantText(promise.missedDueAt),
      movedDueAt: promise.movedDueAt && instantText(promise.movedDueAt),
    },
    cover: row.cover && {
      ...row.cover,
      since: instantText(row.cover.since),
      until: row.cover.until && instantText(row.cover.until),
    },
    waitsFor: row.waitsFor && {
      ...row.waitsFor,
      until: instantText(row.waitsFor.until),
      since: instantText(row.waitsFor.since),
    },
    acceptedAt: text(row.acceptedAt),
    nextDueAt: text(row.nextDueAt),
    openedAt: row.openedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    resolvedAt: text(row.resolvedAt),
  };
}

const text = (at: Date | null): string | null => at?.toISOString() ?? null;
export const instantText = (value: string): string => new Date(value).toISOString();
