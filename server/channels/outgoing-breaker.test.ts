// The fuse on outgoing mail, and two machines that answer each other.

import { beforeAll, beforeEach, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { type MailDesk, mailOf, makeMailDesk } from '../../test/mail-corpus/mail-desk.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { postMessage } from '../cases/post-message.ts';
import { together } from '../platform/database.ts';
import { setMostMails } from '../settings/outgoing-limit.ts';
import { decideStop } from './decide-stop.ts';
import { findStop } from './outgoing-breaker.ts';

let desk: TestDesk;
let mail: MailDesk;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});
beforeEach(async () => {
  desk.pass({ hours: 3 });
  await together(desk.database.db, setMostMails(desk.ctx(), 10));
});
let count = 0;
async function asks(): Promise<string> {
  const requester = { email: `asker${++count}@customer.example` };
  const opened = await openTicket(desk.ctx(), { subject: 'Why', body: 'Because.', requester, channel: 'email' });
  return opened.ticket.number;
}
const after = (): void => desk.pass({ minutes: 1 });
const toCustomers = (sent: Awaited<ReturnType<MailDesk['deliver']>>) =>
  sent.filter((one) => one.to[0]!.endsWith('@customer.example'));

test('below the limit everything leaves', async () => {
  for (let at = 0; at < 8; at++) await asks();
  expect(toCustomers(await mail.deliver())).toHaveLength(8);
  expect(await findStop(desk.database.db)).toBeNull();
});

test('beyond it all is held, the administrators are told, and the invariants hold; let go, it leaves', async () => {
  for (let at = 0; at < 14; at++) await asks();
  const sent = await mail.deliver();
  expect(toCustomers(sent)).toEqual([]);
  after();
  const told = [...sent, ...(await mail.deliver())].filter((one) => one.to.includes('ana@desk.example'));
  expect(told.map((one) => one.mail.subject)).toEqual(['Outgoing mail is held back']);
  desk.pass({ minutes: 30 });
  expect(toCustomers(await mail.deliver())).toEqual([]);
  expect(await desk.broken()).toEqual([]);
  await expect(decideStop(desk.ctx(await desk.agent('Leo Brandt')), 'let_go')).rejects.toThrow('Only administrators');
  await decideStop(desk.ctx(desk.ana), 'let_go');
  expect(toCustomers(await mail.deliver())).toHaveLength(14);
  await expect(decideStop(desk.ctx(desk.ana), 'let_go')).rejects.toThrow('No mail is held back');
  expect(await desk.broken()).toEqual([]);
});

test('discarded, the desk’s own mail is thrown away and what a person wrote leaves', async () => {
  const number = await asks();
  await mail.deliver();
  after();
  for (let at = 0; at < 14; at++) await asks();
  await postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'A person wrote this.' });
  expect(toCustomers(await mail.deliver())).toEqual([]);
  expect(await decideStop(desk.ctx(desk.ana), 'discard')).toBe(14);
  after();
  const sent = toCustomers(await mail.deliver());
  expect(sent).toHaveLength(1);
  expect(sent[0]!.mail.text).toContain('A person wrote this.');
  await desk.sweep();
  expect(await desk.broken()).toEqual([]);
});

test('many times the busiest hour of two weeks is unusual, long before the limit', async () => {
  await together(desk.database.db, setMostMails(desk.ctx(), 100_000));
  const person = await desk.database.db.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow();
  const notice = { id: desk.ctx().newId(), personId: person.id, kind: 'agent_wave', at: desk.clock.now };
  await desk.database.db.insertInto('notice').values(notice).execute();
  const delivery = (sentAt: Date | null, dueAt: Date | null) => ({
    id: desk.ctx().newId(), noticeId: notice.id, personId: person.id, channel: 'email', toAddress: 'x@customer.example',
    queuedAt: desk.clock.now, sentAt, dueAt, state: sentAt ? ('sent' as const) : ('queued' as const), example: false,
  }); // biome-ignore format: a row
  const hours = Array.from({ length: 30 }, (_, at) => new Date(desk.clock.now.getTime() - (at + 2) * 3_600_000));
  await desk.database.db
    .insertInto('delivery')
    .values(hours.flatMap((at) => Array.from({ length: 20 }, () => delivery(at, null))))
    .execute();
  await desk.database.db
    .insertInto('delivery')
    .values(Array.from({ length: 310 }, () => delivery(null, desk.clock.now)))
    .execute();
  expect(toCustomers(await mail.deliver())).toEqual([]);
  expect(await findStop(desk.database.db)).toMatchObject({ why: 'unusual', most: 300 });
  await decideStop(desk.ctx(desk.ana), 'discard');
});

/** Two desks whose mail goes to each other. @returns how many mails each has sent */
async function converse(rewrite: (raw: string) => string): Promise<[number, number]> {
  const [one, other] = [await makeDesk(), await makeDesk()];
  const [left, right] = [await makeMailDesk(one), await makeMailDesk(other)];
  await left.send(mailOf({ from: 'help@right.example', to: 'help@left.example' }), {
    from: 'help@right.example',
    to: 'help@left.example',
  });
  for (let round = 0; round < 40; round++) {
    for (const [from, to, at] of [
      [left, right, one],
      [right, left, other],
    ] as const) {
      at.pass({ minutes: 1 });
      for (const sent of await from.deliver()) {
        const envelope = { from: sent.from || 'help@lost.example', to: sent.to };
        if (sent.to[0]!.includes('@desk.example')) continue;
        await to.send(rewrite(sent.raw.toString()), envelope);
      }
    }
  }
  expect(await one.broken()).toEqual([]);
  expect(await other.broken()).toEqual([]);
  return [left.sent.length, right.sent.length];
}

test('two of our desks that write to each other come to rest at once', async () => {
  const [left, right] = await converse((raw) => raw);
  expect(left).toBe(1);
  expect(right).toBe(0);
});

test('even where a server between them takes every mark of a machine away, they come to rest', async () => {
  const [left, right] = await converse((raw) =>
    raw.replace(/^(Auto-Submitted|X-Auto-Response-Suppress|X-Tellonce-Desk|Precedence):.*\r\n/gim, ''),
  );
  expect(left).toBeLessThanOrEqual(6);
  expect(right).toBeLessThanOrEqual(6);
});
