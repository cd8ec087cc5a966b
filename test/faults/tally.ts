// Counting after the storm: what was answered with yes is there, and there once.

import { expect } from 'vitest';
import { until } from '../mail-server/daemon.ts';
import type { DeskProcess } from './desk-process.ts';
import type { Load } from './load.ts';
import type { Sink } from './sink.ts';

/**
 * Waits until the desk has dealt with everything that came in, and has sent all that it can. What a killed process had in its
 * hands is taken up when its lease is over; here that time goes by at once.
 */
export async function settle(desk: DeskProcess, seconds: number): Promise<void> {
  const pass = async () => {
    await desk.query("update delivery set due_at = now() where state in ('retry', 'sending') and due_at > now()");
    await desk.query("update inbound set due_at = now() where state = 'received'");
  };
  let last = await openWork(desk);
  let looks = 0;
  await until(
    async () => {
      if (looks++ % 100 === 0) await pass();
      last = await openWork(desk);
      return last.inbound + last.deliveries + last.events === 0;
    },
    seconds,
    () => `everything is dealt with: ${JSON.stringify(last)}`,
  );
}

async function openWork(desk: DeskProcess): Promise<{ inbound: number; deliveries: number; events: number }> {
  const [row] = await desk.query<{ inbound: number; deliveries: number; events: number }>(`select
    (select count(*)::int from inbound where state = 'received') as inbound,
    (select count(*)::int from delivery where state in ('queued', 'retry', 'sending')) as deliveries,
    (select count(*)::int from event e, event_cursor c where c.name = 'reactions' and (e.xact, e.sequence) > (c.xact, c.sequence)) as events`);
  return row!;
}

const duplicatesOf = <T>(list: readonly T[]): T[] => [
  ...new Set(list.filter((one, index) => list.indexOf(one) !== index)),
];

/** @throws with the first few that offend */
export async function expectEverythingOnce(desk: DeskProcess, sink: Sink, load: Load): Promise<void> {
  await expectMailsOnce(desk, load);
  await expectCallsOnce(desk, load);
  await expectAnswersOnTheirTickets(desk, load);
  await expectOneAcknowledgement(desk, sink);
  const { code, out, err } = await desk.command(['guarantees']);
  expect(code, `${out}${err}`).toBe(0);
  expect(JSON.parse(out).invariants).toHaveLength(12);
}

async function expectMailsOnce(desk: DeskProcess, load: Load): Promise<void> {
  const rows = await desk.query<{ mailId: string; reason: string | null; messages: number; state: string }>(`
    select i.mail_id as "mailId", i.reason, i.state, (select count(*)::int from message m where m.inbound_id = i.id) as messages from inbound i`);
  const messages = await desk.query<{ bodyText: string }>(
    'select body_text as "bodyText" from message where body_text like \'%mail-mark-%\' and not by_agent and author_id is not null',
  );
  const wrong = load.mails.filter(({ id, mark }) => {
    const arrivals = rows.filter((row) => row.mailId === id);
    const firsts = arrivals.filter((row) => row.reason === null && row.state === 'accepted' && row.messages === 1);
    const again = arrivals.filter(
      (row) => row.reason === 'duplicate' && row.state === 'accepted' && row.messages === 0,
    );
    const said = messages.filter((one) => one.bodyText.includes(`${mark}.`));
    return firsts.length !== 1 || firsts.length + again.length !== arrivals.length || said.length !== 1;
  });
  expect(wrong, 'mails answered with 250 that are not there exactly once').toEqual([]);
}

async function expectCallsOnce(desk: DeskProcess, load: Load): Promise<void> {
  const tickets = await desk.query<{ number: string; mark: string }>(
    "select t.number, substring(m.body_text from 'call-mark-\\d+-\\w+') as mark from message m join ticket t on t.id = m.ticket_id where m.body_text like '%call-mark-%'",
  );
  const wrong = [...load.tickets, ...load.notes].filter(({ mark, number }) => {
    const found = tickets.filter((one) => one.mark === mark);
    return found.length !== 1 || found[0]!.number !== number;
  });
  expect(wrong, 'calls answered with 201 that are not there exactly once').toEqual([]);
  expect(duplicatesOf(load.tickets.map((one) => one.number))).toEqual([]);
}

async function expectAnswersOnTheirTickets(desk: DeskProcess, load: Load): Promise<void> {
  const rows = await desk.query<{ index: string; tickets: number }>(`
    select substring(body_text from 'mail-mark-(\\d+)-') as index, count(distinct ticket_id)::int as tickets
      from message where body_text like '%mail-mark-%' and not by_agent and author_id is not null group by 1`);
  expect(
    rows.filter((row) => row.tickets !== 1),
    'customers whose mails are not on one ticket',
  ).toEqual([]);
  const [count] = await desk.query<{ tickets: number }>('select count(*)::int as tickets from ticket');
  const first = load.mails.filter((one) => !one.inReplyTo).length;
  expect(count!.tickets).toBe(first + load.tickets.length);
}

async function expectOneAcknowledgement(desk: DeskProcess, sink: Sink): Promise<void> {
  const twice = await desk.query(
    "select ticket_id, count(*) from message where purpose = 'acknowledgement' group by 1 having count(*) > 1",
  );
  expect(twice, 'tickets with two acknowledgements').toEqual([]);
  const ids = new Map<string, Set<string>>();
  for (const one of sink.caught.filter((caught) => caught.isAcknowledgement)) {
    ids.set(one.to, (ids.get(one.to) ?? new Set()).add(one.messageId));
  }
  expect(
    [...ids].filter(([, set]) => set.size !== 1),
    'people who got two different acknowledgements',
  ).toEqual([]);
  const mails = await desk.query<{ mailId: string }>('select mail_id as "mailId" from delivery where state = \'sent\'');
  const known = new Set(mails.map((one) => `<${one.mailId}>`));
  const caught = new Set(sink.caught.map((one) => one.messageId));
  expect(
    [...caught].filter((id) => !known.has(id)),
    'mails that left and are not known as sent',
  ).toEqual([]);
  expect(
    [...known].filter((id) => !caught.has(id)),
    'mails known as sent that never left',
  ).toEqual([]);
}
