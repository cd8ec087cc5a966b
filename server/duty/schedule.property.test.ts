// Duty is held against a watchman who stands at the schedule's clock and looks at it once a minute: he knows nothing of spans or
// offsets, and passes the word on when the clock first shows the hour of a hand-over.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, minute, places, watch } from '../../test/watchman.ts';
import type { Layer } from './rotation.ts';
import { type Away, dutyOver, gapsIn, layerOver, onDuty, type Schedule } from './schedule.ts';

const watchedDays = 9;
const minutes = watchedDays * 1_440;
const cast = ['ana', 'bo', 'cy', 'di'];

const clocks = new Map<string, Intl.DateTimeFormat>();
const shown = new Map<string, number>();
/** What the wall shows, in minutes, as if local time were UTC. No clock of these places is changed inside a quarter. */
function wall(tz: string, atMs: number): number {
  const quarter = Math.floor(atMs / (15 * minute));
  const key = `${tz} ${quarter}`;
  let known = shown.get(key);
  if (known === undefined) {
    const clock =
      clocks.get(tz) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: tz, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(tz, clock);
    known = Date.parse(`${clock.format(quarter * 15 * minute).replace(' ', 'T')}Z`) / minute;
    shown.set(key, known);
  }
  return known + (atMs - quarter * 15 * minute) / minute;
}

const turnMinutes = { hour: 60, day: 1_440, week: 7 * 1_440 };

/** For each minute who would have it, in order: he counts a hand-over when the wall first shows its time or later. */
function watchLayer(layer: Layer, fromMs: number): string[][] {
  const first = Date.parse(`${layer.startsOn}T${layer.handOverAt}:00Z`) / minute;
  const length = turnMinutes[layer.turn.unit] * layer.turn.count;
  const door = layer.hours ? watch({ tz: layer.tz, hours: layer.hours }, fromMs) : null;
  // What was shown once has been shown: where the clock goes back, no turn begins again.
  let latest = Number.NEGATIVE_INFINITY;
  for (let back = 1; back <= 180; back++) latest = Math.max(latest, wall(layer.tz, fromMs - back * minute));
  return Array.from({ length: minutes }, (_, n) => {
    latest = Math.max(latest, wall(layer.tz, fromMs + n * minute));
    const turn = Math.floor((latest - first) / length);
    if (turn < 0 || layer.people.length === 0 || (door && !door[n])) return [];
    const begins = turn % layer.people.length;
    return [...layer.people.slice(begins), ...layer.people.slice(0, begins)];
  });
}

const time = fc
  .integer({ min: 0, max: 95 })
  .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`);
const hours = fc
  .dictionary(
    fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'),
    fc.array(fc.tuple(time, time), { minLength: 1, maxLength: 2 }),
    { minKeys: 1 },
  )
  .map((week) => week as Layer['hours']);

const situation = fc.constantFrom(...places.filter(([tz]) => tz !== 'Pacific/Apia')).chain(([tz, change]) => {
  const around = Math.floor(Date.parse(change) / day) * day;
  return fc.integer({ min: 1, max: 6 }).chain((back) => {
    const fromMs = around - back * day;
    const at = fc.integer({ min: -1_000, max: minutes + 1_000 }).map((n) => fromMs + n * minute);
    const span = fc
      .tuple(at, at)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({ fromMs: Math.min(a, b), toMs: Math.max(a, b) }));
    const who = fc.constantFrom(...cast);
    const layer: fc.Arbitrary<Layer> = fc.record({
      name: fc.constant(''),
      people: fc.uniqueArray(who, { maxLength: 4 }),
      tz: fc.constantFrom(tz, tz, 'Etc/UTC'),
      startsOn: fc.integer({ min: -20, max: 6 }).map((n) => new Date(fromMs + n * day).toISOString().slice(0, 10)),
      handOverAt: time,
      turn: fc.oneof(
        fc.record({ unit: fc.constant('hour' as const), count: fc.integer({ min: 1, max: 40 }) }),
        fc.record({ unit: fc.constant('day' as const), count: fc.integer({ min: 1, max: 3 }) }),
        fc.record({ unit: fc.constant('week' as const), count: fc.constant(1) }),
      ),
      hours: fc.option(hours, { freq: 2 }),
    });
    const layers = fc.array(layer, { maxLength: 3 });
    const wanted = fc.option(
      hours.map((week) => ({ tz, hours: week! })),
      { freq: 2 },
    );
    return fc.record({
      fromMs: fc.constant(fromMs),
      first: fc.record({ layers, wanted }),
      second: fc.record({ layers, wanted, fromMs: at }),
      overrides: fc.array(fc.tuple(span, who), { maxLength: 3 }),
      away: fc.array(fc.tuple(span, who, fc.boolean()), { maxLength: 3 }),
    });
  });
});

test('at every minute the one whom the watchman names, from intervals that leave nothing out and never overlap', () => {
  let somebody = 0;
  let nobody = 0;
  fc.assert(
    fc.property(situation, ({ fromMs, first, second, overrides, away: said }) => {
      const toMs = fromMs + minutes * minute;
      const schedule: Schedule = {
        versions: [{ ...first, fromMs: fromMs - 100 * day }, second],
        overrides: overrides.map(([span, personId], n) => ({ ...span, personId, id: String(n) })),
      };
      const away: Away[] = said.map(([span, personId, open]) => ({ ...span, personId, toMs: open ? null : span.toMs }));
      const turns = dutyOver(schedule, away, fromMs, toMs);
      expect(turns[0]!.fromMs).toBe(fromMs);
      expect(turns.at(-1)!.toMs).toBe(toMs);
      for (const [place, turn] of turns.entries()) {
        expect(turn.toMs).toBeGreaterThan(turn.fromMs);
        if (place > 0) expect(turn.fromMs).toBe(turns[place - 1]!.toMs);
      }
      const watched = schedule.versions.map((version) => ({
        fromMs: version.fromMs,
        layers: version.layers.map((layer) => watchLayer(layer, fromMs)),
        door: version.wanted && watch(version.wanted, fromMs),
      }));
      const gaps = gapsIn(schedule, away, fromMs, toMs);
      let turn = 0;
      let gap = 0;
      for (let n = 0; n < minutes; n++) {
        const at = fromMs + n * minute;
        while (turns[turn]!.toMs <= at) turn++;
        while (gap < gaps.length && gaps[gap]!.toMs <= at) gap++;
        const isHere = (id: string) =>
          !away.some((one) => one.personId === id && one.fromMs <= at && at < (one.toMs ?? Number.POSITIVE_INFINITY));
        const sheet = watched.findLast((one) => one.fromMs <= at)!;
        const expected =
          schedule.overrides.find((one) => one.fromMs <= at && at < one.toMs && isHere(one.personId))?.personId ??
          sheet.layers.flatMap((layer) => layer[n]!).find(isHere) ??
          null;
        if (expected) somebody += 1;
        else nobody += 1;
        if (turns[turn]!.personId !== expected)
          throw new Error(`${new Date(at).toISOString()}: ${turns[turn]!.personId}, not ${expected}`);
        const isGap = gap < gaps.length && gaps[gap]!.fromMs <= at;
        if (isGap !== (expected === null && (!sheet.door || sheet.door[n]!)))
          throw new Error(`${new Date(at).toISOString()}: gap ${isGap}`);
        if (n % 97 === 0 && (onDuty(schedule, away, at)?.personId ?? null) !== expected)
          throw new Error(`${new Date(at).toISOString()}: asked singly it is another`);
      }
    }),
    { numRuns: 60 },
  );
  expect(somebody).toBeGreaterThan(50_000);
  expect(nobody).toBeGreaterThan(50_000);
}, 240_000);

const night: Layer = {
  name: 'Nights',
  people: ['ana', 'bo', 'cy'],
  tz: 'Europe/Lisbon',
  startsOn: '2026-03-27',
  handOverAt: '18:00',
  turn: { unit: 'day', count: 1 },
  hours: { fri: [['18:00', '08:00']], sat: [['18:00', '08:00']], sun: [['18:00', '08:00']] },
};
const ms = (text: string) => Date.parse(text);

test('the night of the clock change is an hour shorter, and still begins at six and ends at eight', () => {
  const turns = layerOver(night, [], ms('2026-03-28T12:00Z'), ms('2026-03-29T12:00Z'));
  expect(turns.map((turn) => [new Date(turn.fromMs).toISOString().slice(0, 16), turn.personId])).toEqual([
    ['2026-03-28T12:00', null],
    ['2026-03-28T18:00', 'bo'],
    ['2026-03-29T07:00', null],
  ]);
});

test('whoever is away is passed over for the next in turn, and comes back into their own', () => {
  const away = [{ personId: 'bo', fromMs: ms('2026-03-28T20:00Z'), toMs: ms('2026-03-28T22:00Z') }];
  const schedule: Schedule = {
    versions: [{ fromMs: ms('2026-03-01T00:00Z'), layers: [night], wanted: null }],
    overrides: [],
  };
  const turns = dutyOver(schedule, away, ms('2026-03-28T18:00Z'), ms('2026-03-28T23:00Z'));
  expect(turns.map((turn) => turn.personId)).toEqual(['bo', 'cy', 'bo']);
});

test('an override whose person is away falls through to the layers', () => {
  const schedule: Schedule = {
    versions: [{ fromMs: ms('2026-03-01T00:00Z'), layers: [{ ...night, hours: null }], wanted: null }],
    overrides: [{ id: 'o', personId: 'di', fromMs: ms('2026-03-28T00:00Z'), toMs: ms('2026-03-29T00:00Z') }],
  };
  const away = [{ personId: 'di', fromMs: ms('2026-03-28T10:00Z'), toMs: null }];
  const turns = dutyOver(schedule, away, ms('2026-03-28T00:00Z'), ms('2026-03-29T00:00Z'));
  expect(turns.map((turn) => [turn.personId, turn.by])).toEqual([
    ['di', 'override'],
    ['ana', 0],
    ['bo', 0],
  ]);
});
