// Senders whose mail is put aside unseen: single addresses, or whole domains with what is below them.

import { type Compilable, sql } from 'kysely';
import { normaliseEmail } from '../people/email-address.ts';
import type { Context } from '../platform/context.ts';
import { type Database, write } from '../platform/database.ts';

/** `@domain` for a domain, else an address in its normal form; null when it is neither. */
export function senderPattern(text: string): string | null {
  const bare = text.trim().toLowerCase();
  if (bare.includes('@') && !bare.startsWith('@')) return normaliseEmail(bare);
  const domain = normaliseEmail(`someone@${bare.replace(/^@/, '')}`);
  return domain ? domain.slice(domain.indexOf('@')) : null;
}

/** Everything that an address can be blocked by: itself, its domain, and the domains above it. */
export function patternsOf(email: string): string[] {
  const labels = email.slice(email.lastIndexOf('@') + 1).split('.');
  return [email, ...labels.slice(0, -1).map((_, at) => `@${labels.slice(at).join('.')}`)];
}

export type BlockedSender = { id: string; pattern: string; blockedAt: Date; blockedBy: string | null; held: number };

/** Newest first; `held`: how many of their mails stand in quarantine or were rejected in the last 30 days. */
export async function readBlockedSenders(ctx: Context): Promise<BlockedSender[]> {
  const since = new Date(ctx.now.getTime() - 30 * 86_400_000);
  const { rows } = await sql<BlockedSender>`
    select b.id, b.pattern, b.blocked_at, p.name as blocked_by,
           (select count(*) from inbound i where i.received_at > ${since} and i.reason = 'blocked'
             and (i.sender = b.pattern or i.sender like '%' || b.pattern or i.sender like '%@%.' || substr(b.pattern, 2))
             and i.state in ('quarantined', 'rejected'))::int as held
      from blocked_sender b left join person p on p.id = b.blocked_by order by b.blocked_at desc, b.id desc`.execute(
    ctx.tx,
  );
  return rows;
}

/** Blocked already: nothing happens. */
export const insertBlockedSender = (ctx: Context, id: string, pattern: string): Compilable =>
  write
    .insertInto('blockedSender')
    .values({ id, pattern, blockedAt: ctx.now, blockedBy: ctx.actor.personId })
    .onConflict((conflict) => conflict.doNothing());

export const deleteBlockedSender = (id: string): Compilable => write.deleteFrom('blockedSender').where('id', '=', id);

export async function isOurDomain(tx: Database, pattern: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from mailbox where address = ${pattern} or ('@' || split_part(address, '@', 2)) = ${pattern}
    union all select 1 from address a join person p on p.id = a.person_id
     where p.kind = 'agent' and p.state = 'active' and (a.value = ${pattern} or ('@' || split_part(a.value, '@', 2)) = ${pattern})
     limit 1`.execute(tx);
  return rows.length > 0;
}
