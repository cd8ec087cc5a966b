// What the clocks of a time zone show. Intl knows every rule but takes microseconds to answer one question, so the
// offsets of a zone are asked for once per stretch of about 400 days and kept for the life of the process.

import { invalid } from '../platform/errors.ts';

/** A span of time with one offset: local time = instant + offsetMs. It lasts until the next regime begins. */
type Regime = { fromMs: number; offsetMs: number };

export type Zone = { readonly format: Intl.DateTimeFormat; readonly stretches: Map<number, Regime[]> };

const stretchMs = 2 ** 35; // 397.7 days
const sampleMs = 2 ** 28; // 3.1 days. Of all zones in Intl, no two changes since 1970 lie closer together.
const reachMs = 26 * 3_600_000; // No zone ever was further than 16 hours from UTC.

const zones = new Map<string, Zone>();
const keptZones = 1_000;

/** The zone of an IANA name ("Europe/Lisbon"). Throws `Invalid` for a name that Intl does not know. */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone: Zone = { format: clockOf(name), stretches: new Map() };
  // The same zone can be spelt in many cases; without a limit hostile spellings would fill the memory.
  if (zones.size >= keptZones) zones.clear();
  zones.set(name, zone);
  return zone;
}

/**
 * A zone that somebody chooses. Intl takes “+02:00” for one as well, which has no summer time, and PostgreSQL reads its sign the
 * other way about. @throws Invalid
 */
export function mustBeZone(name: string): void {
  if (/^[+-]/.test(name)) throw unknownZone(name);
  zoneNamed(name);
}

/** Milliseconds to add to an instant to get local time. */
export function offsetAt(zone: Zone, ms: number): number {
  const regimes = stretchOf(zone, Math.floor(ms / stretchMs));
  let i = regimes.length - 1;
  while (regimes[i]!.fromMs > ms) i--;
  return regimes[i]!.offsetMs;
}

/**
 * The first instant at which the local clock shows `localMs` (civil time, counted as if it were UTC) or later. A time that
 * is skipped in spring so becomes the end of the gap, a time that is shown twice in autumn its first showing; the result
 * never decreases while `localMs` grows, so neighbouring hours stay neighbours on every day.
 */
export function instantOf(zone: Zone, localMs: number): number {
  const first = Math.floor((localMs - reachMs) / stretchMs);
  const last = Math.floor((localMs + reachMs) / stretchMs);
  for (let stretch = first; stretch <= last; stretch++) {
    const regimes = stretchOf(zone, stretch);
    for (let i = 0; i < regimes.length; i++) {
      const { fromMs, offsetMs } = regimes[i]!;
      const untilMs = regimes[i + 1]?.fromMs ?? (stretch + 1) * stretchMs;
      const reached = Math.max(fromMs, localMs - offsetMs);
      if (reached < untilMs) return reached;
    }
  }
  throw new RangeError(`No instant found for local time ${localMs}.`);
}

function clockOf(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw unknownZone(name);
  }
}

const unknownZone = (name: string) =>
  invalid('The time zone "{name}" is not known. Use a name such as "Europe/Lisbon".', { name });

function stretchOf(zone: Zone, stretch: number): Regime[] {
  let regimes = zone.stretches.get(stretch);
  if (regimes === undefined) {
    regimes = regimesOf(zone, stretch);
    zone.stretches.set(stretch, regimes);
  }
  return regimes;
}

function regimesOf(zone: Zone, stretch: number): Regime[] {
  const startMs = stretch * stretchMs;
  const endMs = startMs + stretchMs;
  let fromMs = startMs;
  let offsetMs = askOffset(zone, startMs);
  const regimes: Regime[] = [{ fromMs, offsetMs }];
  for (let probeMs = startMs + sampleMs; probeMs <= endMs; probeMs += sampleMs) {
    const probed = askOffset(zone, Math.min(probeMs, endMs - 1));
    while (offsetMs !== probed) {
      fromMs = changeBetween(zone, fromMs, Math.min(probeMs, endMs - 1), offsetMs);
      offsetMs = askOffset(zone, fromMs);
      regimes.push({ fromMs, offsetMs });
    }
    fromMs = Math.max(fromMs, Math.min(probeMs, endMs - 1));
  }
  return regimes;
}

/** The first millisecond at which the offset is no longer `offsetMs`, between `lowMs` (where it is) and `highMs`. */
function changeBetween(zone: Zone, lowMs: number, highMs: number, offsetMs: number): number {
  let low = lowMs;
  let high = highMs;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askOffset(zone, middle) === offsetMs) low = middle;
    else high = middle;
  }
  return high;
}

function askOffset(zone: Zone, ms: number): number {
  const [month, day, year, hour, minute, second] = zone.format.format(ms).match(/\d+/g)!.map(Number);
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - Math.floor(ms / 1_000) * 1_000;
}
