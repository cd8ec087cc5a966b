// Who filled in a form, read out of lines that anybody can write as long and as odd as they like.

import { expect, test } from 'vitest';
import { parseMail } from './email/reading/parse-mail.ts';
import { type FormSender, whoFilledIn } from './form-senders.ts';

const form: FormSender = { address: 'form@site.example', requesterFrom: 'body', field: 'Your E-Mail' };
const read = async (text: string) =>
  whoFilledIn(form, await parseMail(Buffer.from(`From: form@site.example\r\nSubject: Form\r\n\r\n${text}\r\n`)));

test.each([
  ['plain', 'Your E-Mail: ravi@northgate.example', 'ravi@northgate.example'],
  ['with an equals sign', 'your e-mail = Ravi@Northgate.example', 'ravi@northgate.example'],
  ['in bold, in a list', ' - *Your E-Mail*: ravi@northgate.example', 'ravi@northgate.example'],
  ['quoted, in angle brackets with a name', '> _Your E-Mail_: Ravi <ravi@northgate.example>', 'ravi@northgate.example'],
  ['a line without an address before the one with it', 'Your E-Mail: ?\r\nYour E-Mail: r@n.example', 'r@n.example'],
  ['in two cells of a table', 'Your Name Ravi\r\nYour E-Mail ravi@northgate.example', 'ravi@northgate.example'],
  ['the value below its label', '*Your E-Mail*\r\n\r\nravi@northgate.example', 'ravi@northgate.example'],
  ['below a label with its sign', 'Your E-Mail:\r\n  <ravi@northgate.example>', 'ravi@northgate.example'],
  ['an empty field, and somebody named in the next', 'Your E-Mail\r\nWhat happened?\r\nr@n.example', null],
  ['words that begin like the label', 'Your E-Mail to boss@rival.example came back', null],
  ['a longer label', 'Your E-Mails ravi@northgate.example', null],
  ['under another label', 'Our E-Mail: ravi@northgate.example', null],
  ['no address', 'Your E-Mail: ravi at northgate', null],
])('%s', async (_situation, text, email) => {
  expect(await read(text)).toEqual(email === null ? null : { email, name: '' });
});

test('the cells of an HTML table', async () => {
  const html = '<table><tr><th>Your E-Mail</th><td><a href="mailto:r@n.example">r@n.example</a></td></tr></table>';
  const raw = `From: form@site.example\r\nContent-Type: text/html\r\n\r\n${html}\r\n`;
  expect(whoFilledIn(form, await parseMail(Buffer.from(raw)))).toEqual({ email: 'r@n.example', name: '' });
});

test.each([
  ['a label of a hundred thousand underlines', `x${'_'.repeat(150_000)}b: hello`],
  ['a label of a hundred thousand spaces and stars', `x${' *'.repeat(75_000)}b: hello`],
  ['an address that never comes', `Your E-Mail: ${'a'.repeat(150_000)}`],
  ['a value below that never ends', `Your E-Mail\r\n${'* '.repeat(75_000)}`],
  ['a label with nothing, again and again', 'Your E-Mail\r\n'.repeat(12_000)],
  ['nothing but separators', `Your E-Mail: ${'<, '.repeat(50_000)}`],
  ['thousands of such lines', `x${'_'.repeat(900)}b: hello\r\n`.repeat(160)],
])('one small mail stopped the process for 48 seconds: %s', async (_how, text) => {
  const mail = { ...(await parseMail(Buffer.from('From: form@site.example\r\n\r\nHello.\r\n'))), text };
  const began = process.threadCpuUsage().user;
  expect(whoFilledIn(form, mail)).toBeNull();
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(500);
});
