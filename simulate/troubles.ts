// What goes wrong: the mail server away, processes killed between any two steps, clocks that jump, timed work that stands
// still for two days, and days on which everybody writes at once.

import type { Chance } from './chance.ts';
import type { World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

export type Trouble = { at: Date; until?: Date };

/** Puts a run's troubles on the agenda. @returns when timed work stands still */
export function planTroubles(world: World, start: Date, days: number, chance: Chance): { standstill: Trouble | null } {
  const after = (millis: number) => new Date(start.getTime() + millis);
  const anyTime = () => after(chance.next() * days * 24 * hour);
  const tell = (what: string) => world.story.tell(world.clock.now, what);
  for (let one = 0; one < days / 4; one++) {
    const from = anyTime();
    const span = chance.delay(90 * 60) * 1_000;
    world.agenda.add(from, async () => {
      world.wire.isDown = true;
      tell('the mail server is away');
    });
    world.agenda.add(new Date(from.getTime() + span), async () => {
      world.wire.isDown = false;
      tell('the mail server is back');
    });
  }
  for (let one = 0; one < days * 6; one++) {
    const statements = chance.whole(0, 60);
    world.agenda.add(anyTime(), async () => world.crash.after(statements));
  }
  if (days < 10) return { standstill: null };
  const from = after((days / 2) * 24 * hour + 10 * hour);
  const until = new Date(from.getTime() + 48 * hour);
  world.agenda.add(from, async () => {
    world.runs.timed = false;
    tell('timed work stands still');
  });
  world.agenda.add(until, async () => {
    world.runs.timed = true;
    tell('timed work runs again');
  });
  return { standstill: { at: from, until } };
}
