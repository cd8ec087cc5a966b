// The start for development (`npm run dev`): a fresh desk becomes that of the example company, with Ana as its
// administrator, and an address that works once signs in as her. A desk that is set up already is left as it is.

import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { same } from '../access/capability.ts';
import { nobodysHash } from '../access/password.ts';
import { cookieName, sessionSeconds } from '../access/session.ts';
import { setUpDesk } from '../cases/set-up-desk.ts';
import { contextFor, theDesk } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { Wiring } from '../platform/wiring.ts';
import { findDesk } from '../settings/desk.ts';
import { beginExampleSession, findAna } from './begin-example-session.ts';
import { fillExampleCompany } from './fill-example-company.ts';
import { agents, deskName } from './people.ts';

/** Adds the sign-in address to the server. @returns its path, or null where there is no Ana or HOST is not this machine */
export async function openExample(wiring: Wiring, server: FastifyInstance): Promise<string | null> {
  const { database, sources, config, wake } = wiring;
  const context = () => contextFor(sources, database.db, theDesk);
  if (!(await findDesk(database.db))) {
    const passwordHash = nobodysHash;
    await inTransaction(database.db, async (tx) => {
      const ctx = { ...context(), tx };
      const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      const { name, email, locale } = agents.ana;
      await setUpDesk(ctx, { deskName, name, email, locale, zone, passwordHash });
      await fillExampleCompany(ctx);
    });
    wake();
  }
  if (!isLoopback(config.host) || !(await findAna(context()))) return null;

  let token: string | null = randomBytes(24).toString('base64url');
  const path = `/dev/sign-in?token=${token}`;
  server.get<{ Querystring: { token?: unknown } }>(
    '/dev/sign-in',
    { schema: { hide: true } },
    async (request, reply) => {
      const given = request.query.token;
      const good = token !== null && typeof given === 'string' && same(token, given);
      if (good) token = null;
      const session = good ? await beginExampleSession(context()) : null;
      if (!session) {
        return reply
          .status(403)
          .type('text/plain')
          .send('This address works once. Start the desk again for a new one.\n');
      }
      return reply
        .setCookie(cookieName, session, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: sessionSeconds })
        .redirect('/tickets');
    },
  );
  return path;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
