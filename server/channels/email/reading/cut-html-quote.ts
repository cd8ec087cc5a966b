// Where the programs begin to quote in HTML. Used only when the text was cut in the same way.

const containers = /<(?:div|blockquote|span|hr|p|table|section|includetail)\b[^>]{0,500}>/gi;
const names = new RegExp(
  `(?:\\b|(?=<))(?:${[
    'gmail_quote|gmail_extra|gmail_attr', // Gmail
    'divrplyfwdmsg|appendonsend|mail-editor-reference-message-container|ms-outlook-mobile-reference-message', // Outlook
    'yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|tutanota_quote|reply-intro|replybody',
    'js-helper js-readmsg-msg|mail-quote-collapse', // Mail.ru
    'zwchr|<includetail|isreplycontent|ntes_not_fresh_quote|qmbox|qmoriginalcontent', // Zimbra, QQ, NetEase
    'messagereplysection|gmx_quote|blackberry_quote|composer_quote',
  ].join('|')})`,
);

/** The raw HTML of a reply up to where its program began to quote. */
export function cutHtmlQuote(html: string): string {
  for (const { 0: tag, index } of html.matchAll(containers)) {
    if (index > 0 && beginsQuote(tag.toLowerCase())) return html.slice(0, index);
  }
  return html;
}

function beginsQuote(tag: string): boolean {
  const style = tag.replace(/\s+/g, '').replace(/;border-/g, ';border-');
  // Word rules a line above its "From:", in another grey by version; on the Mac and in a telephone it is the same line.
  if (/border:none;border-top:solid(#?[a-z0-9]+)1\.0pt/.test(style) || /border-top:solid#(e1e1e1|b5c4df)/.test(style)) {
    return true;
  }
  if (tag.startsWith('<blockquote')) {
    return (
      /type="?cite|data-type="?cite|class="[^"]*(quote|cite)/.test(tag) || names.test(tag) || /border-left:/.test(style)
    );
  }
  return names.test(tag) || /name="?quote"?/.test(tag);
}
