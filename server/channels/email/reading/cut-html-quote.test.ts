// HTML replies as the programs write them: the text is told apart from its quote, and the page is cut at the same place.

import { expect, test } from 'vitest';
import { parseMail } from './parse-mail.ts';

const block = '<div>Hello Maria,</div><div>please switch it off.</div>';

const pages: [client: string, html: string][] = [
  [
    'Gmail',
    `<div dir="ltr">It <b>blinks</b>.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Tue, Mar 10, 2026 at 10:20 AM Kestrel &lt;<a href="mailto:help@desk.example">help@desk.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${block}</blockquote></div>`,
  ],
  [
    'Gmail Android',
    `<div dir="auto">It <b>blinks</b>.</div><br><div class="gmail_quote"><div dir="ltr">вт, 10 мар. 2026 г., 10:20 Kestrel &lt;<a href="mailto:help@desk.example">help@desk.example</a>&gt;:<br></div><blockquote class="gmail_quote">${block}</blockquote></div>`,
  ],
  [
    'Outlook, Word',
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB><div class=WordSection1><p class=MsoNormal>It <b>blinks</b>.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b><span lang=EN-US>From:</span></b><span lang=EN-US> Kestrel &lt;help@desk.example&gt; <br><b>Sent:</b> Tuesday, March 10, 2026 10:20 AM<br><b>To:</b> Maria<br><b>Subject:</b> RE: printer<o:p></o:p></span></p></div></div>${block}</div></body></html>`,
  ],
  [
    'Outlook, Word in Russian',
    `<div class=WordSection1><p class=MsoNormal>It <b>blinks</b>.</p><div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>От:</b> Kestrel &lt;help@desk.example&gt; <br><b>Отправлено:</b> 10 марта 2026 г. 10:20<br><b>Кому:</b> Мария<br><b>Тема:</b> RE: принтер</p></div>${block}</div>`,
  ],
  [
    'OWA',
    `<div style="font-family:Calibri">It <b>blinks</b>.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>From:</b> Kestrel &lt;help@desk.example&gt;<br><b>Sent:</b> Tuesday, March 10, 2026 10:20<br><b>To:</b> Maria<br><b>Subject:</b> Re: printer</font><div>&nbsp;</div></div>${block}`,
  ],
  [
    'Outlook mobile',
    `<div dir="auto">It <b>blinks</b>.</div><div id="ms-outlook-mobile-signature" dir="auto">Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div><hr><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Kestrel &lt;help@desk.example&gt;<br><b>Sent:</b> Tuesday, March 10, 2026 10:20:05 AM<br><b>To:</b> Maria<br><b>Subject:</b> Re: printer</div>${block}`,
  ],
  [
    'Outlook for Mac',
    `<div>It <b>blinks</b>.</div><div id="mail-editor-reference-message-container"><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in"><b>From: </b>Kestrel &lt;help@desk.example&gt;<br><b>Date: </b>Tuesday, 10 March 2026 at 10:20<br><b>To: </b>Maria<br><b>Subject: </b>Re: printer</div>${block}</div>`,
  ],
  [
    'Apple Mail',
    `<html><head></head><body style="overflow-wrap: break-word;">It <b>blinks</b>.<br><div><br><blockquote type="cite"><div>On 10 Mar 2026, at 10:20, Kestrel &lt;help@desk.example&gt; wrote:</div><br>${block}</blockquote></div></body></html>`,
  ],
  [
    'iPhone',
    `<div dir="ltr">It <b>blinks</b>.</div><div dir="ltr"><br></div><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On 10 Mar 2026, at 10:20, Kestrel &lt;help@desk.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${block}</div></blockquote>`,
  ],
  [
    'Thunderbird',
    `<p>It <b>blinks</b>.</p><div class="moz-cite-prefix">Am 10.03.26 um 10:20 schrieb Kestrel:<br></div><blockquote type="cite" cite="mid:a@desk.example">${block}</blockquote>`,
  ],
  [
    'Yandex',
    `<div>It <b>blinks</b>.</div><div> </div><div>10.03.2026, 10:20, "Kestrel" &lt;help@desk.example&gt;:</div><blockquote class="210e7a848e8fcb45wmi-quote">${block}</blockquote>`,
  ],
  [
    'Mail.ru',
    `<div>It <b>blinks</b>.</div><br><blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">Вторник, 10 марта 2026, 10:20 +03:00 от Kestrel &lt;help@desk.example&gt;:<br><div class="js-helper js-readmsg-msg">${block}</div></blockquote>`,
  ],
  [
    'Yahoo',
    `<div class="yahoo-style-wrap">It <b>blinks</b>.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Tuesday, March 10, 2026 at 10:20:05 AM GMT, Kestrel &lt;help@desk.example&gt; wrote:</div><div>${block}</div></div>`,
  ],
  [
    'Proton',
    `<div style="font-family: Arial;">It <b>blinks</b>.</div><div class="protonmail_signature_block"><div class="protonmail_signature_block-proton">Sent with <a href="https://proton.me/">Proton Mail</a> secure email.</div></div><div class="protonmail_quote">On Tuesday, March 10th, 2026 at 10:20 AM, Kestrel &lt;help@desk.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">${block}</blockquote></div>`,
  ],
  [
    'Zimbra',
    `<div>It <b>blinks</b>.</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>From: </b>"Kestrel" &lt;help@desk.example&gt;<br><b>To: </b>Maria<br><b>Sent: </b>Tuesday, March 10, 2026 10:20:05 AM<br><b>Subject: </b>Re: printer<br></div>${block}`,
  ],
  [
    'Roundcube',
    `<p>It <b>blinks</b>.</p><p id="reply-intro">On 2026-03-10 10:20, Kestrel wrote:</p><blockquote type="cite" style="padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0">${block}</blockquote>`,
  ],
  [
    'QQ',
    `<div>It <b>blinks</b>.</div><div><includetail><div>------------------&nbsp;原始邮件&nbsp;------------------</div><div><b>发件人:</b> "Kestrel" &lt;help@desk.example&gt;;<br><b>发送时间:</b> 2026年3月10日(星期二) 上午10:20<br><b>收件人:</b> "Maria";<br><b>主题:</b> Re: printer</div>${block}</includetail></div>`,
  ],
  [
    'NetEase',
    `<div>It <b>blinks</b>.</div><p>At 2026-03-10 10:20:05, "Kestrel" &lt;help@desk.example&gt; wrote:</p><blockquote id="isReplyContent" style="PADDING-LEFT:1ex;MARGIN:0px 0px 0px 0.8ex;BORDER-LEFT:#ccc 1px solid">${block}</blockquote>`,
  ],
  [
    'GMX',
    `<div>It <b>blinks</b>.</div><div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;"><div><b>Gesendet:</b> Dienstag, 10. März 2026 um 10:20 Uhr<br><b>Von:</b> Kestrel &lt;help@desk.example&gt;<br><b>An:</b> Maria<br><b>Betreff:</b> Re: Drucker</div>${block}</div>`,
  ],
  [
    'Samsung',
    `<div dir="auto">It <b>blinks</b>.</div><div id="composer_signature" dir="auto">Sent from my Galaxy</div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- Original message --------</div><div>From: Kestrel &lt;help@desk.example&gt; </div><div>Date: 10/03/2026  10:20  (GMT+00:00) </div><div>To: Maria </div><div>Subject: Re: printer </div></div>${block}`,
  ],
];

const mailOf = (html: string): Buffer =>
  Buffer.from(
    `From: maria@customer.example\r\nSubject: Re: printer\r\nIn-Reply-To: <a@desk.example>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n`,
  );

test.each(pages)('%s', async (client, html) => {
  const { reply, html: whole } = await parseMail(mailOf(html));
  expect(reply?.text).toBe('It blinks.');
  expect(reply?.html).toContain('<b>blinks</b>');
  expect(whole).toContain('switch it off');
  // Samsung and Yandex mark their quote with nothing but words.
  if (!['Samsung'].includes(client)) expect(reply?.html).not.toContain('switch it off');
});

test('answers between the lines keep the whole page', async () => {
  const html =
    '<div>See below.</div><div class="gmail_quote"><div>On Tue, Mar 10, 2026 at 10:20 AM Kestrel &lt;help@desk.example&gt; wrote:</div><blockquote class="gmail_quote">Off?</blockquote></div><div>Yes, I did that twice and nothing came of it.</div><blockquote class="gmail_quote">On?<br>And the rest of a long mail.</blockquote>';
  const { reply } = await parseMail(mailOf(html));
  expect(reply?.text).toContain('Yes, I did that twice');
  expect(reply?.html).toContain('Yes, I did that twice');
});

test('a message that is passed on in Outlook’s way is not cut', async () => {
  const raw =
    'From: maria@customer.example\r\nSubject: FW: printer\r\nReferences: <a@desk.example>\r\nContent-Type: text/plain\r\n\r\nFor you.\r\n\r\nFrom: Ravi\r\nSent: Monday, March 9, 2026\r\nTo: Maria\r\nSubject: printer\r\n\r\nIt blinks.\r\n';
  expect((await parseMail(Buffer.from(raw))).reply).toBeNull();
});

test.each([
  ['nested', '<blockquote type="cite">'],
  ['side by side', '<blockquote type="cite">a</blockquote>'],
  ['with words between', '<blockquote type="cite">a<br>b</blockquote>c<br>'],
])('a megabyte of quotes %s is read within a second', async (_how, quote) => {
  const raw = mailOf(`<p>It blinks.</p>${quote.repeat(1_000_000 / quote.length)}old`);
  const began = process.threadCpuUsage().user;
  expect((await parseMail(raw)).text).toContain('It blinks.');
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(1000);
});
