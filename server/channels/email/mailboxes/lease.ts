// Exactly one process fetches a mailbox at a time. The lease is a row with an end: a process that dies or hangs loses it, and
// another one goes on.

import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

export const leaseSeconds = 30;

/** Takes the mailboxes that nobody holds and keeps those that `holder` has. @returns the ids of all that it holds now */
export async function takeLeases(ctx: Context, holder: string, mailboxIds: readonly string[]): Promise<Set<string>> {
  const until = new Date(ctx.now.getTime() + leaseSeconds * 1000);
  const { rows } = await sql<{ mailboxId: string }>`
    insert into mailbox_lease as l (mailbox_id, holder, until)
    select m.id, ${holder}, ${until} from mailbox m where m.id = any(${[...mailboxIds]}::uuid[]) order by m.id
    on conflict (mailbox_id) do update set holder = excluded.holder, until = excluded.until
     where l.holder = excluded.holder or l.until <= ${ctx.now}
    returning mailbox_id`.execute(ctx.tx);
  return new Set(rows.map((row) => row.mailboxId));
}

export async function giveBackLeases(ctx: Context, holder: string): Promise<void> {
  await ctx.tx.deleteFrom('mailboxLease').where('holder', '=', holder).execute();
}
