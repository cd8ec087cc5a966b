// “I look at it, and this comes next”: a call is answered with the next step in a sentence, and nobody else is called. It
// gives the ticket to nobody.

import { answerEscalation, endCall, readRunning } from '../../assignment/escalation/write-escalation.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canReply } from '../../tickets/permissions.ts';
import { postMessage } from '../post-message.ts';

export type AnswerCall = { number: string; id: string; nextStep: string };

/** Whoever was called may answer, and any colleague before them. @throws NotFound, Forbidden, Conflict (it was answered) */
export function answerCall(ctx: Context, { number, id, nextStep }: AnswerCall): Promise<void> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, number, { lock: true });
    if (!canReply(ctx.actor) || !ctx.actor.personId) throw forbidden('Only agents answer calls.');
    const known = await tx
      .selectFrom('escalation')
      .select('endedAt')
      .where('id', '=', id)
      .where('ticketId', '=', ticket.id)
      .executeTakeFirst();
    if (!known) throw notFound('There is no such call on this ticket.');
    const running = await readRunning(tx, ticket.id);
    if (running?.id !== id) throw conflict('Somebody has answered this already, or the ticket is over.');
    const { messageId } = await postMessage(here, { number: ticket.number, kind: 'note', body: nextStep });
    const own = running.last.personId === ctx.actor.personId;
    await together(tx, [
      endCall(here, id, own ? 'acknowledged' : 'over'),
      answerEscalation(here, id, messageId),
      record(here, [
        {
          kind: 'escalation.answered',
          ticketId: ticket.id,
          subjectId: ctx.actor.personId,
          data: { escalationId: id, messageId },
        },
      ]),
    ]);
  });
}
