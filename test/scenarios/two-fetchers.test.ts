// Two processes of one desk fetch the same mailbox from a real Dovecot. One of them is killed in the middle of a folder.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMailbox } from '../../server/cases/change-settings.ts';
import { setSource } from '../../server/cases/mailboxes/change-mailbox.ts';
import { leaseSeconds } from '../../server/channels/email/mailboxes/lease.ts';
import { deriveKey } from '../../server/platform/config.ts';
import { atEnd, makeDesk, type TestDesk } from '../harness.ts';
import { until } from '../mail-server/daemon.ts';
import { type ImapHouse, openImapHouse, whyNoDovecot, writeMail } from '../mail-server/imap-house.ts';
import { root } from '../mail-server/mail-house.ts';
import { inboxAt } from '../mail-server/mailbox.ts';

const why = whyNoDovecot();
const address = 'support@kestrel.example';
const secret = 'a secret of this test and no other';
const mails = 300;

describe.skipIf(why !== null)(`two processes that fetch${why ? `: ${why}` : ''}`, () => {
  let desk: TestDesk;
  let house: ImapHouse;
  const workers: { child: ChildProcess; said: () => string }[] = [];

  beforeAll(async () => {
    desk = await makeDesk(new Date());
    house = await openImapHouse([address]);
  });
  afterAll(async () => {
    for (const { child } of workers) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
    }
    await house?.stop();
  });

  const startWorker = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tellonce-worker-'));
    atEnd(() => rmSync(folder, { recursive: true, force: true }));
    const { user, password, host, port, database } = desk.connection;
    const { DATABASE_DIRECT_URL: _, ...inherited } = process.env;
    const child = spawn(join(root, 'node_modules', 'node', 'bin', 'node'), [join(root, 'server', 'main.ts')], {
      env: {
        ...inherited,
        DATABASE_URL: `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`,
        TELLONCE_DATA: folder,
        TELLONCE_ROLE: 'worker',
        TELLONCE_SECRET: secret,
        LOG_LEVEL: 'info',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    workers.push({ child, said: () => said });
    await until(
      () => said.includes('The worker is running'),
      60,
      () => said.slice(-2000),
    );
  };
  const count = async (what: ReturnType<typeof sql>): Promise<number> =>
    Number((await sql<{ n: number }>`select count(*) as n from ${what}`.execute(desk.database.db)).rows[0]!.n);

  test('kill -9 in the middle of a folder: the other goes on within the time of the lease, and each mail is one ticket', async () => {
    const mailbox = await addMailbox(desk.ctx(desk.ana), { address, displayName: '' });
    await house.append(
      address,
      Array.from({ length: mails }, (_, index) => writeMail(`Mail ${index}`, { from: `r${index}@northgate.example` })),
    );
    await setSource(
      desk.ctx(desk.ana),
      deriveKey(Buffer.from(secret), 'secrets of mailboxes'),
      mailbox.id,
      inboxAt(house.port, address),
    );
    // The first one has the mailbox before the second one is there.
    await startWorker();
    const second = startWorker();
    await until(
      async () => (await count(sql`mailbox_fetch`)) >= 20,
      60,
      () => workers[0]!.said().slice(-2000),
    );
    workers[0]!.child.kill('SIGKILL');
    const killedAt = Date.now();
    await once(workers[0]!.child, 'exit');
    const fetchedByFirst = await count(sql`mailbox_fetch`);
    expect(fetchedByFirst).toBeGreaterThan(0);
    expect(fetchedByFirst).toBeLessThan(mails);
    await second;
    // Whatever the dead one held is free again this soon; the clock is moved there.
    const lease = await sql<{ holder: string; until: Date }>`select holder, until from mailbox_lease`.execute(
      desk.database.db,
    );
    expect(lease.rows).toHaveLength(1);
    expect(new Date(lease.rows[0]!.until).getTime() - killedAt).toBeLessThanOrEqual(leaseSeconds * 1000);
    expect(await count(sql`mailbox_fetch`)).toBe(fetchedByFirst);
    await sql`update mailbox_lease set until = now()`.execute(desk.database.db);
    // What was stored and not worked on any more waits for the sweep; that clock is moved as well.
    await until(
      async () => (await count(sql`mailbox_fetch`)) === mails,
      60,
      () => workers[1]!.said().slice(-2000),
    );
    await sql`update inbound set due_at = now() where state = 'received' and received_at < ${new Date(killedAt)}`.execute(
      desk.database.db,
    );
    await until(
      async () => (await count(sql`inbound where state <> 'received'`)) === mails,
      60,
      () => workers[1]!.said().slice(-2000),
    );
    const after = await sql<{ holder: string }>`select holder from mailbox_lease`.execute(desk.database.db);
    expect(after.rows[0]!.holder).not.toBe(lease.rows[0]!.holder);
    expect(await count(sql`inbound`)).toBe(mails);
    expect(await count(sql`ticket`)).toBe(mails);
    expect(await count(sql`(select distinct subject from ticket) t`)).toBe(mails);
    expect(await count(sql`message where purpose = 'acknowledgement'`)).toBe(mails);
    await until(async () => (await house.list(address)).every((one) => one.seen));
    desk.clock.now = new Date();
    expect(await desk.broken()).toEqual([]);
    process.stdout.write(`      ${fetchedByFirst} of ${mails} fetched before the kill\n`);
  }, 180_000);
});
