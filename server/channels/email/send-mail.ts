// The way out: an SMTP server, spoken to over a few connections that are used again.

import { createTransport } from 'nodemailer';
import type { ComposedMail } from './compose-mail.ts';

export type SendOutcome =
  | { sent: true }
  /** refused: this server will not take it for this person, ever; later: it may next time; down: no mail gets through now. */
  | { sent: false; how: 'refused' | 'later' | 'down'; error: string; status: string | null };

export type MailTransport = {
  send: (mail: ComposedMail) => Promise<SendOutcome>;
  close: () => void;
};

type Failure = Error & { code?: string; responseCode?: number; response?: string; command?: string };

/** `url` is SMTP_URL: `smtp://user:password@host:587` or `smtps://…`. */
export function openTransport(url: string): MailTransport {
  const host = new URL(url).hostname;
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    maxMessages: 100,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    // A mail server beside us commonly has a certificate that nobody can check, and nobody listens in between.
    ...(/^(localhost|127\.[\d.]+|\[?::1\]?)$/.test(host) ? { ignoreTLS: true } : {}),
  } as Parameters<typeof createTransport>[0]);
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(asNodemailer(mail));
        return { sent: true };
      } catch (error) {
        return outcomeOf(error as Failure);
      }
    },
    close: () => transport.close(),
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
    attachments: mail.files.map((file) => ({ filename: file.name, contentType: file.type, content: file.bytes })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Only an answer to the sender, the recipient or the message is about this mail; everything else is about the server. */
function outcomeOf(error: Failure): SendOutcome {
  const said = (error.response ?? error.message).replace(/\s+/g, ' ').slice(0, 300);
  const code = error.responseCode;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? (code ? String(code) : null);
  const aboutMail =
    error.code === 'EENVELOPE' || error.code === 'EMESSAGE' || /^(MAIL|RCPT|DATA)/.test(error.command ?? '');
  if (!aboutMail || code === undefined || code === 421) return { sent: false, how: 'down', error: said, status };
  return { sent: false, how: code >= 500 ? 'refused' : 'later', error: said, status };
}
