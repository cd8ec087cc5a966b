// When the database misses a row that a new one points to, it is our fault, unless the request named what is not there.

import type { FastifyRequest } from 'fastify';

type Asked = Pick<FastifyRequest, 'body' | 'params' | 'query'>;

/** Whether what is missing (SQLSTATE 23503, `Key (team_id)=(…) is not present in table "team".`) stands in the request. */
export function namesWhatIsMissing(error: { code?: string; detail?: string }, request: Asked): boolean {
  if (error.code !== '23503') return false;
  const missing = /^Key \([^)]*\)=\((.*)\) is not present in table/.exec(error.detail ?? '')?.[1];
  if (!missing) return false;
  const given = textsIn([request.body, request.params, request.query]);
  return missing.split(', ').some((value) => given.has(value.toLowerCase()));
}

function textsIn(value: unknown, found = new Set<string>(), depth = 0): Set<string> {
  if (typeof value === 'string' || typeof value === 'number') found.add(String(value).toLowerCase());
  else if (value && typeof value === 'object' && depth < 8 && !ArrayBuffer.isView(value)) {
    for (const one of Object.values(value)) textsIn(one, found, depth + 1);
  }
  return found;
}
