// What requesters read when the desk closes for a time: from when until when, when they hear next, and where to turn when it
// cannot wait. The reason is a class that is safe to show.

import type { ClosedTime } from '../../calendars/plan.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { say, sayDate, sayWithLink, type WithLink } from '../../wording/say.ts';
import type { Ground } from '../ground.ts';

export type Away = {
  time: ClosedTime;
  closesAt: Date | null;
  opensAt: Date;
  promised: Date;
  next: Date;
};

export function awayWords(
  ground: Pick<Ground, 'desk' | 'signedBy' | 'calendar' | 'readerZone'>,
  ticket: Pick<Ticket, 'number' | 'language'>,
  { time, closesAt, opensAt, promised, next }: Away,
  now: Date,
): WithLink {
  const locale = ticket.language as Locale;
  const zone = ground.readerZone ?? ground.calendar.input.tz;
  const date = (at: Date) => sayDate(locale, at, zone, now);
  return sayWithLink(locale, 'away.text', {
    number: ticket.number,
    why: say(locale, `away.why.${time.reason}`, {}),
    closes: closesAt ? date(closesAt) : null,
    opens: date(opensAt),
    promised: date(promised),
    nextUpdate: date(next),
    emergency: emergencyWords(time, locale, ground.desk.defaultLocale),
    desk: ground.signedBy,
  });
}

/** In the reader's language, else in the desk's, else in whichever it was written; with the address or number. */
export function emergencyWords(time: ClosedTime | undefined, locale: Locale, deskLocale: Locale): string | null {
  if (!time?.route) return null;
  const { texts, contact } = time.route;
  const text = texts[locale] ?? texts[deskLocale] ?? Object.values(texts)[0];
  return [text, contact].filter(Boolean).join(' ') || null;
}
