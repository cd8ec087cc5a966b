// Stands in for the desk where only its start and end are tested: notes its process number and every request to stop.
// `hang` never ends by itself, `code=3` ends at once with this exit code, `die` ends by a signal.

import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { onStopRequest } from '../../server/platform/stop-request.ts';

const notes = join(process.env.STUB_NOTES ?? '.', 'notes');
const note = (words: string) => appendFileSync(notes, `${words}\n`);
const words = process.argv.slice(2);

const code = words.find((word) => word.startsWith('code='));
if (code) process.exit(Number(code.slice('code='.length)));
if (words.includes('die')) process.kill(process.pid, 'SIGKILL');

const stay = setInterval(() => {}, 60_000);
onStopRequest(
  (why) => {
    note(`stop ${why}`);
    if (words.includes('hang')) return;
    setTimeout(() => {
      note('stopped');
      clearInterval(stay);
    }, 200);
  },
  () => {
    note('forced');
    process.exit(1);
  },
);
note(`pid ${process.pid}`);
const { TELLONCE_DATA: data } = process.env;
process.stdout.write(`up ${words.join(' ')}${data ? ` in ${data}` : ''}\n`);
