// Mail that is passed on, as the usual programs do it. Each names Ravi as the one who wrote first.

import { expect, test } from 'vitest';
import { parseMail } from './parse-mail.ts';
import { readForward, readForwardedText } from './read-forward.ts';

const words = 'It blinks.\n\nE-52 after forty labels.';

const rows: [language: string, program: string, subject: string, head: string][] = [
  [
    'en',
    'Gmail',
    'Fwd: printer',
    '---------- Forwarded message ---------\nFrom: Ravi Kumar <ravi@customer.example>\nDate: Tue, Mar 10, 2026 at 10:20 AM\nSubject: printer\nTo: Maria <maria@desk.example>\n\n',
  ],
  [
    'en',
    'Gmail, sender in bold',
    'Fwd: printer',
    '---------- Forwarded message ---------\nFrom: *Ravi Kumar* <ravi@customer.example>\nDate: Tue, Mar 10, 2026 at 10:20 AM\nSubject: printer\nTo: <maria@desk.example>\n\n\n',
  ],
  [
    'en',
    'Gmail, address with its link',
    'Fwd: printer',
    '---------- Forwarded message ---------\nFrom: Ravi Kumar <ravi@customer.example<mailto:ravi@customer.example>>\nDate: Tue, Mar 10, 2026\nSubject: printer\nTo: Maria\n\n',
  ],
  [
    'en',
    'Outlook',
    'FW: printer',
    'From: Ravi Kumar <ravi@customer.example> \nSent: Tuesday, March 10, 2026 10:20 AM\nTo: Maria <maria@desk.example>\nSubject: printer\n\n',
  ],
  [
    'en',
    'Outlook classic',
    'FW: printer',
    '-----Original Message-----\nFrom: Ravi Kumar [mailto:ravi@customer.example] \nSent: Tuesday, March 10, 2026 10:20 AM\nTo: Maria\nSubject: printer\n\n',
  ],
  [
    'en',
    'OWA',
    'Fw: printer',
    '________________________________\nFrom: Ravi Kumar <ravi@customer.example>\nSent: Tuesday, March 10, 2026 10:20\nTo: Maria\nSubject: printer\n\n',
  ],
  [
    'en',
    'Outlook for Mac',
    'FW: printer',
    'From: Ravi Kumar <ravi@customer.example>\nDate: Tuesday, 10 March 2026 at 10:20\nTo: Maria\nSubject: printer\n\n',
  ],
  [
    'en',
    'Outlook, bold',
    'Fwd: printer',
    '*From:* Ravi Kumar <ravi@customer.example>\n*Sent:* Tuesday, March 10, 2026\n*To:* Maria\n*Subject:* printer\n\n',
  ],
  [
    'en',
    'Apple Mail',
    'Fwd: printer',
    'Begin forwarded message:\n\nFrom: Ravi Kumar <ravi@customer.example>\nSubject: printer\nDate: 10 March 2026 at 10:20:05 GMT\nTo: maria@desk.example\n\n',
  ],
  [
    'en',
    'Thunderbird',
    'Fwd: printer',
    '-------- Forwarded Message --------\nSubject: \tprinter\nDate: \tTue, 10 Mar 2026 10:20:05 +0000\nFrom: \tRavi Kumar <ravi@customer.example>\nTo: \tmaria@desk.example\n\n\n',
  ],
  ['en', 'Yahoo', 'Fw: printer', '  ----- Forwarded Message ----- From: "Ravi Kumar" <ravi@customer.example>\n'],
  [
    'en',
    'Yahoo, lines',
    'Fw: printer',
    '----- Forwarded Message -----\nFrom: Ravi Kumar <ravi@customer.example>\nTo: "maria@desk.example" <maria@desk.example>\nSent: Tuesday, March 10, 2026 at 10:20:05 AM GMT\nSubject: printer\n\n',
  ],
  [
    'en',
    'Zimbra',
    'Fwd: printer',
    '----- Forwarded Message -----\nFrom: "Ravi Kumar" <ravi@customer.example>\nTo: "Maria" <maria@desk.example>\nSent: Tuesday, March 10, 2026 10:20:05 AM\nSubject: printer\n\n',
  ],
  [
    'en',
    'Samsung',
    'Fwd: printer',
    '-------- Original message --------\nFrom: Ravi Kumar <ravi@customer.example> \nDate: 10/03/2026  10:20  (GMT+00:00) \nTo: Maria \nSubject: printer \n\n',
  ],
  [
    'en',
    'Proton',
    'Fw: printer',
    '------- Forwarded Message -------\nFrom: Ravi Kumar <ravi@customer.example>\nDate: On Tuesday, March 10th, 2026 at 10:20 AM\nSubject: printer\nTo: Maria <maria@desk.example>\n\n',
  ],
  [
    'en',
    'Lotus Notes',
    'Fw: printer',
    '----- Forwarded by Maria Silva/Sales/Desk on 10/03/2026 10:25 AM -----\n\nFrom:\tRavi Kumar <ravi@customer.example>\nTo:\tmaria@desk.example\nDate:\t10/03/2026 10:20 AM\nSubject:\tprinter\n\n',
  ],
  [
    'en',
    'Roundcube',
    'Fwd: printer',
    '-------- Original Message --------\nSubject: printer\nDate: 2026-03-10 10:20\nFrom: Ravi Kumar <ravi@customer.example>\nTo: maria@desk.example\n\n',
  ],
  [
    'en',
    'many recipients over two lines',
    'FW: printer',
    'From: Ravi Kumar <ravi@customer.example>\nSent: Tuesday, March 10, 2026 10:20 AM\nTo: Maria <maria@desk.example>; Olga <olga@desk.example>;\n Joao <joao@desk.example>\nCc: Vera\nSubject: printer\n\n',
  ],
  [
    'ru',
    'Gmail',
    'Fwd: принтер',
    '---------- Forwarded message ---------\nОт: Ravi Kumar <ravi@customer.example>\nDate: вт, 10 мар. 2026 г. в 10:20\nSubject: printer\nTo: <maria@desk.example>\n\n',
  ],
  [
    'ru',
    'Outlook',
    'FW: принтер',
    'От: Ravi Kumar <ravi@customer.example> \nОтправлено: вторник, 10 марта 2026 г. 10:20\nКому: Мария\nТема: printer\n\n',
  ],
  [
    'ru',
    'Apple Mail',
    'Fwd: принтер',
    'Начало переадресованного сообщения:\n\nОт: Ravi Kumar <ravi@customer.example>\nТема: printer\nДата: 10 марта 2026 г. в 10:20:05 GMT+3\nКому: maria@desk.example\n\n',
  ],
  [
    'ru',
    'Thunderbird',
    'Fwd: принтер',
    '-------- Перенаправленное сообщение --------\nТема: \tprinter\nДата: \tTue, 10 Mar 2026 10:20:05 +0300\nОт: \tRavi Kumar <ravi@customer.example>\nКому: \tmaria@desk.example\n\n',
  ],
  [
    'ru',
    'Yandex',
    'Fwd: принтер',
    '-------- Пересылаемое сообщение --------\n10.03.2026, 10:20, "Ravi Kumar" <ravi@customer.example>:\n\n',
  ],
  [
    'ru',
    'Mail.ru',
    'Fwd: принтер',
    '-------- Пересылаемое сообщение --------\nОт: Ravi Kumar <ravi@customer.example>\nКому: maria@desk.example\nДата: Вторник, 10 марта 2026, 10:20 +03:00\nТема: printer\n\n',
  ],
  [
    'uk',
    'Outlook',
    'FW: принтер',
    'Від: Ravi Kumar <ravi@customer.example>\nНадіслано: 10 березня 2026 р. 10:20\nКому: Марія\nТема: printer\n\n',
  ],
  [
    'uk',
    'Thunderbird',
    'Fwd: принтер',
    '-------- Переслане повідомлення --------\nТема: \tprinter\nДата: \tTue, 10 Mar 2026 10:20:05 +0200\nВід: \tRavi Kumar <ravi@customer.example>\nКому: \tmaria@desk.example\n\n',
  ],
  [
    'pt-BR',
    'Gmail',
    'Fwd: impressora',
    '---------- Forwarded message ---------\nDe: Ravi Kumar <ravi@customer.example>\nDate: ter., 10 de mar. de 2026 às 10:20\nSubject: printer\nTo: <maria@desk.example>\n\n',
  ],
  [
    'pt-BR',
    'Outlook',
    'ENC: impressora',
    'De: Ravi Kumar <ravi@customer.example> \nEnviada em: terça-feira, 10 de março de 2026 10:20\nPara: Maria\nAssunto: printer\n\n',
  ],
  [
    'pt-BR',
    'Apple Mail',
    'Fwd: impressora',
    'Início da mensagem encaminhada:\n\nDe: Ravi Kumar <ravi@customer.example>\nAssunto: printer\nData: 10 de março de 2026 10:20:05 BRT\nPara: maria@desk.example\n\n',
  ],
  [
    'pt-PT',
    'Outlook',
    'FW: impressora',
    'De: Ravi Kumar <ravi@customer.example> \nEnviada: 10 de março de 2026 10:20\nPara: Maria\nAssunto: printer\n\n',
  ],
  [
    'pt-PT',
    'Thunderbird',
    'Fwd: impressora',
    '-------- Mensagem reencaminhada --------\nAssunto: \tprinter\nData: \tTue, 10 Mar 2026 10:20:05 +0000\nDe: \tRavi Kumar <ravi@customer.example>\nPara: \tmaria@desk.example\n\n',
  ],
  [
    'es',
    'Outlook',
    'RV: impresora',
    'De: Ravi Kumar <ravi@customer.example> \nEnviado el: martes, 10 de marzo de 2026 10:20\nPara: María\nAsunto: printer\n\n',
  ],
  [
    'es',
    'Apple Mail',
    'Fwd: impresora',
    'Inicio del mensaje reenviado:\n\nDe: Ravi Kumar <ravi@customer.example>\nAsunto: printer\nFecha: 10 de marzo de 2026, 10:20:05 CET\nPara: maria@desk.example\n\n',
  ],
  [
    'de',
    'Outlook',
    'WG: Drucker',
    'Von: Ravi Kumar <ravi@customer.example> \nGesendet: Dienstag, 10. März 2026 10:20\nAn: Maria\nBetreff: printer\n\n',
  ],
  [
    'de',
    'Apple Mail',
    'Fwd: Drucker',
    'Anfang der weitergeleiteten Nachricht:\n\nVon: Ravi Kumar <ravi@customer.example>\nBetreff: printer\nDatum: 10. März 2026 um 10:20:05 MEZ\nAn: maria@desk.example\n\n',
  ],
  [
    'de',
    'Thunderbird',
    'Fwd: Drucker',
    '-------- Weitergeleitete Nachricht --------\nBetreff: \tprinter\nDatum: \tTue, 10 Mar 2026 10:20:05 +0100\nVon: \tRavi Kumar <ravi@customer.example>\nAn: \tmaria@desk.example\n\n',
  ],
  [
    'fr',
    'Outlook',
    'TR: imprimante',
    'De : Ravi Kumar <ravi@customer.example> \nEnvoyé : mardi 10 mars 2026 10:20\nÀ : Maria\nObjet : printer\n\n',
  ],
  [
    'fr',
    'Apple Mail',
    'Fwd: imprimante',
    'Début du message réexpédié :\n\nDe: Ravi Kumar <ravi@customer.example>\nObjet: printer\nDate: 10 mars 2026 à 10:20:05 UTC+1\nÀ: maria@desk.example\n\n',
  ],
  [
    'fr',
    'Thunderbird',
    'Fwd: imprimante',
    '-------- Message transféré --------\nSujet : \tprinter\nDate : \tTue, 10 Mar 2026 10:20:05 +0100\nDe : \tRavi Kumar <ravi@customer.example>\nPour : \tmaria@desk.example\n\n',
  ],
  [
    'it',
    'Outlook',
    'I: stampante',
    'Da: Ravi Kumar <ravi@customer.example> \nInviato: martedì 10 marzo 2026 10:20\nA: Maria\nOggetto: printer\n\n',
  ],
  [
    'it',
    'Apple Mail',
    'Fwd: stampante',
    'Inizio messaggio inoltrato:\n\nDa: Ravi Kumar <ravi@customer.example>\nOggetto: printer\nData: 10 marzo 2026 alle ore 10:20:05 CET\nA: maria@desk.example\n\n',
  ],
  [
    'pl',
    'Outlook',
    'PD: drukarka',
    'Od: Ravi Kumar <ravi@customer.example> \nWysłano: wtorek, 10 marca 2026 10:20\nDo: Maria\nTemat: printer\n\n',
  ],
  [
    'pl',
    'Apple Mail',
    'Fwd: drukarka',
    'Początek przekazywanej wiadomości:\n\nOd: Ravi Kumar <ravi@customer.example>\nTemat: printer\nData: 10 marca 2026 10:20:05 CET\nDo: maria@desk.example\n\n',
  ],
  [
    'zh',
    'Outlook',
    '转发: 打印机',
    '发件人: Ravi Kumar <ravi@customer.example>\n发送时间: 2026年3月10日 10:20\n收件人: Maria\n主题: printer\n\n',
  ],
  [
    'zh',
    'NetEase',
    'Fw: 打印机',
    '-------- 转发邮件信息 --------\n发件人："Ravi Kumar" <ravi@customer.example>\n发送日期：2026-03-10 10:20:05\n收件人：maria@desk.example\n主题：printer\n\n',
  ],
];

const read = (text: string, subject: string) => readForward({ text, subject, files: [] }, parseMail);

for (const comment of ['', 'Please take this one.\n\n']) {
  test.each(rows)(
    `%s, %s, ${comment === '' ? 'alone' : 'with a comment'}`,
    async (_language, program, subject, head) => {
      const forward = await read(`${comment}${head}${words}`, subject);
      if (program === 'Yahoo') {
        // All on one line: whose it was cannot be told apart from the words.
        expect(forward).toBeNull();
        return;
      }
      expect(forward).toMatchObject({
        from: { name: 'Ravi Kumar', address: 'ravi@customer.example' },
        text: words,
        comment: comment.trim(),
        how: 'in the text',
      });
      expect(forward?.date).toContain('10');
      if (program !== 'Yandex') expect(forward?.subject).toBe('printer');
    },
  );
}

test('Apple Mail on a telephone marks what is passed on', async () => {
  const text =
    'Sent from my iPhone\n\nBegin forwarded message:\n\n> From: Ravi Kumar <ravi@customer.example>\n> Date: 10 March 2026 at 10:20:05 GMT\n> To: maria@desk.example\n> Subject: printer\n> \n> \ufeffIt blinks.';
  expect(await read(text, 'Fwd: printer')).toMatchObject({
    from: { name: 'Ravi Kumar', address: 'ravi@customer.example' },
    subject: 'printer',
    text: 'It blinks.',
  });
});

test('the end that Yandex writes is no word of the message', async () => {
  const text =
    '-------- Пересылаемое сообщение --------\n10.03.2026, 10:20, "Ravi" <ravi@customer.example>:\n\nМигает.\n-------- Конец пересылаемого сообщения --------\n\n-- \nОльга';
  expect((await read(text, 'Fwd: принтер'))?.text).toBe('Мигает.');
});

test('what was passed on twice can be read twice', async () => {
  const inner = `---------- Forwarded message ---------\nFrom: Ravi Kumar <ravi@customer.example>\nDate: Mon, Mar 9, 2026\nSubject: printer\nTo: Olga\n\n${words}`;
  const text = `---------- Forwarded message ---------\nFrom: Olga <olga@desk.example>\nDate: Tue, Mar 10, 2026\nSubject: Fwd: printer\nTo: Maria\n\n${inner}`;
  const outer = await read(text, 'Fwd: Fwd: printer');
  expect(outer?.from.address).toBe('olga@desk.example');
  expect(readForwardedText(outer!.text, outer!.subject)?.from.address).toBe('ravi@customer.example');
});

test.each([
  [
    'an answer with its quote',
    'Re: printer',
    'Yes.\n\nFrom: Ravi <ravi@customer.example>\nSent: Tuesday\nTo: Maria\nSubject: printer\n\nIt blinks.',
  ],
  [
    'a person without an address',
    'FW: printer',
    'From: Ravi Kumar\nSent: Tuesday, March 10, 2026 10:20 AM\nTo: Maria\nSubject: printer\n\nIt blinks.',
  ],
  ['the subject alone says so', 'Fwd: printer', 'It blinks, and ravi@customer.example says so too.'],
  ['a line alone says so', 'Fwd: printer', '---------- Forwarded message ---------\nIt blinks.'],
  ['nothing', '', ''],
])('not guessed: %s', async (_name, subject, text) => {
  expect(await read(text, subject)).toBeNull();
});

const eml = {
  name: 'printer.eml',
  type: 'message/rfc822',
  bytes: Buffer.from(
    `From: =?utf-8?q?Ravi_K=C3=BCmar?= <ravi@customer.example>\r\nSubject: printer\r\nDate: Tue, 10 Mar 2026 10:20:05 +0000\r\n\r\n${words}\r\n`,
  ),
  inline: false,
  contentId: null,
};

test('a message attached as a file', async () => {
  const mail = { subject: 'Fwd: printer', text: 'For you.', files: [eml] };
  expect(await readForward(mail, parseMail)).toEqual({
    from: { name: 'Ravi Kümar', address: 'ravi@customer.example' },
    date: 'Tue, 10 Mar 2026 10:20:05 +0000',
    subject: 'printer',
    text: words,
    comment: 'For you.',
    how: 'as a file',
  });
  expect(await readForward({ ...mail, files: [eml, eml] }, parseMail)).toBeNull();
  const status = { ...eml, name: 'status', type: 'message/delivery-status' };
  expect(await readForward({ ...mail, files: [status, eml] }, parseMail)).toBeNull();
  expect(
    await readForward({ ...mail, files: [{ ...eml, bytes: Buffer.from('no mail at all') }] }, parseMail),
  ).toBeNull();
});

test('a text made to take long does not', async () => {
  const began = process.threadCpuUsage().user;
  for (const line of [
    'From: a\n',
    '---------- Forwarded message ---------\n',
    'a:\n',
    'From: x <',
    '________________\n',
  ]) {
    await read(line.repeat(60_000), 'Fwd: x');
  }
  expect((process.threadCpuUsage().user - began) / 1000).toBeLessThan(1500);
});
