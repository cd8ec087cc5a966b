// How a mailbox treats what comes in and how it speaks.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { mailLinks } from '../../access/mail-links.ts';
import { timelineWords } from '../../access/timeline-words.ts';
import { type DeliverDeps, deliverDue } from '../../channels/deliver.ts';
import { patientResolver } from '../../channels/email/authenticate-mail.ts';
import type { ComposedMail } from '../../channels/email/compose-mail.ts';
import type { SourceInput } from '../../channels/email/mailboxes/connect.ts';
import { checkDkimKey, setDkimKey, signingKey } from '../../channels/email/mailboxes/dkim.ts';
import { readSources } from '../../channels/email/mailboxes/source.ts';
import { sweepMailboxAlarms } from '../../channels/mailbox-alarms.ts';
import { fillSentence } from '../../platform/errors.ts';
import { createLog } from '../../platform/log.ts';
import { findTicket } from '../../tickets/find-ticket.ts';
import { readTimeline } from '../../tickets/read-timeline.ts';
import { viewTicket } from '../../tickets/ticket-view.ts';
import { addMailbox } from '../change-settings.ts';
import { receptionOf } from '../inbound/reception.ts';
import { postMessage } from '../post-message.ts';
import { addBrand, changeBrand, removeBrand } from './brands.ts';
import { changeMailbox, setSender, setSource, startSource } from './change-mailbox.ts';
import { readAlarms, readMailboxes } from './read-mailboxes.ts';
import { setMode } from './shadow-mode.ts';

let desk: TestDesk;
let monitoring: string;
let shadow: string;
let count = 0;

beforeAll(async () => {
  desk = await makeDesk();
  const add = async (name: string) =>
    (await addMailbox(desk.ctx(desk.ana), { address: `${name}@kestrel.example`, displayName: '' })).id;
  await add('support');
  monitoring = await add('monitoring');
  shadow = await add('shadow');
});

const secrets = () => desk.wiring.keys.secrets;

async function bring(
  to: string,
  headers: string,
  options: { from?: string; subject?: string; mailboxId?: string; envelopeTo?: string[] } = {},
) {
  const { from = 'nagios@watch.example', subject = 'Disk full on db1' } = options;
  const resolver = patientResolver(async () => [], desk.sources.now);
  const reception = receptionOf(desk.wiring, { keys: desk.wiring.keys, resolver });
  const raw = Buffer.from(
    `From: ${from}\r\nTo: ${to}@kestrel.example\r\nSubject: ${subject}\r\nMessage-ID: <b${++count}@watch.example>\r\n${headers}\r\nThe disk is full (${count}).\r\n`,
  );
  const stored = await reception.store({
    channel: 'email',
    door: options.mailboxId ? 'imap' : 'lmtp',
    raw,
    envelopeFrom: from,
    envelopeTo: options.envelopeTo ?? [`${to}@kestrel.example`],
    remoteAddress: null,
    ...(options.mailboxId ? { mailboxId: options.mailboxId } : {}),
  });
  return reception.process(stored);
}

test('a machine’s mail opens a ticket where the mailbox says so, once a day for the same subject', async () => {
  const headers = 'Auto-Submitted: auto-notified\r\n';
  expect(await bring('monitoring', headers)).toMatchObject({ state: 'automatic' });
  await changeMailbox(desk.ctx(desk.ana), monitoring, { opensForMachines: true });
  expect(await bring('support', headers)).toMatchObject({ state: 'automatic' });
  const first = await bring('monitoring', headers);
  expect(first).toMatchObject({ state: 'accepted', number: expect.any(String) });
  expect(await bring('monitoring', headers)).toEqual(first);
  expect((await bring('monitoring', headers, { subject: 'Disk full on db2' })).number).not.toBe(first.number);
  desk.pass({ hours: 25 });
  expect((await bring('monitoring', headers)).number).not.toBe(first.number);
  // Nobody is answered, and what reports on a mail of ours stays a report.
  const { rows } = await sql`select 1 from delivery d join ticket t on t.id = d.ticket_id
    join message m on m.id = d.message_id where t.mailbox_id = ${monitoring}`.execute(desk.database.db);
  expect(rows).toEqual([]);
  expect(await bring('monitoring', 'Content-Type: multipart/report; boundary=x\r\n')).toMatchObject({
    state: 'automatic',
  });
});

test('the checks of the configured server are believed, those of others are not', async () => {
  const verified = async (number: string | null) => {
    const { rows } = await sql<{ verified: boolean }>`
      select m.verified from message m join ticket t on t.id = m.ticket_id where t.number = ${number} order by m.at limit 1`.execute(
      desk.database.db,
    );
    return rows[0]?.verified;
  };
  const results = (server: string) =>
    `Authentication-Results: ${server};\r\n dmarc=pass header.from=northgate.example\r\n`;
  const from = 'ravi@northgate.example';
  const ask = async (headers: string, subject: string) =>
    (await bring('monitoring', headers, { from, subject })).number;
  expect(await verified(await ask(results('mx.kestrel.example'), 'One'))).toBe(false);
  await changeMailbox(desk.ctx(desk.ana), monitoring, { trustedAuthserv: 'mx.kestrel.example' });
  expect(await verified(await ask(results('mx.kestrel.example'), 'Two'))).toBe(true);
  expect(await verified(await ask(results('mx.evil.example'), 'Three'))).toBe(false);
  await changeMailbox(desk.ctx(desk.ana), monitoring, { trustsServer: true });
  expect(await verified(await ask('', 'Four'))).toBe(true);
});

test('what would have been answered in shadow costs nobody the answer in earnest', async () => {
  await setMode(desk.ctx(desk.ana), shadow, { mode: 'shadow' });
  const from = 'noa@northgate.example';
  const acknowledged = async (number: string | null) => {
    const { rows } = await sql<{ shadow: boolean }>`
      select d.shadow from delivery d join message m on m.id = d.message_id join ticket t on t.id = m.ticket_id
       where t.number = ${number} and m.purpose = 'acknowledgement'`.execute(desk.database.db);
    return rows.map((row) => row.shadow);
  };
  const there = await bring('shadow', '', { from, subject: 'Beside the other desk', mailboxId: shadow });
  expect(await acknowledged(there.number)).toEqual([true]);
  const here = await bring('support', '', { from, subject: 'In earnest' });
  expect(await acknowledged(here.number)).toEqual([false]);
  // The second one in earnest has to wait as ever, the second one in shadow is told as it would be.
  expect(await acknowledged((await bring('support', '', { from, subject: 'In earnest again' })).number)).toEqual([]);
  const again = await bring('shadow', '', { from, subject: 'Beside it again', mailboxId: shadow });
  expect(await acknowledged(again.number)).toEqual([true]);
  await setMode(desk.ctx(desk.ana), shadow, { mode: 'live', shadowTickets: 'remove' });
});

test('a mail in earnest never joins a ticket of the shadow, nor the other way about', async () => {
  await setMode(desk.ctx(desk.ana), shadow, { mode: 'shadow' });
  const from = 'vera@northgate.example';
  const first = await bring('shadow', '', { from, subject: 'In shadow', mailboxId: shadow });
  const id = `<b${count}@watch.example>`;
  // Strangers are acknowledged once an hour.
  desk.pass({ hours: 2 });
  const live = await bring('support', `In-Reply-To: ${id}\r\n`, { from, subject: 'Re: In shadow' });
  expect(live.number).not.toBe(first.number);
  const liveId = `<b${count}@watch.example>`;
  const again = await bring('shadow', `In-Reply-To: ${liveId}\r\n`, {
    from,
    subject: 'Re: In shadow',
    mailboxId: shadow,
  });
  expect(again.number).not.toBe(live.number);
  const held = async (number: string | null) =>
    (
      await sql<{ shadow: boolean; due: boolean }>`
        select d.shadow, d.due_at is not null as due from delivery d join ticket t on t.id = d.ticket_id
         where t.number = ${number} and d.message_id is not null`.execute(desk.database.db)
    ).rows;
  expect(await held(first.number)).toEqual([{ shadow: true, due: false }]);
  expect(await held(live.number)).toEqual([{ shadow: false, due: true }]);
  // What an agent writes there is held as well.
  await postMessage(desk.ctx(desk.ana), { number: first.number!, kind: 'public', body: 'We look at it.' });
  expect((await held(first.number)).every((one) => one.shadow && !one.due)).toBe(true);
  // And the desk says so of each, instead of that it was sent or is an example.
  const { id: ticketId } = await findTicket(desk.ctx(desk.ana), first.number!);
  expect((await viewTicket(desk.database.db, ticketId)).shadow).toBe(true);
  const words = timelineWords(desk.wiring, desk.clock.now);
  const { entries } = await readTimeline(desk.ctx(desk.ana), ticketId, { limit: 50 }, words);
  const written = entries.filter((one) => one.deliveries.length > 0);
  expect(written.map((one) => [one.purpose, one.delivery])).toEqual([
    ['acknowledgement', 'shadow'],
    ['message', 'shadow'],
  ]);
  await expect(
    sql`update delivery set due_at = queued_at where shadow`.execute(desk.database.db),
    'the database itself refuses to let it go',
  ).rejects.toThrow(/shadow_is_held/);
});

test('what a mailbox in shadow brings stays in shadow, by whichever door, and takes nothing from one that is answered', async () => {
  const from = 'blind@northgate.example';
  const isShadow = async (number: string | null) =>
    (
      await desk.database.db
        .selectFrom('ticket')
        .select('shadow')
        .where('number', '=', number!)
        .executeTakeFirstOrThrow()
    ).shadow;
  const passedOn = await bring('shadow', '', { from, subject: 'Passed on by the mail server' });
  const answer = await bring('shadow', `In-Reply-To: <b${count}@watch.example>\r\n`, {
    from,
    subject: 'Re: Passed on',
  });
  expect([await isShadow(passedOn.number), answer.number]).toEqual([true, passedOn.number]);
  const blindCopy = await bring('somebody.else', '', { from, subject: 'A blind copy', mailboxId: shadow });
  expect(await isShadow(blindCopy.number), 'its headers name nobody of ours').toBe(true);
  const toBoth = await bring('support@kestrel.example, support', '', { from, subject: 'To both', mailboxId: shadow });
  expect(await isShadow(toBoth.number), 'its headers name another mailbox').toBe(true);
  const live = await bring('shadow', '', { from, subject: 'Fetched where it is answered', mailboxId: monitoring });
  expect(await isShadow(live.number)).toBe(false);
});

test('a mail to a mailbox in shadow and to one in earnest at once is answered once, whichever copy comes first', async () => {
  const from = 'both@northgate.example';
  const ticketOf = async (number: string | null) => {
    const { rows } = await sql<{ shadow: boolean; told: number }>`
      select t.shadow, (select count(*)::int from delivery d join message m on m.id = d.message_id
               where d.ticket_id = t.id and not d.shadow and m.purpose = 'acknowledgement') as told
        from ticket t where t.number = ${number}`.execute(desk.database.db);
    return rows[0];
  };
  /** The same mail as the last one. */
  const copy = (mailboxId: string) => {
    count--;
    return bring(to, '', { from, subject: 'To both', mailboxId });
  };
  const to = 'shadow@kestrel.example, support';
  // Handed over once, to both.
  desk.pass({ hours: 2 });
  const atOnce = await bring(to, '', {
    from,
    subject: 'To both by one door',
    envelopeTo: ['shadow@kestrel.example', 'support@kestrel.example'],
  });
  expect(await ticketOf(atOnce.number)).toEqual({ shadow: false, told: 1 });
  for (const order of [
    ['shadow', 'earnest', 'earnest', 'shadow'],
    ['earnest', 'shadow', 'shadow', 'earnest'],
  ]) {
    desk.pass({ hours: 2 });
    count++;
    const numbers = new Set<string | null>();
    for (const one of order) {
      const { number } = await copy(one === 'shadow' ? shadow : monitoring);
      if ((await ticketOf(number))?.shadow === false) numbers.add(number);
    }
    expect(numbers.size, order.join()).toBe(1);
    expect(await ticketOf([...numbers][0]!), order.join()).toEqual({ shadow: false, told: 1 });
  }
  // What it read along itself is not answered when it is fetched again in earnest.
  const read = await bring('shadow', '', { from, subject: 'Read along', mailboxId: shadow });
  await setMode(desk.ctx(desk.ana), shadow, { mode: 'live', shadowTickets: 'keep' });
  count--;
  expect((await bring('shadow', '', { from, subject: 'Read along', mailboxId: shadow })).number).toBe(read.number);
  await setMode(desk.ctx(desk.ana), shadow, { mode: 'shadow' });
});

test('what is arranged on the way to a mailbox fetches nothing before it is started, and an edit stops nothing', async () => {
  const { id } = await addMailbox(desk.ctx(desk.ana), { address: 'begun@kestrel.example', displayName: '' });
  const input: SourceInput = {
    host: 'imap.kestrel.example',
    port: 993,
    security: 'tls',
    checksCertificate: true,
    userName: 'begun@kestrel.example',
    signIn: 'password',
    folders: ['INBOX'],
    afterFetch: 'seen',
    moveTo: null,
    backlogDays: 7,
    largestBytes: 1_000_000,
    password: 'secret',
  };
  const source = async () => (await readSources(desk.database.db, id))[0]!;
  const set = (begun?: boolean) => setSource(desk.ctx(desk.ana), secrets(), id, { ...input, begun });
  const health = async () => (await readMailboxes(desk.ctx(desk.ana), (text) => text, id))[0]!.health.state;
  await expect(startSource(desk.ctx(desk.ana), id)).rejects.toThrow(/not arranged yet/);
  await set(false);
  expect([(await source()).begunAt, await health()]).toEqual([null, 'not_begun']);
  const { version } = await source();
  desk.pass({ hours: 5 });
  await startSource(desk.ctx(desk.ana), id);
  // The seven days are those before it began.
  const week = 7 * 86_400_000;
  expect(await source()).toMatchObject({
    begunAt: desk.clock.now,
    readsFrom: new Date(desk.clock.now.getTime() - week),
  });
  expect((await source()).version).not.toBe(version);
  const begunAt = (await source()).begunAt;
  desk.pass({ hours: 1 });
  await set(false);
  await startSource(desk.ctx(desk.ana), id);
  expect([(await source()).begunAt, await health()], 'it goes on').toEqual([begunAt, 'starting']);
});

function sending(sent: { by: string; mail: ComposedMail }[], down: string[] = []): DeliverDeps {
  const transport = (by: string) => ({
    send: async (mail: ComposedMail) => {
      if (down.includes(by)) return { sent: false as const, how: 'down' as const, error: 'It is away.', status: null };
      sent.push({ by, mail });
      return { sent: true as const };
    },
    close: () => {},
  });
  const own = transport('own');
  return {
    ...mailLinks(desk.wiring),
    transport: transport('desk'),
    senders: { of: async (_ctx, id) => (id === monitoring ? own : null) },
    dkimOf: (ctx, domain) => signingKey(ctx, secrets(), domain),
    log: createLog('silent'),
  };
}

test('a mailbox sends through its own server; one that is down stops nobody else', async () => {
  const here = await bring('monitoring', '', { from: 'one@northgate.example', subject: 'Here' });
  const there = await bring('support', '', { from: 'two@northgate.example', subject: 'There' });
  const sent: { by: string; mail: ComposedMail }[] = [];
  await deliverDue(desk.ctx(), sending(sent, ['own']));
  expect(sent.filter((one) => one.by === 'own')).toEqual([]);
  expect(sent.map((one) => one.mail.to.address)).toContain('two@northgate.example');
  expect(there.number).not.toBe(here.number);
  desk.pass({ minutes: 10 });
  await deliverDue(desk.ctx(), sending(sent));
  expect(sent.find((one) => one.mail.to.address === 'one@northgate.example')?.by).toBe('own');
});

test('an agent’s reply carries signature and brand, and nothing that was typed is read as a template', async () => {
  const ctx = desk.ctx(desk.ana);
  const brandId = await addBrand(ctx, {
    name: 'Kestrel',
    footer: 'Kestrel Labels, Lisbon',
    senderName: 'Kestrel care',
  });
  await expect(addBrand(ctx, { name: 'Kestrel' })).rejects.toThrow(/already/);
  await changeMailbox(ctx, monitoring, { brandId, signature: '-- \n{agent}\n{desk} {nobody}' });
  const { number } = await bring('monitoring', '', { from: 'three@northgate.example', subject: 'Signed' });
  const sent: { by: string; mail: ComposedMail }[] = [];
  await deliverDue(desk.ctx(), sending(sent));
  expect(sent.at(-1)!.mail.text).not.toContain('{nobody}');
  await postMessage(desk.ctx(desk.ana), { number: number!, kind: 'public', body: 'Do write {agent}, please.' });
  await deliverDue(desk.ctx(), sending(sent));
  const { mail } = sent.at(-1)!;
  expect(mail.from.name).toBe('Kestrel care');
  expect(mail.text).toContain('Do write {agent}, please.');
  expect(mail.text).toContain('-- \nAna Ferreira\nKestrel Labels {nobody}');
  expect(mail.text).toContain('Kestrel Labels, Lisbon');
  await changeBrand(desk.ctx(desk.ana), brandId, { isDefault: true });
  await removeBrand(desk.ctx(desk.ana), brandId);
  expect((await readMailboxes(desk.ctx(desk.ana), fillSentence, monitoring))[0]!.brandId).toBeNull();
});

test('what the desk itself writes is signed by the brand of the mailbox, and the agent is named once', async () => {
  const ctx = desk.ctx(desk.ana);
  const brandId = await addBrand(ctx, { name: 'Osprey Scales', footer: 'Osprey Ltd, Porto' });
  await changeMailbox(ctx, monitoring, { brandId, displayName: '', signature: '{agent}, {desk} group' });
  const here = await bring('monitoring', '', { from: 'uma@northgate.example', subject: 'Of the brand' });
  const there = await bring('support', '', { from: 'vera@northgate.example', subject: 'Of the desk' });
  const sent: { by: string; mail: ComposedMail }[] = [];
  const textsTo = async (address: string) => {
    await deliverDue(desk.ctx(), sending(sent));
    return sent.flatMap((one) => (one.mail.to.address === address ? one.mail : []));
  };
  const [acknowledged] = await textsTo('uma@northgate.example');
  expect(acknowledged!.text).toMatch(/Osprey Scales\n\nOsprey Ltd, Porto\n*$/);
  expect(acknowledged!.from.name).toBe('Osprey Scales');
  await postMessage(ctx, { number: here.number!, kind: 'public', body: 'We look.' });
  const replied = (await textsTo('uma@northgate.example')).at(-1)!.text;
  expect(replied).toContain('Ana Ferreira, Kestrel Labels group');
  expect(replied.match(/Ana Ferreira/g)).toHaveLength(1);
  await postMessage(ctx, { number: there.number!, kind: 'public', body: 'We look.' });
  expect((await textsTo('vera@northgate.example')).at(-1)!.text).toContain('Ana Ferreira\nYour request');
  // The promise passes: what is said then comes from the same house.
  desk.pass({ hours: 24 * 8 });
  await desk.sweep();
  expect((await textsTo('uma@northgate.example')).at(-1)!.text).toMatch(/Osprey Scales\n\nOsprey Ltd, Porto\n*$/);
  await changeMailbox(ctx, monitoring, { brandId: null, signature: '' });
  await removeBrand(ctx, brandId);
});

test('a domain signs once the DNS shows its key, or when told to', async () => {
  const ctx = desk.ctx(desk.ana);
  const key = await setDkimKey(ctx, secrets(), 'kestrel.example', 'when_verified');
  expect(key.recordName).toMatch(/^tellonce-[0-9a-f]{8}\._domainkey\.kestrel\.example$/);
  expect(await signingKey(ctx, secrets(), 'kestrel.example')).toBeNull();
  const wrong = await checkDkimKey(ctx, async () => [['v=DKIM1; k=rsa; p=AAAA']], 'kestrel.example');
  expect(wrong).toMatchObject({ verifiedAt: null, found: 'v=DKIM1; k=rsa; p=AAAA' });
  // A record is split into strings of 255 bytes; DNS servers hand them out apart.
  const parts = key.recordValue.match(/.{1,200}/g)!;
  const asked: string[] = [];
  const right = await checkDkimKey(
    ctx,
    async (name) => {
      asked.push(name);
      return [parts];
    },
    'kestrel.example',
  );
  expect(asked).toEqual([key.recordName]);
  expect(right.verifiedAt).not.toBeNull();
  expect((await signingKey(ctx, secrets(), 'Kestrel.Example'))?.privateKey).toContain('BEGIN PRIVATE KEY');
  await setDkimKey(ctx, secrets(), 'kestrel.example', 'never');
  expect(await signingKey(ctx, secrets(), 'kestrel.example')).toBeNull();
  await checkDkimKey(ctx, async () => [], 'kestrel.example');
  expect((await setDkimKey(ctx, secrets(), 'kestrel.example', 'always')).selector).toBe(key.selector);
  expect(await signingKey(ctx, secrets(), 'kestrel.example')).not.toBeNull();
});

test('a mailbox that falls silent for longer than usual raises an alarm, in working time, and a new mail ends it', async () => {
  const { id } = await addMailbox(desk.ctx(desk.ana), { address: 'silent@kestrel.example', displayName: '' });
  await setSource(desk.ctx(desk.ana), secrets(), id, {
    host: 'imap.kestrel.example', port: 993, security: 'tls', checksCertificate: true, userName: 'silent', signIn: 'password',
    password: 'x', folders: ['INBOX'], afterFetch: 'seen', moveTo: null, backlogDays: null, largestBytes: 1_000_000,
  }); // biome-ignore format: a table
  const fetched = async (at: Date) => {
    await sql`insert into mailbox_fetch (mailbox_id, folder, uid_validity, uid, inbound_id, raw_sha256, fetched_at)
      select ${id}, 'INBOX', 1, ${++count}, (select id from inbound limit 1), ${Buffer.alloc(32, count)}, ${at}`.execute(
      desk.database.db,
    );
    await sql`insert into mailbox_health (mailbox_id, succeeded_at, last_mail_at) values (${id}, ${at}, ${at})
      on conflict (mailbox_id) do update set last_mail_at = excluded.last_mail_at`.execute(desk.database.db);
  };
  const alarms = async () => {
    await sweepMailboxAlarms(desk.ctx());
    return (await readAlarms(desk.ctx(desk.ana), fillSentence)).alarms.filter((one) => one.mailboxId === id);
  };
  // A Monday, nine to six: a mail every half hour.
  desk.clock.now = new Date('2026-03-16T09:00:00Z');
  for (let half = 0; half < 12; half++) {
    await fetched(desk.clock.now);
    desk.pass({ minutes: 30 });
  }
  desk.pass({ hours: 3 });
  // Too few mails to know what is usual.
  expect(await alarms()).toEqual([]);
  desk.clock.now = new Date('2026-03-17T09:00:00Z');
  for (let half = 0; half < 12; half++) {
    await fetched(desk.clock.now);
    desk.pass({ minutes: 30 });
  }
  desk.pass({ minutes: 60 });
  expect(await alarms()).toEqual([]);
  // The usual gap over the night is three and a half working hours; thrice as long, in working time, is Wednesday evening.
  desk.clock.now = new Date('2026-03-18T06:00:00Z');
  expect(await alarms()).toEqual([]);
  desk.clock.now = new Date('2026-03-19T09:30:00Z');
  expect(await alarms()).toMatchObject([
    { kind: 'silent', sentence: expect.stringMatching(/No mail has come to silent@/) },
  ]);
  expect((await readMailboxes(desk.ctx(desk.ana), fillSentence, id))[0]!.health.state).toBe('silent');
  await fetched(desk.clock.now);
  expect(await alarms()).toEqual([]);
});

test('nobody but an administrator arranges mailboxes, and what waited is not sent at once by a first server', async () => {
  const leo = await desk.agent('Leo Brandt');
  await expect(changeMailbox(desk.ctx(leo), monitoring, { signature: 'x' })).rejects.toThrow(/administrators/);
  await expect(readMailboxes(desk.ctx(leo), fillSentence)).rejects.toThrow(/administrators/);
  await bring('monitoring', '', { from: 'four@northgate.example', subject: 'Waits' });
  const due = async () =>
    (
      await sql<{
        due: boolean;
      }>`select due_at is not null as due from delivery where to_address = 'four@northgate.example'`.execute(
        desk.database.db,
      )
    ).rows;
  expect(await due()).toEqual([{ due: true }]);
  await setSender(desk.ctx(desk.ana), secrets(), monitoring, {
    host: 'smtp.kestrel.example', port: 587, security: 'starttls', checksCertificate: true, signIn: 'none', userName: null,
  }); // biome-ignore format: a table
  expect(await due()).toEqual([{ due: false }]);
});
