// A desk for stories that are told from outside: requesters write mails over SMTP and read what comes back, agents work
// through the public API, the portal is opened as a page, and the clock is moved while all timed work and jobs go on.

import { sql } from 'kysely';
import { expect } from 'vitest';
import { newApiKey } from '../../server/access/api-key.ts';
import { createApp, jobsOf } from '../../server/app.ts';
import type { Actor } from '../../server/platform/context.ts';
import { together } from '../../server/platform/database.ts';
import type { StoredEvent } from '../../server/platform/events.ts';
import type { Http } from '../../server/platform/http.ts';
import { portalCookie } from '../../server/portal/open-door.ts';
import { jobsForAll } from '../../server/reactions.ts';
import { makeDesk, type TestDesk } from '../harness.ts';
import { answerTo, type Draft, type MailDesk, mailOf, makeMailDesk, type Sent } from '../mail-corpus/mail-desk.ts';

/** What the API answers; stories look into it as a stranger's program does. */
// biome-ignore lint/suspicious/noExplicitAny: a stranger's program has no types of ours.
type Answer = any;

export type StoryDesk = {
  desk: TestDesk;
  mail: MailDesk;
  leo: Actor;
  /** The public API as Leo, an agent, or as Ana, who leads the team. Fails with what it says unless it is done. */
  api: (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<Answer>;
  lead: (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<Answer>;
  /** Somebody writes to the desk for the first time. @returns the ticket's number */
  writes: (email: string, draft: Draft) => Promise<string>;
  /** Somebody answers a mail of ours. */
  answers: (letter: Sent, email: string, draft: Draft, envelope?: string) => Promise<void>;
  /** All timed work, jobs and mail until nothing more follows. @returns what left */
  work: () => Promise<Sent[]>;
  /** The clock goes on to that instant, and the desk works every so many minutes. @returns what left on the way */
  until: (instant: string, everyMinutes?: number) => Promise<Sent[]>;
  /** What this address was sent since the story began. */
  letters: (email: string) => Sent[];
  /** The request's page in the portal, as its reader sees it, without its tags. */
  portal: (email: string, number: string) => Promise<string>;
  /** Writes there, as the form on that page does. */
  writesInPortal: (email: string, number: string, text: string) => Promise<void>;
  /** Everything is swept, and no guarantee is broken. */
  isInOrder: () => Promise<void>;
};

/** Ana Ferreira leads, Leo Brandt works; Monday to Friday, 9 to 18, in this zone. */
export async function makeStoryDesk(start: string, zone = 'Europe/Lisbon'): Promise<StoryDesk> {
  const desk = await makeDesk(new Date(start));
  const mail = await makeMailDesk(desk);
  const http = await createApp(desk.wiring);
  const leo = await desk.agent('Leo Brandt');
  // There is an outgoing server since before the story.
  await sql`update desk set outgoing_since = ${new Date(0)}`.execute(desk.database.db);
  const lead = await doorOf(desk, http, desk.ana);
  const { calendars } = await lead('GET', '/calendars');
  await lead('PUT', `/calendars/${calendars[0].id}/hours`, { tz: zone, hours: officeHours });
  const sessions = new Map<string, string>();
  const cookiesOf = async (email: string) => {
    const session = sessions.get(email) ?? (await signIn(http, mail, email));
    sessions.set(email, session);
    return { [portalCookie]: session };
  };
  const work = () => workAll(desk, mail);
  const move = (instant: number) => {
    desk.clock.now = new Date(instant);
  };
  return {
    desk,
    mail,
    leo,
    lead,
    api: await doorOf(desk, http, leo),
    work,
    writes: async (email, draft) => {
      await mail.send(mailOf({ from: email, ...draft }), { from: email });
      return (await newestOf(desk, email)).number;
    },
    answers: async (letter, email, draft, envelope = email) => {
      const raw = answerTo(letter, { from: email, ...draft });
      await mail.send(raw, { from: envelope, to: letter.header('reply-to') || 'help@desk.example' });
    },
    until: async (instant, everyMinutes = 30) => {
      const left: Sent[] = [];
      const end = Date.parse(instant);
      while (desk.clock.now.getTime() < end) {
        move(Math.min(end, desk.clock.now.getTime() + everyMinutes * 60_000));
        left.push(...(await work()));
      }
      return left;
    },
    letters: (email) => mail.sent.filter(({ to }) => to.includes(email)),
    portal: async (email, number) => {
      const page = await http.server.inject({ url: `/portal/tickets/${number}`, cookies: await cookiesOf(email) });
      expect(page.statusCode, page.body).toBe(200);
      return wordsOf(page.body);
    },
    writesInPortal: async (email, number, text) => {
      const url = `/portal/tickets/${number}/messages`;
      const answer = await http.server.inject({
        method: 'POST',
        url,
        cookies: await cookiesOf(email),
        payload: { text },
      });
      expect(answer.headers.location, answer.body).toContain('sent=1');
    },
    isInOrder: async () => {
      await work();
      expect(await desk.broken()).toEqual([]);
    },
  };
}

const officeHours = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '18:00']]]));

async function doorOf(desk: TestDesk, http: Http, actor: Actor): Promise<StoryDesk['api']> {
  const made = newApiKey(desk.ctx(actor), actor.personId!, 'stories');
  await together(desk.database.db, [made.write]);
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${made.key}` };
    const url = `/api/v1${path}`;
    const answer = await http.server.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
    expect(answer.statusCode, `${method} ${path}: ${answer.body}`).toBeLessThan(300);
    return answer.statusCode === 204 ? null : answer.json();
  };
}

/** As the running desk does it: sweeps, then the jobs of what was recorded, then what is to be sent, as long as it goes on. */
async function workAll(desk: TestDesk, mail: MailDesk): Promise<Sent[]> {
  const before = mail.sent.length;
  const jobs = jobsOf(desk.wiring, mail.deliverDeps);
  for (let round = 0; round < 20; round++) {
    const sentBefore = mail.sent.length;
    const due = await desk.sweep();
    const done = await runJobs(desk, jobs);
    await mail.deliver();
    if (due === 0 && done === 0 && mail.sent.length === sentBefore) break;
  }
  return mail.sent.slice(before);
}

async function runJobs(desk: TestDesk, works: ReturnType<typeof jobsOf>): Promise<number> {
  const { db } = desk.database;
  const { rows } = await sql<StoredEvent>`
    select e.sequence, e.kind, e.at, e.actor_id, e.ticket_id, e.subject_id, e.data from event e, event_cursor c
     where c.name = 'reactions' and e.sequence > c.sequence order by e.sequence`.execute(db);
  const last = rows.at(-1);
  if (!last) return 0;
  await sql`update event_cursor set sequence = ${last.sequence} where name = 'reactions'`.execute(db);
  const jobs = await jobsForAll(true)(db, rows);
  for (const { task, payload } of jobs) await works[task]!(payload);
  return jobs.length;
}

async function newestOf(desk: TestDesk, email: string): Promise<{ number: string }> {
  return desk.database.db
    .selectFrom('ticket')
    .innerJoin('address', 'address.personId', 'ticket.requesterId')
    .select('ticket.number')
    .where('address.value', '=', email)
    .orderBy('ticket.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** As a person does it: asks for a link on the page, opens it from the mail, presses the button. */
async function signIn(http: Http, mail: MailDesk, email: string): Promise<string> {
  await http.server.inject({ method: 'POST', url: '/portal/sign-in', payload: { email } });
  const letter = (await mail.deliver()).find(({ to }) => to.includes(email))!;
  const token = /\/portal\/in\/([\w.-]+)/.exec(letter.mail.text)![1]!;
  const used = await http.server.inject({ method: 'POST', url: `/portal/in/${token}` });
  return used.cookies.find(({ name }) => name === portalCookie)!.value;
}

const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
