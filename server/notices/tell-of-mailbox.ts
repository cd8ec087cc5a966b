// A mailbox or the way out has stopped working, and nobody would notice before customers do: the administrators are told by mail, once for
// each alarm. The mail does not leave through the broken mailbox where there is another way, and is not sent into it.

import { sql } from 'kysely';
import { queueNotice } from '../channels/queue-delivery.ts';
import type { Context } from '../platform/context.ts';
import { type Database, inTransaction, together } from '../platform/database.ts';
import { record } from '../platform/events.ts';

type Recipient = { personId: string; address: string; example: boolean };

/** Safe to run again for the same event. @returns how many are told */
export function tellOfMailbox(ctx: Context, { sequence }: { sequence: number }): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const event = await tx
      .selectFrom('event')
      .select(['subjectId', 'data'])
      .where('sequence', '=', sequence)
      .where('kind', '=', 'mailbox.failed')
      .executeTakeFirst();
    const alarmId = (event?.data as { alarmId?: string } | undefined)?.alarmId;
    if (!event || !alarmId) return 0;
    // The alarm is held, so that a second run waits and then sees what the first has written.
    const alarm = await tx
      .selectFrom('mailboxAlarm')
      .select('endedAt')
      .where('id', '=', alarmId)
      .forUpdate()
      .executeTakeFirst();
    if (!alarm || alarm.endedAt || (await wasTold(tx, alarmId))) return 0;
    const here = { ...ctx, tx };
    const recipients = await readAdministrators(here, event.subjectId);
    const data = { alarmId, ...(event.subjectId ? { mailboxId: event.subjectId } : {}) };
    for (const to of recipients) {
      await together(tx, [
        ...queueNotice(here, { kind: 'agent_mailbox', data }, to),
        record(here, [{ kind: 'administrator.told', subjectId: to.personId, data: { alarmId, deliveries: 1 } }]),
      ]);
    }
    return recipients.length;
  });
}

async function wasTold(tx: Database, alarmId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from notice where kind = 'agent_mailbox' and data ->> 'alarmId' = ${alarmId} limit 1`.execute(
      tx,
    );
  return rows.length > 0;
}

/** At an address that is not the mailbox itself. */
export async function readAdministrators(ctx: Context, mailboxId: string | null): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select distinct on (p.id) p.id as person_id, a.value as address, p.example
      from role_grant g join person p on p.id = g.person_id and p.state = 'active'
      join address a on a.person_id = p.id and a.channel = 'email'
     where g.role = 'administrator' and a.value is distinct from (select address from mailbox where id = ${mailboxId}::uuid)
     order by p.id, a.preferred desc, a.created_at`.execute(ctx.tx);
  return rows;
}
