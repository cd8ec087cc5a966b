// What we promise in words has beside it what was measured (R80), once there is enough of it.

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeDesk } from '../../../test/harness.ts';
import { learnAnswers } from '../../promises/answer-span.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { changeDeskWords } from './change-desk-words.ts';

test('how soon we answered lately, in working time, from the clocks of twenty tickets', async () => {
  const desk = await makeDesk();
  const open = async (email: string, language: 'en' | 'ru' = 'en') => {
    const requester = { email };
    const { ticket } = await openTicket(desk.ctx(), {
      subject: 'E-52',
      body: 'x',
      requester,
      channel: 'api',
      language,
    });
    return ticket;
  };
  const acknowledged = async (id: number) =>
    (
      await desk.database.db
        .selectFrom('message')
        .select('bodyText')
        .where('ticketId', '=', id)
        .where('purpose', '=', 'acknowledgement')
        .executeTakeFirstOrThrow()
    ).bodyText;
  await changeDeskWords(desk.ctx(desk.ana), { locale: 'en', hours: '', times: 'within one working day' });
  const from = desk.clock.now;
  for (let n = 0; n < 20; n++) {
    const { number } = await open(`r${n}@customer.example`);
    // Half within 40 minutes, nine in ten within three hours.
    desk.pass({ minutes: n < 10 ? 40 : n < 18 ? 180 : 300 });
    await postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'We look at it.' });
    desk.clock.now = from;
    if (n === 18) expect(await learnAnswers(desk.ctx())).toBe(0);
  }
  desk.pass({ hours: 6 });
  expect(await learnAnswers(desk.ctx())).toBe(2);
  expect(await learnAnswers(desk.ctx())).toBe(2);
  const { rows } = await sql`select half_seconds, most_seconds, cases from answer_span`.execute(desk.database.db);
  expect(rows).toEqual(Array(2).fill({ halfSeconds: 2400, mostSeconds: 10_800, cases: 20 }));
  expect(await acknowledged((await open('last@customer.example')).id)).toContain(
    'How soon we answer: within one working day\nIn the last months, in working time: half of our first answers came within 40 minutes, nine in ten within 3 hours\n',
  );
  // Where nothing is promised in words, nothing is measured in words.
  expect(await acknowledged((await open('other@customer.example', 'ru')).id)).not.toContain('последние месяцы');
});
