// What happens on a ticket may call for more than whoever has it: a clock that has used its time, a third transfer, a word of
// complaint or about security. Runs for events, as often as it will: each cause counts once.

import type { EscalationChoices } from '../../../contract/escalation/policies.ts';
import { policyOf } from '../../assignment/escalation/policies.ts';
import { readBudget } from '../../assignment/transfers.ts';
import { type Context, theDesk } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import { isUnresolved, type Ticket } from '../../tickets/ticket.ts';
import { beginEscalation, type Cause } from './begin-escalation.ts';

/** So many transfers call for somebody, and so many more again. */
const manyTransfers = 3;

/** @returns whether anybody was called */
export function heedEvent(ctx: Context, { sequence }: { sequence: number }): Promise<boolean> {
  return inTransaction(ctx.tx, async (tx) => {
    const here = { ...ctx, tx, actor: theDesk };
    const event = await tx
      .selectFrom('event')
      .select(['kind', 'ticketId', 'subjectId', 'data'])
      .where('sequence', '=', sequence)
      .executeTakeFirst();
    if (!event?.ticketId) return false;
    const ticket = await findTicketById(here, event.ticketId, { lock: true });
    if (!isUnresolved(ticket.status)) return false;
    const causes = await causesOf(here, ticket, { ...event, data: event.data as Record<string, unknown> });
    let called = false;
    for (const cause of causes) {
      const begun = await beginEscalation(here, ticket, { ...cause, saidBy: 'desk' });
      called ||= begun.as === 'called';
    }
    return called;
  });
}

type Happened = { kind: string; subjectId: string | null; data: Record<string, unknown> };
type Found = Omit<Cause, 'saidBy'>;

async function causesOf(ctx: Context, ticket: Ticket, { kind, subjectId, data }: Happened): Promise<Found[]> {
  if (kind === 'clock.breached')
    return data.metric === 'acceptance' ? [] : [{ trigger: 'clock', level: `${data.metric}:${data.cycle}` }];
  if (kind === 'assignee.changed') {
    const { used } = await readBudget(ctx.tx, ticket.id);
    const level = used - (used % manyTransfers);
    return level > 0 ? [{ trigger: 'transfers', level: String(level) }] : [];
  }
  const { words } = await policyOf(ctx.tx, ticket.teamId);
  const text = await readWords(ctx, ticket, kind === 'message.posted' ? subjectId : null);
  const found: Found[] = [];
  if (saysAnyOf(text, words.security)) found.push({ trigger: 'security', level: 'said' });
  if (ticket.kind === 'complaint' || saysAnyOf(text, words.complaint))
    found.push({ trigger: 'complaint', level: 'said' });
  return found;
}

/** Of one message, or what the ticket was opened with. */
async function readWords({ tx }: Context, ticket: Ticket, messageId: string | null): Promise<string> {
  const asked = tx.selectFrom('message').select('bodyText').where('ticketId', '=', ticket.id);
  const row = await (messageId
    ? asked.where('id', '=', messageId)
    : asked.where('kind', '=', 'public').where('authorId', '=', ticket.requesterId).orderBy('at').limit(1)
  ).executeTakeFirst();
  return messageId ? (row?.bodyText ?? '') : `${ticket.subject}\n${row?.bodyText ?? ''}`;
}

/** Whether a word of the text begins so; of several words, each follows the other. In all languages: people mix them. */
export function saysAnyOf(text: string, lists: EscalationChoices['words']['complaint']): boolean {
  const said = ` ${plain(text)}`;
  return Object.values(lists).some((list) => list.some((word) => said.includes(` ${plain(word)}`)));
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
