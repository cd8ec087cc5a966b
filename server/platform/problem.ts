// Refusals and faults as problem documents (RFC 9457). A fault of ours is logged whole and told in one plain sentence.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../contract/endpoint.ts';
import { type ErrorKind, Refusal } from './errors.ts';
import type { Log } from './log.ts';

const statusOf: Record<ErrorKind, number> = { NotFound: 404, Forbidden: 403, Invalid: 422, Conflict: 409 };

type Failure = Error & {
  statusCode?: number;
  code?: string;
  validation?: { instancePath: string; message?: string }[];
};

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): FastifyReply {
  const document = problemOf(error as Failure, request, log);
  return reply.status(document.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(document));
}

function problemOf(error: Failure, request: FastifyRequest, log: Log): Problem {
  if (error instanceof Refusal) {
    const status = (error as Failure).statusCode ?? statusOf[error.kind];
    return { type: 'about:blank', title: error.kind, status, detail: error.message, ...error.detail };
  }
  if (error.validation) {
    const errors = error.validation.map((one) => ({
      path: one.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: one.message ?? 'is not valid',
    }));
    const detail = errors.map((one) => (one.path ? `${one.path}: ${one.message}` : one.message)).join('; ');
    return { type: 'about:blank', title: 'Invalid', status: 400, detail, errors };
  }
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return { type: 'about:blank', title: 'Invalid', status: error.statusCode, detail: error.message };
  }
  if (isUnreachable(error)) {
    log.warn({ err: error, url: withoutSecrets(request.url) }, 'The database could not be reached.');
    const detail = 'The database cannot be reached at the moment. Nothing was changed; please try again shortly.';
    return { type: 'about:blank', title: 'Unavailable', status: 503, detail };
  }
  // Class 22 of SQLSTATE is data that cannot be what it says it is: a NUL in a text, a number or date out of range.
  if (/^22[0-9A-Z]{3}$/.test(error.code ?? '')) {
    log.warn({ err: error, url: withoutSecrets(request.url) }, 'A request held data that cannot be stored.');
    const detail = 'Something in the request cannot be stored: a sign that no text may hold, or a value out of range.';
    return { type: 'about:blank', title: 'Invalid', status: 422, detail };
  }
  log.error({ err: error, method: request.method, url: withoutSecrets(request.url) }, 'A request failed.');
  const detail = 'Something went wrong on our side. It was noted; nothing of your request was carried out.';
  return { type: 'about:blank', title: 'Fault', status: 500, detail };
}

/** An address as it may stand in a log: links that carry authority are cut. */
const withoutSecrets = (url: string): string =>
  url.replace(/^(\/portal\/(?:t|in)\/)[^/?]+/, '$1…').replace(/\b(token|signature)=[^&]+/g, '$1=…');

/** Connection refused, reset, or the server saying that it shuts down or starts (SQLSTATE classes 08 and 57P). */
export function isUnreachable(error: Failure): boolean {
  const code = error.code ?? '';
  return (
    /^(ECONN|ENOENT|EPIPE|ETIMEDOUT)/.test(code) ||
    /^(08|57P)/.test(code) ||
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message ?? '')
  );
}
