// Whether the reader of a ticket's page may wait for their contact who is away, or does so already.

import { readWait } from '../assignment/wait.ts';
import { readOffer, wordAfter } from '../cases/contact/offer-to-wait.ts';
import { readGround } from '../cases/ground.ts';
import { findPerson } from '../people/find-people.ts';
import { publicNameOf } from '../people/person.ts';
import type { Context } from '../platform/context.ts';
import type { FoundTicket } from '../tickets/find-ticket.ts';
import { actingOn } from '../tickets/ticket.ts';

export type Choice = {
  waits: boolean;
  /** Who is away. */
  name: string;
  /** Who stands in, while nobody waits. */
  cover: string;
  untilAt: string;
  /** When they would hear. */
  dueAt: string;
};

/** Null: nobody is away, it cannot wait, or the reader is not the requester. */
export async function readChoice(ctx: Context, ticket: FoundTicket): Promise<Choice | null> {
  if (ctx.actor.personId !== ticket.requesterId) return null;
  const running = await readWait(ctx.tx, ticket.id);
  const offer = running ? null : await readOffer(ctx, ticket);
  const who = running ?? offer;
  if (!who) return null;
  const until = running?.untilAt ?? offer!.until;
  const away = (await findPerson(ctx.tx, who.forId))!;
  const acting = (await findPerson(ctx.tx, actingOn(ticket)!))!;
  const { calendar } = await readGround(ctx.tx, ticket.teamId);
  return {
    waits: running !== null,
    name: publicNameOf(away),
    cover: publicNameOf(acting),
    untilAt: until.toISOString(),
    dueAt: (running ? ticket.promiseDueAt! : wordAfter(calendar, until)).toISOString(),
  };
}
