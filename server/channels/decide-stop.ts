// An administrator decides about mail that the fuse has held: all of it leaves, or what the desk wrote by itself is thrown
// away. What people have written is theirs, and leaves in either case.

import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { inTransaction, together, write } from '../platform/database.ts';
import { conflict, forbidden } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { findStop, forgetLook } from './outgoing-breaker.ts';

/** @returns how many mails were thrown away. @throws Forbidden, Conflict (nothing is held) */
export async function decideStop(ctx: Context, decision: 'let_go' | 'discard'): Promise<number> {
  if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators decide about waiting mail.');
  const discarded = await inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const stop = await findStop(tx);
    if (!stop) throw conflict('No mail is held back.');
    const gone = decision === 'discard' ? await discardOwn(here) : 0;
    // What has been due for hours is due now, so that nobody takes it for stuck.
    await sql`
      update delivery set due_at = ${ctx.now}
       where due_at <= ${ctx.now} and state in ('queued', 'retry') and not example`.execute(tx);
    await together(tx, [
      write
        .updateTable('outgoingStop')
        .set({ endedAt: ctx.now, endedBy: ctx.actor.personId, decision })
        .where('id', '=', stop.id),
      record(here, [
        { kind: 'outgoing.decided', subjectId: stop.id, data: { decision, discarded: gone, deliveries: 1 } },
      ]),
    ]);
    return gone;
  });
  forgetLook(ctx.tx);
  return discarded;
}

async function discardOwn(ctx: Context): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update delivery d set state = 'discarded', due_at = null, ended_at = ${ctx.now},
           last_error = 'An administrator threw away what was held back.'
     where d.due_at <= ${ctx.now} and d.state in ('queued', 'retry') and not d.example
       and not exists (select 1 from message m where m.id = d.message_id and m.by_agent)
       and not exists (select 1 from notice n where n.id = d.notice_id and n.kind in ('agent_stop', 'sign_in_link'))
     returning d.id`.execute(ctx.tx);
  return rows.length;
}
