// A stream of live updates ends with the right to it.

import { afterEach, beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { newApiKey, revokeApiKey } from '../access/api-key.ts';
import { beginSession } from '../access/session.ts';
import { createApp } from '../app.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { askIn } from '../cases/people/ask-in.ts';
import { changeAgent } from '../cases/people/change-agent.ts';
import { deactivateAgent } from '../cases/people/deactivate-agent.ts';
import type { Actor } from '../platform/context.ts';
import { together } from '../platform/database.ts';

let desk: TestDesk;
let url: string;
const opened: AbortController[] = [];

beforeAll(async () => {
  desk = await makeDesk();
  const http = await createApp(desk.wiring);
  url = await http.server.listen({ host: '127.0.0.1', port: 0 });
  return () => http.server.close();
});
afterEach(() => {
  for (const one of opened.splice(0)) one.abort();
});

type Stream = { text: () => string; ended: Promise<void>; until: (part: string) => Promise<void> };

async function openStream(headers: Record<string, string>): Promise<Stream> {
  const stop = new AbortController();
  opened.push(stop);
  const response = await fetch(`${url}/api/v1/live`, { headers, signal: stop.signal });
  expect(response.status).toBe(200);
  let text = '';
  const waiting = new Set<() => void>();
  const ended = (async () => {
    for await (const part of response.body!) {
      text += Buffer.from(part).toString();
      for (const look of waiting) look();
    }
  })().catch(() => {});
  const until = (part: string) =>
    looking(
      new Promise<void>((found) => {
        const look = () => text.includes(part) && found();
        waiting.add(look);
        look();
      }),
    );
  await until('event: ready');
  return { text: () => text, ended, until };
}

/**
 * Looks again until `come` has come, as the running desk does: an event is told only when no older transaction of the whole
 * server is open, and the server is shared with other tests.
 */
async function looking<T>(come: Promise<T>): Promise<T> {
  const timer = setInterval(() => void desk.wiring.live.look(), 50);
  return come.finally(() => clearInterval(timer));
}

async function keyOf(actor: Actor): Promise<{ id: string; headers: Record<string, string> }> {
  const made = newApiKey(desk.ctx(actor), actor.personId!, 'live');
  await together(desk.database.db, [made.write]);
  return { id: made.id, headers: { authorization: `Bearer ${made.key}` } };
}

const newTicket = async () => {
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
  });
  await desk.wiring.live.look();
  return ticket.number;
};

test('a stream tells of tickets, and goes on for whoever still may read them', async () => {
  const stream = await openStream((await keyOf(desk.ana)).headers);
  await stream.until(await newTicket());
  await desk.wiring.live.renewAll();
  await stream.until(await newTicket());
});

test('a stream opened with a key ends when the key is revoked', async () => {
  const leo = await desk.agent('Leo Revoked');
  const key = await keyOf(leo);
  const stream = await openStream(key.headers);
  await revokeApiKey(desk.ctx(leo), key.id);
  await desk.wiring.live.look();
  await looking(stream.ended);
  expect(stream.text()).not.toContain(await newTicket());
});

test('a stream of a browser ends with its session; other sessions of the person go on', async () => {
  const leo = await desk.agent('Leo Leaves');
  const cookie = async () => {
    const session = beginSession(desk.ctx(), leo.personId!, 'desk');
    await together(desk.database.db, [session.write]);
    return { cookie: `tellonce=${session.token}` };
  };
  const [here, there] = [await cookie(), await cookie()];
  const [stream, other] = [await openStream(here), await openStream(there)];
  const out = await fetch(`${url}/api/v1/session`, { method: 'DELETE', headers: here });
  expect(out.status).toBe(204);
  await desk.wiring.live.look();
  await looking(stream.ended);
  await other.until(await newTicket());
});

test('a stream ends when its person’s access is ended', async () => {
  const leo = await desk.agent('Leo Deactivated');
  const stream = await openStream((await keyOf(leo)).headers);
  await deactivateAgent(desk.ctx(desk.ana), leo.personId!);
  await desk.wiring.live.look();
  await looking(stream.ended);
});

test('who is given another role is told to read everything anew, and hears of no more than that role lets them see', async () => {
  const leo = await desk.agent('Leo Changed');
  const stream = await openStream((await keyOf(leo)).headers);
  await changeAgent(desk.ctx(desk.ana), { id: leo.personId!, role: 'collaborator' });
  await stream.until('event: gap');
  const [hidden, shown] = [await newTicket(), await newTicket()];
  await askIn(desk.ctx(desk.ana), { number: shown, personId: leo.personId! });
  await stream.until(shown);
  expect(stream.text()).not.toContain(hidden);
});

test('a right that was lost without a word in the record ends the stream at the next heartbeat', async () => {
  const leo = await desk.agent('Leo Expired');
  const key = await keyOf(leo);
  const stream = await openStream(key.headers);
  await desk.database.pool.query('delete from api_key where id = $1', [key.id]);
  await desk.wiring.live.renewAll();
  await looking(stream.ended);
});

test('a stream follows what its person may see now, not what they might when it was opened', async () => {
  const leo = await desk.agent('Leo Lowered');
  const stream = await openStream((await keyOf(leo)).headers);
  await desk.database.pool.query(`update role_grant set role = 'collaborator' where person_id = $1`, [leo.personId]);
  await desk.wiring.live.renewAll();
  const watched = await openStream((await keyOf(desk.ana)).headers);
  const number = await newTicket();
  await watched.until(number);
  expect(stream.text()).not.toContain(number);
});
