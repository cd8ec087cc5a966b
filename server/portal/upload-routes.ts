// Files that no mail carries, by a link of their own.

import * as contract from '../../contract/portal.ts';
import { Refusal } from '../platform/errors.ts';
import { type Route, route } from '../platform/http.ts';
import type { Wiring } from '../platform/wiring.ts';
import { openByUploadLink } from './open-door.ts';
import { answerPage, seeOther } from './pages.ts';
import { takeFiles } from './read-form.ts';
import { stranger } from './show.ts';

const expired = { page: 'message', status: 410, props: { message: { kind: 'expired', askHref: '/portal' } } };
const isRefusal = (error: unknown) => {
  if (error instanceof Refusal) return null;
  throw error;
};

/** A link that takes files and shows nothing but the number: whoever else gets hold of it learns nothing. */
export const uploadRoutes = (wiring: Wiring): Route[] => [
  route(contract.showUpload, 'anyone', async (ctx, { params, query, request }) => {
    const opened = await openByUploadLink(ctx, wiring, request, params.token).catch(isRefusal);
    if (!opened) return answerPage(ctx, wiring, request, expired, stranger);
    return answerPage(opened.ctx, wiring, request, handInPage(opened.ticket, params.token, query), stranger);
  }),
  route(contract.uploadByLink, 'anyone', async (ctx, { params, request }) => {
    const opened = await openByUploadLink(ctx, wiring, request, params.token).catch(isRefusal);
    if (!opened) return answerPage(ctx, wiring, request, expired, stranger);
    const number = await takeFiles(opened.ctx, wiring, request, opened);
    return seeOther(`/portal/u/${params.token}?${number ? 'sent' : 'empty'}=1`);
  }),
];

const handInPage = (
  { id, number }: { id: number; number: string },
  token: string,
  query: { sent?: string | undefined; empty?: string | undefined },
) => ({
  page: 'handIn',
  about: { ticketId: id },
  props: { form: { action: `/portal/u/${token}` }, number, sent: query.sent === '1', empty: query.empty === '1' },
});
