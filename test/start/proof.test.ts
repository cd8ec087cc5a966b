// What `npm test` says at its end, on a project that has two tests that pass, one that fails and two that are not run.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProject, type Project, run } from './project.ts';

let project: Project;

const put = (path: string, content: string) => writeFileSync(join(project.root, path), content);
const npmTest = (env: NodeJS.ProcessEnv = {}) =>
  run({ ...project, env: { ...project.env, CI: undefined, ...env } }, ['node', 'run.mjs', 'test']);
const lastLines = (out: string, count: number) => out.trimEnd().split('\n').slice(-count);

beforeAll(() => {
  project = makeProject();
  for (const folder of ['unit', 'whole']) mkdirSync(join(project.root, folder));
  put('tsconfig.json', '{ "compilerOptions": { "module": "nodenext", "noEmit": true }, "files": ["fine.ts"] }\n');
  put('biome.json', '{ "files": { "includes": ["fine.ts"] }, "formatter": { "enabled": false } }\n');
  put('knip.json', '{ "entry": ["fine.ts"], "project": ["fine.ts"], "exclude": ["dependencies", "binaries"] }\n');
  put('fine.ts', "console.log('fine');\n");
  put(
    'vitest.config.ts',
    `export default { test: { projects: ['unit', 'whole'].map((name) => ({
      test: { name, include: [name + '/*.test.ts'] } })) } };\n`,
  );
  put(
    'unit/a.test.ts',
    `import { expect, test } from 'vitest';
     test('one', () => {});
     test('two', () => expect(process.env.BREAK).toBeUndefined());
     test.skip('needs a browser', () => {});
     test.skip('something (only as root)', () => {});\n`,
  );
  put('whole/b.test.ts', "import { test } from 'vitest';\ntest('three', () => {});\n");
});

afterAll(() => rmSync(project.root, { recursive: true }));

test('when all is well: the counts, types, lint and dead code counted as one each, and what was not run', async () => {
  const whole = npmTest();
  expect(await whole.ended, whole.out()).toBe(0);
  expect(lastLines(whole.out(), 2)).toEqual(['not run: 2', '6 passed, 0 failed']);
});

test('in CI what could not be run has failed, unless its title says what kind of machine it needs', async () => {
  const whole = npmTest({ CI: 'true' });
  expect(await whole.ended).toBe(1);
  expect(lastLines(whole.out(), 3)).toEqual(['✗ not run: needs a browser', 'not run: 1', '6 passed, 1 failed']);
});

test('a step that fails does not keep the others from running', async () => {
  put('fine.ts', 'debugger;\nexport const fine: number = "x";\n');
  put('whole/c.test.ts', "import './nowhere.ts';\n");
  const whole = npmTest({ BREAK: 'yes' });
  expect(await whole.ended).toBe(1);
  expect(lastLines(whole.out(), 3)).toEqual(['Failed: types, biome, knip', 'not run: 2', '2 passed, 5 failed']);
});
