// What an attack once found, each as a test named after what happened, tried over HTTP.

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as portalContract from '../contract/portal.ts';
import { newApiKey } from '../server/access/api-key.ts';
import { ticketLinkToken, uploadLinkToken } from '../server/access/capability.ts';
import { mailLinks } from '../server/access/mail-links.ts';
import { beginSession } from '../server/access/session.ts';
import { createApp } from '../server/app.ts';
import { openTicket } from '../server/cases/open-ticket.ts';
import { together } from '../server/platform/database.ts';
import { namesWhatIsMissing } from '../server/platform/edge/named-in-request.ts';
import { urlForLog } from '../server/platform/edge/url-for-log.ts';
import type { Http } from '../server/platform/http.ts';
import { createLog } from '../server/platform/log.ts';
import { portalCookie } from '../server/portal/open-door.ts';
import { makeDesk, type TestDesk, testPassword } from './harness.ts';

let desk: TestDesk;
let http: Http;
let key: string;
let publicUrl = 'http://desk.example';
const log: string[] = [];

beforeAll(async () => {
  desk = await makeDesk();
  const loud = createLog('debug', { write: (line) => void log.push(line) });
  Object.assign(desk.wiring, { log: loud, publicUrl: () => publicUrl });
  http = await createApp(desk.wiring);
  const made = newApiKey(desk.ctx(desk.ana), desk.ana.personId!, 'attacks');
  await together(desk.database.db, [made.write]);
  key = made.key;
});
beforeEach(() => {
  desk.pass({ hours: 2 });
  publicUrl = 'http://desk.example';
});

const signIn = (password: string, headers: Record<string, string> = {}) =>
  http.server.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers,
    payload: { email: 'ana@desk.example', password },
  });

async function session(): Promise<string> {
  const begun = beginSession(desk.ctx(), desk.ana.personId!, 'desk');
  await together(desk.database.db, [begun.write]);
  return `tellonce=${begun.token}`;
}

describe('guesses', () => {
  test('under one Idempotency-Key, or a new one each, run out as any others', async () => {
    const seen = [];
    for (let turn = 0; turn < 9; turn++) {
      const idempotency = turn % 2 ? 'always-the-same' : `turn-${turn}`;
      seen.push((await signIn('a wrong password', { 'idempotency-key': idempotency })).statusCode);
    }
    expect(seen.slice(0, 8)).toEqual(Array(8).fill(403));
    expect(seen.at(-1)).toBe(429);
  });

  test('of the current password under an Idempotency-Key run out as any others', async () => {
    const cookie = await session();
    const change = () =>
      http.server.inject({
        method: 'PUT',
        url: '/api/v1/session/password',
        headers: { cookie, 'idempotency-key': 'one' },
        payload: { current: 'a wrong password', next: 'another long password' },
      });
    const seen = [];
    for (let turn = 0; turn < 9; turn++) seen.push((await change()).statusCode);
    expect(seen.at(-1)).toBe(429);
  });
});

test('an API key that was made under an Idempotency-Key stands nowhere in the database', async () => {
  const make = () =>
    http.server.inject({
      method: 'POST',
      url: '/api/v1/api-keys',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': 'make-me-one' },
      payload: { name: 'for the shop' },
    });
  const first = await make();
  expect(first.statusCode).toBe(201);
  const made: string = first.json().key;
  const again = await make();
  expect(again.statusCode).toBe(201);
  expect(again.body).not.toContain(made);
  const { rows } = await desk.database.pool.query<{ kept: string }>(
    'select idempotency_key::text as kept from idempotency_key',
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map((row) => row.kept).join()).not.toContain(made);
  const works = await http.server.inject({ url: '/api/v1/session', headers: { authorization: `Bearer ${made}` } });
  expect(works.statusCode).toBe(200);
});

describe('links that carry authority are cut from the log, also when their request fails:', () => {
  const token = `${'1.'.repeat(20)}${'x'.repeat(43)}`;

  test('of every route with such a part in its path', async () => {
    const withToken = Object.values(portalContract).filter(({ path }) => path.includes('{token}'));
    expect(withToken.length).toBeGreaterThanOrEqual(7);
    for (const { method, path } of withToken) {
      const pattern = path.replace(/\{(\w+)\}/g, ':$1');
      const url = `${path.replace('{token}', token)}?sent=1`;
      expect(urlForLog({ url, routeOptions: { url: pattern } }), `${method} ${path}`).toBe(
        `${path.replace('{token}', '…')}?sent=1`,
      );
    }
  });

  test('and every link that a mail carries is under such a path', async () => {
    const links = mailLinks(desk.wiring);
    const personId = desk.ana.personId!;
    const made = [
      links.ticketLink(1, personId, 0, desk.clock.now),
      links.uploadLink(1, personId, 0, desk.clock.now),
      links.signInLink(personId),
    ];
    log.length = 0;
    await desk.database.pool.query('alter table participant rename to participant_away');
    await desk.database.pool.query('alter table sign_in_link rename to sign_in_link_away');
    await desk.database.pool.query('alter table desk rename to desk_away');
    try {
      for (const link of made) {
        const { pathname } = new URL(link);
        const answer = await http.server.inject({ url: `${pathname}?token=${token}&x=1` });
        expect(answer.statusCode, link).toBe(500);
        expect(log.join('')).not.toContain(pathname.split('/').at(-1));
      }
      for (const url of [`/portal?signature=${token}&x=1`, `/portal?%73ignature=${token}`]) {
        expect((await http.server.inject({ url })).statusCode).toBe(500);
      }
    } finally {
      await desk.database.pool.query('alter table participant_away rename to participant');
      await desk.database.pool.query('alter table sign_in_link_away rename to sign_in_link');
      await desk.database.pool.query('alter table desk_away rename to desk');
    }
    expect(log.length).toBeGreaterThanOrEqual(5);
    for (const path of ['/portal/t/…', '/portal/u/…', '/portal/in/…']) expect(log.join('')).toContain(path);
    expect(log.join('')).not.toContain(token);
  });
});

describe('a request that is wrong is told so, and is no fault of ours:', () => {
  test('a form of the portal that was cut short', async () => {
    const { ticket, requester } = await openTicket(desk.ctx(desk.ana), {
      subject: 'Stops',
      body: 'It stops.',
      requester: { email: 'ravi@northgate.example' },
      channel: 'api',
    });
    const link = { ticketId: ticket.id, personId: requester.id, epoch: 0 };
    const begun = beginSession(desk.ctx(), requester.id, 'portal');
    await together(desk.database.db, [begun.write]);
    const { links } = desk.wiring.keys;
    const urls = [
      `/portal/t/${ticketLinkToken(links, link, desk.clock.now)}/messages`,
      `/portal/u/${uploadLinkToken(links, link, desk.clock.now)}`,
      `/portal/tickets/${ticket.number}/messages`,
    ];
    const half = '--B\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nforty';
    for (const url of urls) {
      for (const payload of ['--B', half]) {
        const answer = await http.server.inject({
          method: 'POST',
          url,
          headers: { 'content-type': 'multipart/form-data; boundary=B' },
          cookies: { [portalCookie]: begun.token },
          payload,
        });
        expect(answer.statusCode, `${url} ${payload}`).toBe(400);
        expect(answer.json().detail).toBe('The request cannot be read.');
      }
    }
    expect(await desk.database.db.selectFrom('file').select('size').where('size', '<', 0).execute()).toEqual([]);
  });

  test('a new colleague for a team that is not there', async () => {
    const answer = await http.server.inject({
      method: 'POST',
      url: '/api/v1/agents',
      headers: { authorization: `Bearer ${key}` },
      payload: {
        name: 'Leo',
        email: 'leo@desk.example',
        role: 'agent',
        teamId: '00000000-0000-4000-8000-000000000000',
      },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail).toBe('There is no such team.');
  });

  test('whatever it names that is not there, but not what we ourselves name', () => {
    const missing = { code: '23503', detail: 'Key (team_id)=(0aa-1) is not present in table "team".' };
    const request = (body: unknown) => ({ body, params: {}, query: {} });
    expect(namesWhatIsMissing(missing, request({ team: { id: '0AA-1' } }))).toBe(true);
    expect(namesWhatIsMissing(missing, request({ team: { id: '0aa-2' } }))).toBe(false);
    const held = { code: '23503', detail: 'Key (id)=(0aa-1) is still referenced from table "ticket".' };
    expect(namesWhatIsMissing(held, request({ id: '0aa-1' }))).toBe(false);
    expect(namesWhatIsMissing({ ...missing, code: '23505' }, request({ id: '0aa-1' }))).toBe(false);
  });
});

describe('a foreign page', () => {
  const write = async (headers: Record<string, string>) =>
    http.server.inject({
      method: 'POST',
      url: '/api/v1/api-keys',
      headers: { host: 'desk.example', origin: 'https://evil.example', ...headers },
      payload: { name: 'stolen' },
    });

  test('is not believed for any Authorization header: only a good key is past the look at the origin', async () => {
    const cookie = await session();
    for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer x', 'x', `bearer ${key}`]) {
      expect((await write({ cookie, authorization })).statusCode, authorization).toBe(403);
    }
    // A key of the right form that is not good: nobody is signed in by it, and the cookie is not taken instead.
    const wrong = await write({ cookie, authorization: `Bearer tok_${'a'.repeat(43)}` });
    expect([401, 403]).toContain(wrong.statusCode);
    expect((await write({ authorization: `Bearer ${key}` })).statusCode).toBe(201);
  });
});

describe('the cookie', () => {
  const flags = async () => {
    const answer = await signIn(testPassword);
    expect(answer.statusCode).toBe(201);
    return answer.cookies.map((one) => one.secure ?? false);
  };

  test('is Secure where PUBLIC_URL is https, also behind a proxy that nobody named', async () => {
    publicUrl = 'https://help.example.com';
    expect(await flags()).toEqual([true, true]);
  });

  test('is not Secure on a desk that is reached in the clear, where no browser would send it back', async () => {
    expect(await flags()).toEqual([false, false]);
  });
});

describe('a refusal reads in the reader’s language', () => {
  const read = async (headers: Record<string, string>) => {
    const answer = await http.server.inject({ url: '/api/v1/tickets/A-0000000', headers });
    return [answer.json().detail, answer.headers['content-language']];
  };
  const setLocale = (table: 'person' | 'desk', value: string | null) =>
    desk.database.pool.query(
      table === 'person'
        ? { text: 'update person set locale = $1 where id = $2', values: [value, desk.ana.personId] }
        : { text: 'update desk set default_locale = $1', values: [value] },
    );

  test('the one the person chose, else the browser’s wish, else the desk’s own', async () => {
    const authorization = `Bearer ${key}`;
    await setLocale('person', 'ru');
    expect(await read({ authorization, 'accept-language': 'pt-BR' })).toEqual([
      'Такой заявки нет, или она вам не видна.',
      'ru',
    ]);
    await setLocale('person', null);
    expect(await read({ authorization, 'accept-language': 'de, pt-PT;q=0.9, en;q=0.2' })).toEqual([
      'Esse pedido não existe ou não o pode ver.',
      'pt-PT',
    ]);
    await setLocale('desk', 'pt-BR');
    expect(await read({ authorization })).toEqual(['Esse chamado não existe ou você não pode vê-lo.', 'pt-BR']);
    await setLocale('desk', 'en');
    await setLocale('person', 'en');
    expect(await read({ authorization })).toEqual(['There is no such ticket, or it is not yours to see.', 'en']);
  });

  test('a stranger who may not come in is told in the language of the browser', async () => {
    expect(await read({ 'accept-language': 'ru-RU,ru;q=0.9' })).toEqual([
      'Войдите или пришлите действующий ключ API.',
      'ru',
    ]);
  });

  test('what is wrong with a field is one short sentence that names it', async () => {
    const answer = await http.server.inject({
      method: 'POST',
      url: '/api/v1/tickets',
      headers: { authorization: `Bearer ${key}`, 'accept-language': 'pt-BR' },
      payload: { subject: '', body: 5, requester: { email: 'nobody' }, priority: 'P9' },
    });
    await setLocale('person', 'ru');
    const inRussian = await http.server.inject({
      method: 'POST',
      url: '/api/v1/tickets',
      headers: { authorization: `Bearer ${key}` },
      payload: { subject: 'x', requester: {} },
    });
    await setLocale('person', 'en');
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toEqual(
      expect.arrayContaining([
        { path: 'subject', message: '“subject” must not be empty.' },
        { path: 'body', message: '“body” must be a text.' },
        { path: 'requester.email', message: '“requester.email” is not an e-mail address.' },
        { path: 'priority', message: '“priority” must be one of these: P1, P2, P3, P4.' },
      ]),
    );
    expect(inRussian.json().errors).toEqual(
      expect.arrayContaining([
        { path: 'body', message: 'Поле «body» не заполнено.' },
        { path: 'requester.email', message: 'Поле «requester.email» не заполнено.' },
      ]),
    );
    expect(inRussian.json().detail).toContain('Поле «body» не заполнено.');
  });

  test('also what the framework refuses before any route is asked', async () => {
    const headers = { authorization: `Bearer ${key}`, 'accept-language': 'ru', 'content-type': 'application/json' };
    const answer = await http.server.inject({
      method: 'POST',
      url: '/api/v1/tickets',
      headers,
      payload: '{"subject":',
    });
    expect([answer.statusCode, answer.json().detail]).toEqual([400, 'Запрос не удалось прочитать.']);
  });
});

describe('what was read too loosely', () => {
  const call = async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const answer = await http.server.inject({
      method,
      url: `/api/v1/tickets${path}`,
      headers: { authorization: `Bearer ${key}` },
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const open = async (): Promise<string> =>
    (await call('POST', '', { subject: 'Stops', body: 'It stops.', requester: { email: 'ravi@northgate.example' } }))
      .body.number;

  test('latest=false of a timeline is false, and anything else than yes or no is refused', async () => {
    const number = await open();
    for (const text of ['One.', 'Two.', 'Three.']) {
      desk.pass({ minutes: 1 });
      await call('POST', `/${number}/messages`, { kind: 'note', body: text });
    }
    const page = async (query: string) => (await call('GET', `/${number}/timeline?limit=1${query}`)).body.entries[0].at;
    expect(await page('&latest=false')).toBe(await page(''));
    expect(await page('&latest=true')).not.toBe(await page(''));
    expect((await call('GET', `/${number}/timeline?latest=perhaps`)).status).toBe(400);
  });

  test.each([
    ['the year 1', '0001-01-01T00:00:00Z'],
    ['two years before', '2024-03-10T10:00:00Z'],
    ['the future', '2027-03-10T10:00:00Z'],
    ['the year 9999', '9999-12-31T23:59:59Z'],
  ])('work is not resolved as done in %s', async (_name, when) => {
    const number = await open();
    const resolution = { what: 'A new ribbon.', how: 'Changed.', why: 'Worn out.' };
    expect((await call('POST', `/${number}/resolution`, { ...resolution, when })).status).toBe(422);
    const yesterday = new Date(desk.clock.now.getTime() - 86_400_000).toISOString();
    expect((await call('POST', `/${number}/resolution`, { ...resolution, when: yesterday })).status).toBe(201);
  });

  test('a restricted entry is not written to a collaborator who cannot see the ticket', async () => {
    const number = await open();
    const dora = await desk.agent('Dora Outside', 'collaborator');
    const leo = await desk.agent('Leo Inside');
    const entry = { kind: 'restricted', body: 'Between us.' };
    const refused = await call('POST', `/${number}/messages`, { ...entry, to: [dora.personId] });
    expect([refused.status, refused.body.detail]).toEqual([
      422,
      'Dora Outside does not take part in this ticket and could not read the entry.',
    ]);
    expect((await call('POST', `/${number}/messages`, { ...entry, to: [leo.personId] })).status).toBe(201);
    await desk.database.pool.query(
      `insert into participant (ticket_id, person_id, role, added_at, link_epoch)
       select id, $1, 'copied', $2, 0 from ticket where number = $3`,
      [dora.personId, desk.clock.now, number],
    );
    expect((await call('POST', `/${number}/messages`, { ...entry, to: [dora.personId] })).status).toBe(201);
  });
});
