// `npm run fuzz -- --cases 200000 --seed 7`: reads so many broken mails and says what does not hold. Each is named by seed
// and number; `--only <number>` reads one again, `--show <number>` writes it out.

import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { complaintAbout, corpus } from './check-mail.ts';
import { brokenMail } from './mutate.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: '2' },
    minutes: { type: 'string', default: '600' },
    only: { type: 'string' },
    show: { type: 'string' },
  },
});
const seed = Number(values.seed);
const hangMillis = 60_000;

async function run(): Promise<number> {
  const first = Number(values.from);
  const last = first + Number(values.cases);
  const workers = Number(values.workers);
  const began = Date.now();
  const found: { number: number; complaint: string }[] = [];
  const places = await Promise.all(
    Array.from({ length: workers }, (_, i) => runWorker(first + i, last, workers, began, (one) => found.push(one))),
  );
  const read = places.reduce((sum, { cases }) => sum + cases, 0);
  const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024);
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stdout.write(
    `${read} cases of seed ${seed} in ${seconds} s, ${megabytes} MB at the end: ${found.length} wrong\n`,
  );
  return found.length === 0 ? 0 : 1;
}

function runWorker(
  from: number,
  to: number,
  step: number,
  began: number,
  tell: (one: { number: number; complaint: string }) => void,
): Promise<{ cases: number }> {
  const at = new SharedArrayBuffer(4);
  const place = new Int32Array(at);
  place[0] = from;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { seed, from, to, step, at } });
  return new Promise((resolve, reject) => {
    let seen = -2;
    let since = Date.now();
    const end = (number: number): void => {
      clearInterval(watch);
      resolve({ cases: Math.ceil(((number < 0 ? to : number) - from) / step) });
    };
    const say = (one: { number: number; complaint: string }): void => {
      process.stdout.write(`${one.number}: ${one.complaint}\n`);
      tell(one);
    };
    const watch = setInterval(() => {
      const number = Atomics.load(place, 0);
      if (number !== seen) [seen, since] = [number, Date.now()];
      const isOver = Date.now() - began > Number(values.minutes) * 60_000;
      if (!isOver && Date.now() - since < hangMillis) return;
      if (!isOver) say({ number, complaint: 'never ended' });
      worker.terminate().then(() => end(number), reject);
    }, 1000);
    worker.on('message', (message: { number: number; complaint: string } | { done: true }) => {
      if ('done' in message) end(-1);
      else say(message);
    });
    worker.on('error', (error) => {
      say({ number: Atomics.load(place, 0), complaint: `ended the thread: ${error.message}` });
      end(Atomics.load(place, 0));
    });
  });
}

if (values.show !== undefined) process.stdout.write(brokenMail(seed, Number(values.show), corpus()));
else if (values.only !== undefined) {
  process.stdout.write(`${(await complaintAbout(brokenMail(seed, Number(values.only), corpus()))) ?? 'all holds'}\n`);
} else process.exitCode = await run();
