// What was promised: a date that is moved three times, something that cannot be solved, a priority that goes up and down.
// Each story is told from outside: what mails say, what the portal shows, what the API answers.

import { expect, test } from 'vitest';
import type { Sent } from '../mail-corpus/mail-desk.ts';
import { makeStoryDesk, type StoryDesk } from './story-desk.ts';

const ravi = 'ravi@north.example';
const lead = 'ana@desk.example';
/** What of it this person got, in its words. */
const to = (email: string, letters: readonly Sent[]): string[] =>
  letters.filter((one) => one.to.includes(email)).map(({ mail }) => mail.text);

/** A ticket of Ravi's that Leo has, on a Tuesday at ten. */
async function taken(): Promise<StoryDesk & { number: string }> {
  const story = await makeStoryDesk('2026-03-10T10:00:00Z', 'Europe/Lisbon');
  const number = await story.writes(ravi, { from: `Ravi Menon <${ravi}>`, subject: 'The board is dead' });
  await story.api('PUT', `/tickets/${number}/assignee`, { agent: 'leo.brandt@desk.example', reason: 'taking_it' });
  await story.work();
  return { ...story, number };
}

test('a promise moved three times: each move is told with its reason, the third goes up, and the first date is what counts', async () => {
  const story = await taken();
  const { api, number } = story;
  const move = async (dueAt: string, reason: string, actions: string) => {
    await api('POST', `/tickets/${number}/delays`, { dueAt, reason, actions });
    return story.work();
  };
  // It was promised for Wednesday at ten.
  const first = await move('2026-03-11T15:00:00Z', 'supplier', 'We asked for a new board.');
  expect(to(ravi, first)).toEqual([expect.stringContaining('no later than tomorrow at 10:00 (WET)')]);
  expect(to(ravi, first)[0]).toContain('we are waiting for an answer from a supplier');
  expect(to(ravi, first)[0]).toContain('We asked for a new board.');
  expect(to(ravi, first)[0]).toContain('no later than tomorrow at 15:00 (WET)');
  expect(to(lead, first)).toEqual([]);

  await story.until('2026-03-11T14:00:00Z', 240);
  const second = await move('2026-03-12T15:00:00Z', 'testing', 'The board is here and built in.');
  expect(to(ravi, second)).toHaveLength(1);
  expect(to(lead, second)).toEqual([]);

  await story.until('2026-03-12T14:00:00Z', 240);
  const third = await move('2026-03-13T15:00:00Z', 'more_work', 'It ran for an hour and stopped again.');
  expect(to(ravi, third)[0]).toContain('no later than tomorrow at 15:00 (WET)');
  expect(to(lead, third)).toEqual([expect.stringContaining('the promised date was moved for the third time or more')]);

  const page = await story.portal(ravi, number);
  expect(page).toContain('moved in time Tomorrow, 15:00');
  expect(page).toContain('Moved from 15:00.');
  const ticket = await api('GET', `/tickets/${number}`);
  expect(ticket.promise).toMatchObject({
    dueAt: '2026-03-13T15:00:00.000Z',
    moves: 3,
    movedDueAt: '2026-03-12T15:00:00.000Z',
  });
  expect(ticket.promises.map(({ state }: { state: string }) => state)).toEqual(['moved', 'moved', 'moved', 'standing']);
  // Nobody missed anything, and nobody kept what was promised first: the rate of kept dates counts it on neither side.
  const { kept } = await api('GET', '/promises/kept');
  expect(kept).toEqual([{ team: 'Support', kind: 'question', n: 0, kept: 0, missed: 0, moved: 1, rate: null }]);

  // A word of Leo's keeps the third date; from then on moves are counted anew.
  await story.until('2026-03-13T14:30:00Z', 480);
  await api('POST', `/tickets/${number}/messages`, { kind: 'public', body: 'It has run all night. It was the plug.' });
  await story.work();
  expect((await api('GET', `/tickets/${number}`)).promise).toMatchObject({ moves: 0, movedDueAt: null });
  expect((await api('GET', '/promises/kept')).kept).toEqual(kept);
  await story.isInOrder();
});

test('an unsolvable case: why, what else there is, and what is granted after the lead has said yes', async () => {
  const story = await taken();
  const { api, number } = story;
  const { offers } = await story.lead('PUT', '/compensation', {
    currency: 'EUR',
    limitCents: 2500,
    offers: [{ name: 'The price of the printer', amountCents: 24_900 }],
  });
  const resolution = {
    kind: 'cannot_be_solved',
    what: 'We tried three boards.',
    reason: 'The board is no longer made.',
    alternatives: 'The model after it takes the same labels.',
    compensationId: offers[0].id,
  };
  const door = `/tickets/${number}/resolution`;
  await expect(api('POST', door, { ...resolution, reason: undefined })).rejects.toThrow(/422/);
  await expect(api('POST', door, { ...resolution, alternatives: undefined })).rejects.toThrow(/422/);
  // Above what Leo may grant alone.
  await expect(api('POST', door, resolution)).rejects.toThrow(/422|403|409/);
  await api('POST', `/tickets/${number}/compensation`, { offerId: offers[0].id });
  const asked = await story.work();
  expect(to(lead, asked)).toEqual([expect.stringContaining('an agent asks you to approve a compensation')]);
  expect(to(ravi, asked)).toEqual([]);
  expect(await story.portal(ravi, number)).not.toContain('price of the printer');
  const [request] = (await story.lead('GET', `/tickets/${number}/compensation`)).asked;
  await story.lead('PUT', `/tickets/${number}/compensation/${request.id}`, { decision: 'approved' });
  await api('POST', door, resolution);
  const told = to(ravi, await story.work());
  expect(told).toHaveLength(1);
  for (const words of [
    'The reason: The board is no longer made.',
    'What you can do instead: The model after it takes the same labels.',
    'As compensation: The price of the printer',
    'reply to this email within 14 days',
  ])
    expect(told[0]).toContain(words);
  const page = await story.portal(ravi, number);
  for (const words of ['The board is no longer made.', 'Nothing more is due from us.']) expect(page).toContain(words);
  const ticket = await api('GET', `/tickets/${number}`);
  expect(ticket).toMatchObject({ status: 'resolved', promise: null, resolution: { kind: 'cannot_be_solved' } });
  await story.isInOrder();

  // One that is granted nothing reads nothing of it.
  const other = await story.writes('mia@north.example', {
    from: 'Mia North <mia@north.example>',
    subject: 'Mine, too',
  });
  await story.work();
  story.desk.pass({ minutes: 11 });
  await api('POST', `/tickets/${other}/resolution`, { ...resolution, compensationId: undefined, compensation: 'none' });
  const letters = to('mia@north.example', await story.work());
  expect(letters.join()).toContain('The board is no longer made.');
  expect(letters.join()).not.toMatch(/compensation|none/i);
  expect(await story.portal('mia@north.example', other)).not.toMatch(/compensation/i);
  await story.isInOrder();
});

test('priority raised and lowered: the dates come back, what was late stays late, and the date that was told stands', async () => {
  const story = await taken();
  const { api, number } = story;
  const clocks = async () => {
    const all: { metric: string; dueAt: string; breachedAt: string | null }[] = (
      await api('GET', `/tickets/${number}/clocks`)
    ).clocks;
    return ['first_response', 'resolution'].map((metric) => {
      const { dueAt, breachedAt } = all.find((one) => one.metric === metric)!;
      return [metric, dueAt.slice(0, 16), breachedAt?.slice(0, 16) ?? 'in time'];
    });
  };
  const promised = (await api('GET', `/tickets/${number}`)).promise;
  const page = await story.portal(ravi, number);
  expect(page).toContain('Tomorrow, 10:00');
  expect(await clocks()).toEqual([
    ['first_response', '2026-03-11T10:00', 'in time'],
    ['resolution', '2026-03-13T10:00', 'in time'],
  ]);

  await story.until('2026-03-10T13:00:00Z', 60);
  await api('PUT', `/tickets/${number}/priority`, { priority: 'P1', reason: 'The whole hall stands still.' });
  const raised = await story.work();
  // From the same start: half an hour for an answer is long over, since now; four hours for the solution are not.
  expect(await clocks()).toEqual([
    ['first_response', '2026-03-10T10:30', '2026-03-10T13:00'],
    ['resolution', '2026-03-10T14:00', 'in time'],
  ]);
  expect(to(lead, raised)).toEqual([
    expect.stringContaining('another priority was chosen, and by it the ticket is late already'),
  ]);

  await story.until('2026-03-10T13:20:00Z', 10);
  await api('PUT', `/tickets/${number}/priority`, { priority: 'P3', reason: 'It was one printer.' });
  const lowered = await story.work();
  expect(await clocks()).toEqual([
    ['first_response', '2026-03-11T10:00', '2026-03-10T13:00'],
    ['resolution', '2026-03-13T10:00', 'in time'],
  ]);
  expect(to(lead, lowered)).toEqual([]);

  // The requester was told one date, and nothing of all this; their page says the same as before.
  expect(to(ravi, [...raised, ...lowered])).toEqual([]);
  expect((await api('GET', `/tickets/${number}`)).promise).toEqual(promised);
  expect(await story.portal(ravi, number)).toContain('Tomorrow, 10:00');
  const { entries } = await api('GET', `/tickets/${number}/timeline`);
  const words = entries.map(({ kind, body }: { kind: string; body: string }) => `${kind}: ${body}`);
  expect(words).toEqual(expect.arrayContaining(['note: The whole hall stands still.', 'note: It was one printer.']));
  await story.isInOrder();
});
