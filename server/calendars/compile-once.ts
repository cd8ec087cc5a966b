import { type Calendar, type CalendarInput, compileCalendar } from './calendar.ts';

// Compiling a calendar costs more than reading it. Its text is the key, so a changed calendar is a new entry.
const compiled = new Map<string, Calendar>();

export function compileOnce(input: CalendarInput): Calendar {
  const key = JSON.stringify(input);
  let calendar = compiled.get(key);
  if (!calendar) {
    if (compiled.size > 100) compiled.clear();
    calendar = compileCalendar(input);
    compiled.set(key, calendar);
  }
  return calendar;
}
