// What a request may bring: forms, and files as streams. Nobody holds a place by sending slowly.

import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export async function takeBodies(server: FastifyInstance, bodyLimitBytes: number): Promise<void> {
  await server.register(formbody, { bodyLimit: bodyLimitBytes });
  // Files come as streams; a route that does not read them refuses the request by the form of its body.
  await server.register(multipart, { limits: { files: 20, fields: 20, fieldSize: bodyLimitBytes, parts: 40 } });
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  limitSlowBodies(server);
}

const longestBodyMillis = 60_000;

/** Headers and body have a minute, however few bytes come at a time. A stream counts as read when its reader has it. */
function limitSlowBodies(server: FastifyInstance): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  server.addHook('onRequest', async (request) => {
    const timer = setTimeout(() => request.raw.socket.destroy(), longestBodyMillis);
    timer.unref();
    timers.set(request, timer);
  });
  server.addHook('preValidation', async (request) => clearTimeout(timers.get(request)));
  server.addHook('onResponse', async (request) => clearTimeout(timers.get(request)));
}
