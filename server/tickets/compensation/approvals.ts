// Approvals of what is offered on one ticket.

import { type Compilable, sql } from 'kysely';
import type { TicketCompensation } from '../../../contract/compensation/compensation.ts';
import type { Context } from '../../platform/context.ts';
import { type Database, insertRows, write } from '../../platform/database.ts';

export type NewApproval = { id: string; ticketId: number; offerId: string; amountCents: number; askedBy: string };

export const insertApproval = (ctx: Context, approval: NewApproval): Compilable =>
  insertRows('compensationRequest', [{ ...approval, askedAt: ctx.now }]);

export const decideApprovalRow = (ctx: Context, id: string, decision: 'approved' | 'refused'): Compilable =>
  write
    .updateTable('compensationRequest')
    .set({ decision, decidedBy: ctx.actor.personId, decidedAt: ctx.now })
    .where('id', '=', id)
    .where('decision', 'is', null);

/** Newest first. */
export async function readApprovals(tx: Database, ticketId: number): Promise<TicketCompensation['asked']> {
  const { rows } = await sql<TicketCompensation['asked'][number] & { askedAt: Date }>`
    select r.id, json_build_object('id', o.id, 'name', o.name, 'amountCents', r.amount_cents) as offer, r.asked_at, r.decision,
           exists (select 1 from resolution s where s.approval_id = r.id) as granted,
           json_build_object('id', a.id, 'name', a.name, 'email', null) as asked_by,
           case when d.id is not null then json_build_object('id', d.id, 'name', d.name, 'email', null) end as decided_by
      from compensation_request r join compensation_offer o on o.id = r.offer_id join person a on a.id = r.asked_by
      left join person d on d.id = r.decided_by
     where r.ticket_id = ${ticketId} order by r.asked_at desc, r.id desc`.execute(tx);
  return rows.map((row) => ({ ...row, askedAt: (row.askedAt as unknown as Date).toISOString() }));
}
