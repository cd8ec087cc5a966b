// Files come by a link that takes files and nothing else. Whoever holds the link has shown nothing of who they are: what they
// hand in lies with the ticket, and brings nothing back that was solved.

import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { forbidden } from '../../platform/errors.ts';
import { type FoundTicket, findTicketById } from '../../tickets/find-ticket.ts';
import { canWriteAsRequester } from '../../tickets/permissions.ts';
import { takeInWord } from '../take-in-word.ts';
import { carryUploads, type TakenFile } from './take-upload.ts';

/** `addressedToId`: the ticket that the link was made for, which may have been merged into `found`. @throws Forbidden */
export function handInFiles(
  ctx: Context,
  found: FoundTicket,
  files: readonly TakenFile[],
  addressedToId: number,
): Promise<string> {
  if (!canWriteAsRequester(ctx.actor, found)) throw forbidden('You do not take part in this request.');
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicketById(here, found.id, { lock: true });
    const ids = files.map((file) => file.id);
    const { attachments, sent } = await carryUploads(here, found.id, ids);
    await takeInWord(here, {
      ticket,
      personId: ctx.actor.personId!,
      addressId: null,
      body: files.map((file) => file.name).join('\n'),
      channel: 'portal',
      verified: false,
      filesOnly: true,
      addressedToId,
      acknowledge: true,
      attachments,
      also: sent,
    });
    return ticket.number;
  });
}
