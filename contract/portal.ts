// The portal: pages for requesters, which work without script. They answer with HTML; forms post to them and are sent on
// (303) to the page that shows the outcome.

import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const page = z.string().meta({ description: 'text/html' });
const sentOn = z.null().meta({ description: 'See the page in Location.' });
const view = z.object({
  lang: z.string().max(10).optional().meta({ description: 'Changes the language and keeps the place.' }),
  sent: z.string().max(10).optional(),
  empty: z.string().max(10).optional(),
  date: z.string().max(10).optional(),
});
// Whatever stands in a link is looked at: a cut one gets a page with words, not a complaint about its length.
const token = z.object({ token: z.string().min(1).max(300) });
const number = z.object({ number: z.string().min(1).max(300) });
// With files it is a multipart form, which is read as it comes; without, these fields.
const words = z.object({ text: z.string().max(200_000).default('') }).nullish();

export const home = endpoint({
  method: 'GET',
  path: '/portal',
  summary: 'Your requests, or the page that mails a sign-in link.',
  tag: 'portal',
  query: view,
  answers: { 200: page },
});

export const askForLink = endpoint({
  method: 'POST',
  path: '/portal/sign-in',
  summary: 'Mail a single-use sign-in link. Answers the same for unknown addresses.',
  tag: 'portal',
  body: z.object({ email: z.string().max(254).default('') }),
  answers: { 200: page },
});

export const confirmLink = endpoint({
  method: 'GET',
  path: '/portal/in/{token}',
  summary: 'The page behind a sign-in link: a button, because mail scanners follow links.',
  tag: 'portal',
  params: token,
  query: view,
  answers: { 200: page },
});

export const useLink = endpoint({
  method: 'POST',
  path: '/portal/in/{token}',
  summary: 'Use a sign-in link up and begin a portal session.',
  tag: 'portal',
  params: token,
  answers: { 303: sentOn },
});

export const signOut = endpoint({
  method: 'POST',
  path: '/portal/sign-out',
  summary: 'End the portal session.',
  tag: 'portal',
  answers: { 303: sentOn },
});

export const showByLink = endpoint({
  method: 'GET',
  path: '/portal/t/{token}',
  summary: 'A ticket by the link from a mail. On a device not seen before: number, status, contact and dates only.',
  tag: 'portal',
  params: token,
  query: view,
  answers: { 200: page },
});

export const writeByLink = endpoint({
  method: 'POST',
  path: '/portal/t/{token}/messages',
  summary: 'Add a message by the link from a mail.',
  tag: 'portal',
  params: token,
  body: words,
  answers: { 303: sentOn },
});

export const showUpload = endpoint({
  method: 'GET',
  path: '/portal/u/{token}',
  summary:
    'The page behind an upload link: hand in files for one ticket. It shows nothing of the ticket but its number.',
  tag: 'portal',
  params: token,
  query: view,
  answers: { 200: page },
});

export const uploadByLink = endpoint({
  method: 'POST',
  path: '/portal/u/{token}',
  summary: 'Hand in files by an upload link: a multipart form with `files`. It takes nothing else.',
  tag: 'portal',
  params: token,
  body: z.object({}).nullish(),
  answers: { 303: sentOn },
});

export const confirmAddress = endpoint({
  method: 'POST',
  path: '/portal/t/{token}/confirmation',
  summary: 'Mail a sign-in link to the participant’s own address, so that this device may read the ticket.',
  tag: 'portal',
  params: token,
  answers: { 303: sentOn },
});

export const showLook = endpoint({
  method: 'GET',
  path: '/portal/look/{file}',
  summary: 'The colours of a brand as a style sheet, legible in light and dark. The address changes with its content.',
  tag: 'portal',
  params: z.object({ file: z.string().regex(/^[0-9a-f]{6}\.css$/) }),
  query: z.object({ v: z.string().max(40).optional() }),
  answers: { 200: z.string().meta({ description: 'text/css' }) },
});

export const showTicket = endpoint({
  method: 'GET',
  path: '/portal/tickets/{number}',
  summary: 'A ticket of yours.',
  tag: 'portal',
  params: number,
  query: view,
  answers: { 200: page },
});

export const showFormatted = endpoint({
  method: 'GET',
  path: '/portal/tickets/{number}/messages/{id}/html',
  summary:
    'A message of a ticket of yours as it was formatted, for a sandboxed frame. Remote images stay away unless asked for.',
  tag: 'portal',
  params: number.extend({ id: z.uuid() }),
  query: z.object({ images: z.enum(['blocked', 'shown']).default('blocked') }),
  answers: { 200: page },
});

export const writeOnTicket = endpoint({
  method: 'POST',
  path: '/portal/tickets/{number}/messages',
  summary: 'Add a message to a ticket of yours.',
  tag: 'portal',
  params: number,
  body: words,
  answers: { 303: sentOn },
});
