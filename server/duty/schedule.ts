// Who is on duty. A schedule has layers, the highest first, and overrides that go before all of them; whoever is away is
// passed over, for the next in their rotation, then for the layer below. So there is one person at any instant, or a gap
// that can be known beforehand.

import { type CalendarInput, openSpans } from '../calendars/calendar.ts';
import { compileOnce } from '../calendars/compile-once.ts';
import { inTurn, type Layer, turningPoints } from './rotation.ts';

export type DutyVersion = {
  fromMs: number;
  layers: readonly Layer[];
  /** When somebody has to be on duty; null: always. */
  wanted: Pick<CalendarInput, 'tz' | 'hours'> | null;
};
/** `toMs` belongs to it no more. */
export type Override = { id: string; personId: string; fromMs: number; toMs: number };
export type Schedule = {
  /** In order of time; each holds until the next. */
  versions: readonly DutyVersion[];
  /** The one that was said last comes first. */
  overrides: readonly Override[];
};
/** `toMs` null: nobody knows yet. Whoever works here no more is away for ever. */
export type Away = { personId: string; fromMs: number; toMs: number | null };

export type OnDuty = { personId: string; by: 'override' | number };
/** `by`: the layer's place, or an override; nobody: a gap. */
export type Turn = { fromMs: number; toMs: number; personId: string | null; by: 'override' | number | null };
export type Gap = { fromMs: number; toMs: number };

/** @returns null: nobody */
export function onDuty(schedule: Schedule, away: readonly Away[], atMs: number): OnDuty | null {
  const isHere = hereAt(away, atMs);
  const override = schedule.overrides.find((one) => one.fromMs <= atMs && atMs < one.toMs && isHere(one.personId));
  if (override) return { personId: override.personId, by: 'override' };
  const layers = versionAt(schedule, atMs)?.layers ?? [];
  for (const [by, layer] of layers.entries()) {
    const personId = inTurn(layer, atMs).find(isHere);
    if (personId) return { personId, by };
  }
  return null;
}

/** Who is on duty from instant to instant, without a break: what nobody has stands there as nobody's. */
export function dutyOver(schedule: Schedule, away: readonly Away[], fromMs: number, toMs: number): Turn[] {
  const points = [
    ...schedule.overrides.flatMap((one) => [one.fromMs, one.toMs]),
    ...edgesOf(away),
    ...layersOver(schedule, fromMs, toMs).flatMap(({ layers, fromMs: from, toMs: to }) => [
      from,
      ...layers.flatMap((layer) => turningPoints(layer, from, to)),
    ]),
  ];
  return turnsBetween(points, fromMs, toMs, (atMs) => onDuty(schedule, away, atMs));
}

/** The same of one layer of the version in force at the beginning, as if there were no other. */
export function layerOver(layer: Layer, away: readonly Away[], fromMs: number, toMs: number): Turn[] {
  const points = [...turningPoints(layer, fromMs, toMs), ...edgesOf(away)];
  return turnsBetween(points, fromMs, toMs, (atMs) => {
    const personId = inTurn(layer, atMs).find(hereAt(away, atMs));
    return personId === undefined ? null : { personId, by: 0 };
  });
}

/** When somebody has to be on duty and nobody is. */
export function gapsIn(schedule: Schedule, away: readonly Away[], fromMs: number, toMs: number): Gap[] {
  const empty = dutyOver(schedule, away, fromMs, toMs).filter((turn) => turn.personId === null);
  const gaps = empty.flatMap((turn) =>
    layersOver(schedule, turn.fromMs, turn.toMs).flatMap(({ wanted, fromMs: from, toMs: to }) =>
      wanted ? [...openSpans(compileOnce(wanted), from, to)] : [{ fromMs: from, toMs: to }],
    ),
  );
  return joinedGaps(gaps);
}

function turnsBetween(points: number[], fromMs: number, toMs: number, ask: (atMs: number) => OnDuty | null): Turn[] {
  const inside = points.filter((ms) => fromMs < ms && ms < toMs);
  const cuts = [...new Set([fromMs, ...inside])].sort((a, b) => a - b);
  const turns: Turn[] = [];
  for (const [place, from] of cuts.entries()) {
    const until = cuts[place + 1] ?? toMs;
    if (until <= from) continue;
    const found = ask(from);
    const last = turns.at(-1);
    if (last && last.personId === (found?.personId ?? null) && last.by === (found?.by ?? null)) last.toMs = until;
    else turns.push({ fromMs: from, toMs: until, personId: found?.personId ?? null, by: found?.by ?? null });
  }
  return turns;
}

/** The versions in force between two instants; before the first one there is nobody. */
function layersOver({ versions }: Schedule, fromMs: number, toMs: number): (DutyVersion & Gap)[] {
  return versions.flatMap((version, place) => {
    const from = Math.max(fromMs, version.fromMs);
    const to = Math.min(toMs, versions[place + 1]?.fromMs ?? toMs);
    return from < to ? [{ ...version, fromMs: from, toMs: to }] : [];
  });
}

const versionAt = ({ versions }: Schedule, atMs: number): DutyVersion | undefined =>
  versions.findLast(({ fromMs }) => fromMs <= atMs);

const hereAt = (away: readonly Away[], atMs: number) => (personId: string) =>
  !away.some((one) => one.personId === personId && one.fromMs <= atMs && (one.toMs === null || atMs < one.toMs));

const edgesOf = (away: readonly Away[]): number[] =>
  away.flatMap(({ fromMs, toMs }) => (toMs === null ? [fromMs] : [fromMs, toMs]));

function joinedGaps(gaps: readonly Gap[]): Gap[] {
  const joined: Gap[] = [];
  for (const gap of gaps) {
    const last = joined.at(-1);
    if (last && last.toMs >= gap.fromMs) last.toMs = gap.toMs;
    else joined.push({ ...gap });
  }
  return joined;
}
