// An agent blocks a sender, an address or a whole domain, and lets them in again. Their mail is turned down from then on;
// what it was stays to be seen, and can be taken in.

import {
  deleteBlockedSender,
  insertBlockedSender,
  isOurDomain,
  senderPattern,
} from '../../channels/blocked-senders.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden, invalid, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isAgent } from '../../tickets/permissions.ts';

/** Where half the world has its mail: blocking one of these would shut out customers by the thousand. */
const commonHouses = new Set(
  ['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'yahoo.com', 'icloud.com', 'me.com', 'proton.me',
    'mail.ru', 'bk.ru', 'list.ru', 'inbox.ru', 'yandex.ru', 'ya.ru', 'rambler.ru', 'gmx.de', 'gmx.net', 'web.de',
    'uol.com.br', 'bol.com.br', 'terra.com.br', 'sapo.pt', 'com', 'net', 'org', 'ru', 'pt', 'br', 'com.br'].map((one) => `@${one}`),
); // biome-ignore format: a table

export const isCommonHouse = (domain: string): boolean => commonHouses.has(`@${domain}`);

/** @returns the pattern that is blocked now. @throws Forbidden, Invalid (no address, our own, or half the world's) */
export async function blockSender(ctx: Context, text: string): Promise<string> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    if (!isAgent(ctx.actor)) throw forbidden('Only agents block senders.');
    const pattern = senderPattern(text);
    if (!pattern) throw invalid('“{address}” is neither an address nor a domain.', { address: text.slice(0, 100) });
    if (await isOurDomain(tx, pattern)) {
      throw invalid('{pattern} is an address of this desk; colleagues and mailboxes are not blocked.', { pattern });
    }
    if (commonHouses.has(pattern)) {
      throw invalid('Too many people have their mail at {pattern}. Block single addresses.', { pattern });
    }
    const id = here.newId();
    await together(tx, [
      insertBlockedSender(here, id, pattern),
      record(here, [{ kind: 'sender.blocked', subjectId: id }]),
    ]);
    return pattern;
  });
}

/** @throws Forbidden, NotFound */
export async function unblockSender(ctx: Context, id: string): Promise<void> {
  if (!isAgent(ctx.actor)) throw forbidden('Only agents block senders.');
  const known = await ctx.tx.selectFrom('blockedSender').select('id').where('id', '=', id).executeTakeFirst();
  if (!known) throw notFound('This sender is not blocked.');
  await together(ctx.tx, [deleteBlockedSender(id), record(ctx, [{ kind: 'sender.unblocked', subjectId: id }])]);
}
