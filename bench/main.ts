// `npm run bench`: figures of one run on one machine, as ratios to the limit measured beside them. Prints; fails nothing.
// `npm run bench -- memory 100000` looks at memory alone, `npm run bench -- sweep 100000 1000000` at what the desk does by itself
// with so many unresolved tickets, `npm run bench -- absence 50 500` at somebody who has so many and falls ill.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { type BenchDesk, databaseWords, memoryOf, startBenchDesk } from './desk-process.ts';
import { load } from './load.ts';
import { mailText, sendMails } from './mails.ts';
import { measureAbsence } from './measure-absence.ts';
import { measureMemory } from './memory.ts';
import { processorTime } from './processor-time.ts';
import { measureSweeps } from './sweep/measure-sweeps.ts';

const tickets = Number(process.env.BENCH_TICKETS ?? 6000);
const mails = Number(process.env.BENCH_MAILS ?? 2000);
const inFlight = 32;
const round = (value: number, digits = 1) => value.toFixed(digits);
const say = (what: string, figure: string) => process.stdout.write(`${what.padEnd(58)} ${figure}\n`);

const [what, ...howMany] = process.argv.slice(2);
if (what === 'absence') await measureAbsence(howMany.length > 0 ? howMany.map(Number) : [50, 500]);
else if (what === 'sweep') await measureSweeps(howMany.length > 0 ? howMany.map(Number) : [100_000, 1_000_000]);
else
  await withDesk((desk) => (what === 'memory' ? measureMemory(desk, Number(howMany[0] ?? 30_000)) : measureAll(desk)));

async function withDesk(measure: (desk: BenchDesk) => Promise<void>): Promise<void> {
  const desk = await startBenchDesk();
  try {
    await measure(desk);
  } finally {
    await desk.stop();
  }
}

async function measureAll(desk: BenchDesk): Promise<void> {
  say('first start until ready', `${round(desk.readyMillis / 1000, 2)} s`);
  say('later start until ready', `${round((await desk.restart()) / 1000, 2)} s`);
  await new Promise((done) => setTimeout(done, 3000));
  const memory = memoryOf(desk);
  if (memory) say('memory idle, desk and database (PSS)', `${round(memory, 0)} MB`);
  await creation(desk);
  await intake(desk);
  await reading(desk);
}

async function creation(on: BenchDesk): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const open = async (index: number) =>
    void (await call(on, agent, 'POST', '/api/v1/tickets', {
      subject: `Load ${index}`,
      body: `It prints about forty labels, then stops with E-52. Run ${index}.`,
      requester: { email: `p${index % 500}@load.example` },
    }));
  await load(1000, inFlight, open);
  const used = measureProcessor(on);
  const api = await load(tickets, inFlight, open);
  const cost = used(tickets);
  const usedBare = measureProcessor(on);
  const bare = bareInserts(on);
  say(`tickets through the API, ${inFlight} in flight`, `${round(api.perSecond, 0)}/s, p95 ${round(api.p95)} ms`);
  say('processor time of a ticket', cost);
  say('the same rows inserted bare by pgbench', `${round(bare.perSecond, 0)}/s`);
  say('processor time of the bare rows', usedBare(bare.count));
  say('share of the limit', `${round((api.perSecond / bare.perSecond) * 100, 0)} %`);
  agent.destroy();
}

/** @returns what says how much of the processor each of so many items has taken since now */
function measureProcessor(on: BenchDesk): (items: number) => string {
  const from = processorTime(on);
  return (items) => {
    const until = processorTime(on);
    if (!from || !until) return 'unknown on this system';
    const each = (part: 'node' | 'database') => round((until[part] - from[part]) / items, 2);
    return `Node ${each('node')} ms, PostgreSQL ${each('database')} ms`;
  };
}

/** pgbench with prepared statements and as many clients. */
function bareInserts(on: BenchDesk): { perSecond: number; count: number } {
  const { args, env } = databaseWords(on);
  const ids = spawnSync(
    'psql',
    [
      ...args,
      '-Atc',
      `create sequence if not exists bench_ticket start 500000000;
      select (select person_id from participant limit 1), (select id from team limit 1), (select lead_id from team limit 1)`,
    ],
    { env, encoding: 'utf8' },
  );
  const [requester, team, lead] = ids.stdout.trim().split('\n').at(-1)!.split('|');
  const script = join(on.dataFolder, '..', 'bare-inserts.sql');
  const text = spawnSync('cat', [join(import.meta.dirname, 'bare-inserts.sql')], { encoding: 'utf8' }).stdout;
  writeFileSync(
    script,
    text.replaceAll(':requester', requester!).replaceAll(':team', team!).replaceAll(':agent', lead!),
  );
  const run = spawnSync(
    'pgbench',
    ['-n', '-M', 'prepared', '-c', String(inFlight), '-j', '2', '-T', '8', '-f', script, ...args],
    {
      env,
      encoding: 'utf8',
    },
  );
  const found = /tps = ([\d.]+)/.exec(run.stdout);
  if (!found) throw new Error(`pgbench said nothing: ${run.stderr}`);
  return { perSecond: Number(found[1]), count: Number(/processed: (\d+)/.exec(run.stdout)?.[1]) };
}

async function intake(on: BenchDesk): Promise<void> {
  const before = performance.now();
  for (let index = 0; index < 500; index++) await simpleParser(mailText(index));
  const parsed = 500 / ((performance.now() - before) / 1000);
  await sendMails(on, 0, 300);
  const used = measureProcessor(on);
  const sent = await sendMails(on, 300, mails);
  say(
    'mails by SMTP until each is a ticket',
    `${round(sent.wholePerSecond, 0)}/s (accepted at ${round(sent.perSecond, 0)}/s)`,
  );
  say('processor time of a mail', used(mails));
  say('the same mails by the bare parser, one after another', `${round(parsed, 0)}/s`);
  say('share of bare parsing', `${round((sent.wholePerSecond / parsed) * 100, 0)} %`);
}

async function reading(on: BenchDesk): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const number = JSON.parse(await call(on, agent, 'GET', '/api/v1/tickets?sort=opened&limit=1')).tickets[0]
    .number as string;
  for (const [what, path] of [
    ['queue by due date', '/api/v1/tickets?sort=due&limit=50'],
    ['all tickets, newest first', '/api/v1/tickets?limit=50'],
    ['one ticket', `/api/v1/tickets/${number}`],
    ['its timeline', `/api/v1/tickets/${number}/timeline`],
  ] as const) {
    const measured = await load(200, 1, async () => void (await call(on, agent, 'GET', path)));
    say(`${what}, one client`, `p50 ${round(measured.p50)} ms, p95 ${round(measured.p95)} ms`);
  }
  agent.destroy();
}

function call(on: BenchDesk, agent: Agent, method: string, path: string, body?: unknown): Promise<string> {
  return new Promise((done, fail) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${on.key}`,
      ...(payload ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } : {}),
    };
    const sent = request(`${on.url}${path}`, { method, agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () =>
        (answer.statusCode ?? 500) < 300 ? done(text) : fail(new Error(`${answer.statusCode} ${text}`)),
      );
    });
    sent.on('error', fail);
    sent.end(payload);
  }).then(String);
}
