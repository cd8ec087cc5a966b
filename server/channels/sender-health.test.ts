// A server through which nothing leaves: when it is an alarm, who is told and by which way, and that it ends by itself.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../test/harness.ts';
import { mailLinks } from '../access/mail-links.ts';
import { addMailbox } from '../cases/change-settings.ts';
import { removeSender, setSender } from '../cases/mailboxes/change-mailbox.ts';
import { readAlarms } from '../cases/mailboxes/read-mailboxes.ts';
import { openTicket } from '../cases/open-ticket.ts';
import { tellOfMailbox } from '../notices/tell-of-mailbox.ts';
import { fillSentence } from '../platform/errors.ts';
import { createLog } from '../platform/log.ts';
import { metricsText } from '../platform/metrics.ts';
import { type DeliverDeps, deliverDue } from './deliver.ts';
import type { ComposedMail } from './email/compose-mail.ts';
import { type MailTransport, openTransport, type SendOutcome } from './email/send-mail.ts';
import { sweepMailboxAlarms } from './mailbox-alarms.ts';
import { measureMailboxes } from './mailbox-metrics.ts';

let desk: TestDesk;
let mailboxId: string;
let otherId: string;
const sent: Record<'desk' | 'own', ComposedMail[]> = { desk: [], own: [] };
const answer: Record<'desk' | 'own', SendOutcome> = { desk: { sent: true }, own: { sent: true } };
let real: MailTransport | null = null;

const transport = (which: 'desk' | 'own'): MailTransport => ({
  send: async (mail) => {
    if (which === 'desk' && real) return real.send(mail);
    if (answer[which].sent) sent[which].push(mail);
    return answer[which];
  },
  close: () => {},
});
const ways = { desk: transport('desk'), own: transport('own') };
const refused = (how: 'down' | 'later', kind: 'sign_in' | 'server' = 'server'): SendOutcome => ({
  sent: false,
  how,
  error: how === 'later' ? '451 4.7.1 Try again later' : 'Connection refused',
  status: null,
  ...(how === 'down' ? { failure: { kind, template: 'Mail cannot leave.', values: {} } } : {}),
});

/** A server by which that mailbox sends from now on. */
const ownServer = (id: string) =>
  setSender(desk.ctx(desk.ana), desk.wiring.keys.secrets, id, {
    host: 'smtp.kestrel.example',
    port: 587,
    security: 'starttls',
    checksCertificate: true,
    signIn: 'none',
    userName: null,
  });

beforeAll(async () => {
  desk = await makeDesk();
  mailboxId = (await addMailbox(desk.ctx(desk.ana), { address: 'support@kestrel.example', displayName: '' })).id;
  otherId = (await addMailbox(desk.ctx(desk.ana), { address: 'billing@kestrel.example', displayName: '' })).id;
  await ownServer(otherId);
  await sql`update desk set outgoing_since = ${new Date(desk.clock.now.getTime() - 86_400_000)}`.execute(
    desk.database.db,
  );
});

const deps = (): DeliverDeps => ({
  ...mailLinks(desk.wiring),
  transport: ways.desk,
  senders: {
    of: async (ctx, id) =>
      (await ctx.tx.selectFrom('mailboxSender').select('mailboxId').where('mailboxId', '=', id).executeTakeFirst())
        ? ways.own
        : null,
  },
  log: createLog('silent'),
});

let count = 0;
const write = async (minutes = 1) => {
  desk.pass({ minutes });
  await openTicket(desk.ctx(), {
    subject: 'Stops',
    body: 'It stops.',
    requester: { email: `maria${++count}@customer.example` },
    channel: 'api',
    mailboxId,
  });
  await deliverDue(desk.ctx(), deps());
};
const alarms = async () => {
  await sweepMailboxAlarms(desk.ctx());
  return (await readAlarms(desk.ctx(desk.ana), fillSentence)).alarms.filter((one) => one.kind !== 'silent');
};
/** Everything that follows from alarms that were raised. @returns how many were told */
async function tell(): Promise<number> {
  const events = await desk.database.db
    .selectFrom('event')
    .select('sequence')
    .where('kind', '=', 'mailbox.failed')
    .execute();
  let told = 0;
  for (const { sequence } of events) told += await tellOfMailbox(desk.ctx(), { sequence });
  return told;
}

test('a refused sign-in is an alarm at once; administrators are told through another mailbox’s server, and sending ends it', async () => {
  answer.desk = refused('down', 'sign_in');
  await write();
  expect(await alarms()).toMatchObject([
    { kind: 'sending_sign_in', mailboxId: null, address: null, sentence: 'Mail cannot leave.' },
  ]);
  expect(await tell()).toBe(1);
  expect(await tell()).toBe(0);
  sent.own.length = 0;
  await deliverDue(desk.ctx(), deps());
  expect(sent.own.map((one) => [one.envelopeTo, one.subject])).toEqual([
    ['ana@desk.example', 'Outgoing mail: needs you'],
  ]);
  expect(sent.own[0]!.text).toContain('Mail cannot leave.');
  await measureMailboxes(desk.database.db);
  expect(await metricsText()).toMatch(/tellonce_mailbox_alarm\{mailbox="desk",kind="sending_sign_in"\} 1/);
  answer.desk = { sent: true };
  desk.pass({ minutes: 10 });
  await deliverDue(desk.ctx(), deps());
  expect(await alarms()).toEqual([]);
});

/** What waited leaves, and nothing is wrong any more. */
async function mend() {
  answer.desk = { sent: true };
  await sql`update delivery set due_at = ${desk.clock.now} where state = 'retry'`.execute(desk.database.db);
  await deliverDue(desk.ctx(), deps());
  expect(await alarms()).toEqual([]);
}

test('a server that does not answer is an alarm after two minutes, not before', async () => {
  answer.desk = refused('down');
  await write();
  desk.pass({ minutes: 1 });
  expect(await alarms()).toEqual([]);
  desk.pass({ minutes: 1 });
  expect(await alarms()).toMatchObject([{ kind: 'sending', mailboxId: null }]);
  await mend();
});

test('at the third try in vain it is one at once; what is tried in the same moment is one try', async () => {
  answer.desk = refused('down');
  for (let mail = 0; mail < 4; mail++) await write(0);
  desk.pass({ minutes: 0.4 });
  await write(0);
  expect(await alarms()).toEqual([]);
  desk.pass({ minutes: 0.4 });
  await write(0);
  expect(await alarms()).toMatchObject([{ kind: 'sending', mailboxId: null }]);
  await mend();
  // It begins to count anew.
  answer.desk = refused('down');
  await write(0);
  expect(await alarms()).toEqual([]);
  await mend();
});

test('one mail that is refused is no alarm, however long it is tried', async () => {
  answer.desk = refused('later');
  await write();
  for (const minutes of [1, 5]) {
    desk.pass({ minutes });
    await deliverDue(desk.ctx(), deps());
    expect(await alarms()).toEqual([]);
  }
  await mend();
});

test('nobody listens at the address: the sentence names server and port, and the mail says why it waits', async () => {
  real = openTransport('smtp://127.0.0.1:9');
  await write();
  const health = await desk.database.db.selectFrom('senderHealth').selectAll().executeTakeFirstOrThrow();
  expect(health).toMatchObject({
    mailboxId: null,
    failure: {
      kind: 'server',
      template: expect.stringContaining('{host} does not answer'),
      values: { host: '127.0.0.1', port: 9 },
    },
  });
  const waiting = await desk.database.db.selectFrom('delivery').select('reason').where('state', '=', 'retry').execute();
  expect(waiting.map((one) => one.reason)).toContain('network');
  real.close();
  real = null;
  desk.pass({ minutes: 70 });
  await deliverDue(desk.ctx(), deps());
  expect(await alarms()).toEqual([]);
});

test('many mails put off by others are an alarm, a few are not, and it ends when they have left', async () => {
  answer.desk = refused('later');
  for (let i = 0; i < 12; i++) await write(0);
  expect(await alarms()).toEqual([]);
  for (let i = 0; i < 40; i++) await write(0);
  expect(await alarms()).toMatchObject([
    { kind: 'deferred', sentence: expect.stringMatching(/put off \d\d of our mails/) },
  ]);
  answer.desk = { sent: true };
  desk.pass({ minutes: 61 });
  await deliverDue(desk.ctx(), deps());
  expect(await alarms()).toEqual([]);
});

test('a mailbox’s own server: what it kept back is tried at once when its settings change', async () => {
  await removeSender(desk.ctx(desk.ana), otherId);
  await ownServer(mailboxId);
  await sql`update delivery set due_at = ${desk.clock.now} where state = 'queued'`.execute(desk.database.db);
  answer.own = refused('down', 'sign_in');
  await write();
  expect(await alarms()).toMatchObject([{ kind: 'sending_sign_in', mailboxId, address: 'support@kestrel.example' }]);
  // The administrator hears of it through the desk's own server.
  await tell();
  sent.desk.length = 0;
  await deliverDue(desk.ctx(), deps());
  expect(sent.desk.map((one) => one.subject)).toEqual(['Mailbox support@kestrel.example: needs you']);
  answer.own = { sent: true };
  sent.own.length = 0;
  await ownServer(mailboxId);
  expect(await alarms()).toEqual([]);
  await deliverDue(desk.ctx(), deps());
  expect(sent.own.length).toBeGreaterThan(0);
  expect(await desk.broken()).toEqual([]);
});

test('a mailbox that is fed by SMTP falls silent like one that is fetched', async () => {
  const { id } = await addMailbox(desk.ctx(desk.ana), { address: 'quiet@kestrel.example', displayName: '' });
  // Twenty working days with a mail every hour, some to an address with a tag.
  const bring = async (at: Date, to: string) => {
    const sha = Buffer.alloc(32, 7);
    await sql`insert into file (sha256, size, stored_at) values (${sha}, 0, ${at}) on conflict do nothing`.execute(
      desk.database.db,
    );
    await sql`insert into inbound (id, channel, door, received_at, raw_sha256, size, envelope_to, state, reason, ended_at)
      values (${desk.ctx().newId()}, 'email', 'smtp', ${at}, ${sha}, 0, ${[to]}, 'automatic', 'mail_server', ${at})`.execute(
      desk.database.db,
    );
  };
  const end = new Date('2026-03-17T10:00:00Z');
  for (let hours = 300; hours >= 0; hours--) {
    await bring(
      new Date(end.getTime() - hours * 3_600_000),
      hours % 2 ? 'Quiet@kestrel.example' : 'quiet+r1x2y3@kestrel.example',
    );
  }
  const silent = async () => {
    await sweepMailboxAlarms(desk.ctx());
    return (await readAlarms(desk.ctx(desk.ana), fillSentence)).alarms.filter((one) => one.mailboxId === id);
  };
  desk.clock.now = new Date('2026-03-17T12:30:00Z');
  expect(await silent()).toEqual([]);
  desk.clock.now = new Date('2026-03-17T15:00:00Z');
  expect(await silent()).toMatchObject([{ kind: 'silent', address: 'quiet@kestrel.example' }]);
  await bring(new Date('2026-03-17T15:01:00Z'), 'quiet@kestrel.example');
  desk.pass({ minutes: 2 });
  expect(await silent()).toEqual([]);
});
