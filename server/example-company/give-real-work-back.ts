// Before the example goes: everything real that it has got hold of returns to real people.

import { sql } from 'kysely';
import { reassignTicket } from '../cases/reassign-ticket.ts';
import { replaceLead } from '../people/team.ts';
import type { Context } from '../platform/context.ts';
import { together } from '../platform/database.ts';
import { conflict } from '../platform/errors.ts';
import { unresolved } from '../tickets/ticket.ts';

/** The tickets that go with the example: its own, and whatever one of its people asked. `t` is the ticket. */
export const belongsToExample = sql<boolean>`(t.example or exists (
  select 1 from person r where r.id = t.requester_id and r.example))`;

type RealTicket = { number: string; teamIsExample: boolean };

/** @throws Conflict when nobody real leads the default team */
export async function giveRealWorkBack(ctx: Context): Promise<void> {
  const { tx } = ctx;
  const fallback = await findFallback(ctx);
  const { rows: agents } = await sql<{ id: string }>`
    select id from person where example and kind = 'agent'`.execute(tx);
  for (const { id } of agents) await together(tx, replaceLead(id, fallback.leadId));

  const { rows: tickets } = await sql<RealTicket>`
    select t.number, m.example as team_is_example from ticket t
      join person a on a.id = t.assignee_id join team m on m.id = t.team_id
     where a.example and not ${belongsToExample} and t.status = any(${[...unresolved]}::text[])
     order by t.id`.execute(tx);
  for (const { number, teamIsExample } of tickets) {
    const teamId = teamIsExample ? fallback.teamId : undefined;
    await reassignTicket(ctx, { number, agent: fallback.leadId, reason: 'left', teamId });
  }
  await clearWhatNamesTheExample(ctx, fallback.teamId);
}

async function findFallback(ctx: Context): Promise<{ teamId: string; leadId: string }> {
  const { rows } = await sql<{ teamId: string; leadId: string; example: boolean }>`
    select t.id as team_id, p.id as lead_id, p.example from team t join person p on p.id = t.lead_id
     where t.is_default`.execute(ctx.tx);
  const team = rows[0];
  if (!team || team.example) throw conflict('Give the default team a lead of your own first, who takes over.');
  return team;
}

/** A team, a solved ticket's last contact, a mailbox's team and a copy: none of them is worth a change of hands. */
async function clearWhatNamesTheExample({ tx, now }: Context, teamId: string): Promise<void> {
  await sql`
    update ticket t set team_id = ${teamId}, version = version + 1, updated_at = ${now}
     where t.team_id in (select id from team where example) and not ${belongsToExample}`.execute(tx);
  // Should a solved ticket be opened again, its team's own people have it.
  await sql`
    update ticket t set assignee_id = null, contact_told_id = null, version = version + 1, updated_at = ${now}
     where t.assignee_id in (select id from person where example) and not ${belongsToExample}`.execute(tx);
  await sql`
    update mailbox set team_id = null where team_id in (select id from team where example)`.execute(tx);
  await sql`
    delete from participant c using person p, ticket t
     where p.id = c.person_id and p.example and t.id = c.ticket_id and not ${belongsToExample}`.execute(tx);
  await sql`
    update delivery set state = 'discarded', due_at = null, ended_at = ${now}
     where person_id in (select id from person where example) and state in ('queued', 'sending', 'retry')`.execute(tx);
}
