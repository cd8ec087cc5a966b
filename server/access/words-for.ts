// In which language a refusal is said: the one the person chose, else what their browser asks for, else the desk's own.

import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import type { Words } from '../platform/problem.ts';
import { chooseLocale, wishedLanguages } from '../wording/locales.ts';
import { sayRefusal } from '../wording/refusals/say-refusal.ts';

type Chosen = { own: string | null; desk: string | null };
const unknown: Chosen = { own: null, desk: null };

/** Without a database (it is away, and that is what is said) the browser's wish has to do. */
export async function wordsFor(db: Database | null, request: FastifyRequest): Promise<Words> {
  const wishes = wishedLanguages(request.headers['accept-language']);
  const chosen = db ? await readChosen(db, request.actor?.personId ?? null).catch(() => unknown) : unknown;
  const locale = chooseLocale([chosen.own, ...wishes, chosen.desk], 'en');
  return { locale, say: (template, values) => sayRefusal(locale, template, values) };
}

async function readChosen(db: Database, personId: string | null): Promise<Chosen> {
  const { rows } = await sql<Chosen>`
    select (select locale from person where id = ${personId}::uuid) as own,
           (select default_locale from desk) as desk`.execute(db);
  return rows[0] ?? unknown;
}
