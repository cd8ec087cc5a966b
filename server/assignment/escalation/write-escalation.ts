// The statements that write what was called for, and the reads that go before them.

import { type Compilable, sql } from 'kysely';
import type { EscalationStep, SkipReason } from '../../../contract/escalation/policies.ts';
import type { Context } from '../../platform/context.ts';
import { type Database, insertRows, write } from '../../platform/database.ts';

export type Trigger = 'clock' | 'stuck' | 'transfers' | 'complaint' | 'security';
export type SaidBy = 'requester' | 'agent' | 'desk';

export type NewEscalation = {
  id: string;
  ticketId: number;
  trigger: Trigger;
  level: string;
  saidBy: SaidBy;
  policyId: string;
  policyNumber: number;
  /** Another one runs already. */
  joined: boolean;
};

export const insertEscalation = (ctx: Context, { joined, ...rest }: NewEscalation): Compilable =>
  write.insertInto('escalation').values({
    ...rest,
    openedBy: ctx.actor.personId,
    openedAt: ctx.now,
    ...(joined ? { endedAt: ctx.now, endAs: 'joined' as const } : {}),
  });

export type NewCall = {
  escalationId: string;
  sequence: number;
  step: number;
  state: 'armed' | 'fired' | 'skipped';
  personId: string | null;
  media: string[];
  skipWhy: SkipReason | null;
  dueAt: Date | null;
};
export const insertCalls = (ctx: Context, calls: readonly NewCall[]): Compilable =>
  insertRows(
    'escalationCall',
    calls.map((one) => ({ ...one, at: ctx.now, endedAt: one.state === 'skipped' ? ctx.now : null })),
  );

/** The call that waits for an answer. */
export const endCall = (ctx: Context, escalationId: string, state: 'acknowledged' | 'timed_out' | 'over'): Compilable =>
  write
    .updateTable('escalationCall')
    .set({ state, dueAt: null, endedAt: ctx.now })
    .where('escalationId', '=', escalationId)
    .where('state', 'in', ['armed', 'fired']);

export const countAlarm = (escalationId: string): Compilable =>
  write
    .updateTable('escalation')
    .set((row) => ({ alarms: row('alarms', '+', 1) }))
    .where('id', '=', escalationId);

export const answerEscalation = (ctx: Context, id: string, nextStepId: string): Compilable =>
  write
    .updateTable('escalation')
    .set({ endedAt: ctx.now, endAs: 'acknowledged', acknowledgedBy: ctx.actor.personId, nextStepId })
    .where('id', '=', id);

export type Running = {
  id: string;
  trigger: Trigger;
  alarms: number;
  steps: EscalationStep[];
  /** The last call that was made or armed. */
  last: { sequence: number; step: number; state: string; personId: string | null; dueAt: Date | null };
  /** Who was called since it began or since the last alarm. */
  called: string[];
};

/** The ticket is held. Null: none runs on it. */
export async function readRunning(tx: Database, ticketId: number): Promise<Running | null> {
  const { rows } = await sql<Omit<Running, 'last'> & Running['last']>`
    select e.id, e.trigger, e.alarms, v.steps, c.sequence, c.step, c.state, c.person_id, c.due_at,
           array(select person_id::text from escalation_call k where k.escalation_id = e.id and k.state in ('fired', 'timed_out')) as called
      from escalation e join escalation_version v on v.policy_id = e.policy_id and v.number = e.policy_number
      cross join lateral (select * from escalation_call c where c.escalation_id = e.id order by c.sequence desc limit 1) c
     where e.ticket_id = ${ticketId} and e.ended_at is null`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { id, trigger, alarms, steps, called, ...last } = row;
  return { id, trigger, alarms, steps, called, last };
}

export async function wasCalledFor(tx: Database, ticketId: number, trigger: Trigger, level: string): Promise<boolean> {
  const found = await tx
    .selectFrom('escalation')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('trigger', '=', trigger)
    .where('level', '=', level)
    .executeTakeFirst();
  return found !== undefined;
}
