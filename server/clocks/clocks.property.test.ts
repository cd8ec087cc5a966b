// Whatever happens on a ticket, in whatever zone and over whatever change of the clocks: what the desk reckons is what
// somebody counts minute by minute (test/stopwatches.ts), and the algebra holds that everybody takes for granted.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countByHand, everyMetric, fullAt, type Happening, type Owed } from '../../test/stopwatches.ts';
import { day, minute, places, sheetOf, watch, watchDays } from '../../test/watchman.ts';
import { type CalendarInput, compileCalendar, workingSecondsBetween } from '../calendars/calendar.ts';
import type { Clock, ClockEvent, ClockMetric, Terms, WorkingStatus } from './clock.ts';
import { intervalsOf } from './explain-clock.ts';
import { foldClocks } from './fold-clocks.ts';
import { workingTimeOf } from './terms.ts';

/** Both what the desk goes by and what the one with the stopwatches does. */
type Both = { input: CalendarInput; terms: Terms; owed: Owed };
type Story = { fromMs: number; both: Both[]; events: Happening[]; asOf: number; [fc.toStringMethod]?: () => string };

const cities = ['Europe/Lisbon', 'America/Sao_Paulo', 'Asia/Kolkata', 'Europe/Moscow', 'Australia/Lord_Howe'];
const changes = places.filter(([tz]) => cities.includes(tz));

const minutesOwed = fc.record(
  Object.fromEntries(
    everyMetric.map((metric) => [
      metric,
      fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4_000 })),
    ]),
  ) as Record<ClockMetric, fc.Arbitrary<number>>,
  { requiredKeys: ['first_response', 'resolution', 'total_resolution'] },
);

function enough({ tz, hours }: CalendarInput): boolean {
  if (Object.values(hours).every((one) => one.length === 0)) return false;
  const week = compileCalendar({ tz, hours });
  const monday = Date.UTC(2026, 5, 1);
  return workingSecondsBetween(week, new Date(monday), new Date(monday + 7 * day)) >= 10 * 3_600;
}

const bothOf = (tz: string, fromMs: number): fc.Arbitrary<Both> =>
  fc
    .tuple(
      // What opens for a quarter of an hour a week answers in plain time, and there is nothing to count.
      sheetOf(tz, fromMs).filter((input) => enough(input)),
      minutesOwed,
      fc.boolean(),
    )
    .map(([input, minutes, thirdPartyPauses]) => bothBy(input, minutes, thirdPartyPauses, fromMs));

function bothBy(input: CalendarInput, minutes: Owed['minutes'], thirdPartyPauses: boolean, fromMs: number): Both {
  const seconds = (metric: ClockMetric) => (minutes[metric] === undefined ? undefined : minutes[metric] * 60);
  const time = workingTimeOf({ ...compileCalendar(input), answersAnyway: true });
  return {
    input,
    terms: { time, targetOf: seconds, thirdPartyPauses },
    // Looking at the door takes a while, and not every property asks for it.
    owed: owedBy(minutes, thirdPartyPauses, () => watch(input, fromMs)),
  };
}

function owedBy(minutes: Owed['minutes'], thirdPartyPauses: boolean, look: () => boolean[]): Owed {
  let seen: boolean[] | undefined;
  return {
    minutes,
    thirdPartyPauses,
    get door() {
      seen ??= look();
      return seen;
    },
  };
}

type Step =
  | { kind: 'requester_wrote' | 'we_replied' | 'resolved' | 'handed_over' | 'accepted' | 'taken' }
  | { kind: 'status'; to: WorkingStatus }
  | { kind: 'aside'; counts: boolean }
  | { kind: 'terms'; index: number };

const working = ['working', 'waiting_on_requester', 'scheduled', 'third_party'] as const;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('requester_wrote', 'we_replied').map((kind) => ({ kind }) as Step) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('resolved', 'handed_over', 'accepted', 'taken').map((kind) => ({ kind }) as Step),
  },
  { weight: 4, arbitrary: fc.constantFrom(...working).map((to): Step => ({ kind: 'status', to })) },
  { weight: 1, arbitrary: fc.boolean().map((counts): Step => ({ kind: 'aside', counts })) },
  { weight: 3, arbitrary: fc.nat({ max: 2 }).map((index): Step => ({ kind: 'terms', index })) },
);
const steps = fc.array(fc.tuple(fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 1_900 })), step), {
  maxLength: 12,
});

/** As a desk lets it happen: what is over has neither another status nor other terms before it comes back. */
function happenings(both: readonly Both[], begin: number, list: readonly (readonly [number, Step])[]): Happening[] {
  let status: WorkingStatus | 'over' = 'working';
  let aside: { to: WorkingStatus | 'over'; counts: boolean } | null = null;
  let now = begin;
  const story: Happening[] = [{ kind: 'opened', at: now, owed: both[0]!.owed }];
  for (const [minutes, what] of list) {
    now += minutes;
    if (what.kind === 'terms') {
      if (!aside && status !== 'over') story.push({ kind: 'terms', at: now, owed: both[what.index]!.owed });
    } else if (aside) {
      story.push({ kind: 'put_back', at: now, ...aside });
      status = aside.to;
      aside = null;
    } else if (what.kind === 'aside') {
      story.push({ kind: 'put_aside', at: now });
      aside = { to: status, counts: what.counts };
    } else if (status === 'over' && what.kind !== 'requester_wrote' && what.kind !== 'we_replied') {
      story.push({ kind: 'reopened', at: now, unanswered: what.kind === 'status' });
      status = 'working';
    } else if (what.kind === 'status') {
      if (what.to !== status) story.push({ ...what, at: now });
      status = what.to;
    } else {
      story.push({ ...what, at: now });
      if (what.kind === 'resolved') status = 'over';
    }
  }
  return story;
}

const story: fc.Arbitrary<Story> = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: 1, max: 4 }), fc.constantFrom(...cities))
  .chain(([[tz, change], back, elsewhere]) => {
    const fromMs = Math.floor(Date.parse(change) / day - back) * day;
    return fc
      .tuple(
        fc.tuple(bothOf(tz, fromMs), bothOf(tz, fromMs), bothOf(elsewhere, fromMs)),
        fc.integer({ min: 0, max: 3_000 }),
        steps,
        fc.integer({ min: 0, max: 2_000 }),
      )
      .map(([both, begin, list, more]): Story => {
        const last = watchDays * 1_440 - 1;
        const events = happenings(both, begin, list).filter(({ at }) => at <= last);
        const asOf = Math.min(last, events.at(-1)!.at + more);
        return { fromMs, both, events, asOf, [fc.toStringMethod]: () => tell(fromMs, both, events, asOf) };
      });
  });

/** What a failing story prints. */
function tell(fromMs: number, both: readonly Both[], events: readonly Happening[], asOf: number): string {
  const when = (at: number) => `${new Date(fromMs + at * minute).toISOString().slice(0, 16)}Z (${at})`;
  const terms = both.map(({ input, owed }, index) =>
    JSON.stringify({ index, ...input, owed: owed.minutes, thirdPartyPauses: owed.thirdPartyPauses }),
  );
  const said = events.map((event) => {
    const index = 'owed' in event ? both.findIndex(({ owed }) => owed === event.owed) : undefined;
    return `${when(event.at)} ${JSON.stringify({ ...event, at: undefined, owed: index })}`;
  });
  return [...terms, ...said, `${when(asOf)} looked at`].join('\n');
}

const instantOf = ({ fromMs }: Story, at: number): Date => new Date(fromMs + at * minute);

function toldToDesk(given: Story, events: readonly Happening[] = given.events): ClockEvent[] {
  return events.map((event): ClockEvent => {
    const at = instantOf(given, event.at);
    if (!('owed' in event)) return { ...event, at };
    const { terms } = given.both.find(({ owed }) => owed === event.owed)!;
    return event.kind === 'opened' ? { kind: 'opened', at, terms } : { kind: 'terms', at, terms };
  });
}

const folded = (given: Story, asOf = given.asOf, events = given.events): Clock[] =>
  foldClocks(toldToDesk(given, events), instantOf(given, asOf));

function holds(property: (given: Story) => void, numRuns: number): void {
  fc.assert(fc.property(story, property), { numRuns });
}
const inOrder = <T extends { metric: string; cycle: number }>(list: readonly T[]): T[] =>
  list.toSorted((one, other) => one.metric.localeCompare(other.metric) || one.cycle - other.cycle);

/** What was owed after these. */
const lastOwed = ({ events }: Pick<Story, 'events'>): Owed =>
  (events.findLast((event) => 'owed' in event) as { owed: Owed }).owed;

/** Whether the ticket lies aside or is over: nothing is reckoned anew then. */
function isAway(events: readonly Happening[]): boolean {
  const last = events.findLast(({ kind }) => ['resolved', 'put_aside', 'reopened', 'put_back'].includes(kind));
  return last?.kind === 'resolved' || last?.kind === 'put_aside' || (last?.kind === 'put_back' && last.to === 'over');
}

const sooner = (terms: Terms, times: number): Terms => ({
  ...terms,
  targetOf: (metric, startedAt) => {
    const seconds = terms.targetOf(metric, startedAt);
    return seconds === undefined ? undefined : Math.ceil(seconds / times);
  },
});

describe('what holds for every story', () => {
  test('clocks show what somebody with stopwatches counts minute by minute, and stand where they stop', () => {
    holds((given) => {
      const { events, asOf } = given;
      const instant = (at: number | null) => (at === null ? null : instantOf(given, at));
      const byHand = countByHand(events, asOf).map((one) => ({
        metric: one.metric,
        cycle: one.cycle,
        state: one.state === 'in use' ? (one.held ? 'paused' : 'running') : one.state,
        startedAt: instant(one.from),
        stoppedAt: instant(one.endedAt),
        targetSeconds: one.minutes * 60,
        elapsedSeconds: one.shown * 60,
        breachedAt: instant(one.lateAt),
        dueAt: one.state === 'in use' ? instant(fullAt(one, lastOwed(given), asOf)) : null,
      }));
      const end = given.fromMs + watchDays * day;
      const reckoned = folded(given).map(({ pauses: _, ...clock }) => ({
        ...clock,
        // What lies behind the round cannot be counted; what is over is due no more.
        dueAt: clock.state === 'running' && clock.dueAt!.getTime() <= end ? clock.dueAt : null,
      }));
      expect(inOrder(reckoned)).toEqual(inOrder(byHand));
    }, 120);
  }, 60_000);

  test('what is late stays late, whatever happens next and by whatever terms', () => {
    holds((given) => {
      const seen = new Map<string, Date>();
      for (const { at } of [...given.events, { at: given.asOf }]) {
        for (const { metric, cycle, breachedAt } of folded(given, at)) {
          const before = seen.get(`${metric} ${cycle}`);
          if (before) expect(breachedAt, `${metric} at ${at}`).toEqual(before);
          if (breachedAt) seen.set(`${metric} ${cycle}`, breachedAt);
        }
      }
    }, 150);
  });

  test('a day cut in two is a day: what a clock shows grows by the working time between two looks, its pauses left out', () => {
    fc.assert(
      fc.property(story, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (given, cuts) => {
        const { events, asOf } = given;
        const last = events.at(-1)!.at;
        const looks = [last, ...cuts.map((cut) => last + (cut % (asOf - last + 1))), asOf].toSorted((a, b) => a - b);
        const terms = given.both.find(({ owed }) => owed === lastOwed(given))!.terms;
        const clocks = looks.map((at) => folded(given, at));
        for (const [index, later] of clocks.entries()) {
          const from = instantOf(given, looks[Math.max(0, index - 1)]!);
          const to = instantOf(given, looks[index]!);
          for (const [place, clock] of later.entries()) {
            const before = clocks[Math.max(0, index - 1)]![place]!;
            const ran = clock.state === 'running' ? terms.time.secondsBetween(from, to, clock.pauses) : 0;
            expect(clock.elapsedSeconds - before.elapsedSeconds).toBe(ran);
            // A look changes nothing, and neither does a date that was looked at before.
            expect(clock.dueAt).toEqual(before.dueAt);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a recalculation that changes nothing changes nothing', () => {
    fc.assert(
      fc.property(story, fc.nat(), (given, when) => {
        const place = 1 + (when % given.events.length);
        const before = given.events.slice(0, place);
        const again: Happening = { kind: 'terms', at: before.at(-1)!.at, owed: lastOwed({ ...given, events: before }) };
        if (isAway(before)) return;
        const events = [...before, again, ...given.events.slice(place)];
        expect(folded(given, given.asOf, events)).toEqual(folded(given));
      }),
      { numRuns: 150 },
    );
  });

  test('a priority raised and lowered again is due when it was before; only what became late between stays late', () => {
    fc.assert(
      fc.property(story, fc.nat(), fc.integer({ min: 2, max: 20 }), (given, when, harder) => {
        const place = 1 + (when % given.events.length);
        const before = given.events.slice(0, place);
        if (isAway(before)) return;
        const usual = given.both.find(({ owed }) => owed === lastOwed({ ...given, events: before }))!;
        const raised = { ...usual, owed: owedBy({}, false, () => []), terms: sooner(usual.terms, harder) };
        const there = before.at(-1)!.at;
        // The next thing happens after it was lowered again, so that nothing else ends or begins meanwhile.
        const back = there + Math.floor(((given.events[place]?.at ?? given.asOf) - there) / 2);
        const events: Happening[] = [
          ...before,
          { kind: 'terms', at: there, owed: raised.owed },
          { kind: 'terms', at: back, owed: usual.owed },
          ...given.events.slice(place),
        ];
        const plain = folded(given);
        const changed = folded({ ...given, both: [...given.both, raised] }, given.asOf, events);
        expect(changed.map((clock, at) => ({ ...clock, breachedAt: plain[at]!.breachedAt }))).toEqual(plain);
        for (const [at, { breachedAt }] of plain.entries()) {
          if (breachedAt) expect(changed[at]!.breachedAt!.getTime()).toBeLessThanOrEqual(breachedAt.getTime());
        }
        for (const [at, { breachedAt }] of changed.entries()) {
          if (breachedAt && !plain[at]!.breachedAt) {
            expect(breachedAt.getTime()).toBeGreaterThanOrEqual(instantOf(given, there).getTime());
            expect(breachedAt.getTime()).toBeLessThan(instantOf(given, back).getTime() + 1);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('where clocks are not changed, a week later everything is a week later', () => {
    const week = 7 * day;
    const calm = fc
      .tuple(fc.constantFrom('Asia/Kolkata', 'Etc/UTC', 'America/Sao_Paulo', 'Europe/Moscow'), steps)
      .chain(([tz, list]) => {
        // No clock in these zones is changed any more; holidays and days of one's own do not come each week.
        const fromMs = Date.UTC(2026, 4, 4);
        const weekly = bothOf(tz, fromMs).map(({ input: { hours }, owed: { minutes, thirdPartyPauses } }) =>
          bothBy({ tz, hours }, minutes, thirdPartyPauses, fromMs),
        );
        return fc.tuple(weekly, weekly, weekly).map((both): Story => {
          const events = happenings(both, 600, list);
          return { fromMs, both, events, asOf: events.at(-1)!.at + 700 };
        });
      });
    fc.assert(
      fc.property(calm, (given) => {
        const later = (at: Date | null) => at && new Date(at.getTime() + week);
        const expected = folded(given).map((clock) => ({
          ...clock,
          startedAt: later(clock.startedAt),
          stoppedAt: later(clock.stoppedAt),
          dueAt: later(clock.dueAt),
          breachedAt: later(clock.breachedAt),
          pauses: clock.pauses.map(({ from, to, why }) => ({ from: later(from), to: later(to), why })),
        }));
        expect(folded({ ...given, fromMs: given.fromMs + week })).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  test('the table that explains a date has no gap, and what counted in it adds up to what the clock shows', () => {
    holds((given) => {
      const { input } = given.both.find(({ owed }) => owed === lastOwed(given))!;
      const now = instantOf(given, given.asOf);
      for (const clock of folded(given)) {
        // What stopped by earlier terms is explained by those.
        if (clock.state !== 'running' && clock.state !== 'paused') continue;
        const table = intervalsOf(clock, compileCalendar(input), now);
        for (const [index, { from }] of table.entries()) expect(from).toEqual(table[index - 1]?.to ?? clock.startedAt);
        // What goes on without a pause is one row.
        for (const [index, { kind }] of table.entries())
          if (kind !== 'paused') expect(table[index - 1]?.kind).not.toBe(kind);
        const until = (at: Date) => Math.min(at.getTime(), now.getTime());
        const counted = table
          .filter(({ kind }) => kind === 'counted')
          .reduce((sum, { from, to }) => sum + Math.max(0, until(to) - from.getTime()), 0);
        if (table.length < 200) expect(counted / 1_000).toBe(clock.elapsedSeconds);
      }
    }, 150);
  });
});
