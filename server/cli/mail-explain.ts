// What the desk reads out of one raw mail, as one object. It is read by what reads arriving mail; nothing is stored and
// nothing is looked up, so it can be held against any collection of mails.

import { createHash } from 'node:crypto';
import type { Attached } from '../channels/channel.ts';
import { judgeMail, loopHeader } from '../channels/email/reading/automatic-mail.ts';
import { type DeliveryReport, readDeliveryReport } from '../channels/email/reading/delivery-report.ts';
import { type ParsedMail, parseMail } from '../channels/email/reading/parse-mail.ts';
import { readForward } from '../channels/email/reading/read-forward.ts';
import { header, headerWithoutAddress } from '../channels/email/reading/read-headers.ts';
import { answerAlone } from '../channels/email/reading/replies/split-reply.ts';
import { reasonOf } from '../channels/email/reading/report-reason.ts';
import { guessLanguage } from '../wording/guess-language.ts';

type Explained = {
  messageId: string;
  from: { address: string; name: string };
  to: string[];
  cc: string[];
  subject: string;
  /** ISO 8601 in UTC; empty where the mail has none that can be read. */
  date: string;
  text: string;
  reply: string;
  quoted: string;
  html: string;
  attachments: { name: string; type: string; size: number; sha256: string; inline: boolean }[];
  automatic: { is: boolean; kind: 'reply' | 'report' | 'bulk' | 'loop' | null; reason: string | null };
  report: {
    kind: 'bounce' | 'delay' | 'delivered' | 'read';
    recipients: { address: string; permanent: boolean; status: string | null; reason: string }[];
  } | null;
  forwardedFrom: { address: string; name: string } | null;
  language: string;
};

export async function explainMail(raw: Buffer): Promise<Explained> {
  const mail = await parseMail(raw);
  const { text: kept, quote } = mail.split;
  const reply = answerAlone(kept);
  const forward = await readForward(mail, parseMail);
  return {
    messageId: mail.messageId ?? '',
    from: mail.from ?? headerWithoutAddress(mail.headers, 'from'),
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    date: isoDate(mail.date),
    text: mail.text,
    reply,
    quoted: quote || (reply === kept ? '' : quotedIn(kept)),
    html: mail.html ?? '',
    attachments: mail.files.map(attachment),
    ...judged(mail),
    forwardedFrom: forward && { address: forward.from.address, name: forward.from.name },
    language: guessLanguage(reply) ?? '',
  };
}

/** The lines that somebody answered one by one. */
const quotedIn = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /^\s{0,4}>/.test(line))
    .join('\n');

function isoDate(text: string): string {
  const date = new Date(text.replace(/\([^()]*\)/g, ' '));
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

const attachment = (file: Attached): Explained['attachments'][number] => ({
  name: file.name,
  // What the mail says that it is; the desk goes by what it is in truth.
  type: file.declaredType === null ? 'application/octet-stream' : (file.declaredType ?? file.type),
  size: file.bytes.length,
  sha256: createHash('sha256').update(file.bytes).digest('hex'),
  inline: file.inline,
});

const kinds: Record<string, 'reply' | 'report' | 'loop'> = {
  delivery_report: 'report',
  read_receipt: 'report',
  mail_server: 'report',
  own_mail: 'loop',
  own_address: 'loop',
};

/** A file has no envelope; what its server noted as the return path stands for it. */
function judged(mail: ParsedMail): Pick<Explained, 'automatic' | 'report'> {
  const { headers } = mail;
  const from = mail.from?.address.toLowerCase() ?? '';
  const returnPath = header(headers, 'return-path');
  const { kind, reason } = judgeMail({
    headers,
    from,
    subject: mail.subject,
    text: mail.reply?.text ?? mail.text,
    calendarReply: mail.isCalendarReply,
    envelopeFrom: /^<\s*>/.test(returnPath) ? null : returnPath || from,
    fromUs: false,
    // Any desk's mark: whose desk this is the file does not say.
    loopMark: header(headers, loopHeader) || 'none',
    answers: mail.inReplyTo.length > 0,
  });
  const automatic = {
    is: kind !== 'personal',
    kind: kind === 'personal' ? null : kind === 'bulk' ? kind : (kinds[reason ?? ''] ?? 'reply'),
    reason,
  };
  return { automatic, report: automatic.kind === 'report' ? reported(mail, reason) : null };
}

function reported(mail: ParsedMail, reason: string | null): Explained['report'] {
  // Somebody complains about a mail; nothing is said of whether it arrived.
  if (isComplaint(mail)) return null;
  if (reason === 'read_receipt') return { kind: 'read', recipients: readers(mail) };
  const report = readDeliveryReport(mail.text, mail.files, mail.headers);
  return report && { kind: kindOf(report), recipients: report.recipients.map(recipient) };
}

const declaredType = (file: Attached): string => file.declaredType ?? file.type;

/** RFC 5965. */
const isComplaint = ({ headers, files }: ParsedMail): boolean =>
  /feedback-report/i.test(header(headers, 'content-type')) ||
  files.some((file) => declaredType(file) === 'message/feedback-report');

/** RFC 8098: whoever opened the mail, or deleted it unread. */
function readers({ files }: ParsedMail): NonNullable<Explained['report']>['recipients'] {
  const part = files.find((file) => declaredType(file) === 'message/disposition-notification');
  const fields = part?.bytes.subarray(0, 20_000).toString('utf8') ?? '';
  const address = /^(?:final|original)-recipient\s*:\s*[\w-]+\s*;\s*<?([^\s<>]+@[^\s<>]+?)>?\s*$/im.exec(fields)?.[1];
  const isUnread = /^disposition\s*:.*;\s*deleted/im.test(fields);
  return address ? [{ address, permanent: false, status: null, reason: isUnread ? 'deleted' : 'read' }] : [];
}

const kindOf = ({ outcome }: DeliveryReport): 'bounce' | 'delay' | 'delivered' =>
  outcome === 'permanent' ? 'bounce' : outcome === 'passing' ? 'delay' : 'delivered';

/** RFC 3463: what begins with 4 failed for a reason that passes, also when the server has given up. */
const isPermanent = ({ class: kind, status, code }: DeliveryReport['recipients'][number]): boolean =>
  kind !== 'delivered' && kind !== 'delayed' && !(status ?? code ?? '5').startsWith('4');

const recipient = (one: DeliveryReport['recipients'][number]) => ({
  address: one.address,
  permanent: isPermanent(one),
  status: one.status,
  reason: reasonOf(one),
});
