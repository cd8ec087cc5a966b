// The main actions, each with the ground that it needs and the question how often it has come to pass.

import { sql } from 'kysely';
import { mergeTicket } from '../server/cases/merging/merge-ticket.ts';
import { postMessage } from '../server/cases/post-message.ts';
import { movePromise } from '../server/cases/promises/move-promise.ts';
import { reassignTicket } from '../server/cases/reassign-ticket.ts';
import { resolveTicket } from '../server/cases/resolve-ticket.ts';
import { rawMail } from './raw-mail.ts';
import { deskAddress, type World } from './world.ts';

const minute = 60_000;
const day = 1440 * minute;

export type Case = { id: number; number: string; from: string; raw: Buffer; mark: string; other: string };
export type Stage = { world: World; bertId: string; letters: number };
export type Deed = {
  name: string;
  /** What its statements are counted under, where the desk does it by itself. */
  label?: string;
  prepare: (stage: Stage) => Promise<Case>;
  act: (stage: Stage, one: Case) => Promise<unknown>;
  /** How often it has come to pass. */
  times: (stage: Stage, one: Case) => Promise<number>;
  /** Whoever is not answered does it again, although it may be done: a mail server does. */
  isRepeated?: boolean;
};

const none: Case = { id: 0, number: '', from: '', raw: Buffer.alloc(0), mark: '', other: '' };

export const boundaryDeeds: readonly Deed[] = [
  {
    name: 'open',
    isRepeated: true,
    prepare: async (stage) => ({ ...none, ...letter(stage) }),
    act: ({ world }, { raw, from }) => world.receive(raw, from, deskAddress),
    times: (stage, { mark }) => messages(stage, sql`m.body_text like ${`${mark}:%`}`),
  },
  {
    name: 'reply',
    prepare: opened,
    act: async (stage, { number, mark }) =>
      postMessage(await bert(stage), { number, kind: 'public', body: `We look into it (${mark}).` }),
    times: (stage, { mark }) => messages(stage, sql`m.body_text like ${`%(${mark}).`}`),
  },
  {
    name: 'take',
    prepare: opened,
    act: async (stage, { number }) =>
      reassignTicket(await bert(stage), { number, agent: stage.bertId, reason: 'taking_it' }),
    times: (stage, { id }) => count(stage, sql`from stint where ticket_id = ${id} and person_id = ${stage.bertId}`),
  },
  {
    name: 'move',
    prepare: opened,
    act: async (stage, { number }) =>
      movePromise(await bert(stage), {
        number,
        dueAt: new Date(stage.world.clock.now.getTime() + 5 * day),
        reason: 'supplier',
        actions: 'We changed the belt.',
      }),
    times: (stage, { id }) => count(stage, sql`from event where ticket_id = ${id} and kind = 'promise.moved'`),
  },
  { name: 'resolve', prepare: opened, act: resolve, times: resolved },
  {
    name: 'reopen',
    isRepeated: true,
    prepare: async (stage) => {
      const one = await opened(stage);
      await resolve(stage, one);
      await pass(stage);
      return { ...one, ...letter(stage, one.from, await lastMailId(stage, one)) };
    },
    act: ({ world }, { raw, from }) => world.receive(raw, from, deskAddress),
    times: (stage, { id, mark }) =>
      messages(stage, sql`m.body_text like ${`${mark}:%`} and t.id = ${id} and t.status = 'open'`),
  },
  {
    name: 'merge',
    prepare: async (stage) => {
      const into = await opened(stage);
      const one = await opened(stage, into.from);
      return { ...one, other: into.number };
    },
    act: async (stage, { number, other }) => mergeTicket(await bert(stage), { number, into: other }),
    times: (stage, { id }) => count(stage, sql`from ticket_merge where ticket_id = ${id} and undone_at is null`),
  },
  {
    name: 'sweep',
    label: 'due promises',
    prepare: async (stage) => {
      const one = await opened(stage);
      const { rows } = await sql<{ dueAt: Date }>`
        select promise_due_at as due_at from ticket where id = ${one.id}`.execute(stage.world.onlooker.db);
      // Whoever it lies with has taken it, so that nothing else is due before.
      await reassignTicket(await bert(stage), { number: one.number, agent: stage.bertId, reason: 'taking_it' });
      await stage.world.settle();
      stage.world.clock.now = new Date(rows[0]!.dueAt.getTime() + 1);
      return one;
    },
    act: ({ world }) => world.settle(),
    times: (stage, { id }) => messages(stage, sql`t.id = ${id} and m.purpose = 'late'`),
  },
  {
    name: 'deliver',
    label: 'deliver',
    prepare: async (stage) => {
      const one = await opened(stage);
      await postMessage(await bert(stage), { number: one.number, kind: 'public', body: 'It goes on tomorrow.' });
      return one;
    },
    act: ({ world }) => world.settle(),
    times: (stage, { id }) =>
      count(
        stage,
        sql`from delivery d join message m on m.id = d.message_id
             where d.ticket_id = ${id} and m.by_agent and m.purpose = 'message' and d.state = 'sent'`,
      ),
  },
];

async function resolve(stage: Stage, { number }: Pick<Case, 'number'>): Promise<unknown> {
  const told = { what: 'It is solved.', how: 'A new head.', why: 'Wear.', toldBy: 'message' as const };
  return resolveTicket(await bert(stage), { number, kind: 'solved', ...told });
}

function resolved(stage: Stage, { id }: Case): Promise<number> {
  return messages(stage, sql`t.id = ${id} and m.purpose = 'resolution' and t.status = 'resolved'`);
}

/** What is unresolved is resolved, so that the next one meets nothing of this one. */
export async function putAway(stage: Stage): Promise<void> {
  const { rows } = await sql<{ number: string }>`
    select number from ticket where status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')
     order by id`.execute(stage.world.onlooker.db);
  for (const one of rows) await resolve(stage, one);
  await pass(stage);
}

async function pass({ world }: Stage): Promise<void> {
  await world.settle();
  world.clock.now = new Date(world.clock.now.getTime() + minute);
}

/** A ticket opened by mail and acknowledged. */
async function opened(stage: Stage, by?: string): Promise<Case> {
  const { world } = stage;
  const sent = letter(stage, by);
  const outcome = await world.receive(sent.raw, sent.from, deskAddress);
  await pass(stage);
  const { rows } = await sql<{ id: number; number: string }>`
    select id, number from ticket where number = ${outcome?.number ?? ''}`.execute(world.onlooker.db);
  return { ...none, ...sent, ...rows[0]! };
}

async function lastMailId({ world }: Stage, { id }: Case): Promise<string> {
  const { rows } = await sql<{ mailId: string }>`
    select mail_id from delivery where ticket_id = ${id} and message_id is not null and mail_id is not null
     order by queued_at desc, id limit 1`.execute(world.onlooker.db);
  return rows[0]!.mailId;
}

function letter(stage: Stage, by?: string, answers?: string): Pick<Case, 'raw' | 'from' | 'mark'> {
  const { world } = stage;
  stage.letters += 1;
  const mark = `Ref${stage.letters}x`;
  const from = by ?? `person${stage.letters}@customer.example`;
  world.words.set(mark, { from, arrived: false });
  const raw = rawMail({
    id: `letter-${stage.letters}@customer.example`,
    from,
    name: 'Maria',
    to: deskAddress,
    subject: `It stops (${stage.letters})`,
    text: `${mark}: it stops after two labels.`,
    at: world.clock.now,
    headers: answers ? [`In-Reply-To: <${answers}>`, `References: <${answers}>`] : [],
  });
  return { raw, from, mark };
}

type Fragment = ReturnType<typeof sql>;

async function count({ world }: Stage, from: Fragment): Promise<number> {
  const { rows } = await sql<{ many: number }>`select count(*)::int as many ${from}`.execute(world.onlooker.db);
  return rows[0]!.many;
}

const messages = (stage: Stage, which: Fragment): Promise<number> =>
  count(stage, sql`from message m join ticket t on t.id = m.ticket_id where ${which}`);

const bert = async ({ world, bertId }: Stage) => world.ctx(await world.agent(bertId));
