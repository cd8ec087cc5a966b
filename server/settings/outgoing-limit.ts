// How many mails may leave in an hour before everything is held.

import type { Compilable } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, json, write } from '../platform/database.ts';

export async function readMostMails(tx: Database): Promise<number> {
  return (await tx.selectFrom('desk').select('mostMailsAnHour').executeTakeFirstOrThrow()).mostMailsAnHour;
}

export const setMostMails = (ctx: Context, most: number): Compilable[] => [
  write.updateTable('desk').set({ mostMailsAnHour: most }),
  insertRows('settingChange', [
    {
      id: ctx.newId(),
      what: 'outgoing',
      after: json({ mostMailsAnHour: most }),
      changedBy: ctx.actor.personId,
      changedAt: ctx.now,
    },
  ]),
];
