// `npm run simulate -- --seed 7 --days 365`: a whole desk on a virtual clock, and whether it kept its promises.

import { parseArgs } from 'node:util';
import { sweepBoundaries } from './every-boundary.ts';
import { type Outcome, simulate } from './simulate.ts';
import type { World } from './world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '30' },
    agents: { type: 'string', default: '12' },
    // The whole story on stderr while it goes on.
    tell: { type: 'boolean', default: false },
    // Breaks a row behind the desk's back at the midnight after this day: so does a broken run look.
    sabotage: { type: 'string' },
    // Instead of a run: the main actions, killed in each gap between two of their statements. “database” kills that.
    boundaries: { type: 'boolean', default: false },
    kill: { type: 'string', default: 'process' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
process.exitCode = (await (values.boundaries ? killEverywhere() : play())) ? 0 : 1;

async function play(): Promise<boolean> {
  const [seed, days, agents] = [values.seed, values.days, values.agents].map(wholeNumber) as [number, number, number];
  const sabotage = values.sabotage === undefined ? undefined : wholeNumber(values.sabotage);
  const began = performance.now();
  const outcome = await simulate({
    seed,
    days,
    agents,
    onTell: values.tell ? (line) => void process.stderr.write(`${line}\n`) : undefined,
    onDay: async (day, world) => {
      if (day === sabotage) await falsify(world);
      if (process.stderr.isTTY) process.stderr.write(`\rday ${day} of ${days} `);
    },
  });
  const seconds = Math.round((performance.now() - began) / 1_000);
  for (const line of outcome.story) say(line);
  if (outcome.refused.size > 0) say('Refused by the rules:');
  for (const [why, count] of outcome.refused) say(`  ${count} × ${why}`);
  tellBoundaries(outcome.boundaries);
  const { tickets, mails, moments, mark } = outcome;
  const { node, database } = outcome.spent;
  say(`${tickets} tickets, ${mails} mails, ${moments} moments in ${seconds} s`);
  say(`processor time: ${node.toFixed(1)} s of the desk, ${database?.toFixed(1) ?? 'unknown'} s of its database`);
  say(`story ${mark}: the same seed, days and agents tell the same one`);
  const replay = `--seed ${seed} --days ${days} --agents ${agents}${sabotage ? ` --sabotage ${sabotage}` : ''}`;
  say(
    outcome.held
      ? `held: ${days} days, ${agents} agents, seed ${seed}, ${outcome.checks} invariant checks`
      : `broken: replay with npm run simulate -- ${replay}`,
  );
  return outcome.held;
}

/** What was done how often, and in how many of its gaps between two statements something died. */
function tellBoundaries(told: Outcome['boundaries']): void {
  const died = told.filter(({ crashes }) => crashes > 0);
  const [gaps, hit] = [told.reduce((sum, one) => sum + one.gaps, 0), told.reduce((sum, one) => sum + one.hit, 0)];
  say(`Killed in ${hit} of ${gaps} gaps between statements, ${died.reduce((sum, one) => sum + one.crashes, 0)} times:`);
  for (const { name, turns, gaps: all, hit: some } of died) say(`  ${some} of ${all}: ${name} (${turns} times done)`);
}

async function killEverywhere(): Promise<boolean> {
  const { swept, broken, checks } = await sweepBoundaries(values.kill === 'database' ? 'database' : 'process');
  for (const line of broken) say(line);
  for (const { name, gaps, killed } of swept)
    say(`  ${name}: killed in ${killed} gaps, and its answer lost after the last (${gaps})`);
  const gaps = swept.reduce((sum, one) => sum + one.gaps, 0);
  say(broken.length === 0 ? `held: ${gaps} gaps of ${swept.length} actions, ${checks} invariant checks` : 'broken');
  return broken.length === 0;
}

/** A row that says something else than its history, of a ticket on which hardly anything happens any more. */
async function falsify({ database }: World): Promise<void> {
  await database.pool.query(`
    update ticket set last_requester_at = last_requester_at - interval '1 second'
     where id = (select id from ticket where last_requester_at is not null
                  order by status in ('resolved', 'closed', 'spam') desc, id limit 1)`);
}

function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Number(text);
  process.stderr.write(`“${text}” is not a whole number above 0.\n`);
  process.exit(64);
}
