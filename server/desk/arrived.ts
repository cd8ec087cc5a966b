// Arrived mail: what came in, what became of it and why, and what somebody still has to decide.

import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { InboundDetailView, InboundView, listInbound } from '../../contract/inbound.ts';
import { cameTo, type Mailbox } from '../cases/inbound/came-to.ts';
import type { Authentication } from '../channels/email/authenticate-mail.ts';
import { headerLines } from '../channels/email/header-lines.ts';
import { parseApart } from '../channels/email/parse-apart.ts';
import type { Context } from '../platform/context.ts';
import { invalid, notFound } from '../platform/errors.ts';
import { readFile } from '../platform/files.ts';

type InboundQuery = z.output<NonNullable<(typeof listInbound)['query']>>;
type Row = Omit<InboundView, 'receivedAt' | 'dueAt' | 'shadow'> & {
  receivedAt: Date;
  dueAt: Date | null;
  fetchedBy: string | null;
};

/** Words of somebody whose part in a ticket is undecided; both conditions are an index. */
const ofUndecided = sql`exists (select 1 from message m where m.id = i.message_id and m.kind = 'note' and not m.by_agent
  and m.author_id is not null)`;
const undecided = sql`(i.state = 'quarantined' or i.message_id in (
  select m.id from message m where m.kind = 'note' and not m.by_agent and m.author_id is not null))`;

/** What says the same holds one identity among them: of two that both have one each says something of its own. */
const hasIdentity = (inbound: string) =>
  sql`exists (select 1 from mail_identity y where y.inbound_id = ${sql.ref(`${inbound}.id`)})`;

/** The first other mail under the same Message-ID. What is known to be the same mail once more says so already. */
const sameId = sql`case when i.mail_id is not null and i.reason is distinct from 'duplicate' then (
  select json_build_object('id', o.id, 'state', o.state, 'receivedAt', o.received_at,
           'ticketNumber', (select number from ticket where id = o.ticket_id),
           'sameWords', not (${hasIdentity('i')} and ${hasIdentity('o')}))
    from inbound o where o.mail_id = i.mail_id and o.id <> i.id and o.reason is distinct from 'duplicate'
   order by o.received_at, o.id limit 1) end`;

/** Newest first. */
export async function readInbound(ctx: Context, { state, limit, cursor }: InboundQuery) {
  const from = cursor ? readCursor(cursor) : null;
  const of = state === undefined ? sql`true` : state === 'undecided' ? undecided : sql`i.state = ${state}`;
  const after = from ? sql`(i.received_at, i.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`;
  const rows = await readRows(ctx, sql`${of} and ${after}`, limit + 1);
  const page = rows.slice(0, limit);
  const mailboxes = await readMailboxes(ctx);
  const last = page.at(-1);
  return {
    inbound: page.map((row) => viewOf(row, mailboxes)),
    nextCursor: rows.length > limit && last ? `${last.receivedAt.toISOString()}_${last.id}` : null,
  };
}

/** @throws NotFound */
export async function viewInbound(ctx: Context, id: string): Promise<InboundView> {
  const [row] = await readRows(ctx, sql`i.id = ${id}::uuid`, 1);
  if (!row) throw notFound('There is no such message.');
  return viewOf(row, await readMailboxes(ctx));
}

const mostText = 200_000;
const mostHeaders = 200;

/** With its headers and its text; nothing of it is run, followed or loaded. @throws NotFound */
export async function showInbound(ctx: Context, id: string): Promise<InboundDetailView> {
  const view = await viewInbound(ctx, id);
  const file = await ctx.tx
    .selectFrom('inbound')
    .select(['rawSha256', 'authentication'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const raw = (await readFile(ctx.tx, file.rawSha256)) ?? Buffer.alloc(0);
  const mail = await parseApart(raw);
  const lines = headerLines(raw);
  const authentication = file.authentication as Partial<Authentication> | null;
  return {
    ...view,
    headers: lines.slice(0, mostHeaders).map(({ name, value }): [string, string] => [name, value]),
    path: lines.flatMap(({ name, value }) => (name === 'received' ? [hopOf(value)] : [])).reverse(),
    authentication: authentication && {
      result: authentication.result ?? 'none',
      how: authentication.how ?? '',
      checks: authentication.checks ?? [],
    },
    hasHtml: mail.html !== null,
    text: mail.text.slice(0, mostText),
    files: mail.files.filter((one) => !one.inline).map(({ name, type, bytes }) => ({ name, type, size: bytes.length })),
  };
}

/** `from … by …; date`, as far as it can be read. */
function hopOf(received: string): { from: string; by: string; at: string | null } {
  const [told = '', date = ''] = received.split(/;(?=[^;]*$)/);
  const at = Date.parse(date.replace(/\([^)]*\)/g, ' ').trim());
  return {
    from: (/\bfrom\s+(.*?)(?=\s+by\s|$)/is.exec(told)?.[1] ?? '').slice(0, 300),
    by: (/\bby\s+(.*?)(?=\s+(?:with|id|for|via)\s|$)/is.exec(told)?.[1] ?? '').slice(0, 300),
    at: Number.isNaN(at) ? null : new Date(at).toISOString(),
  };
}

/** The HTML of the mail, sanitised. @throws NotFound */
export async function arrivedHtml(ctx: Context, id: string): Promise<string> {
  const file = await ctx.tx.selectFrom('inbound').select('rawSha256').where('id', '=', id).executeTakeFirst();
  const raw = file && (await readFile(ctx.tx, file.rawSha256));
  const html = raw ? (await parseApart(raw)).html : null;
  if (html === null) throw notFound('This message has no formatted text.');
  return html;
}

async function readRows(ctx: Context, where: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select i.id, i.received_at, i.mailbox_id as fetched_by, i.state, i.reason, i.explanation, coalesce(i.sender, i.envelope_from) as "from",
           i.envelope_to as "to", i.subject, i.size, t.number as ticket_number,
           case when i.state = 'quarantined' then i.due_at end as due_at,
           case when i.state = 'quarantined' then 'mail' when ${ofUndecided} then 'participant' end as decision,
           i.spam, ${sameId} as same_id, i.state = 'rejected' as may_undo, p.name as decided_by
      from inbound i left join ticket t on t.id = i.ticket_id
      left join inbound_decision c on c.inbound_id = i.id and c.undone_at is null left join person p on p.id = c.decided_by
     where ${where} order by i.received_at desc, i.id desc limit ${limit}`.execute(ctx.tx);
  return rows;
}

/** Those that an arrived mail may have come to. */
async function readMailboxes(ctx: Context): Promise<Mailbox[]> {
  const rows = await ctx.tx
    .selectFrom('mailbox')
    .select(['id', 'address', 'teamId', 'locale', 'isDefault', 'mode'])
    .orderBy('createdAt')
    .execute();
  return rows.map(({ mode, ...one }) => ({ ...one, isShadow: mode === 'shadow' }));
}

const viewOf = ({ fetchedBy, ...row }: Row, mailboxes: readonly Mailbox[]): InboundView => ({
  ...row,
  shadow: cameTo(mailboxes, fetchedBy, row.to, [])?.isShadow ?? false,
  receivedAt: row.receivedAt.toISOString(),
  dueAt: row.dueAt?.toISOString() ?? null,
  sameId: row.sameId && { ...row.sameId, receivedAt: new Date(row.sameId.receivedAt).toISOString() },
});

function readCursor(text: string): { at: string; id: string } {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(text);
  if (!match) throw invalid('This cursor does not belong to this list.');
  return { at: match[1]!, id: match[2]! };
}
