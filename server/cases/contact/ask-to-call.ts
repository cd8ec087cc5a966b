// A requester whom no mail reaches is called: the notice is a task of whoever has the ticket now, with what to say in the
// requester's language. A later change of name takes the place of what was to be said.

import type { Compilable } from 'kysely';
import type { Context } from '../../platform/context.ts';
import type { NewEvent } from '../../platform/events.ts';
import { changeCall, insertCall } from '../../tickets/tasks/write-tasks.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import type { Ground } from '../ground.ts';
import { callWords, type NewName } from './new-name.ts';

export async function askToCall(
  ctx: Context,
  ground: Ground,
  ticket: Ticket,
  name: NewName,
): Promise<{ writes: Compilable[]; events: NewEvent[] }> {
  const sayText = callWords(ground, ticket, name, ctx.now);
  const call = { ticketId: ticket.id, sayText, sayLanguage: ticket.language };
  const standing = await ctx.tx
    .selectFrom('task')
    .select('id')
    .where('ticketId', '=', ticket.id)
    .where('kind', '=', 'call_requester')
    .where('doneAt', 'is', null)
    .executeTakeFirst();
  if (standing) return { writes: [changeCall(standing.id, call)], events: [] };
  const id = ctx.newId();
  return {
    writes: [insertCall(ctx, { id, ...call })],
    events: [{ kind: 'task.made', ticketId: ticket.id, subjectId: id, data: { kind: 'call_requester' } }],
  };
}
