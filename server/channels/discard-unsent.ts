// Mail that must not leave any more, because of what its ticket has become.

import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';

/**
 * Takes everything that waits on this ticket off the way. What is at the other server's door already cannot be called back.
 * @returns whether an acknowledgement was among it
 */
export async function discardWaitingOf(ctx: Context, ticketId: number, why: string): Promise<boolean> {
  const { rows } = await sql<{ purpose: string | null }>`
    update delivery d set state = 'discarded', due_at = null, ended_at = ${ctx.now}, last_error = ${why}
     where d.ticket_id = ${ticketId} and d.state in ('queued', 'retry')
     returning (select purpose from message m where m.id = d.message_id) as purpose`.execute(ctx.tx);
  return rows.some((row) => row.purpose === 'acknowledgement');
}
