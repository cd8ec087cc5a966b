// What a desk's processes have used of the processor. On a shared machine a rate says more about the neighbours than about
// us; the processor time of an item stays nearly the same.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchDesk } from './desk-process.ts';

/** Milliseconds of processor time, user and system, since the processes began. */
export type ProcessorTime = { node: number; database: number };

// The kernel counts in hundredths of a second on every Linux of ours (USER_HZ, man 5 proc).
const millisOfTick = 10;

/** Null where there is no /proc. */
export function processorTime(desk: Pick<BenchDesk, 'dataFolder' | 'pid'>): ProcessorTime | null {
  try {
    const postmaster = readFileSync(join(desk.dataFolder, 'postgres-18/postmaster.pid'), 'utf8').split('\n')[0]!;
    const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
    // What ended meanwhile is counted by the postmaster, as the time of its children.
    const own = millisOf(postmaster, true);
    return {
      node: millisOf(String(desk.pid), false),
      database: own + children.filter(Boolean).reduce((sum, pid) => sum + millisOf(pid, false), 0),
    };
  } catch {
    return null;
  }
}

/** Fields 14 to 17 of /proc/<pid>/stat; a process that has just gone counts with its parent. */
function millisOf(pid: string, withEnded: boolean): number {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return 0;
  }
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
  return (user + system + (withEnded ? endedUser + endedSystem : 0)) * millisOfTick;
}
