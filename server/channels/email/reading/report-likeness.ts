// Whether a mail that is no report by its form is one by its words. A machine must have written it: its sender is a mail
// server, or its return path is empty; where nothing says so, subject and first words must both leave no doubt. A person who
// shows us a report has neither.

import { type Headers, header, headerAddresses } from './read-headers.ts';

export type Words = { headers: Headers; subject: string; text: string; from?: string };

export const delayWords =
  /warning message only|this is (only |just )?a (delay )?warning|warning only|do(es)? not need to (resend|re-send)|no action is required|delivery attempts will continue|will (be retried|keep trying|continue to (try|attempt)|retry|try again for)|has not yet been delivered|not (been )?delivered yet|message .{3,80} delayed|been (delayed|postponed)|is delayed|delayed (mail|delivery)|still being retried|delivery (is |has been |was )?(delayed|deferred)|status notification \(delay|будут продолжены|ещё не доставлен|доставка .{0,40}(отложена|задерж)|verzögert|noch nicht zugestellt|retard(é|ee?)? (de|dans)|remise retardée|atrasad[ao]|entrega (atrasada|demorada|retrasada)|demorado|sarà ritentata|ritard(o|ata)|opóźnion/iu;

/** How subjects of reports begin. */
const failSubject =
  /^\W{0,3}(\[?(postmaster|mailer-daemon)\]?\W{0,3})?(undeliver(ed|able)|non-?deliver(y|ed|able)|not delivered|returned (e-?)?mail|mail (returned|failed|failure|error|could not|not delivered|undeliverable|system error|delivery)|failure (notice|delivery)|delivery (failure|failed|error|problem|notification|status|unsuccessful|has failed|report|delay|final)|(permanent|temporary) delivery|message (delivery|not delivered|undeliverable|could not|delayed|rejected|status)|e-?mail delivery|failed mail|rejected(:| mail)|could ?n.t deliver|unable to deliver|automatically rejected mail|warning: (could not send|message)|delayed mail|processing error|(your (e-?mail|message|mail)) .{1,120}(could|was|has|can) ?n.t|unzustellbar|nicht zustellbar|unzustellbare|zustellung|échec de|non remis|notification d.état|avis de non|no se (puede|pudo|ha podido) entregar|no se entreg|devuelto|error de entrega|falha (na|de) entrega|não (foi )?(possível )?entreg|devolvid|retorno de mensagem|mancata consegna|impossibile recapitare|recapito|niedostarczona|nie dostarczono|zwrot|недоставленн|не удалось доставить|ваше (письмо|сообщение) не|сообщение не доставлено|письмо не доставлено|невозможно доставить|возврат|undelivered|onbestelbaar|niet bezorgd|ej levererat|kan inte leverera|ikke levert|ikke leveret|退信|系统退信|邮件投递失败|无法投递|退回|未送达|退件|投递失败|配信不能|送信エラー|エラーメール|전송 ?실패|반송)/iu;
const failAnywhere =
  /(delivery (failed|failure)|undeliverable|not be delivered|could not be delivered|returned to sender|returning (message )?to sender|user unknown|non remis|not deliver(ed|able)|mailbox (full|unavailable)|\bbounced?\b)/iu;

/** What the first sentences of a report say. */
const failWords = [
  /(message|mail|e-?mail|letter|delivery|data)\b[^.]{0,160}\b(could ?n[o']t|can ?n?[o']t|cannot|was ?n[o']t|were not|has ?n[o']t|have not|not been|unable|failed|did ?n[o']t|is ?n[o']t|not be|undeliverable|rejected|returned|refused|blocked|encountered (an?|delivery))\b[^.]{0,120}\b(deliver\w*|reach\w*|sent|accepted|recipient|problems?|error|because|destination|address)/is,
  /(unable|wasn'?t able|not able|failed|impossible) to (be )?(deliver|send|reach|relay|complete)/i,
  /(following|these|some|one or more|all)( of)?( the| its)? ?(address|recipient|destination|user|error)(es|s|\(s\)|\(es\))?\b[^.]{0,120}(fail|fatal|error|reject|permanent|did not|not be|undeliver|problem|occurred)|failed (recipient|address)|undeliverable (address|mail|message|to)|invalid (final )?(delivery|recipient|address|user address)|unknown (user|recipient|mailbox|local)|(user|mailbox|account|recipient)\b[^.]{0,40}\b(unknown|full|not (found|known|exist|recogni[sz]ed|a valid)|does ?n[o']t exist|unavailable|disabled|exceed|over quota|closed|locked|suspended|inactive)/i,
  /(this is (a|an) (automatic\w*|delivery)[^.]{0,40}(notification|failure|report))|delivery (has )?failed|non-?delivery report|error (was )?(detected|occurred) (while|during)|(has been |was )?returned (to (the )?sender|because)|mail system error|no valid recipients|that'?s not a valid user|wrong or no longer valid/i,
  /(письмо|сообщение|message)[^.]{0,160}не (может|могло|было|был[ао]?|удалось)[^.]{0,60}(достав|отправ|принят)|не удалось (доставить|отправить)|доставка[^.]{0,80}(невозможна|не удалась|не выполнена)|(адрес|пользовател|ящик)\p{L}*[^.]{0,60}(не существует|не найден|переполнен|заблокирован)/isu,
  /(nachricht|e-?mail|mail)[^.]{0,160}(nicht|kein)[^.]{0,60}(zugestellt|zustell|übermittelt|ausgeliefert|gesendet|erreich)|unzustellbar|zustellung[^.]{0,60}(fehlgeschlagen|nicht möglich|endgültig)|fehler bei der (nachrichten)?(zustellung|übermittlung)/isu,
  /(message|courriel|mail|adresse)[^.]{0,160}(n['’]?(a|ont|est|existe|e peut|e)?\s?(pas|pu))[^.]{0,60}(remis|distribu|livr|d[ée]livr|transmis|[êe]tre|atteint)?|(échec|echec) (définitif )?de (la )?(remise|distribution)|impossible de (remettre|distribuer|livrer)/isu,
  /(mensagem|mensaje|correo|e-?mail)[^.]{0,160}(não|no)\s[^.]{0,60}(entreg|envi|recapit|alcan)|falha (na|de) entrega|entrega[^.]{0,60}(falhou|falló|fallida)|(usuário|usuario|caixa|buzón|cuenta)[^.]{0,60}(não existe|no existe|cheia|lleno|desconocid|inexistente)/isu,
  /(messaggio|e-?mail|posta)[^.]{0,160}(non|impossibile)[^.]{0,60}(consegn|recapit|inviat)|(wiadomo\p{L}+|poczt\p{L}+)[^.]{0,160}nie[^.]{0,60}(dostarcz|doręcz)|bericht[^.]{0,120}niet[^.]{0,60}(bezorgd|afgeleverd|verzonden)|meddelande[^.]{0,120}(inte|kunde)[^.]{0,60}levere/isu,
  /(邮件|郵件|信件)[^。]{0,80}(无法|無法|未能|失败|失敗|不能|退回)|(无法|無法|未能)[^。]{0,60}(投递|送达|发送|寄送|传送)|退信|收件人[^。]{0,40}(不存在|已满|拒绝)|(メール|メッセージ)[^。]{0,80}(配信|送信|配送|お届け)[^。]{0,40}(でき(ません|なかった)|失敗)|메일[^.]{0,80}(전송|전달|배달)[^.]{0,40}(실패|못|없)/su,
];
const replyCodes =
  /(?<![\d.])[45]\d\d[ -][#(]?[45]\.\d{1,2}\.\d{1,3}|smtp error|^.{0,80}(<<<|>>>|said:|response:|error:?).{0,40}[45]\d\d\b/im;

const server =
  /^(mailer-?daemon|mail-?daemon|mail\.daemon|mdaemon|mail-?delivery|microsoftexchange[0-9a-f]{8,}|.*smtp_mail_service|.*_for_smtp_gateways)([+@-]|$)/i;
const office = /^(post[_.-]?master|mailsystem|mail-?system|mailserver|mail-?admin(istrator)?|imss|root)([+@-]|$)/i;
const serverName =
  /mail delivery|delivery (sub)?system|mail (sub)?system|mailer-?daemon|mail administrator|postmaster|internet mail|mail ?server|e-?mail (administrator|system)|microsoft exchange|smtp gateway/i;

/** How sure it is that a mail server wrote it: 2, 1 or 0. */
function serverLikeness(headers: Headers, given?: string): 0 | 1 | 2 {
  const address = (given ?? headerAddresses(headers, 'from')[0]?.address ?? '').toLowerCase();
  const raw = header(headers, 'from');
  if (server.test(address) || /mailer-daemon/i.test(raw)) return 2;
  const isNull = /^<\s*>/.test(header(headers, 'return-path')) || /<\s*>\s*$/.test(raw);
  const isOffice = office.test(address);
  if (serverName.test(raw.replace(/<[^>]*>/, '')) && (isNull || isOffice)) return 2;
  if (isNull && (isOffice || address === '')) return 2;
  const isAutomatic = !/^(|no)$/i.test(header(headers, 'auto-submitted').trim());
  return isNull ||
    isOffice ||
    isAutomatic ||
    serverName.test(raw) ||
    /mailer-daemon/i.test(header(headers, 'return-path'))
    ? 1
    : 0;
}

const openingLength = 3000;
const firstWords = 600;
const named = /[^\s<>"']{1,64}@[\w.-]+\.\w{2,}/;

export function reportsInWords({ headers, subject, text, from }: Words): boolean {
  const likeness = serverLikeness(headers, from);
  const opening = text.slice(0, openingLength);
  const saysSo = (words: string): boolean => failWords.some((form) => form.test(words)) || delayWords.test(words);
  const inSubject = failSubject.test(subject);
  if (inSubject && office.test(from ?? '')) return true;
  if (likeness === 2) return inSubject || failAnywhere.test(subject) || saysSo(opening) || replyCodes.test(opening);
  const inText = saysSo(opening.slice(0, firstWords)) || (replyCodes.test(opening) && named.test(opening));
  if (likeness === 1)
    return inText && (inSubject || failAnywhere.test(subject) || saysToNobody(headers, text) || showsItsTalk(opening));
  // Nothing but its words says that a machine wrote it.
  const isAnswer =
    headers.has('in-reply-to') || headers.has('references') || /^\s*(re|fwd?|aw|wg|tr|enc|пересл)\s*:/i.test(subject);
  const rest = isAnswer && failAnywhere.test(subject) && !headers.has('in-reply-to') && !headers.has('references');
  return (inSubject || rest) && (!isAnswer || rest) && inText && named.test(opening) && !isPersonal(opening);
}

/** A short text without a greeting that begins with what went wrong. */
const saysToNobody = (headers: Headers, text: string): boolean =>
  !headers.has('in-reply-to') &&
  named.test(text.slice(0, 300)) &&
  failWords.slice(1, 4).some((form) => form.test(text.slice(0, 300)));

/** What the servers said to each other, as lines of their own; a mail server told it in whatever subject. */
const showsItsTalk = (opening: string): boolean =>
  /^\s*MAIL FROM\s?:/m.test(opening) &&
  /^\s*RCPT TO\s?:/m.test(opening) &&
  failWords.some((form) => form.test(opening));

/** Somebody speaks of themself, or asks. */
const isPersonal = (text: string): boolean =>
  /\b(I|I'm|we|my|our|me|can you|could you|why)\b(?![^.\n]{0,40}(able|afraid|sorry|have tried))|\?\s*$/im.test(
    text.slice(0, firstWords),
  ) ||
  /(^|\s)(я|мы|мне|нам|у меня|помогите|почему|eu|meu|minha|ich|wir|mein|je|nous|mon)\s/iu.test(
    text.slice(0, firstWords),
  );
