// Where the programs begin to quote in HTML. Used only when the text was cut in the same way.

import { isWordRule, quoteNames } from './replies/page-containers.ts';

const containers = /<(?:div|blockquote|span|hr|p|table|section|includetail)\b[^>]{0,500}>/gi;
const names = new RegExp(`(?:\\b|(?=<))(?:${quoteNames}|gmail_extra|appendonsend|zwchr|<includetail)`);

/** The raw HTML of a reply up to where its program began to quote. */
export function cutHtmlQuote(html: string): string {
  for (const { 0: tag, index } of html.matchAll(containers)) {
    if (index > 0 && beginsQuote(tag.toLowerCase())) return html.slice(0, index);
  }
  return html;
}

function beginsQuote(tag: string): boolean {
  if (isWordRule(tag)) return true;
  if (tag.startsWith('<blockquote')) {
    return (
      /type="?cite|data-type="?cite|class="[^"]*(quote|cite)/.test(tag) ||
      names.test(tag) ||
      /border-left:/.test(tag.replace(/\s+/g, ''))
    );
  }
  return names.test(tag) || /name="?quote"?/.test(tag);
}
