// The stream of live updates of one browser: the numbers of tickets that changed and that its person may see.

import type { FastifyReply, FastifyRequest } from 'fastify';
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
  const lastSeen = request.headers['last-event-id'];
  const remove = await wiring.live.add(
    {
      write: (text) => !raw.destroyed && (raw.write(text) || !raw.destroyed),
      visible: (ids) =>
        db.selectFrom('ticket').select(['id', 'number']).where('id', 'in', ids).where(visibleTo(ctx.actor)).execute(),
    },
    typeof lastSeen === 'string' ? lastSeen : undefined,
  );
  raw.on('close', remove);
  return { taken: true };
}
