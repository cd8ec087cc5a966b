// The timed work on absences: they begin and end, and what a cover did not take up goes to the lead.

import { sql } from 'kysely';
import { endCoverAcceptance, readLastCover } from '../../assignment/write-cover.ts';
import { readDueAbsences } from '../../people/absence.ts';
import { type Context, theDesk } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { readGround } from '../ground.ts';
import { beginAbsence } from './begin-absence.ts';
import { endAbsence } from './end-absence.ts';
import { giveCovers } from './give-covers.ts';
import { readPlanned } from './plan-absence.ts';
import { readHands } from './read-hands.ts';

const most = 100;

export async function sweepAbsences(ctx: Context, onError: (error: unknown) => void): Promise<number> {
  const due = await readDueAbsences(ctx.tx, ctx.now, most);
  const desk = { ...ctx, actor: theDesk };
  for (const id of due.end) await endAbsence(desk, id).catch(onError);
  for (const id of due.begin) await beginAbsence(desk, id).catch(onError);
  return due.begin.length + due.end.length;
}

export async function unacceptedCovers(ctx: Context): Promise<{ ticketId: number }[]> {
  const { rows } = await sql<{ ticketId: number }>`select ticket_id from cover
    where accept_due_at <= ${ctx.now} order by accept_due_at limit ${most}`.execute(ctx.tx);
  return rows;
}

/** To the lead, once; where the lead has it already, or is not here, it is only shown. @returns where it went */
export function escalateCover(ctx: Context, ticketId: number): Promise<'escalated' | 'shown' | null> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx, actor: theDesk };
    const ticket = await findTicketById(here, ticketId, { lock: true });
    const cover = await readLastCover(tx, ticketId);
    if (!cover?.acceptDueAt || cover.acceptDueAt > ctx.now) return null;
    const [planned] = await readPlanned(tx, sql`select * from ticket t where t.id = ${ticketId}`);
    const hands = await readHands(tx, [planned!], ctx.now);
    const { lead } = (await readGround(tx, ticket.teamId)).team;
    const taker =
      hands.away.has(lead.id) || [cover.personId, ticket.assigneeId].includes(lead.id)
        ? undefined
        : hands.candidates.get(lead.id);
    if (taker) {
      await giveCovers(
        here,
        [{ ticket: planned!, cover: taker, why: 'lead', absenceId: cover.absenceId }],
        'not_accepted',
      );
      return 'escalated';
    }
    await together(tx, [
      endCoverAcceptance(ticketId),
      record(here, [{ kind: 'acceptance.overdue', ticketId, subjectId: cover.personId }]),
    ]);
    return 'shown';
  });
}
