// Absences out of a calendar feed (iCalendar) that somebody keeps elsewhere.

import { z } from 'zod';
import { endpoint, instant } from '../endpoint.ts';

const failure = z
  .enum([
    'not_https',
    'private_address',
    'too_slow',
    'too_large',
    'too_many_redirects',
    'unreachable',
    'refused',
    'no_calendar',
  ])
  .nullable();

export const absenceFeed = z
  .object({
    id: z.string(),
    person: z.object({ id: z.string(), name: z.string() }),
    name: z.string().meta({ description: 'The host. The whole address is a secret and shown to nobody.' }),
    absences: z.number().int().meta({ description: 'Planned and running ones that came out of it.' }),
    readAt: instant.nullable(),
    failingSince: instant.nullable(),
    failure,
  })
  .meta({ id: 'AbsenceFeed' });
export type AbsenceFeedView = z.output<typeof absenceFeed>;

const wish = z.object({
  person: z.string().max(254).optional().meta({ description: 'Id or address of the agent; oneself when left out.' }),
  address: z.string().min(1).max(2000).meta({ description: 'https: or webcal:, in no private network.' }),
});
const feeds = z.object({ feeds: z.array(absenceFeed) });

export const absenceFeedPreview = z
  .object({
    name: z.string(),
    failure,
    absences: z.array(z.object({ from: instant, to: instant })),
    leftOut: z.number().int().meta({ description: 'Entries that are work.' }),
  })
  .meta({ id: 'AbsenceFeedPreview' });

export const previewAbsenceFeed = endpoint({
  method: 'POST',
  path: '/api/v1/absence-feeds/preview',
  summary:
    'What a calendar would bring: entries marked “out of office”, of whole days that are not marked free, or named as an absence.',
  tag: 'people',
  body: wish,
  answers: { 200: absenceFeedPreview },
});

export const addAbsenceFeed = endpoint({
  method: 'POST',
  path: '/api/v1/absence-feeds',
  summary: 'Take planned absences from a calendar. It is read again every hour.',
  tag: 'people',
  body: wish,
  answers: { 201: absenceFeed },
});

export const listAbsenceFeeds = endpoint({
  method: 'GET',
  path: '/api/v1/absence-feeds',
  summary: 'Calendars from which absences come: yours, and of those whose absences you say.',
  tag: 'people',
  answers: { 200: feeds },
});

export const removeAbsenceFeed = endpoint({
  method: 'DELETE',
  path: '/api/v1/absence-feeds/{id}',
  summary: 'Take no more from it. Absences of it that have not begun are called off.',
  tag: 'people',
  params: z.object({ id: z.uuid() }),
  answers: { 200: feeds },
});
