// Under which brand a page of the portal stands.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { addMailbox } from '../cases/change-settings.ts';
import { addBrand, changeBrand } from '../cases/mailboxes/brands.ts';
import { changeMailbox } from '../cases/mailboxes/change-mailbox.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { type About, brandFrame, brandJson } from './brand-of.ts';

let desk: TestDesk;
let care: string;
let parts: string;
let mailboxId: string;
const ana = () => desk.ctx(desk.ana);

beforeAll(async () => {
  desk = await makeDesk();
  care = await addBrand(ana(), { name: 'Care', senderName: 'Kestrel Care', accentColour: '#c2185b' });
  parts = await addBrand(ana(), { name: 'éclair parts', accentColour: '#0b5d61' });
  // The first one is the default.
  await addMailbox(ana(), { address: 'support@kestrel.example', displayName: '' });
  ({ id: mailboxId } = await addMailbox(ana(), { address: 'parts@kestrel.example', displayName: '' }));
  await changeMailbox(ana(), mailboxId, { brandId: parts });
});

const open = async (email: string, mailbox: string | null) =>
  (
    await openTicket(ana(), {
      subject: 'Stops',
      body: 'It stops.',
      requester: { email },
      channel: 'api',
      mailboxId: mailbox,
    })
  ).ticket;

async function brandFor(about: About, seen?: string) {
  const { rows } = await sql<{ brand: Parameters<typeof brandFrame>[0] }>`
    select ${brandJson(about, seen)} as brand`.execute(desk.database.db);
  return rows[0]!.brand;
}

test('a ticket of a mailbox with a brand stands under that brand, another one under the desk’s own name', async () => {
  const own = await open('ravi@northgate.example', mailboxId);
  const other = await open('ravi@northgate.example', null);
  expect(await brandFor({ ticketId: own.id })).toMatchObject({ id: parts, isOfTicket: true });
  expect(await brandFor({ ticketId: other.id }, care)).toBeNull();
});

test('the list of requests stands under a brand only when all of them do', async () => {
  const one = await open('ines@northgate.example', mailboxId);
  expect(await brandFor({ personId: one.requesterId })).toMatchObject({ id: parts, isOfTicket: null });
  await open('ines@northgate.example', null);
  expect(await brandFor({ personId: one.requesterId })).toBeNull();
});

test('whoever is not known sees the brand that this browser saw last, and no invented one', async () => {
  expect(await brandFor({}, parts)).toMatchObject({ id: parts });
  expect(await brandFor({}, "' or true")).toBeNull();
  expect(await brandFor({}, '00000000-0000-0000-0000-000000000000')).toBeNull();
});

test('the default brand is worn where nothing else is said', async () => {
  await changeBrand(ana(), care, { isDefault: true });
  expect(await brandFor({})).toMatchObject({ id: care });
  expect(await brandFor({}, parts)).toMatchObject({ id: parts });
  const ticket = await open('ravi@northgate.example', null);
  expect(await brandFor({ ticketId: ticket.id }, parts)).toMatchObject({ id: care, isOfTicket: true });
});

test('the frame shows the name that mails are sent under, and its first sign', async () => {
  expect(brandFrame(await brandFor({}, care))).toMatchObject({ deskName: 'Kestrel Care', brand: { sign: 'K' } });
  expect(brandFrame(await brandFor({}, parts))).toMatchObject({
    deskName: 'éclair parts',
    brand: { sign: 'É', styleHref: expect.stringMatching(/^\/portal\/look\/0b5d61\.css\?v=/) },
  });
  expect(brandFrame(null)).toEqual({});
});
