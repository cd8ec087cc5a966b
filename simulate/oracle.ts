// What those who ask for help expect, looked at from their side: what they wrote is there once, what they read is true when
// they read it, and nobody is written to twice. It knows the rules of the desk from its promises to them, not from its code.

import { sql } from 'kysely';
import type { ComposedMail } from '../server/channels/email/compose-mail.ts';
import type { World } from './world.ts';

const minute = 60_000;

type Sent = {
  number: string;
  status: string;
  at: Date;
  updatedAt: Date;
  dueAt: Date | null;
  isLast: boolean;
  purpose: string;
  /** The standing promise was made together with this message, for a date that nobody promised besides. */
  isNews: boolean;
  zone: string;
  isRequester: boolean;
  toldBefore: Date | null;
  followed: boolean;
};

export type Complaint = { why: string; tickets: string[] };

/** A mail of ours has arrived: what does its reader have to say against it? Notices outside of tickets are not looked at. */
export async function readAsRequester(world: World, mail: ComposedMail): Promise<Complaint[]> {
  const { rows } = await sql<Sent>`
    select t.number, t.status, m.at, t.updated_at, t.promise_due_at as due_at, m.purpose,
           exists (select 1 from promise s where s.id = t.promise_id and s.made_at = m.at and not exists (
             select 1 from promise k join ticket f on f.id = k.ticket_id
              where coalesce(f.merged_into_id, f.id) = t.id and k.due_at = s.due_at and k.id <> s.id)) as is_news,
           coalesce(p.zone, (select c.input ->> 'tz' from calendar c where c.is_default)) as zone,
           d.person_id = t.requester_id as is_requester,
           not exists (select 1 from message n where n.ticket_id = t.id and n.kind = 'public' and n.id <> m.id
                and n.at > m.at - interval '30 seconds') as is_last,
           (select max(q.due_at) from message h join promise q on q.ticket_id = h.ticket_id and q.made_at = h.at and q.undelivered_at is null and q.purpose in ('update', 'agreed')
              join delivery e on e.message_id = h.id and e.person_id = t.requester_id and e.state = 'sent'
             where h.ticket_id = t.id and h.kind = 'public' and h.purpose <> 'late'
               and h.at = (select max(l.at) from message l where l.ticket_id = t.id and l.kind = 'public' and l.at < m.at
                              and (l.by_agent or l.author_id is null))) as told_before,
           ${mail.references.length === 0} or exists (
             select 1 from mail_reference r join ticket f on f.id = r.ticket_id
              where r.mail_id = any(${[...mail.references]}::text[])
                and coalesce(f.merged_into_id, f.id) = coalesce(t.merged_into_id, t.id)) as followed
      from delivery d join message m on m.id = d.message_id join ticket t on t.id = m.ticket_id join person p on p.id = d.person_id
     where d.mail_id = ${mail.mailId}`.execute(world.onlooker.db);
  const sent = rows[0];
  if (!sent) return [];
  return [lateForNothing(sent), resolvedIsLate(sent), wrongDate(sent, mail), threadLost(sent)]
    .filter((why) => why !== null)
    .map((why) => ({ why: `${mail.envelopeTo}: ${why}`, tickets: [sent.number] }));
}

/** A date that they were told, and nobody said otherwise since, is not over. */
function lateForNothing({ purpose, toldBefore, at }: Sent): string | null {
  if (purpose !== 'late' || !toldBefore || toldBefore <= at) return null;
  return `You say that you are late, and told me ${toldBefore.toISOString()} in your last word.`;
}

const resolvedIsLate = ({ purpose, status, at, updatedAt }: Sent): string | null =>
  purpose === 'late' && updatedAt <= at && ['resolved', 'closed', 'merged', 'spam'].includes(status)
    ? `You say that you are late with what is ${status}.`
    : null;

/** Where nothing has happened since it was written, the date in it is the one that stands. */
function wrongDate(sent: Sent, mail: ComposedMail): string | null {
  const { isNews, purpose, dueAt, at, updatedAt, zone, isLast, isRequester, status } = sent;
  if (!isRequester || !isLast || updatedAt > at || !dueAt || purpose === 'resolution' || purpose === 'upload')
    return null;
  const [hours, minutes] = dueAt
    .toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
    .split(':') as [string, string];
  const told = `\\b0?${Number(hours)}(?:[:.h]${minutes}${minutes === '00' ? '|h' : ''})\\b`;
  if (!/\b\d{1,2}(?:[:.]\d\d|h(?:\d\d)?)\b/.test(mail.text)) {
    // Where they knew the date before, it need not be said again.
    if (!isNews) return null;
    return `No date is told, though ${dueAt.toISOString()} stands (${status}, ${purpose}):\n${mail.text}`;
  }
  return new RegExp(told).test(mail.text) ? null : `${hours}:${minutes} stands, and it does not tell it:\n${mail.text}`;
}

const threadLost = ({ followed }: Sent): string | null =>
  followed ? null : 'Its References lead to no mail of this ticket.';

/** Once a day: what was written is on exactly one ticket, and nobody was written to twice. */
export async function lookBack(world: World): Promise<Complaint[]> {
  return [...(await wordsLost(world)), ...(await saidTwice(world)), ...(await notAcknowledged(world))];
}

async function wordsLost(world: World): Promise<Complaint[]> {
  const { rows } = await sql<{ mark: string; number: string; kind: string }>`
    select substring(m.body_text from '^\\s*(Ref\\d+x)') as mark, t.number, m.kind
      from message m join ticket t on t.id = m.ticket_id
     where not m.by_agent and m.author_id is not null and m.body_text ~ '^\\s*Ref\\d+x'`.execute(world.onlooker.db);
  const aside = await sql<{ sender: string; many: number }>`
    select sender, count(*)::int as many from inbound where state in ('quarantined', 'rejected', 'received') and sender is not null
     group by sender`.execute(world.onlooker.db);
  const found = Map.groupBy(rows, ({ mark }) => mark);
  const complaints: Complaint[] = [];
  // Those that were put aside have no message yet; whoever misses more than that has lost something.
  const put = new Map(aside.rows.map(({ sender, many }) => [sender, many]));
  for (const [mark, { arrived, from }] of world.words) {
    const here = found.get(mark) ?? [];
    if (here.length > 1) {
      complaints.push({
        why: `${from}: what I wrote (${mark}) is there ${here.length} times`,
        tickets: here.map((h) => h.number),
      });
    } else if (arrived && here.length === 0) {
      const left = (put.get(from) ?? 0) - 1;
      put.set(from, left);
      if (left < 0)
        complaints.push({ why: `a word is on no ticket: ${await whatCame(world, mark, from)}`, tickets: [] });
    }
  }
  return complaints;
}

/** What became of the mails of somebody whose word is missing. */
async function whatCame(world: World, mark: string, from: string): Promise<string> {
  const { rows } = await sql<{ is: string }>`
    select concat_ws(' ', to_char(i.received_at, 'DD HH24:MI'), i.state, i.reason, t.number, m.kind, left(m.body_text, 60)) as is
      from inbound i left join message m on m.id = i.message_id left join ticket t on t.id = coalesce(m.ticket_id, i.ticket_id)
     where i.sender = ${from} order by i.received_at desc limit 6`.execute(world.onlooker.db);
  return `${mark} of ${from} (${rows.map((row) => row.is).join(' | ')})`;
}

/** What is joined, taken apart and joined again is said each time: only in a row it is said twice. */
async function saidTwice(world: World): Promise<Complaint[]> {
  const since = new Date(world.clock.now.getTime() - 2 * 1440 * minute);
  const { rows } = await sql<{ number: string; why: string }>`
    select t.number, 'the same words twice: ' || m.purpose as why from message m join ticket t on t.id = m.ticket_id
     where m.author_id is null and m.kind = 'public' and m.purpose <> 'message' and m.at > ${since}
     group by t.number, m.purpose, m.body_text, date_trunc('day', m.at) having count(*) > 1
    union all
    select number, 'the same words twice in a row' from (
      select t.number, m.body_text, lag(m.body_text) over (partition by t.requester_id order by m.at, m.id) as before
        from message m join ticket t on t.id = m.ticket_id
       where m.author_id is null and m.kind = 'public' and m.purpose = 'message' and m.at > ${since}) w where body_text = before
    union all
    select t.number, 'one message was sent to ' || d.to_address || ' twice' from delivery d join ticket t on t.id = d.ticket_id
     where d.message_id is not null and d.state = 'sent' and d.queued_at > ${since}
     group by t.number, d.message_id, d.to_address having count(*) > 1`.execute(world.onlooker.db);
  return rows.map(({ number, why }) => ({ why, tickets: [number] }));
}

/** Every mail that opened a ticket was acknowledged within a minute, where the line was there and the first try worked. */
async function notAcknowledged(world: World): Promise<Complaint[]> {
  const { rows } = await sql<{
    number: string;
    openedAt: Date;
    sentAt: Date | null;
    tries: number | null;
    queuedAt: Date | null;
  }>`
    select t.number, t.opened_at, d.sent_at, d.tries, d.queued_at
      from ticket t
      left join lateral (select d.sent_at, d.tries, d.queued_at from message m join delivery d on d.message_id = m.id
         where m.ticket_id = t.id and m.purpose = 'acknowledgement' order by m.at limit 1) d on true
     where t.channel = 'email' and t.opened_at > ${new Date(world.clock.now.getTime() - 1440 * minute)}
       and t.opened_at < ${new Date(world.clock.now.getTime() - 10 * minute)} and t.status <> 'spam'
       and not exists (select 1 from withheld_acknowledgement w where w.ticket_id = t.id)
       and not exists (select 1 from ticket_split s where s.ticket_id = t.id)`.execute(world.onlooker.db);
  return rows.flatMap(({ number, openedAt, sentAt, tries, queuedAt }) => {
    if (queuedAt === null) return [{ why: 'the ticket was opened by mail and never acknowledged', tickets: [number] }];
    const wasCalm = !world.troubled.some(({ at, until }) => at <= openedAt && (!until || openedAt <= until));
    const late = tries === 1 && wasCalm && sentAt !== null && sentAt.getTime() - openedAt.getTime() > 60_000;
    return late ? [{ why: `acknowledged only at ${sentAt.toISOString()}`, tickets: [number] }] : [];
  });
}
