// Which notices somebody of ours wants by mail. Whoever works on the screen all day does not need every word twice, so the
// requester's words come by mail to those who ask for it.

import type { Compilable } from 'kysely';
import type { Database } from '../platform/database.ts';
import { write } from '../platform/database.ts';

export type NoticeKind = 'assigned' | 'requester_wrote' | 'trouble' | 'due_soon';

const usual: Record<NoticeKind, boolean> = { assigned: true, requester_wrote: false, trouble: true, due_soon: true };

export async function readNoticeSettings(
  tx: Database,
  personId: string,
): Promise<{ kind: NoticeKind; byMail: boolean }[]> {
  const rows = await tx
    .selectFrom('noticeSetting')
    .select(['kind', 'byMail'])
    .where('personId', '=', personId)
    .execute();
  return (Object.keys(usual) as NoticeKind[]).map((kind) => ({
    kind,
    byMail: rows.find((row) => row.kind === kind)?.byMail ?? usual[kind],
  }));
}

export async function wantsByMail(tx: Database, personId: string, kind: NoticeKind): Promise<boolean> {
  return (await readNoticeSettings(tx, personId)).find((one) => one.kind === kind)!.byMail;
}

export const setNotice = (personId: string, kind: NoticeKind, byMail: boolean): Compilable =>
  write
    .insertInto('noticeSetting')
    .values({ personId, kind, byMail })
    .onConflict((conflict) => conflict.columns(['personId', 'kind']).doUpdateSet({ byMail }));
