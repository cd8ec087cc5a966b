// What other desks got wrong about time and promises, each named after what their users complained of (design, 1 and 9). A
// mail or a call of the API comes in, the clock goes on, and what comes out is looked at from outside.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../server/platform/config.ts';
import { createLog } from '../../server/platform/log.ts';
import { startDesk } from '../../server/start-desk.ts';
import type { Sent } from '../mail-corpus/mail-desk.ts';
import { makeStoryDesk, type StoryDesk } from './story-desk.ts';

const ravi = 'ravi@north.example';
const leo = 'leo.brandt@desk.example';
const hour = 3_600;
const to = (email: string, letters: readonly Sent[]): string[] =>
  letters.filter((one) => one.to.includes(email)).map(({ mail }) => mail.text);

/** A desk in Lisbon; Ravi has written, by default on a Tuesday at ten. */
async function opened(at = '2026-03-10T10:00:00Z'): Promise<StoryDesk & { number: string }> {
  const story = await makeStoryDesk(at, 'Europe/Lisbon');
  const number = await story.writes(ravi, { from: `Ravi Menon <${ravi}>`, subject: 'It stops' });
  await story.work();
  return { ...story, number };
}
/** Leo has it. */
async function taken(at?: string): Promise<StoryDesk & { number: string }> {
  const story = await opened(at);
  await story.api('PUT', `/tickets/${story.number}/assignee`, { agent: leo, reason: 'taking_it' });
  return story;
}
const reply = ({ api, number }: StoryDesk & { number: string }, body = 'We are at it.') =>
  api('POST', `/tickets/${number}/messages`, { kind: 'public', body });
async function clockOf({ api, number }: StoryDesk & { number: string }, metric: string) {
  const { clocks } = await api('GET', `/tickets/${number}/clocks`);
  return clocks.findLast((one: { metric: string }) => one.metric === metric);
}

test('an out-of-office reply opened the waiting ticket again (Zammad 5113)', async () => {
  const story = await taken();
  await reply(story, 'Which printer is it?');
  await story.api('PUT', `/tickets/${story.number}/status`, { status: 'waiting_on_requester' });
  const question = (await story.work()).find((one) => one.to.includes(ravi))!;
  const before = await clockOf(story, 'resolution');
  story.desk.pass({ hours: 3 });
  // As an old program says it: nothing but its subject and “Precedence” tell that nobody wrote this.
  const away = { subject: 'Out of Office: It stops', text: 'I am away.\r\n', headers: { Precedence: 'auto_reply' } };
  await story.answers(question, ravi, away, '');
  expect(await story.work()).toEqual([]);
  expect(await story.api('GET', `/tickets/${story.number}`)).toMatchObject({ status: 'waiting_on_requester' });
  const { state, elapsedSeconds } = await clockOf(story, 'resolution');
  expect({ state, elapsedSeconds }).toEqual({ state: 'paused', elapsedSeconds: before.elapsedSeconds });
  await story.isInOrder();
});

test('the time to the next update overruled the time to the first answer (Zammad 5177)', async () => {
  const story = await makeStoryDesk('2026-03-10T10:00:00Z', 'Europe/Lisbon');
  await story.lead('POST', '/sla-policies', {
    name: 'Answers within an hour, news once a day',
    note: 'So it was agreed.',
    applies: { kinds: ['question'] },
    targets: { first_response: { P3: { minutes: 60 } }, update: { P3: { days: 1 } }, resolution: { P3: { days: 3 } } },
  });
  const number = await story.writes(ravi, { from: `Ravi Menon <${ravi}>`, subject: 'It stops' });
  const told = { ...story, number };
  await story.work();
  await story.until('2026-03-10T11:02:00Z', 31);
  expect(await clockOf(told, 'first_response')).toMatchObject({ breachedAt: '2026-03-10T11:00:00.000Z' });
  expect(await clockOf(told, 'update')).toMatchObject({ state: 'running', breachedAt: null });
  // Whoever sorts by what is due has it on top as late, although the next word is promised for tomorrow.
  const { tickets } = await story.api('GET', '/tickets?sort=due&limit=1');
  expect(tickets[0]).toMatchObject({ number, riskLevel: 4 });
  await reply(told);
  expect(await clockOf(told, 'first_response')).toMatchObject({
    state: 'stopped',
    breachedAt: '2026-03-10T11:00:00.000Z',
  });
  expect(await clockOf(told, 'update')).toMatchObject({
    cycle: 2,
    breachedAt: null,
    dueAt: '2026-03-11T11:02:00.000Z',
  });
  await story.isInOrder();
});

test('a weekend was counted while the requester had to answer, and lost from the time that was left (GLPI 10594, 6902)', async () => {
  // A Friday; the desk closes at six and opens on Monday at nine.
  const story = await taken('2026-03-13T14:00:00Z');
  await story.until('2026-03-13T16:00:00Z', 120);
  await reply(story, 'Which printer is it?');
  const before = await clockOf(story, 'resolution');
  await story.api('PUT', `/tickets/${story.number}/status`, { status: 'waiting_on_requester' });
  const question = (await story.work()).find((one) => one.to.includes(ravi))!;
  story.desk.clock.now = new Date('2026-03-16T11:00:00Z');
  await story.answers(question, ravi, { text: 'The blue one.\r\n' });
  const after = await clockOf(story, 'resolution');
  expect(after).toMatchObject({ state: 'running', elapsedSeconds: 2 * hour });
  // Two hours of Friday and two of Monday were theirs, and the two days between were nobody's: it is due four hours later.
  expect(before.dueAt).toBe('2026-03-18T14:00:00.000Z');
  expect(after.dueAt).toBe('2026-03-18T18:00:00.000Z');
  await story.isInOrder();
});

test('tickets were escalated at midnight (GLPI 22678, osTicket 6739)', async () => {
  // A quarter to six in the evening: whoever gets it has half an hour of working time to take it.
  const story = await opened('2026-03-10T17:45:00Z');
  await story.lead('PUT', `/tickets/${story.number}/assignee`, { agent: 'ana@desk.example', reason: 'taking_it' });
  await story.lead('PUT', `/tickets/${story.number}/assignee`, { agent: leo, reason: 'expertise' });
  await story.work();
  const night = await story.until('2026-03-11T09:10:00Z', 55);
  expect([...to(leo, night), ...to('ana@desk.example', night)]).toEqual([]);
  expect(await story.api('GET', `/tickets/${story.number}`)).toMatchObject({ assignee: { email: leo } });
  // At a quarter past nine it is half an hour, and it goes up once.
  const morning = await story.until('2026-03-11T09:25:00Z', 8);
  expect(to('ana@desk.example', morning)).toHaveLength(1);
  expect(await story.api('GET', `/tickets/${story.number}`)).toMatchObject({ assignee: { email: 'ana@desk.example' } });
  await story.isInOrder();
});

test('the desk’s own acknowledgement counted as the first answer', async () => {
  const story = await taken();
  expect(story.letters(ravi)).toHaveLength(1);
  expect(await clockOf(story, 'first_response')).toMatchObject({ state: 'running' });
  // Neither does the desk’s own word that it is late, nor a note, nor another date.
  await story.api('POST', `/tickets/${story.number}/messages`, { kind: 'note', body: 'I look into it.' });
  await story.until('2026-03-11T10:01:00Z', 481);
  expect(to(ravi, story.mail.sent).at(-1)).toContain('we did not keep that promise');
  expect(await clockOf(story, 'first_response')).toMatchObject({
    state: 'running',
    breachedAt: '2026-03-11T10:00:00.000Z',
  });
  await reply(story);
  expect(await clockOf(story, 'first_response')).toMatchObject({ state: 'stopped', elapsedSeconds: 9 * hour + 60 });
  await story.isInOrder();
});

test('a promise passed in silence because the desk was being restarted', async () => {
  const story = await taken();
  const { connection, clock, sources } = story.desk;
  await reply(story);
  await story.work();
  const sent = story.letters(ravi).length;
  // The program that made the promise is gone; the date passes; another one is started.
  clock.now = new Date('2026-03-11T10:03:00Z');
  const { host, port, user, password, database } = connection;
  const config = readConfig({
    PORT: '0',
    SMTP_PORT: '0',
    LOG_LEVEL: 'silent',
    TELLONCE_DATA: join(story.mail.folder, 'another'),
    DATABASE_URL: `postgres://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    SMTP_URL: `smtp://127.0.0.1:${story.mail.sinkPort}`,
  });
  const running = await startDesk(config, createLog('silent'), sources);
  try {
    await expect.poll(() => story.letters(ravi).length, { timeout: 120_000 }).toBeGreaterThan(sent);
  } finally {
    await running.stop();
  }
  const said = to(ravi, story.letters(ravi).slice(sent));
  expect(said).toEqual([expect.stringContaining('we did not keep that promise')]);
  expect(said[0]).toContain('Leo Brandt will write to you no later than tomorrow at 10:03 (WET)');
  await story.isInOrder();
});

test('after downtime every reminder of the night came at once', async () => {
  const story = await taken();
  await story.api('PUT', `/tickets/${story.number}/priority`, { priority: 'P1', reason: 'All stands still.' });
  await reply(story);
  await story.work();
  const sent = story.mail.sent.length;
  // Half an hour was promised. Two days are some thirty such dates.
  story.desk.pass({ days: 2 });
  for (let look = 0; look < 5; look++) await story.work();
  const after = story.mail.sent.slice(sent);
  expect(to(ravi, after)).toHaveLength(1);
  expect(to('ana@desk.example', after)).toHaveLength(1);
  const { promises } = await story.api('GET', `/tickets/${story.number}`);
  expect(promises.filter(({ state }: { state: string }) => state === 'missed')).toHaveLength(1);
  await story.isInOrder();
});

test('a word in the portal did not start the clock (Zammad 1322)', async () => {
  const story = await taken();
  await reply(story);
  await story.work();
  story.desk.pass({ hours: 2 });
  await story.writesInPortal(ravi, story.number, 'It still stops.');
  expect(await clockOf(story, 'next_response')).toMatchObject({
    state: 'running',
    startedAt: '2026-03-10T12:00:00.000Z',
  });
  expect((await story.api('GET', `/tickets/${story.number}`)).awaits).toContain('reply');
  // Whoever asks again does not wait anew from there.
  story.desk.pass({ hours: 1 });
  await story.writesInPortal(ravi, story.number, 'Hello?');
  expect(await clockOf(story, 'next_response')).toMatchObject({ cycle: 1, startedAt: '2026-03-10T12:00:00.000Z' });
  await story.isInOrder();
});

test('people moved the date of the solution to buy time for an update (osTicket 657)', async () => {
  const story = await taken();
  const before = await clockOf(story, 'resolution');
  const dueAt = '2026-03-20T15:00:00Z';
  await story.api('POST', `/tickets/${story.number}/delays`, {
    dueAt,
    reason: 'supplier',
    actions: 'We asked for the part.',
  });
  expect((await story.api('GET', `/tickets/${story.number}`)).promise.dueAt).toBe('2026-03-20T15:00:00.000Z');
  const after = await clockOf(story, 'resolution');
  expect(after.dueAt).toBe(before.dueAt);
  // It is late when it was due, whatever was told about the next word.
  await story.until('2026-03-13T10:05:00Z', 720);
  expect(await clockOf(story, 'resolution')).toMatchObject({ breachedAt: before.dueAt });
  await story.isInOrder();
});

test('a date was moved after it had passed, and nobody had ever been late', async () => {
  const story = await taken();
  // Nothing has run since: the date is over, and nobody has said so yet.
  story.desk.clock.now = new Date('2026-03-11T10:00:30Z');
  const move = { dueAt: '2026-03-13T15:00:00Z', reason: 'workload', actions: 'We have begun.' };
  await expect(story.api('POST', `/tickets/${story.number}/delays`, move)).rejects.toThrow(/4(09|22)/);
  expect(to(ravi, await story.work())).toEqual([expect.stringContaining('we did not keep that promise')]);
  const { promises } = await story.api('GET', `/tickets/${story.number}`);
  expect(promises.map(({ state }: { state: string }) => state)).toEqual(['missed', 'standing']);
  expect((await story.api('GET', '/promises/kept')).kept).toMatchObject([{ n: 1, missed: 1, moved: 0 }]);
  await story.isInOrder();
});
