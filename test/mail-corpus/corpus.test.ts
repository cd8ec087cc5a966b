// Mails as they really come. Each file is named after what is odd in it; none may be lost, none may stop the next.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptInbound } from '../../server/cases/inbound/accept-inbound.ts';
import { type ParsedMail, parseMail } from '../../server/channels/email/reading/parse-mail.ts';
import { storeInbound } from '../../server/channels/store-inbound.ts';
import { makeDesk, type TestDesk } from '../harness.ts';
import { type MailDesk, makeMailDesk } from './mail-desk.ts';

const folder = join(import.meta.dirname, 'mails');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -4));
const rawOf = (name: string): Buffer => readFileSync(join(folder, `${name}.eml`));

type Expected = {
  subject?: string;
  /** Must stand in the text. */
  text?: string | RegExp;
  reply?: string | null;
  from?: string | null;
  name?: string;
  html?: RegExp;
  notHtml?: RegExp;
  files?: { name: string; type?: string }[];
  check?: (mail: ParsedMail) => void;
};

const table: Record<string, Expected> = {
  'plain-text': {
    subject: 'The printer blinks',
    text: 'The printer in the hall blinks.',
    from: 'maria@customer.example',
    name: 'Maria Silva',
  },
  'html-only-from-outlook': {
    text: 'Hello,\n\nI need access to the archive.\n\nVera & team',
    html: /<b>archive<\/b>/,
    notHtml: /style>|o:p/,
  },
  'raw-windows-1251-without-charset': {
    subject: 'Не печатает',
    text: /^Здравствуйте, принтер в коридоре не печатает\.\nПомогите/,
  },
  'raw-koi8-r-without-charset': { text: 'Здравствуйте, принтер не печатает уже второй день.' },
  'raw-latin1-without-charset': { text: 'Olá, a impressora não imprime. Obrigado pela atenção, João' },
  'raw-windows-1251-in-subject': { subject: 'Не работает вход', name: 'Ольга Петрова', text: 'Не могу войти.' },
  'says-utf-8-but-is-windows-1251': { text: 'Принтер не печатает, помогите пожалуйста.' },
  'unknown-charset-name': { text: 'Não funciona.' },
  'iso-2022-jp': { subject: 'プリンター', text: 'プリンターが動きません。' },
  'utf-16-text': { text: 'Drucker geht nicht – bitte helfen' },
  'no-body': { subject: 'Please call me', text: '' },
  'no-subject': { subject: '', text: 'The lamp is broken and smells.' },
  'no-from': { from: null },
  'from-without-address': { from: null, text: 'Hello.' },
  'two-from-headers': { from: 'maria@customer.example' },
  'encoded-address-hidden-in-name': { from: 'thief@customer.example' },
  'nul-bytes-in-text-and-subject': { subject: 'nul here', text: 'beforeafter' },
  'lone-surrogate-as-entity': { text: /^bad .+ half .* ?done$/u },
  'lone-surrogate-in-utf-16': { text: /^a.b$/u },
  'boundary-never-ends': { text: 'The text is there.', files: [{ name: 'x.pdf', type: 'application/pdf' }] },
  'boundary-missing': { text: /The text is there\./ },
  'boundary-of-the-child-is-that-of-the-parent': { text: 'Inner text.' },
  'broken-base64': { text: 'See file.', files: [{ name: 'a.png' }] },
  'broken-quoted-printable': { text: /^100.* sure/ },
  'unknown-transfer-encoding': { text: 'Cat' },
  'winmail-dat': { text: 'See attached.', files: [{ name: 'winmail.dat' }] },
  'calendar-invitation': { text: 'You are invited.', files: [{ name: 'invitation.ics', type: 'text/calendar' }] },
  'smime-signed': { text: 'Signed words.', files: [{ name: 'smime.p7s', type: 'application/pkcs7-signature' }] },
  'pgp-encrypted': {
    files: [{ name: 'pgp-version.txt', type: 'application/pgp-encrypted' }, { name: 'encrypted.asc' }],
  },
  'forwarded-as-attachment': { text: 'Please look.', files: [{ name: 'original.eml', type: 'message/rfc822' }] },
  'forwarded-inline-message': { text: 'Outer words.', files: [{ name: 'message-1.eml', type: 'message/rfc822' }] },
  'inline-image-by-cid': {
    text: 'See and',
    html: /data-cid="pic@1"/,
    notHtml: / src="https/,
    files: [{ name: 'lamp.png', type: 'image/png' }],
    check: (mail) => expect(mail.files[0]).toMatchObject({ inline: true, contentId: 'pic@1' }),
  },
  'hostile-html': { text: /^Hi ?x/, notHtml: /script|onclick|onerror|javascript|iframe|url\(|<form|<svg|<math/i },
  'file-name-with-path-and-direction-sign': { files: [{ name: 'pass cod.exe' }] },
  'file-name-in-rfc-2231-parts': { files: [{ name: 'Счёт.pdf' }] },
  'folded-and-repeated-recipients': {
    subject: 'folded subject',
    check: (mail) => {
      expect(mail.messageId).toBe('folded@customer.example');
      expect(mail.to).toEqual(['help@desk.example']);
      expect(mail.cc).toContain('joao@customer.example');
    },
  },
  'mbox-line-before-the-headers': { subject: 'mbox', text: 'Words.' },
  'bare-line-feeds': { subject: 'bare lf', text: 'Unix lines.' },
  'flowed-text': { text: 'This is one long line.' },
  'reply-in-russian-with-quote': { reply: 'Спасибо, но всё ещё мигает.' },
  'reply-from-gmail-in-portuguese': {
    reply: 'Ainda pisca.',
    check: (mail) => {
      expect(mail.reply?.html).toContain('<b>pisca</b>');
      expect(mail.reply?.html).not.toContain('Desligue');
      expect(mail.html).toContain('Desligue');
    },
  },
  'reply-from-outlook': { reply: 'Still the same.\n\nVera' },
  'answers-between-the-quoted-lines': { reply: null, text: /Yes, twice\./ },
};

describe('what is read out of it', () => {
  test.each(Object.entries(table))('%s', async (name, expected) => {
    const mail = await parseMail(rawOf(name));
    if (expected.subject !== undefined) expect(mail.subject).toBe(expected.subject);
    if (typeof expected.text === 'string') expect(mail.text).toBe(expected.text);
    if (expected.text instanceof RegExp) expect(mail.text).toMatch(expected.text);
    if (expected.reply !== undefined) expect(mail.reply?.text ?? null).toBe(expected.reply);
    if (expected.from !== undefined) expect(mail.from?.address ?? null).toBe(expected.from);
    if (expected.name !== undefined) expect(mail.from?.name).toBe(expected.name);
    if (expected.html) expect(mail.html).toMatch(expected.html);
    if (expected.notHtml) expect(mail.html ?? '').not.toMatch(expected.notHtml);
    if (expected.files) expect(mail.files).toMatchObject(expected.files);
    expected.check?.(mail);
  });

  test('every row has its file', () => {
    expect(names).toEqual(expect.arrayContaining(Object.keys(table)));
    expect(names.length).toBeGreaterThan(45);
  });
});

describe('what becomes of it', () => {
  let desk: TestDesk;
  let mail: MailDesk;

  beforeAll(async () => {
    desk = await makeDesk();
    mail = await makeMailDesk(desk);
  });

  async function accept(raw: Buffer, envelopeFrom: string | null = 'maria@customer.example'): Promise<string> {
    const { id } = await storeInbound(desk.ctx(), {
      channel: 'email',
      door: 'smtp',
      raw,
      envelopeFrom,
      envelopeTo: ['help@desk.example'],
      remoteAddress: '127.0.0.1',
    });
    return (await acceptInbound(desk.ctx(), mail.deps, id)).state;
  }

  test.each(names)('%s ends as a ticket or with a reason', async (name) => {
    const state = await accept(rawOf(name));
    expect(stateOf(name)).toContain(state);
  });

  test('what is made to take long or much ends too, and soon', async () => {
    const head = 'From: maria@customer.example\r\nTo: help@desk.example\r\nSubject: bomb\r\n';
    const parts = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/plain; name=a\r\nContent-Disposition: attachment\r\n\r\nx\r\n'.repeat(10_000)}--b--\r\n`;
    let nested = 'Content-Type: text/plain\r\n\r\ndeep\r\n';
    for (let i = 0; i < 500; i++)
      nested = `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n${nested}\r\n--b${i}--\r\n`;
    const wide = `${head}X-Wide: ${'x'.repeat(2_000_000)}\r\n\r\nwide\r\n`;
    const refs = `${head}References: ${Array.from({ length: 3000 }, (_, i) => `<r${i}@customer.example>`).join('\r\n ')}\r\n\r\nrefs\r\n`;
    const brackets = `From: ${'('.repeat(100_000)}\r\nTo: ${'<'.repeat(100_000)}\r\nSubject: ${'=?utf-8?q?'.repeat(20_000)}\r\n\r\nbrackets\r\n`;
    const html = `${head}Content-Type: text/html\r\n\r\n${'<div><b>'.repeat(30_000)}deep\r\n`;
    const tables = `${head}Content-Type: text/html\r\n\r\n${'<table><tr><td>'.repeat(38_000)}deep\r\n`;
    const styles = `${head}Content-Type: text/html\r\n\r\n<p style="${'color:red;'.repeat(50_000)}">x</p>\r\n`;
    const groups = `From: maria@customer.example\r\nTo: ${'g: a@b, '.repeat(100_000)}\r\n\r\ngroups\r\n`;
    const quotes = `${head}In-Reply-To: <x@y>\r\n\r\n${'>\r\n'.repeat(150_000)}end\r\n`;
    for (const bomb of [parts, head + nested, wide, refs, brackets, html, tables, styles, groups, quotes]) {
      const began = performance.now();
      expect(['accepted', 'quarantined']).toContain(await accept(Buffer.from(bomb)));
      expect(performance.now() - began).toBeLessThan(8000);
    }
  });

  test('300 mutations of them never throw and always end', async () => {
    const random = desk.sources.random;
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const sources = names.map(rawOf).filter((raw) => raw.length > 0 && raw.length < 20_000);
    for (let i = 0; i < 300; i++) {
      let raw: Buffer = Buffer.from(pick(sources));
      for (let changes = 0; changes < 1 + random() * 6; changes++) raw = mutated(raw, pick(sources), random);
      expect(['accepted', 'automatic', 'quarantined']).toContain(await accept(raw));
      desk.pass({ minutes: 1 });
    }
    const left = await desk.database.db.selectFrom('inbound').select('id').where('state', '=', 'received').execute();
    expect(left).toEqual([]);
  });
});

/** What machines wrote by themselves stays quiet, also where only its words say so; a person's words never do. */
function stateOf(name: string): string[] {
  if (name === 'report-words-of-a-person' || name === 'invitation-accepted-with-words') return ['accepted'];
  if (/^(report-|holiday-reply)/.test(name) || name === 'invitation-accepted') return ['automatic'];
  return /^(charset|winmail|smime|pgp|file-name|base64|invitation|says)/.test(name)
    ? ['accepted']
    : ['accepted', 'automatic', 'quarantined'];
}

function mutated(raw: Buffer, other: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * raw.length);
  const length = Math.floor(random() * 40);
  switch (Math.floor(random() * 6)) {
    case 0:
      return Buffer.concat([raw.subarray(0, at), Buffer.from([Math.floor(random() * 256)]), raw.subarray(at + 1)]);
    case 1:
      return Buffer.concat([raw.subarray(0, at), raw.subarray(at + length)]);
    case 2:
      return Buffer.concat([
        raw.subarray(0, at),
        other.subarray(0, Math.floor(random() * other.length)),
        raw.subarray(at),
      ]);
    case 3:
      return Buffer.concat([raw.subarray(0, at), raw.subarray(at, at + length), raw.subarray(at)]);
    case 4:
      return raw.subarray(0, at);
    default:
      return Buffer.concat([
        raw.subarray(0, at),
        Buffer.from('\0\ud83d=?utf-8?b?////?=\r\n\r\n--b\r\n'),
        raw.subarray(at),
      ]);
  }
}
