// `npm run bench -- sweep 100000 1000000`: what the desk's own work costs with so many unresolved tickets, and how it grows.
// Prints; fails nothing.

import { sql } from 'kysely';
import { copyTickets } from './copy-tickets.ts';
import { type DeskInTime, openDeskInTime } from './desk-in-time.ts';
import { measureFullLooks, measureRecalculation, measureSealing } from './measure-long-work.ts';
import { type Minute, measureMinutes, sumOf } from './measure-minutes.ts';
import { beginning, type Group, openPatterns } from './pattern-tickets.ts';

type Measured = { tickets: number; minutes: Minute[] };

/** Whatever goes through all tickets is watched for so long, and reckoned up where that was not enough. */
const mostSeconds = 45;
const say = (line: string) => process.stdout.write(`${line}\n`);
const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0)).padStart(9);

export async function measureSweeps(sizes: readonly number[]): Promise<void> {
  const all: Measured[] = [];
  for (const tickets of sizes) all.push(await measureSize(tickets));
  if (sizes.length > 1) sayMinutes(all);
}

async function measureSize(tickets: number): Promise<Measured> {
  const desk = await openDeskInTime(tickets, beginning);
  try {
    const began = performance.now();
    await fill(desk, tickets);
    const { rows } = await sql<{ tickets: number; events: number; size: string }>`
      select (select count(*) from ticket) as tickets, (select count(*) from event) as events,
             pg_size_pretty(pg_database_size(current_database())) as size`.execute(desk.database.db);
    const { events, size } = rows[0]!;
    say(
      `${rows[0]!.tickets} unresolved tickets, ${events} events, ${size} in ${desk.folder}, made in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
    return await measureDesk(desk, tickets);
  } finally {
    await desk.close();
  }
}

export async function measureDesk(desk: DeskInTime, tickets: number): Promise<Measured> {
  const minutes = await measureMinutes(desk);
  sayMinutes([{ tickets, minutes }]);
  const sealed = await measureSealing(desk, mostSeconds);
  say(`\nsealed ${sealed.events} events in ${seconds(sealed)}`);
  say('\nguarantees in full, each watched for a while at most');
  for (const one of await measureFullLooks(desk, mostSeconds)) {
    const whole = { millis: one.millis / one.share, used: one.used / one.share };
    const looked = one.share < 1 ? `${(100 * one.share).toFixed(0)} % looked at; all of it ` : '';
    say(
      `  guarantee ${one.what}`.padEnd(32) +
        `${looked}${seconds(whole)}, longest stretch ${ms(one.longestMillis).trim()} ms`,
    );
    for (const broken of one.broken) say(`  broken: ${broken}`);
  }
  say('\na service level that changes');
  for (const { what, looked, changed, isDone, ...took } of await measureRecalculation(desk, mostSeconds))
    say(`  ${what}: looked at ${looked}, changed ${changed} in ${seconds(took)}${isDone ? '' : ', not done by then'}`);
  return { tickets, minutes };
}

const seconds = ({ millis, used }: { millis: number; used: number }): string =>
  `${(millis / 1000).toFixed(1)} s, ${(used / 1000).toFixed(1)} s of the processor`;

async function fill(desk: DeskInTime, tickets: number): Promise<void> {
  const groups = await openPatterns(desk);
  let firstId = 1_000_000;
  const copy = async (group: Group, times: number) => {
    const ids = groups.get(group)!;
    await copyTickets(desk.database.db, ids, times, firstId);
    firstId += ids.length * times;
  };
  for (const what of ['promises', 'reminders', 'levels'] as const) {
    await copy(`${what}10`, 9);
    await copy(`${what}1000`, 999);
  }
  const rest = groups.get('rest')!.length;
  await copy('rest', Math.max(1, Math.round((tickets - 3 * 1010 - rest) / rest)));
  await sql`vacuum (analyze)`.execute(desk.database.db);
}

function sayMinutes(all: readonly Measured[]): void {
  const first = all[0]!;
  for (const [index, { name, due }] of first.minutes.entries()) {
    say(
      `\nminute “${name}”, ${due} rows due`.padEnd(52) +
        all.map(({ tickets }) => `${tickets}`.padStart(9)).join('') +
        '   ms, ratio',
    );
    const line = (what: string, of: (minute: Minute) => number) => {
      const values = all.map(({ minutes }) => of(minutes[index]!));
      say(`  ${what}`.padEnd(52) + values.map(ms).join('') + `   × ${(values.at(-1)! / values[0]!).toFixed(1)}`);
    };
    for (const sweep of first.minutes[index]!.sweeps.keys()) line(sweep, (minute) => minute.sweeps.get(sweep)!);
    line('all sweeps', (minute) => sumOf(minute.sweeps.values()));
    for (const broken of all.flatMap(({ minutes }) => minutes[index]!.broken)) say(`  broken: ${broken}`);
    for (const number of first.minutes[index]!.guarantees.keys())
      line(`guarantee ${number}`, (minute) => minute.guarantees.get(number)!);
    line('all guarantees', (minute) => sumOf(minute.guarantees.values()));
    line('processor, all of it', ({ used }) => used);
    line(
      'share of the minute, %',
      (minute) => (sumOf(minute.sweeps.values()) + sumOf(minute.guarantees.values())) / 600,
    );
  }
}
