// What keeps a resolved ticket from closing by itself: an answer of ours that its requester never got.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { type MailDesk, makeMailDesk } from '../../test/mail-corpus/mail-desk.ts';
import { openTicket } from './open-ticket.ts';
import { postMessage } from './post-message.ts';
import { resolveTicket } from './resolve-ticket.ts';

let desk: TestDesk;
let mail: MailDesk;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});
const ana = () => desk.ctx(desk.ana);

async function answered(email: string, arrives: boolean): Promise<string> {
  const opened = await openTicket(ana(), { subject: 'Why', body: 'Why?', requester: { email }, channel: 'api' });
  const { number } = opened.ticket;
  await mail.deliver();
  desk.pass({ minutes: 1 });
  await postMessage(ana(), { number, kind: 'public', body: 'Because of this.' });
  mail.refuse.with = arrives ? null : { code: 550, text: '5.1.1 No such user' };
  await mail.deliver();
  mail.refuse.with = null;
  return number;
}
const resolve = (number: string) =>
  resolveTicket(ana(), { number, kind: 'solved', what: 'Told them.', how: 'By phone.', why: 'Asked.', toldBy: 'call' });
async function afterSixDays(number: string): Promise<string> {
  desk.pass({ days: 6 });
  await desk.sweep();
  return (
    await desk.database.db.selectFrom('ticket').select('status').where('number', '=', number).executeTakeFirstOrThrow()
  ).status;
}

test('an answer that arrived lets it close', async () => {
  const number = await answered('reached@customer.example', true);
  await resolve(number);
  expect(await afterSixDays(number)).toBe('closed');
});

test('an answer that came back keeps it resolved, until a later one arrives', async () => {
  const lost = await answered('lost@customer.example', false);
  await resolve(lost);
  expect(await afterSixDays(lost)).toBe('resolved');
  // That it was looked at is no change of it: none stands in the record, and no guarantee misses one.
  expect((await desk.broken()).filter((one) => one.number === 10)).toEqual([]);
  const later = await answered('later@customer.example', false);
  desk.pass({ minutes: 1 });
  await postMessage(ana(), { number: later, kind: 'public', body: 'Once more.' });
  await mail.deliver();
  await resolve(later);
  expect(await afterSixDays(later)).toBe('closed');
});
