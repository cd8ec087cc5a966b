// The portal's pages are rendered by the web app's own server build, loaded once when the first page is asked for.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../platform/context.ts';
import type { Answer } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { chooseLocale, type Locale, locales, wishedLanguages } from '../wording/locales.ts';
import { type About, brandCookie, brandFrame, brandJson } from './brand-of.ts';

type Render = (page: string, props: Record<string, unknown>, locale: Locale) => string;

export const languageCookie = 'tellonce_lang';
const yearSeconds = 365 * 86_400;

let loaded: Promise<Render> | undefined;

function renderer(root: string): Promise<Render> {
  loaded ??= (async () => {
    const path = join(root, 'dist', 'portal', 'server.js');
    if (!existsSync(path)) throw new Error('The portal was not built; `npm start` builds it.');
    const { render } = (await import(pathToFileURL(path).href)) as { render: Render };
    return render;
  })();
  return loaded;
}

/** What was asked for in the address, else chosen before, else what person, browser and desk speak. */
export function languageOf(request: FastifyRequest, person: string | null, desk: string): Locale {
  const asked = (request.query as { lang?: string }).lang;
  const wishes = wishedLanguages(request.headers['accept-language']);
  return chooseLocale([asked, request.cookies[languageCookie], person, ...wishes], chooseLocale([desk], 'en'));
}

export type Page = {
  page: string;
  props: Record<string, unknown>;
  status?: number;
  cookies?: Answer['cookies'];
  /** Where the reader can say in which zone they read times. */
  zone?: { page: string; action: string };
  /** The ticket that it shows: under its brand the page stands. */
  about?: About;
};

/** Somebody of whom nothing is known. */
export const stranger = { locale: null, zone: null, signedIn: false };

/** Where no page is; the way back leads to the desk for who works there, and to the portal. */
export const nothingHere: Page = { page: 'message', status: 404, props: { message: { kind: 'nothingHere' } } };

/** A page as an answer. The language that was asked for is remembered, and the brand of the ticket that was shown. */
export async function answerPage(
  ctx: Context,
  wiring: Wiring,
  request: FastifyRequest,
  shown: Page,
  person: { locale: string | null; zone: string | null; signedIn: boolean },
): Promise<Answer> {
  const about = shown.about ?? { personId: ctx.actor.personId ?? undefined };
  const seen = request.cookies[brandCookie];
  const desk = await ctx.tx
    .selectFrom('desk')
    .leftJoin('calendar', (join) => join.on('calendar.isDefault', '=', true))
    .select(['desk.name', 'desk.defaultLocale', 'calendar.input', brandJson(about, seen).as('brand')])
    .executeTakeFirstOrThrow();
  const locale = languageOf(request, person.locale, desk.defaultLocale);
  const path = request.url.split('?')[0]!;
  const frame = {
    // Before the set-up the desk has no name of its own.
    deskName: desk.name || 'Tellonce',
    languages: locales.map((one) => ({
      locale: one,
      href: `${request.method === 'GET' ? path : '/portal'}?lang=${one}`,
    })),
    reader: {
      zone: person.zone ?? desk.input?.tz ?? 'UTC',
      now: ctx.now.toISOString(),
      ...(shown.zone ? { changeHref: shown.zone.page } : {}),
      ...(shown.zone && person.zone === null ? { learnAt: shown.zone.action } : {}),
    },
    homeHref: '/portal',
    ...(person.signedIn ? { myRequestsHref: '/portal' } : {}),
    ...brandFrame(desk.brand),
  };
  const render = await renderer(wiring.config.root);
  const asked = (request.query as { lang?: string }).lang;
  const cookies = [...(shown.cookies ?? [])];
  if (asked) cookies.push({ name: languageCookie, value: locale, maxAgeSeconds: yearSeconds });
  if (desk.brand?.isOfTicket && desk.brand.id !== seen) {
    cookies.push({ name: brandCookie, value: desk.brand.id, maxAgeSeconds: yearSeconds });
  }
  return {
    status: shown.status ?? 200,
    raw: { type: 'text/html; charset=utf-8', bytes: render(shown.page, { ...frame, ...shown.props }, locale) },
    headers: { 'cache-control': 'private, no-store' },
    cookies,
  };
}

export const seeOther = (location: string, cookies?: Answer['cookies']): Answer => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
  ...(cookies ? { cookies } : {}),
});
