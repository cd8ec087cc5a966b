// What is known of a mailbox from its last connection. Whether that is worth an alarm is decided elsewhere, from these rows.

import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { json } from '../../../platform/database.ts';
import { failureOf, type MailboxTrouble } from './trouble.ts';

/** Everything that was there has been read. @returns whether that is news, because it could not be read before */
export async function noteSuccess(ctx: Context, mailboxId: string, gotMail: boolean): Promise<boolean> {
  const mailAt = gotMail ? ctx.now : null;
  const { rows } = await sql<{ was: Date | null }>`
    with before as (select failing_since from mailbox_health where mailbox_id = ${mailboxId})
    insert into mailbox_health as h (mailbox_id, succeeded_at, last_mail_at) values (${mailboxId}, ${ctx.now}, ${mailAt})
    on conflict (mailbox_id) do update
       set succeeded_at = excluded.succeeded_at, last_mail_at = coalesce(excluded.last_mail_at, h.last_mail_at),
           failing_since = null, failure = null
    returning (select failing_since from before) as was`.execute(ctx.tx);
  return rows[0]?.was != null;
}

export async function noteFailure(ctx: Context, mailboxId: string, trouble: MailboxTrouble): Promise<void> {
  const failure = json(failureOf(trouble));
  await sql`
    insert into mailbox_health as h (mailbox_id, failing_since, failure) values (${mailboxId}, ${ctx.now}, ${failure})
    on conflict (mailbox_id) do update
       set failing_since = coalesce(h.failing_since, excluded.failing_since), failure = excluded.failure`.execute(
    ctx.tx,
  );
}
