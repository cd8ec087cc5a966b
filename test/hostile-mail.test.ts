// Mails of 35 MB that were made to hold the desk up, by all the ways that they take in the desk: meanwhile pages answer. What
// is measured is the processor time between two turns of the thread that answers them, because on a busy machine the time
// of the clock says more about its neighbours than about us.

import { beforeAll, expect, test } from 'vitest';
import { acceptStored } from '../server/cases/inbound/accept-inbound.ts';
import { openingBytes } from '../server/channels/email/opening-mail.ts';
import { openingApart } from '../server/channels/email/parse-apart.ts';
import { storeInbound } from '../server/channels/store-inbound.ts';
import { makeDesk, type TestDesk } from './harness.ts';
import { type MailDesk, makeMailDesk } from './mail-corpus/mail-desk.ts';

let desk: TestDesk;
let mail: MailDesk;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});

const size = 34 * 1024 * 1024;
const head = (more = '', from = 'maria@customer.example') =>
  `From: ${from}\r\nTo: help@desk.example\r\nSubject: Fwd: slow\r\nMessage-ID: <${Math.random()}@customer.example>\r\n${more}MIME-Version: 1.0\r\n`;
const full = (line: string, bytes = size) => line.repeat(Math.ceil(bytes / line.length));
const mixed = 'Content-Type: multipart/mixed; boundary=B\r\n\r\n';
const nested = (from: string) =>
  `${head('', from)}${mixed}--B\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--B\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename=a.eml\r\n\r\n${head()}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${full('QQ==\r\n')}\r\n--B--\r\n`;

const hostile: [name: string, raw: () => string][] = [
  [
    'one file',
    () =>
      `${head()}${mixed}--B\r\nContent-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${full(`${'QUJDRA'.repeat(12)}\r\n`)}\r\n--B--\r\n`,
  ],
  ['words alone', () => `${head()}Content-Type: text/plain; charset=utf-8\r\n\r\n${full('Where is it? ')}`],
  [
    'words in pieces that are slow to read',
    () => `${head()}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${full('QQ==\r\n')}`,
  ],
  ['a page', () => `${head()}Content-Type: text/html; charset=utf-8\r\n\r\n${full('<div><p>Where <b>is</b> it?</p>')}`],
  ['headers alone', () => `${head(full('X-Spam-Status: No, score=1\r\n'))}Content-Type: text/plain\r\n\r\nx`],
  ['one header', () => `${head(`References: ${full('<a@b.example> ')}\r\n`)}Content-Type: text/plain\r\n\r\nx`],
  ['a colleague passes on a slow mail', () => nested('ana@desk.example')],
  [
    'a report with endless lines',
    () =>
      `${head('', 'MAILER-DAEMON@customer.example')}Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\n${full('Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n')}--B--\r\n`,
  ],
  ['a stranger passes on a slow mail', () => nested('maria@customer.example')],
];

/** The longest stretch of processor time, in milliseconds, for which this thread did not come to its next turn. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = process.threadCpuUsage();
  const timer = setInterval(() => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, (now.user - last.user + now.system - last.system) / 1000);
    last = now;
  }, 1);
  await work().finally(() => clearInterval(timer));
  return longest;
}

test.each(hostile)('%s: pages answer meanwhile', { timeout: 120_000 }, async (name, make) => {
  const raw = Buffer.from(make(), 'latin1');
  const ctx = desk.ctx();
  const arrived = {
    channel: 'email' as const,
    door: 'lmtp' as const,
    raw,
    envelopeFrom: 'maria@customer.example',
    envelopeTo: ['help@desk.example'],
    remoteAddress: '127.0.0.1',
  };
  let stored: Awaited<ReturnType<typeof storeInbound>>;
  const storing = await longestTurn(async () => {
    stored = await storeInbound(ctx, arrived);
  });
  const working = await longestTurn(() => acceptStored(ctx, mail.deps, stored));
  process.stderr.write(`${name}: storing ${Math.round(storing)} ms, working ${Math.round(working)} ms\n`);
  const row = await desk.database.db
    .selectFrom('inbound')
    .select(['state'])
    .where('id', '=', stored!.id)
    .executeTakeFirstOrThrow();
  expect(row.state).toMatch(/accepted|automatic/);
  expect(Math.max(storing, working)).toBeLessThan(200);
});

test('the beginning of a mail that is too large: pages answer while its words are looked for', async () => {
  const raw = Buffer.from(
    `${head()}Content-Type: text/html; charset=utf-8\r\n\r\n${full('<div><p>Where <b>is</b> it?</p>', openingBytes)}`,
  );
  let opening: Buffer = Buffer.alloc(0);
  const turn = await longestTurn(async () => {
    opening = await openingApart(raw.subarray(0, openingBytes), 2 ** 30);
  });
  for (const kept of ['From: maria@customer.example', 'X-Tellonce-Whole-Size: 1073741824', 'Where is it?']) {
    expect(opening.toString()).toContain(kept);
  }
  expect(turn).toBeLessThan(200);
});
