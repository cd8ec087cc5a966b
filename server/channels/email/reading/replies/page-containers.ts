// The containers in which mail programs keep what they quote and what they sign with. A table only: `../page-parts.ts` walks
// through a page with it, `../cut-html-quote.ts` cuts a page by it.

/** Names in a class, an id or the like; each belongs to one program. The old gmail_extra is none: answers stand in it too. */
export const quoteNames = [
  'gmail_quote|gmail_quote_container|gmail_attr|mailspring-quote|nylas-quote', // Gmail and what borrows from it
  'divrplyfwdmsg|outlookmessageheader|mail-editor-reference-message-container|ms-outlook-mobile-reference-message', // Outlook
  'yahoo_quoted|ydp-yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|zmail_extra_hr|tutanota_quote',
  '(?:[\\w-]{1,40}-)?reply-intro|replybody|quote-separator|quotedreply|origbody',
  'js-helper js-readmsg-msg|mail-quote-collapse', // Mail.ru
  'isreplycontent|ntes_not_fresh_quote|qmbox|qmoriginalcontent|alimail-quote|reply139content|orimsghtmlseperator',
  'messagereplysection|gmx_quote|blackberry_quote|composer_quote|notion-mail-quote',
  'ik_mail_quote|ws-ng-quote', // Infomaniak
  'freshdesk_quote|front-blockquote|fernand_quote', // other desks
].join('|');

/** All that follows these in the page belongs to the quote, wherever their own element ends. */
const openNames =
  /(?:id|class|data-marker|title)=["']?(?:[^"'>]{0,80}\s)?(?:divrplyfwdmsg|outlookmessageheader|zwchr|stopspelling|__divider__|__headers__|beforequote:::)(?=["'\s>])/;

/** In these a program keeps its quote in the first block; what stands below that block was written. */
const splitNames = /["'\s=](?:gmail_quote|gmail_quote_container|protonmail_quote|zmail_extra)(?=["'\s>])/;

const closedNames = new RegExp(
  `(?:id|class|name|data-type)=["']?(?:[^"'>]{0,200}\\s)?(?:${quoteNames}|yahoo_quoted_\\d{1,20}|history)(?=["'\\s>])`,
);

const named = (names: readonly string[]): string =>
  `(?:id|class|name|data-smartmail|data-marker)=["']?(?:[^"'>]{0,200}\\s)?(?:${names.join('|')})(?=["'\\s>])`;

const signatureNames = new RegExp(
  `${named([
    'gmail_signature|moz-signature|protonmail_signature_block|k9mail-signature|_rc_sig|zm-_id_-sgn|__sig_(?:pre|post)__',
    'io-ox-signature|ox-signature|-x-evo-signature-wrapper|blue_signature|bloop_sign|sh-signature|front-signature',
    'foxmailsign|ntes-pcmac-signature|ntes-pcmail-signature|tutanota_signature|mailbox_signature|messagesignaturesection|edo-signature|editorusersignature',
  ])}|^<sign\\b|data-signature-widget=|\\sxmail-signature`,
);

/** Where the caret of these programs comes to stand, so that people write into them. */
const typedNames = new RegExp(
  `${named(['signature|ms-outlook-mobile-signature|ymail_(?:android|ios)_signature|applemailsignature|composer_signature'])}|^<signature\\b|data-signatureblock=`,
);

export type Container =
  /** Everything in it is quoted; with `first`, everything up to the end of its first block; with `open`, to the page's end. */
  { part: 'quote'; reach: 'all' | 'first' | 'open' } | { part: 'signature' | 'typed'; reach: 'all' };

/** @param tag a whole opening tag in small letters */
export function containerOf(tag: string): Container | null {
  if (!/[=:]|^<(?:sign|includetail)/.test(tag)) return null;
  if (openNames.test(tag)) return { part: 'quote', reach: 'open' };
  if (tag.startsWith('<includetail') || closedNames.test(tag)) {
    return { part: 'quote', reach: tag.startsWith('<div') && splitNames.test(tag) ? 'first' : 'all' };
  }
  if (signatureNames.test(tag)) return { part: 'signature', reach: 'all' };
  return typedNames.test(tag) ? { part: 'typed', reach: 'all' } : null;
}

/** Word rules a line above its "From:", in another grey by version; on the Mac and in a telephone it is the same line. */
export function isWordRule(tag: string): boolean {
  if (!tag.includes('border')) return false;
  const style = tag.replace(/\s+/g, '');
  return (
    /border:none;border-(?:top|block-start):solid(?:#?[a-z0-9]+?)1\.0(?:pt|mm)/.test(style) ||
    /border-(?:top|block-start):solid#(?:e1e1e1|b5c4df)/.test(style)
  );
}
