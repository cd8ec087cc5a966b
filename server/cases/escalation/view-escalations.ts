// What was called for on a ticket, and for what somebody is called, as the API shows them.

import { sql } from 'kysely';
import type { EscalationView, OwnCallView } from '../../../contract/escalation/escalations.ts';
import type { Context } from '../../platform/context.ts';

export async function listEscalations({ tx }: Context, ticketId: number): Promise<EscalationView[]> {
  const { rows } = await sql<EscalationView>`
    select e.id, e.trigger, e.said_by, to_json(e.opened_at) #>> '{}' as opened_at, to_json(e.ended_at) #>> '{}' as ended_at, e.end_as as ended_as, e.alarms,
           json_build_object('name', p.name, 'number', e.policy_number) as policy,
           case when a.id is not null then json_build_object('by', json_build_object('id', a.id, 'name', a.name), 'nextStep', m.body_text) end as answer,
           (select coalesce(json_agg(json_build_object('step', c.step, 'kind', v.steps -> c.step ->> 'kind', 'state', c.state,
                'person', case when w.id is not null then json_build_object('id', w.id, 'name', w.name) end, 'media', c.media,
                'skippedWhy', c.skip_why, 'at', c.at, 'answerBy', c.due_at, 'endedAt', c.ended_at) order by c.sequence), '[]')
              from escalation_call c left join person w on w.id = c.person_id where c.escalation_id = e.id) as calls
      from escalation e join escalation_policy p on p.id = e.policy_id
      join escalation_version v on v.policy_id = e.policy_id and v.number = e.policy_number
      left join person a on a.id = e.acknowledged_by left join message m on m.id = e.next_step_id
     where e.ticket_id = ${ticketId} order by e.opened_at desc, e.id desc`.execute(tx);
  return rows.map((row) => ({
    ...row,
    openedAt: instant(row.openedAt)!,
    endedAt: instant(row.endedAt),
    calls: row.calls.map((call) => ({
      ...call,
      at: instant(call.at)!,
      answerBy: instant(call.answerBy),
      endedAt: instant(call.endedAt),
    })),
  }));
}

export async function listOwnCalls({ tx, actor }: Context): Promise<OwnCallView[]> {
  const { rows } = await sql<Omit<OwnCallView, 'at' | 'answerBy'> & { at: Date; answerBy: Date }>`
    select e.id, e.trigger, c.at, c.due_at as answer_by,
           json_build_object('number', t.number, 'subject', t.subject, 'language', t.language) as ticket
      from escalation_call c join escalation e on e.id = c.escalation_id join ticket t on t.id = e.ticket_id
     where c.person_id = ${actor.personId}::uuid and c.state = 'fired' and 'desk' = any(c.media)
     order by t.priority, c.due_at limit 100`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), answerBy: row.answerBy.toISOString() }));
}

const instant = <T extends string | null>(text: T) => (text === null ? null : new Date(text).toISOString());
