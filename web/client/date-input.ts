import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import { readersZone } from './clockface.ts';

dayjs.extend(utc);
dayjs.extend(timezone);

const form = 'YYYY-MM-DD HH:mm:00';

/** An instant as date pickers write it, "2026-03-10 14:05:00" in the reader's zone, to the minute. */
export function localInput(at: string | number, zone = readersZone()): string {
  return dayjs(at).tz(zone).format(form);
}

/**
 * The instant of such a value, or undefined where it is none. What the clocks skip in spring becomes the moment after the
 * gap.
 */
export function instantOf(value: string, zone = readersZone()): string | undefined {
  if (!/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.test(value)) return undefined;
  const moment = dayjs.tz(value.replace('T', ' '), zone);
  return moment.isValid() ? moment.toISOString() : undefined;
}
