import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanHtml } from './clean-html.ts';
import { textOfHtml } from './clean-html-text.ts';

const safeLink = (href: string, words: string) =>
  `<a href="${href}" rel="noopener noreferrer nofollow" target="_blank">${words}</a>`;

describe('what a stranger may write stays legible', () => {
  test.each([
    ['a table of a newsletter', '<table width="600" bgcolor="#ffffff"><tr><td align="left">Hi</td></tr></table>'],
    ['colours and sizes', '<p style="color:#333333;font-size:14px;padding:4px 10px">Hi</p>'],
    ['a named font in quotes', `<p style="font-family:'segoe ui', arial">Hi</p>`],
    ['a border', '<td style="border:1px solid #cccccc">Hi</td>'],
    ['right-to-left text', '<p dir="rtl">שלום</p>'],
    ['a link that says where it leads', safeLink('https://shop.example/a?b=1&amp;c=2', 'shop.example/a')],
    ['a link to a part of the named host', safeLink('https://click.shop.example/', 'www.shop.example')],
    ['a link with words', safeLink('https://shop.example/', 'Read on')],
    ['a link to a file', safeLink('https://cdn.example/', 'invoice.pdf')],
    ['a Cyrillic host under a Cyrillic ending', safeLink('https://xn--e1afmkfd.xn--p1ai/', 'пример.рф')],
  ])('%s', (_what, html) => {
    expect(cleanHtml(html)).toBe(html);
  });
});

describe('what could harm is gone or made plain', () => {
  test.each([
    ['a script', '<b>Hi</b><script>x()</script>', '<b>Hi</b>'],
    ['an event', '<b onclick="x()">Hi</b>', '<b>Hi</b>'],
    ['a script in a link', '<a href="java&#x09;script:x()">Hi</a>', '<a>Hi</a>'],
    ['a relative link', '<a href="/sign-out">Hi</a>', '<a>Hi</a>'],
    ['a form', '<form action="https://evil.example"><input name="p">Hi</form>', 'Hi'],
    ['another base', '<base href="https://evil.example/">Hi', 'Hi'],
    ['a conditional comment', '<!--[if mso]><script>x()</script><![endif]-->Hi', 'Hi'],
    ['drawings', '<svg><script>x()</script></svg><math><mi>x</mi></math>Hi', 'Hi'],
    ['a layer over the page', '<p style="position:fixed;top:0;color:red">Hi</p>', '<p style="color:red">Hi</p>'],
    [
      'a picture in a style',
      '<p style="background:url(https://t.example/p);color:red">Hi</p>',
      '<p style="color:red">Hi</p>',
    ],
    ['words drawn over others', '<p style="margin:-40px">Hi</p>', '<p>Hi</p>'],
    ['huge words', '<p style="font-size:900px">Hi</p>', '<p>Hi</p>'],
    ['hidden words', '<p style="display:none;font-size:1px">Hi</p>', '<p>Hi</p>'],
    ['a style that hides its ends', String.raw`<p style="color:re\64;color:red">Hi</p>`, '<p>Hi</p>'],
    [
      'a link to another host',
      '<a href="https://evil.example/">bank.example</a>',
      `${safeLink('https://evil.example/', 'bank.example')} <bdi>[evil.example]</bdi>`,
    ],
    [
      'a link with a user',
      '<a href="https://bank.example@evil.example/">Hi</a>',
      safeLink('https://evil.example/', 'Hi'),
    ],
    [
      'a mail to another host',
      '<a href="mailto:a@evil.example">help@bank.example</a>',
      `${safeLink('mailto:a@evil.example', 'help@bank.example')} <bdi>[evil.example]</bdi>`,
    ],
    [
      'a host cut by an unseen sign',
      '<a href="https://evil.example/">bank.\u200bexample</a>',
      `${safeLink('https://evil.example/', 'bank.\u200bexample')} <bdi>[evil.example]</bdi>`,
    ],
    [
      'a look-alike host',
      '<a href="https://раураl.com/">раураl.com</a>',
      `${safeLink('https://xn--l-7sba6dbr.com/', 'раураl.com')} <bdi>[xn--l-7sba6dbr.com]</bdi>`,
    ],
    [
      'words turned round',
      '<a href="https://evil.example/">\u202emoc.knab\u202c</a>',
      `${safeLink('https://evil.example/', 'moc.knab')} <bdi>[evil.example]</bdi>`,
    ],
    ['a turned frame', '<bdo dir="rtl">Hi</bdo>', 'Hi'],
    [
      'a picture from elsewhere',
      '<img src="//t.example/p.gif" width="1">',
      '<img width="1" data-blocked-src="https://t.example/p.gif" />',
    ],
    ['a drawing as data', '<img src="data:image/svg+xml;base64,AAAA" alt="x">', '<img alt="x" />'],
    ['a script behind “blocked”', '<img data-blocked-src="javascript:x()" alt="x">', '<img alt="x" />'],
    ['a source set', '<img srcset="https://t.example/p 1x" alt="x">', '<img alt="x" />'],
  ])('%s', (_what, html, clean) => {
    expect(cleanHtml(html)).toBe(clean);
  });

  test('a picture of the mail itself is named for the viewer', () => {
    expect(cleanHtml('<img src="cid:logo@x">')).toBe('<img data-cid="logo@x" />');
  });
});

test('the address that a link really has can be read in the plain text too', () => {
  expect(textOfHtml(cleanHtml('<a href="https://evil.example/">bank.example</a>')!)).toBe(
    'bank.example [evil.example]',
  );
});

const tag = fc.constantFrom(
  ...'a b p div table tr td img font bdo bdi svg math style script template title xmp plaintext form select noscript'.split(
    ' ',
  ),
);
const address = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    'javascript:x()',
    'mailto:a b@c.example?x=1 ',
    '//x.example',
    'cid:a',
    'data:image/png;base64,AA',
    'https:\\\\x.example\\a',
  ),
  fc.string(),
);
const style = fc.oneof(
  fc.string(),
  fc.constantFrom('color:red', `font-family:"A b", 'c'`, 'Background:URL(x);color:blue', 'margin: 0 AUTO'),
);
const piece = fc.oneof(
  fc
    .tuple(tag, address, style)
    .map(([name, href, css]) => `<${name} href="${href}" src='${href}' style="${css}" title="${css}">`),
  tag.map((name) => `</${name}>`),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '&lt;',
    '&amp;lt;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<',
    '>',
    '"',
    '\u202e',
    '\0',
    'bank.example',
    '\ud800',
  ),
);

test('cleaning what is clean changes nothing', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const once = cleanHtml(pieces.join(''));
      if (once !== null) expect(cleanHtml(once)).toBe(once);
    }),
    { numRuns: 3000 },
  );
});

const row =
  '<tr><td style="padding:10px 4px;font-family:Arial;color:#333333" width="300"><a href="https://x.example/?u=1">More</a> words</td></tr>';
test.each([
  ['a long newsletter', row],
  ['brackets', '<'],
  ['entities without end', '&#x'],
  ['comments without end', '<!--'],
  ['half tags', '<a href="'],
  ['links', '<a href="https://e.example">a.a</a>'],
  ['styles', '<p style="a:(((((((;">'],
])('a megabyte of %s is read in a second or two on a busy machine', (_what, part) => {
  const html = part.repeat(Math.ceil(1_000_000 / part.length));
  // Processor time: what neighbours do to the clock says nothing of the text.
  const began = process.threadCpuUsage().user;
  cleanHtml(html);
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(4000);
});
