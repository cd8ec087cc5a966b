// The invariants (3.11): each is a query that must return no row. A row names what offends. With `since` a query looks only
// at what changed after that time and at what is due by index; without it, at everything.

import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { toldWithIt } from '../promises/promise.ts';
import { keptInVain } from '../promises/promise-undone.ts';

export type Look = { now: Date; since: Date | null };
export type Offender = Record<string, unknown>;
export type Invariant = { number: number; name: string; query: ((look: Look) => RawBuilder<Offender>) | null };

const unresolved = sql`t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')`;
const changed = (since: Date | null) => (since ? sql`t.updated_at >= ${since}` : sql`true`);
const before = (now: Date, seconds: number) => new Date(now.getTime() - seconds * 1000);
/** Offenders shown; one is enough to be broken. */
const most = sql`limit 50`;

const hasPerson = ({ since }: Look) => sql<Offender>`
  (select t.number as ticket, 'has no assignee' as why from ticket t
    where ${unresolved} and ${changed(since)} and t.assignee_id is null ${most})
  union all
  (select t.number, 'its assignee ' || p.name || ' no longer works here'
     from person p join ticket t on t.assignee_id = p.id
    where (p.state <> 'active' or p.kind <> 'agent') and ${unresolved} ${most})`;

const promiseHolds = ({ now, since }: Look) => sql<Offender>`
  (select t.number as ticket, 'its promise of ' || p.due_at || ' passed in silence' as why
     from promise p join ticket t on t.id = p.ticket_id
    where p.state = 'standing' and p.due_at < ${before(now, 120)} ${most})
  union all
  (select t.number, 'has no standing promise' from ticket t
     left join promise p on p.id = t.promise_id and p.state = 'standing'
    where ${unresolved} and ${changed(since)} and p.id is null ${most})
  union all
  (select t.number, 'its promise of ' || p.due_at || ' was moved to ' || s.due_at || ' and nobody was told'
     from ticket t join promise s on s.id = t.promise_id join promise p on p.ticket_id = t.id and p.successor_id = s.id
    where p.state = 'moved' and s.due_at > p.due_at and ${changed(since)}
      and not ${toldWithIt('s')} ${most})
  union all
  (select t.number, 'its promise of ' || p.due_at || ' was kept or moved by a message that did not arrive'
     from ${keptInVain} and d.ended_at < ${before(now, 120)} ${most})
  union all
  (select t.number, 'its missed promise was not said to anybody' from ticket t join promise p on p.ticket_id = t.id
    where ${changed(since)} and p.state = 'missed'
      and not exists (select 1 from delivery d where d.message_id = p.announced_by)
      and exists (select 1 from participant c join address a on a.person_id = c.person_id
                   where c.ticket_id = t.id and c.role <> 'pending') ${most})`;

const rowEqualsHistory = ({ since }: Look) => sql<Offender>`
  (select t.number as ticket, 'its assignee is not the person of its last stint' as why from ticket t
     left join lateral (select person_id, sequence from stint s where s.ticket_id = t.id order by sequence desc limit 1) s on true
    where ${unresolved} and ${changed(since)}
      and (s.person_id is distinct from t.assignee_id or s.sequence is distinct from t.stint_sequence) ${most})
  union all
  (select t.number, 'its promise is not the one that stands' from ticket t
     left join promise p on p.ticket_id = t.id and p.state = 'standing'
    where ${changed(since)} and (p.id is distinct from t.promise_id or p.due_at is distinct from t.promise_due_at) ${most})
  union all
  (select t.number, 'its last public word is not the last public message' from ticket t
     left join lateral (select max(at) as at from message m where m.ticket_id = t.id and m.kind = 'public') m on true
    where ${changed(since)} and m.at is distinct from t.last_public_at ${most})
  union all
  (select t.number, 'it does not live on where its merges lead' from ticket t
     left join ticket_merge g on g.ticket_id = t.id and g.undone_at is null
     left join ticket i on i.id = g.into_id
    where ${changed(since)} and t.merged_into_id is distinct from coalesce(i.merged_into_id, g.into_id) ${most})`;

const inboundEnds = ({ now }: Look) => sql<Offender>`
  select i.id as inbound, 'arrived at ' || i.received_at || ' and was not dealt with' as why
    from inbound i, desk d
   where i.state = 'received' and d.set_up_at is not null
     and greatest(i.received_at, d.set_up_at) < ${before(now, 120)} ${most}`;

const deliveriesMove = ({ now }: Look) => sql<Offender>`
  (select d.id as delivery, t.number as ticket, 'has been due since ' || d.due_at as why
     from delivery d left join ticket t on t.id = d.ticket_id, desk k
    where d.due_at < ${before(now, 300)} and d.state in ('queued', 'sending', 'retry') and not d.example
      and not exists (select 1 from outgoing_stop where ended_at is null)
      and k.outgoing_since is not null and k.outgoing_since < ${before(now, 300)} ${most})
  union all
  (select d.id, t.number, 'owed to the requester and held back until ' || d.due_at
     from delivery d join message m on m.id = d.message_id join ticket t on t.id = d.ticket_id
    where d.due_at > ${now} and d.due_at > d.queued_at and d.state = 'queued' and (m.by_agent or m.purpose in ('late', 'reminder', 'contact', 'away')) ${most})
  union all
  (select d.id, t.number, 'failed and nobody was given the task' from delivery d left join ticket t on t.id = d.ticket_id
    where d.state = 'failed' and d.ended_at < ${before(now, 120)} ${most})`;

const nothingInternalLeaves = ({ since }: Look) => sql<Offender>`
  select d.id as delivery, t.number as ticket, 'carries an internal text to ' || d.to_address as why
    from delivery d join message m on m.id = d.message_id join ticket t on t.id = m.ticket_id
   where m.kind <> 'public' and ${since ? sql`d.queued_at >= ${since}` : sql`true`} ${most}`;

export const invariants: readonly Invariant[] = [
  { number: 1, name: 'Every unresolved ticket has a person who can be reached', query: hasPerson },
  { number: 2, name: 'No promise passes in silence', query: promiseHolds },
  { number: 3, name: 'Current truth equals history', query: rowEqualsHistory },
  { number: 4, name: 'Every change of contact has a reason and was told', query: null },
  { number: 5, name: 'Every hand-over has a brief and was accepted', query: null },
  { number: 6, name: 'Nothing known was asked again without a reason', query: null },
  { number: 7, name: 'Everything that arrived was dealt with', query: inboundEnds },
  { number: 8, name: 'No delivery is stuck or failed unseen', query: deliveriesMove },
  { number: 9, name: 'Clocks are honest', query: null },
  { number: 10, name: 'The record is complete', query: null },
  { number: 11, name: 'No internal text reaches a requester', query: nothingInternalLeaves },
  { number: 12, name: 'The watchdog itself is watched', query: null },
];

export type Verdict = { number: number; name: string; state: 'holds' | 'broken' | 'not built'; offenders: Offender[] };

/** Looks at all invariants. */
export async function checkInvariants(tx: Database, look: Look): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { number, name, query } of invariants) {
    const offenders = query ? (await query(look).execute(tx)).rows : [];
    verdicts.push({
      number,
      name,
      state: query ? (offenders.length > 0 ? 'broken' : 'holds') : 'not built',
      offenders,
    });
  }
  return verdicts;
}
