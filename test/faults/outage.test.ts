// A database that does not answer for a while, and a server that dies while it sends.

import { tmpdir } from 'node:os';
import { test } from 'vitest';
import { memoryFolder } from '../memory-folder.ts';
import { killedWhileSending, outage, seedOf } from './story.ts';

const seed = seedOf();
const folder = memoryFolder() ?? tmpdir();

test('a database that stands still under load: nobody is refused for good, and all of it is there afterwards', () =>
  outage(seed, folder, 'frozen', { mails: 120, tickets: 40 }));

test('a database that is gone and comes back: mail servers and programs are asked to come again', () =>
  outage(seed, folder, 'away', { mails: 120, tickets: 40 }));

test('killed while sending: the same mail may come twice, two different ones never', async () => {
  process.stdout.write(`${await killedWhileSending(seed, folder, 10)}\n`);
});
