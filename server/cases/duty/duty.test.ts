// A desk that is open day and night, over a week in which the clocks change and somebody is away: at every boundary somebody is
// on duty, and what comes in is theirs. By HTTP, with the clock moved by hand.

import { beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { newApiKey } from '../../access/api-key.ts';
import { createApp } from '../../app.ts';
import type { Actor } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import type { Http } from '../../platform/http.ts';

const hour = 3_600_000;
const allDay = [['00:00', '24:00']];
const always = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, allDay]));
const office = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]]));

let desk: TestDesk;
let http: Http;
const keys = new Map<string, string>();
const cast: Record<'bo' | 'cy' | 'di' | 'ed', Actor> = {} as never;

beforeAll(async () => {
  desk = await makeDesk(new Date('2026-03-24T12:00:00Z'));
  http = await createApp(desk.wiring);
  cast.bo = await desk.agent('Bo Lind');
  cast.cy = await desk.agent('Cy Marsh');
  cast.di = await desk.agent('Di Costa');
  cast.ed = await desk.agent('Ed Rossi');
  for (const [name, actor] of [['ana', desk.ana], ...Object.entries(cast)] as [string, Actor][]) {
    const made = newApiKey(desk.ctx(actor), actor.personId!, 'test');
    await together(desk.database.db, [made.write]);
    keys.set(name, made.key);
  }
  const [calendar] = (await call('ana', 'GET', '/calendars')).body.calendars;
  await call('ana', 'PUT', `/calendars/${calendar.id}/hours`, { tz: 'Europe/Lisbon', hours: always });
});

async function call(who: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const response = await http.server.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${keys.get(who)}` },
    ...(payload ? { payload } : {}),
  });
  return { status: response.statusCode, body: response.body ? response.json() : null };
}
let mails = 0;
async function ticket(teamId?: string): Promise<string> {
  mails += 1;
  const requester = { email: `r${mails}@north.example`, name: `Ravi ${mails}` };
  const { body } = await call('ana', 'POST', '/tickets', {
    subject: 'E-52',
    body: 'It stops.',
    requester,
    ...(teamId ? { teamId } : {}),
  });
  return body.assignee.name;
}
const layer = (people: Actor[], rest: object) => ({
  name: '',
  people: people.map((one) => one.personId),
  tz: 'Europe/Lisbon',
  startsOn: '2026-03-24',
  handOverAt: '00:00',
  turn: { unit: 'hour', count: 8 },
  hours: null,
  ...rest,
});
const team = async () => (await call('ana', 'GET', '/teams')).body.teams[0];
const noticesOf = (actor: Actor) =>
  desk.database.db
    .selectFrom('notice')
    .select(['kind', 'data'])
    .where('personId', '=', actor.personId!)
    .where('kind', '=', 'agent_duty')
    .orderBy('at')
    .execute();

/** Each eight hours of the wall clock in Lisbon: there the clocks go forward in the night to the 29th. */
const boundaries: { at: Date; slot: number }[] = [];
for (let slot = 3; slot <= 24; slot++) {
  const local = Date.parse('2026-03-24T00:00Z') + slot * 8 * hour;
  boundaries.push({ at: new Date(local >= Date.parse('2026-03-29T02:00Z') ? local - hour : local), slot });
}

describe('a week of a desk that is open day and night', () => {
  let scheduleId: string;

  test('arranged by the administrator: three take turns of eight hours, two stand behind them by the week', async () => {
    const { id: teamId } = await team();
    const { bo, cy, di, ed } = cast;
    const rota = { name: 'Round the clock', teamId, layers: [layer([bo, cy, di], {})] };
    expect((await call('bo', 'POST', '/duty/schedules', rota)).status).toBe(403);
    const made = await call('ana', 'POST', '/duty/schedules', rota);
    expect(made.status).toBe(201);
    scheduleId = made.body.id;
    const weekly = layer([ed, desk.ana], {
      startsOn: '2026-03-23',
      handOverAt: '09:00',
      turn: { unit: 'week', count: 1 },
    });
    const behind = await call('ana', 'POST', '/duty/schedules', {
      name: 'Behind them',
      teamId: null,
      layers: [weekly],
    });
    expect(behind.status).toBe(201);
    expect((await call('ana', 'POST', '/duty/schedules', { ...rota, name: 'round the CLOCK' })).status).toBe(409);
    const away = { person: cy.personId, from: '2026-03-27T12:00:00Z', to: '2026-03-29T11:00:00Z' };
    expect((await call('cy', 'POST', '/absences', away)).status).toBe(201);
  });

  test('at every boundary somebody is on duty, also in the night of the clocks, and what comes in is theirs', async () => {
    const names = ['Bo Lind', 'Cy Marsh', 'Di Costa'];
    let seen = 0;
    for (const { at, slot } of boundaries) {
      for (const [now, turn] of [
        [new Date(at.getTime() - 1_000), slot - 1],
        [at, slot],
      ] as const) {
        desk.clock.now = now;
        const isAway = now >= new Date('2026-03-27T12:00:00Z') && now < new Date('2026-03-29T11:00:00Z');
        const turns = [turn, turn + 1].map((one) => names[one % 3]!);
        const expected = isAway && turns[0] === 'Cy Marsh' ? turns[1] : turns[0];
        const { schedules } = (await call('bo', 'GET', '/duty/schedules')).body;
        expect([now.toISOString(), schedules[0].now?.person.name]).toEqual([now.toISOString(), expected]);
        expect(schedules[1].now.person.name).toBe(now < new Date('2026-03-30T08:00:00Z') ? 'Ed Rossi' : 'Ana Ferreira');
        expect(await ticket()).toBe(expected);
        seen += 1;
      }
      await desk.sweep();
      expect(await desk.broken()).toEqual([]);
    }
    expect(seen).toBe(44);
  });

  test('the intervals of the week leave nothing out, and the shortest turn of the night of the clocks has seven hours', async () => {
    const query = 'from=2026-03-25T00:00:00Z&to=2026-04-01T00:00:00Z';
    const { body } = await call('di', 'GET', `/duty/schedules/${scheduleId}/turns?${query}`);
    const { result } = body as { result: { from: string; to: string; person: { name: string } | null }[] };
    expect(result[0]!.from).toBe('2026-03-25T00:00:00.000Z');
    expect(result.at(-1)!.to).toBe('2026-04-01T00:00:00.000Z');
    for (const [place, turn] of result.entries()) {
      expect(turn.person).not.toBeNull();
      if (place > 0) expect(turn.from).toBe(result[place - 1]!.to);
    }
    const night = result.find((turn) => turn.from === '2026-03-29T00:00:00.000Z');
    expect(Date.parse(night!.to) - Date.parse(night!.from)).toBe(7 * hour);
    expect(body.gaps).toEqual([]);
  });

  test('at three in the night a ticket of somebody who falls ill goes to who is on duty, not to who sleeps', async () => {
    const { bo, cy, di, ed } = cast;
    for (const one of [bo, cy, di, ed, desk.ana])
      expect((await call('ana', 'PUT', `/shifts/${one.personId}`, { tz: 'Europe/Lisbon', hours: office })).status).toBe(
        200,
      );
    desk.clock.now = new Date('2026-04-02T02:00:00Z');
    const { schedules } = (await call('bo', 'GET', '/duty/schedules')).body;
    const onDuty = schedules[0].now.person.name;
    const actor = [bo, cy, di].find((one) => one.name === onDuty)!;
    const sleeper = [bo, cy].find((one) => one !== actor)!;
    const mine = { subject: 'E-9', body: 'Please.', requester: { email: 'late@north.example' }, take: true };
    const key = [...Object.entries(cast)].find(([, one]) => one === sleeper)![0];
    const { number } = (await call(key, 'POST', '/tickets', mine)).body;
    await call(key, 'POST', '/absences', { to: '2026-04-06T08:00:00Z' });
    const { cover } = (await call('ana', 'GET', `/tickets/${number}`)).body;
    expect(cover.name).toBe(onDuty);
    const listed = (await call('ed', 'GET', '/shifts')).body.shifts;
    expect(listed.map((one: { inShift: boolean }) => one.inShift)).toEqual([false, false, false, false, false]);
    expect(listed[0].nextAt).toBe('2026-04-02T08:00:00.000Z');
    for (const one of [bo, cy, di, ed, desk.ana]) await call('ana', 'DELETE', `/shifts/${one.personId}`);
  });
});

describe('nobody on duty', () => {
  let id: string;
  test('is known thirty days ahead, told once to who leads, and again when an absence opens another gap', async () => {
    desk.clock.now = new Date('2026-05-04T10:00:00Z');
    await desk.sweep();
    const before = (await noticesOf(desk.ana)).length;
    const { id: teamId } = await team();
    const nights = layer([cast.di, cast.ed], {
      startsOn: '2026-05-04',
      handOverAt: '18:00',
      turn: { unit: 'day', count: 1 },
      hours: { fri: [['18:00', '08:00']], sat: [['18:00', '08:00']] },
    });
    const wanted = { tz: 'Europe/Lisbon', hours: { fri: [['18:00', '10:00']], sat: [['18:00', '08:00']] } };
    id = (await call('ana', 'POST', '/duty/schedules', { name: 'Nights', teamId, layers: [nights], wanted })).body.id;
    await desk.sweep();
    const [told, ...more] = (await noticesOf(desk.ana)).slice(before);
    expect(more).toEqual([]);
    // The Saturdays from eight to ten.
    expect((told!.data as { gaps: { fromAt: string }[] }).gaps.map((gap) => gap.fromAt)).toEqual([
      '2026-05-09T07:00:00.000Z',
      '2026-05-16T07:00:00.000Z',
      '2026-05-23T07:00:00.000Z',
      '2026-05-30T07:00:00.000Z',
    ]);
    const listed = (await call('ed', 'GET', '/duty/gaps')).body.gaps.filter(
      (gap: { schedule: { id: string } }) => gap.schedule.id === id,
    );
    expect(listed).toHaveLength(4);
    await desk.sweep();
    expect((await noticesOf(desk.ana)).length).toBe(before + 1);

    for (const who of ['di', 'ed']) {
      await call(who, 'POST', '/absences', { from: '2026-05-22T08:00:00Z', to: '2026-05-25T08:00:00Z' });
      await desk.sweep();
    }
    const again = (await noticesOf(desk.ana)).slice(before + 1);
    // The first who is away is replaced by the other; only when both are away there is nobody.
    expect(again).toHaveLength(1);
    expect((again[0]!.data as { gaps: { fromAt: string; toAt: string }[] }).gaps).toMatchObject([
      { fromAt: '2026-05-22T17:00:00.000Z', toAt: '2026-05-23T09:00:00.000Z' },
      { fromAt: '2026-05-23T17:00:00.000Z', toAt: '2026-05-24T07:00:00.000Z' },
    ]);
  });

  test('is closed by an override, which can be taken back', async () => {
    const span = { from: '2026-05-22T17:00:00Z', to: '2026-05-24T07:00:00Z' };
    const denied = await call('bo', 'POST', `/duty/schedules/${id}/overrides`, { ...span, person: cast.bo.personId });
    expect(denied.status).toBe(403);
    const made = await call('ana', 'POST', `/duty/schedules/${id}/overrides`, {
      ...span,
      person: 'bo.lind@desk.example',
    });
    expect(made.status).toBe(201);
    const gaps = async () =>
      (await call('ana', 'GET', '/duty/gaps')).body.gaps.filter(
        (gap: { schedule: { id: string } }) => gap.schedule.id === id,
      ).length;
    expect(await gaps()).toBe(3);
    const mine = (await call('bo', 'GET', '/duty/mine')).body.turns.filter(
      (turn: { schedule: { id: string } }) => turn.schedule.id === id,
    );
    expect(mine).toEqual([
      { schedule: { id, name: 'Nights' }, from: '2026-05-22T17:00:00.000Z', to: '2026-05-24T07:00:00.000Z' },
    ]);
    expect((await call('ana', 'DELETE', `/duty/overrides/${made.body.id}`)).status).toBe(204);
    expect(await gaps()).toBe(5);
  });

  test('the night of a Friday has one; a person who leaves is passed over from that moment', async () => {
    await call('ana', 'PUT', `/duty/schedules/${id}`, {
      name: 'Nights',
      layers: [layer([cast.ed, cast.di], { startsOn: '2026-05-04', turn: { unit: 'week', count: 1 } })],
    });
    const now = async () =>
      (await call('bo', 'GET', '/duty/schedules')).body.schedules.find((one: { id: string }) => one.id === id);
    expect((await now()).now.person.name).toBe('Ed Rossi');
    const stale = { name: 'Nights', layers: [layer([cast.di], {})], version: 1 };
    expect((await call('ana', 'PUT', `/duty/schedules/${id}`, stale)).status).toBe(409);
    await call('ana', 'POST', `/agents/${cast.ed.personId}/deactivation`);
    expect((await now()).now.person.name).toBe('Di Costa');
    expect((await call('ana', 'DELETE', `/duty/schedules/${id}`)).status).toBe(204);
    expect(await now()).toBeUndefined();
  });
});

describe('one’s own duty', () => {
  test('is a calendar at an address that a new one makes void', async () => {
    const { url } = (await call('bo', 'POST', '/duty/feed')).body;
    const read = (address: string) => http.server.inject({ method: 'GET', url: new URL(address).pathname });
    const first = await read(url);
    expect(first.statusCode).toBe(200);
    expect(first.headers['content-type']).toContain('text/calendar');
    expect(first.body).toContain('SUMMARY:On duty: Round the clock');
    expect(first.body.match(/BEGIN:VEVENT/g)!.length).toBeGreaterThan(20);
    const second = (await call('bo', 'POST', '/duty/feed')).body.url;
    expect((await read(url)).statusCode).toBe(404);
    expect((await read(second)).statusCode).toBe(200);
    expect((await read(second.replace(/.$/, second.endsWith('A') ? 'Q' : 'A'))).statusCode).toBe(404);
    await call('bo', 'DELETE', '/duty/feed');
    expect((await read(second)).statusCode).toBe(404);
    expect((await call('bo', 'GET', '/duty/mine')).body.feed).toBeNull();
  });
});

describe('shifts', () => {
  test('a day is swapped between two of one clock, and taken back on both sides', async () => {
    const [bo, cy] = [cast.bo.personId!, cast.cy.personId!];
    for (const id of [bo, cy]) await call('ana', 'PUT', `/shifts/${id}`, { tz: 'Europe/Lisbon', hours: office });
    await call('ana', 'PUT', `/shifts/${cy}/days/2026-05-13`, { hours: [] });
    const swap = { giver: bo, taker: cy, day: '2026-05-13' };
    expect((await call('bo', 'POST', '/shifts/swaps', swap)).status).toBe(403);
    const { status, body } = await call('ana', 'POST', '/shifts/swaps', swap);
    expect(status).toBe(201);
    const dayOf = (name: string) =>
      body.shifts.find((one: { person: { name: string } }) => one.person.name === name).days[0];
    expect(dayOf('Bo Lind')).toMatchObject({ day: '2026-05-13', hours: [], kind: 'swap', with: { name: 'Cy Marsh' } });
    expect(dayOf('Cy Marsh')).toMatchObject({ day: '2026-05-13', hours: [['09:00', '17:00']], kind: 'swap' });
    desk.clock.now = new Date('2026-05-13T10:00:00Z');
    const inShift = async () =>
      (await call('di', 'GET', '/shifts')).body.shifts.map((one: { inShift: boolean }) => one.inShift);
    expect(await inShift()).toEqual([false, true]);
    await call('ana', 'DELETE', `/shifts/${cy}/days/2026-05-13`);
    expect(await inShift()).toEqual([true, true]);
    expect((await call('ana', 'PUT', `/shifts/${bo}`, { tz: 'Europe/Lisbon', hours: {} })).status).toBe(422);
  });
});
