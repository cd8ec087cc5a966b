// The list: filtered, sorted, paged by a cursor that names the last row, so that pages stay stable while rows move. Every
// sort is an index.

import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { listTickets as contract } from '../../contract/ticket-actions.ts';
import { ticketStatuses, unresolvedStatuses } from '../../contract/tickets.ts';
import { normaliseEmail } from '../people/email-address.ts';
import { isUuid } from '../people/find-people.ts';
import type { Actor, Context } from '../platform/context.ts';
import { forbidden, invalid } from '../platform/errors.ts';
import { askedInTickets, wasAskedIn } from './collaborators.ts';
import { type OwnWords, ownWords } from './merged-sight.ts';
import { isAgent } from './permissions.ts';
import { priorityOf } from './ticket.ts';
import { readTicketRows, ticketView } from './ticket-view.ts';

export type ListQuery = z.output<NonNullable<(typeof contract)['query']>>;

type Sort = {
  column: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  after: (cursor: string[]) => RawBuilder<unknown>;
  cursor: (row: CursorRow) => unknown[];
};
type CursorRow = { id: number; riskLevel: number; nextDueAt: Date | null; updatedAt: Date };

const byId = (direction: 'asc' | 'desc'): Sort => ({
  column: sql`id`,
  order: direction === 'asc' ? sql`t.id` : sql`t.id desc`,
  after: ([id]) => (direction === 'asc' ? sql`ticket.id > ${Number(id)}` : sql`ticket.id < ${Number(id)}`),
  cursor: (row) => [row.id],
});
const byChange = (direction: 'asc' | 'desc'): Sort => ({
  column: sql`updated_at`,
  order: direction === 'asc' ? sql`t.updated_at, t.id` : sql`t.updated_at desc, t.id desc`,
  after: ([at, id]) =>
    direction === 'asc'
      ? sql`(ticket.updated_at, ticket.id) > (${at}::timestamptz, ${Number(id)})`
      : sql`(ticket.updated_at, ticket.id) < (${at}::timestamptz, ${Number(id)})`,
  cursor: (row) => [row.updatedAt.toISOString(), row.id],
});
const sorts: Record<ListQuery['sort'], Sort> = {
  opened: byId('asc'),
  '-opened': byId('desc'),
  updated: byChange('asc'),
  '-updated': byChange('desc'),
  due: {
    column: sql`risk_level`,
    order: sql`t.risk_level desc, t.next_due_at, t.id`,
    after: ([risk, due, id]) => sql`(ticket.risk_level < ${Number(risk)} or (ticket.risk_level = ${Number(risk)}
      and (ticket.next_due_at, ticket.id) > (${due}::timestamptz, ${Number(id)})))`,
    cursor: (row) => [row.riskLevel, row.nextDueAt?.toISOString(), row.id],
  },
};

export async function listTickets(ctx: Context, query: ListQuery) {
  const sort = sorts[query.sort];
  const where = [sight(ctx.actor), ...filters(ctx, query)];
  if (query.cursor) where.push(sort.after(readCursor(query.cursor, query.sort)));
  const source = sql`select ticket.* from ticket where ${sql.join(where, sql` and `)}
    order by ${unprefixed(query.sort)} limit ${query.limit + 1}`;
  const rows = await readTicketRows(ctx.tx, source, sort.order);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const own = await ownWords(
    ctx,
    page.map((row) => row.id),
  );
  return {
    tickets: page.map((row) => ticketView({ ...row, ...knownAs(own.get(row.id)) })),
    nextCursor: rows.length > query.limit && last ? writeCursor(query.sort, sort.cursor(last)) : null,
  };
}

const knownAs = (own: OwnWords | undefined) => own && { subject: own.subject, preview: own.preview };

const unprefixed = (sort: ListQuery['sort']): RawBuilder<unknown> =>
  ({
    opened: sql`ticket.id`,
    '-opened': sql`ticket.id desc`,
    updated: sql`ticket.updated_at, ticket.id`,
    '-updated': sql`ticket.updated_at desc, ticket.id desc`,
    due: sql`ticket.risk_level desc, ticket.next_due_at, ticket.id`,
  })[sort];

function sight(actor: Actor): RawBuilder<unknown> {
  if (isAgent(actor)) return sql`true`;
  if (actor.kind !== 'agent') throw forbidden('Your own tickets are in the portal.');
  return sql`(exists (select 1 from participant p
    where p.ticket_id = ticket.id and p.person_id = ${actor.personId} and p.role <> 'pending')
    or ${wasAskedIn(actor, sql`ticket.id`)})`;
}

function filters(ctx: Context, query: ListQuery): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [];
  const statuses = query.status ? readStatuses(query.status) : null;
  const onlyUnresolved = query.sort === 'due' || isWholeUnresolved(statuses);
  // Written as a literal, so that the partial indexes of the queues are recognised.
  if (onlyUnresolved)
    where.push(sql`ticket.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`);
  // A merged ticket lives on in another one, which is in the list itself.
  if (!statuses && !onlyUnresolved) where.push(sql`ticket.status <> 'merged'`);
  if (statuses && !isWholeUnresolved(statuses)) where.push(sql`ticket.status = any(${statuses}::text[])`);
  if (query.priority) where.push(sql`ticket.priority = ${priorityOf(query.priority)}`);
  if (query.kind) where.push(sql`ticket.kind = ${query.kind}`);
  if (query.team) where.push(sql`ticket.team_id = ${query.team}`);
  if (query.work) where.push(ownWork(ctx.actor));
  if (query.assignee) where.push(sql`ticket.assignee_id = ${personOf(ctx, query.assignee)}`);
  if (query.requester) where.push(sql`ticket.requester_id = ${personOf(ctx, query.requester)}`);
  return where;
}

/** What lies with somebody: the tickets that they act on, or for who has none those that they were asked in on. */
function ownWork(actor: Actor): RawBuilder<unknown> {
  const me = sql`${actor.personId}::uuid`;
  return isAgent(actor)
    ? sql`(ticket.assignee_id = ${me} and ticket.cover_id is null or ticket.cover_id = ${me})`
    : sql`ticket.id in ${askedInTickets(me)}`;
}

function readStatuses(text: string): string[] {
  const names = text
    .split(',')
    .flatMap((name) => (name.trim() === 'unresolved' ? [...unresolvedStatuses] : [name.trim()]));
  const unknown = names.find((name) => !ticketStatuses.includes(name as 'new'));
  if (unknown !== undefined) throw invalid('There is no status “{status}”.', { status: unknown });
  return [...new Set(names)];
}

const isWholeUnresolved = (statuses: string[] | null): boolean =>
  statuses !== null &&
  statuses.length === unresolvedStatuses.length &&
  unresolvedStatuses.every((one) => statuses.includes(one));

function personOf(ctx: Context, text: string): RawBuilder<unknown> {
  if (text === 'me') return sql`${ctx.actor.personId}::uuid`;
  if (isUuid(text)) return sql`${text}::uuid`;
  return sql`(select person_id from address where channel = 'email' and value = ${normaliseEmail(text) ?? ''})`;
}

const writeCursor = (sort: string, values: unknown[]): string =>
  Buffer.from([sort, ...values].join('|')).toString('base64url');

function readCursor(text: string, sort: string): string[] {
  const [of, ...values] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  const fits =
    of === sort && values.length > 0 && values.every((value) => /^\d{1,18}$/.test(value) || isInstant(value));
  if (!fits) throw invalid('This cursor does not belong to this list.');
  return values;
}

const isInstant = (value: string): boolean => /^\d{4}-/.test(value) && !Number.isNaN(Date.parse(value));
