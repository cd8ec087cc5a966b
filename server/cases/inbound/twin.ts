// Two copies of one mail of which a list or a group has changed one: it puts its name before the subject and its words below
// the text. Whoever wrote to support@ and to a group that support@ is in has written once, and hears from us once.

import { sql } from 'kysely';
import type { FirstOfIdentity } from '../../channels/inbound.ts';
import type { Context } from '../../platform/context.ts';
import type { Word } from './inbound-rows.ts';
import type { Candidate } from './read-facts.ts';

export type Twin = FirstOfIdentity & {
  /** The ticket of the first copy, as if this one had named it. */
  candidate: Candidate;
  /** Nothing is in this copy that was not in the first one. */
  saysAll: boolean;
};

const leastLetters = 10;

/** The copy that came first, from the same sender under the same Message-ID, where one text holds the other. */
export async function findTwin(ctx: Context, { sender, parsed, inbound }: Word): Promise<Twin | null> {
  type Row = FirstOfIdentity & Omit<Candidate, 'by'> & { text: string; files: number };
  const { rows } = await sql<Row>`
    select i.id as inbound_id, i.state, i.ticket_id, t.number as ticket_number, t.number, t.status, t.requester_id,
           m.body_text as text, (select count(*) from attachment a where a.message_id = m.id) as files,
           (select p.role from participant p join address a on a.person_id = p.person_id and a.channel = 'email' and a.value = i.sender
             where p.ticket_id = t.id limit 1) as role
      from inbound i join message m on m.id = i.message_id join ticket t on t.id = i.ticket_id
     where i.sender = ${sender.email} and i.mail_id = ${parsed.messageId} and i.id <> ${inbound.id} and i.state = 'accepted'
     order by i.received_at limit 1`.execute(ctx.tx);
  const first = rows[0];
  if (!first) return null;
  const { inboundId, state, ticketId, ticketNumber, text, files, ...rest } = first;
  const [there, here] = [bare(text), bare(parsed.reply?.text ?? parsed.text)];
  const [shorter, longer] = there.length <= here.length ? [there, here] : [here, there];
  if (shorter.length < leastLetters || !longer.includes(shorter) || ticketId === null) return null;
  return {
    inboundId,
    state,
    ticketId,
    ticketNumber,
    candidate: { ...rest, ticketId, by: 'reference' },
    saysAll: parsed.files.length <= Number(files),
  };
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
