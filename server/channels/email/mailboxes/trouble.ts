// What goes wrong with a mailbox, as a sentence that says what to do. It is kept as an English template with its values, so
// that each reader is told in their own language. What a server answered is quoted, shortened, and never holds a secret.

import { fillSentence, type Sentence, said } from '../../../platform/errors.ts';

/** `sign_in`: nobody but a person can mend it; `server`: it may mend itself. */
export type TroubleKind = 'sign_in' | 'server';

export class MailboxTrouble extends Error {
  readonly kind: TroubleKind;
  readonly said: Sentence;
  constructor(kind: TroubleKind, sentence: Sentence, cause?: unknown) {
    super(fillSentence(sentence.template, sentence.values), { cause });
    this.name = 'MailboxTrouble';
    this.kind = kind;
    this.said = sentence;
  }
}

/** As it is stored and shown. */
export type Failure = Sentence & { kind: TroubleKind | 'silent' };

export const failureOf = (trouble: MailboxTrouble): Failure => ({ kind: trouble.kind, ...trouble.said });

type WireError = Error & {
  code?: string;
  authenticationFailed?: boolean;
  responseText?: string;
  /** The code in brackets of an IMAP answer, which its text does not repeat. */
  serverResponseCode?: string;
  response?: unknown;
  oauthError?: unknown;
  responseCode?: number;
};

export type Server = { host: string; port: number; userName: string | null; byToken: boolean };

/** What an IMAP or SMTP connection failed with. */
export function troubleOf(error: unknown, server: Server): MailboxTrouble {
  if (error instanceof MailboxTrouble) return error;
  const wire = error as WireError;
  const { host } = server;
  if (wire.authenticationFailed || wire.code === 'EAUTH' || wire.code === 'ENOAUTH') return refusedSignIn(wire, server);
  if (wire.code === 'ENOTFOUND' || wire.code === 'EAI_AGAIN' || wire.code === 'EDNS')
    return trouble('server', said('There is no server of the name {host}. Check how it is spelt.', { host }), error);
  if (isUnreachable(wire))
    return trouble(
      'server',
      said(
        'The mail server {host} does not answer at port {port}. Check both, and whether a firewall stands between.',
        {
          host,
          port: server.port,
        },
      ),
      error,
    );
  if (isAboutTls(wire))
    return trouble(
      'server',
      said(
        'The connection to {host} cannot be secured ({detail}). Check the port, the kind of security and the certificate of the server.',
        {
          host,
          detail: detailOf(wire),
        },
      ),
      error,
    );
  return trouble(
    'server',
    said('The mail server {host} broke off or refused: {detail}', { host, detail: detailOf(wire) }),
    error,
  );
}

const trouble = (kind: TroubleKind, sentence: Sentence, cause: unknown): MailboxTrouble =>
  new MailboxTrouble(kind, sentence, cause);

function refusedSignIn(wire: WireError, { host, userName, byToken }: Server): MailboxTrouble {
  const user = userName ?? '';
  // A server that is busy or in maintenance refuses everybody for a while (RFC 5530).
  if (/\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]/i.test(`[${wire.serverResponseCode ?? ''}] ${detailOf(wire)}`))
    return trouble(
      'server',
      said('{host} lets nobody sign in at the moment: {detail}', { host, detail: detailOf(wire) }),
      wire,
    );
  if (byToken)
    return trouble(
      'sign_in',
      said(
        '{host} refuses the sign-in of {user}. Sign in again with an account that may open this mailbox, and check that the provider allows mail programs for it.',
        { host, user },
      ),
      wire,
    );
  return trouble(
    'sign_in',
    said(
      '{host} refuses the user name or the password of {user}. Give the password again; many providers want an app password.',
      { host, user },
    ),
    wire,
  );
}

const isUnreachable = ({ code = '', message }: WireError): boolean =>
  /^(ECONN(REFUSED|RESET)|EHOST|ENET|ETIMEDOUT|ETIMEOUT|CONNECT_TIMEOUT|GREETING_TIMEOUT|EPIPE|ECONNECTION|ESOCKET)/.test(
    code,
  ) && !/certificate|SSL|TLS/i.test(message);

const isAboutTls = ({ code = '', message }: WireError): boolean =>
  /^(ERR_TLS|ERR_SSL|EPROTO|ETLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|UPGRADE_TIMEOUT|STARTTLS)/.test(code) ||
  /certificate|SSL|TLS/i.test(message);

const mostDetail = 160;

export function detailOf(error: unknown): string {
  const wire = error as WireError;
  const response = typeof wire.response === 'string' ? wire.response : undefined;
  return oneLine(wire.responseText ?? response ?? wire.message ?? String(error));
}

const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, mostDetail);

export const unreadableSecret = (): MailboxTrouble =>
  new MailboxTrouble(
    'sign_in',
    said('A stored secret of this mailbox cannot be read, because TELLONCE_SECRET has changed. Give it again.'),
  );

export const notSignedIn = (provider: string): MailboxTrouble =>
  new MailboxTrouble('sign_in', said('Nobody has signed in to {provider} for this mailbox yet.', { provider }));

export const signInEnded = (provider: string): MailboxTrouble =>
  new MailboxTrouble(
    'sign_in',
    said('The sign-in to {provider} has expired or was withdrawn, and no mail comes in. Sign in to {provider} again.', {
      provider,
    }),
  );

export const signInDeclined = (provider: string, detail: string): MailboxTrouble =>
  new MailboxTrouble(
    'sign_in',
    said(
      '{provider} was not allowed to let the desk in ({detail}). Sign in there again and agree, or ask whoever administers it to.',
      { provider, detail: oneLine(detail).replace(/\.$/, '') },
    ),
  );

export const clientRefused = (provider: string, detail: string): MailboxTrouble =>
  new MailboxTrouble(
    'sign_in',
    said('{provider} does not accept this client ({detail}). Check client id and secret.', {
      provider,
      detail: oneLine(detail),
    }),
  );

export const signInServerAway = (provider: string, error: unknown): MailboxTrouble =>
  new MailboxTrouble(
    'server',
    said('The sign-in server of {provider} cannot be used ({detail}).', { provider, detail: detailOf(error) }),
    error,
  );

export const noFolder = (folder: string): MailboxTrouble =>
  new MailboxTrouble('sign_in', said('There is no folder “{folder}” in this mailbox. Choose another one.', { folder }));
