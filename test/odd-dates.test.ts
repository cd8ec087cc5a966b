// Dates, zones and names that nobody means, over HTTP: refused with a sentence, and nothing is left behind that breaks a page.

import { beforeAll, expect, test } from 'vitest';
import { newApiKey } from '../server/access/api-key.ts';
import { beginSession } from '../server/access/session.ts';
import { createApp } from '../server/app.ts';
import { openTicket } from '../server/cases/open-ticket.ts';
import { together } from '../server/platform/database.ts';
import type { Http } from '../server/platform/http.ts';
import { portalCookie } from '../server/portal/open-door.ts';
import { makeDesk, type TestDesk } from './harness.ts';

let desk: TestDesk;
let http: Http;
let key: string;
beforeAll(async () => {
  desk = await makeDesk();
  http = await createApp(desk.wiring);
  const made = newApiKey(desk.ctx(desk.ana), desk.ana.personId!, 'dates');
  await together(desk.database.db, [made.write]);
  key = made.key;
});

const call = (method: 'GET' | 'PUT', path: string, payload?: object) =>
  http.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${key}` },
    ...(payload ? { payload } : {}),
  });
const opened = (email: string) =>
  openTicket(desk.ctx(), { subject: 'Stops', body: 'It stops.', requester: { email }, channel: 'api' });

test('a service level from the year 10000 on was kept though it answered with a fault, and its page could not be shown again', async () => {
  const { id } = (await call('GET', '/sla-policies')).json().policies[0];
  const hour = { minutes: 60 };
  const change = { applies: {}, targets: { update: { P1: hour, P2: hour, P3: hour, P4: hour } }, note: 'x' };
  for (const from of ['9999-12-31T23:59:59-12:00', '9999-12-31T00:00:00Z', '2036-01-01T00:00:00Z']) {
    const answer = await call('PUT', `/sla-policies/${id}`, { ...change, from });
    expect([answer.statusCode, answer.json().detail]).toEqual([
      422,
      'A service level is planned at most 5 years ahead.',
    ]);
  }
  expect((await call('PUT', `/sla-policies/${id}`, { ...change, from: '2027-01-01T00:00:00Z' })).statusCode).toBe(200);
  expect((await call('GET', '/sla-policies')).json().policies[0].versions).toHaveLength(2);
});

test('a zone is named: of “+02:00” the database reads the sign the other way about', async () => {
  const { id } = (await call('GET', '/calendars')).json().calendars[0];
  const hours = { mon: [['09:00', '18:00']] };
  expect((await call('PUT', `/calendars/${id}/hours`, { tz: '+02:00', hours })).statusCode).toBe(422);
  expect((await call('PUT', `/calendars/${id}/hours`, { tz: 'Etc/GMT-2', hours })).statusCode).toBe(200);
});

test('whoever wishes no date that there is reads so on their page, whatever their browser sends', async () => {
  const { ticket, requester } = await opened('ravi@northgate.example');
  const begun = beginSession(desk.ctx(), requester.id, 'portal');
  await together(desk.database.db, [begun.write]);
  const odd = [
    '',
    'x',
    '2026-03-11',
    '2020-01-01T10:00',
    '9999-12-31T23:59',
    '-271821-04-20T00:00',
    '+275760-09-13T00:00',
  ];
  for (const wanted of odd) {
    const answer = await http.server.inject({
      method: 'POST',
      url: `/portal/tickets/${ticket.number}/date`,
      headers: { cookie: `${portalCookie}=${begun.token}`, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `wanted=${encodeURIComponent(wanted)}`,
    });
    expect([wanted, answer.statusCode, answer.headers.location]).toEqual([
      wanted,
      303,
      `/portal/tickets/${ticket.number}?date=refused#next`,
    ]);
  }
});

test('three agents name the same new organisation at once: there is one', async () => {
  const people = await Promise.all([1, 2, 3].map((n) => opened(`buyer${n}@orchard.example`)));
  await Promise.all(
    people.map(({ requester }) => call('PUT', `/people/${requester.id}/organisation`, { name: 'Orchard Ltd' })),
  );
  const { rows } = await desk.database.pool.query(`select name from organisation where name = 'Orchard Ltd'`);
  expect(rows).toHaveLength(1);
});
