// The short form of `npm run faults`: one storm and one outage, small enough for every change.

import { tmpdir } from 'node:os';
import { test, vi } from 'vitest';
import { outage, seedOf, weather } from '../faults/story.ts';
import { memoryFolder } from '../memory-folder.ts';

vi.setConfig({ testTimeout: 180_000 });
const seed = seedOf();
const folder = memoryFolder() ?? tmpdir();

test('killed and started six times under load, the desk has everything that it said yes to, once', async () => {
  process.stdout.write(`${await weather({ seed, mails: 50, tickets: 15, blows: 6, folder })}\n`);
});

test('while its database is away the desk asks to come again, and loses nothing', () =>
  outage(seed, folder, 'away', { mails: 24, tickets: 8 }));
