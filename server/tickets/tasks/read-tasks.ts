// Tasks as the API shows them.

import { type RawBuilder, sql } from 'kysely';
import type { TaskView } from '../../../contract/tasks/tasks.ts';
import type { Database } from '../../platform/database.ts';
import { instantText } from '../ticket-view.ts';

const atMost = 200;

/** Of one ticket, open ones first, whose sight was checked before. */
export const readTasks = (tx: Database, ticketId: number): Promise<TaskView[]> =>
  read(tx, sql`k.ticket_id = ${ticketId}`, sql`k.done_at desc nulls first, k.made_at, k.id`);

/** Open ones of the tickets on which somebody acts. */
export const readOwnTasks = (tx: Database, personId: string): Promise<TaskView[]> =>
  read(
    tx,
    sql`k.done_at is null and (t.assignee_id = ${personId}::uuid and t.cover_id is null or t.cover_id = ${personId}::uuid)`,
    sql`k.made_at, k.id`,
  );

async function read(tx: Database, where: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<TaskView[]> {
  const { rows } = await sql<{ task: TaskView }>`
    select json_build_object('id', k.id, 'kind', k.kind, 'ticket', json_build_object('number', t.number, 'subject', t.subject),
             'madeAt', k.made_at, 'doneAt', k.done_at, 'endedAs', k.ended_as, 'reason', k.reason, 'toldBy', k.told_by,
             'call', case when k.say_text is not null then json_build_object('say', k.say_text, 'language', k.say_language) end,
             'doneBy', case when p.id is null then null else json_build_object('id', p.id, 'name', p.name, 'email', null) end,
             'late', (select coalesce(json_agg(json_build_object('metric', b.metric, 'since', b.breached_at) order by b.breached_at, b.metric), '[]')
                from task_breach b where b.task_id = k.id)) as task
      from task k join ticket t on t.id = k.ticket_id left join person p on p.id = k.done_by
     where ${where} order by ${order} limit ${atMost}`.execute(tx);
  return rows.map(({ task }) => ({
    ...task,
    madeAt: instantText(task.madeAt),
    doneAt: task.doneAt && instantText(task.doneAt),
    late: task.late.map((one) => ({ ...one, since: instantText(one.since) })),
  }));
}
