// What is known about a mail's sender, its recipients and the tickets it may belong to, read in one round trip.

import { sql } from 'kysely';
import { readTicketLink } from '../../access/capability.ts';
import { countsJson } from '../../access/throttle.ts';
import { patternsOf } from '../../channels/blocked-senders.ts';
import type { InboundState } from '../../channels/channel.ts';
import type { ParsedMail } from '../../channels/email/reading/parse-mail.ts';
import { readReplyAddress } from '../../channels/email/reply-address.ts';
import { type FormSender, formSenderJson } from '../../channels/form-senders.ts';
import { type FoundPerson, personsJson } from '../../people/find-people.ts';
import { speaks } from '../../people/speaking-address.ts';
import type { Context } from '../../platform/context.ts';
import { findNumbers } from '../../tickets/number.ts';
import type { TicketStatus } from '../../tickets/ticket.ts';
import { limitsOf } from './answer-limits.ts';
import { cameTo, type Mailbox } from './came-to.ts';
import { likenessOf } from './inbound-rows.ts';

export type Role = 'requester' | 'copied' | 'pending';

/** A ticket that the mail may belong to, and how that was seen. */
export type Candidate = {
  ticketId: number;
  number: string;
  status: TicketStatus;
  requesterId: string;
  by: 'token' | 'reference' | 'number';
  /** The sender's part in it; null also where another address of theirs has it and this one does not speak for them. */
  role: Role | null;
};

export type Facts = {
  /** The inbound's state now; the row is held. */
  state: InboundState;
  ticketNumber: string | null;
  deskSetUp: boolean;
  sender: FoundPerson | null;
  mailboxes: Mailbox[];
  /** The one that it came to; null while there is none. */
  mailbox: Mailbox | null;
  /** Best first. */
  candidates: Candidate[];
  /** Somebody else sent other content under the same Message-ID. */
  idTaken: boolean;
  /** What was counted of the sender (see answer-for.ts). */
  counts: Record<string, number>;
  /** The pattern that blocks the sender. */
  blockedBy: string | null;
  /** The sender is a web form, which speaks for others. */
  formSender: FormSender | null;
  /** How many mails that say the same came in the last minutes, and from how many other senders. */
  alike: { mails: number; senders: number };
  /** So many of them are a wave. */
  mostAlike: number;
};

/** The span in which the same words from many senders are a wave. */
export const waveMinutes = 10;

export type Keys = { replies: Buffer; links: Buffer };

type Row = {
  state: InboundState;
  ticketNumber: string | null;
  deskSetUp: boolean;
  counts: Record<string, number>;
  persons: FoundPerson[];
  mailboxes: Mailbox[];
  fetchedBy: string | null;
  references: { mailId: string; source: 'sent' | 'received' | 'seen'; ticketId: number }[];
  tickets: (Omit<Candidate, 'by'> & { shadow: boolean })[];
  epochs: { ticketId: number; personId: string; epoch: number }[];
  blockedBy: string | null;
  formSender: FormSender | null;
  alike: { mails: number; senders: number };
  mostAlike: number;
};

const mostNumbers = 5;
const mostLinks = 5;
/** Of a wave no more are counted: it is one long before. */
const mostCounted = 1000;

/** All addresses that the mail was sent or delivered to. */
export const recipientsOf = (mail: ParsedMail, envelopeTo: readonly string[]): string[] => [
  ...envelopeTo,
  ...mail.deliveredTo,
  ...mail.to,
  ...mail.cc,
];

export async function readFacts(
  ctx: Context,
  keys: Keys,
  inbound: { id: string; envelopeTo: readonly string[]; receivedAt: Date },
  mail: ParsedMail,
  senderEmail: string | null,
): Promise<Facts> {
  const recipients = recipientsOf(mail, inbound.envelopeTo);
  const tokens = unique(recipients.map((one) => readReplyAddress(keys.replies, one)));
  const referred = [...mail.inReplyTo, ...mail.references.toReversed()];
  const links = linksIn(keys.links, mail);
  const bodyToken = readReplyAddress(keys.replies, mail.text.slice(0, 200_000));
  const numbers = findNumbers(mail.subject).slice(0, mostNumbers);
  const ids = [...tokens, ...(bodyToken ? [bodyToken] : []), ...links.map((link) => link.ticketId)];
  const mailIds = mail.messageId ? [...referred, mail.messageId] : referred;
  const waveFrom = new Date(inbound.receivedAt.getTime() - waveMinutes * 60_000);
  const { rows } = await sql<Row>`
    with refs as materialized (select mail_id, source, ticket_id from mail_reference where mail_id = any(${mailIds}::text[])),
    hits as materialized (
      select unnest(${ids}::bigint[]) as id union select ticket_id from refs
       union select id from ticket where number = any(${numbers}::text[]))
    select i.state, i.mailbox_id as fetched_by, (select number from ticket where id = i.ticket_id) as ticket_number,
           (select set_up_at is not null from desk) as desk_set_up, (select most_alike from desk) as most_alike,
           ${countsJson(ctx, senderEmail ? limitsOf(senderEmail) : [])} as counts,
           ${personsJson(senderEmail ? [senderEmail] : [])} as persons,
           (select pattern from blocked_sender where pattern = any(${senderEmail ? patternsOf(senderEmail) : []}::text[])
             order by length(pattern) desc limit 1) as blocked_by,
           ${formSenderJson(senderEmail)} as form_sender,
           (select json_build_object('mails', count(*), 'senders', count(distinct w.sender) filter (where w.sender <> ${senderEmail ?? ''}))
              from (select sender from inbound where likeness = ${likenessOf(mail)} and id <> ${inbound.id}
                       and received_at between ${waveFrom} and ${inbound.receivedAt} limit ${mostCounted}) w) as alike,
           (select coalesce(json_agg(json_build_object('id', m.id, 'address', m.address, 'teamId', m.team_id,
              'locale', m.locale, 'isDefault', m.is_default, 'isShadow', m.mode = 'shadow') order by m.created_at), '[]') from mailbox m) as mailboxes,
           (select coalesce(json_agg(json_build_object('mailId', r.mail_id, 'source', r.source, 'ticketId', r.ticket_id)), '[]')
              from refs r) as references,
           (select coalesce(json_agg(json_build_object('ticketId', t.id, 'number', t.number, 'shadow', t.shadow,
              'status', coalesce((select status from ticket where id = t.merged_into_id), t.status),
              'requesterId', t.requester_id, 'role', (
                select p.role from participant p join address a on a.person_id = p.person_id
                 where p.ticket_id in (t.id, t.merged_into_id) and a.channel = 'email' and a.value = ${senderEmail}
                   and (p.address_id = a.id or ${speaks})
                 order by p.role = 'pending', p.ticket_id <> t.id limit 1))), '[]')
              from hits h join ticket t on t.id = h.id) as tickets,
           (select coalesce(json_agg(json_build_object('ticketId', p.ticket_id, 'personId', p.person_id, 'epoch', p.link_epoch)), '[]')
              from participant p
             where p.ticket_id = any(${links.map((link) => link.ticketId)}::bigint[])
               and p.person_id = any(${links.map((link) => link.personId)}::uuid[])) as epochs
      from inbound i where i.id = ${inbound.id} for update of i`.execute(ctx.tx);
  const row = rows[0]!;
  const mailbox = cameTo(row.mailboxes, row.fetchedBy, inbound.envelopeTo, recipients);
  // What came in beside another desk stays beside it; a ticket of that time answers nobody in earnest.
  row.tickets = row.tickets.filter((one) => one.shadow === (mailbox?.isShadow ?? false));
  const good = links.filter((link) =>
    row.epochs.some(
      (one) => one.ticketId === link.ticketId && one.personId === link.personId && link.isGood(one.epoch),
    ),
  );
  const byBody = [...(bodyToken ? [bodyToken] : []), ...good.map((link) => link.ticketId)];
  const ordered: { ticketId: number; by: Candidate['by'] }[] = [
    ...tokens.map((ticketId) => ({ ticketId, by: 'token' as const })),
    ...referred.flatMap((mailId) => bestOf(row, mailId)),
    ...seenEarlier(row, mail.messageId),
    ...byBody.map((ticketId) => ({ ticketId, by: 'token' as const })),
    ...numbers.flatMap((number) =>
      row.tickets.filter((one) => one.number === number).map(({ ticketId }) => ({ ticketId, by: 'number' as const })),
    ),
  ];
  return {
    state: row.state,
    ticketNumber: row.ticketNumber,
    deskSetUp: row.deskSetUp,
    counts: row.counts,
    blockedBy: row.blockedBy,
    formSender: row.formSender,
    alike: row.alike,
    mostAlike: row.mostAlike,
    sender: row.persons[0] ?? null,
    mailboxes: row.mailboxes,
    mailbox,
    candidates: ordered.flatMap(({ ticketId, by }) => {
      const ticket = row.tickets.find((one) => one.ticketId === ticketId);
      if (!ticket) return [];
      const { shadow: _, ...rest } = ticket;
      return [{ ...rest, by }];
    }),
    idTaken: row.references.some((one) => one.mailId === mail.messageId && one.source !== 'seen'),
  };
}

const unique = <T>(values: readonly (T | null)[]): T[] => [...new Set(values.filter((one) => one !== null))];

const sources = ['sent', 'received', 'seen'];

/** Of the tickets that know this mail: one that the sender takes part in, then the one that sent it, then the newest. */
function bestOf(row: Row, mailId: string): { ticketId: number; by: 'reference' }[] {
  const role = (ticketId: number): number => (row.tickets.find((one) => one.ticketId === ticketId)?.role ? 0 : 1);
  const hits = row.references.filter((one) => one.mailId === mailId);
  hits.sort(
    (a, b) =>
      role(a.ticketId) - role(b.ticketId) ||
      sources.indexOf(a.source) - sources.indexOf(b.source) ||
      b.ticketId - a.ticketId,
  );
  return hits.slice(0, 1).map(({ ticketId }) => ({ ticketId, by: 'reference' }));
}

/** An answer to this mail came before the mail itself. */
function seenEarlier(row: Row, messageId: string | null): { ticketId: number; by: 'reference' }[] {
  if (messageId === null || row.references.some((one) => one.mailId === messageId && one.source !== 'seen')) return [];
  return bestOf(row, messageId);
}

function linksIn(key: Buffer, mail: ParsedMail) {
  const text = `${mail.text.slice(0, 200_000)}\n${(mail.html ?? '').slice(0, 400_000)}`;
  const tokens = new Set([...text.matchAll(/\/portal\/t\/([\w.-]{40,100})/g)].map((match) => match[1]!));
  return [...tokens].slice(0, mostLinks).flatMap((token) => readTicketLink(key, token) ?? []);
}
