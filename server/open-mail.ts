// Mail of a running desk: the doors it comes in by, and the server it leaves through.

import { Resolver } from 'node:dns/promises';
import { mailLinks } from './access/mail-links.ts';
import type { AcceptDeps } from './cases/inbound/accept-inbound.ts';
import { receptionOf } from './cases/inbound/reception.ts';
import type { DeliverDeps } from './channels/deliver.ts';
import { patientResolver } from './channels/email/authenticate-mail.ts';
import { type Intake, startIntake } from './channels/email/intake.ts';
import { openTransport } from './channels/email/send-mail.ts';
import type { Wiring } from './platform/wiring.ts';

export function acceptDepsOf(wiring: Wiring): AcceptDeps {
  const dns = new Resolver({ timeout: 1000, tries: 1 });
  const resolve = (name: string, type: string) => dns.resolve(name, type) as Promise<string[] | string[][]>;
  return { keys: wiring.keys, resolver: patientResolver(resolve, wiring.sources.now) };
}

export function deliverDepsOf(wiring: Wiring): DeliverDeps {
  const { smtpUrl } = wiring.config;
  return {
    ...mailLinks(wiring),
    transport: smtpUrl ? openTransport(smtpUrl) : null,
    log: wiring.log,
    now: wiring.sources.now,
  };
}

/** @throws with a sentence when the port or the socket is taken */
export function openIntake(wiring: Wiring, deps: AcceptDeps): Promise<Intake> {
  const { config, log } = wiring;
  return startIntake(receptionOf(wiring, deps), {
    smtp: config.smtpPort === 0 ? null : { host: config.host, port: config.smtpPort },
    dataFolder: config.dataFolder,
    name: new URL(config.publicUrl).hostname,
    log,
  });
}
