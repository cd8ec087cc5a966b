// What the portal says of a case that ended, and just after a word that came while nobody is here.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { resolveTicket } from '../cases/resolve-ticket.ts';
import { findTicketById } from '../tickets/find-ticket.ts';
import { ticketPage } from './show.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

async function open() {
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: 'ravi@northgate.example', locale: 'en' },
    channel: 'api',
  });
  return ticket;
}
type Shown = { ended?: string; lastAction?: { event?: object }; reply: { sent?: boolean; opensAt?: string } };
async function shown({ id, requesterId }: { id: number; requesterId: string }, query = {}): Promise<Shown> {
  const ctx = desk.ctx(await desk.requester(requesterId));
  const ticket = await findTicketById(ctx, id);
  const opened = { ctx, ticket, linkedId: id, locked: false, signedIn: true };
  return (await ticketPage(ctx, desk.wiring, opened, '/portal', query)).props as Shown;
}

test.each([
  ['solved', 'solved', { code: 'resolved' }],
  ['cannot_be_solved', 'unsolved', { code: 'ended', ended: 'unsolved' }],
  ['withdrawn', 'closed', { code: 'ended', ended: 'closed' }],
] as const)('a case that ended as %s is called %s', async (kind, ended, event) => {
  const ticket = await open();
  expect((await shown(ticket)).ended).toBeUndefined();
  const because = kind === 'cannot_be_solved' ? { reason: 'No parts are made.', alternatives: 'A newer one.' } : {};
  const words = { what: 'Looked at it', how: 'On the phone', why: 'Worn out', ...because };
  await resolveTicket(desk.ctx(desk.ana), { number: ticket.number, kind, ...words, toldBy: 'call' });
  const page = await shown(ticket);
  expect(page.ended).toBe(ended);
  const { entries } = page as unknown as { entries: { event?: object }[] };
  expect(entries.map((one) => one.event)).toContainEqual(event);
});

test('after a word out of hours it says when we open, and in them nothing', async () => {
  desk.clock.now = new Date('2026-03-13T17:00:00Z');
  const ticket = await open();
  expect((await shown(ticket, { sent: '1' })).reply).toMatchObject({ sent: true });
  expect((await shown(ticket, { sent: '1' })).reply.opensAt).toBeUndefined();
  desk.clock.now = new Date('2026-03-13T21:00:00Z');
  expect((await shown(ticket, { sent: '1' })).reply.opensAt).toBe('2026-03-16T09:00:00.000Z');
  expect((await shown(ticket)).reply.opensAt).toBeUndefined();
});
