// Everything that one delivery needs to become a mail, read in one round trip.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

export type DeliveryToSend = {
  id: string;
  state: string;
  tries: number;
  queuedAt: Date;
  sentAt: Date | null;
  toAddress: string;
  mailId: string | null;
  example: boolean;
  personId: string;
  personName: string;
  personLocale: string | null;
  personZone: string | null;
  /** The address was proven, or somebody of ours has written to it: before, it may be a stranger's victim. */
  known: boolean;
  ticketId: number | null;
  ticketNumber: string | null;
  ticketSubject: string | null;
  ticketLanguage: string | null;
  /** The address of ours that the ticket came to; without a ticket the one that the person wrote to last. */
  ticketFromAddress: string | null;
  /** The person's part in the ticket; null when they have none. */
  role: 'requester' | 'copied' | 'pending' | null;
  linkEpoch: number | null;
  messageId: string | null;
  messageKind: string | null;
  purpose: string | null;
  byAgent: boolean | null;
  authorName: string | null;
  messageSubject: string | null;
  bodyText: string | null;
  /** After how many characters of it the person's own link goes. */
  linkAt: number | null;
  /** The promise that was made with this message. */
  next: { purpose: 'update' | 'reminder' | 'closing' | 'agreed'; dueAt: string; endedAt: string | null } | null;
  messageAt: Date | null;
  noticeId: string | null;
  noticeKind: string | null;
  noticeData: Record<string, unknown> | null;
  /** Whom the reader stands in for, and until when as far as anybody knows. */
  forName: string | null;
  untilAt: Date | null;
  /** Of the duty schedule that the notice speaks of. */
  dutyName: string | null;
  linkId: string | null;
  linkExpiresAt: Date | null;
  mailboxId: string | null;
  mailboxAddress: string | null;
  mailboxName: string | null;
  /** Below what agents write, with places for the agent's name. */
  signature: string | null;
  brandName: string | null;
  brandFooter: string | null;
  authorTitle: string | null;
  /** It belongs to a ticket that was opened beside another desk, and never leaves. */
  shadow: boolean;
  /** Mail came back from the address for good. */
  addressBroken: boolean;
  /** Nothing leaves now through the server that it would leave by. */
  senderFails: boolean;
  deskName: string;
  deskLocale: string;
  deskZone: string | null;
  /** Mails of the conversation, oldest first; `theirs` came from a requester. */
  thread: { mailId: string; theirs: boolean }[];
  /** What the requester wrote last with a reference of a foreign desk in it. */
  foreignText: string | null;
  brandAccent: string | null;
  files: { sha256: string; name: string; type: string; size: number }[];
};

export async function readDelivery(tx: Database, id: string): Promise<DeliveryToSend | null> {
  const { rows } = await sql<DeliveryToSend>`
    select d.id, d.state, d.tries, d.queued_at, d.sent_at, d.to_address, d.mail_id, d.example, d.person_id, d.ticket_id,
           n.name as person_name, n.locale as person_locale, n.zone as person_zone,
           (n.kind = 'agent' or t.last_human_reply_at is not null
             or exists (select 1 from address v where v.channel = 'email' and v.value = d.to_address and v.verified_at is not null)
             or exists (select 1 from message v where v.ticket_id = d.ticket_id and v.author_id = d.person_id and v.verified)) as known,
           t.number as ticket_number,
           coalesce((select o.subject from ticket o where o.id = p.own_id and p.sees_after is not null), t.subject) as ticket_subject, t.language as ticket_language,
           
           case when t.id is not null then t.from_address else (
             select from_address from ticket where requester_id = d.person_id and from_address is not null
              order by id desc limit 1) end as ticket_from_address, p.role, p.link_epoch,
           m.id as message_id, m.kind as message_kind, m.purpose, m.by_agent, coalesce(a.public_name, a.name) as author_name,
           m.subject as message_subject, m.body_text, m.link_at, m.at as message_at, ${madeWith} as next,
           o.id as notice_id, o.kind as notice_kind, o.data as notice_data, o.link_id, l.expires_at as link_expires_at,
           w.name as for_name, w.to_at as until_at, (select name from duty_schedule s where s.id = (o.data ->> 'scheduleId')::uuid) as duty_name,
           b.id as mailbox_id, b.address as mailbox_address, b.display_name as mailbox_name, b.signature,
           coalesce(nullif(r.sender_name, ''), r.name) as brand_name, r.footer as brand_footer, a.title as author_title, d.shadow, b.sender_fails is true as sender_fails,
           exists (select 1 from address v where v.channel = 'email' and v.value = d.to_address and v.health = 'failed') as address_broken,
           desk.name as desk_name, desk.default_locale as desk_locale, c.input ->> 'tz' as desk_zone,
           ${thread} as thread, r.accent_colour as brand_accent,
           (select body_text from message f where f.ticket_id = d.ticket_id and f.kind = 'public' and not f.by_agent
               and f.author_id is not null and f.body_text ~ 'ref:' and ${since('f.at')} order by f.at desc limit 1) as foreign_text,
           (select coalesce(json_agg(json_build_object('sha256', encode(x.sha256, 'hex'), 'name', x.name, 'type', x.type, 'size', x.size)), '[]')
              from attachment x where x.message_id = m.id and m.by_agent and not x.inline) as files
      from delivery d join person n on n.id = d.person_id
      left join message m on m.id = d.message_id
      left join person a on a.id = m.author_id
      left join notice o on o.id = d.notice_id
      left join sign_in_link l on l.id = o.link_id
      left join lateral (select x.to_at, y.name from absence x join person y on y.id = x.person_id
                          where x.id = (o.data ->> 'absenceId')::uuid) w on true
      left join ticket t on t.id = d.ticket_id
      left join participant p on p.ticket_id = d.ticket_id and p.person_id = d.person_id
      -- What is said about a broken mailbox goes another way, if there is one.
      left join lateral (select *, ${senderFails} as sender_fails from mailbox
                          where id = t.mailbox_id or is_default or o.kind = 'agent_mailbox'
                          order by id = t.mailbox_id desc nulls last, ${hasNoWay}, ${senderFails},
                                   id::text = o.data ->> 'mailboxId', is_default desc
                          limit 1) b on true
      left join brand r on r.id = b.brand_id or (b.brand_id is null and r.is_default)
      cross join desk left join calendar c on c.is_default
     where d.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** Of a `mailbox`: the server that its mail leaves by, its own or the desk's, fails. */
const senderFails = sql`exists (
  select 1 from sender_health h where h.failing_since is not null
     and h.mailbox_id is not distinct from (select s.mailbox_id from mailbox_sender s where s.mailbox_id = mailbox.id))`;
const hasNoWay = sql`not (exists (select 1 from mailbox_sender s where s.mailbox_id = mailbox.id)
  or (select outgoing_since from desk) is not null)`;

const madeWith = sql`(
  select json_build_object('purpose', q.purpose, 'dueAt', q.due_at, 'endedAt', q.ended_at)
    from promise k join promise q on q.id = k.successor_id
   where k.ticket_id = d.ticket_id and k.kept_by = m.id order by q.made_at desc limit 1)`;

/** Who came by a merge is told nothing of the mails before it, not even their ids. */
const since = (at: string) =>
  sql`(p.merge_id is null or ${sql.ref(at)} >= (select g.at from ticket_merge g where g.id = p.merge_id))`;

/** What came in and what went to this person, up to the message itself. */
const thread = sql`(
  select coalesce(json_agg(json_build_object('mailId', h.mail_id, 'theirs', h.theirs) order by h.at), '[]') from (
    select * from (
      select i.mail_id, q.at, true as theirs from message q join inbound i on i.id = q.inbound_id
       where q.ticket_id = d.ticket_id and q.kind = 'public' and i.mail_id is not null and q.at <= m.at and ${since('q.at')}
      union all
      select e.mail_id, e.queued_at, false from delivery e
       where e.ticket_id = d.ticket_id and e.person_id = d.person_id and e.message_id is not null and e.mail_id is not null
         and e.id <> d.id and e.queued_at <= d.queued_at) both_ways
     order by at desc limit 30) h)`;
