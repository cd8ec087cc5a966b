// What is known of the servers through which mail leaves: a mailbox's own, or the desk's (no mailbox). Whether that is worth
// an alarm is decided elsewhere, from these rows.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { json, write } from '../platform/database.ts';
import type { Failure } from './email/mailboxes/trouble.ts';

/** Nothing leaves through it now. Its first failure is the one since when; its last one says why. */
export async function noteSenderDown(ctx: Context, mailboxId: string | null, failure: Failure): Promise<void> {
  await sql`
    insert into sender_health as h (mailbox_id, failing_since, failure) values (${mailboxId}, ${ctx.now}, ${json(failure)})
    on conflict (mailbox_id) do update
       set failing_since = coalesce(h.failing_since, excluded.failing_since), failure = excluded.failure`.execute(
    ctx.tx,
  );
}

/** It has answered about a mail, whatever it said: written together with that. Changes nothing where nothing was wrong. */
export const noteSenderWorks = (mailboxId: string | null): Compilable =>
  write
    .updateTable('senderHealth')
    .set({ failingSince: null, failure: null })
    .where('mailboxId', 'is not distinct from', mailboxId)
    .where('failingSince', 'is not', null);

/** Its settings have changed: what it refused to carry is tried with them at once. */
export const tryAgainBy = (ctx: Context, mailboxId: string): Compilable[] => [
  noteSenderWorks(mailboxId),
  write
    .updateTable('delivery')
    .set({ dueAt: ctx.now })
    .where('state', '=', 'retry')
    .where('reason', 'in', ['network', 'sign_in'])
    .where('dueAt', 'is not', null)
    .where(
      sql<boolean>`coalesce((select t.mailbox_id from ticket t where t.id = delivery.ticket_id),
        (select id from mailbox where is_default)) = ${mailboxId}::uuid`,
    ),
];
