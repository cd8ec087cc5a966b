// Reports of servers that do not keep to RFC 3464: known by their opening words, and read as far as their words go.

import { type Headers, headerAddresses } from './read-headers.ts';
import { classOf, type RecipientReport, statusIn } from './report-class.ts';

/** How each program begins; without one of these nothing is taken for a report. */
const openings: readonly RegExp[] = [
  /a message that you (sent|have sent) (could not be|has not (yet )?been) delivered/i, // Exim, Mail.ru
  /this is the qmail-send program|sorry, (i|we) (wasn't|were|was not|were not) able to deliver|sorry, we were unable to deliver/i,
  /this message was created automatically by (the )?mail (delivery|system|transfer)/i,
  /addresses had (permanent|transient|temporary|delivery)/i, // Sendmail
  /could not be\s+delivered to\s+one or more\s+recipients|couldn't be delivered to one or more/i, // Postfix
  /your message (did not reach|wasn't delivered|was not delivered|could(n't| not) be delivered|cannot be delivered|hasn't been delivered)/i,
  /your message to .{3,200} (could(n't| not)|cannot|can't|has been|was) (be )?(delivered|blocked|rejected)/i,
  /delivery (to the following recipients?|has failed to these recipients|failure report|status notification)/i,
  /message could not be delivered to (some|one|the)/i, // MailEnable
  /failed to deliver to '/i, // CommuniGate
  /unable to deliver (your |the )?(message|mail|e-?mail)|undeliverable (mail|message)|the message (that )?you sent was undeliverable/i,
  /error occurred while trying to deliver the mail/i, // SES
  /(ваше )?(письмо|сообщение) (было )?(не может быть|не было|не удалось|не) (отправлено|доставлено|доставить)/iu, // Yandex, Mail.ru
  /your message\s*:?.{0,200}was not delivered to/is, // Domino
  /(sua|a sua|tu) (mensagem|mensaje) .{0,80}(não (foi|pôde ser) entregue|no (se )?ha podido entregar)/iu,
  /ihre nachricht .{0,120}(nicht (zugestellt|übermittelt)|konnte nicht)|unzustellbar|fehler bei der nachrichtenzustellung|die nachrichtenübermittlung .{0,40}ist fehlgeschlagen/iu,
  /votre message .{0,80}n['’]a pas (pu être|été) (remis|distribué|livré)|échec de la remise/iu,
  /problems? delivering (your|the) (mail|message)|delivery (attempt|of your message) failed|mail delivery failed/i,
  /(permanent|fatal) (error|failure).{0,100}recipient/is,
  /warning: message .{3,80} delayed|you do not need to resend your message|this is a warning message only/i,
];
const delayWords =
  /warning message only|do not need to resend|delivery attempts will continue|will (be retried|keep trying|continue to try)|has not yet been delivered|message .{3,80} delayed|been delayed|is delayed|будут продолжены|ещё не доставлен/iu;

/** Below it stands the mail that came back. */
const divider =
  /^[ \t>]*(-{2,}|={3,}|_{3,}).{0,20}(this is a copy|below this line|copy of (the|your)|original message|returned message|unsent message|message header|included is|headers? follow|конец|текст (исходного|письма)|ниже).*$|^(original message headers?|message headers follow|исходные заголовки)[:：]?\s*$/im;
const addressForm = '[^\\s<>()\\[\\]"\'`:;,|]{1,64}@(?:[a-z0-9-]+\\.)+[a-z0-9-]{2,}';
const addressIn = new RegExp(addressForm, 'giu');
/** Lines of a report that name a recipient, and are not a sentence about our own address. */
const recipientLine = new RegExp(
  [
    `^[\\s*•-]{0,16}[<'"«]{0,2}(?:smtp:)?${addressForm}[>'"»]{0,2}(?:<mailto:[^>]*>)?(?:\\s?\\(.{0,80}\\))?\\s?(?:[:;,].*|on \\d.*|\\s-\\s.*)?$`,
    `^.{0,40}recipient(?:'s)?(?: address)?\\s?[:=].*${addressForm}`,
    `(?:delivered|deliver|delivering|message|доставлен\\p{L}?|доставить|отправлен\\p{L}?) (?:to|адресату|получателю|для):? ?['"<]?${addressForm}`,
    `^rcpt to:|^.{0,30}адрес(?:ат)?(?: получателя)?:.*${addressForm}`,
    `^\\s{2,}${addressForm}\\b`,
  ].join('|'),
  'iu',
);

/** @returns null when the words are no report */
export function readReportWords(text: string, headers: Headers): RecipientReport[] | null {
  const failed = headerAddresses(headers, 'x-failed-recipients').map((one) => one.address.toLowerCase());
  const opening = text.slice(0, 3000).replace(/\s+/g, ' ');
  if (failed.length === 0 && !openings.some((form) => form.test(opening))) return null;
  const cut = divider.exec(text);
  const report = (cut && cut.index > 0 ? text.slice(0, cut.index) : text).slice(0, 20_000);
  const action = delayWords.test(report) ? 'delayed' : 'failed';
  const about = saidAbout(report.split('\n'));
  for (const address of failed) if (!about.has(address)) about.set(address, report);
  const addresses = failed.length > 0 ? failed : [...about.keys()];
  const general = report.replace(/\s+/g, ' ').trim();
  if (addresses.length === 0) return [reportOn('', action, general)];
  return addresses.slice(0, 200).map((address) => reportOn(address, action, about.get(address) ?? general));
}

function reportOn(address: string, action: string, words: string): RecipientReport {
  const said = words.replace(/\s+/g, ' ').trim();
  const status = statusIn(said);
  return { address, class: classOf(action, status, said), status, diagnostic: said.slice(0, 300) };
}

const mostLinesAbout = 12;

/** For each recipient the lines from the one that names it to the next that names another. */
function saidAbout(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const line of lines) {
    const named = recipientLine.test(line) ? line.match(addressIn)?.[0]?.toLowerCase() : undefined;
    if (named && !/^(mailer-daemon|postmaster|mail-daemon)@/.test(named)) {
      const known = found.get(named);
      if (!known && found.size < 200) found.set(named, []);
      current = found.get(named) ?? null;
    }
    if (current && current.length < mostLinesAbout) current.push(line);
  }
  return new Map([...found].map(([address, about]) => [address, about.join('\n')]));
}
