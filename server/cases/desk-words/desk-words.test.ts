// Opening hours and promised times in words: versions by language, quoted in acknowledgements and out of hours.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { openTicket } from '../open-ticket.ts';
import { writeAsRequester } from '../write-as-requester.ts';
import { changeDeskWords } from './change-desk-words.ts';
import { previewDeskWords } from './preview-desk-words.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

const change = (locale: string, hours: string, times: string) =>
  changeDeskWords(desk.ctx(desk.ana), { locale, hours, times });
const open = async (language: 'en' | 'ru' | 'pt-BR' | 'pt-PT') =>
  (
    await openTicket(desk.ctx(), {
      subject: 'E-52',
      body: 'It stops.',
      requester: { email: `${language.toLowerCase()}@customer.example` },
      channel: 'api',
      language,
    })
  ).ticket;
const acknowledged = async (ticketId: number) =>
  (
    await desk.database.db
      .selectFrom('message')
      .select('bodyText')
      .where('ticketId', '=', ticketId)
      .where('purpose', '=', 'acknowledgement')
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).bodyText;

test('nothing was written: nothing is quoted, and no empty line stands there', async () => {
  expect(await acknowledged((await open('en')).id)).not.toMatch(/We are here|How soon/);
});

test.each([
  ['en', 'Monday to Friday, 9 to 18', 'We are here: Monday to Friday, 9 to 18'],
  ['ru', 'с понедельника по пятницу, с 9 до 18', 'Мы работаем: с понедельника по пятницу, с 9 до 18'],
  ['pt-BR', 'de segunda a sexta, das 9h às 18h', 'Nosso horário: de segunda a sexta, das 9h às 18h'],
  ['pt-PT', 'de segunda a sexta, das 9h às 18h', 'O nosso horário: de segunda a sexta, das 9h às 18h'],
] as const)('each reader in their own language: %s', async (language, hours, line) => {
  await change(language, hours, '');
  expect(await acknowledged((await open(language)).id)).toContain(line);
});

test('out of hours the reply quotes them too; what was told before stays as it was', async () => {
  await change('en', 'Monday to Friday, 9 to 18', 'Urgent matters within half an hour');
  const ticket = await open('en');
  const told = await acknowledged(ticket.id);
  expect(told).toContain('How soon we answer: Urgent matters within half an hour');
  const { versions } = await change('en', 'Monday to Thursday, 9 to 17', 'Urgent matters within the hour');
  expect(versions.filter((one) => one.locale === 'en').map((one) => one.number)).toEqual([3, 2, 1]);
  expect(await acknowledged(ticket.id)).toBe(told);
  desk.clock.now = new Date('2026-03-14T22:00:00Z');
  const ctx = desk.ctx(await desk.requester(ticket.requesterId));
  await writeAsRequester(ctx, await findTicketById(ctx, ticket.id), 'Is there news?');
  const closed = await acknowledged(ticket.id);
  expect(closed).toContain('We are closed at the moment');
  expect(closed).toContain('We are here: Monday to Thursday, 9 to 17');
});

test('what it will read like is the acknowledgement itself, and nothing is kept of it', async () => {
  const words = { locale: 'ru', hours: 'по будням с 10 до 19', times: 'в течение часа' };
  const shown = await previewDeskWords(desk.ctx(desk.ana), words);
  expect(shown).toContain('Мы работаем: по будням с 10 до 19');
  expect(shown).toContain('в течение часа');
  await change('ru', words.hours, words.times);
  const sent = await acknowledged((await open('ru')).id);
  const shape = (text: string) => text.split('\n').map((line) => line.split(':')[0]!.slice(0, 12));
  expect(shape(shown).filter((line) => !sent.includes(line))).toEqual(['…']);
  expect(await previewDeskWords(desk.ctx(desk.ana), { ...words, hours: '' })).not.toContain('Мы работаем');
});

test('the same words make no version, others may not write any, and a version is never edited', async () => {
  const before = await change('en', 'Monday to Thursday, 9 to 17', 'Urgent matters within the hour');
  expect(before.versions.filter((one) => one.locale === 'en')).toHaveLength(3);
  const leo = await desk.agent('Leo Brandt');
  await expect(changeDeskWords(desk.ctx(leo), { locale: 'en', hours: 'x', times: 'x' })).rejects.toThrow(
    'administrators',
  );
  await expect(desk.database.db.updateTable('deskWords').set({ hours: 'x' }).execute()).rejects.toThrow('never edited');
});
