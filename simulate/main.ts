// `npm run simulate -- --seed 7 --days 365`: a whole desk on a virtual clock, and whether it kept its promises.

import { parseArgs } from 'node:util';
import { simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '30' },
    agents: { type: 'string', default: '12' },
    // The whole story on stderr while it goes on.
    tell: { type: 'boolean', default: false },
  },
});
const [seed, days, agents] = [values.seed, values.days, values.agents].map(wholeNumber) as [number, number, number];
const began = performance.now();
const outcome = await simulate({
  seed,
  days,
  agents,
  onTell: values.tell ? (line) => void process.stderr.write(`${line}\n`) : undefined,
  onDay: (day) => {
    if (process.stderr.isTTY) process.stderr.write(`\rday ${day} of ${days} `);
  },
});
const seconds = Math.round((performance.now() - began) / 1_000);
const say = (line: string) => process.stdout.write(`${line}\n`);
for (const line of outcome.story) say(line);
if (outcome.refused.size > 0) {
  say('Refused by the rules:');
  for (const [why, count] of outcome.refused) say(`  ${count} × ${why}`);
}
say(`${outcome.tickets} tickets, ${outcome.mails} mails, ${outcome.moments} moments in ${seconds} s`);
say(
  outcome.held
    ? `held: ${days} days, ${agents} agents, seed ${seed}, ${outcome.checks} invariant checks`
    : `broken: replay with npm run simulate -- --seed ${seed} --days ${days} --agents ${agents}`,
);
process.exitCode = outcome.held ? 0 : 1;

function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Number(text);
  process.stderr.write(`“${text}” is not a whole number above 0.\n`);
  process.exit(64);
}
