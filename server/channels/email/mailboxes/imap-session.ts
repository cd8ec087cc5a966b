// One connection to an IMAP server, signed in. A token that the server refuses although it should be good is renewed once.

import { ImapFlow } from 'imapflow';
import type { Context } from '../../../platform/context.ts';
import { type Credentials, credentialsOf } from './sign-in.ts';
import type { Source } from './source.ts';
import { MailboxTrouble, troubleOf } from './trouble.ts';

const answerMillis = 10_000;
const silentMillis = 120_000;

/** The caller closes it. @throws MailboxTrouble */
export async function openImap(ctx: Context, secrets: Buffer, source: Source): Promise<ImapFlow> {
  const credentials = await credentialsOf(ctx, secrets, source);
  try {
    return await connect(source, credentials);
  } catch (error) {
    if (!(error instanceof MailboxTrouble) || error.kind !== 'sign_in' || !('accessToken' in credentials)) throw error;
    return connect(source, await credentialsOf(ctx, secrets, source, credentials.accessToken));
  }
}

async function connect(source: Source, credentials: Credentials): Promise<ImapFlow> {
  const { host, port, security, checksCertificate, userName, signIn } = source;
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    tls: { rejectUnauthorized: checksCertificate },
    auth: credentials,
    clientInfo: { name: 'Tellonce' },
    // What is said on the line holds mail and passwords; nothing of it goes into a log.
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: answerMillis,
    greetingTimeout: answerMillis,
    socketTimeout: silentMillis,
    maxLiteralSize: source.largestBytes + 1024 * 1024,
  });
  // Errors come from the call that they break; without a listener they would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw troubleOf(error, { host, port, userName, byToken: signIn === 'oauth' });
  }
}
