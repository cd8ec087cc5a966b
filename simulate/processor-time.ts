// What a run costs, in seconds of processor time: on a machine that others use too, the wall clock says little. The database is
// a family of processes of its own, and the system counts for each family.

import { readdirSync, readFileSync } from 'node:fs';
import { postmasterOf } from './desk-server.ts';

export type Spent = { node: number; database: number | null };

/** Null for the database where the system tells nothing of its processes (anything but Linux). */
export function spentSoFar(dataFolder: string): Spent {
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1e6, database: databaseSeconds(dataFolder) };
}

const ticksPerSecond = 100;

function databaseSeconds(dataFolder: string): number | null {
  try {
    const postmaster = postmasterOf(dataFolder);
    let ticks = 0;
    for (const name of readdirSync('/proc')) {
      const found = /^\d+$/.test(name) ? timesOf(name) : null;
      if (!found) continue;
      // Those that ended are counted with their parent.
      if (Number(name) === postmaster) ticks += found.own + found.ended;
      else if (found.parent === postmaster) ticks += found.own;
    }
    return ticks / ticksPerSecond;
  } catch {
    return null;
  }
}

/** In ticks, from the fields after the name, which may hold anything (proc(5)). */
function timesOf(pid: string): { parent: number; own: number; ended: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(9, 13).map(Number) as [number, number, number, number];
    return { parent: Number(parent), own: user + system, ended: endedUser + endedSystem };
  } catch {
    return null;
  }
}
