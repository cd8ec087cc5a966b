// A report of a mail server about a mail of ours: which recipients it concerns and how bad it is for each. RFC 3464 where the
// server keeps to it, else the words of the usual servers (`report-words.ts`).

import type { Attached } from '../../channel.ts';
import { storable } from './read-charset.ts';
import { type Headers, headerText, messageIds } from './read-headers.ts';
import { classOf, type RecipientReport, type ReportClass, replyCodeIn, statusIn } from './report-class.ts';
import { readReportWords } from './report-words.ts';

export type DeliveryReport = {
  /** permanent: it will not arrive; passing: the server goes on trying; of several recipients the worst. */
  outcome: 'permanent' | 'passing' | 'delivered';
  status: string | null;
  recipient: string | null;
  diagnostic: string;
  /** Message-IDs of the mail that came back. */
  mailIds: string[];
  recipients: RecipientReport[];
  /** The headers of the mail that came back, as they stand; empty when the report does not give them. */
  returnedHeaders: string;
};

const mostReport = 100_000;

/**
 * @param headers of the report itself; some servers name the recipient only there
 * @returns null when neither a part nor the words are a report
 */
export function readDeliveryReport(
  text: string,
  files: readonly Attached[],
  headers: Headers = new Map(),
): DeliveryReport | null {
  const fromPart = statusParts(text, files).flatMap((part) => readStatusPart(part, text));
  const isNamed = fromPart.some((one) => one.address.includes('@'));
  // Some give the part and leave out of it whom it concerns.
  const back = returnedHeaders(text, files);
  const fromWords = isNamed
    ? null
    : readReportWords(text.slice(0, mostReport), headers, headerText(headers, 'subject'), back);
  const recipients = isNamed ? fromPart : joined(fromPart, fromWords);
  if (!recipients) return null;
  const known = recipients.filter((one) => one.address !== '');
  const worst = [...(known.length > 0 ? known : recipients)].sort((a, b) => rank(a) - rank(b))[0];
  return {
    outcome: worst ? outcomeOf(worst.class) : 'passing',
    status: worst?.status ?? null,
    recipient: worst?.address || null,
    diagnostic: worst?.diagnostic || text.replace(/\s+/g, ' ').trim().slice(0, 300),
    mailIds: returnedIds(text, files),
    recipients: known,
    returnedHeaders: back,
  };
}

const statusFields = /^(?:final|original)-recipient[ \t]*:/im;

/** The parts that RFC 3464 names; else the same fields in the text, or in a report that lies in this one as a file. */
function statusParts(text: string, files: readonly Attached[]): string[] {
  const named = files.filter((file) => /^message\/(global-)?delivery-status$/.test(declaredType(file)));
  if (named.length > 0) return named.slice(0, 20).map((file) => textOfPart(file));
  const inside = files
    .filter((file) => declaredType(file) === 'message/rfc822')
    .map((file) => textOfPart(file))
    .filter((source) => /^content-type:\s*message\/delivery-status/im.test(source));
  // A receipt that says "rejected" is a report in another's clothes.
  const rejected = /was automatically rejected/i.test(text.slice(0, 500))
    ? files.filter((file) => declaredType(file) === 'message/disposition-notification')
    : [];
  if (rejected.length > 0) return rejected.slice(0, 1).map((file) => textOfPart(file));
  return [text.slice(0, mostReport), ...inside].filter((source) => statusFields.test(source)).slice(0, 1);
}

const textOfPart = (file: Attached): string =>
  storable(file.bytes.subarray(0, mostReport).toString('utf8')).replace(/[^\P{Cc}\r\n\t]/gu, ' ');

const declaredType = (file: Attached): string => file.declaredType ?? file.type;

/** What the part says of the failure, about the recipients that the words name. */
function joined(part: readonly RecipientReport[], words: RecipientReport[] | null): RecipientReport[] | null {
  const said = part[0];
  if (!said) return words;
  if (!words || words.every((one) => one.address === '')) return [...part];
  return words.map((one) => ({ ...said, address: one.address }));
}

const outcomeOf = (kind: ReportClass): DeliveryReport['outcome'] =>
  kind === 'delivered' ? 'delivered' : kind === 'delayed' ? 'passing' : 'permanent';

const rank = ({ class: kind }: RecipientReport): number => (kind === 'delivered' ? 2 : kind === 'delayed' ? 1 : 0);

/** RFC 3464, 2: fields about the message, then a group of fields for each recipient. */
function readStatusPart(part: string, text: string): RecipientReport[] {
  const groups = unfold(part)
    .split(/\n[ \t]*\n/)
    .filter((group) => /^\s*(final-recipient|original-recipient|action|status)\s*:/im.test(group));
  return groups.slice(0, 200).map((group) => {
    const field = (name: string): string =>
      new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'im').exec(group)?.[1]?.trim() ?? '';
    const said = field('diagnostic-code').replace(/^[\w-]{1,20}\s*;\s*/, '');
    const given = /[245]\.\d{1,3}\.\d{1,3}/.exec(field('status'))?.[0] ?? null;
    // "Something is wrong" is no news where the other server said what.
    const status = given === null || /\.0\.0$/.test(given) ? (statusIn(said) ?? given) : given;
    const diagnostic = (said || text).replace(/\s+/g, ' ').trim().slice(0, 300);
    return {
      address: recipientOf(field('original-recipient'), field('final-recipient')),
      class: classOf(field('action'), status, said || text.slice(0, 2000)),
      status,
      code: replyCodeIn(said),
      diagnostic,
    };
  });
}

/** As it was written to first; where that is no address, as it ended. */
function recipientOf(original: string, final: string): string {
  const [first, last] = [bareAddress(original), bareAddress(final)];
  return first.includes('@') || last === '' ? first : last;
}

/** "rfc822; <ana@desk.example>", with or without the type and the brackets. */
const bareAddress = (value: string): string =>
  value
    .replace(/^(?:[\w -]{1,20}\s*;\s*){1,2}/, '')
    .replace(/\(.*\)\s*$/, '')
    .replace(/^[<'"\s]+|[>'"\s]+$/g, '')
    .slice(0, 320);

const returnedPart = /^(message\/(rfc822|global)(-headers)?|text\/rfc822(-headers)?)$/;

/** The mail that came back is a part of its own, or its headers are, or they stand in the text. */
function returnedIds(text: string, files: readonly Attached[]): string[] {
  const returned = files.filter((file) => returnedPart.test(file.type));
  const sources = [...returned.map((file) => file.bytes.subarray(0, 50_000).toString('latin1')), text.slice(0, 50_000)];
  const found = sources.flatMap((source) => {
    const line = /^[ \t>]*(?:original )?message[- ]id:(.*)$/im.exec(unfold(source));
    return line ? messageIds(line[1]!) : [];
  });
  return [...new Set(found)];
}

const mostHeaders = 20_000;

function returnedHeaders(text: string, files: readonly Attached[]): string {
  const part = files.find((file) => returnedPart.test(file.type));
  const source = part
    ? storable(part.bytes.subarray(0, mostHeaders).toString('utf8')).replace(/\r\n?/g, '\n')
    : (/(?:^|\n)((?:[A-Za-z][A-Za-z-]{1,40}:.*\n(?:[ \t]+\S.*\n)*){3,})/.exec(`${text.slice(0, 50_000)}\n`)?.[1] ?? '');
  return (source.replace(/^\s+/, '').split(/\n[ \t]*\n/)[0] ?? '').trim().slice(0, mostHeaders);
}

const unfold = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+(?=\S)/g, ' ');
