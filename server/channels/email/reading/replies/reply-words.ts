// What mail programs write around a quote, by language: English, Russian, Ukrainian, Portuguese, Spanish, German, French,
// Italian, Polish, Dutch and Chinese. Tables only; how they are used stands in `split-reply.ts`.

/** Ends of "On Monday, Ana wrote:" and of its sisters; the date and the name stand before or after. */
const verbs = [
  'wrote|writes',
  'пишет|писал|писала|писал\\(а\\)|написал|написала|написал\\(а\\)|писали',
  'пише|писав|писала|написав|написала|написав\\(-ла\\)|написав\\(ла\\)|писав\\(ла\\)|пишуть',
  'escreveu|escreveram',
  'escribió|escribio|ha escrito',
  'schrieb|schrieben|hat geschrieben',
  'a écrit|ecrivait|écrivait|a ecrit',
  'ha scritto|scrive',
  'napisał|napisała|napisał\\(a\\)|pisze|napisano',
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
  new RegExp(`^.{2,200}\\s(?:${verbs})\\s.{3,150}[:：]$`, 'iu'),
  new RegExp(`^.{0,80}${day}.{0,80}${address}.{0,40}[:：]$`, 'iu'),
  new RegExp(`^.{0,100}${address}.{0,40}${day}.{0,40}[:：]$`, 'iu'),
  new RegExp(`^\\S.{0,100}${address}\\s?[:：]$`, 'iu'),
  new RegExp(`^.{0,80}${day}.{0,60}\\s[\\w.+-]{1,64}@[\\w.-]{1,100}\\s?[:：]$`, 'iu'),
  /^on .{5,200}\d.{0,120} sent:$/i,
  /^вы писали .{5,80}:$/iu,
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
  'original(?: message| appointment| e-?mail)',
  'reply message|message original|antwort nachricht|mail original|e-mail original',
  'исходное (?:сообщение|письмо)|первоначальное сообщение|оригинальное сообщение|ответное сообщение',
  'вихідне повідомлення|початкове повідомлення|оригінальне повідомлення|вихідний лист',
  'mensagem original|mensagem de origem',
  'mensaje original|correo original',
  'urspr(?:üngliche|ungliche|uengliche|\\.) (?:nachricht|mail|e-mail)|original-?\\s?nachricht|originalnachricht',
  "message d[’'` ]origine|mail original|message initial|message original",
  'messaggio originale',
  'wiadomość oryginalna|oryginalna wiadomość|wiadomość pierwotna|pierwotna wiadomość',
  'oorspronkelijk bericht',
  'ursprungligt meddelande|originalmeddelande|opprinnelig melding|oprindelig meddelelse|original besked|alkuperäinen viesti|původní (?:zpráva|e-mail)|pôvodná správa|ori[jg]inal mesaj|özgün ileti|mesaj original|eredeti üzenet|αρχικό μήνυμα|元のメッセージ|オリジナルメッセージ|원본 메시지|원본 메일',
  '原始邮件|邮件原件|原始郵件|原始信息|原始訊息|原邮件|回复的原邮件',
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
    'sent|date|to|cc|reply-to|отправлено|отправлен|дата|кому|копия|надіслано|відправлено|копія|' +
    'enviad[oa]s?(?: em| el)?|data|para|fecha|gesendet|datum|an|envoyé(?: le)?|à|a|inviato|wysłan[oe]|do|dw|' +
    'verzonden|aan|发送时间|发送日期|日期|时间|收件人|抄送|寄件日期|收件者|副本|送信日時|宛先',
);

const wholeDate =
  '(?:mon|tue|wed|thu|fri|sat|sun), \\d{1,2} \\p{L}{3} \\d{4} \\d{1,2}:\\d{2}:\\d{2} (?:[+-]\\d{4}|gmt|utc)';
export const wholeDateField = new RegExp(`^date\\s?: ${wholeDate}`, 'iu');
/** All in one line: a page whose lines were lost, and Onet. */
export const runningFields =
  /^[*_]{0,2}from\s?:[*_]{0,2}\s.{0,80}@\S{3,80}\s{1,3}[*_]{0,2}(?:sent|date)\s?:.{4,60}\d{4}|^temat\s?:.{0,200}\d{4}-\d{2}-\d{2} \d{2}:\d{2}\s?nadawca\s?:/iu;

/** Lotus Notes: the sender and the time between three dashes, and the old form with the names of the fields alone. */
export const notesLine =
  /^.{2,120}\s?---\s?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?\s?---/u;
export const notesTo = /^(to|an|para|pour|a|кому|do)$/iu;
export const notesSubject = /^(subject|thema|assunto|asunto|objet|oggetto|тема|temat)(\s.*)?$/iu;
/** GroupWise: ">>> Ana 10/03/2026 10:20 >>>". */
export const groupWiseLine = /^>>> ?\S.{3,200}\d.{0,40}>>>$/u;

const device =
  'iphone|iphon[ue]|ipad|ipod|android|андроид|samsung|galaxy|xiaomi|redmi|poco\\b|huawei|honor|motorola|nokia|oneplus|pixel|blackberry|windows|' +
  'outlook|yahoo|gmail|gmx|web\\.de|proton|spark|mail|correo|correio|courrier|poczt|posta|почт|пошт|mobil|móvil|celular|telemóvel|' +
  'телефон|смартфон|мобильн|мобільн|планшет|устройств|пристро|tablet|smartphone|phone|handy|dispositivo|appareil|urządz|cellulare|' +
  'telefon|gerät|thunderbird|aqua|tutanota|tuta\\b|canary|手机|手機|电脑|邮箱|邮件|郵件';
/** What telephones and programs put under a mail by themselves. "Sent by post yesterday" names no device and is news. */
export const programLine = new RegExp(
  `^[(<[*_]{0,3}(?:${[
    'sent from my (?!.{0,30}(?:address|account|e-?mail|inbox|mailbox|bank|company|server|colleague|office|home|old|other|new|private|personal|app\\b))[\\w-]{1,20}(?: [\\w-]{1,20}){0,3}(?=[\\s.!)>*_]*$|[,.]? +(?:please )?(?:excuse|pardon|forgive|sorry))',
    `(?:sent wirelessly|envoyé sans fil|enviado sem fio|inviato senza fili) .{0,40}?(?:${device})`,
    'from my (?:iphone|ipad|android|phone|mobile)(?: \\d{1,2})?(?=[\\s.!]*$)',
    `(?:sent|composed) (?:from|via|with|using) .{0,40}?(?:${device})`,
    'sent (?:from|via|with|using) (?:superhuman|front|mailspring|missive|airmail|edison|newton|spike|shortwave|zoho|fastmail|hey|canary|nine|k-9)(?: mail)?\\b(?=[\\s.!]*$|[\\s,]*[(<])',
    '(?:get|download) (?:outlook|bluemail|spark|yahoo mail) for',
    `(?:отправлено|отправлен|отправлена|послано) (?:с|из|со|через|от|при помощи|мой|моего) ?.{0,40}?(?:${device})`,
    `(?:надіслано|відправлено) (?:з|із|зі|через|за допомогою) .{0,40}?(?:${device})`,
    '(?:скачать|получить|отримати|завантажити|obt(?:er|enha)(?: o)?|obtener|descargar|obtenir|télécharger|scarica|ottieni|pobierz(?: program| aplikację)?|获取|取得|下载) ?(?:适用于.{1,20}的 ?)?outlook',
    `(?:enviad[oa]) (?:do|da|de|desde|pelo|via|a partir|com|através) .{0,40}?(?:${device})`,
    `von mein(?:em|er) .{0,40}?(?:${device}).{0,40} gesendet`,
    `gesendet (?:von|mit|über|aus) .{0,40}?(?:${device})`,
    'outlook für .{2,20} beziehen|holen sie sich outlook|diese nachricht wurde von mein',
    `envoyé (?:de|depuis|à partir|avec|via) .{0,40}?(?:${device})`,
    `inviato (?:da|dal|con|tramite) .{0,40}?(?:${device})`,
    `wysłan[eoy] (?:z|ze|za pomocą|przez) .{0,40}?(?:${device})`,
    `(?:verzonden|verstuurd) (?:vanaf|vanuit|met) .{0,40}?(?:${device})`,
    `(?:skickat|sendt|sent) (?:från|fra) .{0,40}?(?:${device})|lähetetty .{0,30}?(?:${device})|(?:odesláno|odoslané) z .{0,40}?(?:${device})`,
    `(?:benim )?.{0,20}(?:${device}).{0,20}gönderildi|.{0,20}(?:${device}).{0,10}から送信|.{0,20}(?:${device}).{0,10}에서 보냄`,
    `(?:az? )?.{0,20}(?:${device}).{0,20}küldve|trimis (?:de pe|din|de la|prin|cu) .{0,40}?(?:${device})|στάλθηκε από .{0,40}?(?:${device})|(?:poslano|poslato|послато|изпратено) (?:s|sa|iz|z|са|из|от) .{0,40}?(?:${device})`,
    `(?:đã )?gửi từ .{0,40}?(?:${device})|dikirim dari .{0,40}?(?:${device})|נשלח מ.{0,40}?(?:${device})|ส่งจาก.{0,40}?(?:${device})|enviat des .{0,40}?(?:${device})|أُ?رسلت? (?:من|بواسطة) .{0,40}?(?:${device})`,
    `(?:发自|發自|发送自|傳送自|来自|從|从).{0,20}?(?:${device})`,
  ].join('|')}).{0,80}$`,
  'iu',
);

const closings = [
  '(?:(?:kind|kindest|best|warm|warmest|many|with (?:kind|best|warm))\\s)?regards|(?:all the )?best(?: wishes)?|cheers|(?:yours )?sincerely(?: yours)?|yours (?:faithfully|truly)|(?:many )?thanks(?: again| in advance| and (?:kind |best )?regards)?|thank you(?: again| very much)?|with thanks|respectfully|(?:kind|best) greetings',
  'с (?:(?:наилучшими|лучшими) пожеланиями|(?:искренним )?уважением)|с ув\\.|всего доброго|(?:большое )?спасибо|заранее (?:спасибо|благодар\\p{L}+)|благодарю|искренне ваш[аи]?',
  'з (?:повагою|найкращими побажаннями)|(?:щиро )?дякую|щиро ваш',
  'atenciosamente|att\\.?|atte\\.?|(?:com (?:os )?)?(?:os )?melhores cumprimentos|cumprimentos|cordialmente|(?:um )?abraços?|(?:muito )?obrigad[oa]|grat[oa]|saudações|respeitosamente',
  '(?:un )?(?:cordial )?saludos?(?: cordiales)?|un saludo|atentamente|(?:muchas )?gracias',
  '(?:mit |ganz )?(?:freundlich(?:en|e|em)|besten|beste|liebe|lieben|viele|vielen|schöne|schönen|herzlich(?:e|en)) gr(?:ü|ue|u)(?:ß|ss)(?:en|e)?|mfg|vg|lg|danke|vielen dank(?: im voraus)?',
  "(?:bien )?(?:cordialement|à vous)|(?:meilleures |sincères |cordiales )?salutations|merci(?: d[’']avance| beaucoup)?|bonne (?:journée|soirée)|cd?l?t",
  '(?:cordiali|distinti) saluti|(?:un )?(?:cordiale )?salut[io]|cordialmente|grazie(?: mille)?',
  'pozdrawiam(?: serdecznie)?|z (?:poważaniem|wyrazami szacunku|pozdrowieniami)|dziękuję|serdeczne pozdrowienia|pozdrowienia|pozdr\\.?',
  '(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg|(?:alvast )?bedankt',
  'med (?:vänlig|venlig|vennlig|de bästa) h(?:ä|i)lsning(?:ar)?|med venlig hilsen|vennlig hilsen|mvh|vh|hälsningar|hilsen|ystävällisin terveisin|terveisin|s pozdravem|s pozdravom|saygılarımla|saygılar|iyi çalışmalar|üdvözlettel|cu stimă|με εκτίμηση|敬具|よろしくお願い(?:いた)?します|감사합니다|드림',
  '此致|祝好|谢谢|谨启|敬启',
].join('|');
/** The last words before a name, in one language or in two. They begin a signature only when more than a name follows. */
export const closingLine = new RegExp(`^(?:${closings})(?:\\s?[/|]\\s?(?:${closings}))?[\\s,.!;，。！]{0,3}$`, 'iu');
/** The same with the name behind it in one line. */
export const closingStart = new RegExp(`^(?:${closings})[\\s,.!;，。！]{1,3}(\\S.{1,60})$`, 'iu');

/** Whole sentences that only lawyers and printers of mails write. */
export const sureDisclaimerLine =
  /^[*_"(\s]{0,3}(?:this (?:e-?mail|message|communication)\b.{0,120}(?:may contain (?:confidential|privileged)|(?:is|are) (?:strictly )?(?:confidential|privileged)|intended (?:only|solely))|please consider the environment before print|if you are not the intended recipient|confidentiality notice)/iu;

/** First words of what lawyers and virus scanners put under every mail. */
export const disclaimerLine = new RegExp(
  [
    '[\\w.-]{1,60} mailing list\\s(?:-- )?\\S+@\\S+|you (?:received|are receiving) this (?:message|e-?mail|mail) because you',
    '(?:this|the (?:contents?|information) (?:of|in|contained in) this) (?:e-?mail|message|communication|transmission)\\b.{0,300}(?:confidential|privileged|intended|virus)',
    'if you (?:are not|believe you are not) the (?:intended|named) (?:recipient|addressee)|(?:please )?notify the sender (?:immediately|at once|by)|if you (?:have )?received this (?:e-?mail|message|communication|transmission)?\\s?(?:by mistake|in error)',
    '(?:any )?unauthori[sz]ed (?:review|use|disclosure|distribution|copying|dissemination|access).{0,200}prohibited|(?:strictly )?(?:private|privileged|confidential) and (?:privileged|confidential)\\s?(?:[:：.]|$|\\s-)|think before (?:you )?print(?:ing)?\\b|(?:save|spare) (?:a|the) trees?\\b.{0,60}print|go green\\b.{0,60}print',
    'confidential(?:ity)? (?:notice|note)|(?:legal )?disclaimer\\s?(?:[:：]|$)|please consider the environment|virus-free\\.|this email has been (?:scanned|checked)',
    '(?:данное|это|настоящее) (?:электронное )?(?:сообщение|письмо).{0,300}(?:конфиденциальн|предназначен)|уведомление о конфиденциальности|проверено (?:антивирусом|на вирусы)|без вирусов',
    '(?:це|дане) (?:електронне )?(?:повідомлення|лист).{0,300}(?:конфіденційн|призначен)|без вірусів',
    'esta (?:mensagem|comunicação|e-?mail).{0,300}(?:confidencia|destinad)|aviso (?:legal|de confidencialidade)|antes de imprimir|livre de vírus|sem vírus',
    'este (?:mensaje|correo|e-?mail).{0,300}(?:confidencial|destinad|dirigid)|libre de virus',
    'diese (?:e-?mail|nachricht).{0,300}(?:vertraulich|bestimmt|rechtlich geschützt)|virenfrei',
    'ce (?:message|courriel|mail|courrier)(?: électronique)?.{0,300}(?:confidentiel|destinataire|destiné)|sans virus',
    'quest[oa] (?:messaggio|e-?mail|comunicazione).{0,300}(?:riservat|confidenzial|destinat)|privo di virus',
    '(?:ta|niniejsza) (?:wiadomość|korespondencja).{0,300}(?:poufn|przeznaczon)|wolny od wirusów',
    '(?:本邮件|此邮件|本电子邮件|本郵件).{0,200}(?:保密|机密|機密|仅供)|无病毒',
  ]
    .map((form) => `^[*_"(\\s]{0,3}(?:${form})`)
    .join('|'),
  'iu',
);
