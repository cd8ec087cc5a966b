// Tickets of somebody who does not answer for them any more, because they left or became a collaborator, go to the lead of
// their team, or to an administrator. It is the desk that gives them: whoever ended the access, and gets one of these
// themselves, has not accepted it by that.

import { answersForTickets } from '../../access/roles.ts';
import { findPerson } from '../../people/find-people.ts';
import { findAdministrator } from '../../people/team.ts';
import { type Context, theDesk } from '../../platform/context.ts';
import { type Database, inTransaction } from '../../platform/database.ts';
import { conflict } from '../../platform/errors.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { isUnresolved, unresolved } from '../../tickets/ticket.ts';
import { passCoversOn } from '../absences/begin-absence.ts';
import { readGround } from '../ground.ts';
import { giveTo } from '../reassign-ticket.ts';

/** All unresolved tickets of the person, in the transaction that makes them answer for none. */
export async function handOnAll(ctx: Context, personId: string): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('ticket')
    .select('id')
    .where('assigneeId', '=', personId)
    .where('status', 'in', [...unresolved])
    .orderBy('id')
    .execute();
  for (const { id } of rows) await handOn(ctx, id);
  await passCoversOn({ ...ctx, actor: theDesk }, personId);
}

/** What was left with them, however that came to be, is found by a sweep. @returns whether it had to go */
export function handOn(ctx: Context, ticketId: number): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx, actor: theDesk };
    const ticket = await findTicketById(here, ticketId, { lock: true });
    const had = ticket.assigneeId && isUnresolved(ticket.status) ? await readStanding(tx, ticket.assigneeId) : null;
    if (!had || had.answers) return false;
    const ground = await readGround(tx, ticket.teamId);
    const lead = await readStanding(tx, ground.team.lead.id);
    const to = lead?.answers ? lead.person : await findAdministrator(tx, [had.person.id]);
    if (!to) throw conflict('The last administrator cannot leave: nobody would answer for the tickets.');
    await giveTo(here, ground, ticket, to, had.person.state === 'active' ? 'team_change' : 'left');
    return true;
  });
}

async function readStanding(tx: Database, personId: string) {
  const person = await findPerson(tx, personId);
  if (!person) return null;
  const works = person.kind === 'agent' && person.state === 'active';
  return { person, answers: works && (await answersForTickets(tx, personId)) };
}
