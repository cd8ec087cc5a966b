// The stream of live updates of one browser: the numbers of tickets that changed and that its person may see, for as long
// as the session or key that opened it is good.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { findActor, tokenOf } from '../access/find-actor.ts';
import type { Context } from '../platform/context.ts';
import type { Answer } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { visibleTo } from '../tickets/find-ticket.ts';

export async function openLive(
  ctx: Context,
  wiring: Wiring,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Answer> {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  const { db } = wiring.database;
  // A browser that opens its stream anew says in the address what it saw last, because it may set no header then.
  const lastSeen = request.headers['last-event-id'] ?? (request.query as { lastEventId?: string }).lastEventId;
  const shown = tokenOf(request);
  let { actor } = ctx;
  const remove = await wiring.live.add(
    {
      personId: actor.personId ?? '',
      renew: async () => {
        const found = shown && (await findActor(db, shown.token, wiring.sources.now()));
        // Whoever ceases to be of the desk (the last role is gone) reads no more of it.
        if (found?.kind !== 'agent') return false;
        actor = found;
        return true;
      },
      end: () => raw.end(),
      write: (text) => !raw.destroyed && (raw.write(text) || !raw.destroyed),
      visible: (ids) =>
        db
          .selectFrom('ticket')
          .select(['id', 'number'])
          // What happens to a merged ticket is read on the one that it lives on in.
          .where((row) =>
            row.or([
              row('id', 'in', ids),
              row('id', 'in', (of) => of.selectFrom('ticket as m').select('m.mergedIntoId').where('m.id', 'in', ids)),
            ]),
          )
          .where(visibleTo(actor))
          .execute(),
    },
    typeof lastSeen === 'string' ? lastSeen : undefined,
  );
  raw.on('close', remove);
  return { taken: true };
}
