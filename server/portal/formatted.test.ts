// Messages as they were formatted: only where the text says less, and only to who takes part.

import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { beginSession } from '../access/session.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { postMessage } from '../cases/post-message.ts';
import { together } from '../platform/database.ts';
import { formattedRoutes, readFormatted } from './formatted.ts';
import { portalCookie } from './open-door.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeDesk();
});

const open = (bodyHtml: string | null, email = 'ravi@northgate.example') =>
  openTicket(desk.ctx(desk.ana), {
    subject: 'Stops',
    body: 'It stops.',
    bodyHtml,
    requester: { email },
    channel: 'email',
  });

async function ask(personId: string | null, number: string, id: string, images = 'blocked') {
  const session = personId ? beginSession(desk.ctx(), personId, 'portal') : null;
  if (session) await together(desk.database.db, [session.write]);
  const request = { cookies: session ? { [portalCookie]: session.token } : {} };
  const [route] = formattedRoutes(desk.wiring);
  const given = { params: { number, id }, query: { images }, body: undefined, request };
  return route!.run(desk.ctx(), given as never, undefined as never);
}

test.each([
  ['words alone', '<p>It <b>stops</b>.</p>', undefined],
  ['a table that only holds the words together', '<table><tr><td><p>It stops.</p></td></tr></table>', undefined],
  ['a table of figures', '<table><tr><th>Code</th><th>Times</th></tr><tr><td>E-52</td><td>3</td></tr></table>', false],
  ['a picture that came with it', '<img data-cid="a@b" alt="" />', false],
  ['a picture from elsewhere', '<img data-blocked-src="https://x.example/a.png" alt="" />', true],
])('%s', async (_what, html, hasRemote) => {
  const { ticket, messageId } = await open(html);
  const found = (await readFormatted(desk.ctx(desk.ana), ticket.number, [messageId])).get(messageId);
  expect(found?.hasRemote).toBe(hasRemote);
});

test('its requester sees it, in a page that can do nothing; nobody else does', async () => {
  const { ticket, messageId } = await open('<p>It stops.</p><img data-blocked-src="https://x.example/a.png" alt="" />');
  const other = await open(null, 'ines@northgate.example');
  const answer = await ask(ticket.requesterId, ticket.number, messageId);
  expect(String(answer.raw?.bytes)).toContain('<p>It stops.</p>');
  expect(answer.headers?.['content-security-policy']).toMatch(
    /^sandbox (?!.*allow-(scripts|same-origin)).*default-src 'none'/,
  );
  expect(answer.headers?.['content-security-policy']).not.toContain('https:');
  const shown = await ask(ticket.requesterId, ticket.number, messageId, 'shown');
  expect(String(shown.raw?.bytes)).toContain('src="https://x.example/a.png"');
  await expect(ask(null, ticket.number, messageId)).rejects.toMatchObject({ kind: 'NotFound' });
  await expect(ask(other.requester.id, ticket.number, messageId)).rejects.toMatchObject({ kind: 'NotFound' });
  // By the way of their own ticket neither.
  await expect(ask(other.requester.id, other.ticket.number, messageId)).rejects.toMatchObject({ kind: 'NotFound' });
});

test('a note stays the team’s, however it is asked for', async () => {
  const { ticket, requester } = await open(null);
  const note = await postMessage(desk.ctx(desk.ana), { number: ticket.number, kind: 'note', body: 'Between us.' });
  await desk.database.db
    .updateTable('message')
    .set({ bodyHtml: '<p>Between us.</p>' })
    .where('ticketId', '=', ticket.id)
    .execute();
  const { id } = await desk.database.db
    .selectFrom('message')
    .select('id')
    .where('ticketId', '=', ticket.id)
    .where('kind', '=', 'note')
    .executeTakeFirstOrThrow();
  expect(note).toBeDefined();
  await expect(ask(requester.id, ticket.number, id)).rejects.toMatchObject({ kind: 'NotFound' });
});
