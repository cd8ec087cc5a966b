// A mail of ours did not arrive: which moments on the record count no more as our word to the requester, and which do.

import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { meaningOf, type Recorded } from './read-record.ts';

/** For the data of the event that takes it back. Moments in order of time. */
export type UndoneReplies = {
  undone: Date[];
  /** When the next word of ours was given that stands. */
  answeredAt: Date | null;
  /** The last one that stands. */
  lastReplyAt: Date | null;
};

type Row = Recorded & { at: Date; messageId: string | null };

/** Where this message counted as an answer, sent once or again. */
export async function undoneReplies(tx: Database, ticketId: number, messageId: string): Promise<UndoneReplies> {
  const { rows } = await sql<Row>`
    select kind, at, actor_id, data, case when kind = 'message.posted' then subject_id::text else data ->> 'messageId' end as message_id
      from event where ticket_id = ${ticketId}
       and kind in ('message.posted', 'delivery.settled', 'status.changed', 'promise.stood_again', 'promise.kept_in_vain')
     order by sequence`.execute(tx);
  let replies: { at: Date; messageId: string | null }[] = [];
  for (const row of rows) {
    for (const meaning of meaningOf(row, null)) {
      if (meaning.kind === 'we_replied') replies.push(row);
      if (meaning.kind === 'reply_undone') replies = replies.filter((one) => one.messageId !== row.messageId);
    }
  }
  const undone = replies.filter((one) => one.messageId === messageId).map(({ at }) => at);
  const standing = replies.filter((one) => one.messageId !== messageId).map(({ at }) => at);
  const first = undone[0];
  return {
    undone,
    answeredAt: (first && standing.find((at) => at > first)) ?? null,
    lastReplyAt: standing.at(-1) ?? null,
  };
}
