// Reports of servers that do not keep to RFC 3464: read as far as their words go. Whether a mail is a report at all is
// judged in `report-likeness.ts`.

import { type Headers, header, headerAddresses } from './read-headers.ts';
import { classOf, type RecipientReport, replyCodeIn, statusIn } from './report-class.ts';
import { delayWords, reportsInWords } from './report-likeness.ts';

/** Below it stands the mail that came back. */
const divider = new RegExp(
  [
    "^[ \\t>|*]*[-=_*~#]{2,}.{0,30}(?:this is a copy|below (?:this|the next) line|copy of (?:the|your|this)|original message|returned (?:mail|message)|(?:unsent|rejected|failed) message|message (?:headers?|text|body|content|follows)|headers? of the|included is|headers? follow|received headers|source mail|text of (?:the )?message|конец|текст (?:исходного|письма)|ниже|ursprüngliche nachricht|nachrichtentext|message d[’']origine|mensaje original|mensagem original|原始邮件|原邮件).*$",
    '^(?:original message headers?|message headers? follow|(?:the )?original message (?:follows|as received|headers)|исходные заголовки|your message reads|here is a copy of the first part|a copy of the original message below|the (?:text|header|headers|first \\d+ lines) of (?:your|the) (?:original )?message|the first \\d+ lines of your|a summary of the undelivered message|(?:the|your) (?:original )?message (?:is )?(?:included|attached|follows)).{0,80}$',
    '^[ \\t>|]*(?:received|return-path): ?\\S.*$',
  ].join('|'),
  'imu',
);
const addressForm = '[^\\s<>()\\[\\]"\'`:;,|=*：；，、。（）【】《》“”]{1,64}@(?:[a-z0-9_-]+\\.)+[a-z0-9-]+';
const addressIn = new RegExp(addressForm, 'giu');
/** Lines of a report that name a recipient, and are not a sentence about our own address. */
const recipientLine = new RegExp(
  [
    `^[\\s*•|-]{0,16}(?:"[^"]{1,80}" )?[<'"«]{0,2}(?:smtp:)?${addressForm}[>'"»]{0,2}(?:<mailto:[^>]*>)?(?:\\s?\\(.{0,80}\\)?)?\\s?(?:[:;,].*|on \\d.*|\\s-\\s.*|\\.{3}.*|\\[.*)?$`,
    `^.{0,40}(?:recipient|addressee|mailbox|address|user)(?:'s|\\(s\\))?(?: address| mailbox| name)?\\s?[:=].*${addressForm}`,
    `(?:delivered|deliver|delivering|message|mail|доставлен\\p{L}?|доставить|отправлен\\p{L}?) (?:to|for|адресату|получателю|для):? {0,4}['"<]{0,2}${addressForm}`,
    `^.{0,12}rcpt to:|^error-for:|^.{0,30}адрес(?:ат)?(?: получателя)?:.*${addressForm}`,
    `^.{0,80}(?:unknown|full|exceeded|size|attempts|failed|invalid|rejected|fail[ur]{2}e|error|not found)[^:]{0,30}: ?<?${addressForm}`,
    `(?:addressed to|sent to|destined (?:to|for)|mailbox of|account) ['"<]{0,2}${addressForm}`,
    `(?:smtp|rfc-?822)=${addressForm}`,
    `^[>\\s]{0,8}\\S{0,60} ?<${addressForm}>\\s*$`,
    `^\\s{2,}[<'"]?${addressForm}\\b`,
  ].join('|'),
  'iu',
);
/** An address to which mail for another one was passed on; who wrote to the other one knows only that. */
const passedOn = new RegExp(`(?:generated from|expanded from:?|originally addressed to) <?(${addressForm})`, 'iu');

/**
 * @param back the headers of the mail that came back, where it is a file of its own
 * @returns null when the words are no report
 */
export function readReportWords(text: string, headers: Headers, subject = '', back = ''): RecipientReport[] | null {
  const failed = headerAddresses(headers, 'x-failed-recipients').map((one) => one.address.toLowerCase());
  const saysSo = /^multipart\/report\b.*delivery-status/i.test(header(headers, 'content-type')) || failed.length > 0;
  if (!saysSo && !reportsInWords({ headers, subject, text })) return null;
  const { report, returned } = parted(text);
  const action = delayWords.test(`${subject}\n${report}`) ? 'delayed' : 'failed';
  const strangers = own(headers);
  const about = saidAbout(report.split('\n'), strangers);
  for (const address of failed) if (!about.has(address)) about.set(address, report);
  const named = failed.length > 0 ? failed : [...about.keys()];
  const addresses = named.length > 0 ? named : guessed(report, returned || back, subject, strangers);
  const general = report.replace(/\s+/g, ' ').trim();
  if (addresses.length === 0) return [reportOn('', action, general)];
  return addresses.slice(0, 200).map((address) => reportOn(address, action, about.get(address) ?? general, general));
}

/** The report and the mail that it gives back. A report that begins with what came back has no line of its own. */
function parted(text: string): { report: string; returned: string } {
  const cut = divider.exec(text);
  const isBelow = cut !== null && text.slice(0, cut.index).trim() !== '';
  return {
    report: (isBelow ? text.slice(0, cut.index) : text).slice(0, 20_000),
    returned: isBelow ? text.slice(cut.index, cut.index + 20_000) : '',
  };
}

function reportOn(address: string, action: string, words: string, general = ''): RecipientReport {
  const own = words.replace(/\s+/g, ' ').trim();
  // A line with the bare address says nothing; then the report as a whole speaks for it.
  const said = own.replace(address, '').replace(/\W+/g, '').length < 12 && general !== '' ? `${own} ${general}` : own;
  const status = statusIn(said) ?? statusIn(general);
  return {
    address,
    class: classOf(action, status, said),
    status,
    code: replyCodeIn(said) ?? replyCodeIn(general),
    diagnostic: said.slice(0, 300),
  };
}

/** Addresses of the report itself: who wrote it and whom it went to. */
const own = (headers: Headers): Set<string> =>
  new Set(headerAddresses(headers, 'from', 'sender', 'reply-to', 'to').map((one) => one.address.toLowerCase()));

const mostLinesAbout = 12;
const office = /^(mailer-daemon|postmaster|mail-daemon|abuse|hostmaster|help-?desk|support|mailto)@/;

/** For each recipient the lines from the one that names it to the next that names another. */
function saidAbout(lines: readonly string[], strangers: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const line of afterHeading(lines)) {
    const origin = passedOn.exec(line)?.[1]?.toLowerCase();
    const isOfMail = mailField.test(line) || /(?<!generated |expanded )\bfrom:? <?\S+@/i.test(line);
    const named = !isOfMail && recipientLine.test(line) ? line.match(addressIn)?.[0]?.toLowerCase() : undefined;
    const address = named ?? (found.size === 0 ? origin : undefined);
    if (address && !office.test(address) && (!strangers.has(address) || origin === address)) {
      const known = found.get(address);
      if (!known && found.size < 200) found.set(address, []);
      current = found.get(address) ?? null;
    }
    if (current && current.length < mostLinesAbout) current.push(line);
  }
  return new Map([...found].map(([address, about]) => [address, about.join('\n')]));
}

/** Fields of the mail that is reported on; its recipients are all of them, not those that it did not reach. */
const mailField = /^\s*(to|cc|bcc|from|sender|mail from|subject|subj|sent|date|message-id)\s*:/i;
const heading =
  /(following|these|folgende\w*|suivant\w*|siguiente\w*|seguinte\w*|следующ\p{L}*) .{0,60}(recipient|address|user|empfänger|adresse|destinat|direc|endere|получател|адрес)\p{L}*(\(e?s\))?.{0,120}[:：.]?$/iu;

/** Where a line says that the recipients follow, those above it are others. */
function afterHeading(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => line.length < 300 && heading.test(line.trim()));
  const below = at < 0 ? [] : lines.slice(at);
  return below.some((line) => recipientLine.test(line) && !mailField.test(line)) ? below : lines;
}

const byTheWay =
  /contact|please|help|assist|question|support|abuse|sender|from\b|\bby\b|visit|https?:|reply|message-id|обратит|kontakt|contacte?/i;

/** No line names a recipient as reports do: then the addresses that are no office, or those of the mail that came back. */
function guessed(report: string, returned: string, subject: string, strangers: ReadonlySet<string>): string[] {
  const strange = (line: string): string[] =>
    (line.match(addressIn) ?? [])
      .map((one) => one.toLowerCase().replace(/[.>]+$/, ''))
      .filter((one) => !office.test(one) && !strangers.has(one));
  const lines = report.split('\n');
  const plain = lines.filter((line) => !byTheWay.test(line) && !mailField.test(line)).flatMap(strange);
  if (plain.length > 0) return [...new Set(plain)].slice(0, 5);
  const inSubject = strange(subject);
  if (inSubject.length > 0) return inSubject.slice(0, 1);
  const back = [
    /^[ \t>|]*x-failed-recipients:(.*)$/imu,
    /^[ \t>|]*(?:delivered-to|x-original-to|envelope-to):(.*)$/imu,
    /^[ \t>|]*to:(.*)$/imu,
    /^[ \t>|]*(?:received:.*)?\bfor <?([^\s<>;]+@[^\s<>;]+)>?;/imu,
  ].map((form) => strange(form.exec(returned)?.[1] ?? ''));
  const sole = back.find((found) => found.length === 1);
  return sole ?? lines.flatMap(strange).slice(0, 1);
}
