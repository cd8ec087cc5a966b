// Time between people: clocks on the wall are changed, it is night on one side, the desk stands still, somebody is on holiday.
// Each story is told from outside: what mails say, what the portal shows, what the API answers.

import { expect, test } from 'vitest';
import type { Sent } from '../mail-corpus/mail-desk.ts';
import { makeStoryDesk, type StoryDesk } from './story-desk.ts';

/** What of it this person got, in its words. */
const to = (email: string, letters: readonly Sent[]): string[] =>
  letters.filter((one) => one.to.includes(email)).map(({ mail }) => mail.text);
const texts = (letters: readonly Sent[]): string => letters.map(({ mail }) => mail.text).join('\n');
const livesIn = (story: StoryDesk, email: string, zone: string) =>
  story.desk.database.db
    .updateTable('person')
    .set({ zone })
    .where('id', 'in', (row) => row.selectFrom('address').select('personId').where('value', '=', email))
    .execute();
const states = (ticket: { promises: { state: string; dueAt: string }[] }) =>
  ticket.promises.map(({ state, dueAt }) => `${state} ${dueAt.slice(0, 16)}`);

test('change to summer time: Rita in São Paulo and Leo in Lisbon mean the same hour on both sides of the change', async () => {
  // Thursday, 26 March 2026. Lisbon is on winter time; on Sunday it goes on summer time. São Paulo changes nothing any more.
  const story = await makeStoryDesk('2026-03-26T16:30:00Z', 'Europe/Lisbon');
  const { api, desk } = story;
  const rita = 'rita@oficina.example';
  const number = await story.writes(rita, { from: `Rita Souza <${rita}>`, subject: 'Labels peel off' });
  const [acknowledgement] = await story.work();
  expect(acknowledgement!.mail.text).toContain('no later than tomorrow at 16:30 (WET)');
  await livesIn(story, rita, 'America/Sao_Paulo');
  await api('PUT', `/tickets/${number}/assignee`, { agent: 'leo.brandt@desk.example', reason: 'taking_it' });
  expect(await story.portal(rita, number)).toContain('Tomorrow, 13:30');

  // Before the change: one business day is from half past four on Friday to half past four on Monday, by the wall.
  await story.until('2026-03-27T16:20:00Z', 240);
  await api('POST', `/tickets/${number}/messages`, { kind: 'public', body: 'The glue is being looked at.' });
  expect(texts(await story.work())).toContain('no later than Monday, 30 March at 12:20 (GMT-3)');
  expect(await story.portal(rita, number)).toContain('Mon 30 Mar, 12:20');
  expect((await api('GET', `/tickets/${number}`)).promise.dueAt).toBe('2026-03-30T15:20:00.000Z');

  const lettersOnFriday = story.letters(rita).length;
  // Nothing is said over the weekend, nor in the hour that a desk with one offset for ever would be wrong by.
  await story.until('2026-03-30T14:10:00Z', 360);
  expect(to(rita, await story.until('2026-03-30T15:15:00Z', 13))).toEqual([]);
  expect(story.letters(rita)).toHaveLength(lettersOnFriday);
  await api('POST', `/tickets/${number}/messages`, {
    kind: 'public',
    body: 'It is the new roll; another one is on its way.',
  });
  expect(texts(await story.work())).toContain('no later than tomorrow at 12:15 (GMT-3)');
  expect(await story.portal(rita, number)).toContain('Tomorrow, 12:15');
  const ticket = await api('GET', `/tickets/${number}`);
  expect(states(ticket)).toEqual(['kept 2026-03-27T16:30', 'kept 2026-03-30T15:20', 'standing 2026-03-31T15:15']);
  const { clocks, terms } = await api('GET', `/tickets/${number}/clocks`);
  expect(terms.zone).toBe('Europe/Lisbon');
  const over = clocks.find(
    (clock: { metric: string; cycle: number }) => clock.metric === 'update' && clock.cycle === 2,
  );
  // Nine hours were owed from Friday 16:20 to Monday 16:20 by the wall, of which an hour and 40 minutes were on Friday.
  expect(over).toMatchObject({ targetSeconds: 9 * 3600, dueAt: '2026-03-30T15:20:00.000Z', breachedAt: null });
  expect(over.intervals.map((one: { kind: string; from: string }) => [one.kind, one.from.slice(0, 16)])).toEqual([
    ['counted', '2026-03-27T16:20'],
    ['closed', '2026-03-27T18:00'],
    ['counted', '2026-03-30T08:00'],
  ]);
  expect(desk.clock.now.toISOString()).toBe('2026-03-30T15:15:00.000Z');
  await story.isInOrder();
});

test('night between two zones: at eight in the evening in São Paulo it is night in Lisbon, and both know it', async () => {
  const story = await makeStoryDesk('2026-03-10T11:00:00Z', 'Europe/Lisbon');
  const { api } = story;
  const rita = 'rita@oficina.example';
  const number = await story.writes(rita, { from: `Rita Souza <${rita}>`, subject: 'Labels peel off' });
  await story.work();
  await livesIn(story, rita, 'America/Sao_Paulo');
  await api('PUT', `/tickets/${number}/assignee`, { agent: 'leo.brandt@desk.example', reason: 'taking_it' });
  await api('POST', `/tickets/${number}/messages`, { kind: 'public', body: 'Which roll is it?' });
  const [reply] = (await story.work()).filter(({ to }) => to.includes(rita));
  expect(reply!.mail.text).toContain('no later than tomorrow at 08:00 (GMT-3)');

  // 20:10 in São Paulo, ten past eleven at night in Lisbon.
  await story.until('2026-03-10T23:10:00Z', 60);
  await story.answers(reply!, rita, { text: 'The blue one.\r\n' });
  const night = await story.work();
  expect(to(rita, night)).toEqual([
    expect.stringContaining('We are closed at the moment. Next opening: tomorrow at 06:00 (GMT-3).'),
  ]);
  // The one who wrote to her this morning, not whoever gets what is new; and the date that she was told stands.
  expect(to(rita, night)[0]).toContain('Your contact: Leo Brandt');
  expect(to(rita, night)[0]).toContain('no later than tomorrow at 08:00 (GMT-3)');
  expect(await story.portal(rita, number)).toContain('Tomorrow, 08:00');
  expect((await api('GET', `/tickets/${number}`)).promise.dueAt).toBe('2026-03-11T11:00:00.000Z');
  // A second word of the same night is not answered again, and nobody of ours is called out of bed.
  await story.answers(reply!, rita, { text: 'And the white one, too.\r\n' });
  expect(await story.until('2026-03-11T08:55:00Z', 60)).toEqual([]);

  // What waited for an answer was two minutes into the day when it came.
  await story.until('2026-03-11T09:02:00Z', 7);
  await api('POST', `/tickets/${number}/messages`, {
    kind: 'public',
    body: 'Both are from one batch; new ones are sent.',
  });
  const morning = to(rita, await story.work());
  expect(morning).toEqual([expect.stringContaining('no later than tomorrow at 06:02 (GMT-3)')]);
  const { clocks } = await api('GET', `/tickets/${number}/clocks`);
  const response = clocks.find(({ metric }: { metric: string }) => metric === 'next_response');
  expect(response).toMatchObject({ startedAt: '2026-03-10T23:10:00.000Z', elapsedSeconds: 120, breachedAt: null });
  await story.isInOrder();
});

test('the scheduler stopped for two days: each requester hears one thing, and it is true', async () => {
  const story = await makeStoryDesk('2026-03-10T10:00:00Z', 'Europe/Lisbon');
  const { api, desk } = story;
  const people = ['ravi', 'mia', 'otto'].map((name) => `${name}@north.example`);
  const [ravi, mia, otto] = people as [string, string, string];
  const numbers: Record<string, string> = {};
  for (const email of people) {
    numbers[email] = await story.writes(email, {
      from: `${email[0]!.toUpperCase()}. North <${email}>`,
      subject: 'It stops',
    });
    await api('PUT', `/tickets/${numbers[email]}/assignee`, { agent: 'leo.brandt@desk.example', reason: 'taking_it' });
  }
  desk.pass({ minutes: 11 });
  await api('PUT', `/tickets/${numbers[mia]}/status`, {
    status: 'waiting_on_requester',
    question: 'Which printer is it?',
  });
  await api('PUT', `/tickets/${numbers[otto]}/status`, { status: 'scheduled', agreedAt: '2026-03-12T09:00:00Z' });
  await story.work();

  // From Tuesday morning to Friday at noon nothing runs. Ravi's date is Wednesday, Otto's Thursday, Mia's reminder Friday.
  desk.clock.now = new Date('2026-03-13T12:30:00Z');
  const first = await story.work();
  expect(to(ravi, first)).toEqual([
    expect.stringMatching(/We promised .* Wednesday, 11 March at 10:00 .* did not keep/),
  ]);
  expect(to(ravi, first)[0]).toContain('Leo Brandt will write to you no later than Monday, 16 March at 12:30 (WET)');
  expect(to(otto, first)).toEqual([expect.stringMatching(/We had agreed on this date .* yesterday at 09:00/)]);
  expect(to(mia, first)).toEqual([expect.stringContaining('Which printer is it?')]);
  // She has as long to answer as if the reminder had come in time.
  expect(to(mia, first)[0]).toContain('stays open until Friday, 20 March at 12:30 (WET)');
  // The one who leads hears of two misses, not of two days of them.
  expect(first.filter((one) => one.to.includes('ana@desk.example'))).toHaveLength(2);

  // Whatever else was missed meanwhile does not come behind it.
  const later = await story.until('2026-03-13T18:00:00Z', 90);
  expect(people.flatMap((email) => to(email, later))).toEqual([]);
  expect(states(await api('GET', `/tickets/${numbers[ravi]}`))).toEqual([
    'missed 2026-03-11T10:00',
    'standing 2026-03-16T12:30',
  ]);
  const page = await story.portal(ravi, numbers[ravi]!);
  expect(page).toContain('missed, and said so');
  expect(page).toContain('We promised Wed 10:00 and did not keep it.');
  await story.isInOrder();
});

test('a holiday reply: it says when somebody is back, and nothing else happens by it', async () => {
  const story = await makeStoryDesk('2026-03-10T10:00:00Z', 'Europe/Lisbon');
  const { api, desk } = story;
  const ravi = 'ravi@north.example';
  const number = await story.writes(ravi, { from: `Ravi Menon <${ravi}>`, subject: 'It stops' });
  await api('PUT', `/tickets/${number}/assignee`, { agent: 'leo.brandt@desk.example', reason: 'taking_it' });
  desk.pass({ minutes: 11 });
  await api('PUT', `/tickets/${number}/status`, { status: 'waiting_on_requester', question: 'Which printer is it?' });
  // The acknowledgement leaves with it, in either order.
  const question = (await story.work()).find(
    ({ to, mail }) => to.includes(ravi) && mail.text.includes('Which printer'),
  );
  expect(question!.mail.text).toContain('we will write again no later than Friday, 13 March at 10:11 (WET)');
  const before = await api('GET', `/tickets/${number}`);
  const clocksBefore = await api('GET', `/tickets/${number}/clocks`);
  const sent = story.mail.sent.length;

  desk.pass({ minutes: 1 });
  const reply = {
    subject: 'Automatic reply: It stops',
    text: 'I am out of the office and back on Monday, 23 March 2026.\r\n',
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
  };
  await story.answers(question!, ravi, reply, '');
  await story.work();
  // Not a word leaves by it: two machines that answer each other never stop.
  expect(story.mail.sent).toHaveLength(sent);
  const after = await api('GET', `/tickets/${number}`);
  for (const what of ['status', 'promise', 'promises', 'assignee'] as const) expect(after[what]).toEqual(before[what]);
  expect(await api('GET', `/tickets/${number}/clocks`)).toMatchObject({
    clocks: clocksBefore.clocks.map(({ metric, state, elapsedSeconds, dueAt }: Record<string, unknown>) =>
      state === 'running' ? { metric, state, dueAt } : { metric, state, elapsedSeconds, dueAt },
    ),
  });
  expect(after.away).toMatchObject([{ person: { name: 'Ravi Menon' }, returnsOn: '2026-03-23' }]);
  const { entries } = await api('GET', `/tickets/${number}/timeline`);
  expect(JSON.stringify(entries)).not.toContain('out of the office');
  const page = await story.portal(ravi, number);
  expect(page).toContain('It is your turn');
  expect(page).not.toContain('out of the office');

  // Leo takes up what is offered: they agree on the day that Ravi is back, and only that is told.
  const { backAt, person } = after.away[0];
  await api('PUT', `/tickets/${number}/status`, { status: 'scheduled', agreedAt: backAt });
  await api('PUT', `/tickets/${number}/away/${person.id}`, { decision: 'waited' });
  expect(to(ravi, await story.work())).toEqual([expect.stringContaining('Monday, 23 March at 09:00 (WET)')]);
  expect((await api('GET', `/tickets/${number}`)).away).toEqual([]);
  expect(to(ravi, await story.until('2026-03-20T17:00:00Z', 720))).toEqual([]);
  await story.isInOrder();
});
