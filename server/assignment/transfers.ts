// A ticket that is passed on by hand counts as transferred: above the desk's limit a lead decides (R01). More expertise, a
// higher place, another shift and an urgent night are no bouncing.

import { type Compilable, sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, insertRows, write } from '../platform/database.ts';
import type { StintReason } from './stint.ts';

const apart: readonly string[] = ['first', 'taking_it', 'expertise', 'escalated', 'shift', 'away', 'left'];

export type PassedOn = { reason: StintReason; urgent: boolean; inWorkingTime: boolean };

export const countsAsTransfer = ({ reason, urgent, inWorkingTime }: PassedOn): boolean =>
  !apart.includes(reason) && !(urgent && !inWorkingTime);

export type Budget = { used: number; limit: number; asked: boolean };

/** `asked`: a lead has to decide about a transfer already. */
export async function readBudget(tx: Database, ticketId: number): Promise<Budget> {
  const { rows } = await sql<Budget>`
    select (select count(*)::int from stint where ticket_id = ${ticketId} and counts) as used, transfer_limit as "limit",
           exists (select 1 from transfer_request where ticket_id = ${ticketId} and decision is null) as asked
      from desk`.execute(tx);
  return rows[0]!;
}

export type TransferRequest = {
  id: string;
  ticketId: number;
  toId: string;
  teamId: string | null;
  reason: StintReason;
};

export const insertTransferRequest = (ctx: Context, request: TransferRequest): Compilable =>
  insertRows('transferRequest', [{ ...request, askedBy: ctx.actor.personId!, askedAt: ctx.now }]);

export const decideTransferRow = (ctx: Context, id: string, decision: 'approved' | 'refused'): Compilable =>
  write
    .updateTable('transferRequest')
    .set({ decision, decidedBy: ctx.actor.personId, decidedAt: ctx.now })
    .where('id', '=', id);

export const insertPingPong = (
  ctx: Context,
  seen: { ticketId: number; level: number; sequence: number; toldId: string | null },
): Compilable => insertRows('pingPong', [{ ...seen, at: ctx.now }], 'ignore');

/** So many moves in a row between the same two, and no word of a person to the requester meanwhile. */
export const pingPongMoves = 4;

export type Move = { sequence: number; personId: string; at: Date };

/** `moves`: the last stints, newest first. */
export function isPingPong(moves: readonly Move[], lastHumanReplyAt: Date | null): boolean {
  const last = moves.slice(0, pingPongMoves + 1);
  if (last.length <= pingPongMoves) return false;
  const [one, other] = last;
  const goesToAndFro = one!.personId !== other!.personId;
  const sameTwo = last.every(({ personId }, place) => personId === (place % 2 === 0 ? one : other)!.personId);
  const since = last.at(-2)!.at;
  return goesToAndFro && sameTwo && (lastHumanReplyAt === null || lastHumanReplyAt < since);
}
