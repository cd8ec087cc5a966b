import { Refusal } from '../platform/errors.ts';
import { type Calendar, type CalendarInput, compileCalendar } from './calendar.ts';

// Compiling a calendar costs more than reading it. Its text is the key, so a changed calendar is a new entry.
const compiled = new Map<string, Calendar>();

const allDay: [string, string][] = [['00:00', '24:00']];
const always: CalendarInput = {
  tz: 'UTC',
  hours: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
};

/**
 * The calendar by which tickets go. It never fails: neither a ticket that is read nor a promise that has come due waits for
 * an administrator to mend a calendar. One that cannot be meant is open always; `doctor` and the log tell of it.
 */
export function compileOnce(input: CalendarInput): Calendar {
  const key = JSON.stringify(input);
  let calendar = compiled.get(key);
  if (!calendar) {
    if (compiled.size > 100) compiled.clear();
    calendar = { ...compiledOrAlways(input), answersAnyway: true };
    compiled.set(key, calendar);
  }
  return calendar;
}

function compiledOrAlways(input: CalendarInput): Calendar {
  try {
    return compileCalendar(input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return compileCalendar(always);
  }
}
