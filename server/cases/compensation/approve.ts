// Who may grant what. Up to the desk's limit every agent; above it the lead of the ticket's team, whom an agent asks here.

import type { CompensationCatalogue, TicketCompensation } from '../../../contract/compensation/compensation.ts';
import { type NewNotice, queueNotice } from '../../channels/queue-delivery.ts';
import type { TeamPeople } from '../../people/team.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction, together } from '../../platform/database.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { readCatalogue } from '../../settings/compensation.ts';
import { decideApprovalRow, insertApproval, readApprovals } from '../../tickets/compensation/approvals.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { canResolve } from '../../tickets/permissions.ts';
import { isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { readGround } from '../ground.ts';

type Offer = CompensationCatalogue['offers'][number];

const mayApprove = ({ actor }: Context, team: TeamPeople): boolean =>
  actor.kind === 'agent' && (team.lead.id === actor.personId || actor.roles.has('administrator'));

export async function readTicketCompensation(ctx: Context, number: string): Promise<TicketCompensation> {
  const ticket = await findTicket(ctx, number);
  if (!canResolve(ctx.actor)) throw forbidden('Only agents resolve tickets.');
  const { team } = await readGround(ctx.tx, ticket.teamId);
  return {
    catalogue: await readCatalogue(ctx.tx),
    mayApprove: mayApprove(ctx, team),
    approver: team.lead.name,
    asked: await readApprovals(ctx.tx, ticket.id),
  };
}

/** @throws Conflict (asked already), Invalid (offered no more, or nobody has to be asked) */
export function askApproval(ctx: Context, input: { number: string; offerId: string }): Promise<TicketCompensation> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    const askedBy = ctx.actor.personId;
    if (!canResolve(ctx.actor) || !askedBy) throw forbidden('Only agents resolve tickets.');
    if (!isUnresolved(ticket.status)) throw conflict('This ticket is not unresolved.');
    const offer = await findOffer(here, input.offerId);
    const { team } = await readGround(tx, ticket.teamId);
    if (!(await needsApproval(here, ticket, team, offer))) throw invalid('Nobody has to be asked for this.');
    const asked = await readApprovals(tx, ticket.id);
    if (asked.some((one) => one.decision === null)) throw conflict('The lead has been asked already.');
    const { lead } = team;
    const notice: NewNotice = { kind: 'agent_escalated', ticketId: ticket.id, data: { why: 'compensation_asked' } };
    const to = { personId: lead.id, address: lead.email ?? '', example: ticket.example };
    await together(tx, [
      updateTicket(here, ticket.id, {}),
      insertApproval(here, {
        id: ctx.newId(),
        ticketId: ticket.id,
        offerId: offer.id,
        amountCents: offer.amountCents,
        askedBy,
      }),
      ...(lead.email ? queueNotice(here, notice, to) : []),
      record(here, [
        {
          kind: 'compensation.asked',
          ticketId: ticket.id,
          subjectId: offer.id,
          data: { amountCents: offer.amountCents, ...(lead.email ? { deliveries: 1 } : {}) },
        },
      ]),
    ]);
    return readTicketCompensation(here, input.number);
  });
}

type Decide = { number: string; id: string; decision: 'approved' | 'refused' };

/** @throws NotFound, Forbidden (not the lead), Conflict (decided already) */
export function decideApproval(ctx: Context, input: Decide): Promise<TicketCompensation> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx };
    const ticket = await findTicket(here, input.number, { lock: true });
    const { team } = await readGround(tx, ticket.teamId);
    if (!mayApprove(here, team))
      throw forbidden('{lead} decides about this, or an administrator.', { lead: team.lead.name });
    const asked = (await readApprovals(tx, ticket.id)).find((one) => one.id === input.id);
    if (!asked) throw notFound('Nobody asked for this on the ticket.');
    if (asked.decision !== null) throw conflict('Somebody has decided about this already.');
    await together(tx, [
      updateTicket(here, ticket.id, {}),
      decideApprovalRow(here, asked.id, input.decision),
      record(here, [
        {
          kind: 'compensation.decided',
          ticketId: ticket.id,
          subjectId: asked.offer.id,
          data: { decision: input.decision },
        },
      ]),
    ]);
    return readTicketCompensation(here, input.number);
  });
}

async function findOffer(ctx: Context, id: string): Promise<Offer> {
  const offer = (await readCatalogue(ctx.tx)).offers.find((one) => one.id === id);
  if (!offer) throw invalid('This is offered no more.');
  return offer;
}

async function needsApproval(ctx: Context, ticket: Ticket, team: TeamPeople, offer: Offer): Promise<boolean> {
  const { limitCents } = await readCatalogue(ctx.tx);
  if (offer.amountCents <= limitCents || mayApprove(ctx, team)) return false;
  return !(await unusedApproval(ctx, ticket, offer));
}

/** One approval is one grant: what was granted before the ticket was opened again is used up. */
async function unusedApproval(ctx: Context, ticket: Ticket, offer: Offer): Promise<string | null> {
  const found = (await readApprovals(ctx.tx, ticket.id)).find(
    (one) =>
      one.decision === 'approved' &&
      !one.granted &&
      one.offer.id === offer.id &&
      one.offer.amountCents >= offer.amountCents,
  );
  return found?.id ?? null;
}

/** `approvalId`: the approval that is used up by it, which also a lead's own grant does. */
type Grant = Offer & { approvalId: string | null };

/** The offer, where it may be granted now. @throws Invalid, Conflict (the lead has to approve first) */
export async function grantable(ctx: Context, ticket: Ticket, team: TeamPeople, offerId: string): Promise<Grant> {
  const offer = await findOffer(ctx, offerId);
  if (await needsApproval(ctx, ticket, team, offer)) {
    throw conflict('{lead} has to approve this first.', { lead: team.lead.name });
  }
  return { ...offer, approvalId: await unusedApproval(ctx, ticket, offer) };
}
