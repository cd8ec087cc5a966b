// A copy of what starts the desk in a folder of its own, with stand-ins for the server and the command line tool, so that
// starting, installing and building can be tried without touching the real project.

import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export const realRoot = join(import.meta.dirname, '../..');

export type Project = { root: string; env: NodeJS.ProcessEnv };

/** `npm` is a shell script that stands in for npm; it runs in the project's folder. */
export function makeProject(options: { installed?: boolean; npm?: string } = {}): Project {
  const root = mkdtempSync(join(tmpdir(), 'tellonce-project-'));
  for (const name of ['run.mjs', 'run', 'bin', 'package.json', 'package-lock.json']) {
    cpSync(join(realRoot, name), join(root, name), { recursive: true, preserveTimestamps: true });
  }
  mkdirSync(join(root, 'server'));
  for (const [file, stub] of [
    ['main', 'stub-server'],
    ['cli', 'stub-command'],
  ]) {
    const url = JSON.stringify(new URL(`./${stub}.ts`, import.meta.url));
    writeFileSync(join(root, `server/${file}.ts`), `await import(${url});\n`);
  }
  if (options.installed !== false) symlinkSync(join(realRoot, 'node_modules'), join(root, 'node_modules'));
  const env: NodeJS.ProcessEnv = { ...process.env, STUB_NOTES: root };
  for (const name of Object.keys(env)) if (/^npm_|^NODE_ENV$|^VITEST|^TEST$|^TELLONCE_/.test(name)) delete env[name];
  if (options.npm !== undefined) {
    mkdirSync(join(root, 'tools'));
    writeFileSync(join(root, 'tools/npm'), `#!/bin/sh\n${options.npm}\n`, { mode: 0o755 });
    env.PATH = `${join(root, 'tools')}${delimiter}${env.PATH}`;
  }
  return { root, env };
}

export type Running = { child: ChildProcess; out: () => string; err: () => string; ended: Promise<number | string> };

/** Starts a program in a process group of its own, so that the whole group can be signalled. */
export function run(project: Project, command: string[], options: { cwd?: string; input?: string } = {}): Running {
  const [program = '', ...args] = command;
  const cwd = options.cwd ?? project.root;
  const child = spawn(program, args, { cwd, env: project.env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part) => {
    out += part;
  });
  child.stderr.on('data', (part) => {
    err += part;
  });
  child.stdin.end(options.input ?? '');
  const ended = new Promise<number | string>((end, fail) => {
    child.once('error', fail).once('close', (code, signal) => end(code ?? signal ?? 'nothing'));
  });
  return { child, out: () => out, err: () => err, ended };
}

export function notes(project: Project): string[] {
  const path = join(project.root, 'notes');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

/** The process number of the stand-in server, once it is up. */
export async function serverPid(project: Project): Promise<number> {
  for (;;) {
    const line = notes(project).findLast((one) => one.startsWith('pid '));
    if (line) return Number(line.slice(4));
    await delay(20);
  }
}

export function isAlive(pid: number): boolean {
  const state = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  return state !== '' && !/\) Z /.test(state);
}

export async function until(what: () => boolean): Promise<void> {
  while (!what()) await delay(20);
}
