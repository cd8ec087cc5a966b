// Every mail that the desk knows, sent in each language and looked at: nothing is left of a template or of another language, the
// two parts of a mail say the same, and there is no word of ours that never leaves. With MAILS_TO=/a/folder they are written
// there, to be read as whoever gets them reads them.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../server/wording/en.ts';
import { type Locale, locales } from '../../server/wording/locales.ts';
import { ptBr } from '../../server/wording/pt-br.ts';
import { ptPt } from '../../server/wording/pt-pt.ts';
import { ru } from '../../server/wording/ru.ts';
import { sendEveryMail } from './send-every-mail.ts';

type Read = { occasion: string; subject: string; text: string; html: string; raw: Buffer };

const wordings = { en, ru, 'pt-BR': ptBr, 'pt-PT': ptPt };
const folder = process.env.MAILS_TO;

describe.each(locales)('in %s', (locale) => {
  let mails: Read[];
  beforeAll(async () => {
    mails = await Promise.all(
      (await sendEveryMail(locale)).map(async ({ occasion, mail }) => {
        const { subject = '', text = '', html } = await simpleParser(mail.raw);
        return { occasion, subject, text, html: html || '', raw: mail.raw };
      }),
    );
    if (folder) write(join(folder, locale), mails);
  }, 300_000);

  test('nothing is left of a template', () => {
    for (const { occasion, subject, text } of mails) {
      const at = (one: string) => `${occasion}: ${one}`;
      expect(at(subject)).not.toMatch(/[{}]|undefined|null|NaN|\[object|\n/);
      expect(at(text)).not.toMatch(/[{}]|undefined|\bnull\b|NaN|\[object|\n{4}| {2}/);
      expect(text.trim()).not.toBe('');
      expect(subject.trim()).not.toBe('');
    }
  });

  test('nothing is left of another language', () => {
    for (const { occasion, subject, text } of mails) {
      const words = `${occasion}: ${ownWords(`${subject}\n${text}`)}`;
      expect(words.slice(occasion.length)).not.toMatch(foreign[locale]);
    }
  });

  test('the part that is shown says what the plain part says', () => {
    for (const { occasion, text, html } of mails) {
      expect([occasion, squeeze(textOf(html))]).toEqual([occasion, squeeze(text)]);
    }
  });

  test('no word of ours is left out', () => {
    const all = squeeze(mails.map(({ subject, text }) => `${subject}\n${text}`).join('\n'));
    const unsent = (Object.keys(en) as (keyof typeof en)[])
      .filter((key) => !elsewhere.test(key))
      .filter((key) => !piecesOf(wordings[locale][key]).every((piece) => all.includes(squeeze(piece))));
    expect(unsent).toEqual([]);
  });
});

/** What is said in the portal, in the timeline, in an answer to a form, or by more hands than these stories have. */
const elsewhere =
  /^(status\.|piece|link\.own|prepared\.|date\.asked|oversized|reply\.files|mailbox\.refused|promise\.delay\.why|away\.why|agent\.due_soon\.what|agent\.duty\.(calendar|turn)|contact\.changed\.why\.(first|left|away|shift)|contact\.call\.|acknowledgement\.language\.|.*\.subject$)/;

/** What stands between its placeholders, where it is long enough to be known by. */
const piecesOf = (template: string): string[] =>
  template
    .split(/\n|\{[^}]*\}/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= 12);

/** Without addresses, names of products and whatever else is the same in every language. */
const ownWords = (text: string): string =>
  text
    .replace(/https?:\/\/\S+|\S+@\S+|A-[0-9A-Z]{7}|\[[^\]]*\]/g, ' ')
    .replace(
      /Kestrel Labels|Nordlicht|Ana Ferreira|E-52|5\.1\.1 User unknown|OAuth 2|\b(Re|UTC|GMT|BST|WET|WEST|EUR|MB)\b/g,
      ' ',
    );

const english = /\b(the|your|you|and|with|hello|request|ticket|from|will|later|today|tomorrow|have|this)\b/i;
const foreign: Record<Locale, RegExp> = {
  en: /[а-яё]|\b(para|você|pedido|chamado|não|até)\b/i,
  ru: /[a-z]{3,}/i,
  'pt-BR': new RegExp(`${english.source}|[а-яё]|\\b(pedido|contacto|equipa|requerente)\\b`, 'i'),
  'pt-PT': new RegExp(`${english.source}|[а-яё]|\\b(você|chamado|contato|equipe|solicitante)\\b`, 'i'),
};

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
const textOf = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

function write(path: string, mails: readonly Read[]): void {
  mkdirSync(path, { recursive: true });
  const whole: string[] = [];
  mails.forEach(({ occasion, subject, text, html, raw }, index) => {
    const name = `${String(index + 1).padStart(2, '0')} ${occasion}`.replace(/[^\w,. -]+/g, '');
    writeFileSync(join(path, `${name}.html`), html);
    writeFileSync(join(path, `${name}.eml`), raw);
    whole.push(`======== ${occasion}\nSubject: ${subject}\n\n${text.trim()}\n`);
  });
  writeFileSync(join(path, 'all.txt'), whole.join('\n'));
}
