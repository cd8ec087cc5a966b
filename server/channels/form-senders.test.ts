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
  ['under another label', 'Our E-Mail: ravi@northgate.example', null],
  ['no address', 'Your E-Mail: ravi at northgate', null],
])('%s', async (_situation, text, email) => {
  expect(await read(text)).toEqual(email === null ? null : { email, name: '' });
});

test.each([
  ['a label of a hundred thousand underlines', `x${'_'.repeat(150_000)}b: hello`],
  ['a label of a hundred thousand spaces and stars', `x${' *'.repeat(75_000)}b: hello`],
  ['an address that never comes', `Your E-Mail: ${'a'.repeat(150_000)}`],
  ['nothing but separators', `Your E-Mail: ${'<, '.repeat(50_000)}`],
  ['thousands of such lines', `x${'_'.repeat(900)}b: hello\r\n`.repeat(160)],
])('one small mail stopped the process for 48 seconds: %s', async (_how, text) => {
  const mail = { ...(await parseMail(Buffer.from('From: form@site.example\r\n\r\nHello.\r\n'))), text };
  const began = process.threadCpuUsage().user;
  expect(whoFilledIn(form, mail)).toBeNull();
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(500);
});
