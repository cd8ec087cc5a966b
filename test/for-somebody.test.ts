// Somebody calls or stands at the counter: the agent finds them, writes down what they say, and reads them a number. And
// whether an hour that is about to be agreed on lies in the desk's working time.

import { beforeAll, describe, expect, test } from 'vitest';
import { beginSession } from '../server/access/session.ts';
import { createApp } from '../server/app.ts';
import type { Actor } from '../server/platform/context.ts';
import { together } from '../server/platform/database.ts';
import type { Http } from '../server/platform/http.ts';
import { makeDesk, type TestDesk } from './harness.ts';

let desk: TestDesk;
let http: Http;
let leo: Actor;
let cookie: string;

beforeAll(async () => {
  desk = await makeDesk();
  http = await createApp(desk.wiring);
  leo = await desk.agent('Leo Brandt');
  const session = beginSession(desk.ctx(leo), leo.personId!, 'desk');
  await together(desk.database.db, [session.write]);
  cookie = session.token;
});

async function call(method: 'GET' | 'POST', url: string, payload?: object) {
  const response = await http.server.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${cookie}` },
    ...(payload ? { payload } : {}),
  });
  return { status: response.statusCode, body: response.json() };
}
const ravi = { email: 'ravi@northgate.example', name: 'Ravi Menon' };
const told = { subject: 'Stops', body: 'It stops after forty labels.', requester: ravi };
const timeline = async (number: string) => (await call('GET', `/tickets/${number}/timeline`)).body.entries;

describe('a ticket for somebody who called', () => {
  test('keeps how they reached us, and they are acknowledged by mail as anybody else', async () => {
    const { status, body } = await call('POST', '/tickets', { ...told, channel: 'phone' });
    expect(status).toBe(201);
    expect(body.channel).toBe('phone');
    expect(body.assignee.name).not.toBe('Leo Brandt');
    const [first, ...others] = (await timeline(body.number)).filter((one: { kind: string }) => one.kind === 'public');
    expect([first.author.name, first.channel, first.body]).toEqual(['Ravi Menon', 'phone', told.body]);
    expect(others.map((one: { purpose: string }) => one.purpose)).toEqual(['acknowledgement']);
    expect(others[0].deliveries.map((one: { to: string }) => one.to)).toEqual([ravi.email]);
  });

  test('is of the one who takes it from the first moment, who is also the name that is told', async () => {
    const { body } = await call('POST', '/tickets', { ...told, channel: 'counter', take: true });
    expect(body.assignee.name).toBe('Leo Brandt');
    expect(body.acceptedAt).not.toBe(null);
    const detail = (await call('GET', `/tickets/${body.number}`)).body;
    expect(detail.contacts.map((one: { person: { name: string } }) => one.person.name)).toEqual(['Leo Brandt']);
    expect(detail.acceptedAt).toBe(body.acceptedAt);
    const mail = (await timeline(body.number)).find((one: { purpose: string }) => one.purpose === 'acknowledgement');
    expect(mail.body).toContain('Leo Brandt');
  });

  test('has the word for the team as a note, which nobody is sent', async () => {
    const { body } = await call('POST', '/tickets', { ...told, channel: 'other', note: 'Sounded in a hurry.' });
    const notes = (await timeline(body.number)).filter((one: { kind: string }) => one.kind === 'note');
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ body: 'Sounded in a hurry.', deliveries: [], author: { name: 'Leo Brandt' } });
    expect((await call('GET', `/tickets/${body.number}`)).body.problemStatement).toBe(told.body);
  });

  test('a program that says nothing of a way is a program; a way that does not exist is refused', async () => {
    expect((await call('POST', '/tickets', told)).body.channel).toBe('api');
    expect((await call('POST', '/tickets', { ...told, channel: 'portal' })).status).toBe(400);
  });
});

describe('people are found while they are on the line', () => {
  const found = async (search: string) =>
    (await call('GET', `/requesters?search=${encodeURIComponent(search)}`)).body.requesters.map(
      (one: { email: string }) => one.email,
    );
  beforeAll(async () => {
    for (const [name, email] of [
      ['Дарья Орлова', 'orlova@vesna.example'],
      ['100% Labels', 'office@percent.example'],
      ['Navin Menon', 'navin@other.example'],
    ]) {
      await call('POST', '/tickets', { ...told, requester: { name, email } });
    }
  });

  test.each([
    ['by the beginning of a name', 'ravi', ['ravi@northgate.example']],
    ['by a part of the address', 'northgate', ['ravi@northgate.example']],
    ['by two words in any order', 'menon nav', ['navin@other.example']],
    ['in another alphabet, however it is written', 'орлов', ['orlova@vesna.example']],
    ['by a sign that means something in a pattern', '100%', ['office@percent.example']],
    ['nobody by what nobody is called', '%%', []],
  ])('%s', async (_how, search, expected) => {
    expect(await found(search)).toEqual(expected);
  });

  test('with what is still open for them, and never one who has left', async () => {
    const one = (await call('GET', '/requesters?search=navin')).body.requesters[0];
    expect(one).toMatchObject({ name: 'Navin Menon', unresolved: 1, organisation: null });
    await desk.database.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', one.id).execute();
    expect(await found('navin')).toEqual([]);
  });
});

describe('the desk’s working time', () => {
  const at = async (instant: string) =>
    (await call('GET', `/working-time?at=${encodeURIComponent(instant)}`)).body as object;

  test.each([
    ['in the middle of a working day', '2026-03-11T11:00:00.000Z', true, false],
    ['on a Sunday', '2026-03-15T11:00:00.000Z', false, true],
    ['in the night of a working day', '2026-03-11T02:00:00.000Z', false, false],
  ])('%s', async (_when, instant, open, closedDay) => {
    const answer = await at(instant);
    expect(answer).toMatchObject({ open, closedDay });
    const { opensAt } = answer as { opensAt: string };
    if (open) expect(opensAt).toBe(instant);
    else {
      expect(opensAt > instant).toBe(true);
      expect(await at(opensAt)).toMatchObject({ open: true, opensAt });
    }
  });
});
