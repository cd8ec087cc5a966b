// “Next ticket”: whoever has time is handed the riskiest ticket of their teams that nobody has taken and that fits their
// languages and skills. It is taken in the same transaction; what somebody else takes at this moment is passed over, so that
// two never get the same one.

import { sql } from 'kysely';
import { nearest } from '../../assignment/routing/languages.ts';
import { liesInQueue } from '../../assignment/stint.ts';
import { findPerson } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { isAgent } from '../../tickets/permissions.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { readGround } from '../ground.ts';
import { giveTo } from '../reassign-ticket.ts';

/** @returns null: nothing waits for them. @throws Forbidden */
export function takeNext(ctx: Context): Promise<Ticket | null> {
  const me = ctx.actor.personId;
  if (!isAgent(ctx.actor) || !me) throw forbidden('Only agents take tickets.');
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const id = await findNext(here, me);
    if (id === null) return null;
    const ticket = await findTicketById(here, id, { lock: true, itself: true });
    const ground = await readGround(tx, ticket.teamId);
    const taken = await giveTo(here, ground, ticket, (await findPerson(tx, me))!, 'taking_it');
    await together(tx, [record(here, [{ kind: 'ticket.taken_next', ticketId: id, subjectId: me }])]);
    return taken;
  });
}

/**
 * English serves a requester whose language nobody of the team has who is here. The stint's row is held as well: whoever held
 * the queue may take the ticket up at this moment, and then it is no longer to be had.
 */
async function findNext({ tx, now }: Context, me: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    with mine as (select languages_of(${me}::uuid) as own)
    select t.id from ticket t join stint s on s.ticket_id = t.id and s.sequence = t.stint_sequence cross join mine
     where t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled') and t.cover_id is null
       and t.requester_id <> ${me}::uuid
       and t.team_id in (select team_id from membership where person_id = ${me}::uuid union select id from team where lead_id = ${me}::uuid)
       and s.accepted_at is null and (${liesInQueue} or s.person_id = ${me}::uuid)
       and not exists (select 1 from passed_over o where o.ticket_id = t.id and o.person_id = ${me}::uuid and o.until_at > ${now})
       and not exists (select 1 from needed_skill n where n.ticket_id = t.id and not exists (
             select 1 from person_skill k where k.person_id = ${me}::uuid and k.skill_id = n.skill_id and k.level >= n.least_level))
       and (${reaches(sql`mine.own`)}
         or 'en' = any(mine.own) and not exists (
           select 1 from membership m join person p on p.id = m.person_id and p.state = 'active'
            where m.team_id = t.team_id and ${reaches(sql`languages_of(p.id)`)}
              and not exists (select 1 from absence w where w.person_id = p.id and w.state = 'running')))
     order by t.risk_level desc, t.next_due_at, t.id
     limit 1 for update of t, s skip locked`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Their own language or, from the table, one that is read without trouble. */
const reaches = (languages: ReturnType<typeof sql>) => {
  const pairs = Object.entries(nearest).flatMap(([wanted, others]) =>
    others.filter((one) => one !== 'en').map((one) => [wanted, one] as const),
  );
  const near = pairs.map(
    ([wanted, one]) => sql`t.language = ${sql.lit(wanted)} and ${sql.lit(one)} = any(${languages})`,
  );
  return sql`(t.language = any(${languages}) or ${sql.join(near, sql` or `)})`;
};
