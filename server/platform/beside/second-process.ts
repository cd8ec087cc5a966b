// The dead man's switch: a small process beside the desk that hears from it now and again, and raises the alarm when it hears
// nothing any more. As long as all is well it holds no library and no connection; what an alarm needs is read when there is
// one. It ends with the desk, however that ends, because then their channel closes.

import { readFileSync, writeSync } from 'node:fs';

/** `watch`: what to do, once; `lived`: what is watched has run, and when, as text. */
export type Told = { watch: Watch } | { lived: string };
export type Watch = {
  /** A module of ours whose `raiseAlarm` is called. */
  alarm: string;
  /** How long silence is borne. */
  patienceMillis: number;
};
/** @returns null when the alarm is raised; else how many seconds ago what is watched did run: there is none to raise yet. */
export type RaiseAlarm = (silentSeconds: number) => Promise<number | null>;

const lookMillis = 5_000;
const againMillis = 60_000;

let watch: Watch | undefined;
let last: string | undefined;
let heardAt = performance.now();
let lookedAt = performance.now();
let raisedAt: number | undefined;
let raising = false;
let settled = false;

process.on('disconnect', () => process.exit(0));
// A request to stop is the desk's to answer; this process ends with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('message', (told: Told) => {
  if ('watch' in told) {
    watch = told.watch;
    setInterval(look, Math.min(lookMillis, watch.patienceMillis / 4));
    return;
  }
  if (told.lived === last) return;
  last = told.lived;
  heardAt = performance.now();
  if (settled) say('info', 'The watchdog of the desk runs again.');
  raisedAt = undefined;
  settled = false;
});

function look(): void {
  const now = performance.now();
  // The whole machine stood still, and with it everything that could have been heard.
  if (now - lookedAt > lookMillis * 4) heardAt = now;
  lookedAt = now;
  const silent = now - heardAt;
  if (!watch || silent < watch.patienceMillis || settled || raising) return;
  if (raisedAt !== undefined && now - raisedAt < Math.min(againMillis, watch.patienceMillis)) return;
  raisedAt = now;
  void raise(watch.alarm, Math.floor(silent / 1000));
}

/** Tried until it has worked: the database may be away too. */
async function raise(alarm: string, silentSeconds: number): Promise<void> {
  raising = true;
  const desk = { desk: process.ppid, state: stateOf(process.ppid) };
  try {
    const { raiseAlarm } = (await import(alarm)) as { raiseAlarm: RaiseAlarm };
    const ranSecondsAgo = await raiseAlarm(silentSeconds);
    settled = ranSecondsAgo === null;
    if (ranSecondsAgo === null) {
      say('error', 'The watchdog of the desk does not run: nobody proves the guarantees.', { ...desk, silentSeconds });
    } else {
      // Another process looks, or that run was the last one and nobody heard of it: its silence counts from then.
      heardAt = performance.now() - ranSecondsAgo * 1000;
      say('warn', 'The desk beside this process is silent; its watchdog has run.', { ...desk, ranSecondsAgo });
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say('error', 'The watchdog of the desk does not run, and nobody could be told of it yet.', { ...desk, why });
  } finally {
    raising = false;
  }
}

/** How the system sees the desk: running, asleep, stopped. */
function stateOf(pid: number): string | undefined {
  try {
    return /\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** A line of the log, as every process of ours writes them. */
function say(level: 'info' | 'warn' | 'error', msg: string, more: Record<string, unknown> = {}): void {
  const line = JSON.stringify({ level, time: new Date().toISOString(), process: 'watchdog', ...more, msg });
  try {
    writeSync(process.stderr.fd, `${line}\n`);
  } catch {
    // Nobody reads it any more; the alarm goes on by mail.
  }
}
