// Kills, one after the other, spread over the load by its own progress: so each falls into the middle of the work, whatever
// the speed of the machine.

import { setTimeout as delay } from 'node:timers/promises';
import type { DeskProcess } from './desk-process.ts';
import type { Load } from './load.ts';

export type Blow = 'server' | 'database' | 'backend' | 'everything' | 'restart';

export type Storm = { blows: { blow: Blow; after: number }[] };

/** Deals the blows in this order. Resolves when the last one is over and the desk is ready again. */
export async function rage(
  desk: DeskProcess,
  load: Load,
  blows: readonly Blow[],
  random: () => number,
): Promise<Storm> {
  const storm: Storm = { blows: [] };
  for (const [index, blow] of blows.entries()) {
    const threshold = (load.total * (index + 0.3 + 0.4 * random())) / (blows.length + 0.5);
    while (load.done() < threshold && load.done() < load.total) await delay(5);
    // Somewhere between two answers.
    await delay(random() * 30);
    storm.blows.push({ blow, after: load.done() });
    await strike(desk, blow, random);
  }
  return storm;
}

async function strike(desk: DeskProcess, blow: Blow, random: () => number): Promise<void> {
  if (blow === 'server') await desk.killServer();
  if (blow === 'everything') await desk.killAll();
  if (blow === 'database') desk.killDatabase();
  if (blow === 'backend') desk.killBackend(random);
  if (blow === 'restart' && (await desk.stop()) !== 0)
    throw new Error(`A stop in order ended badly: ${desk.log().slice(-2000)}`);
  if (!desk.isUp()) await desk.start();
}

/** `count` blows of every kind, in an order that the seed decides. */
export function blowsOf(count: number, random: () => number): Blow[] {
  const kinds: Blow[] = ['server', 'database', 'server', 'backend', 'everything', 'restart'];
  const blows = Array.from({ length: count }, (_, index) => kinds[index % kinds.length]!);
  for (let i = blows.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [blows[i], blows[j]] = [blows[j]!, blows[i]!];
  }
  return blows;
}
