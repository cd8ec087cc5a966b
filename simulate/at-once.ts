// Two at the same moment on the same ticket, each in a process of its own. One is stopped between two of its statements, chosen
// by chance, while the other acts, as far as locks let it; then the first goes on. Which of them wins is the database's to
// say, but it says the same each time, so that a run can be repeated.

import { sql } from 'kysely';
import { changeStatus } from '../server/cases/change-status.ts';
import { mergeTicket } from '../server/cases/merging/merge-ticket.ts';
import { splitTicket } from '../server/cases/merging/split-ticket.ts';
import { deactivateAgent } from '../server/cases/people/deactivate-agent.ts';
import { postMessage } from '../server/cases/post-message.ts';
import { reassignTicket } from '../server/cases/reassign-ticket.ts';
import { resolveTicket } from '../server/cases/resolve-ticket.ts';
import { sweeps } from '../server/cases/sweep-due.ts';
import { Refusal } from '../server/platform/errors.ts';
import { hire, internalMark, type Staff } from './agents.ts';
import type { Chance } from './chance.ts';
import { question, solution, writeOnTicket } from './requesters.ts';
import { moveOn, type World } from './world.ts';

type Deed = { name: string; act: () => Promise<unknown> };
type Target = { id: number; number: string; requesterId: string; assigneeId: string };

/** Whom a crash or a refusal strikes is told by the outcome; anything else is a fault of the desk. */
export async function actAtOnce(world: World, staff: Staff, chance: Chance): Promise<void> {
  await refill(world, staff);
  const target = await somethingUnderWay(world, chance);
  if (!target) return;
  const beside: World = { ...world, ...world.other };
  const [first, second] = [await deed(world, staff, chance, target), await deed(beside, staff, chance, target)];
  const steps = chance.whole(0, 25);
  world.crash.boundaries.during(`at once: ${first.name}`);
  const outcomes: (Error | null)[] = [];
  const noted =
    (place: number, { act }: Deed, at: World) =>
    async () => {
      moveOn(at);
      outcomes[place] = await act().then(
        () => null,
        (why: Error) => why,
      );
    };
  await world.crash.turns.play(steps, [noted(0, first, world), noted(1, second, beside)]);
  const [a, b] = outcomes.map((why) => (why === null ? 'done' : why instanceof Refusal ? 'refused' : 'failed'));
  world.story.tell(world.clock.now, `at once: ${first.name} (${a}) and ${second.name} (${b})`, target.number);
  if (!world.crash.isDead()) await refill(world, staff);
  const fault = outcomes.find((why) => why !== null && !(why instanceof Refusal));
  if (fault && !world.crash.isDead()) throw fault;
}

async function somethingUnderWay(world: World, chance: Chance): Promise<Target | undefined> {
  const { rows } = await sql<Target>`
    select id, number, requester_id, assignee_id from ticket
     where status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled', 'resolved')
       and assignee_id is not null order by updated_at desc, id limit 8`.execute(world.database.db);
  return rows.length > 0 ? chance.pick(rows) : undefined;
}

async function deed(world: World, staff: Staff, chance: Chance, target: Target): Promise<Deed> {
  const { number } = target;
  const who = chance.pick(staff.ids);
  const actor = await world.agent(who);
  const ctx = () => world.ctx(actor);
  const other = await anotherOf(world, target);
  const ana = await world.agent(world.anaId);
  const deeds: Deed[] = [
    { name: 'a reply', act: () => postMessage(ctx(), { number, kind: 'public', body: 'We are looking into it.' }) },
    { name: 'another reply', act: () => postMessage(ctx(), { number, kind: 'public', body: 'It goes on tomorrow.' }) },
    { name: 'a note', act: () => postMessage(ctx(), { number, kind: 'note', body: `${internalMark}: look here.` }) },
    { name: 'a question', act: () => changeStatus(ctx(), { number, status: 'waiting_on_requester', question }) },
    { name: 'going on', act: () => changeStatus(ctx(), { number, status: 'open' }) },
    { name: 'spam', act: () => changeStatus(ctx(), { number, status: 'spam' }) },
    {
      name: 'a solution',
      act: () =>
        resolveTicket(ctx(), {
          number,
          kind: 'solved',
          what: solution,
          how: 'A head.',
          why: 'Wear.',
          toldBy: 'message',
        }),
    },
    { name: 'taking it', act: () => reassignTicket(ctx(), { number, agent: who, reason: 'taking_it' }) },
    {
      name: 'a hand-over',
      act: () =>
        reassignTicket(ctx(), {
          number,
          agent: chance.pick(staff.ids),
          reason: 'workload',
          nextAction: { what: `${internalMark}: call them`, dueAt: new Date(world.clock.now.getTime() + 86_400_000) },
          contingency: null,
        }),
    },
    { name: 'a word of the requester', act: () => writeOnTicket(world, target, chance) },
    { name: 'a word of the requester', act: () => writeOnTicket(world, target, chance) },
    { name: 'timed work', act: () => timedWork(world) },
  ];
  if (other) {
    deeds.push(
      { name: 'a merge', act: () => mergeTicket(ctx(), { number, into: other }) },
      { name: 'a merge the other way', act: () => mergeTicket(ctx(), { number: other, into: number }) },
    );
  }
  const word = await lastWord(world, target);
  if (word) deeds.push({ name: 'a split', act: () => splitTicket(ctx(), { number, messages: [word] }) });
  if (target.assigneeId !== world.anaId && staff.ids.includes(target.assigneeId) && chance.happens(0.2)) {
    return { name: 'the end of the assignee’s access', act: () => deactivateAgent(world.ctx(ana), target.assigneeId) };
  }
  return chance.pick(deeds);
}

async function timedWork(world: World): Promise<void> {
  for (const { run } of sweeps) {
    await run(world.ctx(), (error) => {
      throw error;
    });
  }
}

async function anotherOf(world: World, { id, requesterId }: Target): Promise<string | undefined> {
  const { rows } = await sql<{ number: string }>`
    select number from ticket where requester_id = ${requesterId} and id <> ${id} and status in ('new', 'open', 'resolved')
     order by id limit 1`.execute(world.database.db);
  return rows[0]?.number;
}

async function lastWord(world: World, { id }: Target): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select m.id from message m join ticket t on t.id = m.ticket_id
     where m.ticket_id = ${id} and m.kind = 'public' and not m.by_agent and m.author_id is not null and m.at > t.opened_at
     order by m.at desc, m.id limit 1`.execute(world.database.db);
  return rows[0]?.id;
}

/** Whoever's access ended meanwhile is followed by somebody new. */
async function refill(world: World, staff: Staff): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from person where id = any(${staff.ids}::uuid[]) and state <> 'active'`.execute(world.database.db);
  for (const { id } of rows) {
    staff.ids.splice(staff.ids.indexOf(id), 1);
    await hire(world, staff);
  }
}
