// HTML that a stranger sent, made harmless by an allow-list, and the text it holds. What would load something from
// elsewhere is kept as data only, so that an agent can ask for it; parts of the mail itself are named for the viewer.

import sanitizeHtml from 'sanitize-html';
import { storable } from './read-charset.ts';

const mostHtml = 600_000;
const mostDataImage = 100_000;
const mostStyle = 1000;
const deepest = 400;

const colour = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d.,%\s]{1,40}\)$/i, /^[a-z]{3,20}$/i];
const words = [/^[a-z0-9 .%-]{1,40}$/i];

const options: sanitizeHtml.IOptions = {
  allowedTags: (
    'a abbr address b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figure ' +
    'figcaption font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub summary sup ' +
    'table tbody td tfoot th thead tr tt u ul var wbr'
  ).split(' '),
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title', 'align', 'valign'],
    a: ['href', 'rel', 'target'],
    img: ['src', 'alt', 'width', 'height', 'data-cid', 'data-blocked-src'],
    table: ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
    td: ['colspan', 'rowspan', 'width', 'bgcolor'],
    th: ['colspan', 'rowspan', 'width', 'bgcolor'],
    font: ['color', 'size', 'face'],
    ol: ['start', 'type'],
  },
  allowedStyles: {
    '*': {
      color: colour,
      'background-color': colour,
      'font-weight': words,
      'font-style': words,
      'font-size': words,
      'text-align': words,
      'text-decoration': words,
      'white-space': words,
      'padding-left': words,
      'margin-left': words,
    },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  nestingLimit: 150,
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'title',
    'head',
    'object',
    'svg',
    'math',
    'template',
  ],
  transformTags: {
    a: (tagName, attributes) => ({
      tagName,
      attribs: { ...attributes, rel: 'noopener noreferrer nofollow', target: '_blank' },
    }),
    img: (tagName, attributes) => ({ tagName, attribs: imageAttributes(attributes) }),
    '*': (tagName, { style = '', ...rest }) => ({
      tagName,
      attribs: style === '' || style.length > mostStyle ? rest : { ...rest, style },
    }),
  },
};

function imageAttributes({ src = '', ...rest }: Record<string, string>): Record<string, string> {
  delete rest['data-cid'];
  delete rest['data-blocked-src'];
  const trimmed = src.trim();
  if (/^cid:/i.test(trimmed)) return { ...rest, 'data-cid': trimmed.slice(4) };
  if (/^data:image\/(png|jpeg|gif|webp);base64,/i.test(trimmed) && trimmed.length <= mostDataImage) {
    return { ...rest, src: trimmed };
  }
  return /^(https?:)?\/\//i.test(trimmed) ? { ...rest, 'data-blocked-src': trimmed.slice(0, 2000) } : rest;
}

/** @returns harmless HTML, or null when there is none worth keeping or so much that the original has to serve. */
export function cleanHtml(html: string): string | null {
  if (html.length > mostHtml || html.trim() === '' || isTooDeep(html)) return null;
  const clean = storable(sanitizeHtml(html, options)).trim();
  return clean === '' ? null : clean;
}

/** The sanitiser's time grows with the square of the depth; no mail program nests like that. Tags that close themselves do not count. */
function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,20})/gi)) {
    if (/^(p|li|td|tr|th|dt|dd|br|hr|img|input|meta|link|col|wbr|base|area|option|o:p)$/i.test(name!)) continue;
    depth = end === '' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return false;
}

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
  const newLine = (): void => {
    if (out.at(-1) !== '') out.push('');
  };
  for (const [whole, tag] of clean.matchAll(/<(\/?[a-z][a-z0-9]*)\b[^>]*>|[^<]+|</g)) {
    if (tag === undefined) {
      const prefix = out.at(-1) === '' ? '> '.repeat(Math.min(quotes, 5)) : '';
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
