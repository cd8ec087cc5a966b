// Which messages may go to a ticket of their own: what one person of the requester's side wrote, and not all there is.

import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { invalid, notFound } from '../../platform/errors.ts';
import type { Ticket } from '../../tickets/ticket.ts';

export type ChosenWord = {
  id: string;
  ticketId: number;
  /** `note`: somebody wrote whose part is undecided. */
  kind: 'public' | 'note' | 'restricted';
  authorId: string;
  byAgent: boolean;
  channel: string;
  language: string;
  subject: string | null;
  bodyText: string;
  verified: boolean;
  at: Date;
};

/** Oldest first. @throws NotFound (not on this ticket), Invalid */
export async function chooseWords(ctx: Context, ticket: Ticket, ids: readonly string[]): Promise<ChosenWord[]> {
  const wanted = [...new Set(ids)];
  const { rows: words } = await sql<ChosenWord>`
    select m.id, m.ticket_id, m.kind, m.author_id, m.by_agent, m.channel, m.language, coalesce(m.subject, i.subject) as subject,
           m.body_text, m.verified, m.at
      from message m left join inbound i on i.id = m.inbound_id
     where m.id = any(${wanted}::uuid[])
       and m.ticket_id in (select id from ticket where id = ${ticket.id} or merged_into_id = ${ticket.id})
     order by m.at, m.id`.execute(ctx.tx);
  if (words.length === 0 || words.length < wanted.length) throw notFound('There is no such message on this ticket.');
  if (words.some((one) => one.byAgent || one.authorId === null || one.kind === 'restricted')) {
    throw invalid('Only what the requester’s side wrote is split off; your own words stay where they were said.');
  }
  if (words.some((one) => one.authorId !== words[0]!.authorId)) {
    throw invalid('Split off the words of one person at a time; they become the requester of the new ticket.');
  }
  if (words.some((one) => one.kind !== words[0]!.kind)) {
    throw invalid('Some of these words wait for a decision about who takes part. Decide first.');
  }
  if (words[0]!.kind === 'public' && !(await othersStay(ctx, ticket, wanted))) {
    throw invalid('Something must stay: a ticket without a word of its requester is about nothing.');
  }
  return words;
}

async function othersStay(ctx: Context, ticket: Ticket, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    select 1 from message m
     where m.ticket_id in (select id from ticket where id = ${ticket.id} or merged_into_id = ${ticket.id})
       and m.kind = 'public' and not m.by_agent and m.author_id is not null and m.id <> all(${[...ids]}::uuid[])
     limit 1`.execute(ctx.tx);
  return rows.length > 0;
}
