// Start: configuration, database, then HTTP, intake and worker as the role says. Stops on a signal, or when the process
// that started it goes, and leaves nothing behind.

import { startSecondProcess } from './platform/beside/start-second-process.ts';
import { type Config, readConfig } from './platform/config.ts';
import { realSources } from './platform/context.ts';
import { expectFree } from './platform/edge/free-port.ts';
import { openDatabase } from './platform/embedded-database.ts';
import { createLog, type Log } from './platform/log.ts';
import { outliveOutput } from './platform/log-output.ts';
import { onStopRequest } from './platform/stop-request.ts';
import type { RunningDesk } from './start-desk.ts';

const stopLimitMillis = 9000;

async function main(): Promise<void> {
  outliveOutput();
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  // `npm run dev` asks for the example company and a way in as one of its people.
  const example = process.argv.includes('--example');
  const starting = startAll(config, log, example);
  let stopping = false;
  onStopRequest(async (why) => {
    stopping = true;
    log.debug(`Stopping: ${why}.`);
    // Whatever hangs must not keep the process: the rows are safe, and the next start takes up what was left.
    setTimeout(() => process.exit(1), stopLimitMillis).unref();
    // A start that is under way is finished first, so that what it opened is closed in order.
    const desk = await starting.catch(() => undefined);
    await desk?.stop();
    process.exit(0);
  });
  const desk = await starting;
  if (!stopping) process.stdout.write(desk.welcome);
}

/** The database starts while the rest of the program is still being read: each takes about as long as the other. */
async function startAll(config: Config, log: Log, example: boolean): Promise<RunningDesk> {
  if (config.role !== 'worker') await expectFree(config.host, config.port);
  const database = openDatabase(config, log);
  // Whoever awaits it below hears of it; until then nobody does.
  database.catch(() => {});
  const { startDesk } = await import('./start-desk.ts');
  const desk = await startDesk(config, log, realSources, { example, database });
  const { lastLook } = await import('./guarantees/tell-of-silence.ts');
  const second = startSecondProcess(deadMansSwitch, () => lastLook({ tx: desk.wiring.database.db }), log);
  const stop = async () => {
    await second.stop();
    await desk.stop();
  };
  return { ...desk, stop };
}

/** Three minutes without a look at the guarantees (invariant 12). */
const deadMansSwitch = {
  alarm: new URL('./silent-watchdog.ts', import.meta.url).href,
  patienceMillis: 180_000,
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
