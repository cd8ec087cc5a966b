// What a requester would read now: the acknowledgement itself, with opening hours and promised times in these words.

import type { Context } from '../../platform/context.ts';
import { nextUpdateAt } from '../../promises/promise.ts';
import type { Locale } from '../../wording/locales.ts';
import { putLink } from '../../wording/say.ts';
import { holderAt, readGround } from '../ground.ts';
import { acknowledgementWords } from '../words.ts';

type Words = { locale: string; hours: string; times: string };

/** Of a usual ticket (P3) that came in this moment; the number stands for any. */
export async function previewDeskWords(ctx: Context, { locale, hours, times }: Words): Promise<string> {
  const ground = await readGround(ctx.tx, null);
  const words = { ...ground.desk.words, [locale]: { hours, times } };
  const ticket = {
    number: 'A-0000000',
    language: locale as Locale,
    status: 'new' as const,
    promiseDueAt: nextUpdateAt(ground.calendar, 3, ctx.now, ground.updates),
    expectedAt: null,
  };
  const { bodyText, linkAt } = acknowledgementWords(
    { ...ground, team: { holder: holderAt(ground, ctx.now) }, desk: { ...ground.desk, words } },
    ticket,
    ctx.now,
    false,
  );
  return putLink(bodyText, linkAt, '…');
}
