// One storm from the first start to the last count; the long program and its short form in the gate differ only in size.

import { setTimeout as delay } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { expect } from 'vitest';
import { until } from '../mail-server/daemon.ts';
import { type DeskProcess, makeDeskProcess, setUpAndStart } from './desk-process.ts';
import { type LoadSize, seeded, sendOne, startLoad } from './load.ts';
import { type Sink, startSink } from './sink.ts';
import { blowsOf, rage } from './storm.ts';
import { expectEverythingOnce, settle } from './tally.ts';

export type StormSize = LoadSize & { blows: number; seed: number; folder: string };

/** The seed of this run: FAULTS_SEED, else a new one each time. */
export const seedOf = (): number => Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 1_000_000));

/** A desk that is set up and runs, with a sink for its mail, for one story; nothing of it is left afterwards. */
export async function withDesk<T>(
  seed: number,
  folder: string,
  tell: (desk: DeskProcess, sink: Sink) => Promise<T>,
): Promise<T> {
  const sink = await startSink();
  const desk = await makeDeskProcess(folder, sink.url);
  try {
    await setUpAndStart(desk);
    const told = await tell(desk, sink);
    expect(await desk.stop()).toBe(0);
    expect(desk.processes()).toEqual([]);
    return told;
  } catch (error) {
    throw new Error(`FAULTS_SEED=${seed}\n${lastWords(desk)}`, { cause: error });
  } finally {
    await desk.remove();
    await sink.close();
  }
}

/** @returns what happened, in one line */
export function weather({ seed, blows, folder, ...size }: StormSize): Promise<string> {
  const random = seeded(seed);
  return withDesk(seed, folder, async (desk, sink) => {
    const load = startLoad(desk, sink, size, random);
    const storm = await Promise.race([rage(desk, load, blowsOf(blows, random), random), load.ended.then(() => null)]);
    await load.ended;
    expect(storm, 'the load ended before the storm').not.toBeNull();
    await settle(desk, 90);
    await expectEverythingOnce(desk, sink, load);
    return report(seed, storm!, load, sink.caught.length);
  });
}

/** The database stands still, or is gone for a while, under load: everybody waits or comes again, and nothing is lost. */
export function outage(seed: number, folder: string, how: 'frozen' | 'away', size: LoadSize): Promise<void> {
  const random = seeded(seed);
  return withDesk(seed, folder, async (desk, sink) => {
    const load = startLoad(desk, sink, size, random);
    await until(() => load.done() > load.total / 5, 60);
    const end = how === 'frozen' ? desk.freezeDatabase() : desk.takeDatabaseAway();
    try {
      await until(
        async () => (await desk.readyStatus()) === 503,
        15,
        () => '/readyz says 503',
      );
      expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
      if (how === 'away') await expectAskedToComeAgain(desk);
      await delay(1000);
    } finally {
      end();
    }
    await until(
      async () => (await desk.readyStatus()) === 200,
      30,
      () => '/readyz says 200 again',
    );
    await load.ended;
    expect(desk.starts()).toBe(1);
    await settle(desk, 90);
    await expectEverythingOnce(desk, sink, load);
  });
}

/** A mail server and a program are told that it is our trouble and that it passes. */
async function expectAskedToComeAgain(desk: DeskProcess): Promise<void> {
  const client = createTransport({ host: '127.0.0.1', port: desk.smtpPort, ignoreTLS: true });
  const envelope = { from: 'somebody@customer.example', to: 'support@desk.example' };
  const refused = await client.sendMail({ envelope, raw: 'Subject: x\r\n\r\nx\r\n' }).catch((error) => error);
  client.close();
  expect(refused.responseCode).toBe(451);
  const response = await fetch(`${desk.url}/api/v1/tickets`, { headers: { authorization: `Bearer ${desk.key}` } });
  expect(response.status).toBe(503);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
}

/**
 * The server is killed while its mail is being handed over, before the other side has said yes and after. The same mail may
 * come twice, which SMTP cannot exclude; two different ones never.
 */
export function killedWhileSending(seed: number, folder: string, rounds: number): Promise<string> {
  const random = seeded(seed);
  return withDesk(seed, folder, async (desk, sink) => {
    let twice = 0;
    for (let round = 0; round < rounds; round++) {
      const before = round % 2 === 0;
      const wait = random() * 6;
      let killed: Promise<void> | undefined;
      sink.onMail = async ({ to }) => {
        if (to !== `customer${round}@customer.example` || killed) return;
        killed = before ? desk.killServer() : delay(wait).then(desk.killServer);
        if (before) await killed;
      };
      await sendOne(desk, round);
      await until(
        () => killed !== undefined,
        20,
        () => `a mail to customer ${round}`,
      );
      await killed;
      await desk.start();
      await settle(desk, 30);
      const got = sink.caught.filter((one) => one.to === `customer${round}@customer.example`);
      expect(new Set(got.map((one) => one.messageId)).size, JSON.stringify(got)).toBe(1);
      if (before) expect(got.length).toBe(2);
      if (got.length > 1) twice++;
    }
    const { code, out } = await desk.command(['guarantees']);
    expect(code, out).toBe(0);
    return `seed ${seed}: ${rounds} kills while sending, ${twice} mails came twice, each under one Message-ID`;
  });
}

const lastWords = (desk: DeskProcess) =>
  desk
    .log()
    .split('\n')
    .filter((line) => !line.startsWith('{"level":"warn"'))
    .slice(-20)
    .join('\n');

const report = (
  seed: number,
  storm: Awaited<ReturnType<typeof rage>>,
  load: ReturnType<typeof startLoad>,
  left: number,
) =>
  `seed ${seed}: ${storm.blows.map(({ blow, after }) => `${blow} after ${after}`).join(', ')}; ${load.mails.length} mails and ` +
  `${load.tickets.length + load.notes.length} calls taken, ${load.retries.mail} and ${load.retries.call} tries again, ${left} mails left`;
