// Something calls for more than whoever has the ticket: the first of the policy is called. Each cause does so once per ticket
// and level; where one runs already, the other joins it.

import type { Turn } from '../../assignment/escalation/plan-calls.ts';
import { policyOf } from '../../assignment/escalation/policies.ts';
import {
  insertEscalation,
  readRunning,
  type SaidBy,
  type Trigger,
  wasCalledFor,
} from '../../assignment/escalation/write-escalation.ts';
import type { Context } from '../../platform/context.ts';
import { together } from '../../platform/database.ts';
import { record } from '../../platform/events.ts';
import { isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { callPeople, worldOf } from './call-people.ts';

export type Cause = { trigger: Trigger; level: string; saidBy: SaidBy };
/** `called`: null where nobody could be. */
export type Begun = { as: 'called'; called: Turn | null } | { as: 'joined' } | { as: 'nothing' };

/** The ticket is held. `nothing`: it called for that before, or the policy does not go by it. */
export async function beginEscalation(ctx: Context, ticket: Ticket, cause: Cause): Promise<Begun> {
  if (!isUnresolved(ticket.status) || ticket.shadow) return { as: 'nothing' };
  const policy = await policyOf(ctx.tx, ticket.teamId);
  if (!policy.triggers[cause.trigger]) return { as: 'nothing' };
  if (await wasCalledFor(ctx.tx, ticket.id, cause.trigger, cause.level)) return { as: 'nothing' };
  const running = await readRunning(ctx.tx, ticket.id);
  const id = ctx.newId();
  const row = insertEscalation(ctx, {
    ...cause,
    id,
    ticketId: ticket.id,
    policyId: policy.id,
    policyNumber: policy.number,
    joined: running !== null,
  });
  const { trigger, saidBy } = cause;
  const begun = {
    kind: 'escalation.began' as const,
    ticketId: ticket.id,
    subjectId: id,
    data: { trigger, saidBy, ...(running ? { joined: running.id } : {}) },
  };
  if (running) {
    await together(ctx.tx, [row, record(ctx, [begun])]);
    return { as: 'joined' };
  }
  const run = { id, trigger, alarms: 0, steps: policy.steps };
  const calls = callPeople(ctx, ticket, run, await worldOf(ctx, ticket), { step: 0, sequence: 1, called: new Set() });
  // Its calls name it, so that its row comes first.
  await together(ctx.tx, [row]);
  await together(ctx.tx, [...calls.writes, record(ctx, [begun, ...calls.events])]);
  return { as: 'called', called: calls.called };
}
