// The first minute of a desk over HTTP: token, set-up, example, and the example's removal.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDatabase } from '../../test/harness.ts';
import { setupToken } from '../access/capability.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../platform/config.ts';
import { realSources } from '../platform/context.ts';
import { openPool } from '../platform/database.ts';
import type { Http } from '../platform/http.ts';
import { startLive } from '../platform/live.ts';
import { createLog } from '../platform/log.ts';
import type { Wiring } from '../platform/wiring.ts';
import { openExample } from './open-example.ts';

const origin = { host: 'desk.example', origin: 'http://desk.example' };
const key = (fill: number) => Buffer.alloc(32, fill);

async function makeApp(host = '127.0.0.1'): Promise<{ wiring: Wiring; http: Http }> {
  const database = openPool(await makeDatabase(), 4);
  const live = startLive(database.db, () => {});
  const wiring: Wiring = {
    config: readConfig({ PORT: '0', SMTP_PORT: '0', LOG_LEVEL: 'silent', HOST: host }),
    database,
    sources: realSources,
    log: createLog('silent'),
    live,
    publicUrl: () => 'http://desk.example',
    keys: { links: key(1), files: key(2), replies: key(3), setup: key(4), secrets: key(5) },
    wake: () => {},
  };
  const http = await createApp(wiring);
  afterAll(async () => {
    await http.server.close();
    live.stop();
    await database.close();
  });
  return { wiring, http };
}

let wiring: Wiring;
let http: Http;
let cookie = '';
const call = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
  http.server.inject({ method, url, headers: { ...origin, cookie }, ...(payload ? { payload } : {}) });

beforeAll(async () => {
  ({ wiring, http } = await makeApp());
});

const wish = {
  deskName: 'Our desk',
  name: 'Mara Lind',
  email: 'mara@desk.test',
  password: 'a long enough one',
  locale: 'pt-PT',
  zone: 'Europe/Lisbon',
  exampleCompany: true,
};

test('a wrong token opens nothing', async () => {
  expect((await call('GET', '/api/v1/setup')).json()).toEqual({ setUp: false, exampleCompany: false });
  const answer = await call('POST', '/api/v1/setup', { ...wish, token: 'x'.repeat(24) });
  expect(answer.statusCode).toBe(403);
  expect((await call('GET', '/api/v1/setup')).json()).toMatchObject({ setUp: false });
});

test('the token of the start sets the desk up, fills it, and signs the administrator in; then it is closed', async () => {
  const { numberKey } = await wiring.database.db.selectFrom('desk').select('numberKey').executeTakeFirstOrThrow();
  const token = setupToken(wiring.keys.setup, numberKey);
  const answer = await call('POST', '/api/v1/setup', { ...wish, token });
  expect(answer.statusCode).toBe(201);
  expect(answer.json()).toMatchObject({ name: 'Mara Lind', exampleCompany: true, roles: ['administrator', 'lead'] });
  const [set] = answer.cookies;
  expect(set).toMatchObject({ name: 'tellonce', httpOnly: true, sameSite: 'Lax' });
  cookie = `${set!.name}=${set!.value}`;
  expect((await call('GET', '/api/v1/session')).json()).toMatchObject({ email: 'mara@desk.test' });
  expect((await call('POST', '/api/v1/setup', { ...wish, token })).statusCode).toBe(409);
  expect((await call('GET', '/api/v1/setup')).json()).toEqual({ setUp: true, exampleCompany: true });
});

test('the example is there once, goes, and comes again', async () => {
  expect((await call('POST', '/api/v1/example-company')).statusCode).toBe(409);
  expect((await call('DELETE', '/api/v1/example-company')).statusCode).toBe(204);
  expect((await call('GET', '/api/v1/settings')).json()).toMatchObject({ exampleCompany: false });
  const again = await call('POST', '/api/v1/example-company');
  expect(again.statusCode).toBe(201);
  expect(again.json().tickets).toBeGreaterThanOrEqual(38);
  cookie = '';
  expect((await call('DELETE', '/api/v1/example-company')).statusCode).toBe(401);
});

test('the start for development opens the example and lets Ana in, once', async () => {
  const dev = await makeApp();
  const path = await openExample(dev.wiring, dev.http.server);
  const visit = (url: string, headers = {}) => dev.http.server.inject({ url, headers: { ...origin, ...headers } });
  expect((await visit('/dev/sign-in?token=guessed')).statusCode).toBe(403);
  const [first, second] = await Promise.all([visit(path!), visit(path!)]);
  expect([first.statusCode, second.statusCode].sort()).toEqual([302, 403]);
  const came = first.statusCode === 302 ? first : second;
  const headers = { cookie: `tellonce=${came.cookies[0]!.value}` };
  expect((await visit('/api/v1/session', headers)).json()).toMatchObject({
    name: 'Ana Ferreira',
    exampleCompany: true,
  });
});

test('no such way in exists where the desk listens to other machines, or without being asked for', async () => {
  const open = await makeApp('0.0.0.0');
  expect(await openExample(open.wiring, open.http.server)).toBe(null);
  for (const server of [open.http.server, http.server]) {
    expect((await server.inject({ url: '/dev/sign-in?token=x', headers: origin })).statusCode).toBe(404);
  }
});
