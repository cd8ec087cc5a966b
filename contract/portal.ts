// What a requester may do through the API with a portal session (the portal's own pages use the same actions).

import { z } from 'zod';
import { emailAddress, endpoint, instant, localeCode } from './endpoint.ts';

export const portalTicket = z
  .object({
    number: z.string(),
    subject: z.string(),
    status: z.string(),
    contact: z.string().nullable(),
    nextUpdateAt: instant.nullable(),
    openedAt: instant,
  })
  .meta({ id: 'PortalTicket' });

export const listMyTickets = endpoint({
  method: 'GET',
  path: '/api/v1/portal/tickets',
  summary: 'All your tickets, present and past.',
  tag: 'portal',
  answers: { 200: z.object({ tickets: z.array(portalTicket) }) },
});

export const askForLink = endpoint({
  method: 'POST',
  path: '/api/v1/portal/sign-in-links',
  summary: 'Mail a single-use sign-in link. Answers the same for unknown addresses.',
  tag: 'portal',
  body: z.object({ email: emailAddress, locale: localeCode.optional() }),
  answers: { 202: z.object({ sent: z.literal(true) }) },
});
