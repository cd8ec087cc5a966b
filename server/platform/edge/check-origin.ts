// Whether a request that changes something comes from our own pages.

import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';

/**
 * A cookie is sent by the browser whoever made the page, so a request that changes something must come from our own
 * origin. Browsers say where it comes from; programs that say nothing carry no foreign page. Only whoever has shown a
 * good API key is past this: no page of others can know one. @throws Forbidden
 */
export function checkOrigin(request: FastifyRequest, publicUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const own = (value: string) => {
    const host = URL.canParse(value) ? new URL(value).host : '';
    return host !== '' && (host === request.host || host === new URL(publicUrl).host);
  };
  const foreign = origin !== undefined ? !own(origin) : site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign) throw new Refusal('Forbidden', 'This request came from another site and was not carried out.');
}
