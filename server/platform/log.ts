// The log: JSON lines on stderr, because stdout belongs to answers. On a terminal the same lines are made readable.

import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';
import { outputTo } from './log-output.ts';

export type Log = Logger;

const hidden = '[hidden]';

// Fields that never show their value, wherever a library or a request puts them.
const secretNames = ['password', 'secret', 'token', 'apiKey', 'authorization', 'cookie', 'set-cookie', 'pass'];
const secretPaths = secretNames.flatMap((name) => {
  const step = name.includes('-') ? `["${name}"]` : name;
  const under = (parent: string) => (step.startsWith('[') ? `${parent}${step}` : `${parent}.${step}`);
  return [step, under('*'), under('*.headers'), under('headers')];
});

// Secrets inside texts: the password in an address and the key of a Bearer header.
const secretTexts: [RegExp, string][] = [
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:@/"]*:)[^\s@/"]+@/gi, `$1${hidden}@`],
  [/(bearer\s+)[\w.~+/=-]+/gi, `$1${hidden}`],
];

type Destination = { write(line: string): void };

/**
 * Makes the log of a process. Lines are written at once, so that the last words before an end are not lost.
 * `destination` is stderr unless a test listens.
 */
export function createLog(level: LogLevel, destination?: Destination): Log {
  const readable = destination === undefined && process.stderr.isTTY === true;
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretPaths, censor: hidden },
      hooks: { streamWrite: (line) => (readable ? forPeople(hideSecrets(line)) : hideSecrets(line)) },
    },
    destination ?? outputTo(process.stderr.fd),
  );
}

function hideSecrets(line: string): string {
  return secretTexts.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
}

/** `23:04:11 warn  The sentence. {"the":"rest"}`, with the stack of an error below. */
function forPeople(line: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown> & { err?: { stack?: string } };
  const clock = String(time).slice(11, 19);
  const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  const stack = err?.stack ? `\n${err.stack}` : '';
  return `${clock} ${String(level).padEnd(5)} ${msg ?? ''}${details}${stack}\n`;
}
