// What is neither API nor portal: health, metrics, and the desk's own pages.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { findActor } from './access/find-actor.ts';
import { cookieName } from './access/session.ts';
import { measureMailboxes } from './channels/mailbox-metrics.ts';
import { measureGuarantees } from './guarantees/measure-guarantees.ts';
import { silentSeconds } from './guarantees/watchdog-runs.ts';
import { contextFor, theDesk } from './platform/context.ts';
import { metricsText, metricsType } from './platform/metrics.ts';
import type { Wiring } from './platform/wiring.ts';

const longestAnswerMillis = 3000;

export type Ready = { http: boolean; intake: boolean; worker: boolean };

export async function addPlainRoutes(server: FastifyInstance, wiring: Wiring, ready: Ready): Promise<void> {
  const hidden = { schema: { hide: true } };
  server.get('/healthz', hidden, async (_request, reply) => reply.type('text/plain').send('ok\n'));
  server.get('/readyz', hidden, async (_request, reply) => {
    // A database that stands still answers nothing at all, and is as good as away.
    const database = await Promise.race([
      sql`select 1`.execute(wiring.database.db).then(
        () => true,
        () => false,
      ),
      delay(longestAnswerMillis, false, { ref: false }),
    ]);
    const parts = { ...ready, database };
    const all = Object.values(parts).every(Boolean);
    // Told, but no reason to keep anybody out: where it stands still, the worker does, and the pages are as good as before.
    const watchdog = database && (await isWatched(wiring));
    return reply
      .status(all ? 200 : 503)
      .type('application/json')
      .send(JSON.stringify({ ready: all, ...parts, watchdog }));
  });
  server.get('/metrics', hidden, async (_request, reply) => {
    // Without the database the rest is still worth knowing.
    await measureMailboxes(wiring.database.db).catch(() => {});
    await measureGuarantees(contextFor(wiring.sources, wiring.database.db, theDesk)).catch(() => {});
    return reply.type(metricsType).send(await metricsText());
  });
  await addPortalAssets(server, join(wiring.config.root, 'dist', 'portal', 'client'));
  await addDeskPages(server, join(wiring.config.root, 'dist', 'desk'), wiring);
}

/** Whether the guarantees were looked at in the last three minutes; a desk that has just begun was not yet. */
async function isWatched({ sources, database }: Wiring): Promise<boolean> {
  const { rows } = await sql<{ at: Date | null }>`select min(checked_at) as at from guarantee_check`.execute(
    database.db,
  );
  const at = rows[0]!.at;
  return at === null || sources.now().getTime() - at.getTime() < silentSeconds * 1000;
}

async function addPortalAssets(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/portal/assets/',
    decorateReply: false,
    wildcard: false,
    immutable: true,
    maxAge: '365d',
  });
}

/** The desk is one page; its addresses are all answered with it. Assets carry a hash and are kept for ever. */
async function addDeskPages(server: FastifyInstance, folder: string, wiring: Wiring): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes(`${join(folder, 'assets')}`);
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const pages = [
    '/',
    '/setup',
    '/sign-in',
    '/teams/*',
    '/tickets',
    '/tickets/*',
    '/new',
    '/outbox',
    '/outbox/*',
    '/guarantees',
    '/kept-promises',
    '/away',
    '/hand-overs',
    '/away/*',
    '/settings',
    '/settings/*',
    '/people',
    '/inbound',
  ];
  for (const url of pages) {
    server.get(url, { schema: { hide: true } }, async (request, reply) => {
      reply.header('cache-control', 'no-cache');
      if (isOpen(url) || (await hasSession(wiring, request))) return reply.sendFile('index.html');
      return reply.redirect(`/sign-in?to=${encodeURIComponent(request.url)}`);
    });
  }
}

const isOpen = (url: string): boolean => url === '/setup' || url === '/sign-in';

/** Whoever has no session is led to the sign-in at once, before the page asks for things that it is refused. */
async function hasSession({ database, sources }: Wiring, request: FastifyRequest): Promise<boolean> {
  const token = request.cookies[cookieName];
  if (!token) return false;
  // A database that is away is no reason to sign anybody out; the page says it better.
  return findActor(database.db, token, sources.now()).then(
    (actor) => actor !== null,
    () => true,
  );
}
