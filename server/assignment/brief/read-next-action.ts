// What comes next on one ticket.

import { sql } from 'kysely';
import type { NextActionView } from '../../../contract/hand-over/brief.ts';
import type { Context } from '../../platform/context.ts';
import { actingOn, type Ticket } from '../../tickets/ticket.ts';
import type { Action } from './brief-record.ts';
import { actionJson } from './read-brief.ts';
import { shapeAction } from './shape-brief.ts';

/** `id`: that one, also when it has ended. */
export async function readNextAction(ctx: Context, ticket: Ticket, id?: string): Promise<NextActionView | null> {
  const acting = actingOn(ticket);
  const { rows } = await sql<{ action: Action; people: Record<string, string> }>`
    select ${actionJson} as action, (select coalesce(json_object_agg(p.id, p.name), '{}') from person p
             where p.id in (n.owner_id, ${acting}::uuid)) as people
      from next_action n left join person y on y.id = n.made_by
     where n.ticket_id = ${ticket.id} and ${id ? sql`n.id = ${id}::uuid` : sql`n.ended_at is null`}`.execute(ctx.tx);
  const row = rows[0];
  return row ? shapeAction(row.action, acting, row.people) : null;
}
