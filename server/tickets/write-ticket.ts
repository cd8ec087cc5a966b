// The statements that write a ticket and what hangs on it. Compound actions compose them; nobody else writes these tables.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, write } from '../platform/database.ts';
import { promiseLevels, type Ticket } from './ticket.ts';

export const insertTicket = (ticket: Ticket): Compilable => insertRows('ticket', [ticket]);

const lastTimes = ['lastPublicAt', 'lastRequesterAt', 'lastHumanReplyAt'] as const;

/**
 * Every change of a ticket raises its version, so that a stale screen is found out. Whoever waited for somebody else's change
 * has an earlier time than it, as has everybody once a clock was put back: what was last stays last.
 */
export const updateTicket = (ctx: Context, ticketId: number, change: Partial<Ticket>): Compilable => {
  const notEarlier = (name: 'updatedAt' | (typeof lastTimes)[number]) =>
    sql<Date>`greatest(${sql.ref(`ticket.${name}`)}, ${ctx.now}::timestamptz)`;
  const last = lastTimes
    .filter((name) => change[name]?.getTime() === ctx.now.getTime())
    .map((name) => [name, notEarlier(name)] as const);
  return write
    .updateTable('ticket')
    .set((row) => ({
      ...change,
      ...Object.fromEntries(last),
      updatedAt: notEarlier('updatedAt'),
      version: row('version', '+', 1),
    }))
    .where('id', '=', ticketId);
};

/** What its clocks go by and come to, where nothing was done on the ticket itself: version and time of change stay. */
export const setClockTerms = (
  ticketId: number,
  terms: Partial<Pick<Ticket, 'clockLevel' | 'clockDueAt' | 'policyVersionId' | 'calendarId' | 'calendarLatest'>>,
): Compilable => write.updateTable('ticket').set(terms).where('id', '=', ticketId);

/** Lets the tickets' rows say the highest level and the first date of their clocks. After the clocks were written. */
export function summariseTickets(ticketIds: readonly number[]): Compilable {
  const summarised = sql`
    update ticket t set clock_level = x.level, clock_due_at = x.due_at
      from (select c.ticket_id, max(c.level) as level, min(c.due_at) as due_at from clock c
             where c.ticket_id = any(${[...ticketIds]}::bigint[]) and c.state in ('running', 'paused') group by c.ticket_id) x
     where t.id = x.ticket_id and (t.clock_level <> x.level or t.clock_due_at is distinct from x.due_at)`;
  return { compile: () => summarised.compile(write) };
}

export type NewMessage = {
  id: string;
  ticketId: number;
  kind: 'public' | 'note' | 'restricted';
  purpose?:
    | 'away'
    | 'message'
    | 'acknowledgement'
    | 'late'
    | 'delay'
    | 'contact'
    | 'reminder'
    | 'closing'
    | 'resolution'
    | 'upload';
  authorId: string | null;
  byAgent: boolean;
  channel: string;
  language: string;
  /** The mail's own subject where it differs from the ticket's. */
  subject?: string | null;
  bodyText: string;
  /** After how many characters of the text each recipient's own link goes; only the desk's own words have one. */
  linkAt?: number | null;
  bodyHtml?: string | null;
  verified?: boolean;
  inboundId?: string | null;
  /** The merged ticket whose address or link it came by; with an undo it goes back there. */
  addressedToId?: number | null;
};

/** A public word that the desk itself writes, in the ticket's language. */
export const deskMessage = (
  ctx: Context,
  ticket: Pick<Ticket, 'id' | 'language'>,
  purpose: NonNullable<NewMessage['purpose']>,
  words: Pick<NewMessage, 'bodyText' | 'linkAt'>,
): NewMessage => ({
  id: ctx.newId(),
  ticketId: ticket.id,
  kind: 'public',
  purpose,
  authorId: null,
  byAgent: false,
  channel: 'email',
  language: ticket.language,
  ...words,
});

export const insertMessages = (ctx: Context, messages: readonly NewMessage[]): Compilable =>
  insertRows(
    'message',
    messages.map((message) => ({
      at: ctx.now,
      purpose: 'message' as const,
      subject: null,
      linkAt: null,
      bodyHtml: null,
      verified: true,
      inboundId: null,
      addressedToId: null,
      ...message,
    })),
  );

/** Only for words that are posted again elsewhere or otherwise: what was said is never lost. */
export const deleteMessages = (ids: readonly string[]): Compilable =>
  write.deleteFrom('message').where('id', 'in', [...ids]);

export const insertReaders = (messageId: string, personIds: readonly string[]): Compilable =>
  write.insertInto('restrictedReader').values(personIds.map((personId) => ({ messageId, personId })));

/** Whom the ticket waits for, as it was typed; the change of status names the row. */
export const insertThirdPartyWait = (ctx: Context, wait: { id: string; ticketId: number; name: string }): Compilable =>
  write.insertInto('thirdPartyWait').values({ ...wait, at: ctx.now, notedBy: ctx.actor.personId });

export type NewAttachment = {
  id: string;
  messageId: string;
  sha256: Buffer;
  name: string;
  type: string;
  size: number;
  inline: boolean;
  contentId: string | null;
  declaredType?: string | null;
  marks?: string[];
};

export const insertAttachments = (attachments: readonly NewAttachment[]): Compilable =>
  write.insertInto('attachment').values([...attachments]);

/** A colleague's message that was not written on the screen. */
export const cameByMail = (messageId: string, inboundId: string | null): Compilable =>
  write.updateTable('message').set({ channel: 'email', inboundId }).where('id', '=', messageId);

/** A mail was read again: its message says what the mail says. */
export const rewriteWords = (messageId: string, words: { bodyText: string; bodyHtml: string | null }): Compilable =>
  write.updateTable('message').set(words).where('id', '=', messageId);

export const deleteAttachments = (ids: readonly string[]): Compilable =>
  write.deleteFrom('attachment').where('id', 'in', [...ids]);

export const moveAttachments = (fromMessageId: string, toMessageId: string): Compilable =>
  write.updateTable('attachment').set({ messageId: toMessageId }).where('messageId', '=', fromMessageId);

export type NewParticipant = {
  ticketId: number;
  personId: string;
  addressId: string | null;
  role: 'requester' | 'copied' | 'pending';
};

export const insertParticipants = (ctx: Context, participants: readonly NewParticipant[]): Compilable =>
  insertRows(
    'participant',
    participants.map((one) => ({ ...one, addedAt: ctx.now, addedBy: ctx.actor.personId })),
    'ignore',
  );

/** Who waited on a ticket that was merged waited there as well; what is decided holds for both. */
const hereAndMerged = (ticketId: number) =>
  write
    .selectFrom('ticket')
    .select('id')
    .where((row) => row.or([row('id', '=', ticketId), row('mergedIntoId', '=', ticketId)]));

/** Where they are written to from now on, on these tickets. */
export const setParticipantAddress = (ticketIds: readonly number[], personId: string, addressId: string): Compilable =>
  write
    .updateTable('participant')
    .set({ addressId })
    .where('ticketId', 'in', [...ticketIds])
    .where('personId', '=', personId);

export const setParticipantRole = (ticketId: number, personId: string, role: 'copied'): Compilable =>
  write
    .updateTable('participant')
    .set({ role })
    .where('ticketId', 'in', hereAndMerged(ticketId))
    .where('personId', '=', personId)
    .where('role', '=', 'pending');

export const deleteParticipant = (ticketId: number, personId: string): Compilable =>
  write
    .deleteFrom('participant')
    .where('ticketId', 'in', hereAndMerged(ticketId))
    .where('personId', '=', personId)
    .where('role', '=', 'pending');

export const insertLink = (
  ctx: Context,
  ticketId: number,
  otherId: number,
  kind: 'related' | 'follow_up' | 'named_by_stranger',
): Compilable =>
  write
    .insertInto('ticketLink')
    .values({ ticketId, otherId, kind, createdAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing());

export const deleteLink = (ticketId: number, otherId: number, kind: 'related'): Compilable =>
  write
    .deleteFrom('ticketLink')
    .where('ticketId', '=', ticketId)
    .where('otherId', '=', otherId)
    .where('kind', '=', kind);

/** Whether the two are tied as related, whichever was first. */
export async function hasLink(tx: Database, one: number, other: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ticket_link where kind = 'related' and (ticket_id, other_id) in ((${one}, ${other}), (${other}, ${one}))
     limit 1`.execute(tx);
  return rows.length > 0;
}

export type NewResolution = {
  kind: 'solved' | 'cannot_be_solved' | 'withdrawn' | 'duplicate';
  what: string;
  how: string;
  why: string;
  reason: string | null;
  alternatives: string | null;
  compensation: string | null;
  /** What was granted of the catalogue, and its worth then. */
  compensationOfferId?: string | null;
  compensationCents?: number | null;
  /** The lead's yes, which is used up by it. */
  approvalId?: string | null;
  toldBy: 'message' | 'call' | 'visit' | 'nobody';
  resolvedAt: Date;
};

export const insertResolution = (ctx: Context, ticketId: number, resolution: NewResolution): Compilable =>
  write.insertInto('resolution').values((row) => ({
    ...resolution,
    ticketId,
    resolvedBy: ctx.actor.personId,
    sequence: row
      .selectFrom('resolution as earlier')
      .select(sql<number>`coalesce(max(earlier.sequence), 0) + 1`.as('next'))
      .where('earlier.ticketId', '=', ticketId),
  }));

export const markReopened = (ctx: Context, ticketId: number): Compilable =>
  write
    .updateTable('resolution')
    .set({ reopenedAt: ctx.now })
    .where('ticketId', '=', ticketId)
    .where('reopenedAt', 'is', null);

/** Those of these tickets on which one of these promises stands, where the word is ours and the level is lower. */
export const raiseToDueSoon = (ticketIds: readonly number[], promiseIds: readonly string[]): Compilable =>
  write
    .updateTable('ticket')
    .set({ promiseLevel: promiseLevels.dueSoon })
    .where('id', 'in', [...ticketIds])
    .where('promiseId', 'in', [...promiseIds])
    .where('promiseLevel', '=', 0)
    .where('status', 'in', ['new', 'open', 'waiting_on_third_party', 'scheduled']);

// Ticket ids are taken from the sequence in blocks, because the number is derived from the id before the ticket is
// written. A gap shows nowhere: numbers do not follow each other. One process may serve several databases (tests do), and
// each has a number key of its own, so the key tells the blocks apart.
const blockSize = 100;
type Block = { ids: number[]; filling: Promise<void> | undefined };
const blocks = new Map<string, Block>();

/** The next ticket id of the database whose desk has this number key. Ids of one process are given out in order. */
export async function nextTicketId(tx: Database, numberKey: Buffer): Promise<number> {
  const key = numberKey.toString('base64');
  const block = blocks.get(key) ?? { ids: [], filling: undefined };
  blocks.set(key, block);
  for (;;) {
    const id = block.ids.shift();
    if (id !== undefined) return id;
    block.filling ??= fill(tx, block).finally(() => {
      block.filling = undefined;
    });
    await block.filling;
  }
}

async function fill(tx: Database, block: Block): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select nextval('ticket_id') as id from generate_series(1, ${blockSize})`.execute(tx);
  block.ids.push(...rows.map((row) => row.id));
}
