// A desk as people run it: a process of its own on a data folder of its own, with the speed of its disk.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const node = process.execPath;

export type BenchDesk = {
  url: string;
  smtpPort: number;
  key: string;
  dataFolder: string;
  pid: number;
  /** Milliseconds from the start of the process until /readyz said yes. */
  readyMillis: number;
  restart: () => Promise<number>;
  stop: () => Promise<void>;
};

export async function startBenchDesk(): Promise<BenchDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'tellonce-bench-'));
  const [port, smtpPort] = [await freePort(), await freePort()];
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    TELLONCE_DATA: join(folder, 'data'),
    PORT: String(port),
    SMTP_PORT: String(smtpPort),
    LOG_LEVEL: 'error',
  };
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const start = async () => {
    const from = performance.now();
    child = spawn(node, [join(root, 'server/main.ts')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    await untilReady(url);
    return performance.now() - from;
  };
  const end = async () => {
    const ended = new Promise((done) => child?.once('exit', done));
    child?.kill('SIGTERM');
    await ended;
  };
  const readyMillis = await start();
  const tell = (args: string[], input = '') =>
    spawnSync(node, [join(root, 'server/cli.ts'), ...args], { env, input, encoding: 'utf8' });
  tell(
    ['admin', 'create', '--email', 'ana@bench.example', '--name', 'Ana', '--password-stdin'],
    'correct horse battery',
  );
  const key = tell(['token', 'create', '--email', 'ana@bench.example', '--name', 'bench']).stdout.trim();
  return {
    url,
    smtpPort,
    key,
    dataFolder: env.TELLONCE_DATA,
    get pid() {
      return child!.pid!;
    },
    readyMillis,
    restart: async () => {
      await end();
      return start();
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error('The desk did not get ready within 30 seconds.');
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

/** Proportional memory of a process and all below it, and of the database beside it, in MB (Linux; null elsewhere). */
export function memoryOf(desk: BenchDesk): number | null {
  const postmaster = Number(readFileSync(join(desk.dataFolder, 'postgres-18/postmaster.pid'), 'utf8').split('\n')[0]);
  const pids = [desk.pid, postmaster].flatMap((pid) => [
    pid,
    ...spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter(Boolean)
      .map(Number),
  ]);
  let total = 0;
  for (const pid of pids) {
    const line = spawnSync('grep', ['^Pss:', `/proc/${pid}/smaps_rollup`], { encoding: 'utf8' }).stdout;
    total += Number(/\d+/.exec(line)?.[0] ?? 0);
  }
  return total === 0 ? null : total / 1024;
}

/** Connection words for psql and pgbench. */
export function databaseWords(desk: BenchDesk) {
  return {
    args: ['-h', join(desk.dataFolder, 'postgres-18'), '-U', 'tellonce', 'tellonce'],
    env: { ...process.env, PGPASSWORD: readFileSync(join(desk.dataFolder, 'postgres-password'), 'utf8').trim() },
  };
}
