// Holiday replies as the usual programs and people write them: the day is offered, and nothing else happens.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { timelineWords } from '../../access/timeline-words.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { readDetail } from '../../tickets/read-detail.ts';
import { readTimeline } from '../../tickets/read-timeline.ts';
import { addMailbox } from '../change-settings.ts';
import { changeMailbox } from '../mailboxes/change-mailbox.ts';
import { openTicket } from '../open-ticket.ts';
import { decideAway } from './decide-away.ts';

let desk: TestDesk;
let mail: MailDesk;
let count = 0;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
  mailbox = await addMailbox(ana(), { address: 'help@desk.example', displayName: '' });
});
const ana = () => desk.ctx(desk.ana);
let mailbox: { id: string };
/** Whether the server that passes mail on to us is believed to have looked at its sender. */
const proves = (trustsServer: boolean) => changeMailbox(ana(), mailbox.id, { trustsServer });

type Reply = { subject: string; text: string; headers?: Record<string, string>; from?: string; when?: Date };

/** A ticket whose acknowledgement was answered by this reply. */
async function answered({ subject, text, headers = {}, from, when }: Reply) {
  desk.pass({ minutes: 2 });
  const email = `ravi${++count}@northgate.example`;
  const { ticket, requester } = await openTicket(desk.ctx(), {
    subject: 'Labels come out empty',
    body: 'All of them.',
    requester: { email, name: 'Ravi Menon' },
    channel: 'api',
  });
  const sent = (await mail.deliver()).find((one) => one.to[0] === email)!;
  if (when) desk.clock.now = when;
  const before = await row(ticket.id);
  const writer = from ?? email;
  const raw = answerTo(sent, { from: `Ravi Menon <${writer}>`, subject, text, headers });
  // A machine that answers goes by the null return path to where the mail came from.
  await mail.send(raw, { from: writer, to: sent.header('reply-to') || 'help@desk.example' });
  const after = await row(ticket.id);
  return { number: ticket.number, id: ticket.id, personId: requester.id, before, after };
}

const row = (id: number) =>
  desk.database.db
    .selectFrom('ticket')
    .select(['status', 'promiseDueAt', 'promiseId', 'lastRequesterAt', 'assigneeId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const away = async (number: string) => (await readDetail(ana(), await findTicket(ana(), number), null)).away;

const auto = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', Precedence: 'bulk' };
const rows: [program: string, reply: Reply, returnsOn: string, backAt: string, substitute: string | null][] = [
  [
    'Exchange in English',
    {
      subject: 'Automatic reply: Labels come out empty',
      text: 'Thank you for your message.\r\n\r\nI am out of the office from 9 March, returning on Monday, March 23.\r\nFor urgent matters please contact Olga Lind at olga.lind@northgate.example.\r\n\r\nKind regards\r\nRavi Menon\r\n',
      headers: auto,
    },
    '2026-03-23', '2026-03-23T09:00:00.000Z', 'olga.lind@northgate.example',
  ],
  [
    'Outlook in Russian',
    {
      subject: 'Автоматический ответ: Labels come out empty',
      text: 'Здравствуйте!\r\n\r\nЯ в отпуске, вернусь 20 марта 2026 г.\r\nПо срочным вопросам обращайтесь к Ирине: irina@northgate.example.\r\n',
      headers: auto,
    },
    '2026-03-20', '2026-03-20T09:00:00.000Z', 'irina@northgate.example',
  ],
  [
    'Gmail in Brazilian Portuguese',
    {
      subject: 'Resposta automática: Labels come out empty',
      text: 'Olá,\r\n\r\nestou de férias e volto no dia 1º de abril.\r\nEm caso de urgência, entre em contato com suporte@northgate.example ou paulo@northgate.example.\r\n',
      headers: auto,
    },
    '2026-04-01', '2026-04-01T09:00:00.000Z', null,
  ],
  [
    'Exchange in German, back on a Saturday',
    {
      subject: 'Automatische Antwort: Labels come out empty',
      text: 'Guten Tag,\r\n\r\nich bin ab dem 21.03.2026 wieder erreichbar. Ihre E-Mail wird nicht weitergeleitet.\r\n',
      headers: auto,
    },
    '2026-03-21', '2026-03-23T09:00:00.000Z', null,
  ],
  [
    'Thunderbird and sieve in French',
    {
      subject: 'Absence du bureau',
      text: 'Bonjour,\r\n\r\nje suis en congé, de retour au bureau le lundi 23 mars 2026.\r\nEn cas d’urgence, vous pouvez joindre ma collègue : claire@northgate.example\r\n',
      headers: { 'Auto-Submitted': 'auto-replied (vacation)' },
    },
    '2026-03-23', '2026-03-23T09:00:00.000Z', 'claire@northgate.example',
  ],
  [
    'Exchange in English with the last day of a leave, a Friday',
    {
      subject: 'Automatic reply: Labels come out empty',
      text: 'Hello,\r\n\r\nI am on annual leave from 9 March until 20 March 2026 (inclusive).\r\n',
      headers: auto,
    },
    '2026-03-21', '2026-03-23T09:00:00.000Z', null,
  ],
  [
    'Lotus Notes',
    {
      subject: 'AUTO: Ravi Menon is out of the office',
      text: 'I am out of the office starting 03/09/2026 and will not return until 03/24/2026.\r\n',
      headers: auto,
    },
    '2026-03-24', '2026-03-24T09:00:00.000Z', null,
  ],
]; // biome-ignore format: a table of mails

test.each(rows)('%s', async (_program, reply, returnsOn, backAt, substitute) => {
  await proves(true);
  const { number, before, after } = await answered(reply);
  await proves(false);
  expect(await away(number)).toMatchObject([
    { person: { name: 'Ravi Menon' }, returnsOn, backAt, substitute, proven: true },
  ]);
  // Nothing moves by itself.
  expect(after).toEqual(before);
});

const english = (text: string): Reply => ({ subject: 'Automatic reply: Labels', text, headers: auto });

test('a day that is past, unclear, or too far off to be believed is no offer', async () => {
  for (const text of [
    'I am back on 3 March 2026.',
    'I am away until further notice.',
    'I am back on 20 March. Olga returns on 25 March.',
    'I return on 20 March 2031.',
  ]) {
    expect(await away((await answered(english(text))).number), text).toEqual([]);
  }
});

test('once the day has come there is nothing to wait for', async () => {
  const { number } = await answered(english('I will be back on Thursday, 12 March.'));
  expect(await away(number)).toHaveLength(1);
  const now = desk.clock.now;
  desk.clock.now = new Date('2026-03-12T00:30:00Z');
  expect(await away(number)).toEqual([]);
  desk.clock.now = now;
});

test('put away by an agent, the same reply again is no new offer, another day is one', async () => {
  const first = await answered(english('I will be back on 20 March.'));
  await decideAway(ana(), { number: first.number, personId: first.personId, decision: 'put_away' });
  expect(await away(first.number)).toEqual([]);
  await expect(
    decideAway(ana(), { number: first.number, personId: first.personId, decision: 'waited' }),
  ).rejects.toThrow('Nobody on this ticket');
  const again = async (text: string) => {
    const to = `[${first.number}]`;
    const person = await desk.database.db
      .selectFrom('address')
      .select('value')
      .where('personId', '=', first.personId)
      .executeTakeFirstOrThrow();
    const delivery = await desk.database.db
      .selectFrom('delivery')
      .select('mailId')
      .where('ticketId', '=', first.id)
      .executeTakeFirstOrThrow();
    await mail.send(
      mailOf({
        from: person.value,
        subject: `Automatic reply: ${to}`,
        text,
        headers: { ...auto, 'In-Reply-To': `<${delivery.mailId}>` },
      }),
      { from: person.value },
    );
    return away(first.number);
  };
  expect(await again('I will be back on 20 March. Really.')).toEqual([]);
  expect(await again('I will be back on 24 March.')).toMatchObject([{ returnsOn: '2026-03-24' }]);
});

test('a reply without a day that can be read is told on the ticket, once a week, and moves nothing', async () => {
  const heard = async (id: number) =>
    desk.database.db.selectFrom('event').select(['subjectId', 'data']).where('ticketId', '=', id)
      .where('kind', '=', 'absence.undated').execute(); // biome-ignore format: one query
  const { id, number, personId, before, after } = await answered(english('I am out of the office for some time.'));
  expect(await away(number)).toEqual([]);
  expect(after).toEqual(before);
  const told = await heard(id);
  expect(told).toMatchObject([{ subjectId: personId, data: { inboundId: expect.any(String) } }]);
  const words = timelineWords(desk.wiring, desk.clock.now);
  const shown = (await readTimeline(ana(), id, { limit: 50 }, words)).entries;
  expect(shown.find((one) => one.event?.kind === 'absence.undated')?.event?.persons).toEqual({
    [personId]: 'Ravi Menon',
  });
  const confirmed = await answered(english('We have received your request. Thank you.'));
  expect(await heard(confirmed.id)).toEqual([]);
  const dated = await answered(english('I am away until 20 March.'));
  expect(await heard(dated.id)).toEqual([]);
});

test('a stranger cannot say for somebody that they are away', async () => {
  const { number } = await answered({ ...english('I will be back on 20 March.'), from: 'mallory@elsewhere.example' });
  expect(await away(number)).toEqual([]);
  expect(await desk.broken()).toEqual([]);
});

test('a forged holiday reply planted a substitute: the day says that it is not proven, and nobody is named', async () => {
  const text = (day: string, who: string) => `I am away and back on ${day}. For urgent matters please contact ${who}.`;
  const { number, id, personId } = await answered(english(text('23 March', 'mallory@evil.example')));
  const unproven = { returnsOn: '2026-03-23', substitute: null, proven: false };
  expect(await away(number)).toMatchObject([unproven]);
  const row = () =>
    desk.database.db.selectFrom('holidayReply').selectAll().where('ticketId', '=', id).executeTakeFirstOrThrow();
  expect((await row()).substitute).toBeNull();
  const { value } = await desk.database.db
    .selectFrom('address')
    .select('value')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow();
  const sent = mail.sent.find((one) => one.to.includes(value))!;
  const hear = async (day: string, who: string, proven: boolean) => {
    desk.pass({ minutes: 1 });
    await proves(proven);
    await mail.send(answerTo(sent, { from: value, ...english(text(day, who)) }), {
      from: value,
      to: sent.header('reply-to'),
    });
    await proves(false);
    return away(number);
  };
  const proven = { returnsOn: '2026-03-23', substitute: 'olga@northgate.example', proven: true };
  expect(await hear('23 March', 'olga@northgate.example', true)).toMatchObject([proven]);
  // A forged one takes nothing of it away.
  expect(await hear('25 March', 'mallory@evil.example', false)).toMatchObject([proven]);
  expect(await hear('23 March', 'mallory@evil.example', false)).toMatchObject([proven]);
  // One that was kept in the time when anybody's was offers nobody either.
  await desk.database.db
    .updateTable('inbound')
    .set({ authentication: JSON.stringify({ result: 'none' }) as never })
    .where('id', '=', (await row()).inboundId!)
    .execute();
  expect(await away(number)).toMatchObject([unproven]);
});
