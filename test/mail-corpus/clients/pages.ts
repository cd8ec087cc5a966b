// Pages as the programs write them: what is said, what is quoted and how it is introduced, each in that program's own markup.

export type Page = {
  /** Lines of what is said, and of what is quoted; HTML already. */
  own: readonly string[];
  old: readonly string[];
  /** "Ana wrote:" in one line, and the fields of a head with their values. */
  wrote: string;
  fields: readonly (readonly [name: string, value: string])[];
  signature: readonly string[];
};

const divs = (lines: readonly string[], attributes = ''): string =>
  lines.map((line) => `<div${attributes}>${line === '' ? '<br>' : line}</div>`).join('');
const breaks = (lines: readonly string[], br = '<br>'): string => lines.join(br);
const paragraphs = (lines: readonly string[]): string =>
  lines
    .map(
      (line) =>
        `<p class="MsoNormal"><span lang="EN-US">${line === '' ? '<o:p>&nbsp;</o:p>' : line}<o:p></o:p></span></p>`,
    )
    .join('\n');
const bold = (fields: Page['fields'], br = '<br>\n'): string =>
  fields.map(([name, value]) => `<b>${name}:</b> ${value}`).join(br);
const head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>';

const gmailQuote = ({ wrote, old }: Page): string =>
  `<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${wrote}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div dir="ltr">${divs(old)}</div></blockquote></div>`;

/** Where a program has a place for signatures it is filled; the others write none. */
export const pages: Record<string, (page: Page) => string> = {
  'Gmail, signature above': (page) =>
    `<div dir="ltr">${divs(page.own)}<div><br clear="all"></div><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">${divs(page.signature)}</div></div></div><br>${gmailQuote(page)}`,
  'Gmail, signature below': (page) =>
    `<div dir="ltr">${divs(page.own)}</div><br>${gmailQuote(page)}<br clear="all"><div><br></div>-- <br><div dir="ltr" class="gmail_signature">${divs(page.signature)}</div>`,
  'Gmail on a telephone': ({ own, wrote, old }) =>
    `<div dir="auto">${own[0]}${divs(own.slice(1), ' dir="auto"')}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${wrote}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${breaks(old)}</blockquote></div>`,
  'Outlook 2010': ({ own, fields, old }) =>
    `${head}<body lang="EN-US" link="blue" vlink="purple"><div class="WordSection1">${paragraphs([...own, ''])}\n<div><div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class="MsoNormal">${bold(fields)}<o:p></o:p></p></div></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p>${paragraphs(old)}</div></body></html>`,
  'Outlook 365': ({ own, fields, old }) =>
    `${head}<body lang="DE" link="#0563C1" vlink="#954F72" style="word-wrap:break-word"><div class="WordSection1">${paragraphs([...own, ''])}\n<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${bold(fields)}<o:p></o:p></p></div>${paragraphs(['', ...old])}</div></body></html>`,
  'Outlook on the web': ({ own, fields, old, signature }) =>
    `${head}<body dir="ltr">${divs(own, ' class="elementToProof" style="font-family: Aptos, sans-serif; font-size: 12pt"')}<div class="elementToProof"><br></div><div id="Signature" class="elementToProof">${divs(signature)}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${bold(fields)}</font><div>&nbsp;</div></div><div>${divs(old)}</div></body></html>`,
  'Outlook for iOS': ({ own, fields, old }) =>
    `${head}<body>${divs(own)}<div dir="ltr"><br></div><div id="ms-outlook-mobile-signature"><div></div><div style="direction: ltr;">Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif">${bold(fields)}</font><div>&nbsp;</div></div>${divs(old)}</body></html>`,
  'Outlook on the Mac': ({ own, fields, old }) =>
    `${head}<body><div class="WordSection1">${paragraphs([...own, ''])}<div id="mail-editor-reference-message-container"><div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal" style="margin-bottom:12.0pt">${fields.map(([name, value]) => `<b><span style="font-size:12.0pt;color:black">${name}: </span></b><span style="font-size:12.0pt;color:black">${value}<br></span>`).join('')}</p></div>${paragraphs(old)}</div></div></div></body></html>`,
  'Apple Mail': ({ own, wrote, old }) =>
    `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space;">${own[0]}${divs(own.slice(1))}<div><br><div><br><blockquote type="cite"><div>${wrote}</div><br class="Apple-interchange-newline"><div>${divs(old)}</div></blockquote></div><br></div></body></html>`,
  iPhone: ({ own, wrote, old }) =>
    `<html><head></head><body dir="auto">${own[0]}${divs(own.slice(1))}<div><br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">${wrote}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">\ufeff${divs(old)}</div></blockquote></div></body></html>`,
  Thunderbird: ({ own, wrote, old, signature }) =>
    `<!DOCTYPE html><html><head></head><body><p>${breaks(own, '</p><p>')}</p><div class="moz-signature">-- <br>${breaks(signature)}</div><div class="moz-cite-prefix">${wrote}<br></div><blockquote type="cite" cite="mid:a@desk.example">${breaks(old)}</blockquote><p><br></p></body></html>`,
  'Thunderbird, below': ({ own, wrote, old, signature }) =>
    `<html><body><div class="moz-cite-prefix">${wrote}<br></div><blockquote type="cite" cite="mid:a@desk.example"><p>${breaks(old)}</p></blockquote><p>${breaks(own, '</p><p>')}</p><pre class="moz-signature" cols="72">-- \n${breaks(signature, '\n')}</pre></body></html>`,
  Yandex: ({ own, wrote, old, signature }) =>
    `${divs(own)}<div>&nbsp;</div><div>-- </div>${divs(signature)}<div>&nbsp;</div><div>&nbsp;</div><div>${wrote}</div><blockquote>${divs(old)}</blockquote>`,
  'Yandex, newer': ({ own, wrote, old }) =>
    `${divs(own)}<div> </div><div>----------------</div><div>${wrote}</div><blockquote><div>${divs(old)}</div></blockquote>`,
  'Mail.ru': ({ own, wrote, old, signature }) =>
    `<HTML><BODY>${divs(own)}<div>&nbsp;</div><div data-signature-widget="container"><div data-signature-widget="content"><div>--<br>${breaks(signature)}</div></div></div><div>&nbsp;</div><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">${wrote}<br>&nbsp;<div id=""><div class="js-helper js-readmsg-msg"><div>${divs(old)}</div></div></div></blockquote></BODY></HTML>`,
  'Yahoo on the web': ({ own, wrote, old }) =>
    `<html><head></head><body><div class="ydp1yahoo-style-wrap" style="font-family:Helvetica Neue"><div></div>${divs(own, ' dir="ltr" data-setdir="false"')}<div><br></div></div><div id="ydp2yahoo_quoted_7094190875" class="ydp2yahoo_quoted"><div style="font-size:13px;color:#26282a;"><div>${wrote}</div><div><br></div><div><br></div><div>${divs(old)}</div></div></div></body></html>`,
  'Yahoo on Android': ({ own, wrote, old }) =>
    `${divs(own)}<br><div id="ymail_android_signature"><a href="https://more.att.com/currently/imap">Sent from Yahoo Mail on Android</a></div> <br> <blockquote style="margin: 0 0 20px 0;"> <div style="font-family:Roboto, sans-serif; color:#6D00F6;"> <div>${wrote}</div> </div> <div style="padding: 10px 0 0 20px; margin: 10px 0 0 0; border-left: 1px solid #6D00F6;">${divs(old)}</div> </blockquote>`,
  Samsung: ({ own, fields, old }) =>
    `<html><head></head><body>${divs(own, ' dir="auto"')}<div dir="auto"><br></div><div id="composer_signature" dir="auto"><div style="font-size:12px;color:#575757" dir="auto">Sent from my Galaxy</div></div><div dir="auto"><br></div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- Original message --------</div>${divs(fields.map(([name, value]) => `${name}: ${value} `))}<div><br></div></div>${divs(old)}</body></html>`,
  Huawei: ({ own, fields, old }) =>
    `${divs(own)}<br><br>Sent from my Huawei phone<br><br>-------- Original Message --------<br>${breaks(fields.map(([name, value]) => `${name}: ${value}`))}<br><br><blockquote style="margin: 0 0 0 .8ex; border-left: 1px #ccc solid;">${breaks(old)}</blockquote>`,
  'GMX, WEB.DE': ({ own, fields, old }) =>
    `<html><head></head><body><div style="font-family: Verdana;font-size: 12.0px;">${divs(own)}<div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;"><div style="margin:0 0 10px 0;">${bold(fields, '<br/>\n')}</div><div name="quoted-content">${divs(old)}</div></div></div></div></body></html>`,
  'Open-Xchange, Libero': ({ own, wrote, old, signature }) =>
    `<!doctype html><html><head><meta charset="UTF-8"></head><body><div class="default-style">${breaks(own)}</div><div class="io-ox-signature"><p>${breaks(signature)}</p></div><blockquote type="cite"><div>${wrote}</div><div><br></div><div><br></div><div>${divs(old)}</div></blockquote></body></html>`,
  Orange: ({ own, wrote, old }) =>
    `<p>${breaks(own, '</p><p>')}</p><p> </p><blockquote style="margin: 5px 0 5px 5px; padding-left: 5px; border-left: 2px solid #ff6600;">${wrote}<br /><br />${breaks(old)}</blockquote>`,
  WP: ({ own, wrote, old }) =>
    `<div>${breaks(own, '<br/>')}</div><br/><div class="nh_extra">${wrote}<br/><blockquote class="nh_quote" style="border-left: 1px solid #ccc;padding-left: 5px;margin-left: 5px;">${breaks(old)}</blockquote></div>`,
  UOL: ({ own, fields, old }) =>
    `<div class="xmail_compose_message">${divs(own)}<br><hr style="border-top:1px solid #ccc;"/>${bold(fields)}<br><br>${divs(old)}</div>`,
  QQ: ({ own, fields, old }) =>
    `<div>${own[0]}</div>${divs(own.slice(1))}<div><br></div><div><includetail><div>&nbsp;</div><div>&nbsp;</div><div style="font:Verdana normal 14px;color:#000;"><div style="FONT-SIZE: 12px;FONT-FAMILY: Arial Narrow;padding:2px 0 2px 0;">------------------&nbsp;Original&nbsp;------------------</div><div style="FONT-SIZE: 12px;background:#efefef;padding:8px;">${divs(fields.map(([name, value]) => `<b>${name}: </b>&nbsp;${value};`))}</div><div>&nbsp;</div><div style="position:relative;"><div id="tmpcontent_res"></div>${divs(old)}</div></div></includetail></div>`,
  'QQ, newer': ({ own, fields, old, signature }) =>
    `<div>${breaks(own, '</div><div>')}</div><div><br></div><div xmail-signature="">${divs(signature)}</div><div class="xm_mail_oringinal_describe"><div id="original-content">${divs(fields.map(([name, value]) => `${name}：${value}`))}<br>${divs(old)}</div></div>`,
  '163': ({ own, wrote, old }) =>
    `<div style="line-height:1.7;color:#000000;font-size:14px;font-family:Arial"><div>${breaks(own, '</div><div>')}</div><br><br><br><br><br><div style="position:relative;zoom:1"></div><div id="divNeteaseMailCard"></div><br>${wrote}<br> <blockquote id="isReplyContent" style="PADDING-LEFT: 1ex; MARGIN: 0px 0px 0px 0.8ex; BORDER-LEFT: #ccc 1px solid">${divs(old)}</blockquote></div>`,
  'NetEase Master': ({ own, fields, old, signature }) =>
    `<html><head></head><body><div id="mail-editor-content">${divs(own)}</div><div class="ntes-mailmaster-quote" style="padding-top: 1px; padding-bottom: 1px" ><div id="ntes-pcmail-signature">${divs(signature)}</div><div style="margin-top: 2em; margin-bottom: 1em; font-size: 14px; line-height: 1.25; color: #78787e;" >---- Replied Message ----</div><div style="margin-bottom: 1em;"><table width="100%">${fields.map(([name, value]) => `<tr><td>${name}</td><td>${value}</td></tr>`).join('')}</table></div><div>${divs(old)}</div></div></body></html>`,
  Foxmail: ({ own, fields, old }) =>
    `<html><head><style>body { line-height: 1.5; }</style></head><body>${divs(own)}\n<div><br></div><hr style="width: 210px; height: 1px;" color="#b5c4df" size="1" align="left">\n<div><span><div style="MARGIN: 10px;">maria@customer.example</div></span></div>\n<blockquote style="margin-top: 0px; margin-bottom: 0px; margin-left: 0.5em;"><div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><div style="PADDING-RIGHT: 8px; FONT-SIZE: 12px;BACKGROUND: #efefef">${divs(fields.map(([name, value]) => `<b>${name}：</b>&nbsp;${value}`))}</div></div>${divs(old)}</blockquote></body></html>`,
  Zoho: ({ own, wrote, old, signature }) =>
    `<html><head></head><body ><div style="font-family: Verdana; font-size: 10pt;">${divs(own)}<br><div id="Zm-_Id_-Sgn" data-zbluepencil-ignore="true">${divs(signature)}</div><br><div class="zmail_extra_hr" style="border-top: 1px solid rgb(204, 204, 204); height: 0px;"><br></div><div class="zmail_extra" data-zbluepencil-ignore="true"><br><div id="Zm-_Id_-Sgn1">---- ${wrote} ---<br></div><br><blockquote id="blockquote_zmail" style="margin: 0px;">${divs(old)}</blockquote></div></div></body></html>`,
  Proton: ({ own, wrote, old, signature }) =>
    `<div style="font-family: Arial, sans-serif; font-size: 14px;">${breaks(own)}</div><div><br></div><div class="protonmail_signature_block"><div class="protonmail_signature_block-user">${divs(signature)}</div><div class="protonmail_signature_block-proton">Sent with <a href="https://proton.me/">Proton Mail</a> secure email.</div></div><div><br></div><div class="protonmail_quote">${wrote}<br><blockquote class="protonmail_quote" type="cite">${divs(old)}</blockquote><br></div>`,
  Fastmail: ({ own, wrote, old, signature }) =>
    `<!DOCTYPE html><html><head><title></title></head><body>${divs(own)}<div><br></div><div id="sig40"><div class="signature">-- <br>${breaks(signature)}</div></div><div><br></div><div>${wrote}</div><blockquote type="cite" id="qt" style="">${divs(old)}</blockquote><div><br></div></body></html>`,
  Spark: ({ own, wrote, old, signature }) =>
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><title></title></head><body><div name="messageBodySection">${divs(own, ' dir="auto"')}</div><div name="messageSignatureSection"><br>${breaks(signature)}</div><div name="messageReplySection">${wrote}<br><blockquote type="cite" style="border-left-color: grey; border-left-width: thin; border-left-style: solid; margin: 5px 5px;padding-left: 10px;">${divs(old)}</blockquote></div></body></html>`,
  Superhuman: ({ own, wrote, old, signature }) =>
    `<html><head></head><body><div>${divs(own)}<br><div class="gmail_signature">${divs(signature)}</div></div><br><div class="gmail_quote">${wrote}<br><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex"><div class="gmail_extra"><div class="gmail_quote">${divs(old)}</div></div></blockquote></div></body></html>`,
  Airmail: ({ own, wrote, old, signature }) =>
    `<html><head><style>body{font-family:Helvetica,Arial}</style></head><body style="word-wrap:break-word"><div id="bloop_customfont">${breaks(own)}</div> <br> <div id="bloop_sign_1" class="bloop_sign">${divs(signature)}</div> <br><p class="airmail_on">${wrote}</p> <blockquote type="cite" class="clean_bq"><span><div>${divs(old)}</div></span></blockquote></body></html>`,
  Notes: ({ own, fields, old }) =>
    `<font size=2 face="sans-serif">${breaks(own)}</font><br><br><br><br><font size=1 color=#5f5f5f face="sans-serif">${fields[0]![0]}: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1 face="sans-serif">${fields[0]![1]}</font><br>${fields
      .slice(1)
      .map(
        ([name, value]) =>
          `<font size=1 color=#5f5f5f face="sans-serif">${name}: &nbsp; &nbsp;</font><font size=1 face="sans-serif">${value}</font>`,
      )
      .join('<br>')}<hr noshade><br><br>${breaks(old)}`,
  Zimbra: ({ own, fields, old, signature }) =>
    `<html><body><div style="font-family: arial; font-size: 12pt; color: #000000">${divs(own)}<div><br></div><div data-marker="__SIG_PRE__"><div>${breaks(signature)}</div></div><br><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">${bold(fields)}<br></div><div data-marker="__QUOTED_TEXT__">${divs(old)}</div></div></body></html>`,
  Roundcube: ({ own, wrote, old, signature }) =>
    `<html><body style='font-size: 10pt; font-family: Verdana,Geneva,sans-serif'><p>${breaks(own, '</p>\n<p>')}</p>\n<div id="_rc_sig">---<br>${breaks(signature)}</div>\n<p id="reply-intro">${wrote}</p>\n<blockquote type="cite" style="padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0">${divs(old)}</blockquote></body></html>`,
  SOGo: ({ own, wrote, old }) =>
    `<html><p>${breaks(own, '<br />')}</p><br /><br />${wrote}<br />&nbsp;<blockquote type="cite" cite="a@desk.example">${breaks(old)}</blockquote><br />&nbsp;</html>`,
  'K-9': ({ own, wrote, old, signature }) =>
    `<!DOCTYPE html><html><body>${breaks(own)}<br><br><div class='k9mail-signature'>-- <br>${breaks(signature)}</div><br><br><div class="gmail_quote">${wrote}<blockquote class="gmail_quote" style="margin: 0pt 0pt 0pt 0.8ex; border-left: 1px solid rgb(204, 204, 204); padding-left: 1ex;">${breaks(old)}</blockquote></div></body></html>`,
  FairEmail: ({ own, wrote, old }) =>
    `<!doctype html><html><head></head><body><div fairemail="body">${divs(own)}</div><br><div fairemail="reference"><p>${wrote}</p><blockquote class="gmail_quote" style="margin:0;border-left:3px solid #ccc; padding-left:3px">${divs(old)}</blockquote></div></body></html>`,
  'eM Client': ({ own, fields, old, signature }) =>
    `<html><head><style id="css_styles">blockquote.cite { margin-left: 5px; border-left: 1px solid #cccccc }</style></head><body>${divs(own)}<div><br></div><signature id="x1"><div>${breaks(signature)}</div></signature><div><br></div><div>------ Original Message ------</div>${divs(fields.map(([name, value]) => `<span>${name} ${value}</span>`))}<div><br></div><div id="x2"><blockquote cite="a@desk.example" type="cite" class="cite2">${divs(old)}</blockquote></div></body></html>`,
  Evolution: ({ own, wrote, old, signature }) =>
    `<html><head></head><body>${divs(own)}<div><br></div><div>${wrote}</div><blockquote type="cite" style="margin:0 0 0 .8ex; border-left:2px #729fcf solid;padding-left:1ex">${divs(old)}</blockquote><div><br></div><div><span><pre>-- <br></pre>${divs(signature)}</span></div></body></html>`,
  KMail: ({ own, wrote, old }) =>
    `<html><head></head><body><p style="margin-top:0;margin-bottom:0;">${wrote}</p>\n${old.map((line) => `<p style="margin-top:0;margin-bottom:0;">&gt; ${line}</p>`).join('\n')}\n<br />${own.map((line) => `<p style="margin-top:0;margin-bottom:0;">${line}</p>`).join('\n')}</body></html>`,
  Tutanota: ({ own, wrote, old, signature }) =>
    `<html><body>${divs(own)}<br>--<br>${breaks(signature)}<br><br><br>${wrote}<br><blockquote class="tutanota_quote" style="border-left: 1px solid #93A3B8; padding-left: 10px; margin-left: 5px;">${divs(old)}</blockquote></body></html>`,
  'Windows Mail': ({ own, fields, old }) =>
    `<html><head></head><body lang=EN-US><div class=WordSection1>${paragraphs(own)}<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Sent from <a href="https://go.microsoft.com/fwlink/?LinkId=550986">Mail</a> for Windows</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div style='mso-element:para-border-div;border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'><p class=MsoNormal style='border:none;padding:0in'>${fields.map(([name, value]) => `<b>${name}: </b>${value}`).join('<br>')}</p></div>${paragraphs(old)}</div></body></html>`,
};
