// Files over HTTP: handed in by agents and by requesters, carried by messages, handed out again.

import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import type { UploadedFileView } from '../contract/files.ts';
import type { TimelineEntryView } from '../contract/tickets.ts';
import { newApiKey } from '../server/access/api-key.ts';
import { ticketLinkToken, uploadLinkToken } from '../server/access/capability.ts';
import { createApp } from '../server/app.ts';
import { openTicket } from '../server/cases/open-ticket.ts';
import { resolveTicket } from '../server/cases/resolve-ticket.ts';
import { takeUpload } from '../server/cases/uploads/take-upload.ts';
import { forgetUnfinished } from '../server/platform/attached/file-stream.ts';
import { together } from '../server/platform/database.ts';
import { findTicket } from '../server/tickets/find-ticket.ts';
import { forgetUnsent } from '../server/tickets/write-upload.ts';
import { atEnd, makeDesk, type TestDesk } from './harness.ts';

let desk: TestDesk;
let base: string;
let headers: Record<string, string>;
let number: string;
let ticketId: number;
let raviId: string;

beforeAll(async () => {
  desk = await makeDesk();
  const app = await createApp({ ...desk.wiring, config: { ...desk.wiring.config, mostUploadBytes: 5_000_000 } });
  await app.server.listen({ host: '127.0.0.1', port: 0 });
  atEnd(() => app.server.close());
  base = `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}`;
  const { ticket, requester } = await openTicket(desk.ctx(), {
    subject: 'Printer stops',
    body: 'After forty labels.',
    requester: { email: 'ravi@northgate.example', name: 'Ravi' },
    channel: 'email',
  });
  ({ number, id: ticketId } = ticket);
  raviId = requester.id;
  const key = newApiKey(desk.ctx(desk.ana), desk.ana.personId!, 'test');
  await together(desk.database.db, [key.write]);
  headers = { authorization: `Bearer ${key.key}` };
});

const upload = async (bytes: Buffer, name: string, id: string = randomUUID()) => {
  const response = await fetch(`${base}/api/v1/tickets/${number}/uploads/${id}?name=${encodeURIComponent(name)}`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: (await response.json()) as UploadedFileView & { detail: string } };
};
const post = async (files: string[]) => {
  const response = await fetch(`${base}/api/v1/tickets/${number}/messages`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'public', body: 'Here is the manual.', files }),
  });
  return { status: response.status, body: (await response.json()) as TimelineEntryView };
};
const timeline = async () => {
  const response = await fetch(`${base}/api/v1/tickets/${number}/timeline`, { headers });
  return ((await response.json()) as { entries: TimelineEntryView[] }).entries;
};

test('an agent hands in a file, sends it with a reply, and gets the same bytes back', async () => {
  const bytes = Buffer.alloc(2_500_000, 'manual ');
  const file = await upload(bytes, '../manual\u202etxt.exe');
  expect(file).toMatchObject({ status: 200, body: { name: 'manual txt.exe', size: bytes.length } });
  expect(file.body.marks).toEqual(['program', 'disguised']);
  const sent = await post([file.body.id]);
  expect(sent.status).toBe(201);
  expect(sent.body.attachments).toMatchObject([{ name: 'manual txt.exe', check: 'unscanned' }]);
  const served = await fetch(base + sent.body.attachments[0]!.url);
  expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true);
  expect(served.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(served.headers.get('x-content-type-options')).toBe('nosniff');
  const part = await fetch(base + sent.body.attachments[0]!.url, { headers: { range: 'bytes=7-12' } });
  expect([part.status, await part.text()]).toEqual([206, 'manual']);
});

test('a file is sent once, by whoever handed it in, and not beyond the limit', async () => {
  const { body } = await upload(Buffer.from('x'), 'x.txt');
  expect((await post([body.id])).status).toBe(201);
  expect((await post([body.id])).status).toBe(422);
  expect((await post([randomUUID()])).status).toBe(422);
  const large = await upload(Buffer.alloc(5_000_001), 'large.bin');
  expect(large.status).toBe(422);
  expect(large.body.detail).toContain('too large');
});

test('a requester hands in files by the link from a mail, without script', async () => {
  const token = ticketLinkToken(desk.wiring.keys.links, { ticketId, personId: raviId, epoch: 0 }, desk.clock.now);
  const form = new FormData();
  form.append('text', 'A picture of it.');
  form.append('files', new File(['label 1'], 'label.txt', { type: 'text/plain' }));
  form.append('files', new File([''], ''));
  const response = await fetch(`${base}/portal/t/${token}/messages`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  expect([response.status, await response.text()]).toEqual([303, '']);
  expect((await timeline()).at(-1)).toMatchObject({ body: 'A picture of it.', attachments: [{ name: 'label.txt' }] });
});

test('an upload link takes files, for fourteen days, and reads nothing', async () => {
  const link = { ticketId, personId: raviId, epoch: 0 };
  const token = uploadLinkToken(desk.wiring.keys.links, link, desk.clock.now);
  const hand = async (good: string) => {
    const form = new FormData();
    form.append('files', new File(['forty'], 'log.txt'));
    return fetch(`${base}/portal/u/${good}`, { method: 'POST', body: form, redirect: 'manual' });
  };
  expect((await hand(token)).headers.get('location')).toContain('sent=1');
  expect((await timeline()).at(-1)).toMatchObject({ body: 'log.txt', attachments: [{ name: 'log.txt' }] });
  // A ticket's link is no upload link, and an upload link is no ticket's.
  const reads = await fetch(`${base}/portal/t/${token}/messages`, {
    method: 'POST',
    body: new URLSearchParams({ text: 'x' }),
    redirect: 'manual',
  });
  expect(reads.status).toBe(404);
  expect((await hand(ticketLinkToken(desk.wiring.keys.links, link, desk.clock.now))).status).toBe(410);
  const before = desk.clock.now;
  desk.pass({ days: 15 });
  expect((await hand(token)).status).toBe(410);
  desk.clock.now = before;
});

test('whoever holds an upload link writes no word in the requester’s name, and reopens nothing', async () => {
  const { ticket, requester } = await openTicket(desk.ctx(), {
    subject: 'Scanner',
    body: 'It rattles.',
    requester: { email: 'olga@northgate.example', name: 'Olga' },
    channel: 'email',
  });
  await resolveTicket(desk.ctx(desk.ana), {
    number: ticket.number,
    kind: 'solved',
    what: 'It rattled.',
    how: 'Tightened.',
    why: 'Loose.',
    toldBy: 'call',
  });
  const link = { ticketId: ticket.id, personId: requester.id, epoch: 0 };
  const token = uploadLinkToken(desk.wiring.keys.links, link, desk.clock.now);
  const send = (body: FormData | URLSearchParams) =>
    fetch(`${base}/portal/u/${token}`, { method: 'POST', body, redirect: 'manual' });
  const messages = () =>
    desk.database.db
      .selectFrom('message')
      .select(['bodyText', 'verified'])
      .where('ticketId', '=', ticket.id)
      .where('authorId', '=', requester.id)
      .orderBy('at')
      .orderBy('id')
      .execute();
  const words = 'Please delete my account.';
  const onlyWords = new FormData();
  onlyWords.append('text', words);
  for (const body of [onlyWords, new URLSearchParams({ text: words })]) {
    expect((await send(body)).headers.get('location')).toContain('empty=1');
  }
  expect(await messages()).toHaveLength(1);
  desk.pass({ minutes: 1 });
  const withFile = new FormData();
  withFile.append('text', words);
  withFile.append('files', new File(['forty'], 'rattle.txt'));
  expect((await send(withFile)).headers.get('location')).toContain('sent=1');
  expect((await messages()).at(-1)).toEqual({ bodyText: 'rattle.txt', verified: false });
  // Days later too; and no new ticket comes of it.
  const before = desk.clock.now;
  expect((await findTicket(desk.ctx(), ticket.number)).status).toBe('resolved');
  const tickets = async () => (await desk.database.db.selectFrom('ticket').select('id').execute()).length;
  const count = await tickets();
  desk.pass({ days: 13 });
  expect((await send(withFile)).headers.get('location')).toContain('sent=1');
  desk.clock.now = before;
  expect(await tickets()).toBe(count);
  expect((await findTicket(desk.ctx(), ticket.number)).status).toBe('resolved');
  expect(await desk.broken()).toEqual([]);
});

test('what a crash left half received is swept after a day, parts and all', async () => {
  const { pool } = desk.database;
  const draft = async (hoursAgo: number): Promise<Buffer> => {
    const name = randomBytes(32);
    await pool.query('insert into file (sha256, size, stored_at) values ($1, -1, $2)', [
      name,
      new Date(desk.clock.now.getTime() - hoursAgo * 3_600_000),
    ]);
    await pool.query('insert into file_part (sha256, part, bytes) values ($1, 0, $2)', [name, Buffer.alloc(1000)]);
    return name;
  };
  const parts = async (name: Buffer) =>
    (await pool.query('select 1 from file_part where sha256 = $1', [name])).rows.length;
  const [old, young] = [await draft(25), await draft(1)];
  expect(await forgetUnfinished(desk.database.db, desk.clock.now)).toBe(1);
  expect([await parts(old), await parts(young)]).toEqual([0, 1]);
  await pool.query('delete from file where sha256 = $1', [young]);
});

test('a link fills no disk: what came in a day is counted, also while it comes, and only some come at a time', async () => {
  const { ticket, requester } = await openTicket(desk.ctx(), {
    subject: 'Logs',
    body: 'Many.',
    requester: { email: 'lena@northgate.example', name: 'Lena' },
    channel: 'email',
  });
  const link = { ticketId: ticket.id, personId: requester.id, epoch: 0 };
  const url = `${base}/portal/u/${uploadLinkToken(desk.wiring.keys.links, link, desk.clock.now)}`;
  const hand = async (bytes: number) => {
    const form = new FormData();
    form.append('files', new File([new Uint8Array(bytes)], 'log.txt'));
    const response = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    return { status: response.status, text: await response.text() };
  };
  const ctx = desk.ctx(await desk.requester(requester.id));
  const found = await findTicket(ctx, ticket.number);
  const waiting: (() => void)[] = [];
  const slow = (id: string) =>
    takeUpload(
      ctx,
      found,
      {
        id,
        name: 'slow.txt',
        type: 'text/plain',
        stream: (async function* () {
          await new Promise<void>((done) => waiting.push(done));
          yield Buffer.from(id);
        })(),
      },
      1000,
    );
  const coming = [slow(randomUUID()), slow(randomUUID()), slow(randomUUID())];
  while (waiting.length < 3) await new Promise((done) => setImmediate(done));
  expect(await hand(10)).toMatchObject({ status: 409, text: expect.stringContaining('still on their way') });
  for (const done of waiting) done();
  await Promise.all(coming);
  expect((await hand(10)).status).toBe(303);

  await desk.database.pool.query(
    'update upload set size = 6442450944 - 1000 where id = (select id from upload where ticket_id = $1 limit 1)',
    [ticket.id],
  );
  expect((await hand(100)).status).toBe(303);
  expect(await hand(2000)).toMatchObject({ status: 409, text: expect.stringContaining('many files for one day') });
  expect((await hand(100)).status).toBe(303);
  await desk.database.pool.query('delete from upload where ticket_id = $1 and message_id is null', [ticket.id]);
});

test('what nobody sends is forgotten, and nothing else', async () => {
  const before = desk.clock.now;
  const kept = (await upload(Buffer.from('forty'), 'same bytes as a sent file.txt')).body.id;
  const lost = (await upload(Buffer.from('only here'), 'lost.txt')).body.id;
  expect(await forgetUnsent(desk.ctx())).toBe(0);
  desk.pass({ days: 3 });
  const files = async () => (await desk.database.db.selectFrom('file').select('sha256').execute()).length;
  const count = await files();
  expect(await forgetUnsent(desk.ctx())).toBeGreaterThanOrEqual(2);
  expect(await files()).toBe(count - 1);
  expect((await post([kept])).status + (await post([lost])).status).toBe(844);
  desk.clock.now = before;
});
