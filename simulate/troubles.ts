// What goes wrong: the mail server away for hours or a day, in either direction; processes and the database killed between any
// two steps; clocks that jump; timed work that stands still for two days; hundreds of mails in a minute; two who act at once.

import type { Staff } from './agents.ts';
import { actAtOnce } from './at-once.ts';
import { changeWorkingTime } from './calendars.ts';
import { type Chance, chanceOf } from './chance.ts';
import { ask, bringWhatWaited } from './requesters.ts';
import type { World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export type Trouble = { at: Date; until?: Date };

/** Puts a run's troubles on the agenda. @returns when timed work stands still */
export function planTroubles(
  world: World,
  staff: Staff,
  start: Date,
  days: number,
  seed: number,
): { standstill: Trouble | null } {
  const planner: Planner = {
    world,
    days,
    add: (at, what, run) =>
      world.agenda.add(at, async () => {
        await run();
        if (what) world.story.tell(world.clock.now, what);
      }),
    after: (millis) => new Date(start.getTime() + millis),
  };
  planOutages(planner, chanceOf(seed, 'outages'));
  planCrashes(planner, chanceOf(seed, 'crashes'));
  planJumps(planner, chanceOf(seed, 'jumps'));
  planHaste(planner, staff, chanceOf(seed, 'at once'));
  planSurges(planner, chanceOf(seed, 'surges'));
  const calendars = chanceOf(seed, 'calendars');
  const known = { closed: [], days: [] };
  for (let one = 0; one < days / 2; one++) {
    planner.add(planner.after(calendars.next() * days * day), null, () => changeWorkingTime(world, known, calendars));
  }
  return { standstill: planStandstill(planner) };
}

type Planner = {
  world: World;
  days: number;
  add: (at: Date, what: string | null, run: () => Promise<void>) => void;
  after: (millis: number) => Date;
};

function planOutages({ world, days, add, after }: Planner, chance: Chance): void {
  for (let one = 0; one < days / 2; one++) {
    const from = after(chance.next() * days * day);
    const isLong = chance.happens(0.1);
    const until = new Date(from.getTime() + (isLong ? day : chance.delay(90 * 60) * 1_000));
    const inbound = chance.happens(0.5);
    world.troubled.push({ at: new Date(from.getTime() - hour), until: new Date(until.getTime() + 2 * hour) });
    add(from, inbound ? 'no mail comes in any more' : 'the mail server is away', async () => {
      if (inbound) world.incoming.isAway = true;
      else world.wire.isDown = true;
    });
    add(until, inbound ? 'what had waited comes in, in any order' : 'the mail server is back', async () => {
      if (inbound) await bringWhatWaited(world, chance);
      else world.wire.isDown = false;
    });
  }
}

/**
 * Half of them come after any number of statements, wherever that is. The other half are aimed: at a gap between two statements
 * of something that has been done before, and rather at one in which nothing has died yet.
 */
function planCrashes({ world, days, add, after }: Planner, chance: Chance): void {
  for (let one = 0; one < days * 8; one++) {
    const at = after(chance.next() * days * day);
    add(at, null, async () => {
      const whose = chance.happens(0.15) ? 'database' : 'process';
      const aim = chance.happens(0.5) ? world.crash.boundaries.pick(chance) : undefined;
      if (aim) world.crash.within(aim.name, aim.step, whose);
      else world.crash.after(chance.whole(0, 90), whose);
    });
  }
}

function planJumps({ world, days, add, after }: Planner, chance: Chance): void {
  for (let one = 0; one < days / 3; one++) {
    const at = after(chance.next() * days * day);
    const minutes = chance.whole(5, 6 * 60) * (chance.happens(0.5) ? 1 : -1);
    world.troubled.push({ at: new Date(at.getTime() - 8 * hour), until: new Date(at.getTime() + 8 * hour) });
    add(at, `the clock jumps by ${minutes} minutes`, async () => {
      world.clock.now = new Date(world.clock.now.getTime() + minutes * minute);
    });
  }
}

function planHaste({ world, days, add, after }: Planner, staff: Staff, chance: Chance): void {
  for (let one = 0; one < days; one++) {
    for (let turn = 0; turn < 10; turn++) {
      // Most while people work.
      const at = after(one * day + (8 + chance.next() * 11) * hour);
      add(at, null, () => actAtOnce(world, staff, chance));
    }
  }
}

function planSurges({ world, days, add, after }: Planner, chance: Chance): void {
  for (let one = 0; one < Math.floor(days / 7); one++) {
    const at = after(chance.next() * days * day);
    add(at, '300 mails come in one minute', async () => {
      for (let mail = 0; mail < 300; mail++) {
        await ask(world, chance.whole(1, 400), `surge-${at.getTime()}-${mail}`, 'mail');
      }
    });
  }
}

function planStandstill({ world, days, add, after }: Planner): Trouble | null {
  if (days < 10) return null;
  const from = after((days / 2) * day + 10 * hour);
  const until = new Date(from.getTime() + 48 * hour);
  world.troubled.push({ at: from, until: new Date(until.getTime() + hour) });
  add(from, 'timed work stands still', async () => {
    world.runs.timed = false;
  });
  add(until, 'timed work runs again', async () => {
    world.runs.timed = true;
  });
  return { at: from, until };
}
