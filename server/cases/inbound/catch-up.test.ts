// Somebody whose address is not proven writes several times within an hour.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { type MailDesk, mailOf, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { timelineWords } from '../../access/timeline-words.ts';
import { listTickets } from '../../tickets/list-tickets.ts';
import { readTimeline } from '../../tickets/read-timeline.ts';
import { wasToldOf } from '../merging/tell-requester.ts';
import { postMessage } from '../post-message.ts';

let desk: TestDesk;
let mail: MailDesk;
beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});

async function write(from: string, subject: string) {
  await mail.send(mailOf({ from, subject, text: `${subject}, please help.` }), { from });
  const row = await desk.database.db
    .selectFrom('ticket')
    .select(['id', 'number', 'requesterId'])
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow();
  desk.pass({ minutes: 5 });
  return row;
}
const leaving = async (to: string) => (await mail.deliver()).filter((one) => one.to.includes(to));
const awaits = async (number: string) =>
  (await listTickets(desk.ctx(desk.ana), { sort: '-opened', limit: 100 })).tickets.find((one) => one.number === number)
    ?.awaits;
const events = async (id: number) => {
  const page = await readTimeline(desk.ctx(desk.ana), id, { limit: 100 }, timelineWords(desk.wiring, desk.clock.now));
  return page.entries.flatMap((one) => (one.event?.kind.startsWith('acknowledgement.') ? one.event : []));
};

test('what was withheld is seen at the desk and told after the hour in one mail', async () => {
  const from = 'rita@customer.example';
  await write(from, 'Rita one');
  const two = await write(from, 'Rita two');
  const three = await write(from, 'Rita three');
  expect(await leaving(from)).toHaveLength(1);
  expect(await awaits(two.number)).toEqual(['reply', 'acknowledgement']);
  expect(await events(two.id)).toMatchObject([{ kind: 'acknowledgement.withheld', data: { reason: 'hour' } }]);
  expect(await wasToldOf(desk.database.db, two)).toBe(false);
  await desk.sweep();
  expect(await leaving(from)).toEqual([]);

  desk.pass({ minutes: 60 });
  await desk.sweep();
  const [later, ...more] = await leaving(from);
  expect(more).toEqual([]);
  expect(later!.mail.text).toContain(two.number);
  expect(later!.mail.text).toContain(three.number);
  expect(later!.mail.text).not.toContain('please help');
  expect(await awaits(two.number)).toEqual(['reply']);
  expect(await awaits(three.number)).toEqual(['reply']);
  expect((await events(three.id)).at(-1)).toMatchObject({
    kind: 'acknowledgement.caught_up',
    data: { with: two.number },
  });
  expect([await wasToldOf(desk.database.db, two), await wasToldOf(desk.database.db, three)]).toEqual([true, true]);
  await desk.sweep();
  expect(await leaving(from)).toEqual([]);
});

test('whoever was answered meanwhile gets no second word', async () => {
  const from = 'sam@customer.example';
  await write(from, 'Sam one');
  const two = await write(from, 'Sam two');
  await leaving(from);
  await postMessage(desk.ctx(desk.ana), { number: two.number, kind: 'public', body: 'We are looking.' });
  expect(await awaits(two.number)).toEqual([]);
  expect(await leaving(from)).toHaveLength(1);
  desk.pass({ minutes: 60 });
  await desk.sweep();
  expect(await leaving(from)).toEqual([]);
});

test('an address that used up its day is told the next day', async () => {
  const from = 'tess@customer.example';
  for (const part of ['one', 'two', 'three']) {
    await write(from, `Tess ${part}`);
    desk.pass({ minutes: 60 });
  }
  await leaving(from);
  const four = await write(from, 'Tess four');
  expect(await events(four.id)).toMatchObject([{ data: { reason: 'day' } }]);
  desk.pass({ hours: 2 });
  await desk.sweep();
  expect((await leaving(from)).filter((one) => one.mail.text.includes(four.number))).toEqual([]);
  expect(await desk.broken()).toEqual([]);
});
