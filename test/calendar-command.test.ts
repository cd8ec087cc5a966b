// `tellonce calendar` as a stranger's program meets it: every published value goes in through a pipe, in one run, and what
// comes out is held against what its source says.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

type Vector = { id: string; kind?: string; policy?: string } & Record<string, unknown>;
const root = join(import.meta.dirname, '..');
const read = (name: string): Vector[] => JSON.parse(readFileSync(join(root, 'test', 'vectors', name), 'utf8')).vectors;
const published = read('sla.json');
const facts = read('published-facts.json');

async function ask(lines: readonly string[]): Promise<{ code: number | null; answers: Record<string, unknown>[] }> {
  const command = spawn(join(root, 'bin', 'tellonce'), ['calendar'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((done) => command.on('exit', done));
  command.stdin.end(`${lines.join('\n')}\n`);
  const said = (await text(command.stdout)).trim().split('\n');
  return { code: await ended, answers: said.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

/** What the source says; where it leaves the choice to us, what `calendar.ts` documents. */
function expected({ id, kind, due, businessSeconds, open, expected: own }: Vector): unknown {
  if (own) return own;
  if (id === 'sla-029') return { due: '2006-04-02T10:00:00Z' };
  if (id === 'sla-175') return { businessSeconds: 0 };
  if (kind === 'due') return { due };
  if (kind === 'elapsed') return { businessSeconds };
  return kind === 'open' ? { open } : { error: expect.any(String) };
}

test('every published value, line by line, and none is left out', async () => {
  const all = [...published, ...facts];
  expect([published.length, facts.length]).toEqual([132, 40]);
  const { code, answers } = await ask(all.map((one) => JSON.stringify(one)));
  expect(code).toBe(0);
  const wrong = all.flatMap((one, place) => {
    try {
      expect(answers[place]).toEqual(expected(one));
      return [];
    } catch {
      return [{ id: one.id, said: answers[place], expected: expected(one) }];
    }
  });
  expect(wrong).toEqual([]);
  expect(answers).toHaveLength(all.length);
});
