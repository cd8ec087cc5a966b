// One step of a script, as the action that it stands for.

import { changeStatus } from '../cases/change-status.ts';
import { postMessage } from '../cases/post-message.ts';
import { reassignTicket } from '../cases/reassign-ticket.ts';
import { resolveTicket } from '../cases/resolve-ticket.ts';
import { takeInWord } from '../cases/take-in-word.ts';
import type { Context } from '../platform/context.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import type { Cast } from './add-cast.ts';
import type { PersonKey } from './people.ts';
import type { Brief, Step } from './script.ts';
import { type Axis, promiseOf } from './working-axis.ts';

export type Acted = { id: number; number: string };
export type Scene = { axis: Axis; cast: Cast; ticket: Acted };

/** `ctx` is that of the acting person at the moment of the step. */
export async function perform(ctx: Context, { axis, cast, ticket }: Scene, step: Step): Promise<void> {
  const { number } = ticket;
  const promised = (text: string | undefined) => text && promiseOf(axis, text, ctx.now);
  const leftBy = (brief: Brief | undefined) =>
    brief && {
      nextAction: { what: brief.next, dueAt: promiseOf(axis, brief.by, ctx.now) },
      contingency: brief.otherwise,
    };
  switch (step.does) {
    case 'take':
      await reassignTicket(ctx, { number, agent: cast.agents[step.agent], reason: 'taking_it' });
      break;
    case 'give': {
      const teamId = step.team && cast.teams[step.team];
      await reassignTicket(ctx, {
        number,
        agent: cast.agents[step.to],
        reason: step.reason,
        teamId,
        ...leftBy(step.brief),
      });
      break;
    }
    case 'reply': {
      const to = step.to?.map((one) => cast.people[one].id);
      const nextPromiseAt = promised(step.next) || undefined;
      await postMessage(ctx, { number, kind: 'public', body: step.text, to, nextPromiseAt });
      break;
    }
    case 'note':
      await postMessage(ctx, { number, kind: 'note', body: step.text });
      break;
    case 'restricted': {
      const to = step.readers.map((one) => cast.agents[one]);
      await postMessage(ctx, { number, kind: 'restricted', body: step.text, to });
      break;
    }
    case 'ask':
      await changeStatus(ctx, { number, status: 'waiting_on_requester', question: step.text });
      break;
    case 'wait':
      await changeStatus(ctx, { number, status: 'waiting_on_third_party', thirdParty: step.thirdParty });
      break;
    case 'schedule':
      await changeStatus(ctx, { number, status: 'scheduled', agreedAt: promiseOf(axis, step.agreed, ctx.now) });
      break;
    case 'spam':
      await changeStatus(ctx, { number, status: 'spam' });
      break;
    case 'solve': {
      const { what, how, why, toldBy = 'message' } = step;
      await resolveTicket(ctx, { number, kind: 'solved', what, how, why, toldBy });
      break;
    }
    case 'decline': {
      const { what, reason, alternatives } = step;
      const words = { what, how: '', why: '', reason, alternatives };
      await resolveTicket(ctx, { number, kind: 'cannot_be_solved', ...words, toldBy: 'message' });
      break;
    }
    default:
      await write(ctx, cast.people[step.person], ticket, step);
  }
}

/** The requester, or somebody who is not on the ticket yet, writes. */
async function write(
  ctx: Context,
  person: Cast['people'][PersonKey],
  ticket: Acted,
  step: Extract<Step, { person: PersonKey }>,
): Promise<void> {
  await takeInWord(ctx, {
    ticket: await findTicketById(ctx, ticket.id, { lock: true }),
    personId: person.id,
    addressId: person.addressId,
    pending: step.does === 'join',
    body: step.text,
    channel: step.does === 'write' && step.portal ? 'portal' : 'email',
    verified: step.does === 'write',
    acknowledge: true,
  });
}
