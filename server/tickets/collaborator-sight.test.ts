// What a collaborator reads of a ticket that they are on as its requester, or because a customer copied them in.

import { expect, test } from 'vitest';
import { makeDesk } from '../../test/harness.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { postMessage } from '../cases/post-message.ts';
import { maySeeMessage } from './merged-sight.ts';
import { readTimeline } from './read-timeline.ts';

test('the team’s notes about a collaborator’s own request stay with the team; what names them is theirs', async () => {
  const desk = await makeDesk();
  const dora = await desk.agent('Dora Lind', 'collaborator');
  const { ticket } = await openTicket(desk.ctx(desk.ana), {
    subject: 'My chair',
    body: 'It squeaks.',
    requester: { email: 'dora.lind@desk.example' },
    channel: 'api',
  });
  const write = async (kind: 'note' | 'restricted', body: string, by = desk.ana, to?: string[]) =>
    (await postMessage(desk.ctx(by), { number: ticket.number, kind, body, ...(to ? { to } : {}) })).messageId;
  const note = await write('note', 'She asks for one each month.');
  const own = await write('note', 'It is the left arm.', dora);
  const apart = await write('restricted', 'Her contract ends.', desk.ana, ['ana@desk.example']);
  const named = await write('restricted', 'The invoice, for Dora.', desk.ana, ['dora.lind@desk.example']);
  const words = { fileUrl: (id: string) => id, withLink: (text: string) => text };
  const { entries } = await readTimeline(desk.ctx(dora), ticket.id, { limit: 100 }, words);
  const internal = entries.filter((one) => one.kind === 'note' || one.kind === 'restricted').map((one) => one.id);
  expect(internal).toEqual([own, named]);
  const sees = (id: string) => maySeeMessage(desk.ctx(dora), id);
  expect([await sees(note), await sees(own), await sees(apart), await sees(named)]).toEqual([false, true, false, true]);
});
