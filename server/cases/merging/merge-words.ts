// What the requester reads when their requests are handled together, apart again, or one has become two.

import { publicNameOf } from '../../people/person.ts';
import type { TeamPerson } from '../../people/team.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { sayDate, sayWithLink, type WithLink } from '../../wording/say.ts';
import type { Ground } from '../ground.ts';

type Named = Pick<TeamPerson, 'name' | 'publicName'>;

/** `ticket` as it is afterwards; `other` is the number that is spoken of besides. */
function values(ground: Ground, ticket: Ticket, other: string, contact: Named, now: Date) {
  const zone = ground.readerZone ?? ground.calendar.input.tz;
  const date = (at: Date) => sayDate(ticket.language as Locale, at, zone, now);
  const weOwe = ticket.status !== 'waiting_on_requester' && ticket.promiseDueAt && ticket.promiseDueAt > now;
  return {
    number: ticket.number,
    other,
    contact: publicNameOf(contact),
    ...(weOwe ? { nextUpdate: date(ticket.promiseDueAt!) } : {}),
    ...(ticket.expectedAt && ticket.expectedAt > now ? { expected: date(ticket.expectedAt) } : {}),
    desk: ground.signedBy,
  };
}

export const mergedWords = (ground: Ground, ticket: Ticket, other: string, contact: Named, now: Date): WithLink =>
  sayWithLink(ticket.language as Locale, 'ticket.merged.text', values(ground, ticket, other, contact, now));

export const unmergedWords = (ground: Ground, ticket: Ticket, other: string, contact: Named, now: Date): WithLink =>
  sayWithLink(ticket.language as Locale, 'ticket.unmerged.text', values(ground, ticket, other, contact, now));

export const splitWords = (ground: Ground, ticket: Ticket, other: string, contact: Named, now: Date): WithLink =>
  sayWithLink(ticket.language as Locale, 'ticket.split.text', values(ground, ticket, other, contact, now));
