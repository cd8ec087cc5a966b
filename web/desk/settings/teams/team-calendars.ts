import type { CalendarLine } from '../../../../contract/calendars.ts';

/** By which calendar a team works: its own, else that of the whole desk. Undefined while they are not there yet. */
export const calendarOfTeam = (calendars: CalendarLine[], teamId: string): CalendarLine | undefined =>
  calendars.find(({ teams }) => teams.some(({ id }) => id === teamId)) ?? calendars.find(({ isDefault }) => isDefault);
