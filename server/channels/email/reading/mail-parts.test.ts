// Mails that keep to no standard, and the senders that stand in them.

import { expect, test } from 'vitest';
import { parseMail } from './parse-mail.ts';
import { headerAddresses, readHeaders } from './read-headers.ts';

type Expected = { text?: string; files?: string[]; subject?: string };
type Row = [what: string, mail: string | Buffer, expected: Expected];

const head = 'From: maria@customer.example\nSubject: The printer\nMIME-Version: 1.0\n';
const mixed = `${head}Content-Type: multipart/mixed; boundary="Bound"\n\n`;
const words = 'Content-Type: text/plain\n\nIt blinks.\n';
const inner = 'From: joao@customer.example\nSubject: Inner\nContent-Type: text/plain\n\nInner words.\n';

const rows: Row[] = [
  [
    'a message inside stays whole',
    `${mixed}--Bound\n${words}--Bound\nContent-Type: message/rfc822\n\n${inner}--Bound--\n`,
    { text: 'It blinks.', files: ['message-1.eml'] },
  ],
  [
    'a message inside that breaks off',
    `${mixed}--Bound\n${words}--Bound\nContent-Type: message/rfc822\n\nFrom: joao@customer.example\nContent-Type: multipart/mixed; boundary=z\n\n--z\nCont`,
    { text: 'It blinks.', files: ['message-1.eml'] },
  ],
  [
    'a text with a name is a file, also when it is shown inline',
    `${mixed}--Bound\n${words}--Bound\nContent-Type: text/plain; name=log.txt\nContent-Disposition: inline; filename=log.txt\n\nE-52\n--Bound--\n`,
    { text: 'It blinks.', files: ['log.txt'] },
  ],
  [
    'the only words are marked as a file',
    `${head}Content-Type: text/plain\nContent-Disposition: attachment\n\nIt blinks.\n`,
    { text: 'It blinks.', files: [] },
  ],
  [
    'the only words have a name',
    `${mixed}--Bound\nContent-Type: text/plain; name=a.txt\nContent-Disposition: inline; filename=a.txt\n\nIt blinks.\n--Bound--\n`,
    { text: 'It blinks.', files: ['a.txt'] },
  ],
  ['the boundary is written in other letters', `${mixed}--BOUND\n${words}--BOUND--\n`, { text: 'It blinks.' }],
  ['blanks after every line', `${mixed}--Bound\n${words}--Bound--\n`.replace(/\n/g, ' \n'), { text: 'It blinks.' }],
  ['words before and behind', `${mixed}This is MIME.\n--Bound\n${words}--Bound--\nBehind.\n`, { text: 'It blinks.' }],
  [
    'two texts, one after the other',
    `${mixed}--Bound\n${words}--Bound\nContent-Type: text/plain\n\nAnd hums.\n--Bound--\n`,
    { text: 'It blinks.\nAnd hums.' },
  ],
  [
    'a page and then plain words',
    `${mixed}--Bound\nContent-Type: text/html\n\n<p>It <b>blinks</b>.</p>\n--Bound\nContent-Type: text/plain\n\nThe list\n--Bound--\n`,
    { text: 'It blinks.\nThe list' },
  ],
  [
    'no empty line before the words',
    `${head}It blinks since Monday\nand hums.\n`,
    { text: 'It blinks since Monday\nand hums.' },
  ],
  [
    'a header without its colon',
    `From: maria@customer.example\nX Broken header\nSubject: The printer\n\nIt blinks.\n`,
    { subject: 'The printer', text: 'It blinks.' },
  ],
  [
    'a mark of the charset before everything',
    `\ufeff${head}\nIt blinks.\n`,
    { subject: 'The printer', text: 'It blinks.' },
  ],
  ['empty lines before everything', `\n\n${head}\nIt blinks.\n`, { subject: 'The printer', text: 'It blinks.' }],
  ['a type without its second half', `${head}Content-Type: text\n\nIt blinks.\n`, { text: 'It blinks.', files: [] }],
  [
    'says base64 and is none',
    `${head}Content-Transfer-Encoding: base64\n\nHello, the printer blinks and hums.\n`,
    { text: 'Hello, the printer blinks and hums.' },
  ],
  [
    'base64 in two pieces, each closed',
    `${head}Content-Transfer-Encoding: base64\n\nSXQ=\nIGJsaW5rcy4=\n`,
    { text: 'It blinks.' },
  ],
  [
    'raw Chinese, and no charset',
    Buffer.concat([
      Buffer.from(head),
      Buffer.from('\n'),
      Buffer.from('b4f2d3a1bbfab2bbb9a4d7f7a3acc7ebb0efc3a6a1a3', 'hex'),
    ]),
    { text: '打印机不工作，请帮忙。' },
  ],
  [
    'one broken letter in UTF-8',
    Buffer.concat([Buffer.from(`${head}\nНе печатает принтер `), Buffer.from([0xd0])]),
    { text: 'Не печатает принтер \ufffd' },
  ],
  [
    'raw Russian in the subject, UTF-8 in the name',
    Buffer.concat([
      Buffer.from('From: Ольга <olga@customer.example>\nSubject: '),
      Buffer.from('cde520f0e0e1eef2e0e5f220e2f5eee4', 'hex'),
      Buffer.from('\n\nx'),
    ]),
    { subject: 'Не работает вход' },
  ],
  [
    'a quote in flowed text',
    `${head}Content-Type: text/plain; format=flowed\n\nIt blinks \nstill.\n\n> Switch it \n> off.\n-- \nMaria\n`,
    { text: 'It blinks still.\n\n> Switch it off.\n-- \nMaria' },
  ],
  [
    'a file of a Mac in two halves',
    `${mixed}--Bound\n${words}--Bound\nContent-Type: multipart/appledouble; boundary=d\n\n--d\nContent-Type: application/applefile; name=a.pdf\n\nx\n--d\nContent-Type: application/pdf; name=a.pdf\n\n%PDF-1.4\n--d--\n--Bound--\n`,
    { text: 'It blinks.', files: ['a.pdf'] },
  ],
  [
    'a first line that begins like one that goes on',
    ` Subject: The printer\nFrom: maria@customer.example\n\nIt blinks.\n`,
    { text: 'It blinks.', subject: 'The printer' },
  ],
  [
    'words that have a blank for a name',
    `${mixed}--Bound\nContent-Type: text/plain; charset=utf-8;\n  name=" "\nContent-Disposition: inline\n\nIt blinks.\n--Bound--\n`,
    { text: 'It blinks.', files: [] },
  ],
  [
    'words that say they are base64, with wide gaps',
    `${head}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nprinter  blinks since monday\nand  nobody knows\nthe reason  please look\n`,
    { text: 'printer  blinks since monday\nand  nobody knows\nthe reason  please look' },
  ],
  [
    'a page in XHTML alone',
    `${head}Content-Type: application/xhtml+xml\n\n<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>It blinks.</p></body></html>\n`,
    { text: 'It blinks.', files: [] },
  ],
  [
    'a file in yEnc between the words',
    Buffer.concat([
      Buffer.from(`${head}Content-Type: text/plain\n\nIt blinks.\n=ybegin line=128 size=5 name=a b.bin\n`),
      Buffer.from([0x2a, 0x3d, 0x7d, 0x3d, 0x40, 0x0a, 0xff, 0x29]),
      Buffer.from('\n=yend size=5\nSee above.\n'),
    ]),
    { text: 'It blinks.\nSee above.', files: ['a b.bin'] },
  ],
  [
    'a uuencoded file that was cut off',
    `${head}Content-Type: text/plain\n\nIt blinks.\n\nbegin 644 a.bin\nM${'86%A'.repeat(15)}\nM${'86%A'.repeat(15)}\n`,
    { text: 'It blinks.', files: ['a.bin'] },
  ],
  [
    'words that begin like a uuencoded file',
    `${head}Content-Type: text/plain\n\nWe did:\n\nbegin 644 labels\nLATER MORE\n`,
    { text: 'We did:\n\nbegin 644 labels\nLATER MORE', files: [] },
  ],
];

test.each(rows)('%s', async (_what, mail, expected) => {
  const { text, subject, files } = await parseMail(Buffer.from(mail));
  expect({ text, subject, files: files.map((file) => file.name) }).toMatchObject(expected);
});

test('the bytes of yEnc are those that were sent', async () => {
  const body = Buffer.from([0x2a, 0x3d, 0x7d, 0x3d, 0x40, 0x0d, 0x0a, 0xff, 0x29]);
  const mail = [Buffer.from(`${head}\n=ybegin line=128 size=5 name=a\n`), body, Buffer.from('\n=yend size=5\n')];
  const { files } = await parseMail(Buffer.concat(mail));
  expect([...files[0]!.bytes]).toEqual([0, 19, 214, 213, 255]);
});

test('words that a page hides are not its text, but stay in the page', async () => {
  const page = '<div style="display:none">Only for <div>previews</div></div><p>It blinks.</p>';
  const { text, html } = await parseMail(Buffer.from(`${head}Content-Type: text/html\n\n${page}\n`));
  expect(text).toBe('It blinks.');
  expect(html).toContain('previews');
});

const page =
  '<p>Dear team,</p><p>the scale in bay 3 shows E-77 since Monday, order SC-9913. Please call before you send anybody, the gate is locked.</p>';
const told =
  'Dear team,\n\nthe scale in bay 3 shows E-77 since Monday, order SC-9913. Please call before you send anybody, the gate is locked.';
const both = (text: string, html = page) =>
  Buffer.from(
    `${head}Content-Type: multipart/alternative; boundary="Bound"\n\n--Bound\nContent-Type: text/plain\n\n${text}\n--Bound\nContent-Type: text/html\n\n${html}\n--Bound--\n`,
  );

test.each([
  'See HTML.',
  'This is a multi-part message in MIME format.',
  'Your e-mail client does not support HTML messages.',
  'Dear team,',
  'To view this message, use a MIME-compatible program.',
])('“%s” stands for the words of the page, which nobody has to open to read them', async (text) => {
  expect((await parseMail(both(text))).text).toBe(told);
});

test.each([
  ['a short text of its own', 'Call me, please.', page],
  [
    'a text beside which the page only quotes',
    'Call me.',
    `<p>Call me.</p><blockquote type="cite">${page}</blockquote>`,
  ],
  ['a text beside which the page only signs', 'It blinks again.', '<p>It blinks again.</p><p>Maria, Northgate</p>'],
])('%s stays', async (_what, text, html) => {
  expect((await parseMail(both(text, html))).text).toBe(text);
});

test('lines that end in CR alone are lines', async () => {
  const old = `${head}Content-Type: text/plain\n\nIt blinks.\nE-52.`.replaceAll('\n', '\r');
  for (const raw of [old, `${old}\r\n`]) {
    expect(await parseMail(Buffer.from(raw))).toMatchObject({ subject: 'The printer', text: 'It blinks.\nE-52.' });
  }
});

test('nested without end, and recipients without end, are read in a moment', async () => {
  let deep = 'Content-Type: text/plain\n\ndeep\n';
  for (let i = 0; i < 3000; i++)
    deep = `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n${deep}\n--b${i}--\n`;
  const many = `From: maria@customer.example\nTo: ${'joao@customer.example, '.repeat(200_000)}\n\nIt blinks.\n`;
  const began = performance.now();
  expect((await parseMail(Buffer.from(`From: maria@customer.example\n${deep}`))).broken).not.toBeNull();
  expect((await parseMail(Buffer.from(many))).text).toBe('It blinks.');
  expect(performance.now() - began).toBeLessThan(4000);
});

const maria = 'maria@customer.example';
const senders: [from: string, name: string][] = [
  [`Maria <${maria}`, 'Maria'],
  [`Maria ${maria}`, 'Maria'],
  [`"Silva, Maria <${maria}>`, 'Silva, Maria'],
  [`Silva, Maria <${maria}>`, 'Silva, Maria'],
  [`${maria} (Maria Silva)`, 'Maria Silva'],
  [`Maria [mailto:${maria}]`, 'Maria'],
  [`Maria <mailto:${maria}>`, 'Maria'],
  [`Maria <<${maria}>>`, 'Maria'],
  ['Maria <maria @customer.example>', 'Maria'],
  [`<@relay.example,@desk.example:${maria}>`, ''],
  [`=?utf-8?Q?Maria_=3Cmaria=40customer.example=3E?=`, 'Maria'],
  [`"joao@partner.example via the list" <${maria}>`, 'joao@partner.example via the list'],
  [`Maria <${maria}> Joao Lopes <joao@partner.example>`, 'Maria'],
  [`Мария <${maria}>`, 'Мария'],
  [`"=?utf-8?B?0JzQsNGA0LjRjw==?=" <${maria}>`, 'Мария'],
];
test.each(senders)('From: %s', (from, name) => {
  const [found] = headerAddresses(readHeaders(Buffer.from(`From: ${from}\n\n`)).headers, 'from');
  expect(found).toEqual({ name, address: maria });
});
