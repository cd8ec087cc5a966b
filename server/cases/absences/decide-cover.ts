// The assignee is back and the cover has become the real contact: either of them, their lead or an administrator says whose it is.

import { findPerson } from '../../people/find-people.ts';
import { type Context, theDesk } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { conflict, forbidden } from '../../platform/errors.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { readGround } from '../ground.ts';
import { giveTo } from '../reassign-ticket.ts';
import { giveBack } from './give-back.ts';

export type DecideCover = { number: string; keeps: 'assignee' | 'cover' };

/** @throws NotFound, Forbidden, Conflict (nobody stands in, or the assignee is still away) */
export function decideCover(ctx: Context, { number, keeps }: DecideCover): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    const { assigneeId, coverId, teamId } = ticket;
    if (!assigneeId || !coverId) throw conflict('Nobody stands in on this ticket.');
    const { actor } = ctx;
    const may =
      actor.personId === assigneeId ||
      actor.personId === coverId ||
      actor.ledTeamIds.includes(teamId) ||
      actor.roles.has('administrator');
    if (!may) throw forbidden('Only the two of them, their lead or an administrator decide whose ticket it is.');
    if (keeps === 'cover') {
      const to = (await findPerson(tx, coverId))!;
      // Whoever stood in has had it all along; giving it to them is no new hand-over to be taken up.
      await giveTo(
        { ...here, actor: { ...theDesk, personId: coverId } },
        await readGround(tx, teamId),
        ticket,
        to,
        'better_placed',
      );
      return;
    }
    const away = await tx
      .selectFrom('absence')
      .select('id')
      .where('personId', '=', assigneeId)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (away) throw conflict('They are still away.');
    await giveBack(here, [{ id: ticket.id, teamId, assigneeId, coverId }], 'back');
  });
}
