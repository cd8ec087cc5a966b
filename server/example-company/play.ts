// Performs the scripts with the real actions, each step at its own moment. Between the steps the desk's own timed work is
// done as if it had run all along, so that reminders, late messages, escalations and closings are the real ones.

import { sql } from 'kysely';
import { actorOf } from '../access/find-actor.ts';
import { answerForDuePromise } from '../cases/answer-for-due-promise.ts';
import { closeResolved } from '../cases/close-resolved.ts';
import { tellContactChanged } from '../cases/contact/tell-contact-changed.ts';
import { escalateUnaccepted } from '../cases/escalate-unaccepted.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { type Actor, type Context, theDesk } from '../platform/context.ts';
import { insertLink } from '../tickets/write-ticket.ts';
import type { Cast } from './add-cast.ts';
import { type AgentKey, people } from './people.ts';
import { type Acted, perform } from './perform.ts';
import type { Step, TicketScript } from './script.ts';
import { type Axis, momentOf } from './working-axis.ts';

type Turn = { at: Date; script: TicketScript; step: Step | null };

/** `ctx.now` is where all scripts end. @returns how many tickets were opened */
export async function play(ctx: Context, axis: Axis, cast: Cast, scripts: readonly TicketScript[]): Promise<number> {
  const actors = await readActors(ctx, cast);
  const opened = new Map<TicketScript, Acted>();
  const byKey = new Map<string, Acted>();
  for (const { at, script, step } of turnsOf(axis, scripts)) {
    await doTimedWork(ctx, at);
    const here = { ...ctx, now: at, actor: theDesk };
    if (step) {
      const actor = 'agent' in step ? actors[step.agent] : theDesk;
      await perform({ ...here, actor }, { axis, cast, ticket: opened.get(script)! }, step);
    } else {
      const acted = await open(here, cast, script, byKey);
      opened.set(script, acted);
      if (script.key) byKey.set(script.key, acted);
    }
  }
  await doTimedWork(ctx, ctx.now);
  return opened.size;
}

/** All openings and steps of all scripts in the order of time, so that ticket ids and the record grow with it. */
function turnsOf(axis: Axis, scripts: readonly TicketScript[]): Turn[] {
  const turns: Turn[] = [];
  for (const [index, script] of scripts.entries()) {
    let last = new Date(0);
    for (const [place, step] of [null, ...script.steps].entries()) {
      const seconds = 5 + ((index * 17 + place * 29) % 50);
      const at = momentOf(axis, step?.at ?? script.at, last, seconds);
      if (at <= last || at >= axis.now) {
        throw new Error(`The example “${script.subject}” is out of order at ${step?.at ?? script.at}.`);
      }
      turns.push({ at, script, step });
      last = at;
    }
  }
  return turns.sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function readActors(ctx: Context, cast: Cast): Promise<Record<AgentKey, Actor>> {
  const actors = {} as Record<AgentKey, Actor>;
  for (const key of Object.keys(cast.agents) as AgentKey[]) {
    actors[key] = (await actorOf(ctx.tx, cast.agents[key]))!;
  }
  return actors;
}

async function open(ctx: Context, cast: Cast, script: TicketScript, byKey: ReadonlyMap<string, Acted>): Promise<Acted> {
  const { from, team, subject, text, kind, priority, copied = [], portal, followUpOf } = script;
  const earlier = followUpOf === undefined ? undefined : byKey.get(followUpOf)!;
  const { ticket } = await openTicket(ctx, {
    subject,
    body: text,
    requester: { email: people[from][1] },
    copied: copied.map((one) => people[one][1]),
    teamId: cast.teams[team],
    channel: portal ? 'portal' : 'email',
    example: true,
    ...(kind ? { kind } : {}),
    ...(priority ? { priority } : {}),
    ...(earlier ? { also: (made) => [insertLink(ctx, made.id, earlier.id, 'follow_up')] } : {}),
  });
  return { id: ticket.id, number: ticket.number };
}

const timedWork = {
  promise: answerForDuePromise,
  acceptance: escalateUnaccepted,
  contact: tellContactChanged,
  closing: closeResolved,
};
type Due = { what: keyof typeof timedWork; ticketId: number; at: Date };
/** The sweeps come round after some seconds. */
const sweepMillis = 4000;

async function doTimedWork(ctx: Context, until: Date): Promise<void> {
  for (let due = await firstDue(ctx, until); due; due = await firstDue(ctx, until)) {
    const now = new Date(Math.min(due.at.getTime() + sweepMillis, until.getTime()));
    await timedWork[due.what]({ ...ctx, now, actor: theDesk }, due.ticketId);
  }
}

async function firstDue(ctx: Context, until: Date): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    select d.what, d.ticket_id, d.at from ticket t cross join lateral (
      select 'promise' as what, t.id as ticket_id, t.promise_due_at as at
      union all select 'contact', t.id, t.contact_notice_due_at
      union all select 'closing', t.id, t.close_due_at
      union all select 'acceptance', t.id, s.accept_due_at from stint s
                 where s.ticket_id = t.id and s.sequence = t.stint_sequence) d
     where t.example and d.at <= ${until} order by d.at, d.ticket_id limit 1`.execute(ctx.tx);
  return rows[0];
}
