// In which zone a requester reads times: their browser says it while none is known, they choose it, or an agent does.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { ticketLinkToken } from '../../access/capability.ts';
import { beginSession } from '../../access/session.ts';
import { createApp } from '../../app.ts';
import { together } from '../../platform/database.ts';
import type { Http } from '../../platform/http.ts';
import { portalCookie } from '../../portal/open-door.ts';
import { openTicket } from '../open-ticket.ts';
import { setRequesterZone } from './set-zone.ts';

let desk: TestDesk;
let http: Http;
let cookie: string;
let ravi: string;
let number: string;
let link: string;
beforeAll(async () => {
  desk = await makeDesk();
  http = await createApp(desk.wiring);
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example', locale: 'en' },
    channel: 'api',
  });
  [ravi, number] = [ticket.requesterId, ticket.number];
  const session = beginSession(desk.ctx(), ravi, 'portal');
  await together(desk.database.db, [session.write]);
  cookie = `${portalCookie}=${session.token}`;
  const { epoch } = await desk.database.db
    .selectFrom('participant')
    .select('linkEpoch as epoch')
    .where('ticketId', '=', ticket.id)
    .executeTakeFirstOrThrow();
  link = `/portal/t/${ticketLinkToken(desk.wiring.keys.links, { ticketId: ticket.id, personId: ravi, epoch }, desk.clock.now)}`;
});

const post = (url: string, payload: object, headers: Record<string, string> = { cookie }) =>
  http.server.inject({ method: 'POST', url, payload, headers });
const page = async (url: string, headers: Record<string, string> = { cookie }) =>
  (await http.server.inject({ url, headers })).body;
const stored = async () =>
  (
    await sql<{
      zone: string | null;
      zoneFrom: string | null;
    }>`select zone, zone_from from person where id = ${ravi}`.execute(desk.database.db)
  ).rows[0];
const learnt = () => page(`/portal/tickets/${number}`).then((html) => /data-learn-zone="([^"]+)"/.exec(html)?.[1]);

test('a link alone, on a device that nobody knows, neither asks nor takes it', async () => {
  const locked = await page(link, {});
  expect([locked.includes('data-learn-zone'), locked.includes('/zone')]).toEqual([false, false]);
  const answer = await post(`${link}/zone`, { zone: 'Asia/Tokyo' }, {});
  expect([answer.statusCode, answer.headers.location]).toEqual([303, link]);
  expect((await http.server.inject({ url: `${link}/zone` })).headers.location).toBe(link);
  expect(await stored()).toEqual({ zone: null, zoneFrom: null });
});

test('the browser says it once, by the link on a known device as well; a name that nobody knows is none', async () => {
  expect(await learnt()).toBe('/portal/zone');
  await post('/portal/zone', { zone: 'Mars/Olympus', how: 'browser' });
  expect(await stored()).toEqual({ zone: null, zoneFrom: null });
  expect(await page(link)).toContain(`data-learn-zone="${link}/zone"`);
  await post(`${link}/zone`, { zone: 'Asia/Kolkata', how: 'browser' });
  expect(await stored()).toEqual({ zone: 'Asia/Kolkata', zoneFrom: 'browser' });
  expect(await learnt()).toBeUndefined();
  expect(await page(`/portal/tickets/${number}`)).toContain('Kolkata');
  await post('/portal/zone', { zone: 'Europe/Lisbon', how: 'browser' });
  expect(await stored()).toEqual({ zone: 'Asia/Kolkata', zoneFrom: 'browser' });
});

test('what they choose stands, finds back to the ticket, and moves no date', async () => {
  const due = () => desk.database.db.selectFrom('promise').select(['dueAt', 'state']).execute();
  const before = await due();
  expect(await page(`/portal/zone?back=${number}`)).toContain('name="zone"');
  const answer = await post('/portal/zone', { zone: 'Europe/Lisbon', back: number });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/portal/tickets/${number}`]);
  const away = await post('/portal/zone', { zone: 'Europe/Lisbon', back: '//evil.example' });
  expect(away.headers.location).toBe('/portal/tickets/%2F%2Fevil.example');
  await post('/portal/zone', { zone: 'Asia/Tokyo', how: 'browser' });
  expect([await stored(), await due()]).toEqual([{ zone: 'Europe/Lisbon', zoneFrom: 'requester' }, before]);
});

test('an agent says it too, and that it is not known; not of an agent, and nobody else does', async () => {
  await setRequesterZone(desk.ctx(desk.ana), ravi, 'America/Sao_Paulo');
  expect(await stored()).toEqual({ zone: 'America/Sao_Paulo', zoneFrom: 'agent' });
  await post('/portal/zone', { zone: 'Asia/Tokyo', how: 'browser' });
  expect((await stored())?.zone).toBe('America/Sao_Paulo');
  await setRequesterZone(desk.ctx(desk.ana), ravi, null);
  expect([await stored(), await learnt()]).toEqual([{ zone: null, zoneFrom: null }, '/portal/zone']);
  const refused = (done: Promise<unknown>, kind: string) => expect(done).rejects.toMatchObject({ kind });
  await refused(setRequesterZone(desk.ctx(desk.ana), ravi, 'Mars/Olympus'), 'Invalid');
  await refused(setRequesterZone(desk.ctx(desk.ana), desk.ana.personId!, 'UTC'), 'NotFound');
  await refused(setRequesterZone(desk.ctx(await desk.requester(ravi)), ravi, 'UTC'), 'Forbidden');
  const changes = await desk.database.db
    .selectFrom('event')
    .select('data')
    .where('kind', '=', 'requester.zone_changed')
    .orderBy('sequence')
    .execute();
  expect(changes.map(({ data }) => data as { by: string; to: string | null })).toMatchObject([
    { by: 'browser', to: 'Asia/Kolkata' },
    { by: 'requester', to: 'Europe/Lisbon' },
    { by: 'agent', to: 'America/Sao_Paulo' },
    { by: 'agent', to: null },
  ]);
});
