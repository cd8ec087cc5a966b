// Who takes part in a ticket, with the address each is written to.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';

export type TakingPart = {
  personId: string;
  role: 'requester' | 'copied' | 'pending';
  name: string;
  email: string | null;
  locale: string | null;
  kind: 'requester' | 'agent' | 'outsider';
  /** Belongs to the example company: mail to them never leaves. */
  example: boolean;
  /** They came by a merge and read nothing of this ticket that is older. */
  cameLater: boolean;
};

/** All participants, the requester first. */
export async function readParticipants(tx: Database, ticketId: number): Promise<TakingPart[]> {
  const { rows } = await sql<TakingPart>`
    select p.person_id, p.role, p.sees_after is not null as came_later, n.name, n.locale, n.kind, n.example, coalesce(own.value, any_.value) as email
      from participant p
      join person n on n.id = p.person_id
      left join address own on own.id = p.address_id and own.health <> 'failed'
      left join lateral (select value from address a where a.person_id = p.person_id
                          order by a.health = 'failed', a.preferred desc, a.created_at limit 1) any_ on true
     where p.ticket_id = ${ticketId}
     order by p.role <> 'requester', p.added_at, n.name`.execute(tx);
  return rows;
}

/** The text of the last public message if a person of ours wrote it, else null. */
export async function lastPublicOfOurs(tx: Database, ticketId: number): Promise<string | null> {
  const { rows } = await sql<{ bodyText: string; byAgent: boolean }>`
    select body_text, by_agent from message
     where ticket_id = ${ticketId} and kind = 'public' and (by_agent or author_id is not null)
     order by at desc, id desc limit 1`.execute(tx);
  return rows[0]?.byAgent ? rows[0].bodyText : null;
}
