// A mail comes in, a ticket opens, a person answers, the requester answers: over real SMTP, both ways.

import { beforeAll, expect, test } from 'vitest';
import { postMessage } from '../../server/cases/post-message.ts';
import { makeDesk, type TestDesk } from '../harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk } from '../mail-corpus/mail-desk.ts';

let desk: TestDesk;
let mail: MailDesk;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});

const tickets = () => desk.database.db.selectFrom('ticket').selectAll().orderBy('id').execute();
const messages = (ticketId: number) =>
  desk.database.db
    .selectFrom('message')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .orderBy('at')
    .orderBy('id')
    .execute();

test('a mail becomes a ticket, is acknowledged, answered and answered again: one ticket', async () => {
  const answer = await mail.send(mailOf());
  expect(answer).toMatch(/^250/);
  const [ticket] = await tickets();
  expect(ticket).toMatchObject({ subject: 'The printer blinks', fromAddress: 'help@desk.example', status: 'new' });

  const [acknowledgement] = await mail.deliver();
  expect(acknowledgement).toMatchObject({ from: '', to: ['maria@customer.example'] });
  expect(acknowledgement!.header('auto-submitted')).toBe('auto-replied');
  expect(acknowledgement!.mail.subject).toContain(`[${ticket!.number}]`);
  expect(acknowledgement!.header('from')).toContain('help@desk.example');

  desk.pass({ minutes: 5 });
  await postMessage(desk.ctx(desk.ana), {
    number: ticket!.number,
    kind: 'public',
    body: 'Please switch it off and on.',
  });
  const [reply] = await mail.deliver();
  expect(reply!.from).toMatch(/^help\+b\.[0-9a-z]{34}@desk\.example$/);
  expect(reply!.header('reply-to')).toMatch(/^help\+r\.[0-9a-z]+-[0-9a-z]{16}@desk\.example$/);
  expect(reply!.header('in-reply-to')).toBe('<mail-1@customer.example>');
  expect(reply!.mail.subject).toBe(`Re: The printer blinks [${ticket!.number}]`);
  expect(reply!.header('auto-submitted')).toBe('');
  expect(reply!.mail.text).toContain('Ana Ferreira');
  expect(reply!.mail.text).toContain('/portal/t/');

  desk.pass({ minutes: 5 });
  await mail.send(answerTo(reply!), { to: reply!.header('reply-to') });
  expect(await tickets()).toHaveLength(1);
  expect((await messages(ticket!.id)).map((one) => [one.kind, one.purpose, one.bodyText.split('\n')[0]])).toEqual([
    ['public', 'message', 'Hello,'],
    ['public', 'acknowledgement', expect.any(String)],
    ['public', 'message', 'Please switch it off and on.'],
    ['public', 'message', 'It still blinks.'],
  ]);
  expect(await desk.broken()).toEqual([]);
});
