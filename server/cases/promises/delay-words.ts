// The notice by which a date is moved (R60): why, in words that are safe to show, what was done so far, and the new date.

import { publicNameOf } from '../../people/person.ts';
import type { MoveReason } from '../../promises/promise.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { say, sayWithLink, type WithLink } from '../../wording/say.ts';
import type { Ground } from '../ground.ts';
import { dateIn } from '../words.ts';

type Delay = { promised: Date; next: Date; reason: MoveReason; actions: string };

export function delayWords(
  ground: Ground,
  ticket: Ticket,
  contact: { name: string; publicName: string | null },
  { promised, next, reason, actions }: Delay,
  now: Date,
): WithLink {
  const locale = ticket.language as Locale;
  return sayWithLink(locale, 'promise.delay.told', {
    number: ticket.number,
    promised: dateIn(ground, ticket, promised, now),
    nextUpdate: dateIn(ground, ticket, next, now),
    why: say(locale, `promise.delay.why.${reason}`, {}),
    actions,
    contact: publicNameOf(contact),
    desk: ground.signedBy,
  });
}
