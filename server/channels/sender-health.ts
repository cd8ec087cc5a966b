// What is known of the servers through which mail leaves, a mailbox's own or the desk's (no mailbox), and when it is worth an
// alarm: one refuses our sign-in, could not be used three times or for two minutes, or the servers behind it put off most of
// what we send. That a single mail is refused is no word about the server.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { json, write } from '../platform/database.ts';
import { said } from '../platform/errors.ts';
import type { Failure } from './email/mailboxes/trouble.ts';

/** Several mails that are tried in the same moment are one try of the server: a breath without network is no trouble. */
const apartSeconds = 10;

/** Nothing leaves through it now. Its first failure is the one since when; its last one says why, and how often it was tried. */
export async function noteSenderDown(ctx: Context, mailboxId: string | null, failure: Failure): Promise<void> {
  const tried = { tries: 1, triedAt: ctx.now.toISOString() };
  const isOneTry = sql`(h.failure ->> 'triedAt')::timestamptz > ${new Date(ctx.now.getTime() - apartSeconds * 1000)}::timestamptz`;
  await sql`
    insert into sender_health as h (mailbox_id, failing_since, failure)
    values (${mailboxId}, ${ctx.now}, ${json({ ...failure, ...tried })})
    on conflict (mailbox_id) do update
       set failing_since = coalesce(h.failing_since, excluded.failing_since),
           failure = case
             when h.failing_since is null then excluded.failure
             when ${isOneTry} then excluded.failure || jsonb_build_object('tries', h.failure -> 'tries', 'triedAt', h.failure -> 'triedAt')
             else excluded.failure || jsonb_build_object('tries', coalesce((h.failure ->> 'tries')::int, 1) + 1) end`.execute(
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

export type SendingAlarm = { kind: 'sending' | 'sending_sign_in' | 'deferred'; since: Date; failure: Failure };

type Health = { failingSince: Date | null; failure: (Failure & { tries?: number }) | null };

const patienceMillis = 2 * 60_000;
const mostTries = 3;

/** A refused sign-in mends itself never, a server that does not answer often does within the next two tries. */
export function sendingAlarm({ now }: Context, { failingSince, failure }: Health): SendingAlarm | null {
  if (!failingSince || !failure) return null;
  if (failure.kind === 'sign_in') return { kind: 'sending_sign_in', since: failingSince, failure };
  const isPatient = now.getTime() - failingSince.getTime() < patienceMillis && (failure.tries ?? 1) < mostTries;
  return isPatient ? null : { kind: 'sending', since: failingSince, failure };
}

export type PutOff = { mails: number; since: Date; sent: number };

/** Greylisting puts off a few mails of every desk; half of this ends the alarm, so that it does not flicker. */
const unusual = 20;

export function deferredAlarm(putOff: PutOff | undefined, isStanding: boolean): SendingAlarm | null {
  if (!putOff || putOff.mails < (isStanding ? unusual / 2 : unusual)) return null;
  const { mails, since, sent } = putOff;
  if (!isStanding && mails <= sent) return null;
  const sentence = said(
    'Other mail servers put off {mails} of our mails and take few. The Outbox shows what they say; our server may stand on a block list.',
    { mails },
  );
  return { kind: 'deferred', since, failure: { kind: 'server', ...sentence } };
}

const senderOf = (delivery: string) => sql`(select s.mailbox_id from mailbox_sender s
  where s.mailbox_id = coalesce((select t.mailbox_id from ticket t where t.id = ${sql.ref(`${delivery}.ticket_id`)}),
                                (select id from mailbox where is_default)))`;

/** What waits because other servers put it off, and what has left in the last hour, by the mailbox whose server it is. */
export async function readPutOff(ctx: Context): Promise<Map<string | null, PutOff>> {
  const hourAgo = new Date(ctx.now.getTime() - 3_600_000);
  const { rows } = await sql<PutOff & { senderId: string | null }>`
    select w.sender_id, w.mails, w.since,
           case when w.mails < ${unusual} then 0 else (
             select count(*) from delivery e
              where e.sent_at > ${hourAgo} and ${senderOf('e')} is not distinct from w.sender_id)::int end as sent
      from (select ${senderOf('d')} as sender_id, count(*)::int as mails, min(d.queued_at) as since
              from delivery d
             where d.state = 'retry' and not d.example and d.reason not in ('network', 'sign_in', 'not_made')
             group by 1) w`.execute(ctx.tx);
  return new Map(rows.map(({ senderId, ...one }) => [senderId, one]));
}
