// Somebody passes a ticket on by hand. Whoever gets it is left one next action with a date, and what to do if it goes
// otherwise or a word that there is nothing. Above the desk's limit of transfers a lead decides whether it moves at all.

import { readPrepared, sayContingency } from '../../assignment/brief/write-brief.ts';
import type { StintReason } from '../../assignment/stint.ts';
import { countsAsTransfer, insertTransferRequest, readBudget } from '../../assignment/transfers.ts';
import { isOpen } from '../../calendars/calendar.ts';
import { queueNotice } from '../../channels/queue-delivery.ts';
import { wantsByMail } from '../../people/notice-setting.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { conflict, invalid } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { updateTicket } from '../../tickets/write-ticket.ts';
import { readGround } from '../ground.ts';
import { type NextAction, writeNextAction } from './write-next-action.ts';

export type LeftWith = {
  nextAction?: NextAction | undefined;
  /** Null: there is none. Left out: what was said since the giver has the ticket. */
  contingency?: string | null | undefined;
};

export type PassOn = LeftWith & { toId: string; teamId: string | null; reason: StintReason };

/** `counts`: it is a transfer. `asked`: it moves only when a lead says so. */
export type Passing = { counts: boolean; asked: boolean };

/** The ticket is held. @throws Invalid (nothing is left to whoever gets it), Conflict (a lead was asked already) */
export async function passOn(ctx: Context, ticket: Ticket, given: PassOn): Promise<Passing> {
  const byHand = ctx.actor.personId !== null && given.toId !== ctx.actor.personId && given.toId !== ticket.assigneeId;
  // Nobody has worked on a new one: to find the right person for it is routing.
  const voluntary = byHand && ticket.status !== 'new';
  if (voluntary && !arranges(ctx)) await mustLeave(ctx, ticket, given);
  if (given.nextAction) await writeNextAction(ctx, ticket.id, given.nextAction);
  if (given.contingency !== undefined) {
    await together(ctx.tx, [
      sayContingency(ctx, ticket.id, given.contingency),
      record(ctx, [{ kind: 'contingency.said', ticketId: ticket.id, data: { none: given.contingency === null } }]),
    ]);
  }
  if (!voluntary) return { counts: false, asked: false };
  const { calendar, team } = await readGround(ctx.tx, ticket.teamId);
  const counts = countsAsTransfer({
    reason: given.reason,
    urgent: ticket.priority === 1,
    inWorkingTime: isOpen(calendar, ctx.now),
  });
  if (!counts || arranges(ctx)) return { counts, asked: false };
  const { used, limit, asked } = await readBudget(ctx.tx, ticket.id);
  if (used < limit) return { counts, asked: false };
  if (asked) throw conflict('A lead has been asked about this already.');
  await askLead(ctx, ticket, team.lead, given);
  return { counts, asked: true };
}

/** Leads and administrators divide the work. */
const arranges = ({ actor }: Context): boolean => actor.roles.has('lead') || actor.roles.has('administrator');

async function mustLeave(ctx: Context, ticket: Ticket, { nextAction, contingency }: LeftWith): Promise<void> {
  const standing = await readPrepared(ctx.tx, ticket.id);
  const comesNext = nextAction ?? standing.nextAction;
  if (!comesNext || comesNext.dueAt <= ctx.now)
    throw invalid('Say what comes next and by when, so that whoever takes over can go on.');
  if (contingency === undefined && !standing.contingencySaid)
    throw invalid('Say what to do if it goes otherwise, or that there is nothing to say.');
}

type Lead = { id: string; email: string | null };

async function askLead(ctx: Context, ticket: Ticket, lead: Lead, { toId, teamId, reason }: PassOn): Promise<void> {
  const id = ctx.newId();
  const tells = lead.email && (await wantsByMail(ctx.tx, lead.id, 'assigned'));
  const to = { personId: lead.id, address: lead.email ?? '', example: ticket.example };
  await together(ctx.tx, [
    updateTicket(ctx, ticket.id, {}),
    insertTransferRequest(ctx, { id, ticketId: ticket.id, toId, teamId, reason }),
    ...(tells
      ? queueNotice(ctx, { kind: 'agent_escalated', ticketId: ticket.id, data: { why: 'transfer_asked' } }, to)
      : []),
    record(ctx, [
      {
        kind: 'transfer.asked',
        ticketId: ticket.id,
        subjectId: id,
        data: { toId, reason, ...(tells ? { deliveries: 1 } : {}) },
      },
    ]),
  ]);
}
