// Clocks of many tickets were found late at once: the tasks that they make.

import { sql } from 'kysely';
import type { Clock } from '../../clocks/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type KnownTask, knownTasksJson } from '../../tickets/tasks/write-tasks.ts';
import { type KeptTasks, keepTasks } from './keep-tasks.ts';

/** The tickets are held and unresolved. */
export async function tasksOfLate(
  ctx: Context,
  late: readonly { ticketId: number; clock: Clock }[],
): Promise<KeptTasks> {
  const kept: KeptTasks = { writes: [], events: [] };
  const byTicket = Map.groupBy(late, ({ ticketId }) => ticketId);
  if (byTicket.size === 0) return kept;
  const { rows } = await sql<{ id: number; tasks: KnownTask[] }>`
    select t.id, ${knownTasksJson(sql`t.id`)} as tasks from ticket t where t.id = any(${[...byTicket.keys()]}::bigint[])`.execute(
    ctx.tx,
  );
  for (const { id, tasks } of rows) {
    const clocks = byTicket.get(id)!.map(({ clock }) => clock);
    const news = { late: clocks, clocks, told: null, cameBack: [], wasOver: false, isOver: false };
    const { writes, events } = keepTasks(ctx, id, tasks, news);
    kept.writes.push(...writes);
    kept.events.push(...events);
  }
  return kept;
}
