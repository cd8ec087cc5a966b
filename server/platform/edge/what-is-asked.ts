// What a request asks for, and whether it comes from our own pages, as far as the edge has to know.

import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Endpoint } from '../../../contract/endpoint.ts';
import { Refusal } from '../errors.ts';

/** A browser that goes to an address, and no program that asks the API or the metrics. */
export const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && !url.startsWith('/api/') && /\btext\/html\b/.test(headers.accept ?? '');

/** A misspelt filter that is ignored gives an answer to another question, so reads of the API refuse what they do not know. */
export function queryOf({ method, path, query }: Endpoint): Endpoint['query'] {
  if (method !== 'GET' || !path.startsWith('/api/v1/')) return query;
  if (query === undefined) return z.strictObject({});
  return query instanceof z.ZodObject ? query.strict() : query;
}

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
