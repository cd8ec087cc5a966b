// An agent says of one ticket, of a selection, or of everything of a sender that it is spam, and takes that back. A preview
// counts before anything happens.

import { sql } from 'kysely';
import { insertBlockedSender, isOurDomain } from '../../channels/blocked-senders.ts';
import { emailOrThrow } from '../../people/email-address.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, invalid } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { parseNumber } from '../../tickets/number.ts';
import { isAgent } from '../../tickets/permissions.ts';
import { lockTickets } from '../../tickets/write-merge.ts';
import { putAsSpam } from './put-as-spam.ts';
import { takeBackSpam } from './take-back-spam.ts';

/** Numbers of tickets, or the address of somebody whose tickets they are all. */
export type WhichTickets = { tickets?: readonly string[] | undefined; sender?: string | undefined };

export type SpamPreview = {
  tickets: number;
  unresolved: number;
  /** Somebody of ours has answered there: perhaps it is none. */
  answered: number;
  /** Mails that wait and will not leave. */
  heldMails: number;
  skipped: number;
  senders: string[];
  subjects: string[];
};

const mostAtOnce = 500;

type Row = { id: number; status: string; answered: boolean; held: number; sender: string | null; subject: string };

/** Spam already, and merged ones, are left out. */
async function choose(ctx: Context, { tickets, sender }: WhichTickets): Promise<Row[]> {
  const numbers = (tickets ?? []).map((one) => parseNumber(one) ?? one);
  if (numbers.length === 0 && !sender) throw invalid('Choose tickets, or name the sender.');
  const which = sender
    ? sql`t.requester_id = (select person_id from address where channel = 'email' and value = ${emailOrThrow(sender)})
        and t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`
    : sql`t.number = any(${numbers}::text[])`;
  const { rows } = await sql<Row>`
    select t.id, t.status, t.subject, exists (select 1 from message m where m.ticket_id = t.id and m.kind = 'public' and m.by_agent) as answered,
           (select count(*) from delivery d where d.ticket_id = t.id and d.state in ('queued', 'retry'))::int as held,
           (select value from address a where a.person_id = t.requester_id order by preferred desc, created_at limit 1) as sender
      from ticket t where ${which} order by t.id limit ${mostAtOnce + 1}`.execute(ctx.tx);
  if (rows.length > mostAtOnce) throw invalid('At most {most} tickets at once.', { most: mostAtOnce });
  return rows;
}

const canBe = (row: { status: string }): boolean => row.status !== 'spam' && row.status !== 'merged';

/** @throws Forbidden, Invalid */
export async function previewSpam(ctx: Context, which: WhichTickets): Promise<SpamPreview> {
  if (!isAgent(ctx.actor)) throw forbidden('Only agents mark tickets as spam.');
  const all = await choose(ctx, which);
  const rows = all.filter(canBe);
  return {
    tickets: rows.length,
    unresolved: rows.filter((row) => row.status !== 'resolved' && row.status !== 'closed').length,
    answered: rows.filter((row) => row.answered).length,
    heldMails: rows.reduce((sum, row) => sum + row.held, 0),
    skipped: all.length - rows.length,
    senders: [...new Set(rows.flatMap((row) => row.sender ?? []))].slice(0, 20),
    subjects: rows.slice(0, 5).map((row) => row.subject),
  };
}

export type MarkSpam = WhichTickets & { blockSenders?: boolean | undefined };
export type Marked = { tickets: string[]; skipped: number; blocked: string[] };

/** Done already: only said again. @throws Forbidden, Invalid */
export async function markSpam(ctx: Context, input: MarkSpam): Promise<Marked> {
  if (!isAgent(ctx.actor)) throw forbidden('Only agents mark tickets as spam.');
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const rows = await choose(here, input);
    await lockTickets(
      tx,
      rows.map((row) => row.id),
    );
    const done: string[] = [];
    for (const { id } of rows) {
      const ticket = await findTicketById(here, id, { itself: true });
      if (!canBe(ticket)) continue;
      await putAsSpam(here, ticket);
      done.push(ticket.number);
    }
    const senders = input.blockSenders ? [...new Set(rows.filter(canBe).flatMap((row) => row.sender ?? []))] : [];
    const blocked = [];
    for (const sender of senders) {
      // A colleague who sent a joke is no reason to shut the house.
      if (await isOurDomain(tx, sender)) continue;
      const blockId = here.newId();
      await together(tx, [
        insertBlockedSender(here, blockId, sender),
        record(here, [{ kind: 'sender.blocked', subjectId: blockId }]),
      ]);
      blocked.push(sender);
    }
    return { tickets: done, skipped: rows.length - done.length, blocked };
  });
}

/** @throws Forbidden, Invalid, Conflict (one of them longer ago than 30 days: then none comes back) */
export async function unmarkSpam(ctx: Context, numbers: readonly string[]): Promise<string[]> {
  if (!isAgent(ctx.actor)) throw forbidden('Only agents mark tickets as spam.');
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const rows = (await choose(here, { tickets: numbers })).filter((row) => row.status === 'spam');
    await lockTickets(
      tx,
      rows.map((row) => row.id),
    );
    const done: string[] = [];
    for (const { id } of rows) {
      const ticket = await findTicketById(here, id, { itself: true });
      if (ticket.status !== 'spam') continue;
      await takeBackSpam(here, ticket);
      done.push(ticket.number);
    }
    return done;
  });
}
