// An address as it may stand in a log. Links that carry authority are parts of addresses; whoever reads logs must not be able
// to use them.

import type { FastifyRequest } from 'fastify';
import { secretParameters } from '../../../contract/endpoint.ts';

type Asked = Pick<FastifyRequest, 'url'> & { routeOptions: { url?: string | undefined } };

/** The route itself says which of its segments is a capability. Where no route was found anything long might be one. */
export function urlForLog({ url, routeOptions }: Asked): string {
  const [path = '', query] = url.split(/\?(.*)/s);
  const pattern = routeOptions.url?.split('/');
  const segments = path.split('/').map((segment, index) => {
    const name = pattern?.[index];
    const isSecret = name?.startsWith(':') ? secretParameters.has(name.slice(1)) : !pattern && segment.length >= 24;
    return isSecret ? '…' : segment;
  });
  return query === undefined ? segments.join('/') : `${segments.join('/')}?${withoutSecretFields(query)}`;
}

const withoutSecretFields = (query: string): string =>
  query
    .split('&')
    .map((field) => {
      const name = field.split('=')[0]!;
      return secretParameters.has(decoded(name)) ? `${name}=…` : field;
    })
    .join('&');

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' ')).trim();
  } catch {
    return name;
  }
}
