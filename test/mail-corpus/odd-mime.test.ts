// Charsets, boundaries, encodings, names, packed and sealed parts: what is shown of each.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ParsedMail, parseMail } from '../../server/channels/email/reading/parse-mail.ts';

const folder = join(import.meta.dirname, 'mails');

type Expected = {
  subject?: string;
  text?: string | RegExp;
  files?: string[];
  seal?: string;
  name?: string;
  check?: (mail: ParsedMail) => void;
};

const russian = 'Принтер в коридоре не печатает, помогите пожалуйста.';
const meeting =
  'Look at the printer\n2026-03-12 10:00 Europe/Lisbon – 2026-03-12 10:30 Europe/Lisbon\nHall\nRavi Kumar <ravi@customer.example>';
const there = { text: 'The text is there.', files: ['a.pdf'] };
const bytesOf = (mail: ParsedMail, name: string): string =>
  mail.files.find((file) => file.name === name)?.bytes.toString('utf8') ?? '';
const hasPdf = (mail: ParsedMail): void => expect(bytesOf(mail, 'a.pdf')).toMatch(/^%PDF-1\.4 lam/);

const table: Record<string, Expected> = {
  'charset-koi8-r': { text: russian },
  'charset-koi8-u': { text: 'Принтер не друкує, допоможіть: їжак, ґанок.' },
  'charset-iso-8859-5': { text: russian },
  'charset-windows-1251': { text: russian },
  'charset-cp866': { text: russian },
  'charset-gb18030': { text: '打印机不工作，请帮忙。' },
  'charset-gb2312': { text: '打印机不工作，请帮忙。' },
  'charset-big5': { text: '印表機不能用，請幫忙。' },
  'charset-shift-jis': { text: 'プリンターが動きません。' },
  'charset-euc-jp': { text: 'プリンターが動きません。' },
  'charset-euc-kr': { text: '프린터가 작동하지 않습니다.' },
  'charset-mac-cyrillic': { text: russian },
  'charset-mac-roman': { text: 'Le café est fermé.' },
  'charset-windows-1250': { text: 'Drukarka nie działa, proszę o pomoc.' },
  'charset-iso-8859-2': { text: 'Drukarka nie działa, proszę o pomoc.' },
  'charset-windows-1257': { text: 'Spausdintuvas neveikia, ąčęėįšųū.' },
  'charset-windows-1255': { text: 'המדפסת לא עובדת' },
  'charset-iso-8859-15': { text: 'Das kostet 5 €.' },
  'charset-utf-7': { text: 'Die Straße ist gesperrt.' },
  'charset-in-quotes-and-capitals': { text: russian },
  'says-latin1-but-is-utf-8': { text: 'Olá, a impressora não imprime.' },
  'says-koi8-r-but-is-utf-8': { text: russian },
  'says-latin1-but-is-windows-1251': { text: russian },
  'says-us-ascii-but-is-koi8-r': { text: russian },
  'raw-gb2312-without-charset': { subject: '打印机', text: '打印机不工作，请帮忙。' },
  'html-says-its-charset-itself': { text: russian },
  'raw-koi8-r-in-subject': { subject: 'Не работает вход в систему', name: 'Ольга Петрова' },
  'raw-utf-8-in-subject': { subject: 'Не работает вход', name: 'Ольга' },
  'encoded-word-split-inside-a-letter': { subject: 'Не работает вход в систему' },
  'encoded-word-with-blanks': { subject: 'A impressora não imprime' },
  'encoded-word-never-ends': { subject: '=?utf-8?Q?It_blinks', text: 'Words.' },
  'encoded-word-of-unknown-charset': { subject: 'It blinks' },

  'boundary-of-the-header-is-another': { ...there, check: hasPdf },
  'boundary-with-blanks-and-signs': { ...there, check: hasPdf },
  'boundary-unquoted-with-equals': { ...there, check: hasPdf },
  'multipart-in-capitals-and-comment': { text: 'The text is there.', files: [] },
  'multipart-without-parts': { text: /^This is a message in MIME\./ },
  'messages-ten-deep': {
    text: 'Words of level 9.',
    files: ['message-1.eml'],
    check: (mail) => expect(mail.files[0]!.bytes.toString()).toContain('The deepest words.'),
  },
  'base64-with-junk-in-it': { ...there, check: hasPdf },
  'base64-without-its-end': { ...there, check: hasPdf },
  'base64-in-one-line-of-100-kB': { ...there, check: (mail) => expect(mail.files[0]!.bytes.length).toBe(75_000) },
  'quoted-printable-cut-inside-a-letter': { text: 'Olá, não imprime. Obrigado=2' },
  'quoted-printable-in-small-letters-and-bare-equals': { text: /^não = sim =zz =/ },
  'alternative-with-empty-text': { text: 'Only here.' },
  'apple-mail-text-and-image-in-turns': { text: 'Before.\nAfter.', files: ['l.png'] },
  'flowed-text-with-delsp': { text: 'プリンターが動きません。' },
  'header-says-text-but-is-html': {
    text: 'It blinks.',
    check: (mail) => expect(mail.html).toContain('<b>blinks</b>'),
  },
  'type-is-nonsense': { text: 'Still words.', files: [] },
  'uuencoded-file-in-the-text': {
    text: 'See below.',
    files: ['a.txt'],
    check: (mail) => expect(bytesOf(mail, 'a.txt')).toBe('abc'),
  },

  'file-name-in-parts-with-charset': { ...there, files: ['Счёт 2026.pdf'] },
  'file-name-in-encoded-words': { ...there, files: ['Счёт.pdf'] },
  'file-name-in-raw-bytes': { ...there, files: ['Счёт за март.pdf'] },
  'file-name-nowhere': { ...there, files: ['file-1'] },
  'file-without-a-type': { text: 'The text is there.', files: ['a.bin'] },

  'invitation-without-words': {
    text: `${meeting}\nBring labels\nand patience.`,
    files: ['invitation.ics'],
    check: (mail) => expect(mail.calendar).toMatchObject({ method: 'REQUEST', summary: 'Look at the printer' }),
  },
  'invitation-beside-words': {
    text: `Please come.\n\n${meeting}\nBring labels\nand patience.`,
    files: ['invitation.ics'],
    check: (mail) => expect(mail.html).toMatch(/<b>come<\/b>[\s\S]*Ravi Kumar &lt;ravi@customer\.example&gt;/),
  },
  'invitation-accepted': {
    text: /✓ Maria Silva <maria@customer\.example>/,
    check: (mail) => expect(mail.isCalendarReply).toBe(true),
  },
  'invitation-accepted-with-words': {
    text: /^Yes, but bring the E-52 manual\./,
    check: (mail) => expect(mail.isCalendarReply).toBe(false),
  },
  'invitation-broken': { text: 'The text is there.', files: ['invitation.ics'] },
  'invitation-alone-for-a-whole-day': { text: 'День печати\n2026-03-12\nravi@customer.example' },

  'winmail-with-a-file': { text: 'See attached.', files: ['Лампа в коридоре.png'] },
  'winmail-with-two-files-and-words': { text: russian, files: ['a.txt', 'Счёт.pdf'] },
  'winmail-with-rich-text': { text: 'The lamp blinks.\nМигает — E-52', files: [] },
  'winmail-with-html-in-rich-text': { text: 'It blinks.', files: [] },
  'winmail-with-html': { text: 'It blinks.', check: (mail) => expect(mail.html).toContain('<b>blinks</b>') },
  'winmail-with-a-message': {
    text: 'See attached.',
    files: ['Inner.txt'],
    check: (mail) => expect(bytesOf(mail, 'Inner.txt')).toBe('Inner words.'),
  },
  'winmail-that-breaks-off': { text: 'See attached.', files: ['a.txt'] },

  'smime-signed-in-one-block': {
    text: 'Signed words: não imprime.',
    files: ['a.pdf', 'smime.p7m'],
    seal: 'S/MIME signed',
    check: hasPdf,
  },
  'smime-signed-in-pieces': {
    text: 'Signed words: não imprime.',
    files: ['a.pdf', 'smime.p7m'],
    seal: 'S/MIME signed',
  },
  'smime-encrypted': {
    text: /^This mail is encrypted with S\/MIME\./,
    files: ['smime.p7m'],
    seal: 'S/MIME encrypted',
  },
  'smime-signed': { text: 'Signed words.', files: ['smime.p7s'], seal: 'S/MIME signed' },
  'pgp-encrypted': {
    text: /^This mail is encrypted with OpenPGP\./,
    files: ['pgp-version.txt', 'encrypted.asc'],
    seal: 'OpenPGP encrypted',
  },
  'pgp-encrypted-in-the-text': { text: /^-----BEGIN PGP MESSAGE/, seal: 'OpenPGP encrypted' },
  'pgp-signed': { text: 'The text is there.', files: ['signature.asc'], seal: 'OpenPGP signed' },
  'pgp-signed-in-the-text': { text: 'Signed words.', seal: 'OpenPGP signed' },
  'inline-image-outside-of-related': {
    text: 'See',
    files: ['lamp.png'],
    check: (mail) => {
      expect(mail.html).toContain('data-cid="Lamp.PNG@01"');
      expect(mail.files[0]).toMatchObject({ inline: true, contentId: 'Lamp.PNG@01' });
    },
  },
};

test.each(Object.entries(table))('%s', async (file, expected) => {
  const mail = await parseMail(readFileSync(join(folder, `${file}.eml`)));
  expect(mail.subject).toBe(expected.subject ?? mail.subject);
  if (typeof expected.text === 'string') expect(mail.text).toBe(expected.text);
  if (expected.text instanceof RegExp) expect(mail.text).toMatch(expected.text);
  if (expected.files) expect(mail.files.map((one) => one.name)).toEqual(expected.files);
  if (expected.name) expect(mail.from?.name).toBe(expected.name);
  expect(mail.seal ? `${mail.seal.by} ${mail.seal.how}` : '').toBe(expected.seal ?? '');
  expected.check?.(mail);
});

test('every odd mail of these kinds has its row', () => {
  const kinds = /^(charset|says|winmail-|invitation|smime|pgp|file-name-in-(encoded|raw)|base64|encoded-word)/;
  const files = readdirSync(folder)
    .map((name) => name.slice(0, -4))
    .filter((name) => kinds.test(name) && !['winmail-dat', 'says-utf-8-but-is-windows-1251'].includes(name));
  expect(Object.keys(table)).toEqual(expect.arrayContaining(files));
});
