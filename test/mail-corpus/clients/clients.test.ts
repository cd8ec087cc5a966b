// Replies as the usual mail programs write them in eleven languages, each in every place where people answer: what is read
// as new must be what was written, to the letter.

import { describe, expect, test } from 'vitest';
import { explainMail } from '../../../server/cli/mail-explain.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { mailsOf } from './mails-of.ts';
import { nl } from './nl.ts';
import { pages } from './pages.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import { uk } from './uk.ts';
import type { WrittenBy } from './written-by.ts';
import { zh } from './zh.ts';

const languages = { de, en, es, fr, it, nl, pl, pt, ru, uk, zh };

describe('replies of the usual programs', () => {
  test.each(Object.entries(languages))('%s', async (_language, writtenBy) => {
    const wrong: string[] = [];
    for (const { name, text, page, reply } of mailsOf(writtenBy)) {
      const explained = await explainMail(rawMail(text, page ? 'html' : 'plain'));
      if (lined(explained.reply) !== lined(reply)) wrong.push(`${name}: ${lined(explained.reply)}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('pages in the own markup of each program', () => {
  test.each(Object.entries(languages))('%s', async (_language, writtenBy) => {
    const wrong: string[] = [];
    for (const [program, html] of pagesOf(writtenBy)) {
      const explained = await explainMail(rawMail(html, 'html'));
      if (lined(explained.reply) !== lined(writtenBy.says[0])) wrong.push(`${program}: ${lined(explained.reply)}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** Every page with two ways to introduce a quote: with an address, and without. */
function pagesOf({ says, old, heads, introductions, signs }: WrittenBy): [program: string, html: string][] {
  const lines = heads.find(([program]) => program === 'Outlook')!.slice(1);
  const fields = lines.map((line) => line.split(/ ?[:：] ?(.*)/s, 2).map(escaped) as [string, string]);
  const bare = introductions.find(([program]) => program.startsWith('Thunderbird'))!;
  const signature = [signs.name, signs.post, signs.firm, signs.phone].map(escaped);
  const own = says[0].split('\n').map(escaped);
  return [introductions[0]!, bare].flatMap(([by, line]) =>
    Object.entries(pages).map(([program, write]): [string, string] => [
      `${program}, introduced by ${by}`,
      write({ own, old: old.map(escaped), wrote: escaped(line), fields, signature }),
    ]),
  );
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const rawMail = (text: string, type: string): Buffer =>
  Buffer.from(
    'From: Maria Silva <maria@customer.example>\nTo: help@desk.example\nSubject: Re: Labels\nIn-Reply-To: <a@desk.example>\n' +
      `MIME-Version: 1.0\nContent-Type: text/${type}; charset=utf-8\n\n${text}`,
  );

/** A page has its empty lines elsewhere. */
const lined = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
