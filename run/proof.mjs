// The quick gate (check) and the whole gate (test). A step that fails does not keep the others from running, so that one
// run tells everything that is wrong.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runPinned, stopCode } from './child.mjs';

const steps = {
  types: ['node_modules/typescript/bin/tsc', '--noEmit'],
  biome: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
  knip: ['node_modules/knip/bin/knip.js', '--no-progress'],
};

/** Types, lint, the rules of the house and the unit tests. Returns the exit code. */
export async function check() {
  const failed = await runSteps(['types', 'biome']);
  const tests = await runTests(['--project', 'unit']);
  return conclude(failed, 2, tests);
}

/** Everything. `args` narrow the tests down (`npm test -- test/start`). Returns the exit code. */
export async function test(args) {
  const built = await build();
  const failed = await runSteps(['types', 'biome', 'knip']);
  if (!built) failed.push('the web app');
  const tests = await runTests(['--project', 'unit', '--project', 'whole', ...args]);
  return conclude(failed, 3 + (built ? 0 : 1), tests);
}

async function runSteps(names) {
  const failed = [];
  for (const name of names) {
    const code = await runPinned(steps[name]);
    if (code !== 0) failed.push(name);
    say(`${code === 0 ? '✓' : '✗'} ${name}`);
    endIfStopped();
  }
  return failed;
}

/** Counts of vitest's own report. A file that does not even load, or an error outside of any test, counts as one. */
async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'tellonce-tests-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await runPinned(['node_modules/vitest/vitest.mjs', 'run', ...args, ...reporters]);
    endIfStopped();
    return countsIn(report, code);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function countsIn(report, code) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, 'utf8'));
  } catch (error) {
    say(`vitest left no report (${error.message}).`);
    return { passed: 0, failed: 1, notRun: [] };
  }
  const tests = results.testResults.flatMap((file) => file.assertionResults);
  const unloaded = results.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = tests.filter((one) => one.status === 'failed').length + unloaded.length;
  return {
    passed: tests.filter((one) => one.status === 'passed').length,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    notRun: tests.filter((one) => !['passed', 'failed'].includes(one.status)).map((one) => one.fullName),
  };
}

/**
 * The last lines. On a person's machine a test may be skipped where a browser or a mail server is missing; where `CI` is
 * set that is a failure, but for tests whose title says what kind of machine they need: “(only as root)”.
 */
function conclude(failedSteps, stepCount, tests) {
  const missed = process.env.CI ? tests.notRun.filter((name) => !/\(only [^)]*\)/.test(name)) : [];
  for (const name of missed) say(`✗ not run: ${name}`);
  const notRun = tests.notRun.length - missed.length;
  const failed = failedSteps.length + tests.failed + missed.length;
  if (failedSteps.length > 0) say(`Failed: ${failedSteps.join(', ')}`);
  if (notRun > 0) say(`not run: ${notRun}`);
  say(`${stepCount - failedSteps.length + tests.passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Ctrl-C means all of it, not the one step that it hit. */
function endIfStopped() {
  const code = stopCode();
  if (code) process.exit(code);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
