// Which of a person's addresses speak for them. The one they came with does, and any that was proven since. One that an agent
// only told us may be written to, and mail from it is theirs on the tickets that are written to there; anywhere else it is a
// stranger's, and a sign-in link to it opens such a ticket and no session (docs/decisions/0010-what-a-told-address-opens.md). An
// answer from it proves nothing more: whoever has the mailbox of a mistyped address can answer too, and would have all of the
// person's tickets by saying “you are wrong here”.

import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** For an `address a`. Everybody came with one address, so an older one shows that this one was given to them later. */
export const speaks: RawBuilder<SqlBool> = sql<SqlBool>`(a.verified_at is not null or not exists (
  select 1 from address older where older.person_id = a.person_id and older.created_at < a.created_at))`;
