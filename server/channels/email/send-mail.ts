// The way out: an SMTP server, spoken to over a few connections that are used again.

import { createTransport } from 'nodemailer';
import type { ComposedMail } from './compose-mail.ts';
import { type Failure, failureOf, type Server, troubleOf } from './mailboxes/trouble.ts';

export type SendOutcome =
  | { sent: true }
  /** refused: this server will not take it for this person, ever; later: it may next time; down: no mail gets through now. */
  | {
      sent: false;
      how: 'refused' | 'later' | 'down';
      error: string;
      status: string | null;
      /** down: what is wrong with the server, for who can mend it. */
      failure?: Failure;
    };

export type MailTransport = {
  send: (mail: ComposedMail) => Promise<SendOutcome>;
  close: () => void;
};

type WireError = Error & { code?: string; responseCode?: number; response?: string; command?: string };

/** A server as an administrator describes it; one that is named by an address says the same in one line. */
export type SmtpServer = {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  checksCertificate: boolean;
  auth: { user: string; pass: string } | { user: string; accessToken: string } | null;
};

/** `to` is SMTP_URL, `smtp://user:password@host:587` or `smtps://…`, or the server of one mailbox. */
export function openTransport(to: string | SmtpServer): MailTransport {
  const server = typeof to === 'string' ? namedIn(to) : toldOf(to);
  const transport = createTransport({
    ...(typeof to === 'string' ? byAddress(to) : byServer(to)),
    pool: true,
    maxConnections: 4,
    maxMessages: 100,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(asNodemailer(mail));
        return { sent: true };
      } catch (error) {
        return outcomeOf(error as WireError, server);
      }
    },
    close: () => transport.close(),
  };
}

// A mail server beside us commonly has a certificate that nobody can check, and nobody listens in between.
const byAddress = (url: string) => ({
  url,
  ...(/^(localhost|127\.[\d.]+|\[?::1\]?)$/.test(new URL(url).hostname) ? { ignoreTLS: true } : {}),
});

function byServer({ host, port, security, checksCertificate, auth }: SmtpServer) {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { rejectUnauthorized: checksCertificate },
    ...(auth ? { auth: 'accessToken' in auth ? { type: 'OAuth2', ...auth } : auth } : {}),
  };
}

function asNodemailer(mail: ComposedMail) {
  return {
    envelope: { from: mail.envelopeFrom, to: [mail.envelopeTo] },
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    messageId: `<${mail.mailId}>`,
    ...(mail.inReplyTo ? { inReplyTo: `<${mail.inReplyTo}>` } : {}),
    ...(mail.references.length > 0 ? { references: mail.references.map((id) => `<${id}>`) } : {}),
    date: mail.date,
    headers: Object.fromEntries(mail.headers),
    text: mail.text,
    html: mail.html,
    ...(mail.dkim
      ? { dkim: { domainName: mail.dkim.domain, keySelector: mail.dkim.selector, privateKey: mail.dkim.privateKey } }
      : {}),
    attachments: mail.files.map((file) => ({ filename: file.name, contentType: file.type, content: file.bytes })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The server wants a sign-in, or another one (RFC 4954): no mail is to blame for it. */
const wantsSignIn = [530, 534, 535, 538];

/** Only an answer to the sender, the recipient or the message is about this mail; everything else is about the server. */
function outcomeOf(error: WireError, server: Server): SendOutcome {
  const said = (error.response ?? error.message).replace(/\s+/g, ' ').slice(0, 300);
  const code = error.responseCode;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? (code ? String(code) : null);
  const aboutMail =
    error.code === 'EENVELOPE' || error.code === 'EMESSAGE' || /^(MAIL|RCPT|DATA)/.test(error.command ?? '');
  if (code !== undefined && wantsSignIn.includes(code) && !/^(RCPT|DATA)/.test(error.command ?? '')) {
    error.code = 'EAUTH';
  } else if (aboutMail && code !== undefined && code !== 421) {
    return { sent: false, how: code >= 500 ? 'refused' : 'later', error: said, status };
  }
  // It lets nobody in for a moment.
  if (error.code === 'EAUTH' && code !== undefined && code < 500) error.code = 'EPROTOCOL';
  return { sent: false, how: 'down', error: said, status, failure: failureOf(troubleOf(error, server)) };
}

function namedIn(url: string): Server {
  const { hostname, port, protocol, username } = new URL(url);
  const usual = protocol === 'smtps:' ? 465 : 587;
  return {
    host: hostname,
    port: Number(port) || usual,
    userName: decodeURIComponent(username) || null,
    byToken: false,
  };
}

const toldOf = ({ host, port, auth }: SmtpServer): Server => ({
  host,
  port,
  userName: auth?.user ?? null,
  byToken: auth !== null && 'accessToken' in auth,
});
