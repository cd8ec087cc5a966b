// A process of its own that opens the built-in database of the folder in its first argument, says so on stdout, and
// holds it until it is told to let go (SIGTERM) or killed.

import { readConfig } from '../../server/platform/config.ts';
import { openDatabase } from '../../server/platform/embedded-database.ts';
import { createLog } from '../../server/platform/log.ts';

const [dataFolder = ''] = process.argv.slice(2);
const opened = await openDatabase(readConfig({ TELLONCE_DATA: dataFolder }), createLog('warn'), { fsync: 'off' });
const stay = setInterval(() => {}, 60_000);
process.once('SIGTERM', async () => {
  await opened.release();
  clearInterval(stay);
});
process.stdout.write('open\n');
