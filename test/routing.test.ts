// Routing over HTTP: rules and the ranking give new tickets, agents take the next one, what nobody touches goes back, and every
// decision can be read with its figures.

import { beforeAll, describe, expect, test } from 'vitest';
import { newApiKey } from '../server/access/api-key.ts';
import { createApp } from '../server/app.ts';
import { openTicket } from '../server/cases/open-ticket.ts';
import { postMessage } from '../server/cases/post-message.ts';
import { writeAsRequester } from '../server/cases/write-as-requester.ts';
import type { Actor } from '../server/platform/context.ts';
import { together } from '../server/platform/database.ts';
import type { Http } from '../server/platform/http.ts';
import { findTicketById } from '../server/tickets/find-ticket.ts';
import { makeDesk, type TestDesk } from './harness.ts';

type Person = Actor & { personId: string; key: string };
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let desk: TestDesk;
let http: Http;
let ana: Person;
let leo: Person;
let mia: Person;
let teamId: string;

async function withKey(actor: Actor): Promise<Person> {
  const made = newApiKey(desk.ctx(actor), actor.personId!, 'test');
  await together(desk.database.db, [made.write]);
  return { ...actor, key: made.key } as Person;
}

async function ask(who: Person, method: Method, path: string, payload: object = {}) {
  const response = await http.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${who.key}` },
    ...(method === 'GET' || method === 'DELETE' ? {} : { payload }),
  });
  return { status: response.statusCode, body: response.body === '' ? null : response.json() };
}

async function ok(who: Person, method: Method, path: string, payload: object = {}) {
  const { status, body } = await ask(who, method, path, payload);
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

let count = 0;
async function open(given: Partial<Parameters<typeof openTicket>[1]> = {}, who = `r${++count}@customer.example`) {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'Printer stops',
    body: 'After forty labels.',
    requester: { email: who },
    channel: 'portal',
    language: 'en',
    ...given,
  });
  return ticket;
}

async function rules(given: object[], choices: object = {}) {
  const { number, units, capacity, untouchedHours } = await ok(ana, 'GET', '/routing');
  const kept = { units, capacity, untouchedHours, ...choices };
  return ok(ana, 'PUT', '/routing', { ...kept, rules: given, basedOn: number });
}
const to = (given: object) => ({ teamId: null, personId: null, skill: null, ...given });
const rule = (name: string, when: object, leads: object) => ({
  id: desk.ctx().newId(),
  name,
  when,
  to: to(leads),
});
const why = (number: string) => ok(ana, 'GET', `/tickets/${number}/assignment`);
const acknowledged = async (ticketId: number) =>
  (
    await desk.database.db
      .selectFrom('message')
      .select('bodyText')
      .where('ticketId', '=', ticketId)
      .where('purpose', '=', 'acknowledgement')
      .executeTakeFirstOrThrow()
  ).bodyText;

beforeAll(async () => {
  desk = await makeDesk();
  http = await createApp(desk.wiring);
  ana = await withKey(desk.ana);
  leo = await withKey(await desk.agent('Leo Brandt'));
  mia = await withKey(await desk.agent('Mia Costa'));
  teamId = (await ok(ana, 'GET', '/teams')).teams[0].id;
  for (const one of [leo, mia]) await ok(ana, 'PUT', `/teams/${teamId}/members/${one.personId}`);
});

describe('a desk that has said nothing goes on as before', () => {
  test('a new ticket stays with the lead until somebody takes it, and nothing is recorded of routing', async () => {
    const ticket = await open();
    expect(ticket.assigneeId).toBe(ana.personId);
    expect(await why(ticket.number)).toMatchObject({ why: 'first', accepted: false, inQueue: true, routed: null });
  });

  test('nobody is told about languages where nobody said theirs', async () => {
    expect(await acknowledged((await open({ language: 'ru' })).id)).not.toContain('на смене');
  });
});

describe('what people can', () => {
  test('languages, skills and capacity are said by a lead; of languages the person too, and nothing else', async () => {
    const labels = await ok(ana, 'POST', '/skills', { name: 'Label printers' });
    expect((await ask(ana, 'POST', '/skills', { name: 'label PRINTERS' })).status).toBe(409);
    const said = await ok(ana, 'PUT', `/agents/${leo.personId}/abilities`, {
      languages: ['en', 'ru'],
      skills: [{ id: labels.id, level: 2 }],
      capacity: 20,
    });
    expect(said).toMatchObject({
      languages: ['en', 'ru'],
      languagesSaid: true,
      skills: [{ name: 'Label printers', level: 2 }],
      capacity: 20,
      load: 0,
    });
    const own = await ok(mia, 'PUT', `/agents/${mia.personId}/abilities`, { languages: ['pt-PT', 'en'] });
    expect(own).toMatchObject({ languages: ['en', 'pt-PT'], capacity: 60, ownCapacity: null });
    for (const [who, id, change] of [
      [mia, mia.personId, { capacity: 1 }],
      [mia, mia.personId, { skills: [] }],
      [mia, leo.personId, { languages: ['en'] }],
    ] as const) {
      expect((await ask(who, 'PUT', `/agents/${id}/abilities`, change)).status).toBe(403);
    }
    const { people, skills } = await ok(leo, 'GET', '/abilities');
    expect(people.map((one: { name: string }) => one.name)).toEqual(['Ana Ferreira', 'Leo Brandt', 'Mia Costa']);
    expect(skills).toEqual([labels]);
    // What lies with the lead weighs: two tickets of P3.
    expect(people[0]).toMatchObject({ load: 4, tickets: 2, languagesSaid: false, languages: ['en'] });
  });

  test('a skill that a rule needs stays on the list', async () => {
    const [skill] = (await ok(ana, 'GET', '/routing')).skills;
    await rules([rule('Labels', { words: ['label'] }, { skill: { id: skill.id, leastLevel: 2 } })]);
    const refused = await ask(ana, 'DELETE', `/skills/${skill.id}`);
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('“Labels”') } });
  });
});

describe('rules', () => {
  test('two who change them at once: the second is told; a version is never edited', async () => {
    const before = await ok(ana, 'GET', '/routing');
    const { number: basedOn, units, capacity, untouchedHours } = before;
    const one = await ask(ana, 'PUT', '/routing', { units, capacity, untouchedHours, rules: [], basedOn });
    const other = await ask(ana, 'PUT', '/routing', { units, capacity: 50, untouchedHours, rules: [], basedOn });
    expect([one.status, other.status]).toEqual([200, 409]);
    // The same again makes no version.
    expect((await rules([])).number).toBe(basedOn + 1);
    await expect(desk.database.db.updateTable('routingVersion').set({ capacity: 1 }).execute()).rejects.toThrow(
      'never',
    );
  });

  test('the first that fits names the team; the dry run said so before', async () => {
    const russian = await ok(ana, 'POST', '/teams', { name: 'Russian desk', leadId: leo.personId, memberIds: [] });
    const list = [
      rule('Russian', { languages: ['ru'] }, { teamId: russian.id }),
      rule('Everything else that stops', { words: ['stop'] }, { personId: mia.personId }),
    ];
    const dry = await ok(ana, 'POST', '/routing/preview', { rules: list, last: 10 });
    expect(dry.byRule.map((one: { tickets: number }) => one.tickets)).toEqual([1, 1, 0]);
    expect(dry.moved).toBe(1);
    expect(dry.tickets[0]).toMatchObject({ rule: { name: 'Russian' }, team: { name: 'Russian desk' }, person: null });
    expect(dry.tickets[1]).toMatchObject({ rule: { name: list[1]!.name }, person: { name: 'Mia Costa' } });
    await rules(list);
    const ru = await open({ language: 'ru' });
    expect(ru).toMatchObject({ teamId: russian.id, assigneeId: leo.personId });
    const given = await open();
    expect(given).toMatchObject({ teamId, assigneeId: mia.personId });
    expect(await why(given.number)).toMatchObject({
      assignee: { name: 'Mia Costa' },
      inQueue: false,
      accepted: false,
      routed: { rule: { name: list[1]!.name, position: 2 }, to: { name: 'Mia Costa' } },
    });
    // Whoever is given a ticket is told; and a team named by hand is no matter for rules.
    const { notices } = { notices: await desk.database.db.selectFrom('notice').selectAll().execute() };
    expect(notices.filter((one) => one.ticketId === given.id)).toMatchObject([
      { kind: 'agent_assigned', personId: mia.personId },
    ]);
    expect((await open({ language: 'ru', teamId })).teamId).toBe(teamId);
    await rules([]);
  });

  test('a VIP goes another way, and their priority stays what it is', async () => {
    const first = await open({}, 'queen@palace.example');
    await ok(ana, 'PUT', `/vips/person/${first.requesterId}`, { accountTeamId: null });
    expect((await ok(leo, 'GET', '/vips')).vips).toMatchObject([{ kind: 'person', accountTeam: null }]);
    await rules([rule('VIPs', { vip: true }, { personId: leo.personId })]);
    const next = await open({}, 'queen@palace.example');
    expect(next).toMatchObject({ assigneeId: leo.personId, priority: first.priority });
    expect((await why(next.number)).routed.vip).toBe(true);
    expect((await open()).assigneeId).toBe(ana.personId);
    await ok(ana, 'DELETE', `/vips/person/${first.requesterId}`);
    expect((await open({}, 'queen@palace.example')).assigneeId).toBe(ana.personId);
    await rules([]);
  });
});

describe('given to the best placed', () => {
  test('by languages, skill, load and who helped before; explained with all figures', async () => {
    await ok(ana, 'PUT', `/teams/${teamId}/giving`, { gives: 'best_placed' });
    const portuguese = await open({ language: 'pt-BR' });
    expect(portuguese.assigneeId).toBe(mia.personId);
    const { routed } = await why(portuguese.number);
    expect(routed).toMatchObject({ gives: 'best_placed', rule: null, to: { name: 'Mia Costa' }, language: null });
    expect(routed.candidates[0]).toMatchObject({ name: 'Mia Costa', points: { language: 280 }, bar: null });
    const [skill] = (await ok(ana, 'GET', '/routing')).skills;
    await rules([rule('Labels', { words: ['label'] }, { skill: { id: skill.id, leastLevel: 2 } })]);
    const labels = await open({ subject: 'Labels are blank' });
    expect(labels.assigneeId).toBe(leo.personId);
    const shown = (await why(labels.number)).routed.candidates;
    expect(shown.filter((one: { bar: string }) => one.bar === 'skill')).toHaveLength(2);
    await rules([]);
    // Whoever helped this requester has them again.
    await postMessage(desk.ctx(leo), { number: labels.number, kind: 'public', body: 'Try the other ribbon.' });
    const again = (await findTicketById(desk.ctx(), labels.id)).requesterId;
    const person = await desk.database.db
      .selectFrom('address')
      .select('value')
      .where('personId', '=', again)
      .executeTakeFirstOrThrow();
    const second = await open({}, person.value);
    const candidates: { name: string; points: { continuity: number } }[] = (await why(second.number)).routed.candidates;
    expect(candidates.find((one) => one.name === 'Leo Brandt')!.points.continuity).toBe(30);
    expect(candidates.find((one) => one.name === 'Mia Costa')!.points.continuity).toBe(0);
  });

  test('never to who is away, who goes away before it is due, or who is full; then it stays with the lead', async () => {
    await ok(mia, 'POST', '/absences', {});
    const leoFull = await ok(ana, 'PUT', `/agents/${leo.personId}/abilities`, { capacity: 1 });
    expect(leoFull.load).toBeGreaterThan(0);
    const anaFull = await ok(ana, 'PUT', `/agents/${ana.personId}/abilities`, { capacity: 1 });
    expect(anaFull.capacity).toBe(1);
    const ticket = await open();
    expect(ticket.assigneeId).toBe(ana.personId);
    const { routed, inQueue } = await why(ticket.number);
    expect(routed.to).toBeNull();
    expect(inQueue).toBe(true);
    const bars = Object.fromEntries(routed.candidates.map((one: { name: string; bar: string }) => [one.name, one.bar]));
    expect(bars).toEqual({ 'Ana Ferreira': 'full', 'Leo Brandt': 'full', 'Mia Costa': 'away' });
    for (const one of [leo, ana]) await ok(ana, 'PUT', `/agents/${one.personId}/abilities`, { capacity: null });
  });

  test('what is given and not taken up goes to the lead, as everything', async () => {
    const ticket = await open({ language: 'ru' });
    expect(ticket.assigneeId).toBe(leo.personId);
    desk.pass({ minutes: 31 });
    await desk.sweep();
    expect((await findTicketById(desk.ctx(), ticket.id)).assigneeId).toBe(ana.personId);
    expect(await why(ticket.number)).toMatchObject({ why: 'escalated', inQueue: true });
    await ok(ana, 'PUT', `/teams/${teamId}/giving`, { gives: 'holder' });
  });

  test('nobody here has the language: the nearest is told once, in the requester’s own', async () => {
    // Mia, who has Portuguese, is away.
    const ticket = await open({ language: 'pt-PT' });
    expect(await acknowledged(ticket.id)).toContain('respondemos em inglês');
    expect((await why(ticket.number)).routed.language).toEqual({ wanted: 'pt-PT', used: 'en' });
    const russian = await open({ language: 'ru' });
    expect(await acknowledged(russian.id)).not.toContain('на смене');
  });
});

describe('the next ticket', () => {
  const next = async (who: Person) => (await ok(who, 'POST', '/tickets/next')).ticket;
  const clear = async () => {
    for (const who of [ana, leo]) while ((await next(who)) !== null);
  };

  test('the riskiest that fits; two at once never get the same one; none left is said', async () => {
    await ok(ana, 'PUT', `/agents/${leo.personId}/abilities`, { languages: ['en', 'ru'] });
    await clear();
    const calm = await open({ priority: 4 });
    const urgent = await open({ priority: 1 });
    const [one, other] = await Promise.all([next(leo), next(ana)]);
    expect([one.number, other.number].sort()).toEqual([calm.number, urgent.number].sort());
    expect(await next(leo)).toBeNull();
    expect(await findTicketById(desk.ctx(), urgent.id)).toMatchObject({ status: 'open' });
    expect((await why(one.number)).accepted).toBe(true);
    const russian = await open({ language: 'ru' });
    const portuguese = await open({ language: 'pt-BR' });
    // Of those who are here nobody has Portuguese, so that English serves; Russian is Leo's.
    expect((await next(ana)).number).toBe(portuguese.number);
    expect(await next(ana)).toBeNull();
    expect((await next(leo)).number).toBe(russian.number);
  });

  test('what needs a skill comes to whoever has it', async () => {
    const [skill] = (await ok(ana, 'GET', '/routing')).skills;
    await rules([rule('Labels', { words: ['label'] }, { skill: { id: skill.id, leastLevel: 2 } })]);
    const ticket = await open({ subject: 'Labels are blank' });
    expect(ticket.assigneeId).toBe(ana.personId);
    expect(await next(ana)).toBeNull();
    expect((await next(leo)).number).toBe(ticket.number);
    await rules([]);
  });

  test('given back with a reason it lies in the queue again, and comes to somebody else', async () => {
    const ticket = await open();
    await next(leo);
    const refused = await ask(ana, 'POST', `/tickets/${ticket.number}/return`, { reason: 'skill' });
    expect(refused.status).toBe(403);
    expect((await ask(leo, 'POST', `/tickets/${ticket.number}/return`, { reason: 'bored' })).status).toBe(400);
    const given = { reason: 'skill', note: 'I do not know this model.' };
    const back = await ok(leo, 'POST', `/tickets/${ticket.number}/return`, given);
    expect(back).toMatchObject({ stays: false, ticket: { assignee: { name: 'Ana Ferreira' } } });
    expect(await why(ticket.number)).toMatchObject({
      inQueue: true,
      returned: [{ person: { name: 'Leo Brandt' }, reason: 'skill', until: expect.any(String) }],
    });
    expect(await next(leo)).toBeNull();
    expect((await next(ana)).number).toBe(ticket.number);
    // Ana holds the queue: it stays with her, and is not offered to her as the next one.
    expect((await ok(ana, 'POST', `/tickets/${ticket.number}/return`, { reason: 'workload' })).stays).toBe(true);
    await desk.sweep();
    expect(await desk.broken()).toEqual([]);
  });

  test('it is offered again after a working day', async () => {
    await clear();
    const ticket = await open();
    await next(leo);
    await ok(leo, 'POST', `/tickets/${ticket.number}/return`, { reason: 'ends_work' });
    expect(await next(leo)).toBeNull();
    desk.pass({ days: 1 });
    expect((await next(leo)).number).toBe(ticket.number);
  });
});

describe('what nobody touches', () => {
  test('goes back to the queue in working time, told an hour before; whoever touches it keeps it', async () => {
    await rules([], { untouchedHours: 4 });
    desk.clock.now = new Date('2026-03-16T10:00:00Z');
    const taken = async () => {
      const ticket = await open({ teamId });
      await ok(leo, 'PUT', `/tickets/${ticket.number}/assignee`, { agent: leo.personId, reason: 'taking_it' });
      return ticket;
    };
    const idle = await taken();
    const touched = await taken();
    const answered = await taken();
    const told = async () =>
      (await desk.database.db.selectFrom('notice').select('ticketId').where('kind', '=', 'agent_untouched').execute())
        .map((one) => Number(one.ticketId))
        .filter((id) => id >= idle.id);
    const holder = async (id: number) => (await findTicketById(desk.ctx(), id)).assigneeId;
    desk.pass({ hours: 2 });
    await postMessage(desk.ctx(leo), { number: answered.number, kind: 'public', body: 'We look at it.' });
    await desk.sweep();
    expect(await told()).toEqual([]);
    desk.pass({ minutes: 61 });
    await desk.sweep();
    expect((await told()).sort()).toEqual([idle.id, touched.id]);
    await postMessage(desk.ctx(leo), { number: touched.number, kind: 'note', body: 'Asked the factory.' });
    desk.pass({ minutes: 60 });
    await desk.sweep();
    expect([await holder(idle.id), await holder(touched.id), await holder(answered.id)]).toEqual([
      ana.personId,
      leo.personId,
      leo.personId,
    ]);
    expect((await why(idle.number)).returned).toMatchObject([{ reason: 'untouched', until: null }]);
    expect(await desk.broken()).toEqual([]);
    // The answered one waits again, over a night that does not count.
    desk.clock.now = new Date('2026-03-16T17:30:00Z');
    const ctx = desk.ctx(await desk.requester(answered.requesterId));
    await writeAsRequester(ctx, await findTicketById(ctx, answered.id), 'Is there news?');
    desk.clock.now = new Date('2026-03-17T09:30:00Z');
    await desk.sweep();
    expect((await told()).filter((id) => id === answered.id)).toEqual([]);
    await rules([], { untouchedHours: null });
  });
});
