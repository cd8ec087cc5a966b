// `npm run bench -- absence 50 500`: somebody with so many unresolved tickets falls ill at once, each with another requester who
// waits for an answer. How long it takes until every ticket has who stands in, and how it grows. Prints; fails nothing.

import { sql } from 'kysely';
import { planAbsence } from '../server/cases/absences/plan-absence.ts';
import { sayAbsence, takeBackAbsence } from '../server/cases/absences/say-absence.ts';
import { openTicket } from '../server/cases/open-ticket.ts';
import { reassignTicket } from '../server/cases/reassign-ticket.ts';
import { checkInvariants } from '../server/guarantees/invariants.ts';
import { type DeskInTime, openDeskInTime } from './sweep/desk-in-time.ts';

/** A Tuesday morning. */
const start = new Date('2026-03-10T09:00:00Z');
const say = (what: string, figure: string) => process.stdout.write(`${what.padEnd(58)} ${figure}\n`);

export async function measureAbsence(sizes: readonly number[]): Promise<void> {
  for (const tickets of sizes) {
    const desk = await openDeskInTime(tickets, start);
    try {
      await measureSize(desk, tickets);
    } finally {
      await desk.close();
    }
  }
}

async function measureSize(desk: DeskInTime, tickets: number): Promise<void> {
  const ill = desk.agents[0]!;
  for (let index = 0; index < tickets; index++) await give(desk, ill.personId!, index);
  await sql`vacuum (analyze)`.execute(desk.database.db);
  const timed = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    const [began, from] = [performance.now(), desk.used()];
    const made = await run();
    const [took, until] = [performance.now() - began, desk.used()];
    const used =
      from && until ? `; Node ${ms(until.node - from.node)}, PostgreSQL ${ms(until.database - from.database)}` : '';
    say(`${tickets} tickets: ${what}`, `${ms(took)}${used}`);
    return made;
  };
  const leave = { personId: ill.personId!, fromAt: start, toAt: null, coverId: null };
  await timed('the plan before it is confirmed', () => planAbsence(desk.ctx(ill), leave));
  const id = await timed('ill from now on, everything covered', () => sayAbsence(desk.ctx(ill), { to: null }));
  const { rows } = await sql<{ covered: number; people: number }>`
    select count(*)::int as covered, count(distinct cover_id)::int as people from ticket where cover_id is not null`.execute(
    desk.database.db,
  );
  say(`${tickets} tickets: covered, by so many people`, `${rows[0]!.covered}, ${rows[0]!.people}`);
  await timed('back again, everything returned', () => takeBackAbsence(desk.ctx(ill), id));
  const broken = (await checkInvariants(desk.database.db, { now: desk.clock.now, since: null })).filter(
    ({ state }) => state === 'broken',
  );
  for (const { number, offenders } of broken) say(`guarantee ${number} is broken`, JSON.stringify(offenders[0]));
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;

async function give(desk: DeskInTime, agent: string, index: number): Promise<void> {
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: `Prints about forty labels (${index})`,
    body: 'It prints about forty labels, then stops with E-52.',
    requester: { email: `p${index}@load.example`, name: 'Ravi Menon' },
    priority: 3,
    channel: 'api',
  });
  await reassignTicket(desk.ctx(desk.ana), { number: ticket.number, agent, reason: 'workload' });
}
