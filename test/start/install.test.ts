// Installing what is missing and building what changed; a script stands in for npm, the installed packages are the real
// project's.

import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { isAlive, makeProject, type Project, realRoot, run, until } from './project.ts';

const projects: Project[] = [];
afterEach(() => {
  for (const { root } of projects.splice(0)) rmSync(root, { recursive: true });
});

function make(...how: Parameters<typeof makeProject>): Project {
  const project = makeProject(...how);
  projects.push(project);
  return project;
}

const installing = `echo "$@" >> calls; sleep 0.3; ln -s ${realRoot}/node_modules node_modules; echo noise; echo warning >&2`;
const calls = ({ root }: Project) => (existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8') : '');
/** A folder of the project's own whose packages are the real ones. */
function installHere({ root }: Project): void {
  const from = join(realRoot, 'node_modules');
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(from)) symlinkSync(join(from, name), join(root, 'node_modules', name));
}
const start = (project: Project) => run(project, ['node', 'run.mjs', 'start', 'code=0']);

describe('installing', () => {
  test('happens when nothing is installed, in one line, with everything that is needed', async () => {
    const project = make({ installed: false, npm: installing });
    project.env.NODE_ENV = 'production';
    const first = start(project);
    expect(await first.ended).toBe(0);
    expect(first.err()).toBe('Installing what is missing (about a minute)…\n');
    expect(first.out()).toBe('');
    expect(calls(project)).toMatch(/^ci .*--include=dev .*\n$/);
    const second = start(project);
    expect(await second.ended).toBe(0);
    expect(second.err()).toBe('');
    expect(calls(project).split('\n')).toHaveLength(2);
  });

  test('does not happen after a plain “npm ci” by hand', async () => {
    const project = make({ installed: false, npm: 'exit 1' });
    symlinkSync(join(realRoot, 'node_modules'), join(project.root, 'node_modules'));
    const desk = start(project);
    expect(await desk.ended).toBe(0);
    expect(desk.err()).toBe('');
  });

  test('happens when the lock file wants another version', async () => {
    const project = make({ installed: false, npm: 'echo called >> calls' });
    installHere(project);
    const lockPath = join(project.root, 'package-lock.json');
    const lock = JSON.parse(readFileSync(lockPath, 'utf8'));
    lock.packages['node_modules/fastify'].version = '99.0.0';
    writeFileSync(lockPath, JSON.stringify(lock));
    const desk = start(project);
    expect(await desk.ended).toBe(1);
    expect(calls(project)).toBe('called\n');
    expect(desk.err()).toContain('this is still missing: fastify.');
  });

  test('never goes through a link into what others use', async () => {
    const project = make({ npm: 'echo called >> calls' });
    const lockPath = join(project.root, 'package-lock.json');
    const lock = JSON.parse(readFileSync(lockPath, 'utf8'));
    lock.packages['node_modules/fastify'].version = '99.0.0';
    writeFileSync(lockPath, JSON.stringify(lock));
    const desk = start(project);
    expect(await desk.ended).toBe(1);
    expect(calls(project)).toBe('');
    expect(desk.err()).toContain(`is a link to ${realRoot}/node_modules`);
    expect(desk.err()).toContain('Nothing was installed');
  });

  test('that fails shows what npm said, and a sentence', async () => {
    const project = make({ installed: false, npm: 'echo ENETUNREACH >&2; exit 7' });
    const desk = start(project);
    expect(await desk.ended).toBe(1);
    expect(desk.err()).toMatch(/ENETUNREACH\n“npm ci” failed/);
  });

  test('ends quietly when it is told to stop, and its npm with it', async () => {
    const project = make({ installed: false, npm: 'echo $$ > calls; exec sleep 60' });
    const desk = start(project);
    await until(() => calls(project) !== '');
    desk.child.kill('SIGTERM');
    expect(await desk.ended).toBe(143);
    expect(desk.err()).toBe('Installing what is missing (about a minute)…\n');
    expect(isAlive(Number(calls(project)))).toBe(false);
  });

  test('of two starts at once happens once', async () => {
    const project = make({ installed: false, npm: installing });
    const both = [start(project), start(project)];
    expect(await Promise.all(both.map((one) => one.ended))).toEqual([0, 0]);
    expect(calls(project).split('\n')).toHaveLength(2);
  });

  test('is not kept waiting by the lock of a process that was killed', async () => {
    const project = make({ installed: false, npm: installing });
    mkdirSync(join(project.root, 'dist'));
    writeFileSync(join(project.root, 'dist/.installing'), '4194304');
    expect(await start(project).ended).toBe(0);
    expect(existsSync(join(project.root, 'dist/.installing'))).toBe(false);
  });
});

describe('building', () => {
  const config = `export default { root: import.meta.dirname + '/web/desk', build: { emptyOutDir: true } };\n`;
  const page = '<!doctype html><title>Desk</title><script type="module" src="./main.js"></script>';

  function withWeb(): Project {
    const project = make();
    mkdirSync(join(project.root, 'web/desk'), { recursive: true });
    writeFileSync(join(project.root, 'vite.desk.config.ts'), config);
    writeFileSync(join(project.root, 'vite.gallery.config.ts'), 'throw new Error("nobody builds the gallery")');
    writeFileSync(join(project.root, 'web/desk/index.html'), page);
    writeFileSync(join(project.root, 'web/desk/main.js'), 'document.title = "one";\n');
    return project;
  }
  const built = 'Building the web app (some seconds)…\n';

  test('happens the first time and when a source changed, not when only its time did', async () => {
    const project = withWeb();
    const says = async () => {
      const desk = start(project);
      expect(await desk.ended).toBe(0);
      return desk.err();
    };
    expect(await says()).toBe(built);
    expect(existsSync(join(project.root, 'dist/desk/index.html'))).toBe(true);
    expect(await says()).toBe('');
    utimesSync(join(project.root, 'web/desk/main.js'), 1, 1);
    expect(await says()).toBe('');
    writeFileSync(join(project.root, 'web/desk/main.test.ts'), 'x');
    expect(await says()).toBe('');
    appendFileSync(join(project.root, 'web/desk/main.js'), 'document.title = "two";\n');
    expect(await says()).toBe(built);
    rmSync(join(project.root, 'dist/desk'), { recursive: true });
    expect(await says()).toBe(built);
  });

  test('of two starts at once happens once', async () => {
    const project = withWeb();
    const both = [start(project), start(project)];
    expect(await Promise.all(both.map((one) => one.ended))).toEqual([0, 0]);
    expect(
      both
        .map((one) => one.err())
        .join('')
        .split(built),
    ).toHaveLength(2);
  });

  test('that fails shows what vite said, keeps the last one, and does not start', async () => {
    const project = withWeb();
    expect(await start(project).ended).toBe(0);
    writeFileSync(join(project.root, 'web/desk/main.js'), 'import "./nowhere.js";\n');
    const desk = start(project);
    expect(await desk.ended).toBe(1);
    expect(desk.err()).toMatch(/nowhere\.js[\s\S]*could not be built/);
    expect(existsSync(join(project.root, 'dist/desk/index.html'))).toBe(true);
  });
});
