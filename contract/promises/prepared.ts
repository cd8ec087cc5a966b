// Words for the next update that the desk prepares, for an agent to send.

import { z } from 'zod';
import { endpoint, localeCode } from '../endpoint.ts';

const prepared = z
  .object({
    text: z.string().meta({ description: 'Of what is safe to say alone; never a note’s own words.' }),
    language: localeCode,
    notes: z.number().int().meta({ description: 'Notes since a person last wrote to the requester.' }),
    waits: z.number().int().meta({ description: 'Times since then that somebody outside was waited for.' }),
    links: z.number().int().meta({ description: 'Tickets tied to it since then.' }),
  })
  .meta({ id: 'PreparedUpdate' });
export type PreparedUpdate = z.output<typeof prepared>;

export const getPrepared = endpoint({
  method: 'GET',
  path: '/api/v1/tickets/{number}/prepared-update',
  summary: 'The next update, prepared from what the team did since the last public word. Nothing is sent by it.',
  tag: 'tickets',
  params: z.object({ number: z.string().min(3).max(40) }),
  answers: { 200: z.object({ prepared: prepared.nullable() }) },
});
