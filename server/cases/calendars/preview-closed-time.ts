// What closing for a time would move, and the very words that requesters would read, in each language among them.

import type { Context } from '../../platform/context.ts';
import { roundedUp } from '../../promises/promise.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { putLink } from '../../wording/say.ts';
import { readGround } from '../ground.ts';
import { awayWords } from './away-words.ts';
import type { Closing } from './close-time.ts';
import { lookAhead } from './close-time.ts';

/** @throws Forbidden, NotFound, Invalid, Conflict (closed then already) */
export async function previewClosedTime(ctx: Context, calendarId: string, publicUrl: string, closing: Closing) {
  const { tickets: caught, expected, closesAt, opensAt, newDate } = await lookAhead(ctx, calendarId, closing);
  const tickets = caught.filter(({ purpose }) => purpose !== 'agreed');
  const texts: { locale: string; tickets: number; text: string }[] = [];
  for (const locale of new Set(tickets.map(({ language }) => language))) {
    const same = tickets.filter(({ language }) => language === locale);
    const ticket = await findTicketById(ctx, same[0]!.id);
    const ground = await readGround(ctx.tx, ticket.teamId, [], ticket);
    const { dueAt } = same[0]!;
    const time = { ...closing, id: calendarId, route: closing.route ?? null };
    const away = { time, closesAt, opensAt, promised: dueAt, next: roundedUp(newDate(dueAt)) };
    const { bodyText, linkAt } = awayWords(ground, ticket, away, ctx.now);
    const link = `${publicUrl}/portal/tickets/${ticket.number}`;
    texts.push({ locale, tickets: same.length, text: putLink(bodyText, linkAt, link) });
  }
  return {
    promises: tickets.length,
    agreed: caught.length - tickets.length,
    expected,
    closesAt: closesAt?.toISOString() ?? null,
    opensAt: opensAt.toISOString(),
    texts,
  };
}
