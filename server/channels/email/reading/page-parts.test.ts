// Replies whose quote or signature only the page's containers show: each row is a page as a program builds it, and what its
// writer newly said. Where people write inside such a container, nothing of it is lost.

import { expect, test } from 'vitest';
import { parseMail } from './parse-mail.ts';
import { answerAlone } from './replies/split-reply.ts';

const old = '<div>Hello Maria,</div><div>Is it on?</div>';
const signed = '<div>Vera Costa</div><div>Head of Stores</div><div>+351 210 000 001</div>';

const rows: [situation: string, page: string, reply: string][] = [
  ['Outlook’s "From:" alone, as a field of the page', `<p>It blinks.</p><hr><div id="divRplyFwdMsg"><b>From:</b> Kestrel</div>${old}`, 'It blinks.'],
  ['the place where Outlook appends, and a rule', `<div>It blinks.</div><div id="appendonsend"></div><hr><div><b>Från:</b> Kestrel</div>${old}`, 'It blinks.'],
  ['words written below that place', `<div>It blinks.</div><div id="appendonsend"></div><div>And beeps.</div><hr><div id="divRplyFwdMsg"><b>From:</b> Kestrel</div>${old}`, 'It blinks.\nAnd beeps.'],
  ['Word’s line, in a language that no table has', `<div class=WordSection1><p>It blinks.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>Frá:</b> Kestrel</p></div>${old}</div>`, 'It blinks.'],
  ['a line of the writer’s own, with no field below it', `<div class=WordSection1><p>It blinks.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p>And it beeps twice a day.</p></div></div>`, 'It blinks.\nAnd it beeps twice a day.'],
  ['a quote of Proton’s without any introduction', `<div>It blinks.</div><div class="protonmail_quote">Is it on?</div>`, 'It blinks.'],
  ['another desk’s quote', `<div>It blinks.</div><div class="freshdesk_quote">${old}</div>`, 'It blinks.'],
  ['Zoho’s mark', `<div>It blinks.</div><div>---</div><div title="beforequote:::">x</div>${old}`, 'It blinks.'],
  ['Spark’s section', `<div name="messageBodySection">It blinks.</div><div name="messageReplySection">${old}</div>`, 'It blinks.'],
  ['Gmail’s signature without its dashes', `<div dir="ltr">It blinks.</div><div class="gmail_signature">${signed}</div>`, 'It blinks.'],
  ['the same below a quote', `<div dir="ltr">It blinks.</div><div class="gmail_quote">On Tue, Kestrel wrote:<br><blockquote class="gmail_quote">${old}</blockquote></div><br>-- <br><div class="gmail_signature">${signed}</div>`, 'It blinks.'],
  ['an answer below Gmail’s quote, in its container', `<div class="gmail_quote"><div class="gmail_attr">On Tue, Mar 10, 2026 at 10:20 AM Kestrel &lt;help@desk.example&gt; wrote:</div><blockquote class="gmail_quote">Is it on?</blockquote><div>Yes, it is.</div></div>`, 'Yes, it is.'],
  ['answers between Gmail’s quotes', `<div>See below.</div><div class="gmail_quote"><div class="gmail_attr">On Tue, Kestrel wrote:</div><blockquote class="gmail_quote">Off?</blockquote><div>I did.</div><blockquote class="gmail_quote">On?</blockquote><div>That too.</div></div>`, 'See below.\nI did.\nThat too.'],
  ['a list in what is quoted', `<p>It blinks.</p><div>On Tue, Mar 10, 2026 at 10:20 AM Kestrel &lt;help@desk.example&gt; wrote:</div><blockquote><p>Please say</p><ul><li>since when</li><li>how often</li></ul></blockquote><p>It also beeps.</p>`, 'It blinks.\nIt also beeps.'],
  ['Thunderbird’s signature', `<p>It blinks.</p><div class="moz-signature">-- <br>${signed}</div>`, 'It blinks.'],
  ['Outlook’s signature with its closing', `<div>It blinks.</div><div id="Signature">Best,<br>${signed}</div><hr><div id="divRplyFwdMsg"><b>From:</b> Kestrel</div>${old}`, 'It blinks.'],
  ['words that were written into Outlook’s signature', `<div>It blinks.</div><div id="Signature">I forgot to say that it beeps too.<br>Vera</div>`, 'It blinks.\nI forgot to say that it beeps too.\nVera'],
  ['all words in the signature’s container', `<div id="AppleMailSignature">It blinks.</div><blockquote type="cite">${old}</blockquote>`, 'It blinks.'],
  ['a passage that the writer set off themselves', `<div>As your label says:</div><blockquote style="border-left: 3px solid" class="elementToProof">Keep dry</blockquote><div>It was dry.</div>`, 'As your label says:\nKeep dry\nIt was dry.'],
  ['the same, and the real quote below', `<p>The manual says</p><blockquote>Wait a minute</blockquote><p>I waited.</p><div class="gmail_quote">On Tue, Kestrel wrote:<br><blockquote class="gmail_quote">${old}</blockquote></div>`, 'The manual says\nWait a minute\nI waited.'],
  ['a quote of no known program, with a footer outside its box', `<div><div>It blinks.</div><blockquote>Is it on?</blockquote></div><div>Printed on our side.</div>`, 'It blinks.\nPrinted on our side.'],
  ['a quote of no known program, answered from its introduction on', `<div>10.03.2026, 10:20, "Kestrel" &lt;help@desk.example&gt;:</div><blockquote>Off?</blockquote><div>I did.</div><blockquote>On?</blockquote><div>That too.</div>`, 'I did.\nThat too.'],
  ['a message that is passed on, in Gmail’s container', `<div>For you.</div><div class="gmail_quote">---------- Forwarded message ---------<br>From: Ravi &lt;ravi@customer.example&gt;<br><br>It is dark.</div>`, 'For you.\n---------- Forwarded message ---------\nFrom: Ravi <ravi@customer.example>\nIt is dark.'],
  ['nothing but what a program quotes', `<div class="yahoo_quoted">Is it on?</div>`, 'Is it on?'],
  ['signs that stand for containers, sent by a stranger', `<p>It \uf8d1 blinks.</p><div class="gmail_signature">Vera</div>`, 'It \uf8d1 blinks.\nVera'],
]; // biome-ignore format: a table

const head =
  'From: maria@customer.example\r\nSubject: Re: printer\r\nIn-Reply-To: <a@desk.example>\r\nMIME-Version: 1.0\r\n';
const pageMail = (page: string): Buffer =>
  Buffer.from(`${head}Content-Type: text/html; charset=utf-8\r\n\r\n${page}\r\n`);
const bothMail = (text: string, page: string): Buffer =>
  Buffer.from(
    `${head}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}\r\n--b--\r\n`,
  );

const said = async (raw: Buffer): Promise<string> =>
  answerAlone((await parseMail(raw)).split.text).replace(/\n{2,}/g, '\n');

test.each(rows)('%s', async (_situation, page, reply) => {
  expect(await said(pageMail(page))).toBe(reply);
});

const both: [situation: string, text: string, page: string, reply: string][] = [
  ['a signature that only the page marks', 'It *blinks* at <https://customer.example/a>.\n\nVera Costa\nHead of Stores\n', `<p>It <b>blinks</b> at <a href="https://customer.example/a">this</a>.</p><div class="gmail_signature">${signed}</div>`, 'It *blinks* at <https://customer.example/a>.\nVera Costa\nHead of Stores'],
  ['the same, with the same words in both', 'It *blinks*.\n\nVera Costa\nHead of Stores\n', `<p>It <b>blinks</b>.</p><div class="gmail_signature">${signed}</div>`, 'It *blinks*.'],
  ['a quote that only the page marks', 'It blinks.\n\nKestrel said on Tuesday\n\nIs it on?', `<p>It blinks.</p><div class="gmail_quote">Kestrel said on Tuesday<blockquote>Is it on?</blockquote></div>`, 'It blinks.'],
  ['a page that says something else', 'It blinks.\n\nVera', '<p>It is dark.</p><div class="gmail_signature">Vera</div>', 'It blinks.\nVera'],
  ['a sentence in place of the text', 'Your mail program does not show HTML.', `<p>It blinks.</p><div class="gmail_signature">${signed}</div>`, 'It blinks.'],
  ['a question about HTML, in both', 'Your HTML page is dark.', '<p>Your HTML page is dark.</p>', 'Your HTML page is dark.'],
]; // biome-ignore format: a table

test.each(both)('text and page: %s', async (_situation, text, page, reply) => {
  expect(await said(bothMail(text, page))).toBe(reply);
});

test('what was taken out is kept apart', async () => {
  const { split } = await parseMail(
    bothMail(
      'It blinks.\n\nVera Costa\nHead of Stores',
      `<p>It blinks.</p><div class="gmail_signature">${signed}</div>`,
    ),
  );
  expect(split).toEqual({ text: 'It blinks.', quote: '', signature: 'Vera Costa\nHead of Stores', cut: true });
});

test('what is no mail at all is taken apart as it is read', async () => {
  const { text, split } = await parseMail(Buffer.from('Печатает.\n\n> Печатает?\n'));
  expect([text, split.text]).toEqual(['Печатает.\n\n> Печатает?', 'Печатает.']);
});

test.each([
  ['containers in containers', '<div class="gmail_quote"><div id="Signature">'],
  ['lines of Word', "<div style='border:none;border-top:solid #E1E1E1 1.0pt'>"],
  ['names that do not end', `<div class="${'a '.repeat(90)}">`],
  ['blocks side by side', '<p>a</p><blockquote>b</blockquote>'],
])('half a megabyte of %s is read within a second', async (_how, piece) => {
  const raw = pageMail(`<p>It blinks.</p>${piece.repeat(490_000 / piece.length)}`);
  const began = process.threadCpuUsage().user;
  expect((await parseMail(raw)).split.text).toContain('It blinks.');
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(1000);
});
