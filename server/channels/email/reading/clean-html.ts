// HTML that a stranger sent, made harmless by an allow-list. What would load something from elsewhere is kept as data only,
// so that an agent can ask for it; parts of the mail itself are named for the viewer. Cleaning what is clean changes nothing.

import sanitizeHtml from 'sanitize-html';
import { linkTarget, pictureTarget, showRealTargets } from './clean-html-links.ts';
import { allowedStyles, plainStyle } from './clean-html-style.ts';
import { storable } from './read-charset.ts';

const mostHtml = 1_500_000;
const mostDataImage = 100_000;
const deepest = 400;

type Attributes = Record<string, string>;

const options: sanitizeHtml.IOptions = {
  // No bdo: it turns what a link's words say round. No id, class or name: nothing of ours can be named by a stranger.
  allowedTags: (
    'a abbr address b bdi blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figure ' +
    'figcaption font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub summary sup ' +
    'table tbody td tfoot th thead tr tt u ul var wbr'
  ).split(' '),
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title', 'align', 'valign'],
    a: ['href', 'rel', 'target'],
    img: ['src', 'alt', 'width', 'height', 'data-cid', 'data-blocked-src'],
    table: ['width', 'height', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
    tr: ['height', 'bgcolor'],
    td: ['colspan', 'rowspan', 'width', 'height', 'bgcolor'],
    th: ['colspan', 'rowspan', 'width', 'height', 'bgcolor'],
    col: ['span', 'width'],
    font: ['color', 'size', 'face'],
    hr: ['width', 'size', 'color'],
    ol: ['start', 'type'],
  },
  allowedStyles: { '*': allowedStyles },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  nestingLimit: 150,
  // Gone with what is in them.
  nonTextTags: (
    'script style textarea option noscript title object svg math template xml xmp noembed noframes plaintext iframe ' +
    'frameset applet audio video canvas select datalist'
  ).split(' '),
  transformTags: {
    '*': (tagName, given) => ({ tagName, attribs: attributesOf(tagName, given) }),
  },
};

const number = /^\d{1,4}$/;
const measure = /^\d{1,4}(?:\.\d{1,2})?(?:%|px)?$/;
const colour = /^#?[a-z0-9]{3,20}$/i;
const side = /^(?:left|right|center|justify|top|middle|bottom|baseline)$/i;
const patterns: Record<string, RegExp> = {
  dir: /^(?:ltr|rtl|auto)$/i,
  lang: /^[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,4}$/i,
  align: side,
  valign: side,
  width: measure,
  height: measure,
  border: number,
  cellpadding: number,
  cellspacing: number,
  bgcolor: colour,
  color: colour,
  colspan: /^\d{1,3}$/,
  rowspan: /^\d{1,3}$/,
  span: /^\d{1,3}$/,
  size: /^[+-]?\d{1,2}$/,
  face: /^[\p{L}\d ,'_-]{1,200}$/u,
  start: /^-?\d{1,6}$/,
  type: /^[1aAiI]$/,
};
const mostWords = 300;

function attributesOf(tag: string, given: Attributes): Attributes {
  const kept: Attributes = {};
  for (const [name, value] of Object.entries(given)) {
    const pattern = patterns[name];
    if (pattern?.test(value.trim())) kept[name] = value.trim();
    else if (name === 'alt' || name === 'title') kept[name] = wordsOf(value);
    else if (name === 'style') kept[name] = plainStyle(value);
    if (kept[name] === '' && name !== 'alt') delete kept[name];
  }
  if (tag === 'img') return { ...kept, ...pictureOf(given) };
  const href = tag === 'a' ? linkTarget(given.href ?? '') : null;
  return href === null ? kept : { ...kept, href, rel: 'noopener noreferrer nofollow', target: '_blank' };
}

const wordsOf = (text: string): string =>
  text
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, mostWords)
    .toWellFormed()
    .trim();

/** A picture is one of the mail itself, a small one in the text, one from elsewhere that stays away until asked for, or none. */
function pictureOf(given: Attributes): Attributes {
  const cid = /^cid:(.*)$/is.exec(given.src?.trim() ?? '')?.[1] ?? given['data-cid'];
  if (cid !== undefined) {
    const id = cid.trim();
    return /^[^\s"<>\p{Cc}]{1,250}$/u.test(id) ? { 'data-cid': id } : {};
  }
  const src = (given.src ?? given['data-blocked-src'] ?? '').trim();
  if (/^data:/i.test(src)) {
    const bare = src.length <= mostDataImage * 1.1 ? src.replace(/\s+/g, '') : '';
    const raster = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/]+={0,2}$/i.test(bare);
    return raster && bare.length <= mostDataImage ? { src: bare } : {};
  }
  const target = pictureTarget(src);
  return target === null ? {} : { 'data-blocked-src': target };
}

/** @returns harmless HTML, or null when there is none worth keeping or so much that the original has to serve. */
export function cleanHtml(html: string): string | null {
  if (html.length > mostHtml || html.trim() === '' || isTooDeep(html)) return null;
  let clean = sanitizeHtml(storable(html).replace(/<{8,}/g, calm), options);
  for (let pass = 1; endsImplied(clean); pass++) {
    if (pass === mostPasses) return null;
    clean = sanitizeHtml(clean, options);
  }
  // Overrides turn the order of what is read after them round, wherever they stand; whole right-to-left text needs none.
  const shown = showRealTargets(storable(clean).replace(/[\u202d\u202e]/g, '')).trim();
  return shown === '' ? null : shown;
}

const mostPasses = 5;
// As the sanitiser's parser has it: what ends the element that it is opened in.
const heading = /^h[1-6]$/;
const implied: Record<string, RegExp> = {
  p: /^(?:p|h[1-6]|address|blockquote|details|div|dl|figcaption|figure|hr|ol|pre|table|ul)$/,
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, heading])),
  a: /^a$/,
  li: /^li$/,
  dd: /^d[dt]$/,
  dt: /^d[dt]$/,
  tr: /^tr$/,
  td: /^t[rd]$/,
  th: /^t[rdh]$/,
  thead: /^(?:td|tbody|tfoot)$/,
  tbody: /^(?:tbody|tfoot)$/,
};

/**
 * Whether an element stands in one that it ends. A tag between them that was taken out had kept them apart; without it
 * browsers, and we at a second reading, make another tree of the text.
 */
function endsImplied(clean: string): boolean {
  const open: string[] = [];
  for (const [whole, end, name] of clean.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (end === '/') open.pop();
    else if (implied[open.at(-1) ?? '']?.test(name!)) return true;
    else if (!whole.endsWith('/>')) open.push(name!);
  }
  return false;
}

/** A run of brackets is text but for its last one; said so, it costs nothing. */
const calm = (run: string): string => `${'&lt;'.repeat(run.length - 1)}<`;

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
