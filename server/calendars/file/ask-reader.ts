// Has a calendar file read in a thread of its own: whatever it asks for, the answer comes in bounded time and memory.

import { Worker } from 'node:worker_threads';
import { invalid } from '../../platform/errors.ts';
import type { Answered, Asked, FileEntry } from './read-file.ts';

const patienceMillis = 5000;
const mostBytes = 1_000_000;

/** @throws Invalid for what is no calendar file, is too large, or cannot be read in time */
export async function readCalendarFile(asked: Asked): Promise<FileEntry[]> {
  if (Buffer.byteLength(asked.file) > mostBytes) throw invalid('The calendar file is larger than 1 MB.');
  const answered = await askThread(asked);
  if (answered === null) throw invalid('Reading the calendar file took too long; take a smaller part of it.');
  if ('entries' in answered) return answered.entries;
  if (answered.refused === 'too_many')
    throw invalid('The calendar file has more than {most} entries.', { most: answered.most });
  if (answered.refused === 'too_many_days')
    throw invalid('The entries of this calendar file take more than {most} days; take a smaller part of it.', {
      most: answered.most,
    });
  throw invalid('This is not a calendar file (iCalendar).');
}

/** Null when it took too long or too much memory. */
function askThread(asked: Asked): Promise<Answered | null> {
  return new Promise((tell) => {
    const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
      workerData: asked,
      resourceLimits: { maxOldGenerationSizeMb: 192 },
    });
    const end = (answer: Answered | null) => {
      clearTimeout(timer);
      void worker.terminate();
      tell(answer);
    };
    const timer = setTimeout(() => end(null), patienceMillis);
    worker.once('message', (answer: Answered) => end(answer));
    worker.once('error', () => end(null));
  });
}
