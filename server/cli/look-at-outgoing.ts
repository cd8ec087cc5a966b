// What `doctor` says of the way out where the desk has no server of its own: the mailboxes may have theirs.

import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';

type Row = { address: string; isDefault: boolean; shadow: boolean; hasServer: boolean };

/** @returns whether all mail finds a way out without SMTP_URL, and the sentence that says which does not */
export async function leavesWithoutDeskServer(ctx: Context): Promise<{ all: boolean; text: string }> {
  const { rows } = await sql<Row>`
    select m.address, m.is_default, m.mode = 'shadow' as shadow, s.mailbox_id is not null as has_server
      from mailbox m left join mailbox_sender s on s.mailbox_id = m.id
     order by m.address`.execute(ctx.tx);
  if (!rows.some((one) => one.hasServer)) {
    return { all: false, text: 'SMTP_URL is not set: mail is written and waits in the Outbox, none leaves.' };
  }
  const without = rows.filter((one) => !one.hasServer && !one.shadow).map((one) => one.address);
  // What belongs to no ticket, and tickets of no mailbox, leave through the default mailbox.
  const restLeaves = rows.some((one) => one.isDefault && one.hasServer);
  const waiting = [
    ...(without.length > 0 ? [`mail from ${without.join(', ')}`] : []),
    ...(restLeaves ? [] : ['mail of no mailbox (sign-in links, notices)']),
  ];
  if (waiting.length === 0) return { all: true, text: 'Every mailbox sends through a server of its own.' };
  return {
    all: false,
    text: `SMTP_URL is not set: ${waiting.join(' and ')} waits in the Outbox; all else leaves through the mailboxes’ own servers.`,
  };
}
