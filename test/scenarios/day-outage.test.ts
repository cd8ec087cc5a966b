// An IMAP server is away for a whole day, by the moved clock, and the desk is restarted once in it.

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMailbox } from '../../server/cases/change-settings.ts';
import { setSource } from '../../server/cases/mailboxes/change-mailbox.ts';
import { readAlarms, readMailboxes } from '../../server/cases/mailboxes/read-mailboxes.ts';
import { patientResolver } from '../../server/channels/email/authenticate-mail.ts';
import { sweepMailboxAlarms } from '../../server/channels/mailbox-alarms.ts';
import { openFetching } from '../../server/open-mail.ts';
import { fillSentence } from '../../server/platform/errors.ts';
import { atEnd, makeDesk, type TestDesk } from '../harness.ts';
import { until } from '../mail-server/daemon.ts';
import { type ImapHouse, openImapHouse, whyNoDovecot, writeMail } from '../mail-server/imap-house.ts';
import { inboxAt } from '../mail-server/mailbox.ts';

const why = whyNoDovecot();
const address = 'day@kestrel.example';

describe.skipIf(why !== null)(`a day without the mail server${why ? `: ${why}` : ''}`, () => {
  let desk: TestDesk;
  let house: ImapHouse;
  beforeAll(async () => {
    desk = await makeDesk();
    house = await openImapHouse([address]);
  });
  afterAll(() => house?.stop());

  const start = () => {
    const resolver = patientResolver(async () => [], desk.sources.now);
    const pace = { lookMillis: 100, pollMillis: 60_000, retryMillis: [100] };
    const one = openFetching(desk.wiring, { keys: desk.wiring.keys, resolver }, pace);
    atEnd(() => one.stop());
    return one;
  };

  test('one alarm, said once, and all mail of that day when it is back', async () => {
    const { id } = await addMailbox(desk.ctx(desk.ana), { address, displayName: '' });
    await setSource(desk.ctx(desk.ana), desk.wiring.keys.secrets, id, inboxAt(house.port, address));
    const health = async () => (await readMailboxes(desk.ctx(desk.ana), fillSentence, id))[0]!.health;
    const alarms = async () =>
      (await readAlarms(desk.ctx(desk.ana), fillSentence)).alarms.filter((one) => one.mailboxId === id);
    const subjects = async () =>
      (
        await sql<{ subject: string }>`select subject from ticket where mailbox_id = ${id}`.execute(desk.database.db)
      ).rows.map((row) => row.subject);
    await house.append(address, [writeMail('The day before')]);
    const first = start();
    await until(async () => (await subjects()).length === 1);
    await house.stopServer();
    await until(async () => /does not answer/.test((await health()).sentence ?? ''));
    for (let hour = 0; hour < 24; hour++) {
      desk.pass({ hours: 1 });
      if (hour === 12) {
        await first.stop();
        start();
      }
      await sweepMailboxAlarms(desk.ctx());
      await desk.sweep();
    }
    expect(await alarms()).toMatchObject([{ kind: 'fetching' }]);
    const failed = await sql`select 1 from event where subject_id = ${id} and kind = 'mailbox.failed'`.execute(
      desk.database.db,
    );
    expect(failed.rows).toHaveLength(1);
    await house.startServer();
    const during = Array.from({ length: 30 }, (_, index) =>
      writeMail(`Of the day ${index}`, { from: `d${index}@northgate.example` }),
    );
    await house.append(address, during, 'INBOX', new Date(desk.clock.now.getTime() - 12 * 3_600_000));
    await until(
      async () => (await subjects()).length >= 31,
      30,
      () => house.said().slice(-2000),
    );
    expect(new Set(await subjects()).size).toBe(31);
    expect(await subjects()).toHaveLength(31);
    await until(async () => (await health()).state === 'well');
    await sweepMailboxAlarms(desk.ctx());
    expect(await alarms()).toEqual([]);
    // Whoever wrote then is promised something from now on, not from a time that is past.
    const late =
      await sql`select 1 from ticket where mailbox_id = ${id} and promise_due_at <= ${desk.clock.now}`.execute(
        desk.database.db,
      );
    expect(late.rows).toEqual([]);
    expect(await desk.broken()).toEqual([]);
  });
});
