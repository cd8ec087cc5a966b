// A ticket that is stuck: who is called, who is called next, and that it never ends silently. By HTTP, the clock moved by hand.

import { beforeEach, expect, test } from 'vitest';
import type { EscalationView } from '../../../contract/escalation/escalations.ts';
import type { DryRunView, EscalationPolicyView } from '../../../contract/escalation/policies.ts';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { newApiKey } from '../../access/api-key.ts';
import { beginSession } from '../../access/session.ts';
import { createApp } from '../../app.ts';
import { deletePeople, deleteTickets } from '../../example-company/delete-example-rows.ts';
import type { Actor } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import type { StoredEvent } from '../../platform/events.ts';
import type { Http } from '../../platform/http.ts';
import { portalCookie } from '../../portal/open-door.ts';
import { jobsForAll } from '../../reactions.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { sayAbsence } from '../absences/say-absence.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { reassignTicket } from '../reassign-ticket.ts';
import { resolveTicket } from '../resolve-ticket.ts';
import { writeAsRequester } from '../write-as-requester.ts';
import { heedEvent, saysAnyOf } from './heed-event.ts';

let desk: TestDesk;
let http: Http;
/** Has the ticket; Mia leads the team, Ana is the other administrator. */
let leo: Actor;
let mia: Actor;
const tokens = new Map<Actor, string>();

beforeEach(async () => {
  desk = await makeDesk();
  http = await createApp(desk.wiring);
  leo = await desk.agent('Leo Brandt');
  mia = await desk.agent('Mia Costa');
  await desk.database.db.updateTable('team').set({ leadId: mia.personId! }).execute();
  for (const who of [desk.ana, leo, mia]) {
    const made = newApiKey(desk.ctx(who), who.personId!, 'test');
    await together(desk.database.db, [made.write]);
    tokens.set(who, made.key);
  }
});

async function ask(who: Actor, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) {
  const url = `/api/v1${path}`;
  const headers = { authorization: `Bearer ${tokens.get(who)}` };
  const answer = await http.server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

async function having(who: Actor, priority: 1 | 2 | 3 = 3) {
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Ribbon tears',
    body: 'The ribbon tears.',
    requester: { email: 'ravi@north.example', name: 'Ravi' },
    channel: 'api',
    priority,
  });
  await reassignTicket(desk.ctx(who), { number: ticket.number, agent: who.personId!, reason: 'taking_it' });
  await postMessage(desk.ctx(who), { number: ticket.number, kind: 'public', body: 'We look into it.' });
  return ticket;
}
const escalations = async (number: string): Promise<EscalationView[]> =>
  (await ask(leo, 'GET', `/tickets/${number}/escalations`)).body.escalations;
const calls = async (number: string) =>
  (await escalations(number))[0]!.calls.map(({ person, state, skippedWhy }) => [
    person?.name ?? null,
    skippedWhy ?? state,
  ]);
const notices = async (kind: string) =>
  (
    await desk.database.db
      .selectFrom('notice')
      .innerJoin('person', 'person.id', 'notice.personId')
      .select('person.name')
      .where('notice.kind', '=', kind)
      .orderBy('notice.at')
      .orderBy('person.name')
      .execute()
  ).map(({ name }) => name);
const assignee = async (number: string) =>
  (
    await desk.database.db
      .selectFrom('ticket')
      .select('assigneeId')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
  ).assigneeId;
async function pass(minutes: number): Promise<void> {
  desk.pass({ minutes });
  await desk.sweep();
}
const standard = async (): Promise<EscalationPolicyView> =>
  (await ask(desk.ana, 'GET', '/escalation-policies')).body.policies[0];
async function switchOn(...which: (keyof EscalationPolicyView['triggers'])[]): Promise<void> {
  const { id, name, steps, triggers, words, number } = await standard();
  const on = Object.fromEntries(which.map((one) => [one, true]));
  const body = { name, steps, words, triggers: { ...triggers, ...on }, basedOn: number };
  expect((await ask(desk.ana, 'PUT', `/escalation-policies/${id}`, body)).status).toBe(200);
}

test('nobody answers: the next, the lead, an administrator, then the alarm, again and again, until somebody does', async () => {
  const { number } = await having(leo);
  const { id } = await standard();
  const dry: DryRunView = (await ask(leo, 'GET', `/escalation-policies/${id}/dry-run?ticket=${number}`)).body;
  expect((await ask(leo, 'POST', `/tickets/${number}/escalations`)).status).toBe(201);
  expect(await calls(number)).toEqual([['Leo Brandt', 'fired']]);
  await pass(29);
  expect(await calls(number)).toHaveLength(1);
  await pass(1);
  await pass(30);
  expect(await calls(number)).toEqual([
    ['Leo Brandt', 'timed_out'],
    ['Mia Costa', 'timed_out'],
    ['Ana Ferreira', 'fired'],
  ]);
  // What was shown before is what happened.
  expect(dry.calls.map(({ person }) => person?.name)).toEqual(['Leo Brandt', 'Mia Costa', 'Ana Ferreira']);
  expect((await escalations(number))[0]!.calls.map(({ at }) => at)).toEqual(dry.calls.map(({ at }) => at));
  expect(await notices('agent_called')).toEqual(['Leo Brandt', 'Mia Costa', 'Ana Ferreira']);
  expect(await notices('agent_unanswered')).toEqual([]);
  await pass(60);
  expect(desk.clock.now.toISOString()).toBe(dry.alarmAt);
  expect(await notices('agent_unanswered')).toEqual(['Ana Ferreira']);
  await pass(60);
  await pass(120);
  expect(await notices('agent_unanswered')).toHaveLength(3);
  expect((await escalations(number))[0]).toMatchObject({ alarms: 3, endedAt: null });
  expect((await calls(number)).at(-1)).toEqual(['Ana Ferreira', 'fired']);
  expect(await assignee(number)).toBe(leo.personId);
  const own = (await ask(desk.ana, 'GET', '/escalation-calls')).body.calls;
  expect(own).toMatchObject([{ ticket: { number }, trigger: 'stuck' }]);
  const answer = `/tickets/${number}/escalations/${own[0].id}/answer`;
  expect((await ask(desk.ana, 'PUT', answer, { nextStep: ' ' })).status).toBe(400);
  const answered = await ask(desk.ana, 'PUT', answer, { nextStep: 'I call the maker at three.' });
  expect(answered.body.escalations[0]).toMatchObject({
    endedAs: 'acknowledged',
    answer: { by: { name: 'Ana Ferreira' }, nextStep: 'I call the maker at three.' },
  });
  expect((await ask(mia, 'PUT', answer, { nextStep: 'So do I.' })).status).toBe(409);
  const told = await notices('agent_unanswered');
  await pass(600);
  expect(await notices('agent_unanswered')).toEqual(told);
  expect(await assignee(number)).toBe(leo.personId);
  expect(await desk.broken()).toEqual([]);
});

test('whoever is away is passed over and why stands there, and a ticket that is resolved calls nobody any more', async () => {
  const { number } = await having(leo);
  const toAt = new Date(desk.clock.now.getTime() + 86_400_000);
  await sayAbsence(desk.ctx(mia), { person: mia.personId!, to: toAt });
  await ask(desk.ana, 'POST', `/tickets/${number}/escalations`);
  await pass(30);
  expect(await calls(number)).toEqual([
    ['Leo Brandt', 'timed_out'],
    ['Mia Costa', 'away'],
    ['Ana Ferreira', 'fired'],
  ]);
  const how = {
    kind: 'solved' as const,
    what: 'New ribbon.',
    how: 'Changed.',
    why: 'It was worn.',
    toldBy: 'message' as const,
  };
  await resolveTicket(desk.ctx(leo), { number, ...how });
  expect((await escalations(number))[0]).toMatchObject({ endedAs: 'over' });
  await pass(600);
  expect((await calls(number)).at(-1)).toEqual(['Ana Ferreira', 'over']);
});

test('in the night of everybody an emergency wakes and nothing else does: it waits for who wakes first, and is not forgotten', async () => {
  for (const who of [leo, mia, desk.ana])
    await desk.database.db
      .insertInto('quietHours')
      .values({ personId: who.personId!, fromMinute: 20 * 60, untilMinute: 8 * 60 })
      .execute();
  const calm = await having(leo);
  const urgent = await having(leo, 1);
  desk.clock.now = new Date('2026-03-10T23:00:00Z');
  for (const { number } of [calm, urgent]) await ask(leo, 'POST', `/tickets/${number}/escalations`);
  expect((await calls(urgent.number))[0]).toEqual(['Leo Brandt', 'fired']);
  const refused = (await calls(calm.number)).map(([, state]) => state);
  expect(refused).toEqual(['quiet_hours', 'quiet_hours', 'quiet_hours', 'armed']);
  expect((await escalations(calm.number))[0]!.calls.at(-1)!.answerBy).toBe('2026-03-11T08:00:00.000Z');
  await pass(9 * 60);
  expect((await calls(calm.number)).at(-1)).toEqual(['Leo Brandt', 'fired']);
});

test('a requester says once a day that it is stuck, is told who looks at it and by when, and reads no word of ours', async () => {
  const ticket = await having(leo);
  const ravi = await desk.requester(ticket.requesterId);
  const session = beginSession(desk.ctx(), ravi.personId!, 'portal');
  await together(desk.database.db, [session.write]);
  const portal = (method: 'GET' | 'POST', path = '') =>
    http.server.inject({
      method,
      url: `/portal/tickets/${ticket.number}${path}`,
      cookies: { [portalCookie]: session.token },
      headers: { 'sec-fetch-site': 'same-origin' },
    });
  const page = await portal('GET');
  expect(page.body).toContain('This is stuck');
  expect((await portal('POST', '/stuck')).statusCode).toBe(303);
  await portal('POST', '/stuck');
  expect(await escalations(ticket.number)).toMatchObject([{ trigger: 'stuck', saidBy: 'requester' }]);
  const words = await desk.database.db
    .selectFrom('message')
    .select('bodyText')
    .where('ticketId', '=', ticket.id)
    .where('authorId', 'is', null)
    .where('purpose', '=', 'message')
    .execute();
  expect(words).toHaveLength(1);
  expect(words[0]!.bodyText).toContain('Leo Brandt looks at it now.');
  expect(words[0]!.bodyText).toContain('no later than');
  const { promiseDueAt } = await desk.database.db
    .selectFrom('ticket')
    .select('promiseDueAt')
    .where('id', '=', ticket.id)
    .executeTakeFirstOrThrow();
  expect(promiseDueAt!.getTime()).toBeGreaterThan(desk.clock.now.getTime());
  await pass(30);
  const [{ id }] = (await escalations(ticket.number)) as [EscalationView];
  await ask(mia, 'PUT', `/tickets/${ticket.number}/escalations/${id}/answer`, { nextStep: 'zqinside' });
  const after = (await portal('GET')).body;
  expect(after).toContain('You told us that this is stuck. Mia Costa looks at it.');
  for (const inside of ['zqinside', 'escalat', 'calledIn', 'timed_out', 'hierarchical', 'administrator'])
    expect(after).not.toContain(inside);
  expect(await desk.broken()).toEqual([]);
  desk.pass({ days: 1, minutes: 1 });
  await portal('POST', '/stuck');
  expect(await escalations(ticket.number)).toHaveLength(2);
});

/** What the dispatcher would make of the record so far. */
async function heed(): Promise<void> {
  const events = await desk.database.db.selectFrom('event').selectAll().orderBy('sequence').execute();
  const jobs = await desk.database.db
    .transaction()
    .execute((tx) => jobsForAll(false)(tx, events as unknown as StoredEvent[]));
  for (const { task, payload } of jobs)
    if (task === 'heed_event') await heedEvent(desk.ctx(), payload as { sequence: number });
}
const triggersOf = async (number: string) =>
  (await escalations(number)).map(({ trigger, endedAs }) => [trigger, endedAs]).toSorted();

test('each cause calls once per level and only where it is switched on; a second one joins the first', async () => {
  const ticket = await having(leo);
  const ravi = await desk.requester(ticket.requesterId);
  const writes = async (text: string) =>
    writeAsRequester(desk.ctx(ravi), await findTicketById(desk.ctx(ravi), ticket.id), text);
  await writes('We were hacked, and this is UNACCEPTABLE.');
  await heed();
  expect(await escalations(ticket.number)).toEqual([]);
  await switchOn('security', 'complaint', 'transfers', 'clock');
  await heed();
  expect(await triggersOf(ticket.number)).toEqual([
    ['complaint', 'joined'],
    ['security', null],
  ]);
  await writes('Hacked again!');
  for (const to of [mia, leo, mia])
    await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent: to.personId!, reason: 'workload' });
  await heed();
  await heed();
  expect(await triggersOf(ticket.number)).toEqual([
    ['complaint', 'joined'],
    ['security', null],
    ['transfers', 'joined'],
  ]);
  await pass(3 * 24 * 60);
  await heed();
  expect((await triggersOf(ticket.number)).some(([trigger]) => trigger === 'clock')).toBe(true);
});

test('a word counts where a word begins, in any language, whatever stands around it', () => {
  const lists = { en: ['as I said'], ru: ['взлом'], 'pt-BR': [], 'pt-PT': ['fuga de dados'] };
  const rows: [string, boolean][] = [
    ['As I  said: no.', true],
    ['has I said', false],
    ['Нас взломали!', true],
    ['невзлом', false],
    ['(Fuga de dados)', true],
  ];
  for (const [text, said] of rows) expect([text, saysAnyOf(text, lists)]).toEqual([text, said]);
});

test('a team has its own policy by its lead, the desk’s own is the administrators’ and stays; versions are kept', async () => {
  const policy = await standard();
  const { id, name, steps, triggers, words, number } = policy;
  const body = { name, steps, triggers, words };
  expect((await ask(leo, 'PUT', `/escalation-policies/${id}`, { ...body, basedOn: number })).status).toBe(403);
  expect((await ask(mia, 'PUT', `/escalation-policies/${id}`, { ...body, basedOn: number })).status).toBe(403);
  expect((await ask(desk.ana, 'DELETE', `/escalation-policies/${id}`)).status).toBe(409);
  const { id: teamId } = await desk.database.db.selectFrom('team').select('id').executeTakeFirstOrThrow();
  const own = {
    ...body,
    name: 'Printers',
    steps: [{ ...steps[0], target: { kind: 'person', personId: mia.personId } }],
  };
  expect((await ask(leo, 'POST', '/escalation-policies', { ...own, teamId })).status).toBe(403);
  const made = await ask(desk.ana, 'POST', '/escalation-policies', { ...own, teamId });
  expect(made).toMatchObject({ status: 201, body: { names: { [mia.personId!]: 'Mia Costa' } } });
  expect((await ask(desk.ana, 'POST', '/escalation-policies', { ...own, teamId })).status).toBe(409);
  const stranger = [{ ...steps[0], target: { kind: 'person', personId: teamId } }];
  const wrong = { ...own, steps: stranger, basedOn: 1 };
  expect((await ask(desk.ana, 'PUT', `/escalation-policies/${made.body.id}`, wrong)).status).toBe(404);
  const ticket = await having(leo);
  await ask(leo, 'POST', `/tickets/${ticket.number}/escalations`);
  expect(await calls(ticket.number)).toEqual([['Mia Costa', 'fired']]);
  expect((await ask(desk.ana, 'PUT', `/escalation-policies/${id}`, { ...body, basedOn: 7 })).status).toBe(409);
  expect((await ask(desk.ana, 'DELETE', `/escalation-policies/${made.body.id}`)).status).toBe(204);
  const unchanged = await ask(desk.ana, 'PUT', `/escalation-policies/${id}`, { ...body, basedOn: number });
  expect(unchanged.body.number).toBe(number);
});

test('what the example company called for goes with it, and what its team’s policy called for on real work stays', async () => {
  const { id: teamId } = await desk.database.db.selectFrom('team').select('id').executeTakeFirstOrThrow();
  const exampleTeam = desk.ctx().newId();
  await desk.database.db
    .insertInto('team')
    .values({ id: exampleTeam, name: 'Printers', leadId: mia.personId!, example: true, createdAt: desk.clock.now })
    .execute();
  const { name, steps, triggers, words } = await standard();
  await ask(desk.ana, 'POST', '/escalation-policies', { name, steps, triggers, words, teamId: exampleTeam });
  const [real, drawn] = [await having(leo), await having(leo)];
  for (const { id } of [real, drawn])
    await desk.database.db.updateTable('ticket').set({ teamId: exampleTeam }).where('id', '=', id).execute();
  for (const { number } of [real, drawn]) {
    await ask(leo, 'POST', `/tickets/${number}/escalations`);
    const [{ id }] = (await escalations(number)) as [EscalationView];
    await ask(leo, 'PUT', `/tickets/${number}/escalations/${id}/answer`, { nextStep: 'I look.' });
  }
  await desk.database.db.updateTable('ticket').set({ teamId }).where('id', '=', real.id).execute();
  await desk.database.db.updateTable('ticket').set({ example: true }).where('id', '=', drawn.id).execute();
  await desk.database.db.transaction().execute(async (tx) => {
    await deleteTickets(tx);
    await deletePeople({ ...desk.ctx(), tx });
  });
  expect(await escalations(real.number)).toMatchObject([{ endedAs: 'acknowledged' }]);
  expect((await ask(desk.ana, 'GET', '/escalation-policies')).body.policies).toHaveLength(1);
  expect(
    (await desk.database.db.selectFrom('escalation').select('ticketId').execute()).map((one) => one.ticketId),
  ).toEqual([real.id]);
});
