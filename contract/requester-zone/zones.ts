// In which zone a requester reads times.

import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const page = z.string().meta({ description: 'text/html' });
const sentOn = z.null().meta({ description: 'See the page in Location.' });
const back = z
  .string()
  .max(40)
  .optional()
  .meta({ description: 'The number of the ticket that the page goes back to.' });
const view = z.object({ lang: z.string().max(10).optional() });
const token = z.object({ token: z.string().min(1).max(300) });
const choice = z.object({
  zone: z.string().max(100).default('').meta({ description: 'An IANA zone.' }),
  how: z
    .enum(['browser'])
    .optional()
    .meta({ description: 'browser: nobody chose it, and it counts only while none is known.' }),
  back,
});

export const showZone = endpoint({
  method: 'GET',
  path: '/portal/zone',
  summary: 'Choose the zone in which you read times.',
  tag: 'portal',
  query: view.extend({ back }),
  answers: { 200: page },
});

export const chooseZone = endpoint({
  method: 'POST',
  path: '/portal/zone',
  summary: 'Read times in this zone. Dates that were promised stay; they are only shown in it.',
  tag: 'portal',
  body: choice,
  answers: { 303: sentOn },
});

export const showZoneByLink = endpoint({
  method: 'GET',
  path: '/portal/t/{token}/zone',
  summary: 'Choose the zone in which you read times, by the link from a mail, where the device is known.',
  tag: 'portal',
  params: token,
  query: view,
  answers: { 200: page },
});

export const chooseZoneByLink = endpoint({
  method: 'POST',
  path: '/portal/t/{token}/zone',
  summary: 'Read times in this zone, by the link from a mail, where the device is known.',
  tag: 'portal',
  params: token,
  body: choice,
  answers: { 303: sentOn },
});

export const setRequesterZone = endpoint({
  method: 'PUT',
  path: '/api/v1/people/{personId}/zone',
  summary: 'Say in which zone a requester reads times. Null: it is not known, and their browser may say it.',
  tag: 'people',
  params: z.object({ personId: z.uuid() }),
  body: z.object({ zone: z.string().min(1).max(100).nullable() }),
  answers: { 200: z.object({ zone: z.string().nullable() }) },
});
