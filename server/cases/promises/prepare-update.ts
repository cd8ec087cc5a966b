// The next update, prepared: where a ticket has moved since the requester last read of it, the desk offers words for it. They
// are made of what is safe to say (that work went on, that somebody outside has to answer), never of a note's own text, and
// nothing is sent until a person presses send (docs/decisions/0011-prepared-updates-say-only-what-is-safe.md).

import { sql } from 'kysely';
import type { PreparedUpdate } from '../../../contract/promises/prepared.ts';
import type { Context } from '../../platform/context.ts';
import { forbidden } from '../../platform/errors.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canReply } from '../../tickets/permissions.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { say } from '../../wording/say.ts';

type Since = { notes: number; waits: number; links: number };

/** @returns null while it is not our turn, or nothing has happened since our last word. @throws NotFound, Forbidden */
export async function prepareUpdate(ctx: Context, number: string): Promise<PreparedUpdate | null> {
  const ticket = await findTicket(ctx, number);
  if (!canReply(ctx.actor)) throw forbidden('Your role may not write this here.');
  if (ticket.status !== 'new' && ticket.status !== 'open' && ticket.status !== 'waiting_on_third_party') return null;
  const since = await readSince(ctx, ticket);
  // What they asked since is answered by a person, not by a word that work goes on.
  if (!since || since.notes + since.waits + since.links === 0) return null;
  return { ...since, language: ticket.language as Locale, text: wordsOf(ticket, since) };
}

/** The reason of another priority or of a hand-over is kept as a note, yet nobody has worked on the matter by giving it. */
const onlySaysWhy = sql`exists (
  select 1 from event posted join event step on step.ticket_id = posted.ticket_id and step.xact = posted.xact
   where posted.ticket_id = n.ticket_id and posted.kind = 'message.posted' and posted.subject_id = n.id
     and step.kind in ('priority.changed', 'assignee.changed'))`;

/** What the team did since a person of ours last wrote; null where the requester has written since. */
async function readSince({ tx }: Context, { id }: Ticket): Promise<Since | null> {
  const { rows } = await sql<Since & { asked: boolean }>`
    with ours as (
      select coalesce(max(at), (select opened_at from ticket where id = ${id})) as at
        from message where ticket_id = ${id} and kind = 'public' and by_agent)
    select (select count(*)::int from message n where n.ticket_id = ${id} and n.kind = 'note' and n.by_agent and n.at > ours.at
               and not ${onlySaysWhy}) as notes,
           (select count(*)::int from third_party_wait w where w.ticket_id = ${id} and w.at > ours.at) as waits,
           (select count(*)::int from ticket_link l where ${id} in (l.ticket_id, l.other_id) and l.kind = 'related'
               and l.created_at > ours.at) as links,
           exists (select 1 from message q where q.ticket_id = ${id} and q.kind = 'public' and not q.by_agent
               and q.author_id is not null and q.at > ours.at) as asked
      from ours`.execute(tx);
  const { asked, ...since } = rows[0]!;
  return asked ? null : since;
}

function wordsOf({ language, status }: Ticket, { notes, waits, links }: Since): string {
  const locale = language as Locale;
  const waitsForOthers = waits > 0 || status === 'waiting_on_third_party';
  const lines = [
    notes > 0 || !waitsForOthers ? say(locale, 'prepared.work', {}) : '',
    waitsForOthers ? say(locale, 'prepared.others', {}) : '',
    links > 0 ? say(locale, 'prepared.together', {}) : '',
  ].filter((line) => line !== '');
  return say(locale, 'prepared.update', { what: lines.join(' ') });
}
