// Who has the ticket now and why, in the words in which a requester reads it or is told it over the phone.

import { readLastCover } from '../../assignment/write-cover.ts';
import { type FoundPerson, findPerson } from '../../people/find-people.ts';
import { publicNameOf } from '../../people/person.ts';
import type { Context } from '../../platform/context.ts';
import { actingOn, type Ticket } from '../../tickets/ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { say, type WithLink } from '../../wording/say.ts';
import type { Ground } from '../ground.ts';
import { contactChangedWords, contactWhy, coverWords, dateIn } from '../words.ts';

export type NewName = {
  contact: FoundPerson;
  /** Somebody stands in for the assignee, until when as far as anybody knows. */
  cover: { assignee: FoundPerson; until: Date | null } | null;
  previous: FoundPerson;
  /** `back`: whoever was stood in for is here again. */
  why: string;
};

/** For a ticket that has somebody, and whose requester was told a name. */
export async function readNewName(ctx: Context, ticket: Ticket): Promise<NewName> {
  const contact = (await findPerson(ctx.tx, actingOn(ticket)!))!;
  const previous = (await findPerson(ctx.tx, ticket.contactToldId!))!;
  const stint = await ctx.tx
    .selectFrom('stint')
    .select(['why', 'fromAt'])
    .where('ticketId', '=', ticket.id)
    .where('sequence', '=', ticket.stintSequence)
    .executeTakeFirstOrThrow();
  const cover = await readLastCover(ctx.tx, ticket.id);
  if (cover && !cover.endedAt) {
    const assignee = (await findPerson(ctx.tx, ticket.assigneeId!))!;
    return { contact, previous, cover: { assignee, until: cover.toAt }, why: stint.why };
  }
  const isBack = cover?.personId === previous.id && cover.endedAt! >= stint.fromAt && cover.forId === contact.id;
  return { contact, previous, cover: null, why: isBack ? 'back' : stint.why };
}

export function newNameWords(ground: Ground, ticket: Ticket, name: NewName, now: Date): WithLink {
  const { contact, cover, previous, why } = name;
  if (cover) return coverWords(ground, ticket, { contact, ...cover }, now);
  return contactChangedWords(ground, ticket, contact, previous, why, now);
}

/** What whoever calls says. */
export function callWords(ground: Ground, ticket: Ticket, name: NewName, now: Date): string {
  const locale = ticket.language as Locale;
  const contact = publicNameOf(name.contact);
  const why = name.cover
    ? say(locale, 'contact.call.cover', { assignee: publicNameOf(name.cover.assignee), contact })
    : contactWhy(locale, name.contact, name.previous, name.why);
  return say(locale, 'contact.call.say', {
    desk: ground.signedBy,
    number: ticket.number,
    why,
    contact,
    nextUpdate: dateIn(ground, ticket, ticket.promiseDueAt!, now),
  });
}
