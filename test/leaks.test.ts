// What is said inside stays inside. A ticket is filled with everything that no requester may read, each secret with a mark of
// its own; then every door is opened that a requester, another one, somebody who waits for a decision, a stranger, or whoever
// found a link can open. No mark may show, and no key, link or password may stand where the desk keeps its records.

import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newApiKey } from '../server/access/api-key.ts';
import { signInToken, ticketLinkToken } from '../server/access/capability.ts';
import { mailLinks } from '../server/access/mail-links.ts';
import { cookieName } from '../server/access/session.ts';
import { createApp, routesOf } from '../server/app.ts';
import { changeStatus } from '../server/cases/change-status.ts';
import { postMessage } from '../server/cases/post-message.ts';
import { reassignTicket } from '../server/cases/reassign-ticket.ts';
import { resolveTicket } from '../server/cases/resolve-ticket.ts';
import { renderDelivery } from '../server/channels/render-delivery.ts';
import { addPlainRoutes } from '../server/plain-routes.ts';
import type { Actor } from '../server/platform/context.ts';
import { together } from '../server/platform/database.ts';
import type { StoredEvent } from '../server/platform/events.ts';
import type { Http } from '../server/platform/http.ts';
import { createLog } from '../server/platform/log.ts';
import { portalCookie } from '../server/portal/open-door.ts';
import { jobsFor } from '../server/reactions.ts';
import { makeDesk, type TestDesk, testPassword, tuesday } from './harness.ts';
import { answerTo, type MailDesk, mailOf, makeMailDesk, type Sent } from './mail-corpus/mail-desk.ts';

/** No word of a language, so that it is nowhere by chance. */
const mark = (name: string) => `zq${name}${randomBytes(4).toString('hex')}`;

/** Read by nobody outside. */
const inside = {
  note: mark('note'),
  restricted: mark('restricted'),
  pendingWords: mark('pendingwords'),
  pendingName: mark('pendingname'),
  mailedNote: mark('mailednote'),
  file: mark('file'),
  fileName: mark('filename'),
  thirdParty: mark('thirdparty'),
  nextAction: mark('nextaction'),
  contingency: mark('contingency'),
  compensation: mark('compensation'),
  anaInside: mark('ana'),
  leoInside: mark('leo'),
};
/** Read by Maria alone. */
const marias = {
  subject: mark('subject'),
  words: mark('words'),
  answer: mark('answer'),
  file: mark('herfile'),
  resolution: mark('resolution'),
  name: mark('maria'),
};
const viktors = { words: mark('viktor') };

const addresses = { maria: 'maria@customer.example', viktor: 'viktor@elsewhere.example', petra: 'petra@third.example' };

let desk: TestDesk;
let mail: MailDesk;
let http: Http;
let leo: Actor;
let number: string;
let viktorsNumber: string;
const ids: Record<string, string> = {};
const log: string[] = [];
/** Keys, links and passwords that were in somebody's hands during the story. */
const secrets: Record<string, string> = { password: testPassword };
const persons: Record<keyof typeof addresses, string> = { maria: '', viktor: '', petra: '' };
const sessions: Record<keyof typeof addresses, string> = { maria: '', viktor: '', petra: '' };

beforeAll(async () => {
  desk = await makeDesk();
  Object.assign(desk.wiring, { log: createLog('debug', { write: (line) => void log.push(line) }) });
  mail = await makeMailDesk(desk);
  http = await createApp(desk.wiring);
  await addPlainRoutes(http.server, desk.wiring, { http: true, intake: true, worker: true });
  leo = await desk.agent('Leo Brandt');
  await rename(desk.ana, inside.anaInside, 'Ana of support');
  await rename(leo, inside.leoInside, 'Leo of support');
  await tellTheStory();
  await findIds();
});

const rename = (agent: Actor, name: string, publicName: string) =>
  desk.database.db.updateTable('person').set({ name, publicName }).where('id', '=', agent.personId!).execute();

const newestNumber = async () =>
  (
    await desk.database.db
      .selectFrom('ticket')
      .select('number')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).number;

async function tellTheStory(): Promise<void> {
  await mail.send(
    mailOf({
      from: `${marias.name} <${addresses.maria}>`,
      subject: marias.subject,
      text: `It stops: ${marias.words}.`,
    }),
    {
      from: addresses.maria,
    },
  );
  number = await newestNumber();
  const [acknowledgement] = await mail.deliver();
  desk.pass({ minutes: 5 });
  await postMessage(desk.ctx(desk.ana), { number, kind: 'public', body: 'Please switch it off and on.' });
  const reply = (await mail.deliver()).find((one) => one.to.includes(addresses.maria))!;
  desk.pass({ minutes: 5 });
  await mail.send(
    withFile(
      answerTo(reply, { from: addresses.maria, text: `It did not help: ${marias.answer}.` }),
      marias.file,
      'photo.txt',
    ),
    {
      from: addresses.maria,
    },
  );
  await postMessage(desk.ctx(desk.ana), { number, kind: 'note', body: `They pay late. ${inside.note}` });
  await postMessage(desk.ctx(desk.ana), {
    number,
    kind: 'restricted',
    body: `About her health. ${inside.restricted}`,
    to: ['leo.brandt@desk.example'],
  });
  await somebodyElseAnswers(reply);
  await mail.send(
    withFile(
      answerTo(reply, { from: 'ana@desk.example', text: `Beware. ${inside.mailedNote}` }),
      inside.file,
      `${inside.fileName}.txt`,
    ),
    {
      from: 'ana@desk.example',
    },
  );
  await changeHands();
  await mail.send(mailOf({ from: addresses.viktor, subject: `Re: [${number}]`, text: `Mine: ${viktors.words}.` }), {
    from: addresses.viktor,
  });
  viktorsNumber = await newestNumber();
  await mail.deliver();
  await signIn('maria');
  await signIn('viktor');
  await signIn('petra');
  secrets.linkOfMaria = linkIn(acknowledgement!);
}

/** Petra got Maria's mail from somewhere and answers it: she waits for a decision. */
const somebodyElseAnswers = (reply: Sent) =>
  mail.send(
    answerTo(reply, {
      from: `${inside.pendingName} <${addresses.petra}>`,
      text: `I know more: ${inside.pendingWords}.`,
    }),
    {
      from: addresses.petra,
    },
  );

/** A late promise, a third party, another contact, a solution and what was paid for it, and opened again. */
async function changeHands(): Promise<void> {
  await changeStatus(desk.ctx(desk.ana), { number, status: 'waiting_on_third_party', thirdParty: inside.thirdParty });
  desk.pass({ days: 3 });
  await desk.sweep();
  await mail.deliver();
  await reassignTicket(desk.ctx(desk.ana), {
    number,
    agent: 'leo.brandt@desk.example',
    reason: 'away',
    nextAction: { what: inside.nextAction, dueAt: new Date(desk.clock.now.getTime() + 86_400_000) },
    contingency: inside.contingency,
  });
  desk.pass({ days: 1 });
  await desk.sweep();
  await mail.deliver();
  await resolveTicket(desk.ctx(leo), {
    number,
    kind: 'cannot_be_solved',
    what: 'We looked for the part.',
    how: '',
    why: '',
    reason: `The part is not made any more: ${marias.resolution}.`,
    alternatives: 'A new printer.',
    compensation: inside.compensation,
    toldBy: 'message',
  });
  const told = (await mail.deliver()).find((one) => one.to.includes(addresses.maria))!;
  await mail.send(answerTo(told, { from: addresses.maria, text: 'But it still stops!' }), { from: addresses.maria });
  await mail.deliver();
}

/** As a person does it: asks for a link on the page, opens it from the mail, presses the button. */
async function signIn(who: keyof typeof addresses): Promise<void> {
  await http.server.inject({ method: 'POST', url: '/portal/sign-in', payload: { email: addresses[who] } });
  const letter = (await mail.deliver()).find((one) => one.to.includes(addresses[who]))!;
  const token = linkIn(letter);
  const used = await http.server.inject({ method: 'POST', url: `/portal/in/${token}` });
  const cookie = used.cookies.find((one) => one.name === portalCookie)!;
  secrets[`signInLinkOf ${who}`] = token;
  secrets[`portalSessionOf ${who}`] = cookie.value;
  sessions[who] = cookie.value;
}

const linkIn = (letter: Sent): string => /\/portal\/(?:t|in)\/([\w.-]+)/.exec(letter.mail.text)![1]!;

function withFile(raw: string, content: string, name: string): string {
  const [head, ...body] = raw.split('\r\n\r\n');
  const type = /Content-Type: [^\r]+\r\nContent-Transfer-Encoding: [^\r]+/.exec(head!)![0];
  return [
    head!.replace(type, 'Content-Type: multipart/mixed; boundary="b"'),
    `--b\r\n${type}`,
    `${body.join('\r\n\r\n')}\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="${name}"`,
    `${content}\r\n--b--\r\n`,
  ].join('\r\n\r\n');
}

async function findIds(): Promise<void> {
  for (const who of ['maria', 'viktor', 'petra'] as const) {
    const row = await desk.database.db
      .selectFrom('address')
      .select('personId')
      .where('value', '=', addresses[who])
      .executeTakeFirstOrThrow();
    persons[who] = row.personId;
  }
  const { rows } = await sql<{ what: string; id: string }>`
    select 'note' as what, id from message where body_text like ${`%${inside.note}%`}
    union all select 'restricted', id from message where body_text like ${`%${inside.restricted}%`}
    union all select 'file', a.id from attachment a where a.name like ${`%${inside.fileName}%`}
    union all (select 'inbound', id from inbound where state = 'accepted' order by received_at limit 1)
    union all (select 'delivery', id from delivery where message_id is not null order by queued_at limit 1)`.execute(
    desk.database.db,
  );
  for (const { what, id } of rows) ids[what] = id;
  const key = newApiKey(desk.ctx(desk.ana), desk.ana.personId!, 'leaks');
  await together(desk.database.db, [key.write]);
  secrets.apiKey = key.key;
}

test('the story holds everything that must not show', async () => {
  expect(Object.keys(ids).toSorted()).toEqual(['delivery', 'file', 'inbound', 'note', 'restricted']);
  const { rows } = await sql<{ all: string }>`
    select concat((select string_agg(body_text, ' ') from message), (select string_agg(name, ' ') from attachment),
      (select string_agg(compensation, ' ') from resolution), (select string_agg(name, ' ') from person),
      (select string_agg(what, ' ') from next_action), (select string_agg(words, ' ') from contingency)) as all`.execute(
    desk.database.db,
  );
  // The third party's name is kept nowhere at all, and the file's words lie in their own table.
  const { thirdParty, file, ...kept } = inside;
  for (const one of Object.values(kept)) expect(rows[0]!.all).toContain(one);
  const roles = await desk.database.db
    .selectFrom('participant')
    .select('role')
    .where('personId', '=', persons.petra)
    .execute();
  expect(roles).toEqual([{ role: 'pending' }]);
});

type Visitor = { who: string; headers: Record<string, string>; mayRead: string[] };

const asSession = (token: string) => ({ cookie: `${portalCookie}=${token}; ${cookieName}=${token}` });
const visitors = (): Visitor[] => [
  { who: 'a stranger', headers: {}, mayRead: [] },
  { who: 'Maria', headers: asSession(sessions.maria), mayRead: Object.values(marias) },
  { who: 'Maria with her session as a key', headers: { authorization: `Bearer ${sessions.maria}` }, mayRead: [] },
  { who: 'Viktor', headers: asSession(sessions.viktor), mayRead: Object.values(viktors) },
  { who: 'Petra, who waits', headers: asSession(sessions.petra), mayRead: [inside.pendingName] },
];

/** The marks that this person must not read and that stand in `text`, by name. */
function leaksIn(text: string, mayRead: readonly string[]): string[] {
  const all = Object.entries({ ...inside, ...marias, ...viktors });
  return all.filter(([, word]) => !mayRead.includes(word) && text.toLowerCase().includes(word)).map(([name]) => name);
}

const links = () => {
  const link = (personId: string, epoch = 0, at = tuesday) =>
    ticketLinkToken(desk.wiring.keys.links, { ticketId: 1, personId, epoch }, at);
  const good = link(persons.maria);
  return {
    good,
    tampered: `${good.slice(0, -2)}${good.endsWith('AA') ? 'BB' : 'AA'}`,
    'for another ticket': good.replace(/^1\./, '2.'),
    'for another person': good.replace(persons.maria.replaceAll('-', ''), persons.viktor.replaceAll('-', '')),
    expired: link(persons.maria, 0, new Date(tuesday.getTime() - 181 * 86_400_000)),
    'of an earlier epoch': link(persons.maria, 1),
    'of somebody who waits': link(persons.petra),
    'of another requester': link(persons.viktor),
    'made with another key': ticketLinkToken(
      Buffer.alloc(32, 9),
      { ticketId: 1, personId: persons.maria, epoch: 0 },
      tuesday,
    ),
    'used for sign-in': secrets['signInLinkOf maria']!,
    'for a sign-in that never was': signInToken(Buffer.alloc(32, 9), ids.note!),
  };
};

/** Every address of this route that is worth trying. */
function addressesOf(path: string): { url: string; of: string }[] {
  const id = path.includes('attachments')
    ? ids.file
    : path.includes('inbound')
      ? ids.inbound
      : path.includes('outbox')
        ? ids.delivery
        : ids.note;
  if (path.includes('{token}')) {
    return Object.entries(links()).map(([of, token]) => ({ url: path.replace('{token}', token), of: `link ${of}` }));
  }
  const both = path.includes('{number}') ? [number, viktorsNumber] : [''];
  const entries = path.includes('messages/{id}') ? [ids.note, ids.restricted] : [id];
  return both.flatMap((one) =>
    entries.map((entry) => ({
      url: path.replace('{number}', one).replace('{id}', entry!).replace('{personId}', persons.petra),
      of: one === number ? 'Maria’s ticket' : one === viktorsNumber ? 'Viktor’s ticket' : 'the desk',
    })),
  );
}

/** After these the other doors would be closed. */
const endsSession = ({ method, path }: { method: string; path: string }) =>
  path === '/portal/sign-out' || (method === 'DELETE' && path === '/api/v1/session');

/** As a browser's field for a date and time writes it. */
const inAnHour = () => new Date(desk.clock.now.getTime() + 3_600_000).toISOString().slice(0, 16);

const query = (path: string) =>
  path.includes('attachments') ? '?until=9999999999&signature=AAAAAAAAAAAAAAAAAAAAAA' : '';

describe('no door', () => {
  const everyRoute = async (method: 'reading' | 'writing') => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { endpoint } of routesOf(desk.wiring)) {
      if ((endpoint.method === 'GET') !== (method === 'reading') || endsSession(endpoint)) continue;
      for (const { who, headers, mayRead } of visitors()) {
        for (const { url, of } of addressesOf(endpoint.path)) {
          const payload =
            endpoint.method === 'GET' || endpoint.method === 'DELETE'
              ? {}
              : { payload: { text: 'One more word.', email: addresses.maria, wanted: inAnHour() } };
          const answer = await http.server.inject({
            method: endpoint.method,
            url: `${url}${query(url)}`,
            headers,
            ...payload,
          });
          tried++;
          // A link shows nobody any words; only the person's own session does.
          const may = of.startsWith('link') && who !== 'Maria' ? [] : mayRead;
          const found = leaksIn(`${answer.body}\n${JSON.stringify(answer.headers)}`, may);
          const door = `${endpoint.method} ${endpoint.path} (${of}) as ${who}`;
          if (found.length > 0) wrong.push(`${door} shows ${found.join(', ')}`);
          if (answer.statusCode >= 500)
            wrong.push(`${door} answers ${answer.statusCode}: ${answer.body.slice(0, 200)}`);
        }
      }
    }
    expect(wrong, wrong.join('\n')).toEqual([]);
    return tried;
  };

  test('of the API or the portal shows it to who reads', async () => {
    expect(await everyRoute('reading')).toBeGreaterThan(100);
  });
  test('of the API or the portal shows it to who writes', async () => {
    expect(await everyRoute('writing')).toBeGreaterThan(100);
  });

  test('lets anybody ask for a date on a ticket that they take no part in, or still wait to', async () => {
    const { rows } = await sql<{ ticketId: number; role: string | null; count: number }>`
      select d.ticket_id, p.role, count(*)::int as count from date_request d
        left join participant p on p.ticket_id = d.ticket_id and p.person_id = d.person_id
       group by d.ticket_id, p.role order by 1`.execute(desk.database.db);
    expect(rows.map(({ role }) => role)).toEqual(['requester', 'requester']);
    expect(rows.every(({ count }) => count > 0)).toBe(true);
  });

  test('and Maria does read what is hers, so that the doors were open', async () => {
    const page = await http.server.inject({ url: `/portal/tickets/${number}`, headers: asSession(sessions.maria) });
    for (const word of [marias.words, marias.answer, marias.resolution]) expect(page.body).toContain(word);
    expect(page.body).toContain('Leo of support');
    const file = /\/api\/v1\/attachments\/[^"]+/.exec(page.body)![0].replaceAll('&amp;', '&');
    expect((await http.server.inject({ url: file })).body).toContain(marias.file);
    const locked = await http.server.inject({ url: `/portal/t/${links().good}` });
    expect(locked.statusCode).toBe(200);
    expect(locked.body).toContain(number);
    expect(leaksIn(locked.body, [])).toEqual([]);
    expect(locked.body).not.toContain(addresses.maria);
  });

  test('of those that are no route: health, metrics, OpenAPI, assets, errors', async () => {
    const urls = [
      '/healthz',
      '/readyz',
      '/metrics',
      '/api/openapi.json',
      '/',
      `/tickets/${number}`,
      `/api/v1/tickets/${inside.note}`,
      '/nothing',
    ];
    const wrong: string[] = [];
    for (const url of urls) {
      const { body } = await http.server.inject({ url });
      const found = leaksIn(body.replaceAll(url, ''), []);
      const keys = secretsIn(body);
      if (found.length + keys.length > 0) wrong.push(`${url} shows ${[...found, ...keys].join(', ')}`);
    }
    expect(wrong).toEqual([]);
  });

  test('by which mail leaves: everything that was sent, and everything as it would be sent', async () => {
    const wrong: string[] = [];
    const own: Record<string, string[]> = {
      [addresses.maria]: Object.values(marias),
      [addresses.viktor]: Object.values(viktors),
      [addresses.petra]: [inside.pendingName],
    };
    let count = 0;
    for (const { to, raw, mail: parsed } of mail.sent) {
      const outside = to.filter((one) => !one.endsWith('@desk.example'));
      if (outside.length === 0) continue;
      count++;
      const found = leaksIn(`${raw}\n${parsed.text}\n${parsed.html}\n${parsed.subject}`, own[outside[0]!] ?? []);
      if (found.length > 0) wrong.push(`the mail “${parsed.subject}” to ${to.join(', ')} shows ${found.join(', ')}`);
    }
    const { rows } = await sql<{ id: string; toAddress: string; messageId: string | null }>`
      select d.id, d.to_address, d.message_id from delivery d join person p on p.id = d.person_id where p.kind <> 'agent'`.execute(
      desk.database.db,
    );
    for (const { id, toAddress } of rows) {
      const rendered = await renderDelivery(desk.ctx(), mailLinks(desk.wiring), id);
      const found = leaksIn(JSON.stringify(rendered), own[toAddress] ?? []);
      if (found.length > 0) wrong.push(`“${rendered.subject}” to ${toAddress} would show ${found.join(', ')}`);
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(6);
    expect(rows.filter((row) => row.toAddress === addresses.petra && row.messageId !== null)).toEqual([]);
  });
});

/** Names of the keys, links and passwords that stand in `text`. */
const secretsIn = (text: string): string[] =>
  Object.entries(secrets).flatMap(([name, value]) => (text.includes(value) ? [name] : []));

describe('no key, link or password', () => {
  beforeAll(async () => {
    const headers = { authorization: `Bearer ${secrets.apiKey}` };
    const signedIn = await http.server.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: 'ana@desk.example', password: testPassword },
    });
    secrets.deskSession = signedIn.cookies.find((one) => one.name === cookieName)!.value;
    const made = await http.server.inject({
      method: 'POST',
      url: '/api/v1/api-keys',
      headers: { ...headers, 'idempotency-key': 'once' },
      payload: { name: 'web' },
    });
    secrets.keyMadeInTheBrowser = made.json().key;
    const again = await http.server.inject({
      method: 'POST',
      url: '/api/v1/api-keys',
      headers: { ...headers, 'idempotency-key': 'once' },
      payload: { name: 'web' },
    });
    expect(again.headers['idempotent-replay']).toBe('true');
    expect(again.body).not.toContain(secrets.keyMadeInTheBrowser);
    await failWith(`/portal/t/${secrets.linkOfMaria}`);
    await failWith(`/portal/in/${secrets['signInLinkOf maria']}`);
    await failWith('/api/v1/tickets', headers);
  });

  /** The database is taken away while this is being answered. */
  async function failWith(url: string, headers: Record<string, string> = {}): Promise<void> {
    const { db } = desk.database;
    await db.transaction().execute(async (tx) => {
      await sql`lock table ticket, participant, sign_in_link in access exclusive mode`.execute(tx);
      // It is sent when somebody waits for it, not before.
      const answer = http.server.inject({ url, headers }).then((response) => response);
      // Within one transaction it is always the same moment, so another connection looks who waits.
      for (let ended = 0; ended === 0; ) {
        const { rows } = await sql<{
          ended: number;
        }>`select count(pg_terminate_backend(pid)) as ended from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
        ended = rows[0]!.ended;
      }
      expect((await answer).statusCode).toBe(503);
    });
  }

  test('stands in the log, whatever went wrong', () => {
    expect(log.join('')).toContain('The database could not be reached.');
    const wrong = log.flatMap((line) => secretsIn(line).map((name) => `${name} in: ${line.slice(0, 300)}`));
    expect(wrong).toEqual([]);
  });

  test('stands in an event or in the job that follows from it', async () => {
    const { rows } =
      await sql<StoredEvent>`select sequence, kind, at, actor_id, ticket_id, subject_id, data from event`.execute(
        desk.database.db,
      );
    const wrong = rows.flatMap((event) => {
      const text = JSON.stringify([
        event,
        jobsFor(event, { mailLeaves: true, wordsByMail: true, heeded: ['clock', 'transfers', 'security'] }),
      ]);
      return [...secretsIn(text), ...leaksIn(text, [])].map((name) => `${event.kind} holds ${name}`);
    });
    expect(rows.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  });

  test('stands in any table: a stolen database opens no door', async () => {
    const tables = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`.execute(
      desk.database.db,
    );
    const wrong: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(
        desk.database.db,
      );
      const found = new Set(rows.flatMap((row) => secretsIn(row.text)));
      for (const one of found) wrong.push(`${name} holds ${one}`);
    }
    expect(tables.rows.length).toBeGreaterThan(25);
    expect(wrong).toEqual([]);
  });
});
