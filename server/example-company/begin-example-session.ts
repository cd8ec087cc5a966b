// Signs in as Ana of the example, who has no password. Only the start for development calls it.

import { beginSession } from '../access/session.ts';
import { findPersonsByEmail } from '../people/find-people.ts';
import type { Context } from '../platform/context.ts';
import { together } from '../platform/database.ts';
import { agents } from './people.ts';

/** @returns the id of Ana, or null when she does not work at this desk */
export async function findAna(ctx: Context): Promise<string | null> {
  const [ana] = await findPersonsByEmail(ctx.tx, [agents.ana.email]);
  return ana?.kind === 'agent' && ana.state === 'active' ? ana.id : null;
}

/** @returns the token of a new session of hers, or null when she does not work at this desk */
export async function beginExampleSession(ctx: Context): Promise<string | null> {
  const id = await findAna(ctx);
  if (!id) return null;
  const session = beginSession(ctx, id, 'desk');
  await together(ctx.tx, [session.write]);
  return session.token;
}
