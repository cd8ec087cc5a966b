// What every npm script calls: `node run.mjs <task>`. Plain JavaScript without dependencies for Node 20 or newer, because
// it runs before anything is installed. It installs what is missing, builds the web app when its sources changed, and
// hands over to the Node that package.json pins. Whatever it says goes to stderr: stdout belongs to the program.

import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './run/build.mjs';
import { runPinned, stopCode } from './run/child.mjs';
import { ensureInstalled } from './run/install.mjs';
import { root } from './run/place.mjs';

const tasks = {
  start: (args) => serve(args),
  dev: (args) => serve(['--example', ...args], { TELLONCE_DATA: process.env.TELLONCE_DATA || 'data-dev' }),
  build: async ([what]) => {
    await ensureInstalled('run');
    if (what === 'types') return runPinned(['db/write-types.ts']);
    return (await build({ always: true })) ? 0 : 1;
  },
  check: async () => {
    await ensureInstalled('everything');
    const { check } = await import('./run/proof.mjs');
    return check();
  },
  test: async (args) => {
    await ensureInstalled('everything');
    const { test } = await import('./run/proof.mjs');
    return test(args);
  },
  faults: async (args) => {
    await ensureInstalled('everything');
    await build();
    return runPinned(['node_modules/vitest/vitest.mjs', 'run', '--project', 'faults', ...args]);
  },
  bench: async (args) => {
    await ensureInstalled('everything');
    await build();
    return runPinned(['bench/main.ts', ...args], { env: production() });
  },
  fuzz: async (args) => {
    await ensureInstalled('everything');
    return runPinned(['test/fuzz/main.ts', ...args]);
  },
  simulate: async (args) => {
    await ensureInstalled('everything');
    return runPinned(['simulate/main.ts', ...args]);
  },
  format: async () => {
    await ensureInstalled('everything');
    return runPinned(['node_modules/@biomejs/biome/bin/biome', 'check', '--write', '.']);
  },
};

/** `settings` win over the environment. */
async function serve(args, settings = {}) {
  await ensureInstalled('run');
  if (!(await build())) return 1;
  return runPinned(['server/main.ts', ...args], { env: { ...production(), ...settings } });
}

/**
 * Libraries look at NODE_ENV to choose their quick form; whoever sets it keeps it. Compiled code is kept between starts,
 * which saves a third of the time that a command takes.
 */
function production() {
  const { NODE_ENV, NODE_COMPILE_CACHE } = process.env;
  return {
    ...process.env,
    NODE_ENV: NODE_ENV || 'production',
    NODE_COMPILE_CACHE: NODE_COMPILE_CACHE || join(root, 'dist', '.compiled'),
  };
}

/** The command line tool: the same installation, the caller's folder, `server/cli.ts`. Returns the exit code. */
export async function runCommand(args) {
  await ensureInstalled('run');
  if (args[0] === 'serve' && !args.includes('--help')) {
    return (await build())
      ? runPinned(['server/main.ts', ...args.slice(1)], { cwd: process.cwd(), env: production() })
      : 1;
  }
  return runPinned(['server/cli.ts', ...args], { cwd: process.cwd(), env: production() });
}

async function main([name = '', ...args]) {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (!task) {
    process.stderr.write(`node run.mjs <task>, where the task is one of ${Object.keys(tasks).join(', ')}.\n`);
    return 2;
  }
  return task(args);
}

const isMain = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      // Whoever stops an installation knows why it did not end well.
      if (!stopCode()) process.stderr.write(`${error.message}\n`);
      process.exitCode = stopCode() ?? 1;
    },
  );
}
