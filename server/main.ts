// Start: configuration, database, then HTTP, intake and worker as the role says. Stops on a signal, or when the process
// that started it goes, and leaves nothing behind.

import { readConfig } from './platform/config.ts';
import { realSources } from './platform/context.ts';
import { createLog } from './platform/log.ts';
import { onStopRequest } from './platform/stop-request.ts';
import { startDesk } from './start-desk.ts';

const stopLimitMillis = 9000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  // `npm run dev` asks for the example company and a way in as one of its people.
  const example = process.argv.includes('--example');
  const starting = startDesk(config, log, realSources, { example });
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
