// The props of the portal's pages.

import { sql } from 'kysely';
import { timelineWords } from '../access/timeline-words.ts';
import { type Calendar, nextOpening } from '../calendars/calendar.ts';
import { readGround } from '../cases/ground.ts';
import { speaks } from '../people/speaking-address.ts';
import type { Context } from '../platform/context.ts';
import type { Wiring } from '../platform/wiring.ts';
import { expectedNow } from '../promises/expected.ts';
import type { FoundTicket } from '../tickets/find-ticket.ts';
import { isUnresolved } from '../tickets/ticket.ts';
import type { Opened } from './open-door.ts';
import type { Page } from './pages.ts';
import { readCase } from './read-case.ts';
import { readChoice } from './read-choice.ts';
import { readStuck } from './stuck-routes.ts';

export const stranger = { locale: null, zone: null, email: null, signedIn: false };
export type Visitor = { locale: string | null; zone: string | null; email: string | null; signedIn: boolean };

/** What the frame needs to know of the person at the page. */
export async function visitorOf(ctx: Context, signedIn = true): Promise<Visitor> {
  const { rows } = await sql<Omit<Visitor, 'signedIn'>>`
    select p.locale, p.zone, (select value from address a where a.person_id = p.id and a.health <> 'failed' and ${speaks}
       order by preferred desc, created_at limit 1) as email
      from person p where p.id = ${ctx.actor.personId}`.execute(ctx.tx);
  return { ...(rows[0] ?? stranger), signedIn };
}

/** Where whoever opened a ticket's link is asked to show that they read the mail: where this ticket is written to. */
export async function addressToConfirm(ctx: Context, ticketId: number): Promise<string | null> {
  const { rows } = await sql<{ email: string }>`
    select a.value as email from participant p join address a on a.id = p.address_id
     where p.ticket_id = ${ticketId} and p.person_id = ${ctx.actor.personId} and a.health <> 'failed'`.execute(ctx.tx);
  return rows[0]?.email ?? (await visitorOf(ctx)).email;
}

export async function linkedTicketNumber(ctx: Context, ticketId: number): Promise<string | null> {
  const row = await ctx.tx.selectFrom('ticket').select('number').where('id', '=', ticketId).executeTakeFirst();
  return row?.number ?? null;
}

export async function ticketPage(
  ctx: Context,
  wiring: Wiring,
  opened: Opened,
  path: string,
  query: { sent?: string | undefined; empty?: string | undefined; date?: string | undefined },
): Promise<Page> {
  const { ticket, locked } = opened;
  const { calendar } = await readGround(ctx.tx, ticket.teamId);
  const shown = await readCase(
    ctx,
    ticket,
    expectedBeside(ticket, expectedNow(calendar, ticket, ctx.now)),
    timelineWords(wiring, ctx.now, `${wiring.publicUrl()}/portal/tickets/${ticket.number}`),
    locked,
  );
  const choice = isUnresolved(ticket.status) ? await readChoice(ctx, ticket) : null;
  const stuck = await readStuck(ctx, ticket, path);
  const takesWords = ticket.status !== 'spam' && ticket.status !== 'merged';
  return {
    page: 'ticket',
    about: { ticketId: ticket.id },
    ...(locked ? {} : { zone: zoneOf(path, ticket.number) }),
    props: {
      ...shown,
      ...(stuck ? { stuck } : {}),
      ...(choice ? { wait: { form: { action: `${path}/wait` }, choice } } : {}),
      ...(isUnresolved(ticket.status) && ticket.status !== 'scheduled'
        ? { askDate: { action: `${path}/date`, ...(query.date ? { outcome: query.date } : {}) } }
        : {}),
      ...(locked ? { locked: { form: { action: `${path}/confirmation` }, sent: query.sent === 'link' } } : {}),
      ...(takesWords
        ? {
            reply: {
              action: `${path}/messages`,
              field: 'text',
              ...(query.sent === '1' ? { sent: true, ...whenClosed(calendar, ctx.now) } : {}),
              ...(query.empty ? { empty: true } : {}),
            },
          }
        : {}),
    },
  };
}

/** Out of hours their word is answered with when we open, as the mail says it. */
function whenClosed(calendar: Calendar, now: Date): { opensAt?: string } {
  const opensAt = nextOpening(calendar, now);
  return opensAt > now ? { opensAt: opensAt.toISOString() } : {};
}

/** By a link the page stands below it; for who is signed in it is theirs, and finds back to the ticket. */
const zoneOf = (path: string, number: string) =>
  path.startsWith('/portal/t/')
    ? { page: `${path}/zone`, action: `${path}/zone` }
    : { page: `/portal/zone?back=${encodeURIComponent(number)}`, action: '/portal/zone' };

/** Of a solved ticket nothing is expected; beside a date that was agreed only what lies after it says anything more. */
function expectedBeside({ status, promiseDueAt }: FoundTicket, expected: ReturnType<typeof expectedNow>) {
  if (!isUnresolved(status)) return null;
  if (status !== 'scheduled' || !promiseDueAt) return expected;
  return expected.toAt && expected.toAt > promiseDueAt ? expected : null;
}

type RequestRow = {
  number: string;
  title: string;
  lang: string;
  openedAt: Date;
  status: string;
  promise: { purpose: string; madeAt: string; dueAt: string; misses: number } | null;
  doneAt: Date | null;
};

const looks: Record<string, string> = { update: 'open', reminder: 'waiting', closing: 'waiting', agreed: 'scheduled' };

/** All of a requester's tickets, the unresolved first (R18). */
export async function myRequestsPage(ctx: Context): Promise<Page> {
  const { rows } = await sql<RequestRow>`
    select t.number, coalesce((select subject from ticket o where o.id = c.own_id and c.sees_after is not null), t.subject) as title, t.language as lang, t.opened_at, t.status, t.resolved_at as done_at,
      case when p.id is null then null else json_build_object('purpose', p.purpose, 'madeAt', p.made_at, 'dueAt', p.due_at,
        'misses', p.misses) end as promise
      from participant c join ticket t on t.id = c.ticket_id left join promise p on p.id = t.promise_id
     where c.person_id = ${ctx.actor.personId} and c.role <> 'pending' and t.status not in ('spam', 'merged') and not t.shadow
     order by t.promise_id is null, t.promise_due_at, t.id desc limit 200`.execute(ctx.tx);
  return {
    page: 'myRequests',
    zone: { page: '/portal/zone', action: '/portal/zone' },
    props: {
      requests: rows.map((row) => ({
        number: row.number,
        href: `/portal/tickets/${row.number}`,
        title: row.title,
        lang: row.lang,
        openedAt: row.openedAt.toISOString(),
        promise: row.promise
          ? {
              look: row.promise.misses > 0 ? 'late' : looks[row.promise.purpose],
              dueAt: new Date(row.promise.dueAt).toISOString(),
              madeAt: new Date(row.promise.madeAt).toISOString(),
            }
          : { look: 'none' },
        ...(row.doneAt ? { doneAt: row.doneAt.toISOString() } : {}),
      })),
    },
  };
}
