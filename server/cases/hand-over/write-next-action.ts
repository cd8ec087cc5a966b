// Writes down what comes next, for whoever plans it and for whoever hands a ticket over.

import { endNextAction, insertNextAction } from '../../assignment/brief/write-brief.ts';
import { findAgent } from '../../people/find-people.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { invalid } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';

/** `owner`: id or address; whoever acts on the ticket when left out. */
export type NextAction = { what: string; dueAt: Date; owner?: string | undefined };

/** In place of what stood there. The ticket is held. @throws Invalid */
export async function writeNextAction(
  ctx: Context,
  ticketId: number,
  { what, dueAt, owner }: NextAction,
): Promise<void> {
  if (dueAt <= ctx.now) throw invalid('What comes next needs a date that is still to come.');
  const ownerId = owner ? (await findAgent(ctx, owner)).id : null;
  const id = ctx.newId();
  await together(ctx.tx, [endNextAction(ctx, ticketId, 'replaced')]);
  await together(ctx.tx, [
    insertNextAction(ctx, { id, ticketId, what, dueAt, ownerId }),
    record(ctx, [{ kind: 'next_action.planned', ticketId, subjectId: id, data: { dueAt, ownerId } }]),
  ]);
}
