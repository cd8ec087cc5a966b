// Where a link of a stranger's HTML leads, and whether its words say something else. A reader decides by what is shown, so
// a link whose words name another host has its real one written beside it.

import { domainToASCII } from 'node:url';

const longestAddress = 4000;
/** Signs that change the direction or are not seen at all. */
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** The address as it is really gone to, or null when it leads nowhere that a mail may lead. Hosts come out in ASCII. */
export function linkTarget(given: string): string | null {
  const text = [...given]
    .filter((sign) => sign > ' ' || sign === ' ')
    .join('')
    .trim();
  if (text.length > longestAddress) return null;
  const url = URL.parse(/^www\./i.test(text) ? `http://${text}` : text.startsWith('//') ? `https:${text}` : text);
  if (!url) return null;
  if (url.protocol === 'http:' || url.protocol === 'https:') {
    // “https://bank.example@evil.example” leads to evil.example.
    url.username = '';
    url.password = '';
    return url.href.length <= longestAddress ? url.href : null;
  }
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') {
    const rest = text.slice(text.indexOf(':') + 1).trim();
    return /^[^\s<>"'`\\]+$/.test(rest.replaceAll(' ', '%20')) ? `${url.protocol}${rest.replaceAll(' ', '%20')}` : null;
  }
  return null;
}

/** Remote pictures: http and https only. */
export function pictureTarget(given: string): string | null {
  const target = linkTarget(given);
  return target !== null && /^https?:/.test(target) ? target : null;
}

/** Goes over the links of HTML that the sanitiser wrote. Its form is strict, so finding them by text is safe. */
export function showRealTargets(clean: string): string {
  const out: string[] = [];
  let at = 0;
  for (let start = clean.indexOf('<a '); start !== -1; start = clean.indexOf('<a ', at)) {
    const open = clean.indexOf('>', start) + 1;
    const end = clean.indexOf('</a>', open);
    if (open === 0 || end === -1) break;
    const inner = clean
      .slice(open, end)
      .replace(direction, '')
      .replaceAll(/ dir="[^"]*"/g, '');
    out.push(clean.slice(at, open), inner, '</a>');
    at = end + 4;
    const href = / href="([^"]*)"/.exec(clean.slice(start, open))?.[1];
    const beside = href ? besideOf(decode(href), visibleText(inner)) : null;
    if (beside && !clean.startsWith(beside, at)) out.push(beside);
  }
  out.push(clean.slice(at));
  return out.join('');
}

const decode = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function visibleText(inner: string): string {
  const alts = [...inner.matchAll(/ alt="([^"]{0,300})/g)].map((match) => match[1]!);
  const text = `${inner.replace(/<[^>]*>/g, '')} ${alts.join(' ')}`;
  return decode(text)
    .normalize('NFKC')
    .replace(unseen, '')
    .replace(/[。｡．]/g, '.')
    .slice(0, 500);
}

// What ends like a file is commonly one; nobody takes it for a place.
const fileEnding =
  /\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|html?|jpe?g|png|gif|zip|js|ts|json|xml|log|exe|msi|ics|eml|mp[34])$/i;
const hostLike = /(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,24}/gu;

function besideOf(href: string, shown: string): string | null {
  const real = hostOf(href);
  if (real === null) return null;
  const named = [...shown.matchAll(hostLike)].map((match) => match[0]).filter((host) => !fileEnding.test(host));
  const lies = named.some((host) => !isSameSite(asciiOf(host), real));
  return lies || looksForeign(real) ? ` <bdi>[${real}]</bdi>` : null;
}

function hostOf(href: string): string | null {
  if (/^https?:/.test(href)) return URL.parse(href)?.hostname ?? null;
  if (!href.startsWith('mailto:')) return null;
  const domain = /@([^@?&,;]+)(?:\?|$)/.exec(href.slice(7, 300))?.[1] ?? '';
  const host = asciiOf(domain);
  return /^[a-z0-9.-]+$/.test(host) ? host : null;
}

const asciiOf = (host: string): string => domainToASCII(host.toLowerCase()) || host.toLowerCase();

function isSameSite(named: string, real: string): boolean {
  const [a, b] = [named.replace(/^www\./, ''), real.replace(/^www\./, '')];
  return a === b || b.endsWith(`.${a}`) || a.endsWith(`.${b}`);
}

/** A name in letters of another script under an ending in Latin ones is how one host is made to look like another. */
const looksForeign = (host: string): boolean => /(?:^|\.)xn--/.test(host) && !/\.xn--[^.]+$/.test(host);
