// Each of the main actions is killed once in every gap between two of its statements, from before the first to after the last,
// where it is done and nobody is told. Then the desk begins again, whoever was not answered tries again, and it must be as if
// nothing had happened: done once, every invariant holding, nobody written to twice.

import { addAgent } from '../server/cases/people/add-agent.ts';
import { Refusal } from '../server/platform/errors.ts';
import { boundaryDeeds, type Case, type Deed, putAway, type Stage } from './boundary-deeds.ts';
import type { Offence } from './checks.ts';
import { lookBack } from './oracle.ts';
import { makeWorld, type World } from './world.ts';

/** A Monday morning. */
const start = new Date('2026-03-23T10:00:00Z');

const leaseMinutes = 3;

/** `gaps`: those before each of its statements and the one after the last; `killed`: those in which it died. */
export type Swept = { name: string; gaps: number; killed: number };
export type Sweep = { swept: Swept[]; broken: string[]; checks: number };

/** `only` names the actions, all when it is left out; `whose` dies. */
export async function sweepBoundaries(
  whose: 'process' | 'database' = 'process',
  only?: readonly string[],
): Promise<Sweep> {
  const world = await makeWorld(1, start);
  const swept: Swept[] = [];
  const broken: string[] = [];
  try {
    const ana = world.ctx(await world.agent(world.anaId));
    const bertId = await addAgent(ana, { name: 'Bert', email: 'bert@kestrel.example', role: 'agent' });
    const stage: Stage = { world, bertId, letters: 0 };
    await world.settle();
    for (const deed of boundaryDeeds.filter(({ name }) => !only || only.includes(name))) {
      let killed = 0;
      for (let died = true; died; ) {
        const outcome = await killBefore(stage, deed, killed, whose);
        broken.push(...outcome.broken.map((why) => `${deed.name}, killed before its statement ${killed + 1}: ${why}`));
        died = outcome.died;
        if (died) killed += 1;
        await putAway(stage);
      }
      swept.push({ name: deed.name, gaps: killed + 1, killed });
    }
    return { swept, broken, checks: world.checks.count() };
  } finally {
    await world.close();
  }
}

type Outcome = { died: boolean; broken: string[] };

/** It has not died: it had no such statement, so that everything was done and only the answer was lost. */
async function killBefore(stage: Stage, deed: Deed, step: number, whose: 'process' | 'database'): Promise<Outcome> {
  const { world } = stage;
  const { crash } = world;
  const label = deed.label ?? deed.name;
  const one = await deed.prepare(stage);
  const before = crash.boundaries.crashesIn(label);
  crash.boundaries.during(label);
  crash.within(label, step, whose);
  await tryIt(stage, deed, one);
  // What dies in the desk's own work has begun again by now.
  const died = crash.boundaries.crashesIn(label) > before;
  await crash.restart();
  world.errors.length = 0;
  await world.settle();
  const broken: string[] = [];
  const early = await deed.times(stage, one);
  if (early > 1 || (early === 0 && !died)) broken.push(`it was done ${early} times`);
  if (early === 0 || deed.isRepeated) await tryIt(stage, deed, one);
  await world.settle();
  // What a dead process had taken is free for the next one after two minutes.
  world.clock.now = new Date(world.clock.now.getTime() + leaseMinutes * 60_000);
  await world.settle();
  const times = await deed.times(stage, one);
  if (times !== 1) broken.push(`it was done ${times} times in the end`);
  return { died, broken: [...broken, ...(await look(world))] };
}

async function tryIt(stage: Stage, deed: Deed, one: Case): Promise<void> {
  try {
    await deed.act(stage, one);
  } catch (error) {
    if (!stage.world.crash.isDead() && !(error instanceof Refusal)) throw error;
  }
}

async function look(world: World): Promise<string[]> {
  const { checks, clock, story, wire } = world;
  await checks.begin({ now: clock.now, since: null, story });
  const broken = await checks.end().then(
    () => [],
    (why: Offence) => why.story ?? [String(why.stack)],
  );
  wire.arrived.length = 0;
  return [...broken, ...(await lookBack(world)).map(({ why }) => why), ...world.errors.splice(0)];
}
