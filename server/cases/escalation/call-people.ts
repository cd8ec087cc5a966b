// One call of an escalation: whoever is passed over is recorded with the reason, whoever is called is told. Where nobody is
// left, administrators are told that nobody answers, and it goes on: it never ends silently.

import type { Compilable } from 'kysely';
import type { EscalationStep } from '../../../contract/escalation/policies.ts';
import { answerBy, nextTurns, type Turn, type World } from '../../assignment/escalation/plan-calls.ts';
import { readWorld } from '../../assignment/escalation/read-world.ts';
import { countAlarm, insertCalls, type NewCall, type Trigger } from '../../assignment/escalation/write-escalation.ts';
import { queueNotice } from '../../channels/queue-delivery.ts';
import type { Context } from '../../platform/context.ts';
import type { NewEvent } from '../../platform/events.ts';
import { actingOn, type Ticket } from '../../tickets/ticket.ts';
import { readGround } from '../ground.ts';

export type Run = { id: string; trigger: Trigger; alarms: number; steps: readonly EscalationStep[] };
type Calls = { writes: (Compilable | undefined)[]; events: NewEvent[]; called: Turn | null };

/** After how many minutes at most it is tried again, once everybody was called. */
const mostMinutes = 240;

export async function worldOf(ctx: Context, ticket: Ticket): Promise<World> {
  const { team, calendar } = await readGround(ctx.tx, ticket.teamId);
  const urgent = ticket.priority === 1;
  return readWorld(ctx, { assigneeId: actingOn(ticket), leadId: team.lead.id, calendar, urgent });
}

/** Calls the first who can be called from `from.step` on; where there is nobody, the alarm. */
export function callPeople(
  ctx: Context,
  ticket: Ticket,
  run: Run,
  world: World,
  from: { step: number; sequence: number; called: ReadonlySet<string> },
): Calls {
  const turns = nextTurns(run.steps, world, { ...from, at: ctx.now });
  const reached = turns.at(-1)?.skipped === null ? turns.at(-1)! : null;
  if (reached) return write(ctx, ticket, run, turns, from.sequence);
  return alarm(ctx, ticket, run, world, turns, from.sequence);
}

function alarm(ctx: Context, ticket: Ticket, run: Run, world: World, passed: Turn[], sequence: number): Calls {
  const alarms = run.alarms + 1;
  const again = goesOn(ctx, { ...run, alarms }, world);
  const called = write(ctx, ticket, run, [...passed, ...again], sequence);
  const readers = world.administratorIds.flatMap((id) => world.people.get(id) ?? []).filter(({ email }) => email);
  const notices = readers.flatMap((one) =>
    queueNotice(
      ctx,
      { kind: 'agent_unanswered', ticketId: ticket.id, data: { escalationId: run.id, trigger: run.trigger } },
      { personId: one.id, address: one.email!, example: ticket.example || one.example },
    ),
  );
  const event: NewEvent = {
    kind: 'escalation.unanswered',
    ticketId: ticket.id,
    subjectId: run.id,
    data: { alarms, deliveries: readers.length },
  };
  return { ...called, writes: [...called.writes, countAlarm(run.id), ...notices], events: [event, ...called.events] };
}

/** The last step again, else whoever can be called; where nobody can, it waits for who comes back first. */
function goesOn(ctx: Context, run: Run, world: World): Turn[] {
  const called = new Set<string>();
  const lastStep = run.steps.length - 1;
  for (const step of [lastStep, 0]) {
    const turns = nextTurns(run.steps, world, { step, at: ctx.now, called });
    const reached = turns.at(-1)!;
    if (!reached.skipped) return [{ ...reached, dueAt: answerBy(world, ctx.now, minutesOf(run, reached.step)) }];
  }
  const backs = nextTurns(run.steps, world, { step: 0, at: ctx.now, called }).flatMap(
    (one) => one.skipped?.until ?? [],
  );
  const later = answerBy(world, ctx.now, minutesOf(run, lastStep));
  const dueAt = [...backs, later].reduce((a, b) => (a < b ? a : b));
  return [{ step: lastStep, at: ctx.now, person: null, media: [], dueAt, skipped: null }];
}

/** Twice as long after each alarm. */
function minutesOf({ steps, alarms }: Run, step: number): number {
  const { withinMinutes } = steps[step]!;
  return Math.max(withinMinutes, Math.min(mostMinutes, withinMinutes * 2 ** Math.min(alarms - 1, 10)));
}

function write(ctx: Context, ticket: Ticket, run: Run, turns: readonly Turn[], sequence: number): Calls {
  const last = turns.at(-1) ?? null;
  const called = last?.person && !last.skipped ? last : null;
  const rows = turns.map(
    ({ step, person, media, dueAt, skipped }, n): NewCall => ({
      escalationId: run.id,
      sequence: sequence + n,
      step,
      state: skipped ? 'skipped' : person ? 'fired' : 'armed',
      personId: person?.id ?? null,
      media,
      skipWhy: skipped?.why ?? null,
      dueAt,
    }),
  );
  if (!called) return { writes: [insertCalls(ctx, rows)], events: [], called };
  const person = called.person!;
  const byMail = called.media.includes('email') && person.email;
  const { id: escalationId, trigger } = run;
  const data = { escalationId, trigger, answerBy: called.dueAt };
  return {
    writes: [
      insertCalls(ctx, rows),
      ...(byMail
        ? queueNotice(
            ctx,
            { kind: 'agent_called', ticketId: ticket.id, data },
            { personId: person.id, address: byMail, example: ticket.example || person.example },
          )
        : []),
    ],
    events: [
      {
        kind: 'escalation.called',
        ticketId: ticket.id,
        subjectId: person.id,
        data: { ...data, step: called.step, kind: run.steps[called.step]!.kind, ...(byMail ? { deliveries: 1 } : {}) },
      },
    ],
    called,
  };
}
