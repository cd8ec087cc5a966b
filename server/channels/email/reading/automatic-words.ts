// What machines write in subjects and first lines, by language. Tables only; what they weigh stands in `automatic-mail.ts`.

/** What holiday programs write, at the start of the subject and not after "Re:". */
export const certainSubjects: readonly RegExp[] = [
  /^((automatic reply|auto(matic|mated)?[- ]?(reply|response|responder|answer))\s?(:|$)|auto\s?:|auto[- ]?reply from .{2,60}:)/i,
  /^(out of (the )?office|out-of-office|ooo)\s?(auto-?reply\s?|message\s?|notification\s?|reply\s?)?(:|re\b|autoreply)/i,
  /^(out of office|vacation (reply|response|message))$/i,
  /^(vacation|away) (reply|response|notice|message)\s?:/i,
  /^\[?(auto-?reply|autoresponse|auto-response|automatic reply|out of office|vacation)\]/i,
  /^(автоматический ответ|автоответ(чик)?|автоматическое уведомление об отсутствии|автоматическое уведомление|уведомление об отсутствии|нет на рабочем месте)\s?(:|$)/iu,
  /^(автоматична відповідь|автовідповідь|автовідповідач|повідомлення про відсутність)\s?(:|$)/iu,
  /^(resposta autom[aá]tica|mensagem autom[aá]tica( de aus[eê]ncia)?|aus[eê]ncia tempor[aá]ria|resposta de (f[eé]rias|aus[eê]ncia)|aviso de aus[eê]ncia|(fora|ausente) do escrit[oó]rio(?=\s?:))\s?(:|$)/iu,
  /^(automatische (antwort|r[uü]ckmeldung|abwesenheitsnotiz)|abwesenheitsnotiz|abwesenheitsnachricht|abwesenheitsmeldung|abwesenheitsassistent|(abwesend|au(ß|ss)er haus)(?=\s?:)|autoreply)\s?(:|$)/iu,
  /^(r[eé]ponse automatique|message d['’]absence|absence du bureau|notification d['’]absence|(absent\(?e?\)? du bureau)(?=\s?:))\s?(:|$)/iu,
  /^(respuesta autom[aá]tica|fuera de (la )?oficina|respuesta de ausencia|aviso de ausencia|mensaje autom[aá]tico)\s?(:|$)/iu,
  /^(risposta automatica|(fuori sede|fuori ufficio|assenza)(?=\s?:)|messaggio automatico)\s?(:|$)/iu,
  /^(automatyczna odpowied[zź]|odpowied[zź] automatyczna|autoodpowied[zź]|(poza biurem|nieobecno[sś][cć])(?=\s?:))\s?(:|$)/iu,
  /^(automatisch antwoord|afwezigheidsbericht|autosvar|automatiskt svar|automaattinen vastaus)\s?(:|$)/iu,
  /^(自动答复|自动回复|自動回覆|自動答覆|外出自动回复)\s?([:：]|$)/u,
];

/** What people may write as well; it counts only together with another sign. */
export const likelySubjects: readonly RegExp[] = [
  /\b(out of (the )?office|away from my (e-?mail|mail|desk)|(is|am) (away|on leave)|on (vacation|holiday|annual leave|parental leave|maternity leave)|away from (the )?office|auto-?reply)\b/i,
  /(не в офисе|вне офиса|в отпуске|в командировке|на больничном|отсутствую на рабочем)/iu,
  /(не в офісі|поза офісом|у відпустці|відсутн(ій|я) на роботі)/iu,
  /\b(fora do escrit[oó]rio|de f[eé]rias|em f[eé]rias|ausente do escrit[oó]rio|ausente do trabalho)\b/iu,
  /\b(abwesend|abwesenheit|im urlaub|nicht im b[uü]ro|au(ß|ss)er haus|in elternzeit)\b/iu,
  /\b(absent du bureau|en cong[eé]s?|en vacances|absence)\b/iu,
  /\b(de vacaciones|fuera de la oficina|ausencia)\b/iu,
  /\b(in ferie|fuori ufficio|fuori sede)\b/iu,
  /\b(na urlopie|poza biurem|nieobecn)/iu,
  /(休假|不在办公室|外出中)/u,
];

/** First sentences of whoever is away, or of a program that thanks for a mail. They count only beside a sign of a machine. */
export const awayWords =
  /\b(i am|i'm|i will be) (currently |now )?(away|out of|on (vacation|holiday|leave|maternity|annual)|not in the office|unavailable|travel)|(with )?limited access to (my )?e-?mail|(automatic|automated|auto)[ -]?(reply|response|answer)|(i|we) will (respond|reply|answer|get back|return)\b.{0,60}(as soon as|when i|upon|shortly|on my return)|endeavou?r to (reply|respond)|do(es)? not (reply|respond) to this|(нахожусь|буду) (в отпуске|в командировке|вне офиса)|отвечу (вам )?(после|по возвращении|в ближайшее)|(estou|estarei) (de férias|ausente|fora)|responderei (assim que|logo)|(bin|ich bin) (derzeit |zurzeit |momentan )?(nicht im (büro|haus)|im urlaub|abwesend|erst wieder)|je suis (actuellement )?(absente?|en congés?|en vacances)|estoy (de vacaciones|fuera|ausente)|sono (in ferie|assente|fuori)|jestem (na urlopie|nieobecn)|přečtu|jag är (på semester|inte på)|我(目前|正在)?(休假|不在|出差)/iu;

/** How mail programs name a receipt. */
export const receiptSubject =
  /^(read|return receipt|read receipt|delivered|не прочитано|прочитано|доставлено|lida|lido|entregue|leído|gelesen|lesebestätigung|empfangsbestätigung|lu|accusé de (réception|lecture)|confirmation de lecture|letto|ricevuta di ritorno|przeczytano|已读|已讀|not read|deleted|gelöscht|подтверждение прочтения|confirmação de leitura|confirmación de lectura)\s?(\(.{1,40}\)\s?)?[:：]/iu;

/** Headers by which the programs of other desks can be known. */
export const deskHeaders: readonly string[] = [
  'x-zendesk-from-account-id',
  'x-zendesk-email-id',
  'x-jira-fingerprint',
  'x-otrs-loop',
  'x-rt-loop-prevention',
  'rt-ticket',
  'x-servicenow-generated',
  'x-freescout-mail-type',
  'x-redmine-host',
];

export const deskPrograms =
  /\b(zendesk|freshdesk|freshservice|otrs|znuny|zammad|osticket|request tracker|jira|servicenow|help ?scout|kayako|glpi|zoho desk|spiceworks|manageengine|omnidesk|usedesk|okdesk|bitrix24|movidesk|tomticket|intercom|hubspot|redmine|gorgias|uvdesk|freescout|chatwoot)\b/i;

/** "We have it": other desks' acknowledgements, in the subject or in the first lines. */
export const receivedWords: readonly RegExp[] = [
  /\[?(request|ticket|case|enquiry|inquiry|message) (has been |was |is )?(received|created|opened|logged|registered|submitted)\b/i,
  /\bticket (received|created|opened)\b|\bautoreply:|\bsupport ticket opened\b/i,
  /\b(we('ve| have)|just confirming (that )?we) (received|got|logged) your (request|message|e-?mail|enquiry|inquiry|ticket|query)/i,
  /\byour (request|ticket|case|enquiry|inquiry|support request|message|issue)\b.{0,40}\b(has been|was|is) (received|created|opened|logged|registered|submitted)/i,
  /\b(acknowledge|confirm) (that )?(we have received|the receipt of|receipt of) your/i,
  /\b(a (support )?ticket|a new ticket) has been (created|opened|assigned)/i,
  /(ваш[еау]? (обращение|заявка|запрос|заявку|письмо|тикет|сообщение)).{0,60}(принят|зарегистрирован|получен|создан|поступил)/iu,
  /(заявка|обращение|запрос|тикет).{0,40}(принят|принято|принята|зарегистрирован|создан)/iu,
  /(мы получили (ваш|ваше|вашу)|спасибо за обращение)/iu,
  /(ваш[еау]? (звернення|запит|заявка|заявку|лист)).{0,60}(прийнят|зареєстрован|отриман|створен)|ми отримали ваш/iu,
  /\b(recebemos (a )?(sua|seu|o seu|o teu)|(seu|sua|o seu|a sua) (chamado|solicitaç[aã]o|pedido|ticket|mensagem).{0,60}(recebid|abert|registrad|registad|criad))/iu,
  /\b(chamado|pedido|ticket|solicitaç[aã]o) .{0,30}(foi )?(aberto|recebid[oa]|criad[oa]|registrad[oa]|registad[oa])\b/iu,
  /\b(hemos recibido (su|tu)|(su|tu) (solicitud|ticket|consulta|caso|petición).{0,60}(recibid|cread|registrad|abiert))/iu,
  /\b(ihre? (anfrage|nachricht|e-?mail|ticket|anliegen).{0,60}(eingegangen|erhalten|erfasst|registriert|erstellt|eröffnet)|wir haben ihre (anfrage|nachricht|e-?mail) erhalten|ticket .{0,30}(erstellt|eröffnet))/iu,
  /(votre (demande|ticket|message|requête).{0,60}(reçue?|enregistrée?|créée?|ouverte?)|nous avons bien reçu votre)/iu,
  /\b((la tua|la sua|vostra) (richiesta|segnalazione).{0,60}(ricevut|registrat|apert|pres[oa] in carico)|abbiamo ricevuto la (tua|sua|vostra))/iu,
  /((twoje|państwa) (zgłoszenie|zapytanie|wiadomość).{0,60}(przyjęt|zarejestrowan|otrzyman|utworzon)|otrzymaliśmy (twoje|państwa)|zgłoszenie .{0,30}zostało (przyjęte|zarejestrowane|utworzone))/iu,
  /(您的(请求|工单|邮件|问题).{0,30}(已收到|已创建|已受理)|我们已收到您的|工单.{0,20}已(创建|提交|受理))/u,
];

/** What calendars write by themselves when somebody clicked yes or no. */
export const calendarSentence =
  /(has (accepted|declined|tentatively accepted)|принял\(?а?\)? (это )?приглашение|отклонил|aceitou|recusou|ha aceptado|ha rechazado|hat (die(se)? einladung )?(zugesagt|angenommen|abgelehnt)|a accepté|a décliné|ha accettato|zaakceptował|已接受|принял|invitation from google calendar|this invitation)/iu;
