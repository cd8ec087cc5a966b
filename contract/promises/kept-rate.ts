// How promises were kept, by team and kind and never by person: this is no ranking of people.

import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { priority, ticketKind } from '../tickets.ts';

const share = z.number().min(0).max(1).nullable().meta({ description: 'Of `n`; null where `n` is 0.' });
const count = z.number().int();

const keptRow = z.object({
  team: z.string(),
  kind: ticketKind,
  n: count.meta({ description: 'First dates that came due, or were kept before.' }),
  kept: count,
  missed: count,
  rate: share,
  moved: count.meta({ description: 'First dates that were moved in time, with a reason; they are in no rate.' }),
});

const measuredRow = z.object({
  priority,
  n: count,
  promisedSeconds: z
    .number()
    .meta({ description: 'Working time that the policy gives to the first answer; the middle of those in force.' }),
  halfSeconds: z.number().meta({ description: 'Working time in which half were answered (P50).' }),
  mostSeconds: z.number().meta({ description: 'Working time in which nine tenths were answered (P90).' }),
});

const expectedRow = z.object({
  basis: z.enum(['history', 'policy']).meta({ description: 'What the date was learnt from.' }),
  n: count,
  hit: count.meta({ description: 'Solved by the date that was told.' }),
  rate: share,
});

const keptRate = z
  .object({ days: count, kept: z.array(keptRow), firstAnswer: z.array(measuredRow), expected: z.array(expectedRow) })
  .meta({ id: 'KeptRate' });
export type KeptRate = z.output<typeof keptRate>;

export const getKeptRate = endpoint({
  method: 'GET',
  path: '/api/v1/promises/kept',
  summary:
    'How first dates were kept by team and kind, how long first answers took beside what is promised, and how often a solution came by the date that was told.',
  tag: 'promises',
  query: z.object({ days: z.coerce.number().int().min(1).max(366).default(90) }),
  answers: { 200: keptRate },
});
