// The simulator in short: seeds that hold on a short horizon, that the same seed tells the same story, that a broken desk ends a
// run with a story that plays again, and that every action may be killed between any two of its statements.
// `npm run simulate` is the long form. Each run is a program of its own, as whoever replays one starts it.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const minutes = (many: number) => many * 60_000;

type Played = { code: number | null; said: string; told: string };

function play(...args: string[]): Promise<Played> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['simulate/main.ts', '--agents', '4', ...args], { cwd: root });
    let [said, told] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, said, told }));
  });
}

const numberIn = (said: string, shape: RegExp): number => Number(shape.exec(said)?.[1] ?? Number.NaN);

test(
  'the same seed tells the same story, with killed processes, and holds every invariant',
  async () => {
    const run = () => play('--seed', '1', '--days', '2', '--tell');
    const [one, other] = await Promise.all([run(), run()]);
    expect(one.said).toMatch(/held: 2 days, 4 agents, seed 1, \d+ invariant checks\n$/);
    expect(one.code).toBe(0);
    expect(numberIn(one.said, /(\d+) tickets/)).toBeGreaterThan(30);
    expect(numberIn(one.said, /, (\d+) invariant checks/)).toBeGreaterThan(1_000);
    expect(numberIn(one.said, /gaps between statements, (\d+) times/)).toBeGreaterThan(3);
    expect(one.told.split('\n').length).toBeGreaterThan(100);
    expect(other.told).toBe(one.told);
    const mark = /story (\w+):/.exec(one.said)?.[1];
    expect(mark).toMatch(/^[0-9a-f]{16}$/);
    expect(/story (\w+):/.exec(other.said)?.[1]).toBe(mark);
  },
  minutes(15),
);

test(
  'another seed holds for two days',
  async () => {
    const { code, said } = await play('--seed', '7', '--days', '2');
    expect(said).toMatch(/held: 2 days, 4 agents, seed 7, \d+ invariant checks\n$/);
    expect(code).toBe(0);
  },
  minutes(15),
);

test(
  'a row that says something false ends the run with the story of its ticket, and the line that it ends with plays it again',
  async () => {
    const first = await play('--seed', '1', '--days', '2', '--sabotage', '1');
    expect(first.code).toBe(1);
    const story = storyOf(first);
    expect(story).toMatch(/Invariant 3 .*requester's last word[\s\S]*What had happened:[\s\S]*wrote/);
    const replay = /replay with npm run simulate -- (.*)\n$/.exec(first.said)?.[1];
    const again = await play(...replay!.split(' '));
    expect(again.code).toBe(1);
    expect(storyOf(again)).toBe(story);
  },
  minutes(15),
);

const storyOf = ({ said }: Played): string => said.slice(0, said.search(/Refused by the rules|Killed in/));

test(
  'each of the main actions is killed in every gap between two of its statements, and is done once in the end',
  async () => {
    const { code, said } = await play('--boundaries');
    expect(said).toMatch(/held: \d+ gaps of 9 actions, \d+ invariant checks\n$/);
    expect(code).toBe(0);
    for (const name of ['open', 'reply', 'take', 'move', 'resolve', 'reopen', 'merge', 'sweep', 'deliver']) {
      expect(numberIn(said, new RegExp(`^ {2}${name}: killed in (\\d+) gaps`, 'm'))).toBeGreaterThan(3);
    }
  },
  minutes(15),
);
