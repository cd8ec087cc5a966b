// A private Postfix: its own configuration, queue and log in a folder of its own, on one port of loopback, asking no DNS.

import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Daemon, findProgram, freePort, startDaemon, until, userIds } from './daemon.ts';

export type PostfixOptions = {
  /** An existing folder that other users may walk through. */
  folder: string;
  /** Where mail to a domain goes, as transport(5) writes it: `smtp:[127.0.0.1]:2525`, `lmtp:unix:/path`, `desk:`. */
  routes: Record<string, string>;
  /** A pipe named `desk`: runs this command as this user for each mail. */
  pipe?: { user: string; command: readonly string[] };
  /** Paths; with it STARTTLS is offered, and asked for where `asks` says so; a second port is TLS from the first byte. */
  certificate?: { cert: string; key: string; asks?: boolean };
  /** How mail is handed on: not encrypted when left out; `encrypt` whoever it is; `secure` only to whom the authority knows. */
  handsOn?: { level: 'encrypt' } | { level: 'secure'; authority: string };
  /** One address leads to these (virtual(5)). */
  aliases?: Record<string, readonly string[]>;
  /** Headers that are taken away from what comes in (header_checks(5)). */
  drops?: readonly string[];
  /** Addresses that are refused while the sender still waits. */
  refused?: readonly string[];
};

export type Postfix = {
  port: number;
  tlsPort: number | null;
  url: string;
  log: () => string;
  queue: () => string;
  stop: () => Promise<void>;
};

export async function startPostfix(options: PostfixOptions): Promise<Postfix> {
  const config = join(options.folder, 'config');
  const queue = join(options.folder, 'queue');
  const data = join(options.folder, 'data');
  const logPath = join(options.folder, 'mail.log');
  const port = await freePort();
  const tlsPort = options.certificate ? await freePort() : null;
  const daemons = execFileSync(findProgram('postconf')!, ['-d', '-h', 'daemon_directory'], { encoding: 'utf8' }).trim();
  makeFolders(config, queue, data);
  writeFileSync(join(config, 'main.cf'), mainOf(options, { config, queue, data, daemons, logPath }));
  writeFileSync(join(config, 'master.cf'), masterOf(port, tlsPort, options));
  const daemon = startDaemon(join(daemons, 'master'), ['-c', config, '-d']);
  const log = () => (existsSync(logPath) ? readFileSync(logPath, 'utf8') : '') + daemon.said();
  await until(
    () => answers(port),
    20,
    () => `Postfix answers on ${port}. It says: ${log()}`,
  ).catch(giveUp(daemon));
  return {
    port,
    tlsPort,
    url: `smtp://127.0.0.1:${port}`,
    log,
    queue: () => execFileSync(findProgram('postqueue')!, ['-c', config, '-p'], { encoding: 'utf8' }),
    stop: daemon.stop,
  };
}

const giveUp = (daemon: Daemon) => async (error: Error) => {
  await daemon.stop();
  throw error;
};

/** What `postfix start` would make, with the owners that its programs insist on. */
function makeFolders(config: string, queue: string, data: string): void {
  const postfix = userIds('postfix');
  const drop = Number(execFileSync('getent', ['group', 'postdrop'], { encoding: 'utf8' }).split(':')[2]);
  for (const folder of [config, queue, data]) mkdirSync(folder, { mode: 0o755 });
  chownSync(data, postfix.uid, postfix.gid);
  mkdirSync(join(queue, 'pid'), { mode: 0o755 });
  for (const name of [
    'active',
    'bounce',
    'corrupt',
    'defer',
    'deferred',
    'flush',
    'hold',
    'incoming',
    'private',
    'saved',
    'trace',
  ]) {
    mkdirSync(join(queue, name), { mode: 0o700 });
    chownSync(join(queue, name), postfix.uid, 0);
  }
  for (const [name, mode] of [
    ['public', 0o2710],
    ['maildrop', 0o1730],
  ] as const) {
    mkdirSync(join(queue, name));
    chownSync(join(queue, name), postfix.uid, drop);
    chmodSync(join(queue, name), mode);
  }
}

type Places = { config: string; queue: string; data: string; daemons: string; logPath: string };

const inline = (pairs: readonly (readonly [string, string])[]): string =>
  `inline:{ ${pairs.map(([key, value]) => `{ ${key} = ${value} }`).join(', ')} }`;

const aliasesOf = (aliases: Record<string, readonly string[]>): string => {
  const pairs = Object.entries(aliases).map(([from, to]) => [from, to.join(', ')] as const);
  return pairs.length > 0 ? inline(pairs) : '';
};

/** The slashes of a pattern cannot stand in an inline map of another kind. */
const dropsOf = (names: readonly string[]): string =>
  `regexp:{ ${names.map((name) => `{ /^${name}:/ IGNORE }`).join(', ')} }`;

function mainOf(options: PostfixOptions, places: Places): string {
  const { folder, routes, refused = [], aliases = {}, certificate, handsOn } = options;
  return [
    'compatibility_level = 3.6',
    `queue_directory = ${places.queue}`,
    `data_directory = ${places.data}`,
    `daemon_directory = ${places.daemons}`,
    `maillog_file = ${places.logPath}`,
    `maillog_file_prefixes = ${folder}`,
    'myhostname = mx.test.invalid',
    'mydestination =',
    'local_transport = error:5.1.1 nobody is here',
    'alias_maps =',
    'alias_database =',
    'inet_interfaces = 127.0.0.1',
    'inet_protocols = ipv4',
    'mynetworks = 127.0.0.0/8',
    `relay_domains = ${Object.keys(routes).join(', ')}`,
    `transport_maps = ${inline(Object.entries(routes))}`,
    'default_transport = error:5.4.4 no other domains here',
    `smtpd_recipient_restrictions = check_recipient_access ${inline([['nobody.refuses@', 'OK'], ...refused.map((one) => [one, 'REJECT'] as const)])}, permit_mynetworks, reject`,
    'smtpd_relay_restrictions = permit_mynetworks, reject',
    'unknown_address_reject_code = 550',
    // Nothing asks a DNS, and nothing is patient: what fails comes back at once.
    'smtp_dns_support_level = disabled',
    'smtp_host_lookup = native',
    'lmtp_dns_support_level = disabled',
    'lmtp_host_lookup = native',
    `smtp_tls_security_level = ${handsOn?.level ?? 'none'}`,
    ...(handsOn?.level === 'secure' ? [`smtp_tls_CAfile = ${handsOn.authority}`] : []),
    'smtp_tls_loglevel = 1',
    `smtpd_tls_security_level = ${certificate ? (certificate.asks ? 'encrypt' : 'may') : 'none'}`,
    ...(certificate ? [`smtpd_tls_chain_files = ${certificate.key}, ${certificate.cert}`] : []),
    'smtpd_tls_received_header = yes',
    `virtual_alias_domains =`,
    `virtual_alias_maps = ${aliasesOf(aliases)}`,
    ...(options.drops ? [`header_checks = ${dropsOf(options.drops)}`] : []),
    'smtpd_peername_lookup = no',
    'minimal_backoff_time = 1s',
    'maximal_backoff_time = 2s',
    'queue_run_delay = 1s',
    'desk_destination_recipient_limit = 1',
    'biff = no',
    '',
  ].join('\n');
}

/** The programs that a small relay needs, none of them in a chroot. */
function masterOf(port: number, tlsPort: number | null, { pipe, certificate, handsOn }: PostfixOptions): string {
  const lines = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'proxymap unix - - n - - proxymap',
    'smtp unix - - n - - smtp',
    'relay unix - - n - - smtp',
    'lmtp unix - - n - - lmtp',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'showq unix n - n - - showq',
    'flush unix n - n 1000? 0 flush',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'postlog unix-dgram n - n - 1 postlogd',
  ];
  if (tlsPort) lines.push(`127.0.0.1:${tlsPort} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes`);
  if (certificate || handsOn) lines.push('tlsmgr unix - - n 1000? 1 tlsmgr');
  if (pipe) lines.push(`desk unix - n n - 4 pipe flags=DR user=${pipe.user} argv=${pipe.command.join(' ')}`);
  return `${lines.join('\n')}\n`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    const end = (yes: boolean) => {
      socket.destroy();
      done(yes);
    };
    socket.once('data', (text) => end(text.toString().startsWith('220')));
    socket.once('error', () => end(false));
    socket.setTimeout(2000, () => end(false));
  });
}
