// A layer of a duty schedule: people take turns that hand over at a time on the clock of a place. A turn is counted in local
// civil time, so that it still begins at nine where the clocks have changed in between; only then it becomes an instant.

import { type Calendar, type CalendarInput, compileCalendar, openSpans } from '../calendars/calendar.ts';
import type { Span } from '../calendars/working-spans.ts';
import { instantOf, offsetAt, type Zone, zoneNamed } from '../calendars/zone.ts';
import { invalid } from '../platform/errors.ts';

export type WeekHours = CalendarInput['hours'];

export type Layer = {
  name: string;
  /** In the order of their turns. */
  people: readonly string[];
  tz: string;
  /** The local day of the first hand-over: its weekday is that of all, where turns last weeks. */
  startsOn: string;
  /** "09:00" */
  handOverAt: string;
  turn: { unit: 'hour' | 'day' | 'week'; count: number };
  /** Only in these hours; null: always. */
  hours: WeekHours | null;
};

type Rotation = { layer: Layer; zone: Zone; firstLocalMs: number; turnMs: number; open: Calendar | null };

const unitMs = { hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 } as const;

// Reading a layer costs more than asking it. Its text is the key, so a changed layer is a new entry.
const read = new Map<string, Rotation>();

/** @throws Invalid for a layer that cannot be meant: an unknown zone, no such day, hours that never come */
export function readLayer(layer: Layer): Rotation {
  const key = JSON.stringify(layer);
  let rotation = read.get(key);
  if (!rotation) {
    const firstLocalMs = Date.parse(`${layer.startsOn}T${layer.handOverAt}:00Z`);
    if (Number.isNaN(firstLocalMs)) throw invalid('The first hand-over needs a day and a time.');
    rotation = {
      layer,
      zone: zoneNamed(layer.tz),
      firstLocalMs,
      turnMs: unitMs[layer.turn.unit] * layer.turn.count,
      open: layer.hours && compileCalendar({ tz: layer.tz, hours: layer.hours }),
    };
    if (read.size > 500) read.clear();
    read.set(key, rotation);
  }
  return rotation;
}

/** Whose turn it is: they, and behind them who follows. Empty before the first turn and outside the layer's hours. */
export function inTurn(layer: Layer, atMs: number): readonly string[] {
  const rotation = readLayer(layer);
  const count = layer.people.length;
  if (count === 0) return [];
  if (rotation.open && openSpans(rotation.open, atMs, atMs + 1).next().done) return [];
  const turn = turnAt(rotation, atMs);
  if (turn < 0) return [];
  const first = turn % count;
  return [...layer.people.slice(first), ...layer.people.slice(0, first)];
}

/** All instants between the two at which another turn, or the layer's hours, begin or end. */
export function turningPoints(layer: Layer, fromMs: number, toMs: number): number[] {
  const rotation = readLayer(layer);
  const points: number[] = [];
  if (layer.people.length > 1 || beginOf(rotation, 0) > fromMs) {
    for (let turn = Math.max(0, turnAt(rotation, fromMs)); ; turn++) {
      const beginMs = beginOf(rotation, turn);
      if (beginMs >= toMs) break;
      points.push(beginMs);
    }
  }
  if (rotation.open) for (const span of openSpans(rotation.open, fromMs, toMs)) points.push(...edges(span));
  return points;
}

const edges = ({ fromMs, toMs }: Span): number[] => [fromMs, toMs];
const beginOf = ({ zone, firstLocalMs, turnMs }: Rotation, turn: number): number =>
  instantOf(zone, firstLocalMs + turn * turnMs);

/** The number of the last turn that has begun; negative before the first. */
function turnAt(rotation: Rotation, atMs: number): number {
  const { zone, firstLocalMs, turnMs } = rotation;
  let turn = Math.floor((atMs + offsetAt(zone, atMs) - firstLocalMs) / turnMs);
  // Where an hour is shown twice, the turn that its second showing would name may have begun with the first, or ended.
  while (beginOf(rotation, turn) > atMs) turn--;
  while (beginOf(rotation, turn + 1) <= atMs) turn++;
  return turn;
}
