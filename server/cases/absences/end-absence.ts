// Somebody is back. Their tickets are theirs again, but for those whose cover has become the real contact meanwhile: there both
// are asked whose it is now.

import { sql } from 'kysely';
import { endWaitsFor } from '../../assignment/wait.ts';
import { askWhoseItIs } from '../../assignment/write-cover.ts';
import { endAbsenceRow, holdAbsence, readAway } from '../../people/absence.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { giveBack } from './give-back.ts';
import { holdTickets } from './give-covers.ts';

/** From so many public replies on the cover is the one whom the requester deals with. */
const repliesOfContact = 2;

type Covered = { id: number; teamId: string; assigneeId: string; coverId: string; replies: number };
export type Ended = { back: number; asked: number };

/** @returns null when it does not run */
export function endAbsence(ctx: Context, id: string): Promise<Ended | null> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const absence = await holdAbsence(tx, id);
    if (absence.state !== 'running') return null;
    await together(tx, [endAbsenceRow(here, id, 'over')]);
    await holdTickets(here, absence.personId);
    const still = (await readAway(tx, ctx.now)).some((one) => one.personId === absence.personId);
    const covered = still ? [] : await readCovered(here, absence.personId);
    const asked = covered.filter((one) => one.replies >= repliesOfContact);
    const back = covered.filter((one) => one.replies < repliesOfContact);
    await giveBack(here, back, 'back');
    if (!still) await together(tx, [endWaitsFor(here, absence.personId)]);
    const ended = { back: back.length, asked: asked.length };
    await together(tx, [
      asked.length > 0
        ? askWhoseItIs(
            here,
            asked.map((one) => one.id),
          )
        : undefined,
      record(here, [
        ...asked.map((one) => ({
          kind: 'cover.asked' as const,
          ticketId: one.id,
          subjectId: one.coverId,
          data: { forId: one.assigneeId },
        })),
        { kind: 'absence.ended', subjectId: absence.personId, data: { absenceId: id, ...ended } },
      ]),
    ]);
    return ended;
  });
}

async function readCovered(ctx: Context, personId: string): Promise<Covered[]> {
  const { rows } = await sql<Covered>`
    select t.id, t.team_id, t.assignee_id, t.cover_id,
           (select count(*)::int from message m where m.ticket_id = t.id and m.kind = 'public' and m.by_agent
               and m.author_id = c.person_id and m.at >= c.from_at) as replies
      from cover c join ticket t on t.id = c.ticket_id and t.cover_id = c.person_id
     where c.for_id = ${personId}::uuid and c.ended_at is null order by t.id`.execute(ctx.tx);
  return rows;
}
