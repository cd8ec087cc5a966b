// Working time as programs write it: what arithmetic reads.

import { z } from 'zod';

export const hours = z
  .array(z.tuple([z.string(), z.string()]))
  .max(10)
  .meta({
    description:
      'Spans from opening to closing, `HH:MM` on the clock of `tz`, the closing not included; `24:00` is the end of the day. A closing that is not after the opening lies on the next day: `["22:00", "06:00"]` is a night shift, and `["09:00", "08:00"]` is twenty-three hours.',
  });
export const weekHours = z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), hours);

export const calendarInput = z
  .object({
    tz: z.string().max(100),
    hours: weekHours,
    holidays: z.array(z.string()).max(1000).optional(),
    yearlyHolidays: z.array(z.string()).max(366).optional(),
    overrides: z.record(z.string(), hours).optional(),
    yearlyOverrides: z.record(z.string(), hours).optional(),
  })
  .meta({ id: 'Calendar' });
