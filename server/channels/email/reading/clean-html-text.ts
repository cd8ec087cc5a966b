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
      out[out.length - 1] += '- ';
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
