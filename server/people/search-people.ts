// Finds people while somebody is on the line: by name, address or organisation, each word somewhere.

import { sql } from 'kysely';
import type { FoundRequesterView } from '../../contract/requesters.ts';
import type { Database } from '../platform/database.ts';

const most = 8;
/** More words than this narrow nothing any more. */
const mostWords = 5;

/** People who can be written to, whoever they are; those whose name or address begins with what is sought stand first. */
export async function searchPeople(tx: Database, search: string): Promise<FoundRequesterView[]> {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords).map(likePattern);
  if (words.length === 0) return [];
  const each = words.map(
    (word) => sql`(p.name ilike ${`%${word}%`} or a.value ilike ${`%${word}%`} or o.name ilike ${`%${word}%`})`,
  );
  const first = `${words[0]}%`;
  const { rows } = await sql<FoundRequesterView>`
    select f.*, (select count(*) from ticket t where t.requester_id = f.id
        and t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')) as unresolved
      from (select p.id, p.name, a.value as email, o.name as organisation, p.locale
              from person p
              join lateral (select value from address where person_id = p.id and channel = 'email'
                             order by health = 'failed', preferred desc, created_at limit 1) a on true
              left join organisation o on o.id = p.organisation_id
             where p.state = 'active' and ${sql.join(each, sql` and `)}
             order by (p.name ilike ${first} or a.value ilike ${first}) desc, p.name, p.id
             limit ${most}) f
     order by (f.name ilike ${first} or f.email ilike ${first}) desc, f.name, f.id`.execute(tx);
  return rows;
}

/** For a pattern: its own signs stand for themselves. */
export const likePattern = (word: string): string => word.replaceAll(/[\\%_]/g, '\\$&');
