// What somebody newly wrote, apart from what their mail program quoted and signed. When unsure everything is kept: a line
// too many costs a glance, a line too few costs a question. The original can always be looked at.

export type SplitReply = { reply: string; cut: boolean };

/** "On Monday, Ana wrote:" in the languages and shapes of the usual programs; may run over two or three lines. */
const introductions: readonly RegExp[] = [
  /^(on|am|le|el|il|op|den|dnia|em|no dia)\b.{5,250}\b(wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|napisał\(?a?\)?|escreveu)\s?:$/iu,
  /^.{5,250}\b(wrote|escreveu|escribió|schrieb|a écrit)\s?(\(.{5,80}\)\s?)?:$/iu,
  /^.{3,250}(писал|писала|писал\(а\)|пишет|написал|написала|написал\(а\))\s?:$/iu,
  /^.{0,40}\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?.{0,40}<[^<>\s]+@[^<>\s]+>.{0,20}:$/u,
  /^\S.{0,100}<[^<>\s]+@[^<>\s]+>\s?:$/u,
];
const rules: readonly RegExp[] = [
  /^-{2,}\s?(original message|original appointment|forwarded message|исходное сообщение|пересылаемое сообщение|mensagem original|mensagem encaminhada|ursprüngliche nachricht|message d'origine|mensaje original)\s?-{2,}$/iu,
  /^_{20,}$/,
];
const fieldLine = /^\*?(from|de|von|от|от кого)\s?:\*?\s?\S/iu;
const secondField =
  /^\*?(sent|date|to|subject|enviad[oa]( em)?|enviada|data|para|assunto|отправлено|дата|кому|тема|gesendet|an|betreff|envoyé|à|objet)\s?:/iu;

const mobile =
  /^(sent from my|sent from (outlook|yahoo|mail|samsung)|get outlook for|отправлено (с|из)|enviado (do|de|a partir do) meu|enviado (do|pelo|a partir)|von meinem .{2,40} gesendet|envoyé de mon)(?!\p{L}).{0,80}$/iu;

/** Takes the text of a reply apart. `text` has plain line ends. */
export function splitReply(text: string): SplitReply {
  const lines = text.split('\n');
  const quoteAt = findQuote(lines);
  const end = quoteAt ?? lines.length;
  const own = withoutSignature(lines.slice(0, end));
  const reply = own.join('\n').trim();
  if (reply === '') return { reply: text.trim(), cut: false };
  return { reply, cut: own.length < lines.length };
}

/** The line at which the quote begins, if everything after it belongs to it. */
function findQuote(lines: readonly string[]): number | null {
  const quotesOnly = quotesToTheEnd(lines);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.trim();
    if (rules.some((rule) => rule.test(line)) && (!/^_/.test(line) || isFieldBlock(lines, i + 1))) return i;
    if (fieldLine.test(line) && isFieldBlock(lines, i)) return i;
    const after = introductionEnd(lines, i);
    if (after !== null && quotesOnly[after]) return i;
    if (line.startsWith('>') && quotesOnly[i]) return i;
  }
  return null;
}

/** "From: …" is a quote's head only with "Sent: …" or the like right below it. */
function isFieldBlock(lines: readonly string[], at: number): boolean {
  const near = lines.slice(at, at + 8).map((line) => line.trim());
  const first = near.findIndex((line) => fieldLine.test(line));
  if (first < 0 || near.slice(0, first).some((line) => line !== '')) return false;
  return near.slice(first + 1).filter((line) => secondField.test(line)).length >= 2;
}

function introductionEnd(lines: readonly string[], at: number): number | null {
  let joined = '';
  for (let length = 1; length <= 3 && at + length <= lines.length; length++) {
    const line = lines[at + length - 1]!.trim();
    if (line === '' || line.startsWith('>') || joined.length > 300) return null;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (joined.endsWith(':') && introductions.some((form) => form.test(joined))) return at + length;
  }
  return null;
}

/**
 * For each line whether only quoted lines, empty lines and a signature follow from it on; words between or below quotes are
 * an answer of their own. Looked through once from the end, because a text may have very many lines.
 */
function quotesToTheEnd(lines: readonly string[]): boolean[] {
  const found = Array<boolean>(lines.length + 1).fill(false);
  let clean = true;
  let quoted = false;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!.trim();
    if (line.startsWith('>')) quoted = true;
    else if (line === '--' || mobile.test(line)) [clean, quoted] = [true, false];
    else if (line !== '') [clean, quoted] = [false, false];
    found[i] = clean && quoted;
  }
  return found;
}

const longestSignature = 12;

function withoutSignature(lines: readonly string[]): string[] {
  const kept = trimEnd(lines);
  // Some programs drop the blank of the mark; but somebody who rules off parts of a text has more than one.
  const marks = kept.filter((line) => line.trimEnd() === '--').length;
  const mark = kept.findLastIndex((line) => line === '-- ' || (line === '--' && marks === 1));
  if (mark > 0 && kept.length - mark <= longestSignature) return trimEnd(kept.slice(0, mark));
  if (kept.length > 1 && mobile.test(kept.at(-1)!.trim())) return trimEnd(kept.slice(0, -1));
  return kept;
}

function trimEnd(lines: readonly string[]): string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, last + 1);
}

const containers = /<(?:div|blockquote|span)\b[^>]{1,400}>/gi;
const names =
  /\b(gmail_quote|divrplyfwdmsg|appendonsend|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|mail-editor-reference-message-container)/;

/** The raw HTML of a reply up to where its program began to quote. Used only when the text was cut in the same way. */
export function cutHtmlQuote(html: string): string {
  for (const { 0: tag, index } of html.matchAll(containers)) {
    const small = tag.toLowerCase();
    const isOutlook =
      small.includes('border:none;border-top:solid #e1e1e1') || small.includes('border-top:solid #b5c4df');
    if (names.test(small) || (small.startsWith('<blockquote') && /type="?cite/.test(small)) || isOutlook) {
      if (index > 0) return html.slice(0, index);
    }
  }
  return html;
}
