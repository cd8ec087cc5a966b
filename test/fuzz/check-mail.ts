// What must hold of every mail, however broken: it is read within two seconds, nothing is thrown, what comes out can be stored
// and shown, a page that was sanitised stays as it is, and where there were words there is something to see.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanHtml } from '../../server/channels/email/reading/clean-html.ts';
import { explainMail } from '../../server/cli/mail-explain.ts';

const folder = join(import.meta.dirname, '..', 'mail-corpus', 'mails');
const longestMillis = 2000;

export const corpus = (): Buffer[] =>
  readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name)))
    .filter((raw) => raw.length > 0 && raw.length < 40_000);

/** @returns what does not hold; null when all does */
export async function complaintAbout(raw: Buffer): Promise<string | null> {
  const before = Buffer.from(raw);
  const began = process.threadCpuUsage();
  let read: Awaited<ReturnType<typeof explainMail>>;
  try {
    read = await explainMail(raw);
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
  const { user, system } = process.threadCpuUsage(began);
  const millis = (user + system) / 1000;
  if (millis > longestMillis) return `took ${Math.round(millis)} ms`;
  if (!before.equals(raw)) return 'changed the raw mail';
  const line = JSON.stringify(read);
  if (!line.isWellFormed() || line.includes('\\u0000')) return 'gave what cannot be stored';
  if (!isWhole(read)) return `left a field out: ${line.slice(0, 300)}`;
  if (read.html !== '' && cleanHtml(read.html) !== read.html) return 'sanitised a page to what it sanitises again';
  const isEmpty = read.text === '' && read.html === '' && read.attachments.length === 0;
  return isEmpty && hasWords(raw) ? 'lost the words' : null;
}

function isWhole(read: Awaited<ReturnType<typeof explainMail>>): boolean {
  const texts = [read.messageId, read.from.address, read.from.name, read.subject, read.date, read.text, read.reply];
  return (
    [...texts, read.quoted, read.html, read.language].every((one) => typeof one === 'string') &&
    [...read.to, ...read.cc].every((one) => typeof one === 'string') &&
    read.attachments.every((one) => one.name !== '' && one.size >= 0 && /^[0-9a-f]{64}$/.test(one.sha256)) &&
    (read.report?.recipients ?? []).every((one) => one.address !== '' && typeof one.permanent === 'boolean')
  );
}

/** Plain words behind an ordinary head; in a mail with parts they may all stand where nobody shows them. */
const hasWords = (raw: Buffer): boolean =>
  /^(?:[\w-]+: [\x20-\x7e]*\r?\n)+\r?\n[^<]*\w{4} \w{4}/.test(raw.subarray(0, 5000).toString('latin1')) &&
  !/content-(type|transfer)/i.test(raw.subarray(0, 5000).toString('latin1'));
