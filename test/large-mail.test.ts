// Mail that is too large to be taken whole, over real SMTP: its words arrive, its sender learns where the files can go, and
// the desk needs no more memory for it than for a small one.

import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createConnection, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { timelineWords } from '../server/access/timeline-words.ts';
import { createApp } from '../server/app.ts';
import { readTimeline } from '../server/tickets/read-timeline.ts';
import { atEnd, makeDesk, type TestDesk } from './harness.ts';
import { type MailDesk, makeMailDesk } from './mail-corpus/mail-desk.ts';

let desk: TestDesk;
let mail: MailDesk;
let base: string;
const megabyte = 1024 * 1024;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  const app = await createApp(desk.wiring);
  await app.server.listen({ host: '127.0.0.1', port: 0 });
  atEnd(() => app.server.close());
  base = `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}`;
});

const line = Buffer.from(`${'QUJD'.repeat(19)}\r\n`);
const piece = Buffer.concat(Array.from({ length: Math.ceil((256 * 1024) / line.length) }, () => line));

/** Speaks SMTP by hand, so that the mail is nowhere whole on our side either. @returns the server's last word and its greeting */
async function sendLarge(bytes: number, subject: string): Promise<{ answer: string; ehlo: string }> {
  const socket = createConnection({ host: '127.0.0.1', port: mail.intake.smtpPort! });
  const replies = readReplies(socket);
  const say = async (words: string) => {
    socket.write(`${words}\r\n`);
    return (await replies.next()).value as string;
  };
  await replies.next();
  const ehlo = await say('EHLO mail.customer.example');
  await say(`MAIL FROM:<ravi@northgate.example> SIZE=${bytes}`);
  await say('RCPT TO:<help@desk.example>');
  await say('DATA');
  const open = `From: Ravi Menon <ravi@northgate.example>\r\nTo: help@desk.example\r\nSubject: ${subject}\r\nMessage-ID: <${bytes}.${subject.length}@northgate.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe log of Tuesday is attached – all of it.\r\n--b\r\nContent-Type: application/zip; name=log.zip\r\nContent-Disposition: attachment; filename=log.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  socket.write(open);
  for (let sent = 0; sent < bytes; sent += piece.length) {
    if (!socket.write(piece)) await new Promise((done) => socket.once('drain', done));
  }
  const answer = await say('--b--\r\n.');
  socket.destroy();
  await mail.intake.idle();
  return { answer, ehlo };
}

async function* readReplies(socket: Socket): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of socket) {
    text += String(chunk);
    for (
      let end = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(text);
      end;
      end = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(text)
    ) {
      text = text.slice(end[0].length);
      yield end[0];
    }
  }
}

test('the words arrive, the sender gets an upload link, and the files come by it', async () => {
  const { answer, ehlo } = await sendLarge(40 * megabyte, 'Log of Tuesday');
  expect(answer).toMatch(/^250 /);
  expect(ehlo).toMatch(/SIZE \d{9,}/);
  const { db } = desk.database;
  const messages = await db
    .selectFrom('message')
    .select(['kind', 'purpose', 'bodyText', 'ticketId'])
    .orderBy('at')
    .execute();
  expect(messages.map((one) => one.purpose).toSorted()).toEqual(['acknowledgement', 'message', 'upload']);
  expect(messages.find((one) => one.purpose === 'message')?.bodyText).toBe(
    'The log of Tuesday is attached – all of it.',
  );
  expect(await db.selectFrom('attachment').selectAll().execute()).toEqual([]);
  const stored = await db.selectFrom('inbound').select(['oversized', 'size', 'state']).executeTakeFirstOrThrow();
  expect(stored).toMatchObject({ oversized: true, state: 'accepted' });
  expect(stored.size).toBeLessThan(10_000);
  const entry = async () => {
    const words = timelineWords(desk.wiring, desk.clock.now);
    const { entries } = await readTimeline(desk.ctx(desk.ana), messages[0]!.ticketId, { limit: 50 }, words);
    expect(entries.filter((one) => one.tooLarge !== null)).toHaveLength(1);
    return entries.find((one) => one.purpose === 'message')!;
  };
  const before = (await entry()).tooLarge!;
  expect(Math.round(before.size! / megabyte), 'the entry says how large the whole was').toBe(40);
  expect(before.link, 'no server is connected yet').toBe('outbox');
  const left = await mail.deliver();
  const upload = left.find((one) => one.mail.text.includes('/portal/u/'))!;
  expect(upload.to).toEqual(['ravi@northgate.example']);
  expect(upload.mail.text).toContain('40 MB');
  const path = /\/portal\/u\/\S+/.exec(upload.mail.text)![0];
  const page = await fetch(base + path);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('type="file"')]);
  const form = new FormData();
  form.append('files', new File(['log '.repeat(1000)], 'log.zip'));
  const handed = await fetch(base + path, { method: 'POST', body: form, redirect: 'manual' });
  expect(handed.headers.get('location')).toContain('sent=1');
  const file = await db.selectFrom('attachment').select(['name', 'type', 'marks']).executeTakeFirstOrThrow();
  expect(file).toEqual({ name: 'log.zip', type: 'text/plain', marks: ['lies'] });
  expect(await desk.broken()).toEqual([]);
});

test('a mail of 200 MB takes no more memory than its limit', async () => {
  global.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const { answer } = await sendLarge(200 * megabyte, 'Everything');
  clearInterval(watch);
  process.stderr.write(`200 MB by SMTP: memory grew by ${Math.round((most - before) / megabyte)} MB at most\n`);
  expect(answer).toMatch(/^250 /);
  expect(most - before).toBeLessThan(130 * megabyte);
});

test('an upload of 300 MB goes through in constant memory and comes out the same', async () => {
  const left = await mail.deliver();
  const path = /\/portal\/u\/\S+/.exec(left.find((one) => one.mail.text.includes('/portal/u/'))!.mail.text)![0];
  const size = 300 * megabyte;
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const location = await sendFrom(base + path, size);
  clearInterval(watch);
  process.stderr.write(`300 MB by upload: memory grew by ${Math.round((most - before) / megabyte)} MB at most\n`);
  expect(location).toContain('sent=1');
  const stored = await desk.database.db.selectFrom('file').select('size').where('size', '=', size).execute();
  expect(stored).toHaveLength(1);
  expect(most - before).toBeLessThan(130 * megabyte);
});

/** A browser of its own process, so that only the desk's memory is looked at. @returns where the answer leads */
async function sendFrom(url: string, size: number): Promise<string> {
  const script = `
    const request = require('node:http').request(process.argv[1], { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b' } });
    request.on('response', (response) => { process.stdout.write(String(response.headers.location)); response.resume(); });
    async function* body() {
      yield '--b\\r\\nContent-Disposition: form-data; name="files"; filename="dump.bin"\\r\\nContent-Type: application/octet-stream\\r\\n\\r\\n';
      for (let given = 0; given < Number(process.argv[2]); given += 1048576) yield Buffer.alloc(1048576, given / 1048576);
      yield '\\r\\n--b--\\r\\n';
    }
    require('node:stream').Readable.from(body()).pipe(request);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script, url, String(size)]);
  return stdout;
}
