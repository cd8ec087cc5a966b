// How one requester reads the name of another person. Whoever never said a name is known by their address, and that is
// nobody's to read who was not given it: only what stands before its sign is shown.

import { type RawBuilder, sql } from 'kysely';

/** Of the person that `alias` stands for. */
export const shownName = (alias: string): RawBuilder<string> =>
  sql`coalesce(nullif(regexp_replace(coalesce(nullif(${sql.ref(`${alias}.public_name`)}, ''), ${sql.ref(`${alias}.name`)}), '@[^[:space:]<>()]*', '', 'g'), ''), '…')`;
