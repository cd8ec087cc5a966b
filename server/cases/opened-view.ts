// A ticket that was just opened, as the API shows it: everything is known already, so that the answer costs no further read.

import type { TicketView } from '../../contract/tickets.ts';
import { priorityName } from '../tickets/ticket.ts';
import type { OpenedTicket } from './open-ticket.ts';

export function openedView({ ticket, requester, ground, acceptedAt }: OpenedTicket): TicketView {
  const { holder } = ground.team;
  const assignee = { id: holder.id, name: holder.name, email: holder.email };
  return {
    number: ticket.number,
    kind: ticket.kind,
    subject: ticket.subject,
    preview: ticket.preview,
    status: ticket.status,
    priority: priorityName(ticket.priority),
    channel: ticket.channel,
    language: ticket.language as TicketView['language'],
    requester: {
      id: requester.id,
      name: requester.name,
      email: requester.email,
      organisation: requester.organisation,
      locale: requester.locale as TicketView['requester']['locale'],
    },
    team: { id: ground.team.id, name: ground.team.name },
    assignee,
    cover: null,
    waitsFor: null,
    acceptedAt: acceptedAt?.toISOString() ?? null,
    promise: {
      purpose: 'update',
      madeAt: ticket.openedAt.toISOString(),
      dueAt: ticket.promiseDueAt!.toISOString(),
      by: null,
      misses: 0,
      missedDueAt: null,
      moves: 0,
      movedDueAt: null,
    },
    nextDueAt: ticket.promiseDueAt!.toISOString(),
    riskLevel: 0,
    awaits: ['reply'],
    example: ticket.example,
    openedAt: ticket.openedAt.toISOString(),
    updatedAt: ticket.updatedAt.toISOString(),
    resolvedAt: null,
    version: ticket.version,
  };
}
