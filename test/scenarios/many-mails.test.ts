// Pain 17: one mail with something in it that nobody thought of stopped all intake for two days. Five thousand mails lie in a
// Dovecot's folder when the desk first looks; one of them cannot be handed out by the server, and one cannot be worked on.

import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMailbox } from '../../server/cases/change-settings.ts';
import { acceptWaiting } from '../../server/cases/inbound/reception.ts';
import { setSource } from '../../server/cases/mailboxes/change-mailbox.ts';
import { readMailboxes } from '../../server/cases/mailboxes/read-mailboxes.ts';
import { patientResolver } from '../../server/channels/email/authenticate-mail.ts';
import { openFetching } from '../../server/open-mail.ts';
import { fillSentence } from '../../server/platform/errors.ts';
import { atEnd, makeDesk, type TestDesk } from '../harness.ts';
import { until } from '../mail-server/daemon.ts';
import { type ImapHouse, openImapHouse, whyNoDovecot, writeMail } from '../mail-server/imap-house.ts';
import { inboxAt } from '../mail-server/mailbox.ts';

const why = whyNoDovecot();
const address = 'many@kestrel.example';
const mails = 5000;
const unreadableAt = 1234;
const poisonAt = 2345;

describe.skipIf(why !== null)(`five thousand mails at once${why ? `: ${why}` : ''}`, () => {
  let desk: TestDesk;
  let house: ImapHouse;
  beforeAll(async () => {
    desk = await makeDesk();
    house = await openImapHouse([address]);
  });
  afterAll(() => house?.stop());

  const count = async (what: ReturnType<typeof sql>): Promise<number> =>
    Number((await sql<{ n: number }>`select count(*) as n from ${what}`.execute(desk.database.db)).rows[0]!.n);

  /** As Dovecot's own delivery would, without five thousand conversations. */
  function putIntoFolder(): string {
    const maildir = house.maildir(address);
    for (const name of ['', 'cur', 'new', 'tmp']) mkdirSync(join(maildir, name), { recursive: true });
    const { uid, gid } = statSync(join(maildir, '..'));
    for (let index = 0; index < mails; index++) {
      const body = index === poisonAt ? 'POISON' : `Label ${index} is crooked.`;
      const from = `r${index % 500}@northgate.example`;
      const path = join(maildir, 'new', `${1_700_000_000 + index}.M${index}.mx`);
      writeFileSync(path, writeMail(`Mail ${index}`, { from, body }).replace(/\n/g, '\r\n'));
      chownSync(path, uid, gid);
    }
    for (const name of ['', 'cur', 'new', 'tmp']) chownSync(join(maildir, name), uid, gid);
    return maildir;
  }

  test('all others are tickets, the two are seen for what they are, and none comes twice', {
    timeout: 480_000,
  }, async () => {
    const maildir = putIntoFolder();
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'poison' using errcode = '22021'; end $$`.execute(
      desk.database.db,
    );
    await sql`create trigger poison before insert on message for each row when (new.body_text like '%POISON%') execute function refuse()`.execute(
      desk.database.db,
    );
    const { id } = await addMailbox(desk.ctx(desk.ana), { address, displayName: '' });
    await setSource(desk.ctx(desk.ana), desk.wiring.keys.secrets, id, inboxAt(house.port, address));
    const deps = { keys: desk.wiring.keys, resolver: patientResolver(async () => [], desk.sources.now) };
    // The file is there and cannot be read: the server knows of the mail and does not hand it out.
    chmodSync(join(maildir, 'new', `${1_700_000_000 + unreadableAt}.M${unreadableAt}.mx`), 0o000);
    const began = performance.now();
    const fetching = openFetching(desk.wiring, deps, { lookMillis: 200, pollMillis: 60_000, retryMillis: [100] });
    atEnd(() => fetching.stop());
    await until(
      async () => (await count(sql`ticket`)) >= mails - 2,
      420,
      () => house.said().slice(-2000),
    );
    const seconds = (performance.now() - began) / 1000;
    console.log(`      ${mails} mails in ${seconds.toFixed(1)} s: ${Math.round(mails / seconds)} a second`);

    const health = async () => (await readMailboxes(desk.ctx(desk.ana), fillSentence, id))[0]!.health;
    await until(async () => (await health()).unfetched === 1);
    // What was tried in vain is put aside where agents see it, within two minutes.
    for (let turn = 0; turn < 60; turn++) {
      desk.pass({ minutes: 1 / 30 });
      await acceptWaiting(desk.wiring, deps, () => {});
    }
    const aside = await sql<{ state: string; reason: string; subject: string }>`
      select state, reason, subject from inbound where state <> 'accepted'`.execute(desk.database.db);
    expect(aside.rows).toEqual([{ state: 'quarantined', reason: 'unreadable', subject: `Mail ${poisonAt}` }]);

    expect(await count(sql`ticket`)).toBe(mails - 2);
    expect(await count(sql`(select distinct subject from ticket) t`)).toBe(mails - 2);
    expect(await count(sql`inbound`)).toBe(mails - 1);
    // It can be read again: it comes as well, and only it.
    await until(() => readdirSync(join(maildir, 'cur')).length === mails);
    const name = readdirSync(join(maildir, 'cur')).find((one) => one.includes(`.M${unreadableAt}.`))!;
    chmodSync(join(maildir, 'cur', name), 0o600);
    desk.pass({ minutes: 30 });
    await house.append(address, [writeMail('The last one', { from: 'r1@northgate.example' })]);
    await until(
      async () => (await count(sql`ticket`)) === mails,
      60,
      () => house.said().slice(-2000),
    );
    expect((await health()).unfetched).toBe(0);
    expect(await count(sql`(select distinct subject from ticket) t`)).toBe(mails);
    await until(async () => (await house.list(address)).every((one) => one.seen));
    expect((await desk.broken()).filter((one) => one.number === 7)).toEqual([]);
  });
});
