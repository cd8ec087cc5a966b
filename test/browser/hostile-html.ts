// Script injections written by rule: tags by events, spellings of schemes, wrappers by what is wrapped, styles, character
// sets, broken markup. Each names itself when it runs (a message to the page around it) or loads (its number in the path).

import { cores, type Draft, entities } from './hostile-cores.ts';
import { broken, charsets, loads, styles } from './hostile-loads.ts';

export type Hostile = { kind: string; html: string };

/** `run` is code without quotes, so that it fits into every attribute. */
const runOf = (id: number): string => `parent.postMessage(${id},\`*\`)`;
const elsewhere = 'hit.example';
const loadOf = (id: number): string => `https://${elsewhere}/${id}`;

/** All of them; the index of a payload is the number by which it names itself. */
export function hostileHtml(): Hostile[] {
  const made = [
    ...named('event', events()),
    ...named('scheme', schemes()),
    ...named('wrapped', wrapped()),
    ...named('mutation', mutations()),
    ...named('style', styles()),
    ...named('load', loads()),
    ...named('charset', charsets()),
    ...named('broken', broken()),
  ];
  return made.map(({ kind, draft }, id) => ({ kind, html: draft(runOf(id), loadOf(id)) }));
}

const named = (kind: string, drafts: Draft[]) => drafts.map((draft) => ({ kind, draft }));
const words = (text: string): string[] => text.split(' ');

const tags = words(
  'a abbr area audio b base bdo body br button canvas custom-x details div dialog embed fieldset font form frame frameset h1 hr ' +
    'html iframe image img input isindex keygen label link marquee math meta meter object optgroup option p picture portal ' +
    'progress q select slot source span style summary svg table td template textarea th title track u video xmp',
);
const handlers = words(
  'onerror onload onfocus onmouseover onclick onanimationstart ontoggle onpointerenter onbeforetoggle onscroll oncut ' +
    'onauxclick onwheel oncontentvisibilityautostatechange onmouseenter onpaste',
);
const spellings: ((tag: string, on: string, run: string) => string)[] = [
  (tag, on, run) => `<${tag} src=x href=x autofocus tabindex=1 open ${on}="${run}">x</${tag}>`,
  (tag, on, run) => `<${tag.toUpperCase()}/src=x/autofocus/${on.toUpperCase()}=${run}//>x`,
  (tag, on, run) => `<${tag}\n\tsrc='x'\f${on}\n=\n'${entities(run)}'>x</${tag}>`,
  (tag, on, run) => `<${tag} style="x" title="a>b" src=x ${on}='${run}' ${on}=${run}`,
];
function events(): Draft[] {
  return tags.flatMap((tag) =>
    handlers.flatMap((on) =>
      spellings.map(
        (spell): Draft =>
          (run) =>
            spell(tag, on, run),
      ),
    ),
  );
}

const hexEntities = (text: string): string =>
  [...text].map((sign) => `&#x${sign.charCodeAt(0).toString(16).padStart(7, '0')}`).join('');

const schemeSpellings: ((run: string) => string)[] = [
  (run) => `javascript:${run}`,
  (run) => `JaVaScRiPt:${run}`,
  (run) => `java&#x09;script:${run}`,
  (run) => `java\nscript:${run}`,
  (run) => `&#1;javascript:${run}`,
  (run) => `   javascript:${run}`,
  (run) => `javascript&colon;${run}`,
  (run) => `javascript&#58${run}`,
  (run) => entities(`javascript:${run}`),
  (run) => hexEntities(`javascript:${run}`),
  (run) => `java\0script:${run}`,
  (run) => `javascript\u200b:${run}`,
  (run) => `javascript://%0a${run}`,
  (run) => `javascript://x.example/%250a${run}`,
  (run) => `view-source:javascript:${run}`,
  (run) => `feed:javascript:${run}`,
  (run) => `vbscript:${run}`,
  (run) => `data:text/html,<script>${run}</script>`,
  (run) => `data:text/html;base64,${Buffer.from(`<script>${run}</script>`).toString('base64')}`,
  (run) => `data:image/svg+xml,<svg onload=${run}>`,
  (run) => `data:image/png,<script>${run}</script>`,
  (run) => `data:application/xhtml+xml,<script xmlns='http://www.w3.org/1999/xhtml'>${run}</script>`,
  (run) => `blob:javascript:${run}`,
  (run) => `https:javascript:${run}`,
  (run) => `mailto:javascript:${run}`,
];
const places: ((address: string) => string)[] = [
  (address) => `<a href="${address}" id=go>x</a>`,
  (address) => `<a href='${address}' target=_self>x</a>`,
  (address) => `<area href="${address}">`,
  (address) => `<img src="${address}">`,
  (address) => `<img data-blocked-src="${address}">`,
  (address) => `<iframe src="${address}"></iframe>`,
  (address) => `<iframe srcdoc="<a href='${address}'>x</a>"></iframe>`,
  (address) => `<embed src="${address}">`,
  (address) => `<object data="${address}"></object>`,
  (address) => `<form action="${address}"><button>x</button></form>`,
  (address) => `<form><button formaction="${address}">x</button><input type=image src="${address}"></form>`,
  (address) => `<svg><a xlink:href="${address}"><text y=20>x</text></a></svg>`,
  (address) => `<svg><use href="${address}#x"/><animate attributeName=href values="${address}"/></svg>`,
  (address) => `<math href="${address}"><mi xlink:href="${address}">x</mi></math>`,
  (address) => `<base href="${address}"><a href="x">x</a>`,
  (address) => `<link rel=stylesheet href="${address}"><link rel=import href="${address}">`,
  (address) => `<meta http-equiv=refresh content="0;url=${address}">`,
  (address) => `<body background="${address}"><table background="${address}"><td background="${address}">x</table>`,
  (address) => `<video poster="${address}"><source src="${address}"></video><audio src="${address}"></audio>`,
  (address) => `<script src="${address}"></script><script href="${address}"></script>`,
  (address) => `<blockquote cite="${address}">x</blockquote><q cite="${address}">x</q>`,
];
const schemes = (): Draft[] =>
  places.flatMap((place) =>
    schemeSpellings.map(
      (spell): Draft =>
        (run) =>
          place(spell(run)),
    ),
  );

const opened = words(
  'table tr td select option svg math style title textarea noscript template xmp iframe noembed noframes plaintext listing ' +
    'form button a object p ul li dl frameset head body html caption colgroup',
).map((tag): [string, string] => [`<${tag}>`, `</${tag}>`]);
const shells: [string, string][] = [
  ...opened,
  ['<svg><style>', '</style></svg>'],
  ['<svg><title>', '</title></svg>'],
  ['<svg><desc>', '</desc></svg>'],
  ['<svg><foreignObject>', '</foreignObject></svg>'],
  ['<math><mtext>', '</mtext></math>'],
  ['<math><mi><style>', '</style></mi></math>'],
  ['<math><annotation-xml encoding="text/html">', '</annotation-xml></math>'],
  ['<math><mglyph><malignmark>', '</malignmark></mglyph></math>'],
  ['<!--', '-->'],
  ['<!-->', ''],
  ['<!--->', ''],
  ['<!--[if IE]>', '<![endif]-->'],
  ['<![if !mso]>', '<![endif]>'],
  ['<![CDATA[', ']]>'],
  ['<?xml version="1.0"?><x>', '</x>'],
  ['<?php ', '?>'],
  ['<!DOCTYPE html [<!ENTITY x "', '">]>&x;'],
  ['<x:y xmlns:x="http://www.w3.org/1999/xhtml">', '</x:y>'],
  ['<o:p>', '</o:p>'],
  ['</p><br/></br>', ''],
  ['<a href="', '">x</a>'],
  ["<b title='", "'>x</b>"],
  ['<b style="', '">x</b>'],
  ['&lt;b&gt;', '&lt;/b&gt;'],
  ['<table><tr><td><table>', '</table></td></tr></table>'],
  ['<select><template><style>', '</style></template></select>'],
];
function wrapped(): Draft[] {
  return shells.flatMap(([open, close]) =>
    cores.flatMap((core): Draft[] => [
      (run, load) => `${open}${core(run, load)}${close}`,
      (run, load) => `${open}${close}${core(run, load)}${open}`,
      (run, load) => `${open}${open}x${core(run, load)}`,
    ]),
  );
}

// Shapes that are harmless in one tree and harm in the next: published bypasses of sanitisers, in their general form.
const shapes: ((inner: string) => string)[] = [
  (x) => `<form><math><mtext></form><form><mglyph><style></math>${x}`,
  (x) => `<math><mtext><table><mglyph><style><!--</style>${x}`,
  (x) => `<math><mtext><table><mglyph><style><math>${x}`,
  (x) => `<svg></p><style><a id="</style>${x}">`,
  (x) => `<svg><p><style><a title="</style>${x}">`,
  (x) => `<noscript><p title="</noscript>${x}">`,
  (x) => `<listing>&lt;/listing&gt;${x}</listing>`,
  (x) => `<xmp><p title="</xmp>${x}">`,
  (x) => `<noembed><p title="</noembed>${x}">`,
  (x) => `<noframes><p title="</noframes>${x}">`,
  (x) => `<iframe><p title="</iframe>${x}">`,
  (x) => `<textarea><p title="</textarea>${x}">`,
  (x) => `<title><p title="</title>${x}">`,
  (x) => `<style><p title="</style>${x}">`,
  (x) => `<template><p title="</template>${x}">`,
  (x) => `<!--<p title="-->${x}">`,
  (x) => `<!--!>${x}--!>${x}-->`,
  (x) => `<![CDATA[<p title="]]>${x}">`,
  (x) => `<math><annotation-xml encoding="text/html"><style>${x}</style></annotation-xml></math>`,
  (x) => `<svg><foreignObject><math><mi><style>${x}`,
  (x) => `<svg><desc><noscript>${x}</noscript></desc></svg>`,
  (x) => `<select><iframe></select>${x}</iframe>`,
  (x) => `<select><option><svg><title></select>${x}`,
  (x) => `<table><a><table><a>${x}`,
  (x) => `<a><a><table><a>${x}</table></a>`,
  (x) => `<p><svg><p>${x}</svg></p>`,
  (x) => `<b><p><i></b>${x}</i></p>`,
  (x) => `<frameset><frame>${x}</frameset>`,
  (x) => `<plaintext>${x}`,
  (x) => `<image>${x}</image>`,
  (x) => `<h1 title="&lt;/h1&gt;&#60;${x.slice(1).replaceAll('"', '&quot;')}">x</h1>`,
  (x) => `&lt;${x.slice(1)}`,
  (x) => `&amp;lt;${x.slice(1)}`,
  (x) => `<<${x.slice(1)}`,
  (x) => `<${x}`,
  (x) => `<b ${x}>`,
  (x) => `<b ="${x}>`,
  (x) => `<b title=\`${x}\`>`,
  (x) => `<b/title=">"${x}>`,
  (x) => `<isindex prompt="x"${x}>`,
  (x) => `${'<div>'.repeat(200)}${x}`,
  (x) => `${'<b>'.repeat(390)}${x}`,
  (x) => `${'<table><td>'.repeat(80)}${x}`,
];
const mutations = (): Draft[] =>
  shapes.flatMap((shape) =>
    cores.map(
      (core): Draft =>
        (run, load) =>
          shape(core(run, load)),
    ),
  );
