// `tellonce calendar`: a line in, a line out, each as soon as it is read.

import { createInterface } from 'node:readline';
import { answerCalendarLine } from '../calendars/answer-lines.ts';

export async function answerCalendar(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    if (!process.stdout.write(`${answerCalendarLine(line)}\n`)) {
      await new Promise((drained) => process.stdout.once('drain', drained));
    }
  }
}
