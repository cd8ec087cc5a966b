// bin/tellonce: from any folder, through a link, with stdout for answers alone.

import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProject, type Project, run } from './project.ts';

let project: Project;
let elsewhere: string;

beforeAll(() => {
  project = makeProject({ npm: 'echo npm was called >&2; exit 1' });
  elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'tellonce-elsewhere-')));
});
afterAll(() => {
  rmSync(project.root, { recursive: true });
  rmSync(elsewhere, { recursive: true });
});

test('answers on stdout alone, from the caller’s folder, with the pinned Node', async () => {
  const command = run(project, [join(project.root, 'bin/tellonce'), 'doctor', '--x', 'a b'], { cwd: elsewhere });
  expect(await command.ended).toBe(0);
  expect(JSON.parse(command.out())).toEqual({
    args: ['doctor', '--x', 'a b'],
    input: '',
    cwd: elsewhere,
    node: process.version,
  });
  expect(command.err()).toBe('');
});

test('works through a symbolic link, hands stdin over and the exit code back', async () => {
  const link = join(elsewhere, 'desk');
  symlinkSync(join(project.root, 'bin/tellonce'), link);
  const command = run(project, [link, 'read', 'code=75'], { cwd: elsewhere, input: 'Привет' });
  expect(await command.ended).toBe(75);
  expect(JSON.parse(command.out())).toMatchObject({ input: 'Привет' });
});
