// The requester of a ticket and web forms, as the public API offers them.

import { changeOrganisation as changeOrganisationEndpoint } from '../../../contract/organisations/change-organisation.ts';
import * as contract from '../../../contract/requester.ts';
import { setRequesterZone as setRequesterZoneEndpoint } from '../../../contract/requester-zone/zones.ts';
import { deleteFormSender, readFormSenders, saveFormSender } from '../../channels/form-senders.ts';
import { emailOrThrow } from '../../people/email-address.ts';
import { together } from '../../platform/database.ts';
import { invalid } from '../../platform/errors.ts';
import { type Route, route } from '../../platform/http.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { findProposal } from '../../tickets/write-proposal.ts';
import { changeOrganisation } from './change-organisation.ts';
import { decideRequester } from './decide-requester.ts';
import { setRequesterZone } from './set-zone.ts';

export const requesterRoutes: Route[] = [
  route(contract.getProposedRequester, 'agent', async (ctx, { params }) => {
    const found = await findProposal(ctx.tx, (await findTicket(ctx, params.number)).id);
    if (!found) return { body: { proposal: null } };
    const { how, email, name, saidDate, subject, bodyText } = found;
    return { body: { proposal: { how, email, name, date: saidDate, subject, text: bodyText } } };
  }),
  route(contract.decideRequester, 'agent', async (ctx, { params, body }) => ({
    body: await viewTicket(ctx.tx, await decideRequester(ctx, { number: params.number, decision: body.decision })),
  })),
  route(changeOrganisationEndpoint, 'agent', async (ctx, { params, body }) => ({
    body: { organisation: await changeOrganisation(ctx, { personId: params.personId, ...body }) },
  })),
  route(setRequesterZoneEndpoint, 'agent', async (ctx, { params, body }) => {
    await setRequesterZone(ctx, params.personId, body.zone);
    return { body: { zone: body.zone } };
  }),
  route(contract.listFormSenders, 'administrator', async (ctx) => ({
    body: { formSenders: await readFormSenders(ctx.tx) },
  })),
  route(contract.saveFormSender, 'administrator', async (ctx, { body }) => {
    if ((body.requesterFrom === 'body') !== (body.field !== null)) {
      throw invalid('A form names who wrote in Reply-To, or in a line of its text whose name you give.');
    }
    const form = { ...body, address: emailOrThrow(body.address) };
    await together(ctx.tx, [saveFormSender(ctx, form)]);
    return { body: form };
  }),
  route(contract.removeFormSender, 'administrator', async (ctx, { params }) => {
    await together(ctx.tx, [deleteFormSender(emailOrThrow(params.address))]);
    return { status: 204 };
  }),
];
