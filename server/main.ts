// Start: configuration, database, then HTTP, intake and worker as the role says. Stops on a signal, or when the process
// that started it goes, and leaves nothing behind.

import { readConfig } from './platform/config.ts';
import { createLog } from './platform/log.ts';
import { startDesk } from './start-desk.ts';

const stopLimitMillis = 9000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  let stop: (() => Promise<void>) | undefined;
  let stopping = false;
  const end = async (why: string) => {
    if (stopping) return;
    stopping = true;
    log.debug(`Stopping: ${why}.`);
    // Whatever hangs must not keep the process: the rows are safe, and the next start takes up what was left.
    setTimeout(() => process.exit(1), stopLimitMillis).unref();
    await stop?.();
    process.exit(0);
  };
  process.on('SIGTERM', () => void end('SIGTERM'));
  process.on('SIGINT', () => void end('SIGINT'));
  process.on('SIGHUP', () => void end('SIGHUP'));
  if (process.send) process.on('disconnect', () => void end('the starting process is gone'));
  const desk = await startDesk(config, log);
  stop = desk.stop;
  if (stopping) await desk.stop();
  process.stdout.write(desk.welcome);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
