// What was handed to somebody and waits to be taken up: tickets that they got, and those on which they stand in.

import { sql } from 'kysely';
import type { ToTakeUpView } from '../../contract/hand-over/acceptance.ts';
import type { Database } from '../platform/database.ts';
import { instantText } from '../tickets/ticket-view.ts';

const most = 200;

/** `told`: only what came with this notice. The first to go up comes first. */
export async function readToTakeUp(
  tx: Database,
  personId: string,
  told?: { noticeId: string },
): Promise<ToTakeUpView[]> {
  const { rows } = await sql<{ one: ToTakeUpView }>`
    with told as (select ticket_id, at, (data ->> 'absenceId')::uuid as absence_id from notice
                   where id = ${told?.noticeId ?? null}::uuid and person_id = ${personId}::uuid),
    theirs as (
      select s.ticket_id, 'stint' as kind, s.from_at, s.accept_due_at, s.given_by, null::uuid as for_id
        from ticket t join stint s on s.ticket_id = t.id and s.sequence = t.stint_sequence
       where t.assignee_id = ${personId} and t.cover_id is null and s.person_id = ${personId} and s.accepted_at is null
         and t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')
         and (${told === undefined}::boolean or exists (select 1 from told n where n.ticket_id = t.id and n.at = s.from_at))
      union all
      select c.ticket_id, 'cover', c.from_at, c.accept_due_at, c.given_by, c.for_id
        from cover c where c.person_id = ${personId} and c.ended_at is null and c.accepted_at is null
         and (${told === undefined}::boolean or exists (select 1 from told n where n.absence_id = c.absence_id and n.at = c.from_at)))
    select json_build_object('number', t.number, 'subject', t.subject, 'language', t.language, 'status', t.status,
             'requester', r.name, 'of', x.kind, 'since', x.from_at, 'goesUpAt', x.accept_due_at, 'from', g.name, 'standsInFor', f.name,
             'promisedAt', t.promise_due_at, 'nextAction', (select n.what from next_action n where n.ticket_id = t.id and n.ended_at is null)) as one
      from theirs x join ticket t on t.id = x.ticket_id join person r on r.id = t.requester_id
      left join person g on g.id = x.given_by and g.id <> ${personId} left join person f on f.id = x.for_id
     order by x.accept_due_at nulls last, x.from_at, t.id limit ${most}`.execute(tx);
  return rows.map(({ one }) => ({
    ...one,
    since: instantText(one.since),
    goesUpAt: one.goesUpAt && instantText(one.goesUpAt),
    promisedAt: one.promisedAt && instantText(one.promisedAt),
  }));
}
