// support@ is often a group, a list or a redirect (4.2.2). Each row is one way by which a customer's mail comes to the desk
// then: which mailbox it belongs to, who the requester is, who else takes part, whether it is acknowledged, and whether the
// sender counts as proven. No group and no address of ours ever takes part or is written to.

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { mailOf } from '../../../test/mail-corpus/mail-desk.ts';
import { patientResolver } from '../../channels/email/authenticate-mail.ts';
import { storeInbound } from '../../channels/store-inbound.ts';
import { addMailbox } from '../change-settings.ts';
import { postMessage } from '../post-message.ts';
import { acceptInbound } from './accept-inbound.ts';

const customerServer = '198.51.100.7';
const ourServer = '198.51.100.80';
const records: Record<string, string> = {
  'TXT northgate.com': `v=spf1 ip4:${customerServer} -all`,
  'TXT kestrel.com': `v=spf1 ip4:${ourServer} -all`,
  'TXT lists.partner.org': `v=spf1 ip4:${customerServer} -all`,
  'TXT evil.com': `v=spf1 ip4:${customerServer} -all`,
  'TXT bank.com': `v=spf1 ip4:${ourServer} -all`,
  'TXT _dmarc.bank.com': 'v=DMARC1; p=reject',
};

let desk: TestDesk;

beforeAll(async () => {
  desk = await makeDesk();
  for (const name of ['support', 'sales']) {
    await addMailbox(desk.ctx(desk.ana), { address: `${name}@kestrel.com`, displayName: '' });
  }
});

type Way = {
  from?: string;
  to?: string;
  headers?: Record<string, string>;
  envelopeFrom?: string | null;
  envelopeTo?: string[];
  server?: string;
  id?: string;
  text?: string;
};

async function arrive(way: Way) {
  desk.pass({ minutes: 70 });
  await desk.sweep();
  const resolver = patientResolver(
    async (name, type) => {
      const text = records[`${type} ${name}`];
      if (!text) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
      return [[text]];
    },
    () => desk.clock.now,
  );
  const { from = 'Ravi Anand <ravi@northgate.com>', to = 'support@kestrel.com', headers = {}, id, text } = way;
  const stored = await storeInbound(desk.ctx(), {
    channel: 'email',
    door: 'smtp',
    raw: Buffer.from(mailOf({ from, to, headers, ...(id ? { id } : {}), ...(text ? { text } : {}) })),
    envelopeFrom: way.envelopeFrom === undefined ? 'ravi@northgate.com' : way.envelopeFrom,
    envelopeTo: way.envelopeTo ?? ['support@kestrel.com'],
    remoteAddress: way.server ?? customerServer,
  });
  const outcome = await acceptInbound(desk.ctx(), { keys: desk.wiring.keys, resolver }, stored.id);
  const { rows } = await sql<{ reason: string | null; explanation: string | null; authentication: { result: string } }>`
    select reason, explanation, authentication from inbound where id = ${stored.id}`.execute(desk.database.db);
  return { ...outcome, ...rows[0]!, authentication: rows[0]!.authentication.result };
}

async function ticketOf(number: string) {
  const { rows } = await sql<{ box: string; requester: string; others: string[]; told: string[] }>`
    select split_part(m.address, '@', 1) as box,
           (select a.value from address a where a.person_id = t.requester_id) as requester,
           (select coalesce(array_agg(a.value order by a.value), '{}') from participant p join address a on a.person_id = p.person_id
             where p.ticket_id = t.id and p.role <> 'requester') as others,
           (select coalesce(array_agg(d.to_address order by d.to_address), '{}') from delivery d where d.ticket_id = t.id) as told
      from ticket t join mailbox m on m.id = t.mailbox_id where t.number = ${number}`.execute(desk.database.db);
  return rows[0]!;
}

const list = { 'List-Id': 'Support <support-group.kestrel.com>', 'List-Post': '<mailto:support-group@kestrel.com>' };
const google = {
  ...list,
  Precedence: 'list',
  'Mailing-list': 'list support-group@kestrel.com; contact support-group+owners@kestrel.com',
  'List-Post': '<https://groups.google.com/a/kestrel.com/group/support-group/post>, <mailto:support-group@kestrel.com>',
};
const viaGroup = { envelopeFrom: 'support-group+bncBC2@kestrel.com', server: ourServer };
const boss = { Cc: 'boss@northgate.com' };

// biome-ignore format: a table
const rows: [situation: string, way: Way, expected: { box: string; requester: string; others: string[]; told: boolean; proven: boolean }][] = [
  ['written to us plainly', { headers: boss },
    { box: 'support', requester: 'ravi@northgate.com', others: ['boss@northgate.com'], told: true, proven: true }],
  ['a Google group hands it on as it is', { to: 'support-group@kestrel.com', headers: { ...google, ...boss }, ...viaGroup },
    { box: 'support', requester: 'ravi@northgate.com', others: [], told: false, proven: false }],
  ['an Exchange distribution list, which leaves no trace', { to: 'helpdesk@kestrel.com', headers: boss },
    { box: 'support', requester: 'ravi@northgate.com', others: ['boss@northgate.com'], told: true, proven: true }],
  ['a mailing list elsewhere that we are on', { to: 'printers@lists.partner.org', headers: { 'List-Id': '<printers.lists.partner.org>', ...boss } },
    { box: 'support', requester: 'ravi@northgate.com', others: ['boss@northgate.com'], told: false, proven: true }],
  ['somebody redirects it by Resent-* (RFC 5322, 3.6.6)',
    { to: 'ana@partner.org', headers: { 'Resent-From': 'Ana <ana@partner.org>', 'Resent-To': 'support@kestrel.com', 'Resent-Date': 'Tue, 10 Mar 2026 10:00:00 +0000', ...boss } },
    { box: 'support', requester: 'ravi@northgate.com', others: ['boss@northgate.com'], told: true, proven: true }],
  ['the same, and the envelope says nothing', { to: 'ana@partner.org', envelopeTo: [], headers: { 'Resent-From': 'ana@partner.org', 'Resent-To': 'sales@kestrel.com' } },
    { box: 'sales', requester: 'ravi@northgate.com', others: [], told: true, proven: true }],
  ['a Sieve redirect of an old address', { to: 'help@oldname.com', headers: { 'X-Sieve-Redirected-From': 'help@oldname.com', ...boss } },
    { box: 'support', requester: 'ravi@northgate.com', others: ['boss@northgate.com'], told: true, proven: true }],
  ['a .forward with SRS', { to: 'help@oldname.com', envelopeFrom: 'SRS0=x1y2=QT=northgate.com=ravi@oldname.com', headers: { 'Delivered-To': 'help@oldname.com', ...boss }, server: '203.0.113.40' },
    { box: 'support', requester: 'ravi@northgate.com', others: [], told: true, proven: false }],
  ['Gmail forwards it', { to: 'help@oldname.com', headers: { 'X-Forwarded-To': 'support@kestrel.com', 'X-Forwarded-For': 'help@oldname.com support@kestrel.com', ...boss } },
    { box: 'support', requester: 'ravi@northgate.com', others: ['boss@northgate.com'], told: true, proven: true }],
  ['something behind a plus sign', { to: 'support+printers@kestrel.com', envelopeTo: ['Support+Printers@kestrel.com'], headers: boss },
    { box: 'support', requester: 'ravi@northgate.com', others: ['boss@northgate.com'], told: true, proven: true }],
  ['we are only in copy', { to: 'partner@elsewhere.com', headers: { Cc: 'support@kestrel.com' } },
    { box: 'support', requester: 'ravi@northgate.com', others: ['partner@elsewhere.com'], told: true, proven: true }],
  ['we are in blind copy: the others do not know of us', { to: 'partner@elsewhere.com', headers: boss },
    { box: 'support', requester: 'ravi@northgate.com', others: [], told: true, proven: true }],
  ['in blind copy, with only Delivered-To to say so', { to: 'partner@elsewhere.com', envelopeTo: [], headers: { 'Delivered-To': 'sales@kestrel.com' } },
    { box: 'sales', requester: 'ravi@northgate.com', others: [], told: true, proven: true }],
  ['an alias that leads to two of our mailboxes', { to: 'info@kestrel.com', envelopeTo: ['sales@kestrel.com', 'support@kestrel.com'], headers: boss },
    { box: 'sales', requester: 'ravi@northgate.com', others: ['boss@northgate.com'], told: true, proven: true }],
  ['a Google group writes itself into From, and keeps the old one',
    { from: "'Ravi Anand' via Support <support-group@kestrel.com>", to: 'support-group@kestrel.com', headers: { ...google, 'X-Original-From': 'Ravi Anand <ravi@northgate.com>', 'Reply-To': 'Ravi Anand <ravi@northgate.com>', ...boss }, ...viaGroup },
    { box: 'support', requester: 'ravi@northgate.com', others: [], told: false, proven: false }],
  ['a group that is one of our own mailboxes does so',
    { from: "'Ravi Anand' via Support <support@kestrel.com>", headers: { 'List-Id': '<support.kestrel.com>', 'X-Original-Sender': 'ravi@northgate.com', 'Reply-To': 'ravi@northgate.com' }, ...viaGroup },
    { box: 'support', requester: 'ravi@northgate.com', others: [], told: false, proven: false }],
  ['Mailman makes of the writer the address for answers',
    { from: 'Ravi Anand via Printers <printers@lists.partner.org>', to: 'printers@lists.partner.org', envelopeFrom: 'printers-bounces@lists.partner.org', headers: { 'List-Post': '<mailto:printers@lists.partner.org>', 'Reply-To': 'printers@lists.partner.org, Ravi Anand <ravi@northgate.com>' } },
    { box: 'support', requester: 'ravi@northgate.com', others: [], told: true, proven: false }],
  ['Mailman makes of the writer a copy, because answers go to the list',
    { from: 'Ravi Anand via Printers <printers@lists.partner.org>', to: 'printers@lists.partner.org', envelopeFrom: 'printers-bounces@lists.partner.org', headers: { 'List-Id': '<printers.lists.partner.org>', 'List-Post': '<mailto:printers@lists.partner.org>', 'Reply-To': 'printers@lists.partner.org', Cc: 'Ravi Anand <ravi@northgate.com>' } },
    { box: 'support', requester: 'ravi@northgate.com', others: [], told: false, proven: false }],
  ['a group that only takes the answers', { to: 'support-group@kestrel.com', headers: { ...list, 'Reply-To': 'support-group@kestrel.com' } },
    { box: 'support', requester: 'ravi@northgate.com', others: [], told: false, proven: true }],
];

test.each(rows)('%s', async (_situation, way, expected) => {
  const { number, authentication } = await arrive(way);
  const ticket = await ticketOf(number!);
  expect({ ...ticket, told: ticket.told.length > 0, proven: authentication === 'pass' }).toEqual(expected);
  desk.pass({ minutes: 5 });
  await postMessage(desk.ctx(desk.ana), { number: number!, kind: 'public', body: 'Please send us the serial number.' });
  const { told } = await ticketOf(number!);
  expect([...new Set(told)]).toEqual([expected.requester, ...expected.others].toSorted());
});

test('a list that writes itself into From and says nowhere who wrote waits for an agent', async () => {
  const headers = { 'List-Post': '<mailto:printers@lists.partner.org>' };
  const from = 'Printers <printers@lists.partner.org>';
  const found = await arrive({ from, envelopeFrom: 'printers-bounces@lists.partner.org', headers });
  expect(found).toMatchObject({ state: 'quarantined', reason: 'no_sender' });
  expect(found.explanation).toContain('a group or a list that says nowhere who wrote it');
});

test('a newsletter that only has a list’s name is from its sender as before', async () => {
  const from = 'Northgate <news@northgate.com>';
  const { number } = await arrive({
    from,
    headers: { 'List-Id': '<news.northgate.com>', 'Reply-To': 'info@northgate.com' },
  });
  expect(await ticketOf(number!)).toMatchObject({ requester: 'news@northgate.com', told: [] });
});

test('the group’s own domain proves nothing for a writer in whose name anybody can write to it', async () => {
  const from = 'Ana Ferreira via Support <support-group@kestrel.com>';
  const found = await arrive({
    from,
    ...viaGroup,
    headers: { ...google, 'X-Original-From': 'Ana <ana@desk.example>' },
  });
  expect(found).toMatchObject({ authentication: 'none' });
});

test('written to us and to a group that we are in: one ticket, whichever copy comes first; the proven one is never ended', async () => {
  for (const [first, second] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const id = `both-${first}@northgate.com`;
    const words = `Since Monday label ${first} prints crooked.`;
    const copies: Way[] = [
      { id, to: 'support@kestrel.com, support-group@kestrel.com', text: words },
      {
        id,
        from: "'Ravi Anand' via Support <support-group@kestrel.com>",
        to: 'support@kestrel.com, support-group@kestrel.com',
        text: `${words}\r\n\r\n-- \r\nYou received this message because you are subscribed to the group.\r\n`,
        headers: { ...google, 'X-Original-From': 'Ravi Anand <ravi@northgate.com>' },
        ...viaGroup,
      },
    ];
    const one = await arrive(copies[first]!);
    const other = await arrive(copies[second]!);
    expect(other).toMatchObject({ state: 'accepted', reason: first === 0 ? 'duplicate' : null, number: one.number });
    const again = await arrive(copies[second]!);
    expect(again).toMatchObject({ state: 'accepted', reason: 'duplicate', number: one.number });
  }
});

const wordsOn = async (number: string | null) => {
  const { rows: said } = await sql<{ body: string; pending: boolean }>`
    select m.body_text as body, m.kind <> 'public' as pending from message m join ticket t on t.id = m.ticket_id
     where t.number = ${number} and m.inbound_id is not null order by m.at`.execute(desk.database.db);
  return said;
};

describe('somebody was first with the Message-ID of another’s mail', () => {
  const forged = { server: '203.0.113.9', envelopeFrom: 'thief@evil.com' };
  const whole = 'Good morning dear support. Please cancel order 4711 and send the money back to my old account.';

  test('with its first words, and the real mail was ended as a copy and said nothing', async () => {
    const id = 'first-words@northgate.com';
    const first = await arrive({ ...forged, id, text: 'Good morning dear support' });
    const real = await arrive({ id, text: whole });
    expect(real).toMatchObject({ state: 'accepted', reason: null, number: first.number });
    expect((await wordsOn(first.number)).map((one) => one.body)).toContain(whole);
    expect(await arrive({ id, text: whole })).toMatchObject({ reason: 'duplicate', number: first.number });
  });

  test('with its first words, and neither copy was proven', async () => {
    const id = 'unproven-words@northgate.com';
    const first = await arrive({ ...forged, id, text: 'Good morning dear support' });
    const real = await arrive({ ...forged, id, text: whole });
    expect(real).toMatchObject({ state: 'accepted', reason: null, number: first.number });
    expect((await wordsOn(first.number)).map((one) => one.body)).toContain(whole);
  });

  test('with all of its words, and the proof of the real mail was lost', async () => {
    const id = 'all-words@northgate.com';
    const first = await arrive({ ...forged, id, text: whole });
    const real = await arrive({ id, text: whole });
    expect(real).toMatchObject({ state: 'accepted', reason: null, number: first.number, authentication: 'pass' });
    expect(await arrive({ id, text: whole })).toMatchObject({ reason: 'duplicate' });
    expect(await arrive({ ...forged, id, text: whole })).toMatchObject({ reason: 'duplicate' });
  });

  test('with all of its words, as if a machine had written them, and the real mail was kept quietly with it', async () => {
    const id = 'quietly@northgate.com';
    const first = await arrive({ ...forged, id, text: whole, headers: { 'Auto-Submitted': 'auto-replied' } });
    expect(first).toMatchObject({ state: 'automatic' });
    const real = await arrive({ ...forged, id, text: whole });
    expect(real).toMatchObject({ state: 'accepted', reason: null, number: expect.stringMatching(/^A-/) });
  });

  test('on a ticket of their own, and the real mail was looked for there', async () => {
    const id = 'elsewhere@northgate.com';
    const own = await arrive({ from: 'thief@evil.com', envelopeFrom: 'thief@evil.com', id: 'own@evil.com' });
    const headers = { 'In-Reply-To': '<own@evil.com>' };
    await arrive({ ...forged, id, text: whole, headers });
    const real = await arrive({ ...forged, id, text: whole, headers: {} });
    expect(await wordsOn(own.number)).toMatchObject([{}, { pending: true }]);
    expect(real.state).toBe('accepted');
  });
});

describe('somebody called themselves a list', () => {
  const via = (writer: string, headers: Record<string, string> = {}): Way => ({
    from: 'Alice via L <l@evil.com>',
    envelopeFrom: 'l@evil.com',
    headers: { 'List-Post': '<mailto:l@evil.com>', 'X-Original-From': writer, ...headers },
    text: 'Please pay to another account.',
  });

  test('and wrote past the wish of a domain that wants forgeries rejected', async () => {
    const found = await arrive(via('Alice <alice@bank.com>'));
    expect(found).toMatchObject({ state: 'quarantined', reason: 'authentication_failed', number: null });
    expect(found.explanation).toContain('l@evil.com says that alice@bank.com wrote it');
  });

  test('and what they wrote stood on the ticket as the word of its requester', async () => {
    const ticket = await arrive({ id: 'alices@northgate.com' });
    const answer = { 'In-Reply-To': '<alices@northgate.com>' };
    const found = await arrive(via('Ravi Anand <ravi@northgate.com>', answer));
    expect(found).toMatchObject({ state: 'accepted', number: ticket.number, authentication: 'none' });
    expect(await wordsOn(ticket.number)).toMatchObject([{ pending: false }, { pending: true }]);
    // Without the group, unproven as it is, it is the requester's: nobody else was ever told of that mail.
    await arrive({ headers: answer, server: '203.0.113.9', text: 'It is still crooked.' });
    expect((await wordsOn(ticket.number)).at(-1)).toMatchObject({ pending: false });
  });

  test('and so was first with the words of a mail, whose writer then waited for a decision', async () => {
    const ticket = await arrive({ id: 'waits@northgate.com' });
    const headers = { 'In-Reply-To': '<waits@northgate.com>' };
    await arrive({ ...via('ravi@northgate.com', headers), id: 'copied@northgate.com' });
    const text = 'Please pay to another account.';
    await arrive({ headers, id: 'copied@northgate.com', text, server: '203.0.113.9' });
    expect((await wordsOn(ticket.number)).map((one) => one.pending)).toEqual([false, true, false]);
  });

  test('in our own name, from a server that is none of ours', async () => {
    const from = 'Alice via Support <support-group@kestrel.com>';
    const headers = { ...google, 'X-Original-From': 'alice@bank.com' };
    expect(await arrive({ from, headers, server: '203.0.113.9' })).toMatchObject({ state: 'quarantined' });
    expect(await arrive({ from, headers, ...viaGroup })).toMatchObject({ state: 'accepted', authentication: 'none' });
  });

  test('but the people of a domain that names them itself are heard', async () => {
    const from = 'Alice via Labels <labels@bank.com>';
    const headers = { 'List-Post': '<mailto:labels@bank.com>', 'X-Original-From': 'alice@bank.com' };
    const found = await arrive({ from, headers, server: ourServer, envelopeFrom: 'labels@bank.com' });
    expect(found).toMatchObject({ state: 'accepted', authentication: 'none' });
    expect(await ticketOf(found.number!)).toMatchObject({ requester: 'alice@bank.com' });
  });
});

test('what we write and a group brings back is known as ours, also under the group’s name', async () => {
  const { deskMark } = await import('../../channels/email/reply-address.ts');
  const headers = {
    ...google,
    'X-Original-From': 'support@kestrel.com',
    'X-Tellonce-Desk': deskMark(desk.wiring.keys.replies),
  };
  const from = 'Kestrel via Support <support-group@kestrel.com>';
  expect(await arrive({ from, headers, ...viaGroup })).toMatchObject({ state: 'automatic', reason: 'own_mail' });
});

test('in the end every guarantee holds', async () => expect(await desk.broken()).toEqual([]));
