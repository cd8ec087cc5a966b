// Calendars over the public API.

import * as contract from '../../../contract/calendars.ts';
import { previewTeamCalendar as previewContract } from '../../../contract/clocks/team-calendar.ts';
import * as closedTimes from '../../../contract/closed-times.ts';
import * as holidays from '../../../contract/holidays.ts';
import { workingSecondsBetween } from '../../calendars/calendar.ts';
import { holidayPlaces } from '../../calendars/holidays.ts';
import { calendarInForce, calendarOfAllTimes, findCalendar } from '../../calendars/read-calendars.ts';
import { timelineOf } from '../../calendars/versions.ts';
import { type Route, route } from '../../platform/http.ts';
import type { Wiring } from '../../platform/wiring.ts';
import {
  addCalendar,
  changeCalendar,
  changeHours,
  chooseHolidays,
  chooseTeamCalendar,
  clearDay,
  plannedHolidays,
  retireCalendar,
  setDay,
} from './change-calendar.ts';
import { changeClosedTime, closeTime, reopen } from './close-time.ts';
import { importDays, previewImport } from './import-days.ts';
import { previewClosedTime } from './preview-closed-time.ts';
import { previewTeamCalendar } from './preview-team-calendar.ts';
import { listCalendars, viewCalendar, viewDays, viewVersion } from './view-calendar.ts';

export const calendarRoutes = (wiring: Wiring): Route[] => [...arrangeRoutes, ...closedTimeRoutes(wiring)];

const arrangeRoutes: Route[] = [
  route(contract.listCalendars, 'agent', async (ctx) => ({ body: { calendars: await listCalendars(ctx) } })),
  route(contract.getCalendar, 'agent', async (ctx, { params }) => ({ body: await viewCalendar(ctx, params.id) })),
  route(contract.listDays, 'agent', async (ctx, { params, query }) => ({
    body: { days: await viewDays(ctx, params.id, query.from, query.until) },
  })),
  route(contract.listVersions, 'agent', async (ctx, { params }) => {
    const { versions } = await findCalendar(ctx.tx, params.id);
    return { body: { versions: versions.toReversed().map(viewVersion) } };
  }),
  route(contract.getInForce, 'agent', async (ctx, { params, query }) => {
    const version = await calendarInForce(ctx.tx, params.id, new Date(query.at));
    return { body: { ...viewVersion(version), calendar: version.input } };
  }),
  route(contract.countWorkingTime, 'agent', async (ctx, { params, query }) => {
    const [from, until] = [new Date(query.from), new Date(query.until)];
    const seconds = workingSecondsBetween(await calendarOfAllTimes(ctx.tx, params.id), from, until);
    const timeline = timelineOf((await findCalendar(ctx.tx, params.id)).versions);
    const counted = timeline.filter(({ fromAt }, index) => {
      const endsAt = timeline[index + 1]?.fromAt;
      return (index === 0 || fromAt < until) && (!endsAt || endsAt > from);
    });
    return { body: { seconds, versions: counted.map(({ number }) => number) } };
  }),
  route(contract.addCalendar, 'administrator', async (ctx, { body }) => ({
    status: 201,
    body: await viewCalendar(ctx, await addCalendar(ctx, body)),
  })),
  route(contract.changeCalendar, 'administrator', async (ctx, { params, body }) => {
    await changeCalendar(ctx, params.id, body);
    return { body: await viewCalendar(ctx, params.id) };
  }),
  route(contract.retireCalendar, 'administrator', async (ctx, { params }) => {
    await retireCalendar(ctx, params.id);
    return { status: 204 };
  }),
  route(contract.changeHours, 'administrator', async (ctx, { params, body }) => {
    await changeHours(ctx, params.id, body);
    return { body: await viewCalendar(ctx, params.id) };
  }),
  route(contract.setDay, 'administrator', async (ctx, { params, body }) => {
    await setDay(ctx, params.id, { ...body, day: params.day });
    return { body: await viewCalendar(ctx, params.id) };
  }),
  route(contract.clearDay, 'administrator', async (ctx, { params }) => {
    await clearDay(ctx, params.id, params.day);
    return { body: await viewCalendar(ctx, params.id) };
  }),
  route(contract.setTeamCalendar, 'administrator', async (ctx, { params, body }) => {
    await chooseTeamCalendar(ctx, params.id, body.calendarId, body.move);
    return { status: 204 };
  }),
  route(previewContract, 'administrator', async (ctx, { params, body }) => ({
    body: await previewTeamCalendar(ctx, params.id, body.calendarId),
  })),
  route(holidays.listHolidayPlaces, 'agent', async (_ctx, { query }) => ({
    body: await holidayPlaces(query.country, query.state),
  })),
  route(holidays.previewHolidays, 'agent', async (ctx, { body }) => {
    const { through, days } = await plannedHolidays(ctx, body);
    return { body: { through, days } };
  }),
  route(holidays.setHolidays, 'administrator', async (ctx, { params, body }) => {
    await chooseHolidays(ctx, params.id, body.holidays);
    return { body: await viewCalendar(ctx, params.id) };
  }),
  route(holidays.previewImport, 'administrator', async (ctx, { params, body }) => ({
    body: { entries: await previewImport(ctx, params.id, body.file) },
  })),
  route(holidays.importDays, 'administrator', async (ctx, { params, body }) => {
    await importDays(ctx, params.id, body.file, body.without);
    return { status: 201, body: await viewCalendar(ctx, params.id) };
  }),
];

const closedTimeRoutes = (wiring: Wiring): Route[] => [
  route(closedTimes.previewClosedTime, 'administrator', async (ctx, { params, body }) => ({
    body: await previewClosedTime(ctx, params.id, wiring.publicUrl(), body),
  })),
  route(closedTimes.addClosedTime, 'administrator', async (ctx, { params, body }) => {
    const { id: closedId, moved } = await closeTime(ctx, params.id, body);
    return { status: 201, body: { ...(await viewCalendar(ctx, params.id)), closedId, moved } };
  }),
  route(closedTimes.changeClosedTime, 'administrator', async (ctx, { params, body }) => {
    const moved = await changeClosedTime(ctx, params.id, params.closedId, body.until);
    return { body: { ...(await viewCalendar(ctx, params.id)), moved } };
  }),
  route(closedTimes.removeClosedTime, 'administrator', async (ctx, { params }) => {
    await reopen(ctx, params.id, params.closedId);
    return { body: await viewCalendar(ctx, params.id) };
  }),
];
