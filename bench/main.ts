// `npm run bench`: figures of one run on one machine, as ratios to the limit measured beside them. Prints; fails nothing.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { type BenchDesk, databaseWords, memoryOf, startBenchDesk } from './desk-process.ts';
import { load } from './load.ts';

const tickets = Number(process.env.BENCH_TICKETS ?? 6000);
const mails = Number(process.env.BENCH_MAILS ?? 2000);
const inFlight = 32;
const round = (value: number, digits = 1) => value.toFixed(digits);
const say = (what: string, figure: string) => process.stdout.write(`${what.padEnd(58)} ${figure}\n`);

const desk = await startBenchDesk();
try {
  say('first start until ready', `${round(desk.readyMillis / 1000, 2)} s`);
  say('later start until ready', `${round((await desk.restart()) / 1000, 2)} s`);
  await new Promise((done) => setTimeout(done, 3000));
  const memory = memoryOf(desk);
  if (memory) say('memory idle, desk and database (PSS)', `${round(memory, 0)} MB`);
  await creation(desk);
  await intake(desk);
  await reading(desk);
} finally {
  await desk.stop();
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
  const api = await load(tickets, inFlight, open);
  const bare = bareInserts(on);
  say(`tickets through the API, ${inFlight} in flight`, `${round(api.perSecond, 0)}/s, p95 ${round(api.p95)} ms`);
  say('the same rows inserted bare by pgbench', `${round(bare, 0)}/s`);
  say('share of the limit', `${round((api.perSecond / bare) * 100, 0)} %`);
  agent.destroy();
}

/** pgbench with prepared statements and as many clients; transactions per second. */
function bareInserts(on: BenchDesk): number {
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
  return Number(found[1]);
}

async function intake(on: BenchDesk): Promise<void> {
  const letter = (index: number) => mailText(index);
  const before = performance.now();
  for (let index = 0; index < 500; index++) await simpleParser(letter(index));
  const parsed = 500 / ((performance.now() - before) / 1000);
  const lanes = await Promise.all(Array.from({ length: 8 }, () => smtpLane(on.smtpPort)));
  let lane = 0;
  const free = [...lanes];
  const sent = await load(mails, lanes.length, async (index) => {
    const line = free.pop() ?? lanes[lane++ % lanes.length]!;
    await line.send(letter(index));
    free.push(line);
  });
  const from = performance.now();
  await untilCount(on, mails);
  const drained = (performance.now() - from) / 1000;
  const whole = mails / (mails / sent.perSecond + drained);
  for (const one of lanes) one.end();
  say('mails by SMTP until each is a ticket', `${round(whole, 0)}/s (accepted at ${round(sent.perSecond, 0)}/s)`);
  say('the same mails by the bare parser, one after another', `${round(parsed, 0)}/s`);
  say('share of bare parsing', `${round((whole / parsed) * 100, 0)} %`);
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

function mailText(index: number): string {
  return [
    `From: Ravi Menon <p${index % 500}@load.example>`,
    'To: support@bench.example',
    // In letters: a desk does not count numbers when it looks whether many say the same.
    `Subject: Prints about forty labels (${[...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')})`,
    `Message-ID: <${index}.${process.pid}@load.example>`,
    'Date: Tue, 10 Mar 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `It prints about forty labels, then stops with E-52. ${'A line of a usual letter, neither short nor long.\r\n'.repeat(20)}`,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<p>It prints about <b>forty</b> labels.</p>${'<p>A line of a usual letter, neither short nor long.</p>'.repeat(20)}`,
    '--b--',
    '',
  ].join('\r\n');
}

/** One SMTP connection that sends one mail after another. */
async function smtpLane(port: number) {
  const socket = connect(port, '127.0.0.1');
  let waiting: ((line: string) => void) | undefined;
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    const match = /^(\d{3}) .*\r\n$/m.exec(text);
    if (match && text.endsWith('\r\n')) {
      text = '';
      waiting?.(match[1]!);
    }
  });
  const answer = () =>
    new Promise<string>((done) => {
      waiting = done;
    });
  const say = async (line: string, expected: string) => {
    const answered = answer();
    socket.write(line);
    const code = await answered;
    if (code !== expected) throw new Error(`SMTP said ${code} to ${line.slice(0, 40)}`);
  };
  await answer();
  await say('EHLO bench.example\r\n', '250');
  return {
    send: async (mail: string) => {
      await say('MAIL FROM:<p@load.example>\r\n', '250');
      await say('RCPT TO:<support@bench.example>\r\n', '250');
      await say('DATA\r\n', '354');
      await say(`${mail}\r\n.\r\n`, '250');
    },
    end: () => socket.end('QUIT\r\n'),
  };
}

async function untilCount(on: BenchDesk, count: number): Promise<void> {
  const { args, env } = databaseWords(on);
  for (let tries = 0; tries < 600; tries++) {
    const seen = spawnSync('psql', [...args, '-Atc', "select count(*) from inbound where state <> 'received'"], {
      env,
      encoding: 'utf8',
    });
    if (Number(seen.stdout) >= count) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('Not every mail became a ticket within a minute.');
}
