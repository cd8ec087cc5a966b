// The run: moments in order, what people do in them, what the desk does by itself, and after each the question whether
// every invariant still holds. What does not hold ends the run with the story of the tickets that it is about.

import { sql } from 'kysely';
import { Refusal } from '../server/platform/errors.ts';
import { planAbsences } from './absences.ts';
import { hire, leave, type Staff, workDays } from './agents.ts';
import type { Boundaries } from './boundaries.ts';
import { type Chance, chanceOf } from './chance.ts';
import { Offence, offence } from './checks.ts';
import { dueColumns, tidyUp as tidyUpRows } from './desk-server.ts';
import { type Complaint, lookBack, readAsRequester } from './oracle.ts';
import type { Spent } from './processor-time.ts';
import { ask, readMail } from './requesters.ts';
import { tidyUp } from './second-thoughts.ts';
import { planTroubles } from './troubles.ts';
import { makeWorld, moveOn, type World } from './world.ts';

export type Run = {
  seed: number;
  days: number;
  agents: number;
  /** Hears the story while it goes on. */
  onTell?: ((line: string) => void) | undefined;
  /** Called at each midnight with the whole world; tests break something there. */
  onDay?: (day: number, world: World) => Promise<void> | void;
};
export type Outcome = {
  held: boolean;
  checks: number;
  moments: number;
  tickets: number;
  mails: number;
  /** What the rules refused, and how often: people try what is not allowed, and that is no fault. */
  refused: Map<string, number>;
  /** Empty when everything held. */
  story: string[];
  /** The same for the same seed, days and agents. */
  mark: string;
  spent: Spent;
  boundaries: ReturnType<Boundaries['told']>;
};

const minute = 60_000;
const dayMillis = 24 * 60 * minute;
const requesters = 400;
/** A Sunday before the change to summer time, so that every run crosses it. */
const start = new Date('2026-03-22T00:00:00Z');

export async function simulate({ seed, days, agents, onDay, onTell }: Run): Promise<Outcome> {
  const world = await makeWorld(seed, start, onTell);
  const outcome: Outcome = {
    held: true,
    checks: 0,
    moments: 0,
    tickets: 0,
    mails: 0,
    refused: new Map(),
    story: [],
    mark: '',
    spent: world.spent(),
    boundaries: [],
  };
  try {
    const staff: Staff = { ids: [world.anaId], hired: 0 };
    workDays(world, staff, world.anaId, chanceOf(seed, 'ana'));
    while (staff.ids.length < agents) await hire(world, staff);
    const chance = chanceOf(seed, 'days');
    const absences = chanceOf(seed, 'absences');
    const { standstill } = planTroubles(world, staff, start, days, seed);
    for (let day = 0; day < days; day++) {
      planDay(world, staff, new Date(start.getTime() + day * dayMillis), chance);
      planAbsences(world, staff, new Date(start.getTime() + day * dayMillis), absences);
      await liveUntil(world, new Date(start.getTime() + (day + 1) * dayMillis), outcome, standstill?.until ?? null);
      await onDay?.(day + 1, world);
    }
  } catch (error) {
    outcome.held = false;
    const found =
      error instanceof Offence
        ? error
        : offence(world.clock.now, [String((error as Error).stack ?? error)], world.story.about([]));
    outcome.story.push(...found.story);
  } finally {
    const { rows } = await sql<{ tickets: number; mails: number }>`
      select (select count(*) from ticket) as tickets, (select count(*) from delivery) as mails`.execute(
      world.onlooker.db,
    );
    Object.assign(outcome, rows[0], {
      checks: outcome.checks + world.checks.count(),
      mark: world.story.mark(),
      spent: world.spent(),
      boundaries: world.crash.boundaries.told(),
    });
    await world.close();
  }
  return outcome;
}

/** New requests of a day: most while people work, some at night, and now and then a day on which everything breaks. */
function planDay(world: World, staff: Staff, midnight: Date, chance: Chance): void {
  const isWeekend = midnight.getUTCDay() % 6 === 0;
  const surge = chance.happens(0.05) ? 4 : 1;
  const many = Math.round((isWeekend ? 6 : 34) * surge * (0.9 + chance.next() * 0.2));
  for (let one = 0; one < many; one++) {
    const hour = chance.happens(0.8) ? 8 + chance.next() * 10 : chance.next() * 24;
    const who = chance.whole(1, requesters);
    const letterId = `ask-${midnight.getTime()}-${one}`;
    world.agenda.add(new Date(midnight.getTime() + hour * 60 * minute), () => ask(world, who, letterId));
  }
  tidyUp(world, midnight);
  if (chance.happens(1 / 20)) {
    const at = new Date(midnight.getTime() + chance.next() * dayMillis);
    world.agenda.add(at, () => leave(world, staff, chance));
  }
}

async function liveUntil(world: World, end: Date, outcome: Outcome, standsUntil: Date | null): Promise<void> {
  let looked = world.clock.now;
  for (;;) {
    const next = await nextMoment(world, end);
    // What people do in the same few minutes happens at once; the desk is asked after it.
    world.clock.now = new Date(Math.ceil(Math.max(next.getTime(), world.clock.now.getTime() + 1) / minute) * minute);
    await actNow(world, outcome);
    await world.settle();
    await readMail(world, async (mail) => complain(world, outcome, await readAsRequester(world, mail)));
    outcome.moments += 1;
    const isOver = world.clock.now >= end;
    if (world.errors.length > 0)
      throw offence(world.clock.now, ['The desk wrote errors to its log:', ...world.errors], world.story.about([]));
    // Of the moment before.
    await world.checks.end();
    if (world.runs.timed) {
      const since = isOver ? null : new Date(Math.min(looked.getTime(), world.clock.now.getTime()) - 2 * minute);
      await world.checks.begin({ now: world.clock.now, since, story: world.story });
      looked = world.clock.now;
    }
    if (standsUntil && world.clock.now >= standsUntil) await expectOneWord(world, standsUntil);
    if (isOver) return endDay(world, outcome);
  }
}

/** At midnight what requesters remember is looked at, and the desk's record goes into the mark of the story. */
async function endDay(world: World, outcome: Outcome): Promise<void> {
  await world.checks.end();
  if (world.runs.timed) complain(world, outcome, await lookBack(world));
  await noteRecord(world);
  await tidyUpRows(world.database.pool);
}

async function noteRecord({ story, onlooker, clock }: World): Promise<void> {
  const { rows } = await onlooker.ask(
    `select e.kind, e.at, t.number, e.actor_id, e.subject_id, e.data::text as data
       from event e left join ticket t on t.id = e.ticket_id where e.at > $1::timestamptz - interval '1 day' order by e.sequence`,
    [clock.now],
  );
  for (const row of rows) story.note(JSON.stringify(row));
}

async function nextMoment(world: World, end: Date): Promise<Date> {
  const planned = world.agenda.next();
  const soon = planned && planned < end ? planned : end;
  if (!world.runs.timed || soon.getTime() - world.clock.now.getTime() <= minute) return soon;
  const due = await nextDue(world);
  return due && due < soon ? due : soon;
}

let askForDue: string | undefined;

/** When the next thing is due that the desk has to see to by itself. */
async function nextDue({ onlooker, clock }: World): Promise<Date | null> {
  if (!askForDue) {
    const { rows } = await onlooker.ask(dueColumns);
    const each = rows.map(({ table, column }) => `(select min("${column}") from "${table}" where "${column}" > $1)`);
    askForDue = `select least(${each.join(', ')}) as due`;
  }
  const { rows } = await onlooker.ask(askForDue, [clock.now]);
  return rows[0]!.due as Date | null;
}

async function actNow(world: World, outcome: Outcome): Promise<void> {
  for (let act = world.agenda.takeDue(world.clock.now); act; act = world.agenda.takeDue(world.clock.now)) {
    moveOn(world);
    world.crash.boundaries.during('what somebody does');
    const error = await act.run().then(
      () => null,
      (why: Error) => why,
    );
    if (world.crash.isDead()) {
      // Whoever was answered with an error tries again; here they forget about it.
      await world.crash.restart();
      world.isBack('a process was killed while somebody waited for its answer');
    } else if (error instanceof Refusal) {
      outcome.refused.set(error.message, (outcome.refused.get(error.message) ?? 0) + 1);
    } else if (error)
      throw offence(world.clock.now, [`What somebody did failed: ${error.stack}`], world.story.about([]));
  }
}

/** What those who ask for help would not put up with ends the run as a broken invariant does. */
function complain(world: World, outcome: Outcome, complaints: Complaint[]): void {
  outcome.checks += 1;
  if (complaints.length === 0) return;
  throw offence(
    world.clock.now,
    complaints.slice(0, 3).map(({ why }) => why),
    world.story.about(complaints.flatMap(({ tickets }) => tickets)),
  );
}

/** After a standstill each ticket gets one message, not the backlog of all that would have been said. */
async function expectOneWord(world: World, since: Date): Promise<void> {
  const until = new Date(since.getTime() + 10 * minute);
  if (world.clock.now > until) return;
  const { rows } = await sql<{ number: string }>`
    select t.number from message m join ticket t on t.id = m.ticket_id
     where m.author_id is null and m.purpose in ('late', 'reminder', 'closing') and m.at between ${since} and ${until}
     group by t.number having count(*) > 1`.execute(world.database.db);
  const numbers = rows.map((row) => row.number);
  if (numbers.length > 0)
    throw offence(
      world.clock.now,
      [`More than one message after the standstill: ${numbers}`],
      world.story.about(numbers),
    );
}
