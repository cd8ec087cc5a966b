// Mails that were made to hold the desk up: each ends soon, and pages answer meanwhile.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { parseApart } from './parse-apart.ts';
import { parseMail } from './reading/parse-mail.ts';

const head = 'From: maria@customer.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n';
const multipart = `${head}Content-Type: multipart/mixed; boundary=B\r\n\r\n`;
const hostile: [name: string, raw: () => string, millis: number][] = [
  ['a million empty parts', () => `${multipart}${'--B\r\n\r\n'.repeat(1_000_000)}--B--`, 1000],
  ['a hundred megabytes of boundaries', () => multipart + '--B\r\n'.repeat(20_000_000), 1000],
  ['twenty-four megabytes of what is nearly a boundary', () => multipart + '--Bx\r\n'.repeat(4_000_000), 2000],
  [
    'twelve megabytes of UTF-7',
    () => `${head}Content-Type: text/plain; charset=utf-7\r\n\r\n${'+AGEAYg-'.repeat(1_500_000)}`,
    2000,
  ],
];

test.each(hostile)('%s: its text and the original are read, and soon', async (_name, make, most) => {
  const raw = Buffer.from(make());
  // Of the processor, and not of the clock: neighbours of a busy machine make no mail hostile.
  const begun = process.threadCpuUsage();
  const mail = await parseMail(raw);
  const used = process.threadCpuUsage(begun);
  const millis = Math.round((used.user + used.system) / 1000);
  process.stderr.write(`${_name}: ${millis} ms\n`);
  expect(mail.subject).toBe('x');
  expect(mail.files.length).toBeLessThanOrEqual(200);
  expect(millis).toBeLessThan(most);
});

test('while 35 MB that are slow to read are taken apart, pages answer', { timeout: 120_000 }, async () => {
  const server = createServer((_request, response) => response.end('ok'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/healthz`;
  const lines = `${head}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  const raw = Buffer.from(lines + 'QQ==\r\n'.repeat(5_800_000));
  await (await fetch(url)).text();
  let isDone = false;
  const begun = performance.now();
  const parsing = parseApart(raw).finally(() => {
    isDone = true;
  });
  let worst = 0;
  let asked = 0;
  do {
    const from = process.threadCpuUsage();
    await (await fetch(url)).text();
    const used = process.threadCpuUsage(from);
    worst = Math.max(worst, (used.user + used.system) / 1000);
    asked++;
  } while (!isDone);
  const mail = await parsing;
  server.close();
  process.stderr.write(
    `35 MB in ${Math.round(performance.now() - begun)} ms; ${asked} pages meanwhile, ${Math.round(worst)} ms of this thread at most for one\n`,
  );
  expect(mail.text).toMatch(/^A{1000}/);
  expect(mail.broken).toBeNull();
  expect(asked).toBeGreaterThan(20);
  expect(worst).toBeLessThan(200);
});

test('what was taken apart on the other thread is the same, files and all', async () => {
  const file = Buffer.alloc(400_000, 'label ').toString('base64');
  const raw = Buffer.from(
    `${multipart}--B\r\n\r\nHello.\r\n--B\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${file}\r\n--B--`,
  );
  const apart = await parseApart(raw);
  expect(apart).toEqual(await parseMail(raw));
  expect(Buffer.isBuffer(apart.files[0]!.bytes)).toBe(true);
});
