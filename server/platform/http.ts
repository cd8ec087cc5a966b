// The edge. A route is an endpoint of the contract, the door it stands behind, and a function from context and input to an
// answer. Here alone requests become contexts and refusals become problem documents.

import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject, validatorCompiler } from 'fastify-type-provider-zod';
import { type BodyOf, type Endpoint, type ParamsOf, problem, type QueryOf } from '../../contract/endpoint.ts';
import { type Actor, type Context, contextFor, nobody, type Sources } from './context.ts';
import type { OpenDatabase } from './database.ts';
import { takeBodies } from './edge/bodies.ts';
import { securityHeaders } from './edge/security-headers.ts';
import { checkOrigin, queryOf, wantsPage } from './edge/what-is-asked.ts';
import { Refusal } from './errors.ts';
import { once } from './idempotency.ts';
import type { Log } from './log.ts';
import { requestSeconds } from './metrics.ts';
import { sendProblem, type WordsFor } from './problem.ts';

/** Who may knock. What they may do behind it is decided by the action's own permission. */
export type Door = 'anyone' | 'requester' | 'collaborator' | 'agent' | 'administrator';

export type Input<E> = { params: ParamsOf<E>; query: QueryOf<E>; body: BodyOf<E>; request: FastifyRequest };
export type Answer = {
  status?: number;
  body?: unknown;
  /** Sent as it is, with its own content type. */
  raw?: { type: string; bytes: Buffer | string | NodeJS.ReadableStream };
  headers?: Record<string, string>;
  cookies?: { name: string; value: string; maxAgeSeconds: number }[];
  /** Shown once: the answer is not kept for a repeated request. */
  secret?: boolean;
  /** The route answers by itself (server-sent events). */
  taken?: boolean;
};
export type Route = {
  endpoint: Endpoint;
  door: Door;
  run: (ctx: Context, input: Input<never>, reply: FastifyReply) => Promise<Answer>;
};

/** Binds a route's function to the types of its endpoint. */
export function route<E extends Endpoint>(
  endpoint: E,
  door: Door,
  run: (ctx: Context, input: Input<E>, reply: FastifyReply) => Promise<Answer>,
): Route {
  return { endpoint, door, run: run as unknown as Route['run'] };
}

export type Identified = { actor: Actor; byKey: boolean };

export type HttpOptions = {
  database: OpenDatabase;
  sources: Sources;
  log: Log;
  trustProxy: boolean | string[] | string;
  publicUrl: () => string;
  version: string;
  /** Reads who acts from an API key or a cookie; null when there is neither or it is not good any more. */
  identify: (request: FastifyRequest) => Promise<Identified | null>;
  /** How refusals are said to whoever asked. */
  wordsFor: WordsFor;
  maySee: (actor: Actor, door: Door) => boolean;
  afterCommit: () => void;
  /** What a person in a browser reads where there is nothing. */
  nothingHere: (ctx: Context, request: FastifyRequest) => Promise<Answer>;
};

export type Http = { server: FastifyInstance; add: (routes: readonly Route[]) => void };

const bodyLimitBytes = 2 * 1024 * 1024;

export async function createHttp(options: HttpOptions): Promise<Http> {
  const server = fastify({
    trustProxy: options.trustProxy as boolean,
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 300 },
    logger: false,
    // A large file over a slow line takes hours; how long anything else may take is kept below.
    requestTimeout: 6 * 3_600_000,
    connectionTimeout: 120_000,
    forceCloseConnections: true,
    return503OnClosing: true,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  server.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, options));
  server.setNotFoundHandler(async (request, reply) => {
    const refused = () =>
      sendProblem(new Refusal('NotFound', 'There is nothing at this address.'), request, reply, options);
    if (!wantsPage(request)) return refused();
    const ctx = contextFor(options.sources, options.database.db, nobody);
    // Where no page can be made, the plain refusal is still true.
    const page = await options.nothingHere(ctx, request).catch(() => null);
    return page ? send(reply, page, options.publicUrl()) : refused();
  });
  server.addHook('onSend', async (request, reply) => securityHeaders(request, reply));
  server.addHook('onResponse', async (request, reply) => {
    requestSeconds.observe(
      { route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  await server.register(cookie);
  await takeBodies(server, bodyLimitBytes);
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tellonce', version: options.version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'tellonce' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  return {
    server,
    add: (routes) => {
      for (const one of routes) addRoute(server, one, options);
    },
  };
}

function addRoute(server: FastifyInstance, one: Route, options: HttpOptions): void {
  const { endpoint, door } = one;
  const answers: Record<string, unknown> = {};
  for (const [status, schema] of Object.entries(endpoint.answers)) answers[status] = schema;
  answers['4xx'] = problem;
  const query = queryOf(endpoint);
  server.route({
    method: endpoint.method,
    url: endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
    schema: {
      summary: endpoint.summary,
      tags: [endpoint.tag],
      ...(door === 'anyone' ? {} : { security: [{ apiKey: [] }, { session: [] }] }),
      ...(endpoint.params ? { params: endpoint.params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(endpoint.body ? { body: endpoint.body } : {}),
      response: answers,
    },
    // Who asks is settled before the body is looked at: a stranger learns nothing about its form.
    preValidation: async (request) => {
      const found = await options.identify(request);
      const actor = found?.actor ?? nobody;
      request.actor = actor;
      if (!found?.byKey) checkOrigin(request, options.publicUrl());
      if (door !== 'anyone' && actor.kind === 'nobody') throw unauthorised();
      if (!options.maySee(actor, door)) throw new Refusal('Forbidden', 'Your role does not open this door.');
    },
    handler: async (request, reply) => {
      const input = {
        params: request.params,
        query: request.query,
        body: request.body,
        request,
      } as unknown as Input<never>;
      const key = request.headers['idempotency-key'];
      const answer =
        endpoint.method === 'POST' && door !== 'anyone' && typeof key === 'string' && request.actor?.personId
          ? await once(options, request, key, (ctx) => one.run(ctx, input, reply))
          : await one.run(contextFor(options.sources, options.database.db, request.actor ?? nobody), input, reply);
      if (endpoint.method !== 'GET') options.afterCommit();
      return send(reply, answer, options.publicUrl());
    },
  });
}

function send(reply: FastifyReply, answer: Answer, publicUrl: string): FastifyReply | undefined {
  if (answer.taken) return undefined;
  reply.status(answer.status ?? 200);
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value);
  for (const one of answer.cookies ?? []) {
    reply.setCookie(one.name, one.value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      // Behind a proxy that is not named in TRUST_PROXY the request itself looks as if it came in the clear.
      secure: reply.request.protocol === 'https' || publicUrl.startsWith('https:'),
      maxAge: one.maxAgeSeconds,
    });
  }
  if (answer.raw) return reply.type(answer.raw.type).send(answer.raw.bytes);
  if (answer.body === undefined) return reply.send();
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
}

export const unauthorised = () =>
  Object.assign(new Refusal('Forbidden', 'Sign in, or send an API key that is good.'), { statusCode: 401 });

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
  }
}
