// How bad a report is for one recipient (4.2.2), from the action, the status of RFC 3463 and the words of the other server.

export type ReportClass =
  | 'delivered'
  /** The server goes on trying. */
  | 'delayed'
  | 'unknown-user'
  /** The mailbox takes no more. */
  | 'full'
  /** Refused for its content, its sender or a list: the address itself may be good. */
  | 'policy'
  /** Given up for a reason that passes: no answer, a time-out. */
  | 'soft'
  | 'hard';

export type RecipientReport = {
  address: string;
  class: ReportClass;
  /** As in 5.1.1; null when the report does not say. */
  status: string | null;
  /** The reply of SMTP, such as 550; null when the report does not say. */
  code: string | null;
  /** What the other server said, for the agent. */
  diagnostic: string;
};

const fullWords =
  /(mailbox|inbox|user|recipient|account|storage|disk)[^.\n]{0,40}(is |was |)(full|exceeded|over (its |the )?quota|out of (space|storage))|quota[ -]?(exceeded|full)|over[ -]?quota|insufficient (system )?(storage|disk)|mailbox size limit|переполнен|превышен[аы]? (квота|размер)|ящик.{0,20}полон|caixa (de correio |postal )?(está )?cheia|buzón (está )?lleno|postfach.{0,20}voll|bo[iî]te.{0,30}pleine|casella.{0,20}piena/iu;
const unknownWords =
  /(user|mailbox|recipient|address|account|alias|addressee)[^.\n]{0,60}(unknown|not (be )?found|n['o]t exist|not exist|no longer (exists|valid|available)|not listed|disabled|inactive|unavailable|undeliverable|wasn't found)|(unknown|no such|invalid|nonexistent|non-existent|unrouteable|unroutable|bad destination) (local[- ]part|user|mailbox|recipient|address|account|person)|recipient ?not ?found|recipnotfound|wasn['’]t found at|couldn['’]t be found|does(n['’]t| not) have an? .{0,30}account|not listed in .{0,30}directory|нет такого (пользователя|ящика|адреса)|не существует|не найден|ящик.{0,30}(недоступен|заблокирован|отключ[её]н)|не зарегистрирован|não (existe|encontrad)|no existe|unbekannt|n['’]existe pas|inexistente/iu;
const policyWords =
  /spam|polic(y|ies)|black ?list|block ?list|blocked|dnsbl|rbl|dmarc|spf|dkim|reputation|content (rejected|filter)|virus|not (authori[sz]ed|permitted|allowed)|access denied|relay(ing)? (access )?denied|relay not permitted|greylist|prohibited|restricted|banned|спам|заблокирован|size (limit|exceeds)|too (large|big)/iu;

/**
 * @param action of RFC 3464; empty when the report is not one
 * @param said what the other server or the report says about this recipient
 */
export function classOf(action: string, status: string | null, said: string): ReportClass {
  const done = action.trim().toLowerCase();
  if (/^(delivered|relayed|expanded)/.test(done)) return 'delivered';
  if (done.startsWith('delayed')) return 'delayed';
  const [main = '', subject = '', detail = ''] = (status ?? statusIn(said) ?? '').split('.');
  if (done === '' && main === '2') return 'delivered';
  if (done === '' && status?.startsWith('4')) return 'delayed';
  if ((subject === '2' && detail === '2') || fullWords.test(said)) return 'full';
  if (subject === '1' && /^(0|1|3|6|10)$/.test(detail) && !/dmarc|spam|black ?list/i.test(said)) return 'unknown-user';
  if (subject === '7' || (subject === '3' && detail === '4')) return 'policy';
  if (unknownWords.test(said) && !/domain|host (or domain )?name|nxdomain|mx lookup/i.test(said)) return 'unknown-user';
  if (policyWords.test(said)) return 'policy';
  if (main === '4') return 'soft';
  if (main === '5') return 'hard';
  return /\b4\d\d[ -]|timed? ?out|time-?out|temporar|connection (refused|lost)|too (long|many)/i.test(said)
    ? 'soft'
    : 'hard';
}

/** The status of RFC 3463 that stands in the words, or null. */
export const statusIn = (said: string): string | null =>
  /(?<![\d.])[45]\.\d{1,2}\.\d{1,3}(?![\d]|\.\d)/.exec(said)?.[0] ?? null;

/** The reply of RFC 5321 that stands in the words, or null. */
export const replyCodeIn = (said: string): string | null =>
  /(?<![\d.#/@-])[45][0-5]\d(?=[ -][#(]?[45]\.\d|[ -]+[\p{L}<"[*]|\]|,)/u.exec(said)?.[0] ?? null;
