// What a person is told when the built-in database cannot run: what is wrong, which folder, what to do. One sentence or
// two, because they end up alone on a terminal.

import { statfsSync } from 'node:fs';

type Where = { folder: string; dataFolder: string; logPath: string };

/** Turns what PostgreSQL or the system said into an Error for the person who starts the desk. */
export function databaseFailure(where: Where, said: string, cause?: unknown): Error {
  // On a full disk PostgreSQL cannot even write down why it ended.
  const silentlyFull = said.trim() === '' && freeBytes(where.dataFolder) < 1024 * 1024;
  return new Error(sentenceFor(where, silentlyFull ? 'No space left on device' : said), cause ? { cause } : undefined);
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function sentenceFor({ folder, dataFolder, logPath }: Where, said: string): string {
  const reason = reasonIn(said);
  if (/No space left|ENOSPC|Disk quota|EDQUOT/i.test(said)) {
    return `The disk is full: the database in ${folder} cannot be written (${reason}). Make room and start again.`;
  }
  if (/Permission denied|EACCES|EPERM|Operation not permitted|EROFS|Read-only file system/i.test(said)) {
    return (
      `A permission is missing for the database in ${folder} (${reason}). Give the folder ${dataFolder} to the user ` +
      'who starts the desk, or set TELLONCE_DATA to another folder.'
    );
  }
  if (/ENOENT/.test(said) && /spawn/.test(said)) {
    return `The built-in database does not run on this machine (${reason}). Set DATABASE_URL to a PostgreSQL of your own.`;
  }
  return damaged(folder, reason, logPath);
}

/** The sentence for a folder whose content is not (any more) a database of ours. */
export function damaged(folder: string, reason: string, logPath: string): string {
  return (
    `The database in ${folder} does not start, its folder looks damaged: ${reason}. Put the folder back from a backup, ` +
    `or move it away to begin with an empty desk; ${logPath} says more.`
  );
}

/** The line that says why: the last FATAL or PANIC, else the last error, else the last line. Without its time stamp. */
function reasonIn(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const line =
    lines.findLast((one) => /\b(FATAL|PANIC):/.test(one)) ??
    lines.findLast((one) => /error:|ERROR:/.test(one)) ??
    lines.at(-1) ??
    'PostgreSQL ended without a word';
  return line.replace(/^.*?\b(FATAL|PANIC|ERROR|LOG|error): +/, '').replace(/[.\s]+$/, '');
}
