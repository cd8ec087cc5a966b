// The words of HTML, for search, for previews and for whoever reads mail as text.

const mostHtml = 1_500_000;

/** The words of HTML that was not worth cleaning. */
export const roughTextOfHtml = (html: string): string =>
  decodeEntities(
    html
      .slice(0, mostHtml)
      .replace(/<(style|script)\b[^>]{0,200}>[^<]*/gi, ' ')
      .replace(/<[^<>]{0,300}>/g, ' '),
  )
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();

const hiding = /\bdisplay\s*:\s*none\b|\bmso-hide\s*:\s*all\b/i;
const voidTag = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/**
 * HTML without the elements that its writer hides: newsletters put words there that only previews shall show. The page keeps
 * them, so that nobody hides anything from an agent. What is never closed stays.
 */
export function withoutHidden(html: string): string {
  if (!hiding.test(html)) return html;
  const kept: string[] = [];
  let from = 0;
  let hidden: { name: string; at: number; depth: number } | null = null;
  for (const { 0: tag, 1: slash, 2: word, index } of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]{0,2000}>/gi)) {
    const name = word!.toLowerCase();
    if (hidden === null && slash === '' && !voidTag.test(name) && hiding.test(tag)) {
      hidden = { name, at: index, depth: 1 };
    } else if (hidden?.name === name) {
      hidden.depth += slash === '' ? 1 : -1;
      if (hidden.depth > 0) continue;
      kept.push(html.slice(from, hidden.at));
      from = index + tag.length;
      hidden = null;
    }
  }
  return kept.join('') + html.slice(from);
}

const blockEnd =
  /^\/?(p|div|tr|table|h[1-6]|ul|ol|dl|dd|dt|pre|address|center|figure|figcaption|caption|details|summary)$/;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The text of HTML that `cleanHtml` made; quotes are marked with `>` as in plain mail. */
export function textOfHtml(clean: string): string {
  const out: string[] = [''];
  let quotes = 0;
  let isPre = false;
  const newLine = (): void => {
    if (out.at(-1) !== '') out.push('');
  };
  for (const [whole, tag] of clean.matchAll(/<(\/?[a-z][a-z0-9]*)\b[^>]*>|[^<]+|</g)) {
    const prefix = out.at(-1) === '' ? '> '.repeat(Math.min(quotes, 5)) : '';
    if (tag === undefined && isPre) {
      const [first = '', ...rest] = decodeEntities(whole).split('\n');
      out[out.length - 1] += prefix + first;
      for (const line of rest) out.push('> '.repeat(Math.min(quotes, 5)) + line);
    } else if (tag === undefined) {
      const text = decodeEntities(whole).replace(/[\s\u00a0]+/g, ' ');
      const joined = out.at(-1) === '' || out.at(-1)!.endsWith(' ') ? text.trimStart() : text;
      if (joined !== '') out[out.length - 1] += prefix + joined;
    } else if (tag === 'br') {
      out.push('');
    } else if (tag === 'li') {
      newLine();
      out[out.length - 1] += `${'> '.repeat(Math.min(quotes, 5))}- `;
    } else if (tag === 'blockquote' || tag === '/blockquote') {
      newLine();
      quotes = Math.max(0, quotes + (tag === 'blockquote' ? 1 : -1));
    } else if (tag === 'td' || tag === 'th') {
      if (out.at(-1) !== '') out[out.length - 1] += ' ';
    } else if (tag === 'hr' || tag === '/p') {
      newLine();
      out.push('');
    } else if (blockEnd.test(tag)) {
      newLine();
      if (/^\/?pre$/.test(tag)) isPre = tag === 'pre';
    }
  }
  return out
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const decodeEntities = (text: string): string =>
  text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : '';
  });
