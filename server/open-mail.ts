// Mail of a running desk: the doors it comes in by, and the server it leaves through.

import { Resolver } from 'node:dns/promises';
import { mailLinks } from './access/mail-links.ts';
import type { AcceptDeps } from './cases/inbound/accept-inbound.ts';
import { receptionOf } from './cases/inbound/reception.ts';
import type { Stored } from './channels/channel.ts';
import type { DeliverDeps } from './channels/deliver.ts';
import { patientResolver } from './channels/email/authenticate-mail.ts';
import { type Intake, startIntake } from './channels/email/intake.ts';
import { signingKey } from './channels/email/mailboxes/dkim.ts';
import { type RunningFetch, startFetching } from './channels/email/mailboxes/fetch-mailboxes.ts';
import { openTransport } from './channels/email/send-mail.ts';
import { startQueue } from './channels/email/work-queue.ts';
import { sweepMailboxAlarms } from './channels/mailbox-alarms.ts';
import { openSenders } from './channels/mailbox-senders.ts';
import { contextFor, theDesk } from './platform/context.ts';
import type { Wiring } from './platform/wiring.ts';

export function acceptDepsOf(wiring: Wiring): AcceptDeps {
  const dns = new Resolver({ timeout: 1000, tries: 1 });
  const resolve = (name: string, type: string) => dns.resolve(name, type) as Promise<string[] | string[][]>;
  return { keys: wiring.keys, resolver: patientResolver(resolve, wiring.sources.now) };
}

export type OpenDelivery = DeliverDeps & { close: () => void };

export function deliverDepsOf(wiring: Wiring): OpenDelivery {
  const { smtpUrl } = wiring.config;
  const { secrets } = wiring.keys;
  const transport = smtpUrl ? openTransport(smtpUrl) : null;
  const senders = openSenders(secrets);
  return {
    ...mailLinks(wiring),
    transport,
    senders,
    dkimOf: (ctx, domain) => signingKey(ctx, secrets, domain),
    log: wiring.log,
    now: wiring.sources.now,
    close: () => {
      senders.close();
      transport?.close();
    },
  };
}

/** @throws with a sentence when the port or the socket is taken */
export function openIntake(wiring: Wiring, deps: AcceptDeps): Promise<Intake> {
  const { config, log } = wiring;
  return startIntake(receptionOf(wiring, deps), {
    mostWholeBytes: config.mostMailBytes,
    smtp: config.smtpPort === 0 ? null : { host: config.host, port: config.smtpPort },
    dataFolder: config.dataFolder,
    lmtpSocket: config.lmtpSocket,
    certificate: config.smtpCertificate ?? null,
    name: new URL(config.publicUrl).hostname,
    log,
  });
}

export type FetchPace = { lookMillis?: number; pollMillis?: number; retryMillis?: readonly number[] };

/** Fetches the mailboxes that have a source. Mail is worked on while the next is fetched. */
export function openFetching(wiring: Wiring, deps: AcceptDeps, pace: FetchPace = {}): RunningFetch {
  const { log, sources, database, keys } = wiring;
  const reception = receptionOf(wiring, deps);
  const ctx = () => contextFor(sources, database.db, theDesk);
  const queue = startQueue(4, async (stored: Stored) => {
    await reception.process(stored).catch((error: unknown) => {
      log.warn({ err: error, inbound: stored.id }, 'A mail waits for its next try.');
    });
  });
  const running = startFetching({
    ...pace,
    ctx,
    log,
    secrets: keys.secrets,
    holder: sources.newId(),
    alarm: () => {
      sweepMailboxAlarms(ctx()).then(wiring.wake, (error: unknown) => log.warn({ err: error }, 'No alarm was raised.'));
    },
    take: async (message, also) => {
      try {
        const stored = await reception.store(message, also);
        await queue.add(stored, message.raw.length);
        return true;
      } catch (error) {
        // Another process was quicker, in the moment in which it lost the mailbox to us.
        const { code, constraint } = error as { code?: string; constraint?: string };
        if (code === '23505' && constraint === 'mailbox_fetch_pkey') return false;
        throw error;
      }
    },
  });
  return {
    ...running,
    stop: async () => {
      await running.stop();
      await queue.stop();
    },
  };
}
