// What a notice about a new contact holds beside its own words: the choice to wait for whoever is away, and the new contacts of
// the reader's other tickets.

import type { Locale } from '../locales.ts';
import { say } from '../say.ts';

export type Besides = {
  offer: { name: string; untilAt: Date; link: string } | null;
  others: readonly { number: string; subject: string | null; contact: string; nextDueAt: Date; link: string }[];
};

/** `number`: the ticket that an answer goes to. Null where there is nothing besides. */
export function besidesWords(
  locale: Locale,
  number: string,
  { offer, others }: Besides,
  date: (at: Date) => string,
): string | null {
  const lines = others.map((one) =>
    say(locale, 'contact.others.line', {
      request: one.subject ? `${one.number} · ${one.subject}` : one.number,
      contact: one.contact,
      nextUpdate: date(one.nextDueAt),
      link: one.link,
    }),
  );
  const parts = [
    offer && say(locale, 'cover.wait.offer', { assignee: offer.name, until: date(offer.untilAt), link: offer.link }),
    lines.length > 0 && say(locale, 'contact.others', { requests: lines.join('\n\n'), number }),
  ].filter((part) => typeof part === 'string');
  return parts.length > 0 ? parts.join('\n\n') : null;
}
