// A private Dovecot: virtual users with Maildirs in a folder of its own, IMAP on a port of loopback for those who read, LMTP
// on a socket for Postfix.

import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { findProgram, freePort, startDaemon, until, userIds } from './daemon.ts';

export const mailboxPassword = 'correct horse';

export type Dovecot = {
  imapPort: number;
  /** TLS from the first byte; null without a certificate. */
  imapsPort: number | null;
  /** As Postfix writes it. */
  lmtp: string;
  said: () => string;
  stop: () => Promise<void>;
};

export type DovecotOptions = {
  /** The same again, after a restart. */
  imapPort?: number;
  password?: string;
  /** Paths; with it both ports speak TLS. */
  certificate?: { cert: string; key: string };
  /** How many bytes a mailbox may hold; then it is full. */
  quota?: Record<string, number>;
  /** Besides passwords, tokens are asked about here (RFC 7662), by these mechanisms alone. */
  tokens?: { introspectionUrl: string; mechanisms: 'xoauth2' | 'oauthbearer' | 'xoauth2 oauthbearer' };
};

/** `folder` exists and other users may walk through it; `addresses` are the mailboxes. Any other one is refused. */
export async function startDovecot(
  folder: string,
  addresses: readonly string[],
  options: DovecotOptions = {},
): Promise<Dovecot> {
  const imapPort = options.imapPort ?? (await freePort());
  const imapsPort = options.certificate ? await freePort() : null;
  const owner = userIds('nobody');
  const mail = join(folder, 'mail');
  mkdirSync(mail, { recursive: true });
  chownSync(mail, owner.uid, owner.gid);
  const users = join(folder, 'users');
  const lineOf = (one: string): string => {
    const most = options.quota?.[one];
    const extra = most === undefined ? '' : `userdb_quota_rule=*:bytes=${most}`;
    return `${one}:{PLAIN}${options.password ?? mailboxPassword}::::::${extra}\n`;
  };
  writeFileSync(users, addresses.map(lineOf).join(''));
  chmodSync(users, 0o644);
  const config = join(folder, 'dovecot.conf');
  writeFileSync(config, configOf({ folder, imapPort, imapsPort, users, mail, ...owner, ...options }));
  const daemon = startDaemon(findProgram('dovecot')!, ['-F', '-c', config]);
  await until(
    () => greets(imapPort),
    20,
    () => `Dovecot answers on ${imapPort}. It says: ${daemon.said()}`,
  ).catch(async (error) => {
    await daemon.stop();
    throw error;
  });
  return {
    imapPort,
    imapsPort,
    lmtp: `lmtp:unix:${join(folder, 'run', 'lmtp')}`,
    said: daemon.said,
    stop: daemon.stop,
  };
}

type Places = {
  folder: string;
  users: string;
  mail: string;
  uid: number;
  gid: number;
  imapsPort: number | null;
} & DovecotOptions;

function configOf({ imapPort, imapsPort, users, mail, uid, gid, ...options }: Places): string {
  const { folder, tokens, certificate, quota = {} } = options;
  const oauth = join(folder, 'oauth2.conf');
  if (tokens) {
    writeFileSync(
      oauth,
      `introspection_mode = post\nintrospection_url = ${tokens.introspectionUrl}\nusername_attribute = username\nactive_attribute = active\nactive_value = true\ntimeout_msecs = 3000\n`,
    );
  }
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
protocols = imap lmtp
listen = 127.0.0.1
${certificate ? `ssl = yes\nssl_cert = <${certificate.cert}\nssl_key = <${certificate.key}` : 'ssl = no'}
disable_plaintext_auth = no
auth_mechanisms = plain login ${tokens?.mechanisms ?? ''}
auth_failure_delay = 0
postmaster_address = postmaster@customer.example
hostname = mx.customer.example
mail_location = maildir:${mail}/%u
mail_uid = ${uid}
mail_gid = ${gid}
first_valid_uid = 1
recipient_delimiter = +
lmtp_save_to_detail_mailbox = no
${Object.keys(quota).length > 0 ? 'mail_plugins = quota\nplugin {\n  quota = count:User quota\n  quota_vsizes = yes\n}' : ''}
${tokens ? `passdb {\n  driver = oauth2\n  mechanisms = ${tokens.mechanisms}\n  args = ${oauth}\n}` : ''}
passdb {
  driver = passwd-file
  mechanisms = plain login
  args = username_format=%u ${users}
}
userdb {
  driver = passwd-file
  args = username_format=%u ${users}
  override_fields = uid=${uid} gid=${gid} home=${mail}/%u
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${imapPort}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${imapsPort ?? 0}
    ssl = yes
  }
}
service lmtp {
  unix_listener lmtp {
    mode = 0666
  }
}
protocol lmtp {
  postmaster_address = postmaster@customer.example
}
`;
}

function greets(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    const end = (yes: boolean) => {
      socket.destroy();
      done(yes);
    };
    socket.once('data', (text) => end(text.toString().startsWith('* OK')));
    socket.once('error', () => end(false));
    socket.setTimeout(2000, () => end(false));
  });
}
