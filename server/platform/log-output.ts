// Where the lines of the log go. A full disk or a broken pipe must not end the desk: what cannot be written is counted.

import { writeSync } from 'node:fs';

let lost = 0;
/** How many lines could not be written since the start. */
export const lostLines = (): number => lost;

const triesWhileBusy = 50;
const pauseMillis = 2;

/** Writes to a file descriptor at once and whole; a reader that is slow for a moment is waited for. */
export const outputTo = (fd: number) => ({
  write(line: string): void {
    let rest = Buffer.from(line);
    for (let turn = 0; rest.length > 0; ) {
      try {
        rest = rest.subarray(writeSync(fd, rest));
        turn = 0;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EAGAIN' && turn++ < triesWhileBusy) {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMillis);
          continue;
        }
        lost++;
        return;
      }
    }
  },
});

/** What else is said on stdout and stderr has the same fate: nobody reads it, and we go on. */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => void lost++);
}
