// `tellonce calendar`: one question as a line of JSON, one answer as a line of JSON. Whatever is wrong with a line is
// answered in that line, so that the next one goes on.

import { invalid, Refusal } from '../platform/errors.ts';
import {
  addWorkingTime,
  type CalendarInput,
  compileCalendar,
  isOpen,
  type Pause,
  workingSecondsBetween,
} from './calendar.ts';

type Answer = { due: string } | { businessSeconds: number } | { open: boolean } | { error: string };

/**
 * `{calendar, start, durationSeconds, pauses?}` → `{due}`; with `end` in place of `durationSeconds` → `{businessSeconds}`;
 * with neither → `{open}`. Instants are ISO 8601 with an offset, pauses `[[from, to], …]`.
 */
export function answerCalendarLine(line: string): string {
  try {
    return JSON.stringify(answer(line));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return JSON.stringify({ error: error.message } satisfies Answer);
  }
}

function answer(line: string): Answer {
  const { calendar: input, start, end, durationSeconds, pauses } = readObject(line);
  const calendar = compileCalendar(input as CalendarInput);
  const from = readInstant(start, 'start');
  const without = readPauses(pauses ?? []);
  const asksDue = durationSeconds !== undefined && durationSeconds !== null;
  const asksElapsed = end !== undefined && end !== null;
  if (asksDue && asksElapsed) throw invalid('Give "durationSeconds" or "end", not both.');
  if (asksDue) {
    if (typeof durationSeconds !== 'number') throw invalid('"durationSeconds" must be a number of seconds.');
    return { due: iso(addWorkingTime(calendar, from, durationSeconds, without)) };
  }
  if (asksElapsed) {
    return { businessSeconds: workingSecondsBetween(calendar, from, readInstant(end, 'end'), without) };
  }
  return { open: isOpen(calendar, from) };
}

function readObject(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw invalid('The line is not JSON.');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalid('The line must be a JSON object with "calendar" and "start".');
}

function readPauses(pauses: unknown): Pause[] {
  if (!Array.isArray(pauses)) throw invalid('"pauses" must be a list of pairs [from, to].');
  return pauses.map((pause: unknown) => {
    if (!Array.isArray(pause) || pause.length !== 2) throw invalid('"pauses" must be a list of pairs [from, to].');
    return { from: readInstant(pause[0], 'pauses'), to: readInstant(pause[1], 'pauses') };
  });
}

const instantForm = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

function readInstant(text: unknown, field: string): Date {
  const match = typeof text === 'string' ? instantForm.exec(text) : null;
  const at = new Date(match === null ? Number.NaN : match[0]);
  // Date rolls the 30th of February over into March; the date alone, read back, shows it.
  if (match === null || Number.isNaN(at.getTime()) || !new Date(match[1]!).toISOString().startsWith(match[1]!)) {
    throw invalid('"{field}" needs an instant such as "2026-03-21T10:30:00Z".', { field });
  }
  return at;
}

function iso(at: Date): string {
  return at.toISOString().replace('.000Z', 'Z');
}
