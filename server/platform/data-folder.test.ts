// Where a desk puts its data, and where it refuses to.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeDataFolder, noteRunning, runningDesks } from './data-folder.ts';

const base = mkdtempSync(join(tmpdir(), 'tellonce-data-folder-'));
afterAll(() => rmSync(base, { recursive: true }));

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(base, 'folder-'));
  for (const name of names) writeFileSync(join(folder, name), '');
  return folder;
}

test('a folder is made with all that lies above it, closed to others', () => {
  const folder = join(base, 'a/b/c');
  makeDataFolder(folder);
  makeDataFolder(folder);
  expect(statSync(folder).mode & 0o077).toBe(process.getuid?.() === 0 ? 0o011 : 0);
});

test.each([
  ['under /proc', '/proc/tellonce/data'],
  ['under /sys', '/sys/tellonce/data'],
  ['below a file', join(import.meta.filename, 'data')],
])('a folder that cannot be made (%s) ends in a sentence at once', (_name, folder) => {
  if (!existsSync('/proc/self') && !folder.startsWith(import.meta.filename)) return;
  expect(() => makeDataFolder(folder)).toThrow(
    /^The data folder \/.* cannot be made: .*\. Set TELLONCE_DATA to a folder that can\.$/,
  );
});

test('a link that leads nowhere ends in a sentence', () => {
  symlinkSync(join(base, 'nowhere'), join(base, 'link'));
  expect(() => makeDataFolder(join(base, 'link'))).toThrow(/cannot be made/);
});

test('a folder with files of others is refused by name, and nothing is put into it', () => {
  const folder = folderWith('invoices.xlsx', 'letters.txt', 'photo.jpg', 'zebra.png', '.hidden');
  expect(() => makeDataFolder(folder)).toThrow(
    new RegExp(
      `^The folder ${folder} holds files that are not a desk's \\(invoices.xlsx, letters.txt, photo.jpg, …\\)`,
    ),
  );
  expect(readdirSync(folder)).toHaveLength(5);
});

test.each([
  ['an empty folder', []],
  ['a fresh disk', ['lost+found']],
  ['a folder kept by version control', ['.gitkeep', '.DS_Store']],
  ['a desk’s own folder in which somebody left a file', ['secret', 'notes.txt']],
  ['a folder whose first start was killed', ['postgres-password.123-abcd']],
])('%s is taken', (_name, names) => {
  makeDataFolder(folderWith(...names));
});

test('a database folder of another version of PostgreSQL is a desk’s', () => {
  const folder = folderWith();
  mkdirSync(join(folder, 'postgres-17'));
  makeDataFolder(folder);
});

test('a running desk is found by the note it leaves, a killed one is not', () => {
  const folder = join(base, 'running');
  const killed = spawnSync(process.execPath, ['--eval', '']).pid;
  makeDataFolder(folder);
  writeFileSync(join(folder, `desk-${killed}.json`), '{}');
  const remove = noteRunning(folder, { role: 'all', url: 'http://127.0.0.1:3999', smtp: { host: '::1', port: 2999 } });
  expect(runningDesks(folder)).toEqual([
    { pid: process.pid, role: 'all', url: 'http://127.0.0.1:3999', smtp: { host: '::1', port: 2999 } },
  ]);
  expect(readdirSync(folder)).toEqual([`desk-${process.pid}.json`]);
  remove();
  expect(runningDesks(folder)).toEqual([]);
  expect(runningDesks(join(base, 'not-there'))).toEqual([]);
});
