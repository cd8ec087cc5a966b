// `npm run bench -- memory 100000`: whether memory stays flat. Sends so many mails by SMTP and says at each tenth what the
// desk's process and the database beside it hold. Prints; fails nothing.

import { readFileSync } from 'node:fs';
import { type BenchDesk, memoryOf } from './desk-process.ts';
import { sendMails } from './mails.ts';

/** What the desk says of itself, in MB. */
type Own = { resident: number; heap: number; outside: number };

export async function measureMemory(desk: BenchDesk, mails: number): Promise<void> {
  say('mails', 'resident', 'heap', 'outside it', 'with the database (PSS)');
  for (let sent = 0; sent <= mails; sent += mails / 10) {
    if (sent > 0) await sendMails(desk, sent - mails / 10, mails / 10);
    const own = await readOwn(desk);
    say(sent, own.resident, own.heap, own.outside, memoryOf(desk) ?? 'unknown');
  }
}

const say = (...columns: (string | number)[]): void => {
  const words = columns.map((one) => (typeof one === 'number' ? one.toFixed(0) : one).padStart(12));
  process.stdout.write(`${words.join('')}\n`);
};

async function readOwn(desk: BenchDesk): Promise<Own> {
  const text = await (await fetch(`${desk.url}/metrics`)).text();
  const megabytes = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0) / 1024 / 1024;
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${desk.pid}/status`, 'utf8'))?.[1];
  return {
    resident: Number(resident ?? 0) / 1024,
    heap: megabytes('nodejs_heap_size_used_bytes'),
    outside: megabytes('nodejs_external_memory_bytes'),
  };
}
