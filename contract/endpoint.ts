// An endpoint of the public API as data: server, OpenAPI page, tests and web app all read the same object.

import { z } from 'zod';

type Schema = z.ZodType | undefined;

export type Endpoint<P extends Schema = Schema, Q extends Schema = Schema, B extends Schema = Schema> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for parameters, as OpenAPI writes it. */
  path: string;
  summary: string;
  tag: string;
  params?: P;
  query?: Q;
  body?: B;
  /** What comes back, by status. Refusals are always `problem`. */
  answers: Record<number, z.ZodType>;
};

/** Parts of an address by which somebody may do something: they stand in no log. */
export const secretParameters: ReadonlySet<string> = new Set(['token', 'signature', 'code', 'state']);

export type ParamsOf<E> = E extends Endpoint<infer P, Schema, Schema> ? OutputOf<P> : never;
export type QueryOf<E> = E extends Endpoint<Schema, infer Q, Schema> ? OutputOf<Q> : never;
export type BodyOf<E> = E extends Endpoint<Schema, Schema, infer B> ? OutputOf<B> : never;
type OutputOf<S> = S extends z.ZodType ? z.output<S> : undefined;

export function endpoint<P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined>(
  definition: Endpoint<P, Q, B>,
): Endpoint<P, Q, B> {
  return definition;
}

/** RFC 9457. `detail` is a sentence for the person at the screen. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;

export const nothing = z.null().meta({ description: 'No content.' });
export const instant = z.iso.datetime({ offset: true }).meta({ description: 'An instant, ISO 8601 with zone.' });
export const localeCode = z.enum(['en', 'ru', 'pt-BR', 'pt-PT']).meta({ id: 'Locale' });
export const emailAddress = z.email().max(254);
export const cursor = z.string().max(200).meta({ description: 'Opaque; taken from `nextCursor` of the page before.' });
