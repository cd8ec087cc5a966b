// Opening hours and promised times as requesters read them, in each language.

import { z } from 'zod';
import { endpoint, instant, localeCode } from '../endpoint.ts';

const words = z.string().trim().max(1000);

const version = z
  .object({
    locale: localeCode,
    number: z.number().int(),
    hours: z.string().meta({ description: 'When we are here; empty: nothing is said.' }),
    times: z.string().meta({ description: 'How soon we answer; empty: nothing is said.' }),
    madeBy: z.string().nullable(),
    madeAt: instant,
  })
  .meta({ id: 'DeskWords' });

const versions = z.object({
  versions: z.array(version).meta({ description: 'Newest first in each language; the first is in force.' }),
});
export type DeskWordsView = z.output<typeof versions>;

export const getDeskWords = endpoint({
  method: 'GET',
  path: '/api/v1/desk-words',
  summary: 'Opening hours and promised times in words, with every earlier version.',
  tag: 'settings',
  answers: { 200: versions },
});

export const previewDeskWords = endpoint({
  method: 'POST',
  path: '/api/v1/desk-words/{locale}/preview',
  summary: 'The acknowledgement as a requester would read it now, with these words in it. Nothing is kept.',
  tag: 'settings',
  params: z.object({ locale: localeCode }),
  body: z.object({ hours: words, times: words }),
  answers: { 200: z.object({ text: z.string() }) },
});

export const changeDeskWords = endpoint({
  method: 'PUT',
  path: '/api/v1/desk-words/{locale}',
  summary: 'Write a new version in one language. Acknowledgements and replies out of hours quote it from then on.',
  tag: 'settings',
  params: z.object({ locale: localeCode }),
  body: z.object({ hours: words, times: words }),
  answers: { 200: versions },
});
