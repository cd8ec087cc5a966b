// The desk fetches mail from a real Dovecot. Named after what goes wrong with mailboxes elsewhere: intake that stops for days
// and nobody notices, one mail that stops all others, mail that is taken twice.

import { randomUUID } from 'node:crypto';
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MailboxDetail } from '../../contract/mailboxes.ts';
import { mailLinks } from '../../server/access/mail-links.ts';
import { addMailbox } from '../../server/cases/change-settings.ts';
import { setSource } from '../../server/cases/mailboxes/change-mailbox.ts';
import { readAlarms, readMailboxes } from '../../server/cases/mailboxes/read-mailboxes.ts';
import type { SetMode } from '../../server/cases/mailboxes/shadow-mode.ts';
import { setMode } from '../../server/cases/mailboxes/shadow-mode.ts';
import { patientResolver } from '../../server/channels/email/authenticate-mail.ts';
import type { SourceInput } from '../../server/channels/email/mailboxes/connect.ts';
import type { RunningFetch } from '../../server/channels/email/mailboxes/fetch-mailboxes.ts';
import { sweepMailboxAlarms } from '../../server/channels/mailbox-alarms.ts';
import { renderDelivery } from '../../server/channels/render-delivery.ts';
import { tellOfMailbox } from '../../server/notices/tell-of-mailbox.ts';
import { type FetchPace, openFetching } from '../../server/open-mail.ts';
import { fillSentence } from '../../server/platform/errors.ts';
import { makeDesk, type TestDesk } from '../harness.ts';
import { until } from '../mail-server/daemon.ts';
import { mailboxPassword } from '../mail-server/dovecot.ts';
import { type ImapHouse, openImapHouse, whyNoDovecot, writeMail } from '../mail-server/imap-house.ts';
import { inboxAt } from '../mail-server/mailbox.ts';

const why = whyNoDovecot();
const names = [
  'now',
  'old',
  'many',
  'killed',
  'move',
  'delete',
  'number',
  'down',
  'password',
  'poison',
  'two',
  'large',
  'shadow',
  'same',
];
const addressOf = (name: string) => `${name}@kestrel.example`;

describe.skipIf(why !== null)(`with Dovecot${why ? `: ${why}` : ''}`, () => {
  let house: ImapHouse;
  let desk: TestDesk;
  const running: RunningFetch[] = [];

  beforeAll(async () => {
    house = await openImapHouse(names.map(addressOf));
    desk = await makeDesk();
  });
  afterAll(async () => {
    for (const one of running) await one.stop();
    await house?.stop();
  });
  beforeEach(async () => {
    for (const one of running.splice(0)) await one.stop();
  });

  const fetching = (pace: FetchPace = {}): RunningFetch => {
    const resolver = patientResolver(async () => [], desk.sources.now);
    const one = openFetching(
      desk.wiring,
      { keys: desk.wiring.keys, resolver },
      { lookMillis: 100, pollMillis: 60_000, retryMillis: [100], ...pace },
    );
    running.push(one);
    return one;
  };
  const connect = async (name: string, input: Partial<SourceInput> = {}, id?: string): Promise<string> => {
    const mailboxId = id ?? (await addMailbox(desk.ctx(desk.ana), { address: addressOf(name), displayName: name })).id;
    const source: SourceInput = { ...inboxAt(house.port, addressOf(name)), backlogDays: null, ...input };
    await setSource(desk.ctx(desk.ana), desk.wiring.keys.secrets, mailboxId, source);
    return mailboxId;
  };
  const subjects = async (mailboxId: string): Promise<string[]> => {
    const { rows } = await sql<{ subject: string }>`
      select subject from ticket where mailbox_id = ${mailboxId} order by id`.execute(desk.database.db);
    return rows.map((row) => row.subject);
  };
  const opened = (mailboxId: string, count: number, seconds = 15) =>
    until(
      async () => ((await subjects(mailboxId)).length >= count ? subjects(mailboxId) : null),
      seconds,
      () => `${count} tickets. Dovecot: ${house.said().slice(-2000)}`,
    );
  const connected = (mailboxId: string) =>
    until(
      async () => (await healthOf(mailboxId)).succeededAt,
      15,
      () => `the first look. ${house.said().slice(-2000)}`,
    );
  const healthOf = async (mailboxId: string): Promise<MailboxDetail['health']> =>
    (await readMailboxes(desk.ctx(desk.ana), fillSentence, mailboxId))[0]!.health;
  const alarms = async (mailboxId: string) =>
    (await readAlarms(desk.ctx(desk.ana), fillSentence)).alarms.filter((one) => one.mailboxId === mailboxId);

  test('from now on: old mail stays where it is; new mail comes by IDLE, opens a ticket and is marked', async () => {
    await house.append(addressOf('now'), [writeMail('Long ago')]);
    const id = await connect('now');
    fetching();
    await connected(id);
    const began = performance.now();
    await house.append(addressOf('now'), [writeMail('Printer stops', { from: 'mara@northgate.example' })]);
    expect(await opened(id, 1)).toEqual(['Printer stops']);
    const millis = Math.round(performance.now() - began);
    console.log(`      by IDLE: a ticket ${millis} ms after the mail was put into the mailbox`);
    // The look every minute cannot have brought it.
    expect(millis).toBeLessThan(10_000);
    const marked = await until(async () => {
      const found = await house.list(addressOf('now'));
      return found.some((one) => one.seen) ? found : null;
    });
    expect(marked.map((one) => [one.subject, one.seen])).toEqual([
      ['Long ago', false],
      ['Printer stops', true],
    ]);
    const { rows } = await sql<{ door: string; envelopeFrom: string; mailboxId: string }>`
      select door, envelope_from, mailbox_id from inbound where mailbox_id = ${id}`.execute(desk.database.db);
    expect(rows).toEqual([{ door: 'imap', envelopeFrom: 'mara@northgate.example', mailboxId: id }]);
  });

  test('the last days: what is older is left alone', async () => {
    const days = (count: number) => new Date(desk.clock.now.getTime() - count * 86_400_000);
    const dated = (subject: string, at: Date) => writeMail(subject).replace(/^Date: .*$/m, `Date: ${at.toUTCString()}`);
    await house.append(addressOf('old'), [dated('A month ago', days(30))], 'INBOX', days(30));
    await house.append(addressOf('old'), [dated('Two days ago', days(2))], 'INBOX', days(2));
    await house.append(addressOf('old'), [dated('Moved here yesterday', days(300))], 'INBOX', days(1));
    const id = await connect('old', { backlogDays: 7 });
    fetching();
    await connected(id);
    expect(await opened(id, 1)).toEqual(['Two days ago']);
  });

  test('five hundred mails at once: each becomes one ticket', async () => {
    const id = await connect('many', { backlogDays: 1 });
    await house.append(
      addressOf('many'),
      Array.from({ length: 500 }, (_, index) => writeMail(`Mail ${index}`, { from: `r${index}@northgate.example` })),
    );
    const began = performance.now();
    fetching();
    const found = await opened(id, 500, 60);
    const seconds = (performance.now() - began) / 1000;
    console.log(`      500 mails in ${seconds.toFixed(1)} s: ${Math.round(500 / seconds)} mails a second`);
    expect(new Set(found).size).toBe(500);
    expect(found.length).toBe(500);
    await until(async () => (await house.list(addressOf('many'))).every((one) => one.seen));
  });

  test('fetched mail is moved into another folder, which is made', async () => {
    const id = await connect('move', { backlogDays: 1, afterFetch: 'move', moveTo: 'Done' });
    await house.append(addressOf('move'), [writeMail('One'), writeMail('Two')]);
    fetching();
    await opened(id, 2);
    await until(async () => (await house.list(addressOf('move'), 'Done')).length === 2);
    expect(await house.list(addressOf('move'))).toEqual([]);
  });

  test('killed between the commit and the mark at the server: the mark comes later, the mail does not come twice', async () => {
    const id = await connect('killed', { backlogDays: 1 });
    await house.append(addressOf('killed'), [writeMail('Stored, not marked')]);
    const first = fetching();
    await opened(id, 1);
    await until(async () => (await house.list(addressOf('killed'))).every((one) => one.seen));
    await first.stop();
    // As the database and the server stand after such a death: no mark, and a position from before.
    await house.unmark(addressOf('killed'));
    await sql`update mailbox_fetch set settled_at = null where mailbox_id = ${id}`.execute(desk.database.db);
    await sql`update mailbox_folder set last_uid = 0 where mailbox_id = ${id}`.execute(desk.database.db);
    fetching();
    await until(async () => (await house.list(addressOf('killed'))).every((one) => one.seen));
    expect(await subjects(id)).toEqual(['Stored, not marked']);
  });

  test('fetched mail is deleted, and nothing else', async () => {
    const id = await connect('delete', { afterFetch: 'delete' });
    await house.append(addressOf('delete'), [writeMail('Not ours to delete')]);
    fetching();
    await connected(id);
    await house.append(addressOf('delete'), [writeMail('Taken')]);
    await opened(id, 1);
    await until(async () => (await house.list(addressOf('delete'))).length === 1);
    expect((await house.list(addressOf('delete'))).map((one) => one.subject)).toEqual(['Not ours to delete']);
  });

  test('a folder that is numbered anew is read again, and no ticket is doubled', async () => {
    const id = await connect('number', { backlogDays: 1 });
    const first = fetching();
    // One after another: mails that are fetched together are worked on together.
    for (const [before, subject] of ['First', 'Second', 'Third'].entries()) {
      await house.append(addressOf('number'), [writeMail(subject)]);
      await opened(id, before + 1);
    }
    await first.stop();
    const validity = () =>
      desk.database.db.selectFrom('mailboxFolder').select('uidValidity').where('mailboxId', '=', id).executeTakeFirst();
    const before = await validity();
    await house.renumber(addressOf('number'));
    await house.append(addressOf('number'), [writeMail('Fourth')]);
    fetching();
    await opened(id, 4);
    await until(async () => (await validity())?.uidValidity !== before?.uidValidity);
    const fetches = async () =>
      (
        await sql<{ count: number }>`
          select count(*) as count from mailbox_fetch where mailbox_id = ${id}`.execute(desk.database.db)
      ).rows[0]!.count;
    // The fourth may be a ticket before the others were read again.
    await until(async () => (await fetches()) >= 7);
    expect(await fetches()).toBe(7);
    const inbounds = await sql<{ count: number }>`
      select count(*) as count from inbound where mailbox_id = ${id}`.execute(desk.database.db);
    expect(inbounds.rows[0]!.count).toBe(4);
    expect(await subjects(id)).toEqual(['First', 'Second', 'Third', 'Fourth']);
  });

  test('the server goes and comes back: an alarm after three minutes, its end, and no mail missing', async () => {
    const id = await connect('down');
    fetching();
    await connected(id);
    await house.append(addressOf('down'), [writeMail('Before')]);
    await opened(id, 1);
    await house.stopServer();
    await until(async () => /does not answer/.test((await healthOf(id)).sentence ?? ''));
    expect(await sweepMailboxAlarms(desk.ctx())).toBe(0);
    desk.pass({ minutes: 4 });
    await sweepMailboxAlarms(desk.ctx());
    expect(await alarms(id)).toMatchObject([
      { kind: 'fetching', sentence: expect.stringMatching(/does not answer at port/) },
    ]);
    await house.startServer();
    await house.append(addressOf('down'), [writeMail('While nobody looked')]);
    expect(await opened(id, 2)).toEqual(['Before', 'While nobody looked']);
    await until(async () => (await healthOf(id)).state !== 'failing' || !(await sweepMailboxAlarms(desk.ctx())));
    await sweepMailboxAlarms(desk.ctx());
    expect(await alarms(id)).toEqual([]);
    expect((await healthOf(id)).state).toBe('well');
    const events = await sql<{ kind: string }>`
      select kind from event where subject_id = ${id} and kind like 'mailbox.%' order by sequence`.execute(
      desk.database.db,
    );
    expect(events.rows.map((row) => row.kind)).toEqual(['mailbox.failed', 'mailbox.recovered']);
  });

  test('a wrong password is said at once, to an administrator, in a sentence that says what to do', async () => {
    const id = await connect('password', { password: 'wrong' });
    fetching();
    const [alarm] = await until(async () => {
      const found: Awaited<ReturnType<typeof alarms>> = await alarms(id);
      return found.length > 0 ? found : null;
    });
    expect(alarm).toMatchObject({
      kind: 'sign_in',
      sentence: expect.stringMatching(/refuses the user name or the password/),
    });
    const event = await desk.database.db
      .selectFrom('event')
      .select('sequence')
      .where('kind', '=', 'mailbox.failed')
      .where('subjectId', '=', id)
      .executeTakeFirstOrThrow();
    expect(await tellOfMailbox(desk.ctx(), event)).toBe(1);
    expect(await tellOfMailbox(desk.ctx(), event)).toBe(0);
    const notice = await sql<{ id: string }>`
      select d.id from delivery d join notice n on n.id = d.notice_id
       where n.kind = 'agent_mailbox' and n.data ->> 'mailboxId' = ${id}`.execute(desk.database.db);
    const mail = await renderDelivery(desk.ctx(), mailLinks(desk.wiring), notice.rows[0]!.id);
    expect(mail.subject).toBe(`Mailbox ${addressOf('password')}: needs you`);
    expect(mail.text).toContain(alarm!.sentence);
    expect(mail.text).toContain(`/settings/mailboxes/${id}`);
    // Another mailbox is there, and may work.
    expect(mail.headers.find(([name]) => name === 'From')![1]).not.toContain(addressOf('password'));
    await connect('password', {}, id);
    await connected(id);
    await sweepMailboxAlarms(desk.ctx());
    expect(await alarms(id)).toEqual([]);
  });

  test('a mail that cannot be fetched holds nothing up, is shown, and is taken once it can be', async () => {
    const id = await connect('poison', { backlogDays: 1 });
    await house.append(addressOf('poison'), [writeMail('Before it'), writeMail('Poison'), writeMail('After it')]);
    const poison = fileOf('poison', 1);
    // The server knows of it and cannot read it.
    chmodSync(poison, 0o000);
    fetching();
    expect(await opened(id, 2)).toEqual(['Before it', 'After it']);
    await until(async () => (await healthOf(id)).unfetched === 1);
    chmodSync(fileOf('poison', 1), 0o600);
    desk.pass({ minutes: 10 });
    await house.append(addressOf('poison'), [writeMail('Later')]);
    expect((await opened(id, 4)).toSorted()).toEqual(['After it', 'Before it', 'Later', 'Poison']);
    expect((await healthOf(id)).unfetched).toBe(0);
  });

  /** The file of the n-th mail, as the Maildir has it. */
  const fileOf = (name: string, index: number): string => {
    const folder = join(house.maildir(addressOf(name)), 'cur');
    const fresh = join(house.maildir(addressOf(name)), 'new');
    const files = [
      ...readdirSync(folder).map((one) => join(folder, one)),
      ...readdirSync(fresh).map((one) => join(fresh, one)),
    ];
    return files.toSorted((a, b) => a.split('/').at(-1)!.localeCompare(b.split('/').at(-1)!))[index]!;
  };

  test('two processes: one fetches, the other takes over; where both do for a moment, each mail is taken once', async () => {
    const id = await connect('two', { backlogDays: 1 });
    const one = fetching();
    await one.look();
    const other = fetching();
    await other.look();
    expect([one.held(), other.held()].filter((held) => held.includes(id)).length).toBe(1);
    await house.append(
      addressOf('two'),
      Array.from({ length: 40 }, (_, index) => writeMail(`Once ${index}`)),
    );
    await opened(id, 40);
    // The first one seems dead for a minute and is not: until it looks again, both fetch.
    desk.pass({ minutes: 1 });
    await other.look();
    await house.append(
      addressOf('two'),
      Array.from({ length: 40 }, (_, index) => writeMail(`Both ${index}`)),
    );
    const found = await opened(id, 80, 30);
    expect(new Set(found).size).toBe(80);
    expect(found.length).toBe(80);
    await one.stop();
    await other.look();
    expect(other.held()).toContain(id);
  });

  test('of a mail that is too large the headers and the first text are taken, and it is marked', async () => {
    const id = await connect('large', { backlogDays: 1, largestBytes: 64 * 1024 });
    const boundary = randomUUID();
    const headers = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n`;
    const body = `--${boundary}\nContent-Type: text/plain; charset=utf-8\n\nThe log is below – all of it.\n--${boundary}\nContent-Type: application/zip; name=log.zip\nContent-Transfer-Encoding: base64\n\n${'QUJD'.repeat(60_000)}\n--${boundary}--`;
    await house.append(addressOf('large'), [writeMail('Large', { headers, body })]);
    fetching();
    await opened(id, 1);
    const { rows } = await sql<{ oversized: boolean; bodyText: string; size: number }>`
      select i.oversized, m.body_text, i.size from inbound i join message m on m.id = i.message_id
       where i.mailbox_id = ${id}`.execute(desk.database.db);
    expect(rows[0]).toMatchObject({ oversized: true, bodyText: 'The log is below – all of it.' });
    expect(rows[0]!.size).toBeLessThan(5000);
    // It stays where it is whole, and untouched.
    expect(await house.list(addressOf('large'))).toMatchObject([{ seen: false }]);
  });

  test('the same mail in two folders of one mailbox is one ticket', async () => {
    const mail = writeMail('Copied');
    await house.append(addressOf('same'), [mail]);
    const id = await connect('same', { backlogDays: 1, folders: ['INBOX', 'Copy'] });
    await house.append(addressOf('same'), [mail], 'INBOX');
    fetching();
    // There is no such folder yet: that is said.
    await until(async () => (await alarms(id)).length === 1);
    expect((await alarms(id))[0]!.sentence).toMatch(/no folder “Copy”/);
    await connect('same', { backlogDays: 1, folders: ['INBOX'] }, id);
    expect(await opened(id, 1)).toEqual(['Copied']);
  });

  test('in shadow nothing is changed and nothing leaves; live, the tickets are kept or go', async () => {
    const { id } = await addMailbox(desk.ctx(desk.ana), { address: addressOf('shadow'), displayName: '' });
    await setMode(desk.ctx(desk.ana), id, { mode: 'shadow' });
    await connect('shadow', { backlogDays: 1, afterFetch: 'delete' }, id);
    await house.append(addressOf('shadow'), [writeMail('Read along', { from: 'vera@northgate.example' })]);
    const first = fetching();
    await opened(id, 1);
    await first.stop();
    expect(await house.list(addressOf('shadow'))).toMatchObject([{ subject: 'Read along', seen: false }]);
    const deliveries = await sql<{ state: string; shadow: boolean; dueAt: Date | null }>`
      select d.state, d.shadow, d.due_at from delivery d join ticket t on t.id = d.ticket_id
       where t.mailbox_id = ${id}`.execute(desk.database.db);
    expect(deliveries.rows.length).toBeGreaterThan(0);
    expect(deliveries.rows.every((row) => row.shadow && row.dueAt === null)).toBe(true);
    expect(await desk.broken()).toEqual([]);
    const live = (input: Omit<SetMode, 'mode'>) => setMode(desk.ctx(desk.ana), id, { mode: 'live', ...input });
    await expect(live({})).rejects.toThrow(/keep them as history, or remove them/);
    expect(await live({ shadowTickets: 'keep' })).toBe(1);
    const status = await sql<{ status: string }>`select status from ticket where mailbox_id = ${id}`.execute(
      desk.database.db,
    );
    expect(status.rows).toEqual([{ status: 'closed' }]);
    expect(await desk.broken()).toEqual([]);
    // And the other way: shadow again, then everything of it goes.
    await setMode(desk.ctx(desk.ana), id, { mode: 'shadow' });
    await house.append(addressOf('shadow'), [writeMail('And again', { from: 'vera@northgate.example' })]);
    const second = fetching();
    await opened(id, 2);
    await second.stop();
    expect(await live({ shadowTickets: 'remove' })).toBe(2);
    expect(await subjects(id)).toEqual([]);
    expect(await desk.broken()).toEqual([]);
    // In earnest: the next mail opens a ticket that speaks, and is deleted at the server; the ones before stay.
    fetching();
    await house.append(addressOf('shadow'), [writeMail('In earnest', { from: 'olga@northgate.example' })]);
    await opened(id, 1);
    const spoken = await sql<{ shadow: boolean }>`
      select d.shadow from delivery d join ticket t on t.id = d.ticket_id where t.mailbox_id = ${id}`.execute(
      desk.database.db,
    );
    expect(spoken.rows.map((row) => row.shadow)).not.toContain(true);
    await until(async () => (await house.list(addressOf('shadow'))).length === 2);
  });

  test('no secret is in what is logged, recorded or shown', async () => {
    const texts = await sql<{ text: string }>`
      select coalesce(string_agg(before::text || after::text, ' '), '') as text from setting_change`.execute(
      desk.database.db,
    );
    const shown = JSON.stringify(await readMailboxes(desk.ctx(desk.ana), fillSentence));
    expect(shown).toContain('hasPassword');
    expect(`${texts.rows[0]!.text} ${shown}`).not.toContain(mailboxPassword);
  });
});
