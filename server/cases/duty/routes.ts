// Duty and shifts, as the public API offers them.

import * as contract from '../../../contract/duty/duty.ts';
import * as shifts from '../../../contract/duty/shifts.ts';
import type { Layer } from '../../duty/rotation.ts';
import type { DutyVersion } from '../../duty/schedule.ts';
import type { Hours, Shift } from '../../duty/shift.ts';
import type { Context } from '../../platform/context.ts';
import { type Route, route } from '../../platform/http.ts';
import type { Wiring } from '../../platform/wiring.ts';
import { addDuty, changeDuty, mustBeMeant, overrideDuty, retireDuty, takeBackOverride } from './arrange-duty.ts';
import { changeShiftDay, removeShift, restoreShiftDay, setShift, swapShifts } from './arrange-shift.ts';
import { endFeed, feedUrl, makeFeed, writeFeed } from './feed.ts';
import { listDuty, listGaps, previewTurns, turnsOfPerson, viewTurns } from './view-duty.ts';
import { listShifts } from './view-shifts.ts';

type Drawn = { layers: readonly Layer[]; wanted: DutyVersion['wanted'] };
/** What the contract has read is of the shape that arithmetic wants. */
const drawn = (body: { layers: unknown; wanted: unknown }): Drawn => body as Drawn;
const one = async (ctx: Context, id: string) => (await listDuty(ctx, id))[0];

export const dutyRoutes = (wiring: Wiring): Route[] => [...scheduleRoutes, ...ownRoutes(wiring), ...shiftRoutes];

const scheduleRoutes: Route[] = [
  route(contract.listDuty, 'agent', async (ctx) => ({ body: { schedules: await listDuty(ctx) } })),
  route(contract.addDuty, 'agent', async (ctx, { body }) => {
    const id = await addDuty(ctx, { name: body.name, teamId: body.teamId, ...drawn(body) });
    return { status: 201, body: await one(ctx, id) };
  }),
  route(contract.changeDuty, 'agent', async (ctx, { params, body }) => {
    await changeDuty(ctx, { id: params.id, name: body.name, version: body.version, ...drawn(body) });
    return { body: await one(ctx, params.id) };
  }),
  route(contract.retireDuty, 'agent', async (ctx, { params }) => {
    await retireDuty(ctx, params.id);
    return { status: 204 };
  }),
  route(contract.dutyTurns, 'agent', async (ctx, { params, query }) => ({
    body: await viewTurns(ctx, params.id, new Date(query.from), new Date(query.to)),
  })),
  route(contract.previewDuty, 'agent', async (ctx, { body }) => {
    await mustBeMeant(ctx, drawn(body));
    const draft = { id: body.id, ...drawn(body) };
    return { body: await previewTurns(ctx, draft, new Date(body.from), new Date(body.to)) };
  }),
  route(contract.overrideDuty, 'agent', async (ctx, { params, body }) => {
    const span = { from: new Date(body.from), to: new Date(body.to) };
    const override = await overrideDuty(ctx, { id: params.id, person: body.person, ...span });
    return { status: 201, body: { ...override, from: span.from.toISOString(), to: span.to.toISOString() } };
  }),
  route(contract.takeBackOverride, 'agent', async (ctx, { params }) => {
    await takeBackOverride(ctx, params.id);
    return { status: 204 };
  }),
  route(contract.listGaps, 'agent', async (ctx) => ({ body: { gaps: await listGaps(ctx) } })),
];

const ownRoutes = (wiring: Wiring): Route[] => [
  route(contract.myDuty, 'agent', async (ctx) => {
    const turns = ctx.actor.personId ? await turnsOfPerson(ctx.tx, ctx.actor.personId, ctx.now) : [];
    const url = ctx.actor.personId ? await feedUrl(ctx, wiring) : null;
    const iso = (ms: number) => new Date(ms).toISOString();
    return {
      body: {
        turns: turns.map(({ schedule, fromMs, toMs }) => ({ schedule, from: iso(fromMs), to: iso(toMs) })),
        feed: url === null ? null : { url },
      },
    };
  }),
  route(contract.makeFeed, 'agent', async (ctx) => ({
    status: 201,
    body: { url: await makeFeed(ctx, wiring) },
    secret: true,
  })),
  route(contract.endFeed, 'agent', async (ctx) => {
    await endFeed(ctx);
    return { status: 204 };
  }),
  route(contract.readFeed, 'anyone', async (ctx, { params }) => ({
    raw: { type: 'text/calendar; charset=utf-8', bytes: await writeFeed(ctx, wiring, params.token) },
    headers: { 'content-disposition': 'inline; filename="duty.ics"', 'cache-control': 'private, max-age=300' },
  })),
];

const shiftRoutes: Route[] = [
  route(shifts.listShifts, 'agent', async (ctx) => ({ body: { shifts: await listShifts(ctx) } })),
  route(shifts.setShift, 'agent', async (ctx, { params, body }) => {
    await setShift(ctx, params.personId, body.tz, body.hours as Shift['hours']);
    return { body: (await listShifts(ctx, [params.personId]))[0] };
  }),
  route(shifts.removeShift, 'agent', async (ctx, { params }) => {
    await removeShift(ctx, params.personId);
    return { status: 204 };
  }),
  route(shifts.setShiftDay, 'agent', async (ctx, { params, body }) => {
    await changeShiftDay(ctx, params.personId, params.day, body.hours as Hours);
    return { body: (await listShifts(ctx, [params.personId]))[0] };
  }),
  route(shifts.removeShiftDay, 'agent', async (ctx, { params }) => {
    await restoreShiftDay(ctx, params.personId, params.day);
    return { body: (await listShifts(ctx, [params.personId]))[0] };
  }),
  route(shifts.swapShifts, 'agent', async (ctx, { body }) => {
    await swapShifts(ctx, body);
    return { status: 201, body: { shifts: await listShifts(ctx, [body.giver, body.taker]) } };
  }),
];
