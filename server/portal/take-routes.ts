// One tap from the mail that tells of a hand-over. Whoever reads that mail is told the ticket's number and subject in it, and
// the link shows no more; opening it changes nothing, because programs that look into mail open links. The button takes up
// what came with that very notice, and nothing that was handed over later.

import * as contract from '../../contract/hand-over/acceptance.ts';
import { readAcceptToken } from '../access/capability.ts';
import { actorOf } from '../access/find-actor.ts';
import { readToTakeUp } from '../assignment/to-take-up.ts';
import { acceptTickets } from '../cases/hand-over/accept-ticket.ts';
import type { Context } from '../platform/context.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { isAgent } from '../tickets/permissions.ts';
import { answerPage, type Page, seeOther, stranger } from './pages.ts';

const goodDays = 14;
const expired: Page = { page: 'message', status: 410, props: { message: { kind: 'nothingHere' } } };

export const takeRoutes = (wiring: Wiring): Route[] => [
  route(contract.showAcceptance, 'anyone', async (ctx, { params, request }) => {
    const told = await openNotice(ctx, wiring, params.token);
    if (!told) return answerPage(ctx, wiring, request, expired, stranger);
    const tickets = await readToTakeUp(ctx.tx, told.ctx.actor.personId!, told);
    const shown: Page = {
      page: 'take',
      props: {
        form: { action: `/portal/take/${params.token}` },
        deskHref: told.number ? `/tickets/${told.number}` : '/hand-overs',
        tickets: tickets.map(({ number, subject, language, promisedAt }) => ({
          number,
          subject,
          lang: language,
          promisedAt,
        })),
      },
    };
    return answerPage(told.ctx, wiring, request, shown, { locale: told.locale, zone: told.zone, signedIn: false });
  }),
  route(contract.acceptByLink, 'anyone', async (ctx, { params }) => {
    const told = await openNotice(ctx, wiring, params.token);
    if (told) {
      const tickets = await readToTakeUp(ctx.tx, told.ctx.actor.personId!, told);
      if (tickets.length > 0)
        await acceptTickets(
          told.ctx,
          tickets.map(({ number }) => number),
        );
    }
    return seeOther(`/portal/take/${params.token}`);
  }),
];

/** @returns null: not of ours, too old, or its reader answers for no tickets any more */
async function openNotice(ctx: Context, wiring: Wiring, token: string) {
  const noticeId = readAcceptToken(wiring.keys.links, token);
  if (!noticeId) return null;
  const notice = await ctx.tx
    .selectFrom('notice')
    .innerJoin('person', 'person.id', 'notice.personId')
    .leftJoin('ticket', 'ticket.id', 'notice.ticketId')
    .select(['notice.personId', 'notice.at', 'person.locale', 'person.zone', 'ticket.number'])
    .where('notice.id', '=', noticeId)
    .executeTakeFirst();
  if (!notice || ctx.now.getTime() - notice.at.getTime() > goodDays * 86_400_000) return null;
  const actor = await actorOf(ctx.tx, notice.personId);
  if (!actor || !isAgent(actor)) return null;
  return { noticeId, ctx: { ...ctx, actor }, locale: notice.locale, zone: notice.zone, number: notice.number };
}
