// A mailbox may say that what machines write by themselves opens tickets: monitoring, printers, shops. A machine repeats
// itself, so the same subject goes to the ticket that is open already, for a day.

import { sql } from 'kysely';
import { homesOf } from '../../channels/own-address.ts';
import type { Context } from '../../platform/context.ts';
import { subjectOf, unresolved } from '../../tickets/ticket.ts';
import type { Mail } from './inbound-rows.ts';
import type { Candidate, Facts } from './read-facts.ts';

/** Reports, receipts, holiday replies and our own mail stay what they are, wherever they come in. */
const machines = new Set(['automatic_reply', 'mail_server']);

/** Whether mail of this kind, kept quietly elsewhere, opens a ticket here. An answer to a mail of ours never does. */
export async function opensForMachines(
  ctx: Context,
  { inbound, parsed }: Mail,
  reason: string,
  isAnswer: boolean,
): Promise<boolean> {
  if (!machines.has(reason) || isAnswer || parsed.inReplyTo.length > 0) return false;
  return (await mailboxOf(ctx, inbound)) !== null;
}

const windowHours = 24;

/** The machine's open ticket of today with the same subject, as if the mail had named it. */
export async function sameToday(ctx: Context, { inbound, parsed }: Mail, facts: Facts): Promise<Candidate | null> {
  if (facts.candidates.length > 0 || !facts.sender?.speaks) return null;
  const mailboxId = await mailboxOf(ctx, inbound);
  if (!mailboxId) return null;
  const { rows } = await sql<Omit<Candidate, 'by' | 'role'>>`
    select id as ticket_id, number, status, requester_id from ticket
     where requester_id = ${facts.sender.id} and mailbox_id = ${mailboxId} and subject = ${subjectOf(parsed.subject, parsed.text)}
       and opened_at > ${new Date(ctx.now.getTime() - windowHours * 3_600_000)} and status = any(${[...unresolved]}::text[])
     order by id desc limit 1`.execute(ctx.tx);
  return rows[0] ? { ...rows[0], by: 'reference', role: 'requester' } : null;
}

async function mailboxOf(ctx: Context, inbound: { id: string; envelopeTo: readonly string[] }): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from mailbox where opens_for_machines
       and (id = (select mailbox_id from inbound where id = ${inbound.id}) or address = any(${inbound.envelopeTo.flatMap(homesOf)}::text[]))
     limit 1`.execute(ctx.tx);
  return rows[0]?.id ?? null;
}
