// The desk's side of the dead man's switch: it starts the second process, tells it when the watched thing last ran, and starts
// another where one ended.

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import type { Told, Watch } from './second-process.ts';

export type SecondProcess = { pid: () => number | undefined; stop: () => Promise<void> };

const tellMillis = 15_000;
const restartMillis = 5_000;
const endMillis = 2_000;

/** `lastRun` says when what is watched last ran; who cannot ask tells nothing, and is found silent in time. */
export function startSecondProcess(
  watch: Watch,
  lastRun: () => Promise<Date | null>,
  log: Log,
  everyMillis = tellMillis,
): SecondProcess {
  let child: ChildProcess;
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;
  const tell = (told: Told) => {
    // Whoever is gone is followed by another, which is told again.
    if (child.connected) child.send(told, () => {});
  };
  const start = () => {
    child = fork(join(import.meta.dirname, 'second-process.ts'), {
      // It needs next to nothing until there is an alarm.
      execArgv: ['--max-semi-space-size=1', '--no-warnings'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('error', (error) => log.warn({ err: error }, 'The second process did not start.'));
    child.once('exit', (code, signal) => {
      if (stopping) return;
      log.warn({ code, signal }, 'The second process ended; another takes its place.');
      restart = setTimeout(start, restartMillis).unref();
    });
    child.unref();
    child.channel?.unref();
    tell({ watch });
  };
  start();
  const beat = setInterval(() => {
    lastRun().then(
      (at) => at && tell({ lived: at.toISOString() }),
      () => {},
    );
  }, everyMillis).unref();
  return {
    pid: () => child.pid,
    stop: async () => {
      stopping = true;
      clearInterval(beat);
      clearTimeout(restart);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((end) => child.once('exit', end));
      child.ref();
      if (child.connected) child.disconnect();
      const patience = setTimeout(() => child.kill('SIGKILL'), endMillis);
      await ended;
      clearTimeout(patience);
    },
  };
}
