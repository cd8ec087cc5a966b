import { readersZone } from './clockface.ts';

/** The time zones that this browser knows, with the reader's own and the one that is set even if they are not among them. */
export function knownZones(set: string): string[] {
  return [...new Set(['UTC', set, readersZone(), ...Intl.supportedValuesOf('timeZone')])].toSorted();
}
