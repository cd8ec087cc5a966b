// Passing a ticket on by hand: what is left to whoever gets it, how often, and what leads are told.

import { beforeEach, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { readBrief } from '../../assignment/brief/read-brief.ts';
import type { Actor } from '../../platform/context.ts';
import { findTicketById } from '../../tickets/find-ticket.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { openTicket } from '../open-ticket.ts';
import { postMessage } from '../post-message.ts';
import { handOverTicket, type ReassignTicket } from '../reassign-ticket.ts';
import { changeTransferLimit } from './change-transfer-limit.ts';
import { decideTransfer } from './decide-transfer.ts';
import { readBounced, readTransferRequests } from './read-transfers.ts';

let desk: TestDesk;
let leo: Actor;
let mia: Actor;
beforeEach(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Brandt');
  mia = await desk.agent('Mia Kern');
});

/** In work with Leo, who has said hello. */
async function ofLeo(priority: 1 | 3 = 3) {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example' },
    channel: 'api',
    priority,
  });
  await postMessage(desk.ctx(leo), { number: ticket.number, kind: 'public', body: 'Hello, I am Leo.' });
  desk.pass({ minutes: 1 });
  return ticket;
}
const tomorrow = () => new Date(desk.clock.now.getTime() + 86_400_000);
const left = () => ({ nextAction: { what: 'Call Ravi', dueAt: tomorrow() }, contingency: null });
async function give({ number }: Ticket, by: Actor, to: Actor, more: Partial<ReassignTicket> = left()) {
  desk.pass({ minutes: 1 });
  return handOverTicket(desk.ctx(by), { number, agent: to.personId!, reason: 'workload', ...more });
}
const holder = async ({ id }: Ticket) => (await findTicketById(desk.ctx(), id)).assigneeId;
const told = async (why: string) => {
  const notices = await desk.database.db.selectFrom('notice').select(['personId', 'data']).execute();
  return notices.filter((one) => (one.data as { why?: string }).why === why).map((one) => one.personId);
};

describe('what goes along', () => {
  test('an agent leaves a next action with a date, and a contingency or a word that there is none', async () => {
    const ticket = await ofLeo();
    const { nextAction } = left();
    await expect(give(ticket, leo, mia, {})).rejects.toThrow('what comes next and by when');
    await expect(give(ticket, leo, mia, { nextAction })).rejects.toThrow('what to do if it goes otherwise');
    await expect(give(ticket, leo, mia, { contingency: null })).rejects.toThrow('what comes next');
    const late = { nextAction: { ...nextAction, dueAt: desk.clock.now }, contingency: null };
    await expect(give(ticket, leo, mia, late)).rejects.toThrow('what comes next');
    expect(await holder(ticket)).toBe(leo.personId);
    await give(ticket, leo, mia, { nextAction, contingency: 'Do not send a second head.' });
    const frozen = await readBrief(desk.ctx(mia), await findTicketById(desk.ctx(mia), ticket.id), {
      of: 'stint',
      sequence: 3,
    });
    expect(frozen).toMatchObject({
      frozen: { person: { name: 'Mia Kern' } },
      actions: { nextAction: { what: 'Call Ravi', owner: { name: 'Mia Kern' } } },
      situation: { contingency: { words: 'Do not send a second head.', by: { name: 'Leo Brandt' } } },
    });
    expect(await desk.broken()).toEqual([]);
  });

  test('to take a ticket, to find the right person for a new one, and a lead’s own arrangement need nothing', async () => {
    const taken = await ofLeo();
    expect(await give(taken, mia, mia, { reason: 'taking_it' })).toMatchObject({ asked: false });
    await give(taken, desk.ana, leo, {});
    expect(await holder(taken)).toBe(leo.personId);
    const { ticket: fresh } = await openTicket(desk.ctx(), {
      subject: 'New',
      body: 'New.',
      requester: { email: 'ines@northgate.example' },
      channel: 'api',
    });
    await give(fresh, leo, mia, {});
    expect(await holder(fresh)).toBe(mia.personId);
  });

  test('a contingency that somebody said before this one had the ticket does not speak for them', async () => {
    const ticket = await ofLeo();
    await give(ticket, leo, mia);
    await expect(give(ticket, mia, leo, {})).rejects.toThrow('what to do if it goes otherwise');
    await give(ticket, mia, leo, { contingency: 'Ask Ravi for the log.' });
    expect(await holder(ticket)).toBe(leo.personId);
  });
});

describe('how often', () => {
  test('above the limit an agent’s try waits for the lead, who has both choices', async () => {
    const ticket = await ofLeo();
    await give(ticket, leo, mia);
    await give(ticket, mia, leo);
    const third = await give(ticket, leo, mia);
    expect(third.asked).toBe(true);
    expect(await holder(ticket)).toBe(leo.personId);
    await expect(give(ticket, leo, mia)).rejects.toThrow('asked about this already');
    expect(await told('transfer_asked')).toEqual([desk.ana.personId]);
    const [request] = await readTransferRequests(desk.ctx(desk.ana), 'open');
    expect(request).toMatchObject({
      to: { name: 'Mia Kern' },
      by: { name: 'Leo Brandt' },
      transfers: 2,
      mayDecide: true,
    });
    expect(await readTransferRequests(desk.ctx(leo), 'open')).toEqual([]);
    const decide = (by: Actor, decision: 'approved' | 'refused', id = request!.id) =>
      decideTransfer(desk.ctx(by), { number: ticket.number, id, decision });
    await expect(decide(leo, 'approved')).rejects.toThrow('decides about this');
    expect(await decide(desk.ana, 'refused')).toMatchObject({ decision: 'refused' });
    expect(await holder(ticket)).toBe(leo.personId);
    await expect(decide(desk.ana, 'approved')).rejects.toThrow('already');
    await give(ticket, leo, mia);
    const [again] = await readTransferRequests(desk.ctx(desk.ana), 'open');
    await decide(desk.ana, 'approved', again!.id);
    expect(await holder(ticket)).toBe(mia.personId);
    expect(await desk.broken()).toEqual([]);
  });

  test('what the lead arranges otherwise needs no decision any more', async () => {
    const ticket = await ofLeo();
    await give(ticket, leo, mia);
    await give(ticket, mia, leo);
    await give(ticket, leo, mia);
    await give(ticket, desk.ana, desk.ana, { reason: 'taking_it' });
    expect(await readTransferRequests(desk.ctx(desk.ana), 'open')).toEqual([]);
    const kept = await desk.database.db.selectFrom('transferRequest').select('decision').execute();
    expect(kept).toEqual([{ decision: 'void' }]);
  });

  test('to more expertise and in an urgent night it is no bouncing; the limit is the desk’s own', async () => {
    const ticket = await ofLeo();
    for (const [by, to] of [
      [leo, mia],
      [mia, leo],
      [leo, mia],
      [mia, leo],
    ] as const)
      expect((await give(ticket, by, to, { ...left(), reason: 'expertise' })).asked).toBe(false);
    const urgent = await ofLeo(1);
    desk.clock.now = new Date('2026-03-10T23:00:00Z');
    for (const [by, to] of [
      [leo, mia],
      [mia, leo],
      [leo, mia],
    ] as const)
      expect((await give(urgent, by, to)).asked).toBe(false);
    await changeTransferLimit(desk.ctx(desk.ana), 1);
    expect((await give(ticket, leo, mia)).asked).toBe(false);
    expect((await give(ticket, mia, leo)).asked).toBe(true);
    await expect(changeTransferLimit(desk.ctx(leo), 9)).rejects.toThrow('Only administrators');
  });

  test('leads see which tickets bounced, their own teams’ alone', async () => {
    const ticket = await ofLeo();
    await give(ticket, leo, mia);
    expect(await readBounced(desk.ctx(desk.ana))).toEqual([]);
    await give(ticket, mia, leo);
    expect(await readBounced(desk.ctx(desk.ana))).toMatchObject([
      { ticket: { number: ticket.number }, transfers: 2, limit: 2, assignee: { name: 'Leo Brandt' }, toAndFroAt: null },
    ]);
    expect(await readBounced(desk.ctx(mia))).toEqual([]);
  });
});

describe('to and fro', () => {
  const expertly = { reason: 'expertise' };
  const rally = async (ticket: Ticket, moves: number, first = leo) => {
    let by = first;
    for (let move = 0; move < moves; move++) {
      const to = by === leo ? mia : leo;
      await give(ticket, by, to, { ...left(), ...expertly });
      by = to;
    }
    return by;
  };

  test('four moves between the same two without a word to the requester: the lead is told, once', async () => {
    const ticket = await ofLeo();
    const last = await rally(ticket, 4);
    expect(await told('to_and_fro')).toEqual([desk.ana.personId]);
    await rally(ticket, 3, last);
    expect(await told('to_and_fro')).toEqual([desk.ana.personId]);
    expect(await readBounced(desk.ctx(desk.ana))).toMatchObject([{ transfers: 0, toAndFroAt: expect.any(String) }]);
  });

  test('when it goes on so, an administrator is told, once', async () => {
    const boss = await desk.agent('Bo Berg', 'administrator');
    const ticket = await ofLeo();
    await rally(ticket, 12);
    expect(await told('to_and_fro')).toEqual([desk.ana.personId, boss.personId]);
  });

  test('a word to the requester in between is progress', async () => {
    const ticket = await ofLeo();
    const last = await rally(ticket, 2);
    await postMessage(desk.ctx(last), { number: ticket.number, kind: 'public', body: 'We are at it.' });
    await rally(ticket, 2, last);
    expect(await told('to_and_fro')).toEqual([]);
  });
});
