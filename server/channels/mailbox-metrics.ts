// How mailboxes fare, for Prometheus. Read from rows when somebody asks, because the process that answers is often not the
// one that fetches.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { mailboxAlarmGauge, mailboxMailGauge, mailboxSuccessGauge } from '../platform/metrics.ts';

type Row = { address: string; succeededAt: Date | null; lastMailAt: Date | null; alarms: string[] };

const kinds = ['fetching', 'sign_in', 'silent', 'sending', 'sending_sign_in', 'deferred'] as const;
/** The desk's own outgoing server is named so; no mailbox can be. */
const ofDesk = 'desk';

export async function measureMailboxes(tx: Database): Promise<void> {
  const { rows } = await sql<Row>`
    select m.address, h.succeeded_at, h.last_mail_at,
           array(select a.kind from mailbox_alarm a where a.mailbox_id is not distinct from m.id and a.ended_at is null) as alarms
      from (select id, address from mailbox union all select null, ${ofDesk}) m
      left join mailbox_health h on h.mailbox_id = m.id`.execute(tx);
  for (const gauge of [mailboxAlarmGauge, mailboxMailGauge, mailboxSuccessGauge]) gauge.reset();
  for (const { address, succeededAt, lastMailAt, alarms } of rows) {
    for (const kind of kinds) mailboxAlarmGauge.set({ mailbox: address, kind }, alarms.includes(kind) ? 1 : 0);
    if (succeededAt) mailboxSuccessGauge.set({ mailbox: address }, succeededAt.getTime() / 1000);
    if (lastMailAt) mailboxMailGauge.set({ mailbox: address }, lastMailAt.getTime() / 1000);
  }
}
