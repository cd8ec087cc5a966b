// A hand-over as people live it: an agent passes a ticket on with what comes next, the colleague takes it up by one tap from
// the mail, and what nobody takes up goes to the lead. Told by mails, the public API and the page behind the link.

import { beforeEach, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import type { Actor } from '../../server/platform/context.ts';
import type { Http } from '../../server/platform/http.ts';
import type { Sent } from '../mail-corpus/mail-desk.ts';
import { makeStoryDesk, type StoryDesk } from './story-desk.ts';

const ravi = 'ravi@north.example';
const mia = 'mia.kern@desk.example';
const lead = 'ana@desk.example';
const handedOn = {
  agent: mia,
  reason: 'better_placed',
  nextAction: { what: 'Call the supplier about the board', dueAt: '2026-03-11T10:00:00Z' },
  contingency: 'If they have none, send a loan. Do not open the case.',
};

let story: StoryDesk;
let http: Http;
let colleague: Actor;
let number: string;
beforeEach(async () => {
  story = await makeStoryDesk('2026-03-10T10:00:00Z', 'Europe/Lisbon');
  http = await createApp(story.desk.wiring);
  colleague = await story.desk.agent('Mia Kern');
  number = await inWork('The board is dead');
});

async function inWork(subject: string): Promise<string> {
  const one = await story.writes(ravi, { from: `Ravi Menon <${ravi}>`, subject });
  await story.api('POST', `/tickets/${one}/messages`, { kind: 'public', body: 'Hello, I am Leo. I look into it.' });
  await story.work();
  return one;
}
const to = (email: string, letters: readonly Sent[]) =>
  letters.filter((one) => one.to.includes(email)).map(({ mail }) => mail.text);
const linkIn = (text: string) => /http:\/\/desk\.example(\/portal\/take\/\S+)/.exec(text)![1]!;
const page = async (url: string, headers: Record<string, string> = {}) => http.server.inject({ url, headers });
const isAccepted = async (one = number) => (await story.lead('GET', `/tickets/${one}`)).acceptedAt !== null;

test('passed on with a next action, taken up by one tap from the mail, and no mail scanner can do it', async () => {
  await expect(story.api('PUT', `/tickets/${number}/assignee`, { agent: mia, reason: 'workload' })).rejects.toThrow(
    'what comes next and by when',
  );
  await story.api('PUT', `/tickets/${number}/assignee`, handedOn);
  const [notice] = to(mia, await story.work());
  expect(notice).toContain('Next: Call the supplier about the board (tomorrow at 10:00 (WET))');
  expect(notice).toContain('If it goes otherwise: If they have none, send a loan. Do not open the case.');
  const link = linkIn(notice!);
  for (let look = 0; look < 3; look++) {
    const shown = await page(link);
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('The board is dead');
    expect(shown.body).not.toContain('Do not open the case');
  }
  expect(await isAccepted()).toBe(false);
  const tapped = await http.server.inject({ method: 'POST', url: link });
  expect(tapped.statusCode).toBe(303);
  expect(await isAccepted()).toBe(true);
  expect((await page(link)).body).toContain('Nothing waits for you here');
  const left = await story.until('2026-03-10T12:00:00Z');
  expect(to(lead, left)).toEqual([]);
  await story.isInOrder();
});

test('the page speaks the four languages, and a link that was cut or made up opens nothing', async () => {
  await story.api('PUT', `/tickets/${number}/assignee`, handedOn);
  const link = linkIn(to(mia, await story.work())[0]!);
  for (const [lang, words] of [
    ['en', 'Take up 1 ticket?'],
    ['ru', 'Принять 1 заявку?'],
    ['pt-BR', 'Assumir 1 chamado?'],
    ['pt-PT', 'Assumir 1 pedido?'],
  ] as const)
    expect((await page(`${link}?lang=${lang}`)).body).toContain(words);
  const forged = link.slice(0, -3) + (link.endsWith('AAA') ? 'BBB' : 'AAA');
  expect((await page(forged)).statusCode).toBe(410);
  await http.server.inject({ method: 'POST', url: forged });
  expect(await isAccepted()).toBe(false);
});

test('a link takes up what came with its own notice, and nothing that was handed over later', async () => {
  await story.api('PUT', `/tickets/${number}/assignee`, handedOn);
  const first = linkIn(to(mia, await story.work())[0]!);
  await story.until('2026-03-10T10:05:00Z', 5);
  await story.lead('PUT', `/tickets/${number}/assignee`, { agent: lead, reason: 'taking_it' });
  await story.until('2026-03-10T10:10:00Z', 5);
  await story.lead('PUT', `/tickets/${number}/assignee`, { agent: mia, reason: 'expertise' });
  await story.work();
  await http.server.inject({ method: 'POST', url: first });
  expect(await isAccepted()).toBe(false);
});

test('what nobody takes up goes to the lead once, with the brief as it was handed over; the most urgent in five minutes', async () => {
  await story.api('PUT', `/tickets/${number}/assignee`, handedOn);
  await story.until('2026-03-10T10:29:00Z', 10);
  expect((await story.lead('GET', `/tickets/${number}`)).assignee.name).toBe('Mia Kern');
  const up = await story.until('2026-03-10T10:32:00Z', 1);
  expect(to(lead, up).join()).toContain('nobody accepted it in time');
  expect((await story.lead('GET', `/tickets/${number}`)).assignee.name).toBe('Ana Ferreira');
  const { versions } = await story.lead('GET', `/tickets/${number}/brief`);
  expect(versions.map((one: { person: { name: string } }) => one.person.name)).toEqual([
    'Ana Ferreira',
    'Mia Kern',
    'Leo Brandt',
  ]);
  const was = await story.lead('GET', `/tickets/${number}/briefs/stint/${versions[1].sequence}`);
  expect(was).toMatchObject({
    frozen: { person: { name: 'Mia Kern' } },
    actions: { nextAction: { what: 'Call the supplier about the board' } },
    situation: { contingency: { words: expect.stringContaining('send a loan') } },
  });
  const urgent = await inWork('Everything stands still');
  await story.lead('PUT', `/tickets/${urgent}/priority`, { priority: 'P1', reason: 'The line stands still.' });
  await story.api('PUT', `/tickets/${urgent}/assignee`, handedOn);
  const now = story.desk.clock.now.getTime();
  await story.until(new Date(now + 6 * 60_000).toISOString(), 1);
  expect((await story.lead('GET', `/tickets/${urgent}`)).assignee.name).toBe('Ana Ferreira');
  await story.isInOrder();
});

test('whoever falls ill hands over by the record; the cover takes all of it up with one tap', async () => {
  const second = await inWork('Also the scales');
  await story.until('2026-03-10T10:05:00Z', 5);
  for (const one of [number, second]) await story.writesInPortal(ravi, one, 'And now?');
  await story.api('POST', '/absences', { to: null });
  const letters = await story.work();
  const [who, text] = [mia, lead]
    .flatMap((email) => to(email, letters).map((one) => [email, one] as const))
    .find(([, one]) => one.includes('/portal/take/'))!;
  expect(text).toContain('Take them up with one tap');
  const link = linkIn(text);
  const covering = who === mia ? colleague.name : 'Ana Ferreira';
  const mine = [];
  for (const one of [number, second]) {
    const { cover } = await story.lead('GET', `/tickets/${one}`);
    if (cover?.name === covering) mine.push(one);
  }
  expect(mine.length).toBeGreaterThan(0);
  await http.server.inject({ method: 'POST', url: link });
  for (const one of mine)
    expect((await story.lead('GET', `/tickets/${one}/brief`)).synthesis).toMatchObject({
      of: 'cover',
      acceptedAt: expect.any(String),
    });
  await story.isInOrder();
});
