// The permission table: every route of the API against every kind of actor, tried over HTTP. A route that is not in the
// table fails the test, and so does a row without a route.

import { beforeAll, expect, test } from 'vitest';
import { newApiKey } from '../server/access/api-key.ts';
import { beginSession } from '../server/access/session.ts';
import { createApp, routesOf } from '../server/app.ts';
import { openTicket } from '../server/cases/open-ticket.ts';
import type { Actor } from '../server/platform/context.ts';
import { together } from '../server/platform/database.ts';
import type { Http } from '../server/platform/http.ts';
import { makeDesk, type TestDesk } from './harness.ts';

type Who = 'nobody' | 'requester' | 'collaborator' | 'agent' | 'administrator';
const everybody: Who[] = ['nobody', 'requester', 'collaborator', 'agent', 'administrator'];

/** The least that opens each route. */
const table: Record<string, Who> = {
  'POST /api/v1/tickets': 'agent',
  'GET /api/v1/tickets': 'collaborator',
  'GET /api/v1/requesters': 'agent',
  'GET /api/v1/organisations': 'agent',
  'GET /api/v1/working-time': 'agent',
  'POST /api/v1/absences/plan': 'agent',
  'POST /api/v1/absences': 'agent',
  'GET /api/v1/absences': 'collaborator',
  'POST /api/v1/absence-feeds/preview': 'agent',
  'POST /api/v1/absence-feeds': 'agent',
  'GET /api/v1/absence-feeds': 'agent',
  'DELETE /api/v1/absence-feeds/{id}': 'agent',
  'PATCH /api/v1/absences/{id}': 'agent',
  'DELETE /api/v1/absences/{id}': 'agent',
  'GET /api/v1/absences/{id}/recap': 'agent',
  'PUT /api/v1/tickets/{number}/cover': 'agent',
  'PUT /api/v1/tickets/{number}/wait': 'agent',
  'GET /api/v1/tickets/{number}/brief': 'agent',
  'GET /api/v1/tickets/{number}/briefs/{of}/{sequence}': 'agent',
  'PUT /api/v1/tickets/{number}/contingency': 'agent',
  'PUT /api/v1/tickets/{number}/next-action': 'agent',
  'PUT /api/v1/tickets/{number}/next-action/{id}/done': 'agent',
  'PUT /api/v1/tickets/{number}/acceptance': 'agent',
  'POST /api/v1/acceptances': 'agent',
  'GET /api/v1/acceptances': 'agent',
  'GET /portal/take/{token}': 'nobody',
  'POST /portal/take/{token}': 'nobody',
  'GET /api/v1/transfer-requests': 'agent',
  'GET /api/v1/tickets/{number}/transfer-requests': 'agent',
  'PUT /api/v1/tickets/{number}/transfer-requests/{id}': 'agent',
  'GET /api/v1/bounced-tickets': 'agent',
  'GET /api/v1/transfer-limit': 'agent',
  'PUT /api/v1/transfer-limit': 'administrator',
  'GET /api/v1/escalation-policies': 'agent',
  'GET /api/v1/tickets/{number}/escalations': 'agent',
  'POST /api/v1/tickets/{number}/escalations': 'agent',
  'PUT /api/v1/tickets/{number}/escalations/{id}/answer': 'agent',
  'GET /api/v1/escalation-calls': 'agent',
  'POST /portal/t/{token}/stuck': 'nobody',
  'POST /portal/tickets/{number}/stuck': 'nobody',
  'POST /api/v1/escalation-policies': 'agent',
  'PUT /api/v1/escalation-policies/{id}': 'agent',
  'DELETE /api/v1/escalation-policies/{id}': 'agent',
  'GET /api/v1/escalation-policies/{id}/dry-run': 'agent',
  'GET /api/v1/duty/schedules': 'agent',
  'POST /api/v1/duty/schedules': 'agent',
  'PUT /api/v1/duty/schedules/{id}': 'agent',
  'DELETE /api/v1/duty/schedules/{id}': 'agent',
  'GET /api/v1/duty/schedules/{id}/turns': 'agent',
  'POST /api/v1/duty/preview': 'agent',
  'POST /api/v1/duty/schedules/{id}/overrides': 'agent',
  'DELETE /api/v1/duty/overrides/{id}': 'agent',
  'GET /api/v1/duty/gaps': 'agent',
  'GET /api/v1/duty/mine': 'agent',
  'POST /api/v1/duty/feed': 'agent',
  'DELETE /api/v1/duty/feed': 'agent',
  'GET /api/v1/duty/feed/{token}': 'nobody',
  'GET /api/v1/shifts': 'agent',
  'PUT /api/v1/shifts/{personId}': 'agent',
  'DELETE /api/v1/shifts/{personId}': 'agent',
  'PUT /api/v1/shifts/{personId}/days/{day}': 'agent',
  'DELETE /api/v1/shifts/{personId}/days/{day}': 'agent',
  'POST /api/v1/shifts/swaps': 'agent',
  'GET /api/v1/tickets/{number}': 'collaborator',
  'GET /api/v1/tickets/{number}/timeline': 'collaborator',
  'POST /api/v1/tickets/{number}/messages': 'collaborator',
  'PUT /api/v1/tickets/{number}/status': 'agent',
  'PUT /api/v1/tickets/{number}/priority': 'agent',
  'GET /api/v1/tickets/{number}/clocks': 'agent',
  'GET /api/v1/tickets/{number}/tasks': 'agent',
  'PUT /api/v1/tickets/{number}/tasks/{id}/done': 'agent',
  'GET /api/v1/tasks': 'agent',
  'PUT /api/v1/tickets/{number}/lookers/{tab}': 'collaborator',
  'DELETE /api/v1/tickets/{number}/lookers/{tab}': 'collaborator',
  'PUT /api/v1/people/{personId}/organisation': 'agent',
  'PUT /api/v1/people/{personId}/zone': 'agent',
  'GET /api/v1/sla-policies': 'agent',
  'POST /api/v1/sla-policies': 'administrator',
  'PUT /api/v1/sla-policies/{id}': 'administrator',
  'DELETE /api/v1/sla-policies/{id}': 'administrator',
  'POST /api/v1/sla-policies/preview': 'administrator',
  'GET /api/v1/sla-policies/{id}/retirement': 'administrator',
  'POST /api/v1/tickets/{number}/resolution': 'agent',
  'PUT /api/v1/tickets/{number}/assignee': 'agent',
  'POST /api/v1/tickets/{number}/delays': 'agent',
  'PUT /api/v1/tickets/{number}/date-request': 'agent',
  'GET /api/v1/tickets/{number}/prepared-update': 'agent',
  'GET /api/v1/promises/kept': 'agent',
  'GET /api/v1/desk-words': 'agent',
  'PUT /api/v1/desk-words/{locale}': 'administrator',
  'POST /api/v1/desk-words/{locale}/preview': 'administrator',
  'GET /api/v1/compensation': 'agent',
  'PUT /api/v1/compensation': 'administrator',
  'GET /api/v1/tickets/{number}/compensation': 'agent',
  'POST /api/v1/tickets/{number}/compensation': 'agent',
  'PUT /api/v1/tickets/{number}/compensation/{id}': 'agent',
  'PUT /api/v1/tickets/{number}/participants/{personId}': 'agent',
  'PUT /api/v1/tickets/{number}/collaborators/{personId}': 'agent',
  'DELETE /api/v1/tickets/{number}/collaborators/{personId}': 'agent',
  'GET /api/v1/tickets/{number}/merge-preview': 'agent',
  'PUT /api/v1/tickets/{number}/merge': 'agent',
  'DELETE /api/v1/tickets/{number}/merge': 'agent',
  'POST /api/v1/tickets/{number}/splits': 'agent',
  'DELETE /api/v1/tickets/{number}/split': 'agent',
  'PUT /api/v1/tickets/{number}/links/{other}': 'agent',
  'GET /api/v1/tickets/{number}/proposed-requester': 'agent',
  'PUT /api/v1/tickets/{number}/proposed-requester': 'agent',
  'POST /api/v1/tickets/{number}/deliveries/{id}/decision': 'agent',
  'PUT /api/v1/tickets/{number}/participants/{personId}/address': 'agent',
  'DELETE /api/v1/people/{personId}/addresses/{address}/failure': 'agent',
  'PUT /api/v1/tickets/{number}/away/{personId}': 'agent',
  'GET /api/v1/form-senders': 'administrator',
  'PUT /api/v1/form-senders': 'administrator',
  'DELETE /api/v1/form-senders/{address}': 'administrator',
  'POST /api/v1/spam/preview': 'agent',
  'POST /api/v1/spam': 'agent',
  'POST /api/v1/spam/undo': 'agent',
  'GET /api/v1/blocked-senders': 'agent',
  'POST /api/v1/blocked-senders': 'agent',
  'DELETE /api/v1/blocked-senders/{id}': 'agent',
  'GET /api/v1/routing': 'agent',
  'PUT /api/v1/routing': 'administrator',
  'POST /api/v1/routing/preview': 'administrator',
  'PUT /api/v1/teams/{id}/giving': 'agent',
  'POST /api/v1/skills': 'administrator',
  'PATCH /api/v1/skills/{id}': 'administrator',
  'DELETE /api/v1/skills/{id}': 'administrator',
  'GET /api/v1/vips': 'agent',
  'PUT /api/v1/vips/{kind}/{id}': 'administrator',
  'DELETE /api/v1/vips/{kind}/{id}': 'administrator',
  'GET /api/v1/abilities': 'agent',
  'PUT /api/v1/agents/{id}/abilities': 'agent',
  'POST /api/v1/tickets/next': 'agent',
  'POST /api/v1/tickets/{number}/return': 'agent',
  'GET /api/v1/tickets/{number}/assignment': 'agent',
  'GET /api/v1/agents': 'collaborator',
  'POST /api/v1/agents': 'administrator',
  'PATCH /api/v1/agents/{id}': 'administrator',
  'POST /api/v1/agents/{id}/deactivation': 'administrator',
  'DELETE /api/v1/agents/{id}/deactivation': 'administrator',
  'GET /api/v1/teams': 'collaborator',
  'POST /api/v1/teams': 'administrator',
  'PATCH /api/v1/teams/{id}': 'agent',
  'PUT /api/v1/teams/{id}/members/{personId}': 'agent',
  'DELETE /api/v1/teams/{id}/members/{personId}': 'agent',
  'GET /api/v1/calendars': 'agent',
  'POST /api/v1/calendars': 'administrator',
  'GET /api/v1/calendars/{id}': 'agent',
  'PATCH /api/v1/calendars/{id}': 'administrator',
  'DELETE /api/v1/calendars/{id}': 'administrator',
  'PUT /api/v1/calendars/{id}/hours': 'administrator',
  'GET /api/v1/calendars/{id}/days': 'agent',
  'PUT /api/v1/calendars/{id}/days/{day}': 'administrator',
  'DELETE /api/v1/calendars/{id}/days/{day}': 'administrator',
  'GET /api/v1/calendars/{id}/versions': 'agent',
  'GET /api/v1/calendars/{id}/in-force': 'agent',
  'GET /api/v1/calendars/{id}/working-time': 'agent',
  'PUT /api/v1/calendars/{id}/holidays': 'administrator',
  'POST /api/v1/calendars/{id}/imports/preview': 'administrator',
  'POST /api/v1/calendars/{id}/imports': 'administrator',
  'POST /api/v1/calendars/{id}/closed-times/preview': 'administrator',
  'POST /api/v1/calendars/{id}/closed-times': 'administrator',
  'PATCH /api/v1/calendars/{id}/closed-times/{closedId}': 'administrator',
  'DELETE /api/v1/calendars/{id}/closed-times/{closedId}': 'administrator',
  'GET /api/v1/holiday-places': 'agent',
  'POST /api/v1/holidays/preview': 'agent',
  'PUT /api/v1/teams/{id}/calendar': 'administrator',
  'POST /api/v1/teams/{id}/calendar/preview': 'administrator',
  'GET /api/v1/settings': 'administrator',
  'PATCH /api/v1/settings': 'administrator',
  'POST /api/v1/mailboxes': 'administrator',
  'DELETE /api/v1/mailboxes/{id}': 'administrator',
  'GET /api/v1/mailboxes': 'administrator',
  'GET /api/v1/mailboxes/{id}': 'administrator',
  'PATCH /api/v1/mailboxes/{id}': 'administrator',
  'PUT /api/v1/mailboxes/{id}/source': 'administrator',
  'POST /api/v1/mailboxes/{id}/source/check': 'administrator',
  'POST /api/v1/mailboxes/{id}/source/start': 'administrator',
  'DELETE /api/v1/mailboxes/{id}/source': 'administrator',
  'PUT /api/v1/mailboxes/{id}/sign-in': 'administrator',
  'GET /api/v1/mailboxes/{id}/authorisation': 'administrator',
  'GET /mail/oauth/callback': 'administrator',
  'PUT /api/v1/mailboxes/{id}/sender': 'administrator',
  'DELETE /api/v1/mailboxes/{id}/sender': 'administrator',
  'PUT /api/v1/mailboxes/{id}/mode': 'administrator',
  'POST /api/v1/mailboxes/{id}/test': 'administrator',
  'GET /api/v1/mailboxes/{id}/tests/{testId}': 'administrator',
  'GET /api/v1/mailbox-alarms': 'administrator',
  'GET /api/v1/dkim-keys': 'administrator',
  'PUT /api/v1/dkim-keys/{domain}': 'administrator',
  'POST /api/v1/dkim-keys/{domain}/check': 'administrator',
  'DELETE /api/v1/dkim-keys/{domain}': 'administrator',
  'GET /api/v1/brands': 'administrator',
  'POST /api/v1/brands': 'administrator',
  'POST /api/v1/brands/preview': 'administrator',
  'PATCH /api/v1/brands/{id}': 'administrator',
  'DELETE /api/v1/brands/{id}': 'administrator',
  'GET /api/v1/setup': 'nobody',
  'POST /api/v1/setup': 'nobody',
  'POST /api/v1/session': 'nobody',
  'GET /api/v1/session': 'collaborator',
  'PATCH /api/v1/session': 'collaborator',
  'DELETE /api/v1/session': 'requester',
  'PUT /api/v1/session/password': 'collaborator',
  'GET /api/v1/session/quiet-hours': 'collaborator',
  'PUT /api/v1/session/quiet-hours': 'collaborator',
  'PUT /api/v1/settings/quiet-hours': 'administrator',
  'GET /api/v1/session/notices': 'collaborator',
  'PUT /api/v1/session/notices/{kind}': 'collaborator',
  'GET /api/v1/api-keys': 'collaborator',
  'POST /api/v1/api-keys': 'collaborator',
  'DELETE /api/v1/api-keys/{id}': 'collaborator',
  'GET /api/v1/attachments/{id}': 'nobody',
  'PUT /api/v1/tickets/{number}/uploads/{id}': 'collaborator',
  'GET /portal/u/{token}': 'nobody',
  'POST /portal/u/{token}': 'nobody',
  'GET /api/v1/messages/{id}/html': 'collaborator',
  'GET /api/v1/inbound': 'agent',
  'GET /api/v1/inbound/{id}': 'agent',
  'GET /api/v1/inbound/{id}/raw': 'agent',
  'PUT /api/v1/inbound/{id}/decision': 'agent',
  'DELETE /api/v1/inbound/{id}/decision': 'agent',
  'POST /api/v1/inbound/decisions': 'agent',
  'GET /api/v1/inbound/{id}/html': 'agent',
  'POST /api/v1/inbound/{id}/replay': 'agent',
  'GET /api/v1/outgoing': 'agent',
  'PATCH /api/v1/outgoing': 'administrator',
  'POST /api/v1/outgoing/decision': 'administrator',
  'GET /api/v1/outbox': 'agent',
  'GET /api/v1/outbox/{id}': 'administrator',
  'POST /api/v1/outbox/decision': 'administrator',
  'GET /api/v1/live': 'collaborator',
  'GET /api/v1/guarantees': 'agent',
  'POST /api/v1/example-company': 'administrator',
  'DELETE /api/v1/example-company': 'administrator',
  'GET /portal': 'nobody',
  'POST /portal/sign-in': 'nobody',
  'GET /portal/in/{token}': 'nobody',
  'POST /portal/in/{token}': 'nobody',
  'POST /portal/sign-out': 'nobody',
  'GET /portal/t/{token}': 'nobody',
  'POST /portal/t/{token}/messages': 'nobody',
  'POST /portal/t/{token}/confirmation': 'nobody',
  'GET /portal/look/{file}': 'nobody',
  'GET /portal/tickets/{number}': 'nobody',
  'POST /portal/tickets/{number}/messages': 'nobody',
  'POST /portal/t/{token}/date': 'nobody',
  'POST /portal/tickets/{number}/date': 'nobody',
  'GET /portal/t/{token}/wait': 'nobody',
  'POST /portal/t/{token}/wait': 'nobody',
  'POST /portal/tickets/{number}/wait': 'nobody',
  'GET /portal/zone': 'nobody',
  'POST /portal/zone': 'nobody',
  'GET /portal/t/{token}/zone': 'nobody',
  'POST /portal/t/{token}/zone': 'nobody',
  'GET /portal/tickets/{number}/messages/{id}/html': 'nobody',
};
/** These end or never end by themselves, so that they are not called with rights. */
const notCalled = new Set(['GET /api/v1/live', 'DELETE /api/v1/session', 'POST /api/v1/example-company']);

let desk: TestDesk;
let http: Http;
let number: string;
const tokens = {} as Record<Exclude<Who, 'nobody'>, string>;

beforeAll(async () => {
  desk = await makeDesk();
  http = await createApp(desk.wiring);
  const { ticket, requester } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
  });
  number = ticket.number;
  const key = async (actor: Actor) => {
    const made = newApiKey(desk.ctx(actor), actor.personId!, 'test');
    await together(desk.database.db, [made.write]);
    return made.key;
  };
  tokens.administrator = await key(desk.ana);
  tokens.agent = await key(await desk.agent('Leo Brandt'));
  tokens.collaborator = await key(await desk.agent('Dora Lind', 'collaborator'));
  const session = beginSession(desk.ctx(), requester.id, 'portal');
  await together(desk.database.db, [session.write]);
  tokens.requester = session.token;
});

const nameOf = (endpoint: { method: string; path: string }) => `${endpoint.method} ${endpoint.path}`;

test('the table names every route, and only routes', () => {
  const names = routesOf(desk.wiring).map((route) => nameOf(route.endpoint));
  expect(names.toSorted()).toEqual(Object.keys(table).toSorted());
});

test('each route opens to those who may, and to nobody below', async () => {
  const wrong: string[] = [];
  for (const { endpoint } of routesOf(desk.wiring)) {
    const name = nameOf(endpoint);
    for (const who of everybody) {
      const allowed = everybody.indexOf(who) >= everybody.indexOf(table[name] ?? 'administrator');
      if (allowed && notCalled.has(name)) continue;
      const url = endpoint.path.replace('{number}', number).replace(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000');
      const response = await http.server.inject({
        method: endpoint.method,
        url,
        headers: who === 'nobody' ? {} : { authorization: `Bearer ${tokens[who]}` },
        ...(endpoint.method === 'GET' || endpoint.method === 'DELETE' ? {} : { payload: {} }),
      });
      const refused =
        response.statusCode === 401 || (response.statusCode === 403 && /role|Sign in/.test(response.body));
      if (refused === allowed) wrong.push(`${name} as ${who}: ${response.statusCode} ${response.body.slice(0, 120)}`);
      if (response.statusCode >= 500)
        wrong.push(`${name} as ${who}: ${response.statusCode} ${response.body.slice(0, 120)}`);
    }
  }
  expect(wrong, wrong.join('\n')).toEqual([]);
});

test('a collaborator sees only tickets that they take part in, a requester none through the desk’s API', async () => {
  const asked = (who: 'collaborator' | 'requester') =>
    http.server.inject({ url: `/api/v1/tickets/${number}`, headers: { authorization: `Bearer ${tokens[who]}` } });
  expect((await asked('collaborator')).statusCode).toBe(404);
  expect((await asked('requester')).statusCode).toBe(403);
});

test('a collaborator is told of no team and of no count that is the agents’', async () => {
  const get = async (who: 'collaborator' | 'agent', path: string) =>
    (await http.server.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${tokens[who]}` } })).json();
  await desk.database.pool.query(`insert into outgoing_stop (id, at, mails, most, why)
    values ('00000000-0000-7000-8000-000000000001', now(), 900, 30, 'unusual')`);
  expect((await get('agent', '/teams')).teams).toHaveLength(1);
  expect((await get('agent', '/session')).outgoingStop).toMatchObject({ mails: 900 });
  expect((await get('collaborator', '/teams')).teams).toEqual([]);
  expect(await get('collaborator', '/session')).toMatchObject({
    outgoingStop: null,
    unresolved: 0,
    arrived: { undecided: 0 },
    outbox: { waiting: 0 },
  });
  await desk.database.pool.query('delete from outgoing_stop');
});

test('a cookie from another site changes nothing', async () => {
  const session = beginSession(desk.ctx(), desk.ana.personId!, 'desk');
  await together(desk.database.db, [session.write]);
  const post = (headers: Record<string, string>) =>
    http.server.inject({
      method: 'POST',
      url: `/api/v1/tickets/${number}/messages`,
      headers: { host: 'desk.example', cookie: `tellonce=${session.token}`, ...headers },
      payload: { kind: 'note', body: 'A note.' },
    });
  expect((await post({ origin: 'https://evil.example' })).statusCode).toBe(403);
  expect((await post({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect((await post({ origin: 'http://desk.example' })).statusCode).toBe(201);
});
