// Who has unresolved tickets. They are found by leaping through an index from person to person: there are few of them, however
// many tickets and however many people who have left.

import { type RawBuilder, sql } from 'kysely';
import { unresolved } from '../tickets/ticket.ts';

/** In the words of the index, which a list of parameters would not match. */
const isUnresolved = sql`t.status in (${sql.join(unresolved.map((status) => sql.lit(status)))})`;
const next = (where: RawBuilder<unknown>) =>
  sql`select t.assignee_id from ticket t where ${isUnresolved} and ${where} order by t.assignee_id limit 1`;

/** A table of one column `id`, for `with recursive`; its last row may be empty. */
export const holders = sql`holder (id) as (
  (${next(sql`t.assignee_id is not null`)})
  union all
  select (${next(sql`t.assignee_id > holder.id`)}) from holder where holder.id is not null)`;

/** For each holder `p` their unresolved tickets as `t`, at most so many. */
export const ticketsOfHolder = (most: number) => sql`cross join lateral (
  select t.id, t.number from ticket t where t.assignee_id = p.id and ${isUnresolved} limit ${sql.lit(most)}) t`;
