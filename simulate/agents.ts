// Those who help. Each looks at what they have now and then, does one thing, and is sometimes slow, ill or gone for good.

import { sql } from 'kysely';
import { changeStatus } from '../server/cases/change-status.ts';
import { mergeTicket } from '../server/cases/merging/merge-ticket.ts';
import { addAgent } from '../server/cases/people/add-agent.ts';
import { deactivateAgent } from '../server/cases/people/deactivate-agent.ts';
import { postMessage } from '../server/cases/post-message.ts';
import { movePromise } from '../server/cases/promises/move-promise.ts';
import { reassignTicket } from '../server/cases/reassign-ticket.ts';
import { resolveTicket } from '../server/cases/resolve-ticket.ts';
import type { Context } from '../server/platform/context.ts';
import type { TicketStatus } from '../server/tickets/ticket.ts';
import { isAway } from './absences.ts';
import { type Chance, chanceOf } from './chance.ts';
import { question, solution } from './requesters.ts';
import type { World } from './world.ts';

/** Stands in every internal word; no requester may ever read it. */
export const internalMark = 'INTERNAL-ONLY';

const minute = 60_000;
const lookMinutes = 25;

export type Staff = { ids: string[]; hired: number };

export async function hire(world: World, staff: Staff): Promise<void> {
  staff.hired += 1;
  const name = `Agent ${staff.hired}`;
  const id = await addAgent(world.ctx(), { name, email: `agent${staff.hired}@kestrel.example`, role: 'agent' });
  staff.ids.push(id);
  world.story.tell(world.clock.now, `${name} begins to work here`);
  workDays(world, staff, id, chanceOf(world.seed, 'agent', staff.hired));
}

/** Somebody other than the administrator leaves; who they were is found by chance. */
export async function leave(world: World, staff: Staff, chance: Chance): Promise<void> {
  const id = chance.pick(staff.ids.filter((one) => one !== world.anaId));
  await deactivateAgent(world.ctx(await world.agent(world.anaId)), id);
  staff.ids.splice(staff.ids.indexOf(id), 1);
  world.story.tell(world.clock.now, 'somebody left for good; a new colleague comes');
  await hire(world, staff);
}

/** From now on somebody looks at their tickets about every half hour of their day. */
export function workDays(world: World, staff: Staff, id: string, chance: Chance): void {
  const next = () => {
    const pause = lookMinutes * (0.5 + chance.next()) * minute;
    world.agenda.add(new Date(world.clock.now.getTime() + pause), async () => {
      if (!staff.ids.includes(id)) return;
      try {
        if (isAtWork(world, id) && !(await isAway(world, id))) await lookAtTickets(world, staff, id, chance);
      } finally {
        next();
      }
    });
  };
  next();
}

const lisbon = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Lisbon', dateStyle: 'short', timeStyle: 'medium' });

/** Monday to Friday, nine to six in Lisbon; one day in twenty they are ill and nobody says so. */
function isAtWork({ seed, clock }: World, id: string): boolean {
  const local = new Date(`${lisbon.format(clock.now).replace(' ', 'T')}Z`);
  const isDay = local.getUTCDay() % 6 !== 0 && local.getUTCHours() >= 9 && local.getUTCHours() < 18;
  return isDay && !chanceOf(seed, 'ill', id, local.toISOString().slice(0, 10)).happens(0.05);
}

type Mine = { id: number; number: string; status: TicketStatus; requesterId: string; waits: boolean };

async function lookAtTickets(world: World, staff: Staff, id: string, chance: Chance): Promise<void> {
  const actor = await world.agent(id);
  // Their access ended in a moment in which a process died, before anybody was told.
  if (!actor) return;
  const ctx = world.ctx(actor);
  const { rows } = await sql<Mine>`
    select id, number, status, requester_id,
           last_human_reply_at is null or last_requester_at > last_human_reply_at as waits
      from ticket where coalesce(cover_id, assignee_id) = ${id} and status in ('new', 'open', 'waiting_on_third_party', 'scheduled')
     order by risk_level desc, next_due_at, id limit 6`.execute(ctx.tx);
  if (rows.length === 0) return takeSomething(world, ctx, chance);
  // Who has much does two or three things at a time; nobody does everything.
  for (const mine of rows.slice(0, chance.whole(1, 3))) await actOn(world, staff, ctx, mine, chance);
}

/** Whoever has nothing helps the one who has most. */
async function takeSomething(world: World, ctx: Context, chance: Chance): Promise<void> {
  const { rows } = await sql<{ number: string }>`
    select number from ticket where status = 'new' and assignee_id <> ${ctx.actor.personId}
     order by next_due_at, id limit 5`.execute(ctx.tx);
  if (rows.length === 0) return;
  const { number } = chance.pick(rows);
  world.crash.boundaries.during('an agent took it');
  await reassignTicket(ctx, { number, agent: ctx.actor.personId!, reason: 'taking_it' });
  world.story.tell(world.clock.now, `${ctx.actor.name} took it`, number);
}

async function actOn(world: World, staff: Staff, ctx: Context, mine: Mine, chance: Chance): Promise<void> {
  const { number } = mine;
  const deeds: [number, string, () => Promise<unknown>][] = [
    [30, 'replied', () => postMessage(ctx, { number, kind: 'public', body: 'We are looking into it.' })],
    [mine.waits ? 12 : 2, 'asked', () => changeStatus(ctx, { number, status: 'waiting_on_requester', question })],
    [25, 'resolved it', () => resolve(ctx, number)],
    [8, 'noted', () => postMessage(ctx, { number, kind: 'note', body: `${internalMark}: the board is the old one.` })],
    [5, 'handed it over', () => handOver(ctx, staff, number, chance)],
    [
      5,
      'waits for the supplier',
      () => changeStatus(ctx, { number, status: 'waiting_on_third_party', thirdParty: 'Supplier' }),
    ],
    [mine.status === 'waiting_on_third_party' ? 20 : 1, 'went on', () => changeStatus(ctx, { number, status: 'open' })],
    [4, 'agreed a date', () => schedule(ctx, number, chance)],
    [4, 'moved the date', () => delay(ctx, number, chance)],
    [2, 'took it for a double', () => merge(ctx, mine)],
    [1, 'took it for spam', () => changeStatus(ctx, { number, status: 'spam' })],
    // Some tickets are looked at and left.
    [10, 'left it', async () => {}],
  ];
  let left = chance.next() * deeds.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, what, act] of deeds) {
    left -= weight;
    if (left > 0) continue;
    world.crash.boundaries.during(`an agent ${what}`);
    await act();
    world.story.tell(world.clock.now, `${ctx.actor.name} ${what}`, number);
    return;
  }
}

const resolve = (ctx: Context, number: string) =>
  resolveTicket(ctx, { number, kind: 'solved', what: solution, how: 'A new head.', why: 'Wear.', toldBy: 'message' });

const handOver = (ctx: Context, staff: Staff, number: string, chance: Chance) =>
  reassignTicket(ctx, {
    number,
    agent: chance.pick(staff.ids),
    reason: chance.pick(['expertise', 'workload', 'other']),
    nextAction: { what: `${internalMark}: call them`, dueAt: new Date(ctx.now.getTime() + 24 * 60 * minute) },
    contingency: chance.happens(0.5) ? `${internalMark}: send a loan.` : null,
  });

const schedule = (ctx: Context, number: string, chance: Chance) =>
  changeStatus(ctx, {
    number,
    status: 'scheduled',
    agreedAt: new Date(ctx.now.getTime() + chance.whole(60, 20 * 24 * 60) * minute),
  });

const delay = (ctx: Context, number: string, chance: Chance) =>
  movePromise(ctx, {
    number,
    dueAt: new Date(ctx.now.getTime() + chance.whole(60, 5 * 24 * 60) * minute),
    reason: 'supplier',
    actions: 'We changed the belt and measured again.',
  });

async function merge(ctx: Context, mine: Mine): Promise<void> {
  const { rows } = await sql<{ number: string }>`
    select number from ticket where requester_id = ${mine.requesterId} and id <> ${mine.id}
       and status in ('new', 'open', 'waiting_on_requester') order by id limit 1`.execute(ctx.tx);
  if (rows[0]) await mergeTicket(ctx, { number: mine.number, into: rows[0].number });
}
