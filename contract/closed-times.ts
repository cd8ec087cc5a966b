// Times for which a desk closes: leave of a desk of one person, company holidays. What was promised for such a time moves
// once, and each requester is told in one mail. What was agreed with them is agreed anew.

import { z } from 'zod';
import { calendarDetail, closedReason, emergencyRoute } from './calendars.ts';
import { endpoint, instant, localeCode } from './endpoint.ts';

const date = z.iso.date();
const closing = z.object({
  from: date,
  until: date.meta({ description: 'The last closed day.' }),
  reason: closedReason,
  route: emergencyRoute.nullish().meta({ description: 'Where to turn when it cannot wait.' }),
});

export const closingPreview = z
  .object({
    promises: z.number().int().meta({ description: 'Standing promises that lie in it; each moves once and is told.' }),
    agreed: z.number().int().meta({
      description:
        'Dates in it that were agreed with requesters; these are not moved: whoever has the ticket is asked to agree on another one.',
    }),
    expected: z.number().int().meta({ description: 'Expected solutions that lie in it; these are not moved.' }),
    closesAt: instant.nullable().meta({ description: 'The last working moment before it; null: closed already.' }),
    opensAt: instant,
    texts: z.array(z.object({ locale: localeCode, tickets: z.number().int(), text: z.string() })),
  })
  .meta({ id: 'ClosingPreview' });

export const previewClosedTime = endpoint({
  method: 'POST',
  path: '/api/v1/calendars/{id}/closed-times/preview',
  summary: 'What closing for a time would move, and what requesters would read.',
  tag: 'calendars',
  params: z.object({ id: z.uuid() }),
  body: closing,
  answers: {
    200: closingPreview,
  },
});

export const addClosedTime = endpoint({
  method: 'POST',
  path: '/api/v1/calendars/{id}/closed-times',
  summary: 'Close for a time. Promises that lie in it move once, and each requester is told.',
  tag: 'calendars',
  params: z.object({ id: z.uuid() }),
  body: closing,
  answers: { 201: calendarDetail.extend({ closedId: z.string(), moved: z.number().int() }) },
});

const closedParams = z.object({ id: z.uuid(), closedId: z.uuid() });

export const changeClosedTime = endpoint({
  method: 'PATCH',
  path: '/api/v1/calendars/{id}/closed-times/{closedId}',
  summary:
    'Come back earlier or later. Dates that were told stay; a promise that a longer time catches moves and is told.',
  tag: 'calendars',
  params: closedParams,
  body: z.object({ until: date }),
  answers: { 200: calendarDetail.extend({ moved: z.number().int() }) },
});

export const removeClosedTime = endpoint({
  method: 'DELETE',
  path: '/api/v1/calendars/{id}/closed-times/{closedId}',
  summary: 'Do not close after all; what is past of it stays closed. Dates that were told stay.',
  tag: 'calendars',
  params: closedParams,
  answers: { 200: calendarDetail },
});
