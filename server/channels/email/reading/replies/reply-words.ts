// What mail programs write around a quote, by language: English, Russian, Ukrainian, Portuguese, Spanish, German, French,
// Italian, Polish, Dutch and Chinese. Tables only; how they are used stands in `split-reply.ts`.

/** Ends of "On Monday, Ana wrote:" and of its sisters; the date and the name stand before or after. */
const verbs = [
  'wrote|writes',
  'пишет|писал|писала|писал\\(а\\)|написал|написала|написал\\(а\\)|писали',
  'пише|писав|писала|написав|написала|написав\\(-ла\\)|написав\\(ла\\)|писав\\(ла\\)|пишуть|написано',
  'escreveu|escreveram|você escreveu',
  'escribió|escribio|ha escrito',
  'schrieb|schrieben|hat geschrieben',
  'a écrit|ecrivait|écrivait|a ecrit|vous écriviez|vous avez écrit',
  'ha scritto|hai scritto|scrive',
  'napisał|napisała|napisał\\(a\\)|napisał/a|pisze|napisano|można przeczytać',
  'schreef|het volgende geschreven',
  '写道|寫道|写到|撰写|写',
  'skrev|kirjoitti|napsal|napsala|napsal\\(a\\)|napísal|napísal\\(a\\)|yazdı|a scris|ezt írta|írta|έγραψε|написа|je napisao|je napisala|đã viết|va escriure|menulis|כתב|כתבה|كتب|كتبت|كتب/كتبت|เขียนว่า|rašė|rakstīja|kirjutas|je napisal[ao]?|пишува|напиша',
  'のメール|が書き込みました|님이 작성|작성|이\\(가\\) 쓴 글|님이 쓴 글',
].join('|');

const address = '[<(\\[]{1,2}\\s?(?:mailto:)?[^<>()\\s]+@[^<>()\\s]+\\s?[>)\\]]{1,2}';
const day =
  '(?:\\d{1,4}[./-]\\s?\\d{1,2}[./-]\\s?\\d{1,4}|\\d{1,2}-\\p{L}{3,9}\\.?-\\d{2,4}|\\d{1,2}\\p{L}{0,2}[.,]?\\s(?:de\\s)?\\p{L}{3,12}\\.?|\\p{L}{3,12}\\.?\\s\\d{1,2}|\\d{4}年)';

/** "… wrote:" in its many orders. Each asks for a verb, or for an address together with a date. */
export const introductions: readonly RegExp[] = [
  new RegExp(`^.{3,250}(?:^|[\\s\\d)"”»>\\]日])(?:${verbs})\\s?[:：]$`, 'iu'),
  new RegExp(`^.{2,200}\\s(?:${verbs})\\s.{1,150}[:：]$`, 'iu'),
  /^.{2,250}(?:写道|寫道|写到|撰写) ?[:：]$/u,
  new RegExp(`^.{0,80}${day}.{0,80}${address}.{0,40}[:：]$`, 'iu'),
  new RegExp(`^.{0,100}${address}.{0,40}${day}.{0,40}[:：]$`, 'iu'),
  new RegExp(`^\\S.{0,100}${address}\\s?[:：]$`, 'iu'),
  new RegExp(`^.{0,80}${day}.{0,60}\\s[\\w.+-]{1,64}@[\\w.-]{1,100}\\s?[:：]$`, 'iu'),
  /^on .{5,200}\d.{0,120} sent:$/i,
  /^(?:вы|ви) писали .{5,80}:$/iu,
  /^wiadomość napisana przez .{5,200}:$/iu,
];

/** A day, a name and an address, and nothing else: only above lines that are marked as a quote. */
export const bareIntroduction = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.{1,120}<[^<>\s]+@[^<>\s]+>$/u;

/** Zoho rules the line off on both sides, others on one. */
export const ruledIntroduction = new RegExp(`^[-—–]{2,}\\s?\\S.{3,250}(?:${verbs})\\s?[:：]?\\s?[-—–]{2,}$`, 'iu');

/** Other desks ask for the answer above a line; what is below is theirs. */
export const replyAboveLine =
  /^\W{0,12}(?:please )?(?:(?:type|write|reply|enter|respond|antworte\p{L}*|schreiben|répond\p{L}*|écri\p{L}*|respond\p{L}*|escrib\p{L}*|escrev\p{L}*|responda|пишите|напишите|ответ\p{L}*).{0,40})(?:above this line|above the line|über dieser (?:zeile|linie)|(?:au-dessus|en-dessus) de cette ligne|(?:por )?encima de esta línea|acima desta linha|выше этой (?:линии|черты|строки))\W{0,12}$/iu;

/** Some telephones go on in the same line. */
export const runningIntroduction = new RegExp(
  `^.{2,30}${day}.{2,150}${address}\\s(?:${verbs})\\s?[:：]\\s{2,5}\\S`,
  'iu',
);

/** How the first of several lines of an introduction may begin; a short sentence above it is none. */
export const beginsIntroduction = new RegExp(
  `^(?!(?!.{3,60}<\\S{1,64}@\\S{1,100}>\\s).{0,60}[.!?]$)(?:(?:on|am|le|el|il|em|no dia|a|às|w dniu|dnia|op|den|in data|в письме|wiadomość|在|at)\\s|.{0,120}${day}|.{0,120}<)`,
  'iu',
);

/** "On 10 March …": a preposition, and the day soon after it. */
export const datedIntroduction = new RegExp(
  `^(?:on|am|le|el|il|em|no dia|w dniu|dnia|op|den|in data|at)\\s.{0,30}${day}`,
  'iu',
);

/**
 * A day, a time and an address in one line are written by programs alone, and so is the whole date with its weekday: their
 * quote may lack its marks.
 */
export const isCertainIntroduction = (line: string): boolean => {
  if (!dayInLine.test(line)) return false;
  const hasTime = timeInLine.test(line);
  const isWhole = hasTime && weekdayInLine.test(line) && /\d{4}/.test(line);
  if (isWhole && (endsInVerb.test(line) || endsInDate.test(line))) return true;
  if (hasTime && /\bschreef\s.{2,80}\shet volgende\s?:$/i.test(line)) return true;
  return addressInLine.test(line) ? hasTime || endsInVerb.test(line) : hasTime && bareAddress.test(line);
};
const timeInLine = /\d{1,2}[:.hч]\d{2}/u;
const weekdayInLine =
  /(?:^|[\s(])(?:mon|tue|wed|thu|fri|sat|sun|пн|вт|ср|чт|пт|сб|вс|нд|понед|втор|сред|четв|пятн|субб|воскр|пон|пят|вів|сер|чет|суб|нед|seg|ter|qua|qui|sex|sáb|sab|dom|lun|mar|mié|mie|jue|vie|mer|jeu|ven|sam|dim|gio|mo|di|mi|do|fr|sa|so|wt|śr|czw|pt|sob|ndz|man|tir|tor|fre|lør|søn|mån|tis|ons|lör|sön)\p{L}{0,9}[.,]/iu;
/**
 * A whole day, a time, a verb and a name, and no word that a sentence has: the line of a program that tells no address.
 * Only above it somebody's own words may stand, and an empty line.
 */
export function isPlainIntroduction(line: string): boolean {
  if (line.length > 160 || !timeInLine.test(line) || !wholeDay.test(line) || !saidBy.test(line)) return false;
  const rest = line
    .replace(wholeDay, ' ')
    .replace(plainVerb, ' ')
    .replace(/\([\p{L}-]{1,3}\)/gu, ' ');
  const words = rest.match(/\p{L}[\p{L}'’.-]*/gu) ?? [];
  return words.length <= 14 && words.every((word) => !/^\p{Ll}/u.test(word) || smallWord.test(word));
}
const wholeDay =
  /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?(?: de)? \p{L}{3,12}\.?,?(?: de)? \d{4}|\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{4}年\d{1,2}月\d{1,2}日/u;
const plainVerb = new RegExp(`(?:${verbs})`, 'giu');
const saidBy = new RegExp(`(?:${verbs})(?:\\(\\p{L}{1,3}\\))?(?:\\s\\S.{0,80})?\\s?[:：]$`, 'iu');
/** Prepositions, days of the week, and what stands beside numbers. */
const smallWord =
  /^(?:on|at|am|pm|a\.m\.?|p\.m\.?|the|th|st|nd|rd|um|uhr|dem|den|der|von|le|à|h|el|a|la|las|del?|il|giorno|alle|ore|in|data|em|às|no|dia|horas|w|o|dnia|dniu|godz\.?|godzinie|użytkownik|op|om|het|volgende|van|в|у|о|г\.?|р\.?|от|пользователь|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lun|mar|mer|mié|mie|jeu|jue|gio|ven|vie|sam|sáb|sab|dim|dom|seg|ter|qua|qui|sex|ma|di|wo|do|vr|za|zo|pon|wt|śr|czw|pt|sob|ndz|nie|пн|вт|ср|чт|пт|сб|вс|нд|пон|вто|сре|чет|пят|суб|вос|вів|сер|п['’]ят|нед)[\p{L}'’-]{0,10}\.?)$/iu;
/** A name and an address between empty lines. */
export const nameAndAddress = new RegExp(`^\\S.{0,80}${address}\\s(?:${verbs})\\s?[:：]$`, 'iu');
const endsInVerb = new RegExp(`(?:${verbs})\\s?[:：]$`, 'iu');
const endsInDate = new RegExp(`\\s(?:${verbs})\\s.{0,20}${day}.{0,20}\\d{1,2}:\\d{2}(?: ?uhr)?\\s?[:：]$`, 'iu');
const addressInLine = new RegExp(address, 'iu');
/** Some programs drop the brackets; then somebody might have typed the line, but hardly with the time. */
const bareAddress = /(?:^|[\s,;"'(])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,80}/u;
const dayInLine = new RegExp(day, 'iu');

const fromNames =
  'from|från|fra|lähettäjä|kimden|feladó|de la|από|보낸 사람|보낸사람|expéditeur|remitente|mittente|absender|от|от кого|від|від кого|de|von|da|od|van|发件人|寄件者|寄件人|發件人|差出人';

const originals = [
  'original(?: message| appointment| e-?mail)|replied message',
  'reply message|message original|antwort nachricht|mail original|e-mail original',
  'исходное (?:сообщение|письмо)|первоначальное сообщение|оригинальное сообщение|ответное сообщение',
  'вихідне повідомлення|початкове повідомлення|оригінальне повідомлення|вихідний лист',
  'mensagem original|mensagem de origem',
  'mensaje original|correo original',
  'urspr(?:üngliche|ungliche|uengliche|\\.) (?:nachricht|mail|e-mail)|original-?\\s?nachricht|originalnachricht',
  "message d[’'` ]origine|mail original|message initial|message original",
  'messaggio originale',
  'wiadomość oryginalna|oryginalna wiadomość|wiadomość pierwotna|pierwotna wiadomość',
  'oorspronkelijk bericht|origineel bericht',
  'ursprungligt meddelande|originalmeddelande|opprinnelig melding|oprindelig meddelelse|original besked|alkuperäinen viesti|původní (?:zpráva|e-mail)|pôvodná správa|ori[jg]inal mesaj|özgün ileti|mesaj original|eredeti üzenet|αρχικό μήνυμα|元のメッセージ|オリジナルメッセージ|원본 메시지|원본 메일',
  '原始邮件|邮件原件|邮件原文|原始郵件|原始信息|原始訊息|原邮件|回复的原邮件',
].join('|');
/** The line that Outlook, telephones and Zimbra rule above what they quote. */
export const originalLine = new RegExp(
  `^[-—–*_= ]{2,}\\s?(?:${originals})\\s?[:：]?[-—–*_= ]{0,40}(?:(?<=[-—–*_=]\\s?)(?:${fromNames})\\s?[:：].{0,400})?$`,
  'iu',
);

const forwards = [
  'forwarded message|forwarded by .{2,80}|forwarded e-?mail',
  'пересылаемое сообщение|пересланное сообщение|перенаправленное сообщение|пересылаемое письмо|пересылаемое сообщение окончание',
  'переслане повідомлення|пересланий лист|перенаправлене повідомлення',
  'mensagem (?:encaminhada|reencaminhada)|mensagem original encaminhada',
  'mensaje reenviado',
  'weitergeleitete (?:nachricht|mail|e-mail)|weitergeleitet von .{2,80}',
  'message transféré|message réexpédié|courriel transféré|transféré par .{2,80}',
  'messaggio inoltrato',
  'wiadomość przekazana dalej|przekazana wiadomość|wiadomość przekazana|treść przekazanej wiadomości',
  'doorgestuurd bericht',
  '转发的邮件|转发邮件信息|已转发的邮件|轉寄的郵件|轉寄郵件|转发邮件|转发消息|转发的信息',
].join('|');
const beginnings = [
  'begin forwarded message',
  'начало переадресованного сообщения|начало пересылаемого сообщения',
  'початок (?:переадресованого|пересланого) (?:повідомлення|листа)',
  'início da mensagem (?:encaminhada|reencaminhada)',
  'inicio del mensaje reenviado',
  'anfang der weitergeleiteten (?:nachricht|e-mail)',
  'début du message (?:réexpédié|transféré)',
  'inizio (?:del )?messaggio inoltrato',
  'początek przekazywanej wiadomości|początek przekazanej wiadomości',
  '开始转发的邮件|以下是转发的邮件|開始轉寄郵件',
].join('|');
/** Above a message that somebody passes on: what follows is what they send, and no quote. */
export const forwardLine = new RegExp(
  `^(?:[-—–*_= ]{2,}\\s?(?:${forwards})\\s?[:：]?[-—–*_= ]{0,40}|[*_]{0,2}(?:${beginnings})\\s?[:：][*_]{0,2})$`,
  'iu',
);

const field = (names: string): RegExp => new RegExp(`^(?:\\|\\s?)?[*_]{0,2}(?:${names})\\s?[*_]{0,2}\\s?[:：]`, 'iu');
/** The lines of "From: … Sent: … To: … Subject: …". */
export const fromField = field(fromNames);
export const subjectField = field(
  'subject|ämne|emne|aihe|předmět|predmet|konu|tárgy|subiect|θέμα|제목|тема|assunto|asunto|betreff|objet|sujet|oggetto|temat|onderwerp|主题|主旨|主題|件名',
);
export const otherField = field(
  'skickat|sendt|dato|till|til|kopia|kopi|lähetetty|vastaanottaja|päivämäärä|odesláno|odoslané|komu|gönderildi|gönderilme tarihi|tarih|kime|küldve|címzett|trimis|către|στάλθηκε|προς|보낸 날짜|보낸날짜|날짜|받는 사람|받는사람|참조|' +
    'sent|date|to|cc|reply-to|отправлено|отправлен|отправленные|надіслані|дата|кому|копия|надіслано|відправлено|копія|' +
    'enviad[oa]s?(?: em| el)?|data|para|fecha|gesendet|datum|an|envoyé(?: le)?|à|a|inviato|wysłan[oe]|do|dw|' +
    'verzonden|aan|发送时间|发送日期|日期|时间|收件人|抄送|寄件日期|收件者|副本|送信日時|宛先',
);

export const dateField = field('date|дата|data|fecha|datum|dato|日期|时间|寄件日期|päivämäärä|tarih|날짜|보낸 날짜');
/** The times of sending, and to whom, of these. */
export const sentField = field(
  'sent|отправлено|отправленные|надіслано|надіслані|відправлено|enviad[oa]s?(?: em| el)?|gesendet|envoyé(?: le)?|inviato|wysłan[oe]|' +
    'verzonden|发送时间|发送日期|寄件日期|送信日時|skickat|sendt|lähetetty|odesláno|odoslané|gönderildi|küldve|trimis|στάλθηκε',
);
export const toField = field(
  'to|кому|para|an|à|a|do|aan|收件人|收件者|till|til|vastaanottaja|komu|kime|címzett|către|προς',
);

const wholeDate =
  '(?:mon|tue|wed|thu|fri|sat|sun), \\d{1,2} \\p{L}{3} \\d{4} \\d{1,2}:\\d{2}:\\d{2} (?:[+-]\\d{4}|gmt|utc)';
export const wholeDateField = new RegExp(`^date\\s?: ${wholeDate}`, 'iu');
/** All in one line: a page whose lines were lost, and Onet. */
export const runningFields =
  /^[*_]{0,2}from\s?:[*_]{0,2}\s.{0,80}@\S{3,80}\s{1,3}[*_]{0,2}(?:sent|date)\s?:.{4,60}\d{4}|^[*_]{0,2}temat\s?:.{0,200}\d{4}-\d{2}-\d{2} \d{2}:\d{2}\s?nadawca\s?:/iu;

/** Lotus Notes: the sender and the time between three dashes, and the old form with the names of the fields alone. */
export const notesLine =
  /^.{2,120}\s?---\s?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?\s?---/u;
export const notesTo = /^(to|an|para|pour|a|кому|do)$/iu;
export const notesSubject = /^(subject|thema|assunto|asunto|objet|oggetto|тема|temat)(\s.*)?$/iu;
/** GroupWise: ">>> Ana 10/03/2026 10:20 >>>". */
export const groupWiseLine = /^>>> ?\S.{3,200}\d.{0,40}>>>$/u;
