// Which messages a reader of the portal can also see as they were formatted: those whose text says less, because they hold a
// picture or a table. Of all others the text is the better page.

import { sql } from 'kysely';
import { showFormatted } from '../../contract/portal.ts';
import { serveHtml } from '../desk/files.ts';
import type { Context } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { findTicket } from '../tickets/find-ticket.ts';
import { portalActor } from './open-door.ts';

export type Formatted = { href: string; hasRemote: boolean };

// The sanitiser writes these names and no others: an inline picture by its content id, and a remote one that is held back.
// A table counts when its rows have cells beside each other; one alone is only a mail program's frame around the words.
const hasInline = sql<boolean>`body_html ~ '<img [^>]*data-cid="'`;
const hasRemote = sql<boolean>`body_html ~ '<img [^>]*data-blocked-src="'`;
const hasTable = sql<boolean>`(regexp_count(body_html, '<tr[ >]') >= 2
  and regexp_count(body_html, '<t[dh][ >]') >= 2 * regexp_count(body_html, '<tr[ >]'))`;

/** By the id of the message. */
export async function readFormatted(ctx: Context, number: string, ids: readonly string[]) {
  const rows = await ctx.tx
    .selectFrom('message')
    .select(['id', hasRemote.as('hasRemote')])
    .where('id', 'in', ids.length > 0 ? [...ids] : [null as never])
    .where('bodyHtml', 'is not', null)
    .where((row) => row.or([hasInline, hasRemote, hasTable].map((one) => row(one, '=', true))))
    .execute();
  return new Map<string, Formatted>(
    rows.map((row) => [
      row.id,
      { href: `/portal/tickets/${number}/messages/${row.id}/html`, hasRemote: row.hasRemote },
    ]),
  );
}

export const formattedRoutes = (wiring: Wiring): Route[] => [
  route(showFormatted, 'anyone', async (ctx, { params, query, request }) => {
    const gone = notFound('There is no such ticket, or it is not yours to see.');
    const actor = await portalActor(ctx, request);
    if (!actor) throw gone;
    const here = { ...ctx, actor };
    const ticket = await findTicket(here, params.number);
    const message = await ctx.tx
      .selectFrom('message')
      .innerJoin('ticket', 'ticket.id', 'message.ticketId')
      .select('message.kind')
      .where('message.id', '=', params.id)
      .where((row) => row.or([row('ticket.id', '=', ticket.id), row('ticket.mergedIntoId', '=', ticket.id)]))
      .executeTakeFirst();
    if (message?.kind !== 'public') throw gone;
    return serveHtml(here, wiring, params.id, query.images);
  }),
];
