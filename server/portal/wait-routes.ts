// “I would rather wait for Max”, from the link in a notice and from the ticket's own page. Following the link changes nothing;
// the button on its page does.

import * as contract from '../../contract/absences/wait.ts';
import { preferToWait } from '../cases/contact/prefer-to-wait.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/errors.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { type FoundTicket, findTicket } from '../tickets/find-ticket.ts';
import { openByLink, portalActor } from './open-door.ts';
import { answerPage, type Page, seeOther, stranger } from './pages.ts';
import { readChoice } from './read-choice.ts';
import { visitorOf } from './show.ts';

const isRefusal = (error: unknown) => {
  if (error instanceof Refusal) return null;
  throw error;
};

const missing: Page = {
  page: 'message',
  status: 404,
  props: { message: { kind: 'notFound', askHref: '/portal' } },
};

export const waitRoutes = (wiring: Wiring): Route[] => [
  route(contract.askToWaitByLink, 'anyone', async (ctx, { params, request }) => {
    const opened = await openByLink(ctx, wiring, request, params.token).catch(isRefusal);
    if (!opened) return answerPage(ctx, wiring, request, missing, stranger);
    const back = `/portal/t/${params.token}`;
    const shown: Page = {
      page: 'wait',
      about: { ticketId: opened.ticket.id },
      props: {
        number: opened.ticket.number,
        form: { action: `${back}/wait` },
        backHref: back,
        choice: await readChoice(opened.ctx, opened.ticket),
      },
    };
    return answerPage(opened.ctx, wiring, request, shown, await visitorOf(opened.ctx, opened.signedIn));
  }),
  route(contract.waitByLink, 'anyone', async (ctx, { params, body, request }) => {
    const opened = await openByLink(ctx, wiring, request, params.token).catch(isRefusal);
    if (!opened) return seeOther('/portal');
    await choose(opened.ctx, opened.ticket, body?.waits);
    return seeOther(`/portal/t/${params.token}#holder`);
  }),
  route(contract.waitOnTicket, 'anyone', async (ctx, { params, body, request }) => {
    const actor = await portalActor(ctx, request);
    if (!actor) return seeOther('/portal');
    const here = { ...ctx, actor };
    const ticket = await findTicket(here, params.number).catch(isRefusal);
    if (!ticket) return seeOther('/portal');
    await choose(here, ticket, body?.waits);
    return seeOther(`/portal/tickets/${ticket.number}#holder`);
  }),
];

/** What cannot be any more the page says by showing who has it. */
const choose = (ctx: Context, { number }: FoundTicket, waits: 'yes' | 'no' = 'yes') =>
  preferToWait(ctx, { number, waits: waits === 'yes' }).catch(isRefusal);
