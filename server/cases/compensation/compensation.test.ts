// What cannot be solved: nothing by default and nothing said of it, up to the limit by any agent, above it by the lead.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import type { Actor } from '../../platform/context.ts';
import { changeStatus } from '../change-status.ts';
import { openTicket } from '../open-ticket.ts';
import { resolveTicket } from '../resolve-ticket.ts';
import { askApproval, decideApproval, readTicketCompensation } from './approve.ts';
import { changeCatalogue } from './change-catalogue.ts';

let desk: TestDesk;
let leo: Actor;
let voucher: string;
let refund: string;
let count = 0;

beforeAll(async () => {
  desk = await makeDesk();
  leo = await desk.agent('Leo Brandt');
  const { offers } = await changeCatalogue(desk.ctx(desk.ana), {
    currency: 'EUR',
    limitCents: 2500,
    offers: [
      { name: 'A voucher for 20 EUR', amountCents: 2000 },
      { name: 'The price of the printer', amountCents: 24_900 },
    ],
  });
  [voucher, refund] = offers.map((offer) => offer.id) as [string, string];
});

async function opened() {
  const { ticket } = await openTicket(desk.ctx(), {
    subject: 'E-52',
    body: 'It stops.',
    requester: { email: `ravi${++count}@customer.example` },
    channel: 'api',
  });
  return ticket;
}
const resolve = (number: string, compensationId?: string) =>
  resolveTicket(desk.ctx(leo), {
    number,
    kind: 'cannot_be_solved',
    what: 'We tried three boards.',
    how: '',
    why: '',
    reason: 'The board is no longer made.',
    alternatives: 'The model after it takes the same labels.',
    toldBy: 'message',
    compensationId,
  });
const written = async (ticketId: number) =>
  (
    await desk.database.db
      .selectFrom('message')
      .select('bodyText')
      .where('ticketId', '=', ticketId)
      .where('purpose', '=', 'resolution')
      .executeTakeFirstOrThrow()
  ).bodyText;
const kept = (ticketId: number) =>
  desk.database.db
    .selectFrom('resolution')
    .select(['compensation', 'compensationOfferId', 'compensationCents'])
    .where('ticketId', '=', ticketId)
    .executeTakeFirstOrThrow();

test('none is the default, and the requester never reads of it', async () => {
  const { id, number } = await opened();
  await resolve(number);
  expect(await kept(id)).toEqual({ compensation: 'none', compensationOfferId: null, compensationCents: null });
  expect(await written(id)).not.toMatch(/compensation|none/i);
});

test('up to the limit an agent grants it, and the requester reads what', async () => {
  const { id, number } = await opened();
  await resolve(number, voucher);
  expect(await kept(id)).toEqual({
    compensation: 'A voucher for 20 EUR',
    compensationOfferId: voucher,
    compensationCents: 2000,
  });
  expect(await written(id)).toContain('As compensation: A voucher for 20 EUR');
});

test('above it the lead approves first; somebody else cannot, and nobody asks twice', async () => {
  const { id, number } = await opened();
  await expect(resolve(number, refund)).rejects.toThrow('Ana Ferreira has to approve this first.');
  await expect(askApproval(desk.ctx(leo), { number, offerId: voucher })).rejects.toThrow('Nobody has to be asked');
  const { asked } = await askApproval(desk.ctx(leo), { number, offerId: refund });
  const notice = await desk.database.db
    .selectFrom('notice')
    .select(['personId', 'data'])
    .where('ticketId', '=', id)
    .where('kind', '=', 'agent_escalated')
    .executeTakeFirstOrThrow();
  expect(notice).toEqual({ personId: desk.ana.personId, data: { why: 'compensation_asked' } });
  await expect(askApproval(desk.ctx(leo), { number, offerId: refund })).rejects.toThrow('asked already');
  const decide = (who: Actor, decision: 'approved' | 'refused') =>
    decideApproval(desk.ctx(who), { number, id: asked[0]!.id, decision });
  await expect(decide(leo, 'approved')).rejects.toThrow('Ana Ferreira decides about this');
  await decide(desk.ana, 'approved');
  await expect(decide(desk.ana, 'refused')).rejects.toThrow('decided about this already');
  await resolve(number, refund);
  expect(await kept(id)).toMatchObject({ compensationCents: 24_900 });
});

test('one approval is one grant: after a reopening the lead is asked again, and the first stays on the record', async () => {
  const { id, number } = await opened();
  const { asked } = await askApproval(desk.ctx(leo), { number, offerId: refund });
  await decideApproval(desk.ctx(desk.ana), { number, id: asked[0]!.id, decision: 'approved' });
  await resolve(number, refund);
  desk.pass({ minutes: 5 });
  await changeStatus(desk.ctx(leo), { number, status: 'open' });
  await expect(resolve(number, refund)).rejects.toThrow('has to approve');
  expect((await readTicketCompensation(desk.ctx(leo), number)).asked).toMatchObject([
    { decision: 'approved', granted: true },
  ]);
  const again = await askApproval(desk.ctx(leo), { number, offerId: refund });
  await decideApproval(desk.ctx(desk.ana), { number, id: again.asked[0]!.id, decision: 'approved' });
  await resolve(number, refund);
  const grants = await desk.database.db
    .selectFrom('resolution')
    .select('approvalId')
    .where('ticketId', '=', id)
    .orderBy('sequence')
    .execute();
  expect(grants).toEqual([{ approvalId: asked[0]!.id }, { approvalId: again.asked[0]!.id }]);
});

test('refused stays refused until it is asked again; what costs more since then is asked anew', async () => {
  const { number } = await opened();
  const { asked } = await askApproval(desk.ctx(leo), { number, offerId: refund });
  await decideApproval(desk.ctx(desk.ana), { number, id: asked[0]!.id, decision: 'refused' });
  await expect(resolve(number, refund)).rejects.toThrow('has to approve');
  desk.pass({ minutes: 5 });
  const again = await askApproval(desk.ctx(leo), { number, offerId: refund });
  await decideApproval(desk.ctx(desk.ana), { number, id: again.asked[0]!.id, decision: 'approved' });
  await changeCatalogue(desk.ctx(desk.ana), {
    currency: 'EUR',
    limitCents: 2500,
    offers: [
      { id: voucher, name: 'A voucher for 20 EUR', amountCents: 2000 },
      { id: refund, name: 'The price of the printer', amountCents: 29_900 },
    ],
  });
  await expect(resolve(number, refund)).rejects.toThrow('has to approve');
  expect((await readTicketCompensation(desk.ctx(leo), number)).asked.map((one) => one.decision)).toEqual([
    'approved',
    'refused',
  ]);
});

test('only where something cannot be solved, and only what is offered', async () => {
  const { number } = await opened();
  await expect(
    resolveTicket(desk.ctx(leo), {
      number,
      kind: 'solved',
      what: 'x',
      how: 'x',
      why: 'x',
      toldBy: 'message',
      compensationId: voucher,
    }),
  ).rejects.toThrow('cannot be solved');
  await expect(resolve(number, desk.ctx().newId())).rejects.toThrow('offered no more');
});
