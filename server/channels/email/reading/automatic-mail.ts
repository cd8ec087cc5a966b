// Whether a person wrote a mail or a machine (4.2.2). Three answers: personal; bulk, which opens or appends like any other
// but is never acknowledged; automatic, which is kept quietly and changes nothing.

import { type Headers, header } from './read-headers.ts';

export type Kind = 'personal' | 'bulk' | 'automatic';
export type Judgement = { kind: Kind; reason: string | null };

export type MailFacts = {
  headers: Headers;
  /** From, in small letters. */
  from: string;
  subject: string;
  /** Null: the null return path. */
  envelopeFrom: string | null;
  /** From is an address of ours. */
  fromUs: boolean;
  /** What this desk writes into its own mail; another desk of the same kind has another mark. */
  loopMark: string;
  /** It answers a mail: it names one, or came to a reply address of ours. */
  answers: boolean;
};

export const loopHeader = 'x-tellonce-desk';

const robots =
  /^(mailer-?daemon|mail-?daemon|postmaster|mail\.daemon|mdaemon|auto-?reply|autoresponder|listserv-bounces|bounces?)([+@-]|$)/;

/** What holiday programs write, at the start of the subject and not after "Re:". */
const certainSubjects: readonly RegExp[] = [
  /^(automatic reply|auto(matic)?[- ]?(reply|response|responder)|auto)\s?:/i,
  /^(out of (the )?office|out-of-office|ooo)\s?(auto-?reply\s?)?(:|re\b|autoreply)/i,
  /^out of office$/i,
  /^\[?(auto-?reply|autoresponse|auto-response|out of office)\]/i,
  /^(автоматический ответ|автоответ(чик)?|автоматическое уведомление об отсутствии)\s?(:|$)/iu,
  /^(resposta autom[aá]tica|mensagem autom[aá]tica de aus[eê]ncia|aus[eê]ncia tempor[aá]ria|resposta de f[eé]rias)\s?(:|$)/iu,
  /^(automatische antwort|abwesenheitsnotiz|abwesenheitsnachricht|abwesenheitsmeldung)\s?(:|$)/iu,
  /^(r[eé]ponse automatique|message d'absence|absence du bureau|notification d'absence)\s?(:|$)/iu,
  /^(respuesta autom[aá]tica|fuera de (la )?oficina|respuesta de ausencia)\s?(:|$)/iu,
];
/** What people may write as well; it counts only together with another sign. */
const likelySubjects: readonly RegExp[] = [
  /\b(out of (the )?office|on (vacation|holiday|annual leave)|away from (the )?office|auto-?reply)\b/i,
  /(не в офисе|вне офиса|в отпуске|отсутствую на рабочем)/iu,
  /\b(fora do escrit[oó]rio|de f[eé]rias|ausente do escrit[oó]rio)\b/iu,
  /\b(abwesend|abwesenheit|im urlaub|nicht im b[uü]ro)\b/iu,
  /\b(absent du bureau|en cong[eé]s?|en vacances|absence)\b/iu,
  /\b(de vacaciones|fuera de la oficina|ausencia)\b/iu,
];

export function judgeMail(mail: MailFacts): Judgement {
  const automatic = whyAutomatic(mail);
  if (automatic) return { kind: 'automatic', reason: automatic };
  const bulk = whyBulk(mail);
  return bulk ? { kind: 'bulk', reason: bulk } : { kind: 'personal', reason: null };
}

function whyAutomatic(mail: MailFacts): string | null {
  const { headers } = mail;
  const submitted = submittedAs(headers);
  const precedence = header(headers, 'precedence').toLowerCase();
  if (header(headers, loopHeader) === mail.loopMark) return 'own_mail';
  if (mail.fromUs) return 'own_address';
  const type = header(headers, 'content-type').toLowerCase();
  if (type.startsWith('multipart/report')) {
    return type.includes('disposition-notification') ? 'read_receipt' : 'delivery_report';
  }
  if (robots.test(mail.from)) return 'mail_server';
  // Monitoring says "auto-generated" too and wants a ticket; an answer that says so is a robot's.
  if (submitted === 'auto-generated' && mail.answers) return 'automatic_reply';
  if (submitted !== '' && submitted !== 'no' && submitted !== 'auto-generated') return 'automatic_reply';
  if (['x-autoreply', 'x-autorespond', 'x-autoreply-from', 'x-autoresponder'].some((name) => saysYes(headers, name))) {
    return 'automatic_reply';
  }
  if (precedence === 'auto_reply') return 'automatic_reply';
  if (certainSubjects.some((form) => form.test(mail.subject))) return 'holiday_reply';
  const sign = whyBulk(mail) !== null || mail.answers;
  return sign && likelySubjects.some((form) => form.test(mail.subject)) && !/^\s*re\s*:/i.test(mail.subject)
    ? 'holiday_reply'
    : null;
}

function whyBulk(mail: MailFacts): string | null {
  const { headers } = mail;
  if (mail.envelopeFrom === null) return 'null_return_path';
  if (headers.has('list-id')) return 'list';
  if (/^(list|bulk|junk)$/i.test(header(headers, 'precedence'))) return 'list';
  if (headers.has('x-auto-response-suppress')) return 'asks_no_answer';
  if (submittedAs(headers) === 'auto-generated') return 'machine';
  return null;
}

const saysYes = (headers: Headers, name: string): boolean =>
  headers.has(name) && !/^(no|false|0)$/i.test(header(headers, name));

/** RFC 3834: a keyword, perhaps with parameters or a comment after it. */
const submittedAs = (headers: Headers): string =>
  header(headers, 'auto-submitted')
    .toLowerCase()
    .replace(/[;(].*$/s, '')
    .trim();
