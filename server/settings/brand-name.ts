// Under which brand a mailbox speaks, and the name that its readers know it by.

import { type RawBuilder, sql } from 'kysely';

/** A ticket of no mailbox is answered from the default one, and a mailbox of no brand under the default one. */
export const brandIdOf = (mailboxId: RawBuilder<unknown>): RawBuilder<string | null> => sql`coalesce(
  (select m.brand_id from mailbox m where m.id = ${mailboxId} or m.is_default
    order by m.id = ${mailboxId} desc nulls last limit 1),
  (select id from brand where is_default))`;

/** Null where the desk speaks under its own name. */
export const brandNameOf = (mailboxId: string | null): RawBuilder<string | null> => sql`(
  select coalesce(nullif(sender_name, ''), name) from brand where id = ${brandIdOf(sql`${mailboxId}::uuid`)})`;
