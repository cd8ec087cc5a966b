// What requesters would read first under a brand: the acknowledgement of a made-up request, by the same words as the real one.

import type { BrandPreviewView } from '../../../contract/brands.ts';
import { type CalendarInput, compileCalendar } from '../../calendars/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { conflict } from '../../platform/errors.ts';
import { expectedAt } from '../../promises/expected.ts';
import { nextUpdateAt } from '../../promises/promise.ts';
import { findDesk } from '../../settings/desk.ts';
import { locales } from '../../wording/locales.ts';
import { putLink, say } from '../../wording/say.ts';
import { acknowledgementWords } from '../words.ts';
import { mustAdminister } from './change-mailbox.ts';

const number = 'A-7F3K9QX';
const usualPriority = 3;

/** In every language of the desk; whoever looks stands in for the contact. @throws Forbidden, Conflict (not set up) */
export async function previewBrand(
  ctx: Context,
  publicUrl: string,
  brand: { name: string; senderName: string; footer: string },
): Promise<BrandPreviewView[]> {
  mustAdminister(ctx);
  const desk = await findDesk(ctx.tx);
  if (!desk) throw conflict('The desk is not set up yet; open /setup first.');
  const holder = await ctx.tx
    .selectFrom('person')
    .select(['name', 'publicName'])
    .where('id', '=', ctx.actor.personId)
    .executeTakeFirstOrThrow();
  const calendar = compileCalendar(desk.calendar as CalendarInput);
  const promiseDueAt = nextUpdateAt(calendar, usualPriority, ctx.now);
  const expected = expectedAt(calendar, usualPriority, ctx.now);
  const signedBy = brand.senderName || brand.name || desk.name;
  return locales.map((locale) => {
    const { bodyText, linkAt } = acknowledgementWords(
      { desk, signedBy, calendar, readerZone: null, team: { holder } },
      { number, language: locale, status: 'new', promiseDueAt, expectedAt: expected },
      ctx.now,
      false,
    );
    const text = putLink(bodyText, linkAt, `${publicUrl}/portal/…`).trim();
    return {
      locale,
      from: signedBy,
      subject: say(locale, 'acknowledgement.stranger.subject', { number }),
      text: brand.footer ? `${text}\n\n${brand.footer}` : text,
    };
  });
}
