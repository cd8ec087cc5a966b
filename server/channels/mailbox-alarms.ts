// When a mailbox is worth an alarm: its sign-in does not work, its server has not answered for minutes, no mail has come for
// far longer than usual, or nothing leaves through its server. The desk's own outgoing server is looked at like one. An alarm
// is a row with a beginning and an end, so that people are told once.

import { sql } from 'kysely';
import { type CalendarInput, isOpen, workingSecondsBetween } from '../calendars/calendar.ts';
import { compileOnce } from '../calendars/compile-once.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction, json } from '../platform/database.ts';
import { said } from '../platform/errors.ts';
import { record } from '../platform/events.ts';
import { findDesk } from '../settings/desk.ts';
import { providerOf, type SignInRow } from './email/mailboxes/providers.ts';
import { type Failure, failureOf, signInEnded } from './email/mailboxes/trouble.ts';
import { deferredAlarm, type PutOff, readPutOff, type SendingAlarm, sendingAlarm } from './sender-health.ts';

export type AlarmKind = 'fetching' | 'sign_in' | 'silent' | SendingAlarm['kind'];

type Seen = {
  /** Null: the desk's own outgoing server. */
  mailboxId: string | null;
  address: string;
  fetched: boolean;
  failingSince: Date | null;
  failure: Failure | null;
  lastMailAt: Date | null;
  senderFailingSince: Date | null;
  senderFailure: Failure | null;
  broken: (SignInRow & { brokenAt: string }) | null;
  standing: { id: string; kind: AlarmKind; since: string }[];
};

const patienceMillis = 3 * 60_000;

/** Raises and ends alarms. Any number of processes may run it. @returns how many changed */
export async function sweepMailboxAlarms(ctx: Context): Promise<number> {
  const { rows } = await sql<Seen>`
    select m.id as mailbox_id, m.address, s.mailbox_id is not null as fetched, h.failing_since, h.failure,
           coalesce(h.last_mail_at, (select max(received_at) from inbound where addressed_to_id = m.id)) as last_mail_at,
           x.failing_since as sender_failing_since, x.failure as sender_failure,
           (select json_build_object('mailboxId', i.mailbox_id, 'provider', i.provider, 'tenant', i.tenant, 'clientId', i.client_id,
                     'authorisationUrl', i.authorisation_url, 'tokenUrl', i.token_url, 'scopes', i.scopes,
                     'allowsPrivate', i.allows_private, 'brokenAt', i.broken_at)
              from mailbox_sign_in i where i.mailbox_id = m.id and i.broken_at is not null) as broken,
           (select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'since', a.since)), '[]')
              from mailbox_alarm a where a.mailbox_id is not distinct from m.id and a.ended_at is null) as standing
      from (select id, address from mailbox union all select null, '') m
      left join mailbox_source s on s.mailbox_id = m.id left join mailbox_health h on h.mailbox_id = m.id
      left join sender_health x on x.mailbox_id is not distinct from m.id
            and (m.id is null or exists (select 1 from mailbox_sender o where o.mailbox_id = m.id))`.execute(ctx.tx);
  const putOff = await readPutOff(ctx);
  let changed = 0;
  for (const seen of rows) changed += await judge(ctx, seen, putOff.get(seen.mailboxId));
  return changed;
}

type Wanted = { kind: AlarmKind; since: Date; failure: Failure };

async function judge(ctx: Context, seen: Seen, putOff: PutOff | undefined): Promise<number> {
  const isDeferred = seen.standing.some(({ kind }) => kind === 'deferred');
  const wanted: Wanted[] = [
    signInAlarm(seen),
    fetchingAlarm(ctx, seen),
    await silenceAlarm(ctx, seen),
    sendingAlarm(ctx, { failingSince: seen.senderFailingSince, failure: seen.senderFailure }),
    deferredAlarm(putOff, isDeferred),
  ].filter((one) => one !== null);
  let changed = 0;
  for (const one of wanted) {
    if (!seen.standing.some(({ kind }) => kind === one.kind)) changed += await raise(ctx, seen.mailboxId, one);
  }
  const over = seen.standing.filter((alarm) => !wanted.some(({ kind }) => kind === alarm.kind));
  if (over.length > 0) changed += await end(ctx, seen.mailboxId, over, wanted.length === 0);
  return changed;
}

function signInAlarm({ failure, failingSince, broken }: Seen): Wanted | null {
  if (failure?.kind === 'sign_in' && failingSince) return { kind: 'sign_in', since: failingSince, failure };
  if (!broken) return null;
  return {
    kind: 'sign_in',
    since: new Date(broken.brokenAt),
    failure: failureOf(signInEnded(providerOf(broken).name)),
  };
}

function fetchingAlarm({ now }: Context, { failure, failingSince }: Seen): Wanted | null {
  if (failure?.kind !== 'server' || !failingSince) return null;
  return now.getTime() - failingSince.getTime() < patienceMillis
    ? null
    : { kind: 'fetching', since: failingSince, failure };
}

const windowDays = 28;
const leastMails = 20;
const mostMails = 2000;
const leastSeconds = 2 * 3600;

/**
 * No mail for longer than usual: more than three times the 99th percentile of this mailbox's own gaps in the last 28 days,
 * and at least two hours. Time counts where the desk is open, because nobody writes to an office at night.
 */
async function silenceAlarm(ctx: Context, seen: Seen): Promise<Wanted | null> {
  const { lastMailAt, mailboxId, address } = seen;
  if (mailboxId === null || seen.failingSince || !lastMailAt) return null;
  if (ctx.now.getTime() - lastMailAt.getTime() < leastSeconds * 1000) return null;
  const desk = await findDesk(ctx.tx);
  if (!desk) return null;
  const calendar = compileOnce(desk.calendar as CalendarInput);
  const isStanding = seen.standing.some(({ kind }) => kind === 'silent');
  if (!isStanding && !isOpen(calendar, ctx.now)) return null;
  const silence = workingSecondsBetween(calendar, lastMailAt, ctx.now);
  if (silence < leastSeconds) return null;
  const rows = await arrivals(ctx, mailboxId, seen.fetched);
  if (rows.length < leastMails) return null;
  const gaps = rows.slice(1).map(({ at }, index) => workingSecondsBetween(calendar, at, rows[index]!.at));
  const usual = percentile(gaps, 0.99);
  if (silence <= 3 * usual) return null;
  const hours = Math.floor(silence / 3600);
  const sentence = said(
    'No mail has come to {address} for {hours} working hours, far longer than usual. Write a mail to it and see whether it arrives.',
    { address, hours },
  );
  return {
    kind: 'silent',
    since: lastMailAt,
    failure: { kind: 'silent', ...sentence },
  };
}

/** When mail came in the last weeks, newest first: as it was fetched, or as it was brought. */
async function arrivals(ctx: Context, mailboxId: string, fetched: boolean): Promise<{ at: Date }[]> {
  const from = new Date(ctx.now.getTime() - windowDays * 86_400_000);
  const brought = sql<{ at: Date }>`
    select received_at as at from inbound where addressed_to_id = ${mailboxId} and received_at > ${from}
     order by received_at desc limit ${mostMails}`;
  const read = sql<{ at: Date }>`
    select fetched_at as at from mailbox_fetch
     where mailbox_id = ${mailboxId} and inbound_id is not null and fetched_at > ${from}
     order by fetched_at desc limit ${mostMails}`;
  return (await (fetched ? read : brought).execute(ctx.tx)).rows;
}

/** By nearest rank. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** The row decides which of several processes has raised it. */
function raise(ctx: Context, mailboxId: string | null, { kind, since, failure }: Wanted): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const id = ctx.newId();
    const { rows } = await sql`
      insert into mailbox_alarm (id, mailbox_id, kind, since, raised_at, failure)
      values (${id}, ${mailboxId}, ${kind}, ${since}, ${ctx.now}, ${json(failure)})
      on conflict (mailbox_id, kind) where ended_at is null do nothing returning id`.execute(tx);
    if (rows.length === 0) return 0;
    await tx.executeQuery(
      record(ctx, [{ kind: 'mailbox.failed', ...subject(mailboxId), data: { alarmId: id, alarm: kind } }]).compile(),
    );
    return 1;
  });
}

function end(ctx: Context, mailboxId: string | null, over: Seen['standing'], isWell: boolean): Promise<number> {
  return inTransaction(ctx.tx, async (tx) => {
    const ended = await tx
      .updateTable('mailboxAlarm')
      .set({ endedAt: ctx.now })
      .where(
        'id',
        'in',
        over.map(({ id }) => id),
      )
      .where('endedAt', 'is', null)
      .returning('id')
      .execute();
    if (ended.length > 0 && isWell) {
      await tx.executeQuery(record(ctx, [{ kind: 'mailbox.recovered', ...subject(mailboxId) }]).compile());
    }
    return ended.length;
  });
}

const subject = (mailboxId: string | null) => (mailboxId === null ? {} : { subjectId: mailboxId });
