// “Tell me by Friday 15:00 or sooner.” A requester asks to hear from us by a date of theirs. Where working time and the policy
// allow it, that date is the promise from then on; where they do not, an agent decides about it, with one click or an answer.

import { isOpen, workingSecondsBetween } from '../../calendars/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, invalid } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { decideDateRequest, findDateRequest, insertDateRequest } from '../../promises/date-request.ts';
import { updateSeconds } from '../../promises/promise.ts';
import { type FoundTicket, findTicketById } from '../../tickets/find-ticket.ts';
import { canWriteAsRequester } from '../../tickets/permissions.ts';
import { isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import type { Locale } from '../../wording/locales.ts';
import { say } from '../../wording/say.ts';
import { type Ground, readGround } from '../ground.ts';
import { nextPromise } from '../next-promise.ts';
import { takeInWord } from '../take-in-word.ts';
import { dateIn } from '../words.ts';

/** `sooner`: what stands is sooner already; `promised`: it is the promise now; `proposed`: an agent decides. */
export type AskedDate = 'sooner' | 'promised' | 'proposed';

const yearMillis = 366 * 86_400_000;

/** @throws Forbidden, Invalid (not a time to come), Conflict (nothing is owed by us) */
export async function askDate(ctx: Context, found: FoundTicket, wantedAt: Date): Promise<AskedDate> {
  if (!canWriteAsRequester(ctx.actor, found)) throw forbidden('You do not take part in this request.');
  if (Number.isNaN(wantedAt.getTime()) || wantedAt <= ctx.now || wantedAt.getTime() > ctx.now.getTime() + yearMillis) {
    throw invalid('Choose a time to come, within a year.');
  }
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const before = await findTicketById(here, found.id, { lock: true });
    if (!isUnresolved(before.status)) throw conflict('Nothing is owed on this request any more.');
    const ground = await readGround(tx, before.teamId, [], before);
    if (before.status === 'scheduled')
      throw conflict('A date is agreed on already. Write to us if it does not suit you.');
    await sayIt(here, ground, before, wantedAt);
    // Their word may have brought the ticket back to us.
    const ticket = await findTicketById(here, found.id);
    return answer(here, ground, ticket, wantedAt);
  });
}

/** They said it, so it stands among what was said. */
const sayIt = (ctx: Context, ground: Ground, ticket: Ticket, wantedAt: Date): Promise<string> =>
  takeInWord(ctx, {
    ticket,
    personId: ctx.actor.personId!,
    addressId: null,
    body: say(ticket.language as Locale, 'date.asked', { wanted: dateIn(ground, ticket, wantedAt, ctx.now) }),
    channel: 'portal',
    verified: true,
    acknowledge: true,
  });

async function answer(ctx: Context, ground: Ground, ticket: FoundTicket, wantedAt: Date): Promise<AskedDate> {
  const standing = ticket.promiseDueAt!;
  const asked = { id: ctx.newId(), ticketId: ticket.id, personId: ctx.actor.personId!, wantedAt };
  const before = await findDateRequest(ctx.tx, ticket.id);
  const replaced = before ? decideDateRequest(ctx, before.id, 'void') : undefined;
  if (replaced) await together(ctx.tx, [replaced]);
  if (standing <= wantedAt) {
    await together(ctx.tx, [
      insertDateRequest(ctx, asked, 'kept'),
      record(ctx, [askedFor(ticket, wantedAt, 'sooner')]),
    ]);
    return 'sooner';
  }
  if (!canKeep(ground, ticket, wantedAt, ctx.now)) {
    await together(ctx.tx, [
      updateTicket(ctx, ticket.id, {}),
      insertDateRequest(ctx, asked, null),
      record(ctx, [askedFor(ticket, wantedAt, 'proposed')]),
    ]);
    return 'proposed';
  }
  const next = nextPromise(ctx, ground, ticket, null, wantedAt, await soFar(ctx, ticket));
  // They read the answer where they asked.
  next.promise.toldAt = ctx.now;
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, next.change),
    // On their own wish, to a sooner date: nothing was put off.
    ...next.replaces(ticket.promiseId!, { state: 'void' }),
    insertDateRequest(ctx, asked, 'kept'),
    record(ctx, [askedFor(ticket, wantedAt, 'promised')]),
  ]);
  return 'promised';
}

/** A wish makes nobody forget how often their date was missed or moved: the next time it goes up as it would have. */
export const soFar = ({ tx }: Context, { promiseId }: Ticket): Promise<{ misses: number; moves: number }> =>
  tx.selectFrom('promise').select(['misses', 'moves']).where('id', '=', promiseId).executeTakeFirstOrThrow();

/**
 * Somebody works then, and until then there is at least the working time in which the policy answers what is one step more
 * urgent: asking makes a request a little more urgent, not the most urgent of all.
 */
export function canKeep(
  { calendar, updates }: Pick<Ground, 'calendar' | 'updates'>,
  { priority }: Pick<Ticket, 'priority'>,
  wantedAt: Date,
  now: Date,
): boolean {
  if (!isOpen(calendar, new Date(wantedAt.getTime() - 1000))) return false;
  return workingSecondsBetween(calendar, now, wantedAt) >= updateSeconds(calendar, Math.max(1, priority - 1), updates);
}

const askedFor = (ticket: Ticket, wantedAt: Date, how: AskedDate) => ({
  kind: 'date.asked' as const,
  ticketId: ticket.id,
  data: { wantedAt, how },
});
