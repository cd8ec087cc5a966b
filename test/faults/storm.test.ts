// npm run faults: the long storms. FAULTS_SEED repeats a run.

import { tmpdir } from 'node:os';
import { test } from 'vitest';
import { memoryFolder } from '../memory-folder.ts';
import { seedOf, weather } from './story.ts';

const seed = seedOf();

test.each([
  ['on the disk', 0, tmpdir()],
  ['in memory', 1, memoryFolder() ?? tmpdir()],
  ['in memory again', 2, memoryFolder() ?? tmpdir()],
])('%s: 300 mails and 100 tickets through twelve blows', async (_name, more, folder) => {
  process.stdout.write(`${await weather({ seed: seed + more, mails: 300, tickets: 100, blows: 12, folder })}\n`);
});
