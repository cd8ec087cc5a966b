// An administrator says in words when the desk is here and how soon it answers.

import type { DeskWordsView } from '../../../contract/desk-words/desk-words.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { forbidden } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { insertDeskWords, readDeskWords } from '../../settings/desk-words.ts';

type Words = { locale: string; hours: string; times: string };

/** The same words again make no version. @throws Forbidden */
export function changeDeskWords(ctx: Context, { locale, hours, times }: Words): Promise<DeskWordsView> {
  return inTransaction(ctx.tx, async (tx) => {
    if (!ctx.actor.roles.has('administrator')) throw forbidden('Only administrators change settings.');
    // Two at once write one after the other.
    await tx.selectFrom('desk').select('name').forUpdate().executeTakeFirstOrThrow();
    const last = (await readDeskWords(tx)).find((one) => one.locale === locale);
    if (last?.hours !== hours || last?.times !== times) {
      const number = (last?.number ?? 0) + 1;
      await together(tx, [
        insertDeskWords(ctx, { locale, number, hours, times }),
        record(ctx, [{ kind: 'words.changed', data: { locale, number } }]),
      ]);
    }
    return { versions: await readDeskWords(tx) };
  });
}
