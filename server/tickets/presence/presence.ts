// Who has a ticket before their eyes. A browser says so again and again while it lasts; one that dies is forgotten by itself,
// whichever process it spoke to.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { type Database, write } from '../../platform/database.ts';

/** Browsers speak about every twenty seconds, so that one word may be lost. */
const looksForMillis = 45_000;

export type Look = { ticketId: number; tabId: string };

export const beginLook = (ctx: Context, { ticketId, tabId }: Look): Compilable => {
  const untilAt = new Date(ctx.now.getTime() + looksForMillis);
  return write
    .insertInto('presence')
    .values({ ticketId, tabId, personId: ctx.actor.personId!, untilAt })
    .onConflict((conflict) =>
      conflict
        .columns(['ticketId', 'tabId'])
        .doUpdateSet({ untilAt })
        .where('presence.personId', '=', ctx.actor.personId!),
    );
};

/** Only one's own. */
export const endLook = (ctx: Context, { ticketId, tabId }: Look): Compilable =>
  write
    .deleteFrom('presence')
    .where('ticketId', '=', ticketId)
    .where('tabId', '=', tabId)
    .where('personId', '=', ctx.actor.personId!);

/** Everybody who looks at a ticket at a moment, each once. */
export async function readLookers(tx: Database, ticketId: number, now: Date): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from person p where p.id in (
      select person_id from presence where ticket_id = ${ticketId} and until_at > ${now}) order by p.name, p.id`.execute(
    tx,
  );
  return rows;
}

/** Whether anybody looks at the ticket `t` of a statement. */
export const isLookedAt = (now: Date) =>
  sql<boolean>`exists (select 1 from presence p where p.ticket_id = t.id and p.until_at > ${now})`;

export async function forgetLooks(tx: Database, now: Date): Promise<void> {
  await sql`delete from presence where until_at < ${now}`.execute(tx);
}
