// When those who help are not there, and say so: ill from now on, on leave that was planned, back sooner or later than they
// said. They name each other in chains and in circles, whoever stands in falls ill too, and now and then a whole team is away.

import { sql } from 'kysely';
import { decideCover } from '../server/cases/absences/decide-cover.ts';
import { changeAbsence, sayAbsence, takeBackAbsence } from '../server/cases/absences/say-absence.ts';
import type { Staff } from './agents.ts';
import type { Chance } from './chance.ts';
import type { World } from './world.ts';

const hour = 3_600_000;

/** Puts what a day brings on the agenda. */
export function planAbsences(world: World, staff: Staff, midnight: Date, chance: Chance): void {
  const many = Math.max(2, Math.round((staff.ids.length / 3) * (0.5 + chance.next())));
  for (let one = 0; one < many; one++) {
    add(world, midnight, chance.next(), () => somethingOfAbsence(world, staff, chance));
  }
  if (chance.happens(1 / 8)) add(world, midnight, chance.next(), () => everybodyAway(world, staff, chance));
  add(world, midnight, chance.next(), () => sayWhoseItIs(world, chance));
}

function add(world: World, midnight: Date, share: number, run: () => Promise<void>): void {
  world.agenda.add(new Date(midnight.getTime() + (7 + share * 12) * hour), run);
}

export async function isAway({ database, clock }: World, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from absence where person_id = ${id} and state in ('planned', 'running') and from_at <= ${clock.now}
       and (to_at is null or to_at > ${clock.now})`.execute(database.db);
  return rows.length > 0;
}

type Known = { id: string; personId: string; name: string; state: string };

async function somethingOfAbsence(world: World, staff: Staff, chance: Chance): Promise<void> {
  const { rows } = await sql<Known>`
    select a.id, a.person_id, p.name, a.state from absence a join person p on p.id = a.person_id
     where a.state in ('planned', 'running') order by a.said_at, a.id`.execute(world.database.db);
  // Whoever fell ill comes back some day, so that no more than a part of them are away for long.
  const tired = rows.length > staff.ids.length / 3;
  const deed = tired
    ? chance.pick([comeBack, comeBack, change])
    : chance.pick([fallIll, fallIll, goOnLeave, goOnLeave, comeBack, change]);
  await deed(world, staff, rows, chance);
}

/** Often it is the lead who says it. The cover is anybody, also somebody who is away or has named them. */
async function fallIll(world: World, staff: Staff, _: readonly Known[], chance: Chance): Promise<void> {
  const person = chance.pick(staff.ids);
  const by = chance.happens(0.5) ? world.anaId : person;
  const to = chance.happens(0.4) ? null : new Date(world.clock.now.getTime() + chance.whole(2, 80) * hour);
  await say(
    world,
    by,
    { person, to, cover: coverFor(person, staff, chance) },
    `fell ill until ${to?.toISOString() ?? 'nobody knows when'}`,
  );
}

async function goOnLeave(world: World, staff: Staff, _: readonly Known[], chance: Chance): Promise<void> {
  const person = chance.pick(staff.ids);
  const from = new Date(world.clock.now.getTime() + chance.whole(1, 120) * hour);
  const to = new Date(from.getTime() + chance.whole(4, 240) * hour);
  await say(
    world,
    person,
    { person, from, to, cover: coverFor(person, staff, chance) },
    `plans to be away ${from.toISOString()} to ${to.toISOString()}`,
  );
}

const coverFor = (person: string, staff: Staff, chance: Chance): string | null =>
  chance.happens(0.5) ? chance.pick(staff.ids.filter((one) => one !== person)) : null;

async function say(world: World, by: string, input: Parameters<typeof sayAbsence>[1], what: string): Promise<void> {
  const [actor, who] = [await world.agent(by), await world.agent(input.person!)];
  if (!actor || !who) return;
  world.crash.boundaries.during('an absence is said');
  await sayAbsence(world.ctx(actor), input);
  world.story.tell(
    world.clock.now,
    `${who.name} ${what}${input.cover ? `, covered by ${(await world.agent(input.cover))?.name}` : ''}`,
  );
  // What begins and ends by itself is looked at then.
  for (const at of [input.from, input.to]) if (at) world.agenda.add(at, async () => {});
}

async function comeBack(world: World, _: Staff, known: readonly Known[], chance: Chance): Promise<void> {
  if (known.length === 0) return;
  const one = chance.pick(known);
  world.crash.boundaries.during('an absence is taken back');
  await takeBackAbsence(world.ctx(await world.agent(world.anaId)), one.id);
  world.story.tell(world.clock.now, `${one.name} is ${one.state === 'running' ? 'back' : 'not away after all'}`);
}

async function change(world: World, staff: Staff, known: readonly Known[], chance: Chance): Promise<void> {
  if (known.length === 0) return;
  const one = chance.pick(known);
  const to = new Date(world.clock.now.getTime() + chance.whole(2, 120) * hour);
  const cover = coverFor(one.personId, staff, chance);
  world.crash.boundaries.during('an absence is changed');
  await changeAbsence(world.ctx(await world.agent(world.anaId)), { id: one.id, to, cover });
  world.agenda.add(to, async () => {});
  world.story.tell(world.clock.now, `${one.name} will be back at ${to.toISOString()}`);
}

/** All but the lead, or even the lead too, from one moment on. */
async function everybodyAway(world: World, staff: Staff, chance: Chance): Promise<void> {
  const withLead = chance.happens(0.3);
  const to = new Date(world.clock.now.getTime() + chance.whole(2, 30) * hour);
  for (const person of [...staff.ids]) {
    if (person === world.anaId && !withLead) continue;
    await say(
      world,
      person,
      { person, to, cover: coverFor(person, staff, chance) },
      `is away like everybody until ${to.toISOString()}`,
    );
  }
}

/** Whoever is back and finds that their cover has become the contact says whose it is. */
async function sayWhoseItIs(world: World, chance: Chance): Promise<void> {
  const { rows } = await sql<{ number: string }>`
    select t.number from cover c join ticket t on t.id = c.ticket_id
     where c.ended_at is null and c.return_asked_at is not null order by t.id limit 5`.execute(world.database.db);
  for (const { number } of rows) {
    const keeps = chance.pick(['assignee', 'cover'] as const);
    await decideCover(world.ctx(await world.agent(world.anaId)), { number, keeps });
    world.story.tell(world.clock.now, `it stays with the ${keeps}`, number);
  }
}
