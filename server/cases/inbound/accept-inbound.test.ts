// What becomes of mail when something is out of the ordinary: before the set-up, after a crash, with poison in it, with a
// failed proof, with mailboxes configured.

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { makeDesk, type TestDesk } from '../../../test/harness.ts';
import { type MailDesk, mailOf, makeMailDesk } from '../../../test/mail-corpus/mail-desk.ts';
import { patientResolver } from '../../channels/email/authenticate-mail.ts';
import { storeInbound } from '../../channels/store-inbound.ts';
import { addMailbox, removeMailbox } from '../change-settings.ts';
import { type AcceptDeps, acceptInbound } from './accept-inbound.ts';
import { acceptWaiting } from './reception.ts';

let desk: TestDesk;
let mail: MailDesk;

beforeAll(async () => {
  desk = await makeDesk();
  mail = await makeMailDesk(desk);
});

const store = async (raw: string | Buffer, more: { remoteAddress?: string; to?: string[] } = {}) => {
  const stored = await storeInbound(desk.ctx(), {
    channel: 'email',
    door: 'smtp',
    raw: Buffer.from(raw as string),
    envelopeFrom: 'maria@customer.example',
    envelopeTo: more.to ?? ['help@desk.example'],
    remoteAddress: more.remoteAddress ?? '127.0.0.1',
  });
  return stored.id;
};
const row = (id: string) =>
  desk.database.db.selectFrom('inbound').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const ticket = (id: number) =>
  desk.database.db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const quietly = { onError: () => {} };
const sweep = (deps: AcceptDeps = mail.deps) => acceptWaiting(desk.wiring, deps, quietly.onError);

test('mail that came before the set-up waits, and is worked on after it', async () => {
  await sql`update desk set set_up_at = null`.execute(desk.database.db);
  const id = await store(mailOf({ from: 'early@customer.example' }));
  expect(await acceptInbound(desk.ctx(), mail.deps, id)).toEqual({ state: 'received', number: null });
  desk.pass({ minutes: 5 });
  expect(await sweep()).toBe(0);
  expect(await row(id)).toMatchObject({ state: 'received', tries: 0 });
  await sql`update desk set set_up_at = ${desk.clock.now}`.execute(desk.database.db);
  expect(await sweep()).toBe(1);
  expect(await row(id)).toMatchObject({ state: 'accepted', sender: 'early@customer.example' });
});

test('what a crash left between storing and working is taken up once, by whichever process', async () => {
  const ids = await Promise.all([1, 2, 3, 4, 5].map((n) => store(mailOf({ from: `crash${n}@customer.example` }))));
  expect(await sweep()).toBe(0);
  desk.pass({ minutes: 1 });
  const counts = await Promise.all([sweep(), sweep(), sweep()]);
  expect(counts.reduce((a, b) => a + b)).toBe(5);
  for (const id of ids) expect(await row(id)).toMatchObject({ state: 'accepted', tries: 1 });
  const again = await acceptInbound(desk.ctx(), mail.deps, ids[0]!);
  expect(again).toMatchObject({ state: 'accepted', number: expect.stringMatching(/^A-/) });
});

/** A database that refuses what no test of ours thought of. */
async function withPoison(condition: string, work: () => Promise<void>): Promise<void> {
  await sql
    .raw(
      `create or replace function refuse() returns trigger language plpgsql as $$ begin raise exception 'poison' using errcode = '22021'; end $$;
       create trigger poison before insert on message for each row when (${condition}) execute function refuse()`,
    )
    .execute(desk.database.db);
  await work();
  await sql`drop trigger poison on message`.execute(desk.database.db);
}

async function tryForTwoMinutes(): Promise<void> {
  for (let i = 0; i < 60; i++) {
    desk.pass({ minutes: 1 / 30 });
    await sweep();
  }
}

test('a mail that the database refuses is taken as text plus original after five tries', async () => {
  await withPoison('new.body_html is not null', async () => {
    const html = mailOf({ from: 'poison@customer.example', text: '<p>Some <b>bold</b> poison</p>' }).replace(
      'text/plain',
      'text/html',
    );
    const id = await store(html);
    await expect(acceptInbound(desk.ctx(), mail.deps, id)).rejects.toThrow('poison');
    const next = await store(mailOf({ from: 'healthy@customer.example' }));
    await tryForTwoMinutes();
    expect(await row(next)).toMatchObject({ state: 'accepted' });
    const ended = await row(id);
    expect(ended).toMatchObject({ state: 'accepted', tries: 6 });
    expect(ended.explanation).toContain('could not be taken apart');
    const attachments = await desk.database.db
      .selectFrom('attachment')
      .selectAll()
      .where('messageId', '=', ended.messageId!)
      .execute();
    expect(attachments).toMatchObject([{ name: 'original.eml', type: 'message/rfc822', size: html.length }]);
  });
});

test('and what is refused even so is put aside with a reason within two minutes', async () => {
  await withPoison("new.body_text like '%POISON%'", async () => {
    const id = await store(mailOf({ from: 'poison2@customer.example', text: 'POISON' }));
    await tryForTwoMinutes();
    expect(await row(id)).toMatchObject({ state: 'quarantined', reason: 'unreadable', ticketId: null });
  });
  expect((await desk.broken()).filter((one) => one.number === 7)).toEqual([]);
});

const resolverOf = (records: Record<string, string>) =>
  patientResolver(
    async (name, type) => {
      const text = records[`${type} ${name}`];
      if (!text) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
      return [[text]];
    },
    () => desk.clock.now,
  );
const bank = {
  'TXT bank.com': 'v=spf1 ip4:198.51.100.7 -all',
  'TXT customer.example': 'v=spf1 -all',
  'TXT _dmarc.bank.com': 'v=DMARC1; p=reject',
};

test('a mail whose domain disowns it is put aside', async () => {
  const deps = { ...mail.deps, resolver: resolverOf(bank) };
  const id = await store(mailOf({ from: 'ceo@bank.com' }), { remoteAddress: '203.0.113.9' });
  expect(await acceptInbound(desk.ctx(), deps, id)).toEqual({ state: 'quarantined', number: null });
  const ended = await row(id);
  expect(ended).toMatchObject({
    reason: 'authentication_failed',
    authentication: { result: 'fail', policy: 'reject' },
  });
  expect(ended.dueAt).not.toBeNull();
});

test('a proven mail brings those in copy with it, an unproven one does not; our own addresses never', async () => {
  const spf = { 'TXT customer.com': 'v=spf1 ip4:198.51.100.7 -all' };
  const deps = { ...mail.deps, resolver: resolverOf(spf) };
  const draft = {
    from: 'lena@customer.com',
    to: 'help@desk.example, boss@customer.com',
    headers: { Cc: 'friend@elsewhere.com, help@desk.example' },
  };
  const participants = async (id: string) => {
    const { ticketId } = await row(id);
    const rows = await desk.database.db
      .selectFrom('participant')
      .innerJoin('address', 'address.personId', 'participant.personId')
      .select(['address.value', 'participant.role'])
      .where('ticketId', '=', ticketId)
      .orderBy('address.value')
      .execute();
    return rows.map((one) => `${one.value} ${one.role}`);
  };
  const proven = await store(mailOf(draft), { remoteAddress: '198.51.100.7' });
  await sql`update inbound set envelope_from = 'lena@customer.com' where id = ${proven}`.execute(desk.database.db);
  await acceptInbound(desk.ctx(), deps, proven);
  expect(await participants(proven)).toEqual([
    'boss@customer.com copied',
    'friend@elsewhere.com copied',
    'lena@customer.com requester',
  ]);
  const unproven = await store(mailOf(draft));
  await acceptInbound(desk.ctx(), deps, unproven);
  expect(await participants(unproven)).toEqual(['lena@customer.com requester']);
});

test('with a mailbox configured others are refused at the door, and answers come from the mailbox', async () => {
  const mailbox = await addMailbox(desk.ctx(desk.ana), {
    address: 'support@desk.example',
    displayName: 'Kestrel Support',
  });
  await new Promise((done) => setTimeout(done, 300));
  await expect(mail.send(mailOf(), { to: 'help@desk.example' })).rejects.toThrow(/550/);
  await mail.send(mailOf({ from: 'box@customer.example', to: 'Support@Desk.example' }), { to: 'Support@Desk.example' });
  const opened = await desk.database.db
    .selectFrom('ticket')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(opened).toMatchObject({ mailboxId: mailbox.id, fromAddress: null });
  const left = await mail.deliver();
  const answer = left.find((one) => one.to.includes('box@customer.example'))!;
  expect(answer.header('from')).toBe('Kestrel Support <support@desk.example>');
  const reply = answer.header('reply-to');
  expect(reply).toMatch(/^support\+r\./);
  await mail.send(mailOf({ from: 'box@customer.example', to: reply, text: 'More.' }), { to: reply });
  const { ticketId } = await desk.database.db
    .selectFrom('message')
    .selectAll()
    .where('bodyText', '=', 'More.')
    .executeTakeFirstOrThrow();
  expect(ticketId).toBe(opened.id);
  await mail.send(mailOf({ from: 'support@desk.example' }), { to: 'support@desk.example' });
  const last = await desk.database.db.selectFrom('inbound').selectAll().where('reason', '=', 'own_address').execute();
  expect(last).toHaveLength(1);
  await removeMailbox(desk.ctx(desk.ana), mailbox.id);
});

test('a person who writes Russian is answered in Russian', async () => {
  const id = await store(
    mailOf({
      from: 'olga@customer.example',
      subject: 'Принтер',
      text: 'Здравствуйте! Принтер не печатает, помогите, пожалуйста.',
    }),
  );
  await acceptInbound(desk.ctx(), mail.deps, id);
  const { ticketId } = await row(id);
  expect(await ticket(ticketId!)).toMatchObject({ language: 'ru' });
});
