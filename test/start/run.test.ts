// Starting and ending the desk by run.mjs, by npm and by their process group.

import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAlive, makeProject, notes, type Project, type Running, run, serverPid, until } from './project.ts';

let project: Project;
let running: Running[];

beforeEach(() => {
  project = makeProject();
  running = [];
});

afterEach(() => {
  for (const { child } of running) {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
  }
  rmSync(project.root, { recursive: true });
});

function start(...command: string[]): Running {
  const started = run(project, command);
  running.push(started);
  return started;
}

const startRun = (...args: string[]) => start('node', 'run.mjs', 'start', ...args);

describe('a request to stop', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s to run.mjs ends the desk in order', async (signal) => {
    const desk = startRun();
    const pid = await serverPid(project);
    desk.child.kill(signal);
    expect(await desk.ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(notes(project)).toEqual([`pid ${pid}`, `stop ${signal}`, 'stopped']);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s to the whole group counts once', async (signal) => {
    const desk = startRun();
    const pid = await serverPid(project);
    process.kill(-desk.child.pid!, signal);
    expect(await desk.ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(notes(project)).toEqual([`pid ${pid}`, `stop ${signal}`, 'stopped']);
  });

  test.each(['npm', 'group'])('SIGTERM to npm start (%s) leaves nothing', async (whom) => {
    const desk = start('npm', 'start');
    const pid = await serverPid(project);
    const beganAt = performance.now();
    process.kill(whom === 'npm' ? desk.child.pid! : -desk.child.pid!, 'SIGTERM');
    await desk.ended;
    await until(() => !isAlive(pid));
    expect(performance.now() - beganAt).toBeLessThan(10_000);
    expect(notes(project).filter((note) => note.startsWith('stop '))).toHaveLength(1);
    expect(notes(project)).toContain('stopped');
  });

  test('kill -9 of npm ends the desk in order', async () => {
    const desk = start('npm', 'start');
    const pid = await serverPid(project);
    desk.child.kill('SIGKILL');
    await until(() => !isAlive(pid));
    expect(notes(project)).toContain('stopped');
  });

  test('kill -9 of run.mjs ends the desk in order', async () => {
    const desk = startRun();
    const pid = await serverPid(project);
    desk.child.kill('SIGKILL');
    await until(() => !isAlive(pid));
    expect(notes(project)).toEqual([`pid ${pid}`, 'stop the program that started it ended', 'stopped']);
  });

  test('a second Ctrl-C, more than a second later, forces the end', async () => {
    const desk = startRun('hang');
    const pid = await serverPid(project);
    process.kill(-desk.child.pid!, 'SIGINT');
    await delay(1200);
    process.kill(-desk.child.pid!, 'SIGINT');
    expect(await desk.ended).toBe(1);
    expect(notes(project)).toEqual([`pid ${pid}`, 'stop SIGINT', 'forced']);
  });

  test('a desk that does not end is killed within ten seconds', async () => {
    const desk = startRun('hang');
    const pid = await serverPid(project);
    const beganAt = performance.now();
    desk.child.kill('SIGTERM');
    expect(await desk.ended).toBe(137);
    expect(performance.now() - beganAt).toBeLessThan(10_000);
    expect(isAlive(pid)).toBe(false);
  });
});

describe('the start', () => {
  test('passes arguments on, and the exit code back', async () => {
    expect(await startRun('code=3').ended).toBe(3);
    expect(await startRun('die').ended).toBe(137);
  });

  test.each([
    ['in a folder of its own, apart from the data of npm start', undefined, 'data-dev'],
    ['or in the folder that was named', '/srv/elsewhere', '/srv/elsewhere'],
  ])('in development shows the example company, %s', async (_name, given, used) => {
    if (given !== undefined) project.env.TELLONCE_DATA = given;
    const desk = start('node', 'run.mjs', 'dev');
    await serverPid(project);
    await until(() => desk.out() !== '');
    expect(desk.out()).toBe(`up --example in ${used}\n`);
    desk.child.kill('SIGTERM');
    expect(await desk.ended).toBe(0);
  });

  test('says nothing of its own when everything is there', async () => {
    const desk = startRun();
    await serverPid(project);
    desk.child.kill('SIGTERM');
    await desk.ended;
    expect(desk.err()).toBe('');
    expect(desk.out()).toBe('up \n');
  });

  test('of an unknown task names the known ones', async () => {
    const desk = start('node', 'run.mjs', 'strat');
    expect(await desk.ended).toBe(2);
    expect(desk.err()).toMatch(/start, dev, build/);
  });
});
