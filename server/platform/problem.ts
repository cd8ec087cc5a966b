// Refusals and faults as problem documents (RFC 9457), in the reader's language. A fault of ours is logged whole and told in
// one plain sentence.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../contract/endpoint.ts';
import { namesWhatIsMissing } from './edge/named-in-request.ts';
import { urlForLog } from './edge/url-for-log.ts';
import { type ValidationIssue, validationSentences } from './edge/validation-words.ts';
import { type ErrorKind, isLostRace, Refusal, type SentenceValues } from './errors.ts';
import type { Log } from './log.ts';

const statusOf: Record<ErrorKind, number> = { NotFound: 404, Forbidden: 403, Invalid: 422, Conflict: 409 };

/** Where the status says more exactly what kind of refusal it is. */
const titles: Record<number, string> = { 401: 'Unauthorized', 429: 'Too Many Requests' };

/** Says an English template in the language of one reader. */
export type Words = { locale: string; say: (template: string, values: SentenceValues) => string };

/** `databaseAway`: whoever answers must not ask the database what the reader chose. */
export type WordsFor = (request: FastifyRequest, databaseAway: boolean) => Promise<Words>;

type Failure = Error & { statusCode?: number; code?: string; validation?: ValidationIssue[] };

export async function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  options: { log: Log; wordsFor: WordsFor },
): Promise<FastifyReply> {
  const words = await options.wordsFor(request, isUnreachable(error as Failure));
  const document = problemOf(error as Failure, request, options.log, words);
  return reply
    .status(document.status)
    .header('content-language', words.locale)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(document));
}

function problemOf(error: Failure, request: FastifyRequest, log: Log, { say }: Words): Problem {
  if (error instanceof Refusal) {
    const status = (error as Failure).statusCode ?? statusOf[error.kind];
    const detail = say(error.template, error.values);
    return { type: 'about:blank', title: titles[status] ?? error.kind, status, detail, ...error.detail };
  }
  if (error.validation) {
    const errors = validationSentences(error.validation).map(({ path, template, values }) => ({
      path,
      message: say(template, values),
    }));
    const detail = errors.map((one) => one.message).join(' ');
    return { type: 'about:blank', title: 'Invalid', status: 400, detail, errors };
  }
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    const detail = say(unreadable[error.statusCode] ?? unreadable[400]!, {});
    return { type: 'about:blank', title: 'Invalid', status: error.statusCode, detail };
  }
  if (isUnreachable(error)) {
    log.warn({ err: error, url: urlForLog(request) }, 'The database could not be reached.');
    return { type: 'about:blank', title: 'Unavailable', status: 503, detail: say(sentences.unavailable, {}) };
  }
  if (namesWhatIsMissing(error, request)) {
    log.warn({ err: error, url: urlForLog(request) }, 'A request named something that is not there.');
    return { type: 'about:blank', title: 'Invalid', status: 422, detail: say(sentences.missing, {}) };
  }
  // Data that cannot be what it says it is: a NUL in a text, a number, date or zone that there is not. The others of class 22,
  // such as a division by zero, are faults of ours.
  if (/^22(001|003|007|008|021|023|P02|P05)$/.test(error.code ?? '')) {
    log.warn({ err: error, url: urlForLog(request) }, 'A request held data that cannot be stored.');
    return { type: 'about:blank', title: 'Invalid', status: 422, detail: say(sentences.unstorable, {}) };
  }
  if (isLostRace(error)) {
    log.warn({ err: error, url: urlForLog(request) }, 'A request met others again and again.');
    return { type: 'about:blank', title: 'Conflict', status: 409, detail: say(sentences.lostRace, {}) };
  }
  log.error({ err: error, method: request.method, url: urlForLog(request) }, 'A request failed.');
  return { type: 'about:blank', title: 'Fault', status: 500, detail: say(sentences.fault, {}) };
}

/** What the web framework refuses before any route is asked. */
const unreadable: Record<number, string> = {
  400: 'The request cannot be read.',
  413: 'The request is too large.',
  415: 'This kind of content is not taken here.',
};

const sentences = {
  unavailable: 'The database cannot be reached at the moment. Nothing was changed; please try again shortly.',
  missing: 'Something that the request names is not there, or not any more.',
  unstorable: 'Something in the request cannot be stored: a sign that no text may hold, or a value out of range.',
  lostRace: 'Others were changing the same thing at this moment. Nothing of yours was changed; please try again.',
  fault: 'Something went wrong on our side. It was noted; nothing of your request was carried out.',
};

/** Connection refused, reset, or the server saying that it shuts down or starts (SQLSTATE classes 08 and 57P). */
export function isUnreachable(error: Failure): boolean {
  const code = error.code ?? '';
  return (
    /^(ECONN|ENOENT|EPIPE|ETIMEDOUT)/.test(code) ||
    /^(08|57P)/.test(code) ||
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message ?? '')
  );
}
