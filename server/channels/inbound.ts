// An inbound is one raw message as it arrived. It ends as accepted, automatic, quarantined or rejected, with the message it
// became or the reason why it became none; until then it is tried again, and nothing else waits for it.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, json, write } from '../platform/database.ts';
import type { InboundState } from './channel.ts';

export type Inbound = {
  id: string;
  door: string;
  receivedAt: Date;
  rawSha256: Buffer;
  envelopeFrom: string | null;
  envelopeTo: readonly string[];
  remoteAddress: string | null;
  tries: number;
};

export async function findInbound(
  tx: Database,
  id: string,
): Promise<(Inbound & { state: InboundState; ticketNumber: string | null }) | null> {
  const { rows } = await sql<Inbound & { state: InboundState; ticketNumber: string | null }>`
    select i.id, i.door, i.received_at, i.raw_sha256, i.envelope_from, i.envelope_to, i.remote_address, i.tries, i.state,
           t.number as ticket_number
      from inbound i left join ticket t on t.id = i.ticket_id where i.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

export type InboundEnd = {
  state: Exclude<InboundState, 'received'>;
  reason: string | null;
  explanation?: string | null;
  duplicateOf?: string | null;
  ticketId?: number | null;
  messageId?: string | null;
  /** Quarantined: somebody looks at it until then. */
  dueAt?: Date | null;
  mailId?: string | null;
  sender?: string | null;
  subject?: string | null;
  authentication?: unknown;
  spam?: unknown;
  likeness?: Buffer | null;
};

export const endInbound = (ctx: Context, id: string, { authentication, spam, ...end }: InboundEnd): Compilable =>
  write
    .updateTable('inbound')
    .set({
      dueAt: null,
      ...end,
      ...(authentication === undefined ? {} : { authentication: json(authentication) }),
      ...(spam === undefined ? {} : { spam: spam === null ? null : json(spam) }),
      endedAt: ctx.now,
    })
    .where('id', '=', id);

/** The inbound's message moved: to a new row, perhaps of another ticket. */
export const moveInbound = (messageId: string, to: { ticketId: number; messageId: string }): Compilable =>
  write.updateTable('inbound').set(to).where('messageId', '=', messageId);

const firstWaitSeconds = 10;
const leaseSeconds = 60;

/**
 * Takes up to `most` messages that were stored and not worked on, for a minute: a killed process loses nothing, two
 * processes do not take the same one, and a message that kills its process was counted before.
 */
export async function claimWaiting(ctx: Context, most: number): Promise<{ id: string; tries: number }[]> {
  const { rows } = await sql<{ id: string; tries: number }>`
    update inbound set tries = tries + 1, due_at = ${new Date(ctx.now.getTime() + leaseSeconds * 1000)}
     where id in (select id from inbound
                   where state = 'received' and coalesce(due_at, received_at + make_interval(secs => ${firstWaitSeconds})) <= ${ctx.now}
                   order by received_at limit ${most} for update skip locked)
     returning id, tries`.execute(ctx.tx);
  return rows;
}

const retrySeconds = [2, 4, 8, 10];

/** Noted outside the transaction that failed. */
export const noteFailedTry = (ctx: Context, id: string, tries: number, explanation: string): Compilable =>
  write
    .updateTable('inbound')
    .set({
      tries,
      explanation,
      dueAt: new Date(ctx.now.getTime() + (retrySeconds[Math.min(tries, retrySeconds.length) - 1] ?? 5) * 1000),
    })
    .where('id', '=', id)
    .where('state', '=', 'received');

export const insertReferences = (
  ticketId: number,
  references: readonly { mailId: string; source: 'sent' | 'received' | 'seen' }[],
): Compilable | undefined =>
  references.length === 0
    ? undefined
    : insertRows(
        'mailReference',
        references.map((one) => ({ ...one, ticketId })),
        'ignore',
      );

/** The mails of these messages belong to another ticket from now on; replies to them go there. */
export const moveReferences = (fromTicketId: number, toTicketId: number, mailIds: readonly string[]): Compilable =>
  write
    .updateTable('mailReference')
    .set({ ticketId: toTicketId })
    .where('ticketId', '=', fromTicketId)
    .where('mailId', 'in', [...mailIds]);

/**
 * Holds back every mail that shares one of `keys` (Message-IDs, the sender) until the transaction ends, and notes the
 * mail's identity, unless the desk is not set up. What follows in the transaction is planned once for all mails: planning
 * it anew for each costs five times what it takes to run. @returns whether it is the first of its identity
 */
export async function claimIdentity(
  ctx: Context,
  inboundId: string,
  identity: Buffer,
  keys: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    with held as materialized (
      select pg_advisory_xact_lock(key) from (
        select distinct hashtextextended(k, 7355608) as key from unnest(${[...keys]}::text[]) as u(k) order by 1) sorted),
    claimed as (
      insert into mail_identity (identity, inbound_id) select ${identity}, ${inboundId}::uuid
       where (select count(*) from held) >= 0 and (select set_up_at is not null from desk)
      -- A copy that was put aside does not swallow the good one that follows it.
      on conflict (identity) do update set inbound_id = excluded.inbound_id
       where (select state from inbound i where i.id = mail_identity.inbound_id) in ('quarantined', 'rejected')
      returning 1)
    select exists (select 1 from claimed) as fresh,
           set_config('plan_cache_mode', 'force_generic_plan', true) as planned`.execute(ctx.tx);
  return rows[0]!.fresh;
}

export type FirstOfIdentity = {
  inboundId: string;
  state: InboundState;
  ticketId: number | null;
  ticketNumber: string | null;
  sender: string | null;
  /** How far it was proven to be from its sender. */
  proof: 'pass' | 'none' | 'fail';
};

/** The mailbox in shadow on whose ticket the first copy stands; null: it stands in earnest, or nowhere. */
export type StandsInShadow = { shadowOf: string | null };

/** Of an inbound `i`. What a group elsewhere says of its writer is less than what they say themselves. */
export const proofOfInbound = sql`case when i.authentication->>'isHearsay' = 'true' then 'fail' else coalesce(i.authentication->>'result', 'none') end`;

export async function findFirstOf(tx: Database, identity: Buffer): Promise<(FirstOfIdentity & StandsInShadow) | null> {
  const { rows } = await sql<FirstOfIdentity & StandsInShadow>`
    select i.id as inbound_id, i.state, i.ticket_id, t.number as ticket_number, i.sender,
           ${proofOfInbound} as proof, case when t.shadow then t.mailbox_id end as shadow_of
      from mail_identity m join inbound i on i.id = m.inbound_id left join ticket t on t.id = i.ticket_id
     where m.identity = ${identity}`.execute(tx);
  return rows[0] ?? null;
}

/** From now on this arrival is the first of its mail. */
export const setFirstOf = (identity: Buffer, inboundId: string): Compilable =>
  write.updateTable('mailIdentity').set({ inboundId }).where('identity', '=', identity);

const dayMillis = 86_400_000;

/** @returns whether nobody has noted this wave of like mails today: each is told of once a day. */
export async function noteWave(ctx: Context, likeness: Buffer, at: Date): Promise<boolean> {
  const day = new Date(Math.floor(at.getTime() / dayMillis) * dayMillis);
  const { rows } = await sql`
    insert into mail_wave (likeness, began_at) values (${likeness}, ${day})
    on conflict do nothing returning 1`.execute(ctx.tx);
  return rows.length > 0;
}

export type InboundWas = { state: InboundState; reason: string | null; explanation: string | null; dueAt: Date | null };

/** The row is held until the transaction ends. */
export async function readInboundState(
  tx: Database,
  id: string,
): Promise<(InboundWas & { ticketId: number | null; messageId: string | null; authentication: unknown }) | null> {
  const row = await tx
    .selectFrom('inbound')
    .select(['state', 'reason', 'explanation', 'dueAt', 'ticketId', 'messageId', 'authentication'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** A decision of a person, with what stood before it. */
export const insertDecision = (
  ctx: Context,
  inboundId: string,
  decision: 'accept' | 'reject',
  { state, reason, explanation, dueAt }: InboundWas,
): Compilable =>
  insertRows('inboundDecision', [
    {
      id: ctx.newId(),
      inboundId,
      decision,
      at: ctx.now,
      decidedBy: ctx.actor.personId,
      before: json({ state, reason, explanation, dueAt }),
    },
  ]);

export async function findDecision(
  tx: Database,
  inboundId: string,
): Promise<{ id: string; decision: 'accept' | 'reject'; before: Omit<InboundWas, 'dueAt'> } | null> {
  const row = await tx
    .selectFrom('inboundDecision')
    .select(['id', 'decision', 'before'])
    .where('inboundId', '=', inboundId)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return (row as { id: string; decision: 'accept' | 'reject'; before: Omit<InboundWas, 'dueAt'> } | undefined) ?? null;
}

export const endDecision = (ctx: Context, id: string): Compilable =>
  write.updateTable('inboundDecision').set({ undoneAt: ctx.now, undoneBy: ctx.actor.personId }).where('id', '=', id);

/** As if it had just been stored; the identity that it claimed is free again. */
export const receiveAgain = (id: string): Compilable[] => [
  write
    .updateTable('inbound')
    .set({ state: 'received', reason: null, explanation: null, dueAt: null, endedAt: null, ticketId: null })
    .where('id', '=', id),
  write.deleteFrom('mailIdentity').where('inboundId', '=', id),
];

export const insertReplay = (ctx: Context, inboundId: string, before: unknown, after: unknown): Compilable =>
  insertRows('inboundReplay', [
    {
      id: ctx.newId(),
      inboundId,
      at: ctx.now,
      playedBy: ctx.actor.personId,
      before: json(before),
      after: json(after),
    },
  ]);

/** Put aside, past their date, and nobody was told: told now. @returns how many there are and since when */
export async function claimOverdue(ctx: Context): Promise<{ mails: number; since: Date | null }> {
  const { rows } = await sql<{ mails: number; since: Date | null }>`
    with claimed as (
      update inbound set review_told_at = ${ctx.now}
       where state = 'quarantined' and due_at <= ${ctx.now} and review_told_at is null returning received_at)
    select count(*)::int as mails, min(received_at) as since from claimed`.execute(ctx.tx);
  return rows[0]!;
}

export async function countQuarantined(tx: Database, now: Date): Promise<{ waiting: number; overdue: number }> {
  const { rows } = await sql<{ waiting: number; overdue: number }>`
    select count(*)::int as waiting, (count(*) filter (where due_at <= ${now}))::int as overdue
      from inbound where state = 'quarantined'`.execute(tx);
  return rows[0]!;
}
