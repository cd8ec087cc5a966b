// The public API as a stranger's program meets it.

import { beforeAll, expect, test } from 'vitest';
import { ticketDetail, ticket as ticketSchema, timelineEntry } from '../contract/tickets.ts';
import { newApiKey } from '../server/access/api-key.ts';
import { createApp, routesOf } from '../server/app.ts';
import { together } from '../server/platform/database.ts';
import type { Http } from '../server/platform/http.ts';
import { makeDesk, type TestDesk, testPassword } from './harness.ts';

let desk: TestDesk;
let http: Http;
let authorization: string;

beforeAll(async () => {
  desk = await makeDesk();
  http = await createApp(desk.wiring);
  const made = newApiKey(desk.ctx(desk.ana), desk.ana.personId!, 'test');
  await together(desk.database.db, [made.write]);
  authorization = `Bearer ${made.key}`;
});

async function call(
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: object,
  headers: Record<string, string> = {},
) {
  const response = await http.server.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization, ...headers },
    ...(payload ? { payload } : {}),
  });
  return { status: response.statusCode, body: response.json(), headers: response.headers };
}
const requester = { email: 'Ravi.Menon@Northgate.example', name: 'Ravi Menon' };
const open = async (over: object = {}) =>
  (await call('POST', '/tickets', { subject: 'Stops', body: 'It stops after forty labels.', requester, ...over })).body;

test('the description is OpenAPI 3.1, names every route, and every reference in it leads somewhere', async () => {
  const document = (await http.server.inject('/api/openapi.json')).json();
  expect(document.openapi).toMatch(/^3\.1\./);
  const described = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served = routesOf(desk.wiring).map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`);
  expect(described.toSorted()).toEqual(served.toSorted());
  const references = JSON.stringify(document).match(/"#\/components\/schemas\/[^"]+"/g) ?? [];
  expect(references.length).toBeGreaterThan(10);
  for (const reference of references) {
    expect(document.components.schemas).toHaveProperty([reference.slice(1, -1).split('/').at(-1)!]);
  }
});

test('a ticket is opened with number, person and promise, and reads the same everywhere', async () => {
  const { status, body } = await call('POST', '/tickets', { subject: 'Stops', body: 'It stops.', requester });
  expect(status).toBe(201);
  expect(ticketSchema.parse(body)).toMatchObject({
    status: 'new',
    priority: 'P3',
    requester: { email: 'ravi.menon@northgate.example' },
  });
  const read = await call('GET', `/tickets/${body.number}`);
  expect(ticketDetail.parse(read.body)).toMatchObject(body);
  const spoken = body.number.toLowerCase().replace('-', ' ');
  expect((await call('GET', `/tickets/${encodeURIComponent(spoken)}`)).body.number).toBe(body.number);
  const listed = await call('GET', '/tickets?limit=1');
  expect(listed.body.tickets[0]).toEqual(body);
});

test('the timeline has every entry once, oldest first, page by page, forwards and backwards', async () => {
  const { number } = await open();
  for (let turn = 1; turn <= 5; turn++)
    await call('POST', `/tickets/${number}/messages`, { kind: 'note', body: `Note ${turn}` });
  const all = (await call('GET', `/tickets/${number}/timeline`)).body.entries;
  for (const entry of all) timelineEntry.parse(entry);
  expect(
    all.filter((entry: { kind: string }) => entry.kind === 'note').map((entry: { body: string }) => entry.body),
  ).toEqual([1, 2, 3, 4, 5].map((turn) => `Note ${turn}`));
  for (const latest of ['', '&latest=true']) {
    const pages: { id: string }[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { entries: { id: string }[]; nextCursor: string | null } = (
        await call('GET', `/tickets/${number}/timeline?limit=3${latest}${cursor ? `&cursor=${cursor}` : ''}`)
      ).body;
      pages.push(page.entries);
      cursor = page.nextCursor;
    }
    const ids = (latest ? pages.toReversed() : pages).flat().map((entry) => entry.id);
    expect(ids).toEqual(all.map((entry: { id: string }) => entry.id));
  }
});

test.each(['due', 'opened', '-opened', 'updated', '-updated'])(
  'the list sorted by %s pages through every ticket once',
  async (sort) => {
    for (let turn = 0; turn < 4; turn++) {
      await open({ priority: `P${(turn % 4) + 1}` });
      desk.pass({ minutes: 1 });
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { tickets: { number: string }[]; nextCursor: string | null } = (
        await call('GET', `/tickets?sort=${sort}&limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
      ).body;
      seen.push(...page.tickets.map((one) => one.number));
      cursor = page.nextCursor;
    }
    const { rows } = await desk.database.pool.query<{ number: string }>('select number from ticket');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.toSorted()).toEqual(rows.map((row) => row.number).toSorted());
  },
);

test('filters narrow the list; what they cannot mean is refused', async () => {
  const { number } = await open({ requester: { email: 'only@north.example' }, priority: 'P1', kind: 'complaint' });
  const numbers = async (query: string) =>
    ((await call('GET', `/tickets?${query}`)).body.tickets as { number: string }[]).map((one) => one.number);
  expect(await numbers('requester=ONLY@north.example')).toEqual([number]);
  expect(await numbers('kind=complaint&priority=P1&status=new,open')).toEqual([number]);
  expect(await numbers('requester=only@north.example&status=resolved')).toEqual([]);
  expect(await numbers('requester=only@north.example&assignee=me&status=unresolved')).toEqual([number]);
  expect((await call('GET', '/tickets?status=nonsense')).status).toBe(422);
  expect((await call('GET', '/tickets?limit=101')).status).toBe(400);
  expect((await call('GET', '/tickets?cursor=garbage')).status).toBe(422);
});

test('a filter that nobody knows is refused by its name, not ignored', async () => {
  for (const path of ['/tickets', '/outbox', '/inbound', '/agents', '/teams']) {
    const { status, body } = await call('GET', `${path}?foo=1`);
    expect([path, status]).toEqual([path, 400]);
    expect(body.errors).toEqual([{ path: 'foo', message: '“foo” is not known here.' }]);
  }
});

test('a browser at an address where nothing is gets a page with a way back, a program a problem', async () => {
  const get = (url: string, accept: string) => http.server.inject({ method: 'GET', url, headers: { accept } });
  const page = await get('/nonsense', 'text/html,*/*;q=0.8');
  expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(page.body).toContain('href="/portal"');
  expect(page.body).toContain('href="/"');
  for (const [url, accept] of [
    ['/nonsense', 'application/json'],
    ['/api/v1/nonsense', 'text/html'],
  ] as const) {
    const answer = await get(url, accept);
    expect([answer.statusCode, answer.json().title]).toEqual([404, 'NotFound']);
  }
});

test('who is not signed in is unauthorised by name as well', async () => {
  const answer = await http.server.inject({ method: 'GET', url: '/api/v1/tickets' });
  expect([answer.statusCode, answer.json().title]).toEqual([401, 'Unauthorized']);
});

test('an Idempotency-Key makes a repeated request one, also at the same instant', async () => {
  const body = { subject: 'Once', body: 'Once only.', requester: { email: 'once@north.example' } };
  const headers = { 'idempotency-key': 'key-1' };
  const answers = await Promise.all([1, 2, 3].map(() => call('POST', '/tickets', body, headers)));
  expect(new Set(answers.map((one) => one.body.number)).size).toBe(1);
  expect((await call('POST', '/tickets', body, headers)).body.number).toBe(answers[0]!.body.number);
  expect((await call('POST', '/tickets', { ...body, subject: 'Other' }, headers)).status).toBe(422);
  expect((await call('GET', '/tickets?requester=once@north.example')).body.tickets).toHaveLength(1);
});

test('many tickets of one newcomer at the same instant make one person', async () => {
  await Promise.all(Array.from({ length: 12 }, () => open({ requester: { email: 'newcomer@north.example' } })));
  const { rows } = await desk.database.pool.query(
    `select count(distinct requester_id)::int as persons, count(*)::int as tickets from ticket t
       join address a on a.person_id = t.requester_id where a.value = 'newcomer@north.example'`,
  );
  expect(rows[0]).toEqual({ persons: 1, tickets: 12 });
});

test('errors are problem documents with a sentence', async () => {
  const missing = await call('GET', '/tickets/A-0000000');
  expect(missing).toMatchObject({ status: 404, body: { title: 'NotFound', status: 404 } });
  expect(missing.headers['content-type']).toContain('application/problem+json');
  const invalid = await call('POST', '/tickets', { subject: '', body: 'x', requester: { email: 'no' } });
  expect(invalid.status).toBe(400);
  expect(invalid.body.errors.map((one: { path: string }) => one.path).toSorted()).toEqual([
    'requester.email',
    'subject',
  ]);
  const nowhere = await http.server.inject({ url: '/api/v1/nothing', headers: { authorization } });
  expect(nowhere.statusCode).toBe(404);
  const broken = await http.server.inject({
    method: 'POST',
    url: '/api/v1/tickets',
    headers: { authorization, 'content-type': 'application/json' },
    payload: '{"subject":',
  });
  expect(broken.statusCode).toBe(400);
});

test('text that the database cannot hold is refused or cleaned, never a fault', async () => {
  for (const body of ['nul \u0000 inside', 'lone \ud800 surrogate', '\u202Eright to left', '😀'.repeat(1000)]) {
    const answer = await call('POST', '/tickets', { subject: body.slice(0, 100), body, requester });
    expect([201, 400, 422]).toContain(answer.status);
  }
});

test('sign-in gives a cookie that scripts cannot read; wrong words get one answer and run out of tries', async () => {
  const signIn = (password: string, email = 'ana@desk.example') =>
    http.server.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password } });
  const good = await signIn(testPassword);
  expect(good.statusCode).toBe(201);
  expect(good.cookies.map((one) => one.name)).toEqual(['tellonce', 'tellonce_device']);
  for (const one of good.cookies) expect(one).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  const wrong = await signIn('wrong password');
  const unknown = await signIn('wrong password', 'nobody@desk.example');
  expect(wrong.statusCode).toBe(403);
  expect(unknown.json()).toEqual(wrong.json());
  const tries = [];
  for (let turn = 0; turn < 12; turn++) tries.push((await signIn('wrong password', 'nobody@desk.example')).statusCode);
  expect(tries.at(-1)).toBe(429);
});

test('who changes the password keeps this session and ends all others', async () => {
  const leo = await desk.agent('Leo Changes');
  const signIn = async (password: string) => {
    const answer = await http.server.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: 'leo.changes@desk.example', password },
    });
    return { status: answer.statusCode, cookie: String(answer.headers['set-cookie'] ?? '').split(';')[0]! };
  };
  const [one, other] = [await signIn(testPassword), await signIn(testPassword)];
  const me = async (cookie: string) =>
    (await http.server.inject({ url: '/api/v1/session', headers: { cookie } })).statusCode;
  const change = (current: string, next: string) =>
    http.server.inject({
      method: 'PUT',
      url: '/api/v1/session/password',
      headers: { cookie: one.cookie },
      payload: { current, next },
    });
  expect((await change('not it at all', 'a new long password')).statusCode).toBe(403);
  expect((await change(testPassword, 'a new long password')).statusCode).toBe(204);
  expect([await me(one.cookie), await me(other.cookie)]).toEqual([200, 401]);
  expect((await signIn('a new long password')).status).toBe(201);
  expect(leo.personId).toBeTruthy();
});
