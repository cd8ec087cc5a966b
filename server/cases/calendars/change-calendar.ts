// An administrator arranges calendars: which there are, their hours from a day on, and days that differ.

import { compileCalendar } from '../../calendars/calendar.ts';
import { holidaysOf, yearsAhead } from '../../calendars/holidays.ts';
import type { CalendarPlan, HolidayChoice, Interval } from '../../calendars/plan.ts';
import { defaultCalendarId, findCalendar, localDate, type StoredCalendar } from '../../calendars/read-calendars.ts';
import { firstVersion, inForceAt } from '../../calendars/versions.ts';
import { instantOn } from '../../calendars/working-spans.ts';
import {
  clearDefaultCalendar,
  insertCalendar,
  makeDefaultCalendar,
  nameCalendar,
  retireCalendar as retire,
} from '../../calendars/write-calendars.ts';
import { mustBeZone } from '../../calendars/zone.ts';
import { askRecalculation } from '../../clocks/write-recalculations.ts';
import { setTeamCalendar } from '../../people/team.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, invalid, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { noteChange } from '../../settings/write-settings.ts';
import { goOver, ofNoCalendar, ofTeam } from './go-over.ts';
import { makeVersions, mustAdminister } from './make-versions.ts';

/** @returns its id. @throws Forbidden, NotFound (the one to copy) */
export function addCalendar(ctx: Context, input: { name: string; copyOf?: string | undefined }): Promise<string> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const model = await findCalendar(tx, input.copyOf ?? (await defaultCalendarId(tx)));
    const id = ctx.newId();
    // A leave is of the desk that it was made for; a copy is open.
    const plan = { ...inForceAt(model.versions, ctx.now).plan, closed: [] };
    await together(tx, [
      ...insertCalendar(ctx, { id, name: input.name, isDefault: false }, firstVersion(plan, ctx.now)),
      noteChange(ctx, 'calendar', null, { calendarId: id, name: input.name, copyOf: model.id }),
      record(ctx, [{ kind: 'calendar.added', subjectId: id }]),
    ]);
    return id;
  });
}

export type ChangeCalendar = { name?: string | undefined; isDefault?: true | undefined; move?: boolean | undefined };

/** @throws Forbidden, NotFound, Conflict (retired; promises lie in its closed times), Invalid (shut) */
export function changeCalendar(
  ctx: Context,
  id: string,
  { name, isDefault, move = false }: ChangeCalendar,
): Promise<void> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const calendar = await findCalendar(tx, id, { lock: true });
    if (calendar.retiredAt) throw conflict('This calendar is retired.');
    if (isDefault && !calendar.isDefault) {
      const before = await defaultCalendarId(tx);
      await together(tx, [clearDefaultCalendar()]);
      const moves = await goOver({ ...ctx, tx }, calendar, ofNoCalendar, move);
      await together(tx, [
        ...moves,
        makeDefaultCalendar(id),
        askRecalculation(ctx, { why: 'calendar', subjectId: id }),
        noteChange(ctx, 'calendar', { default: before }, { default: id }),
        record(ctx, [{ kind: 'calendar.made_default', subjectId: id, data: { before } }]),
      ]);
    }
    if (name !== undefined && name !== calendar.name) {
      await together(tx, [
        nameCalendar(id, name),
        noteChange(ctx, 'calendar', { calendarId: id, name: calendar.name }, { calendarId: id, name }),
        record(ctx, [{ kind: 'calendar.renamed', subjectId: id }]),
      ]);
    }
  });
}

/** @throws Forbidden, NotFound, Conflict (somebody goes by it) */
export function retireCalendar(ctx: Context, id: string): Promise<void> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const { isDefault, teams } = await findCalendar(tx, id, { lock: true });
    if (isDefault) throw conflict('The default calendar cannot be retired; make another one the default first.');
    if (teams.length > 0) throw conflict('Teams go by this calendar; give them another one first.');
    await together(tx, [
      retire(ctx, id),
      noteChange(ctx, 'calendar', { calendarId: id }, null),
      record(ctx, [{ kind: 'calendar.retired', subjectId: id }]),
    ]);
  });
}

/** @throws Forbidden, NotFound (team, calendar), Conflict (retired; promises lie in its closed times), Invalid (shut) */
export function chooseTeamCalendar(
  ctx: Context,
  teamId: string,
  calendarId: string | null,
  move = false,
): Promise<void> {
  mustAdminister(ctx);
  return inTransaction(ctx.tx, async (tx) => {
    const team = await tx.selectFrom('team').select('calendarId').where('id', '=', teamId).executeTakeFirst();
    if (!team) throw notFound('There is no such team.');
    const calendar = await findCalendar(tx, calendarId ?? (await defaultCalendarId(tx)), { lock: calendarId !== null });
    if (calendar.retiredAt) throw conflict('This calendar is retired.');
    await together(tx, [
      ...(await goOver({ ...ctx, tx }, calendar, ofTeam(teamId), move)),
      setTeamCalendar(teamId, calendarId),
      askRecalculation(ctx, { why: 'calendar', subjectId: calendar.id }),
      noteChange(ctx, 'calendar', { teamId, calendarId: team.calendarId }, { teamId, calendarId }),
      record(ctx, [{ kind: 'team.calendar_chosen', subjectId: teamId, data: { before: team.calendarId, calendarId } }]),
    ]);
  });
}

export type ChangeHours = {
  tz: string;
  hours: CalendarPlan['hours'];
  /** From the beginning of this day; at once when left out. */
  from?: string | undefined;
  note?: string | undefined;
};

/** @throws Forbidden, NotFound, Invalid (hours that cannot be meant, a day that has begun) */
export async function changeHours(ctx: Context, id: string, { tz, hours, from, note }: ChangeHours): Promise<void> {
  mustBeZone(tz);
  const open = Object.fromEntries(Object.entries(hours).filter(([, spans]) => spans.length > 0));
  const fromAt = from ? beginOf(tz, from) : ctx.now;
  if (fromAt < ctx.now) throw invalid('New hours begin today at the earliest: leave the day out, or name a later one.');
  await makeVersions(ctx, id, {
    fromAt,
    what: 'hours',
    about: from ? { from } : {},
    note,
    ofWeek: true,
    apply: (plan) => ({ ...plan, tz, hours: open }),
  });
}

/** The first instant of a date on the clocks of a zone. @throws Invalid for a zone that is not known */
export function beginOf(tz: string, date: string): Date {
  const anyHours = compileCalendar({ tz, hours: { mon: [['09:00', '17:00']] } });
  return new Date(instantOn(anyHours, Date.parse(`${date}T00:00:00Z`) / 86_400_000, 0));
}

export type SetDay = { day: string; name: string; hours: Interval[]; note?: string | undefined };
export const mostDays = 3000;

/** @throws Forbidden, NotFound, Invalid (hours that cannot be meant, a day that has passed, too many days) */
export async function setDay(ctx: Context, id: string, { day, name, hours, note }: SetDay): Promise<void> {
  const own = { name, hours, source: 'own' as const };
  await makeVersions(ctx, id, (calendar) => {
    mayChange(ctx, calendar, day);
    return {
      fromAt: ctx.now,
      what: 'day',
      about: { day, hours },
      note,
      apply: (plan) =>
        isOfEveryYear(day)
          ? { ...plan, yearly: { ...plan.yearly, [day]: own } }
          : { ...plan, days: { ...plan.days, [day]: own } },
    };
  });
}

/** @throws Forbidden, NotFound, Invalid (it is as usual already) */
export async function clearDay(ctx: Context, id: string, day: string): Promise<void> {
  await makeVersions(ctx, id, (calendar) => {
    mayChange(ctx, calendar, day);
    const { plan } = inForceAt(calendar.versions, ctx.now);
    const days = isOfEveryYear(day) ? plan.yearly : plan.days;
    if (!days[day]) throw invalid('This day is as usual already.');
    const without = (all: CalendarPlan['days']) =>
      Object.fromEntries(Object.entries(all).filter(([date]) => date !== day));
    return {
      fromAt: ctx.now,
      what: 'day',
      about: { day, usual: true },
      apply: (one) => ({ ...one, days: without(one.days), yearly: without(one.yearly) }),
    };
  });
}

const isOfEveryYear = (day: string): boolean => day.length === 5;

function mayChange(ctx: Context, { versions }: StoredCalendar, day: string): void {
  const { plan } = inForceAt(versions, ctx.now);
  if (!isOfEveryYear(day) && day < localDate(plan.tz, ctx.now)) throw invalid('A day that has passed stays as it was.');
  if (Object.keys(plan.days).length + Object.keys(plan.yearly).length >= mostDays)
    throw invalid('A calendar holds {most} days of its own at most.', { most: mostDays });
}

/** @throws Forbidden, NotFound, Invalid (a place that is not known) */
export async function chooseHolidays(ctx: Context, id: string, choice: HolidayChoice | null): Promise<void> {
  mustAdminister(ctx);
  const planned = choice && (await plannedHolidays(ctx, choice));
  await makeVersions(ctx, id, {
    fromAt: ctx.now,
    what: 'holidays',
    about: planned ? { country: planned.country, state: planned.state, region: planned.region } : {},
    apply: (plan) => ({ ...plan, holidays: planned }),
  });
}

export async function plannedHolidays(ctx: Context, choice: HolidayChoice) {
  const year = ctx.now.getUTCFullYear();
  const through = year + yearsAhead;
  return { ...choice, through, days: await holidaysOf(choice, year, through) };
}
