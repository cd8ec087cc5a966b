// The replies of the usual programs, language by language: what each writes above and below the new words. In the table
// `@` at the start of a line stands for a quoted text with marks, `~` for the same without.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitReply } from './split-reply.ts';

type Row = [client: string, below: string];

const own: Record<string, string> = {
  en: 'It still blinks.\nE-52 after forty labels.',
  ru: 'Всё ещё мигает.\nОшибка E-52 после сорока этикеток.',
  uk: 'Досі блимає.\nПомилка E-52.',
  'pt-BR': 'Ainda pisca.\nErro E-52 depois de quarenta etiquetas.',
  'pt-PT': 'Continua a piscar.\nErro E-52.',
  es: 'Sigue parpadeando.\nError E-52.',
  de: 'Es blinkt noch.\nFehler E-52 nach vierzig Etiketten.',
  fr: 'Ça clignote toujours.\nErreur E-52.',
  it: 'Lampeggia ancora.\nErrore E-52.',
  pl: 'Nadal miga.\nBłąd E-52.',
  zh: '还在闪。\n错误 E-52。',
};
const marked = '> Hello Maria,\n>\n> please switch it off and on.\n>\n> Kestrel Labels\n>> older words\n> -- \n> Nora';
const bare = 'Hello Maria,\n\nplease switch it off and on.\n\nKestrel Labels';

const rows: Record<string, Row[]> = {
  en: [
    ['Gmail web', 'On Tue, Mar 10, 2026 at 10:20 AM Kestrel Labels <help@desk.example> wrote:\n\n@'],
    [
      'Gmail web, broken line',
      'On Tue, Mar 10, 2026 at 10:20 AM Kestrel Labels and Friends of Labels <\nhelp@desk.example> wrote:\n\n@',
    ],
    ['Gmail Android', 'On Tue, 10 Mar 2026, 10:20 Kestrel Labels, <help@desk.example> wrote:\n\n@'],
    ['Gmail iOS', 'On Tue, Mar 10, 2026 at 10:20 Kestrel Labels <help@desk.example> wrote:\n@'],
    [
      'Gmail, narrow no-break space',
      'On Tue, Mar 10, 2026 at 10:20\u202fAM Kestrel Labels <help@desk.example>\nwrote:\n\n@',
    ],
    [
      'Outlook classic',
      '-----Original Message-----\nFrom: Kestrel Labels <help@desk.example> \nSent: Tuesday, March 10, 2026 10:20 AM\nTo: Maria Silva <maria@customer.example>\nSubject: RE: printer\n\n~',
    ],
    [
      'Outlook Word HTML as text',
      'From: Kestrel Labels <help@desk.example> \nSent: Tuesday, March 10, 2026 10:20 AM\nTo: Maria Silva <maria@customer.example>\nCc: Ravi\nSubject: RE: printer\n\n~',
    ],
    [
      'OWA',
      '________________________________\nFrom: Kestrel Labels <help@desk.example>\nSent: Tuesday, March 10, 2026 10:20\nTo: Maria\nSubject: Re: printer\n\n~',
    ],
    [
      'Outlook mobile',
      'Get Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Kestrel Labels <help@desk.example>\nSent: Tuesday, March 10, 2026 10:20:05 AM\nTo: Maria <maria@customer.example>\nSubject: Re: printer\n\n~',
    ],
    [
      'Outlook Android',
      'Sent from Outlook for Android<https://aka.ms/AAb9ysg>\n________________________________\nFrom: Kestrel Labels <help@desk.example>\nSent: Tuesday, March 10, 2026 10:20:05 AM\nTo: Maria\nSubject: Re: printer\n\n~',
    ],
    [
      'Outlook for Mac',
      'From: Kestrel Labels <help@desk.example>\nDate: Tuesday, 10 March 2026 at 10:20\nTo: Maria Silva <maria@customer.example>\nSubject: Re: printer\n\n~',
    ],
    [
      'Outlook, bold',
      '*From:* Kestrel Labels <help@desk.example>\n*Sent:* Tuesday, March 10, 2026 10:20 AM\n*To:* Maria\n*Subject:* Re: printer\n\n~',
    ],
    [
      'Outlook, bold in another way',
      '*From: *Kestrel Labels <help@desk.example>\n*Date: *Tuesday, March 10, 2026 at 10:20\n*To: *Maria\n*Subject: *Re: printer\n\n~',
    ],
    [
      'Windows Mail',
      'Sent from Mail for Windows\n\nFrom: Kestrel Labels\nSent: Tuesday, March 10, 2026 10:20 AM\nTo: Maria\nSubject: Re: printer\n\n~',
    ],
    [
      'Apple Mail',
      '> On 10 Mar 2026, at 10:20, Kestrel Labels <help@desk.example> wrote:\n> \n> Please switch it off.',
    ],
    [
      'Apple Mail, introduction without a mark',
      'On Mar 10, 2026, at 10:20 AM, Kestrel Labels <help@desk.example> wrote:\n\n@',
    ],
    [
      'iPhone',
      'Sent from my iPhone\n\n> On 10 Mar 2026, at 10:20, Kestrel Labels <help@desk.example> wrote:\n> \n> \ufeffHello',
    ],
    ['Thunderbird', 'On 10/03/2026 10:20, Kestrel Labels wrote:\n@'],
    ['Thunderbird, old', 'Kestrel Labels wrote:\n@'],
    [
      'Samsung',
      '-------- Original message --------\nFrom: Kestrel Labels <help@desk.example> \nDate: 10/03/2026  10:20  (GMT+00:00) \nTo: Maria \nSubject: Re: printer \n~',
    ],
    [
      'Samsung with its line',
      'Sent from my Galaxy\n\n\n-------- Original message --------\nFrom: Kestrel Labels <help@desk.example> \nDate: 10/03/2026  10:20  (GMT+00:00) \nTo: Maria \nSubject: Re: printer \n\n~',
    ],
    ['Yahoo', ' On Tuesday, March 10, 2026 at 10:20:05 AM GMT, Kestrel Labels <help@desk.example> wrote:  \n \n ~'],
    [
      'Yahoo on Android',
      'Sent from Yahoo Mail on Android \n \n  On Tue, Mar 10, 2026 at 10:20, Kestrel Labels<help@desk.example> wrote:   ~',
    ],
    [
      'Proton',
      'Sent with Proton Mail secure email.\n\nOn Tuesday, March 10th, 2026 at 10:20 AM, Kestrel Labels <help@desk.example> wrote:\n\n@',
    ],
    [
      'Proton, old',
      '------- Original Message -------\nOn Tuesday, March 10th, 2026 at 10:20 AM, Kestrel Labels <help@desk.example> wrote:\n\n\n@',
    ],
    [
      'Zimbra',
      '----- Original Message -----\nFrom: "Kestrel Labels" <help@desk.example>\nTo: "Maria Silva" <maria@customer.example>\nSent: Tuesday, March 10, 2026 10:20:05 AM\nSubject: Re: printer\n\n~',
    ],
    [
      'Zimbra, ruled',
      'From: "Kestrel Labels" <help@desk.example>\nTo: "Maria" <maria@customer.example>\nSent: Tuesday, March 10, 2026 10:20:05 AM\nSubject: Re: printer\n\n~',
    ],
    ['Roundcube', 'On 2026-03-10 10:20, Kestrel Labels wrote:\n\n@'],
    [
      'Lotus Notes',
      'Kestrel Labels ---03/10/2026 10:20:05 AM---Hello Maria, please switch it off\n\nFrom:\tKestrel Labels <help@desk.example>\nTo:\tMaria\nDate:\t03/10/2026 10:20 AM\nSubject:\tRe: printer\n\n~',
    ],
    [
      'Lotus Notes, fields',
      'From:   Kestrel Labels <help@desk.example>\nTo:     Maria/Sales/Customer\nDate:   03/10/2026 10:20 AM\nSubject:        Re: printer\n\n~',
    ],
    [
      'Lotus Notes, old',
      'Kestrel Labels <help@desk.example> \n03/10/2026 10:20 AM\n\nTo\nMaria/Sales/Customer\ncc\n\nSubject\nRe: printer\n\n~',
    ],
    ['GroupWise', '>>> Kestrel Labels <help@desk.example> 10/03/2026 10:20 >>>\n~'],
    ['NetEase', 'At 2026-03-10 10:20:05, "Kestrel Labels" <help@desk.example> wrote:\n@'],
    ['K-9', 'On 10 March 2026 10:20:05 GMT, Kestrel Labels <help@desk.example> wrote:\n@'],
    ['mutt', 'On Tue, Mar 10, 2026 at 10:20:05AM +0000, Kestrel Labels wrote:\n@'],
    ['Evolution', 'On Tue, 2026-03-10 at 10:20 +0000, Kestrel Labels wrote:\n@'],
    ['KMail', 'On Tuesday, 10 March 2026 10:20:05 GMT Kestrel Labels wrote:\n@'],
    ['Name before the date', 'Kestrel Labels <help@desk.example> wrote on Tue, 10 Mar 2026 at 10:20:\n@'],
    ['Fastmail', 'On Tue, Mar 10, 2026, at 10:20 AM, Kestrel Labels wrote:\n@'],
    ['Tutanota', '10 Mar 2026, 10:20 by help@desk.example:\n\n@'],
    [
      'signature and quote',
      '-- \nMaria Silva\nKestrel GmbH\n\nOn Tue, Mar 10, 2026 at 10:20 AM Kestrel <help@desk.example> wrote:\n\n@',
    ],
    [
      'regards with a block',
      'Kind regards,\n\nMaria Silva\nBuyer\nT: +49 30 1234567\nwww.customer.example\n\nFrom: Kestrel Labels <help@desk.example>\nSent: Tuesday, March 10, 2026 10:20 AM\nTo: Maria\nSubject: RE: printer\n\n~',
    ],
    [
      'disclaimer over the quote',
      'This e-mail and any attachments are confidential and intended solely for the addressee. If you are not the addressee, delete it.\n\nOn Tue, Mar 10, 2026 at 10:20 AM Kestrel <help@desk.example> wrote:\n\n@',
    ],
    [
      'disclaimer of the server below the quote',
      'On Tue, Mar 10, 2026 at 10:20 AM Kestrel <help@desk.example> wrote:\n\n@\n\n_____\nCONFIDENTIALITY NOTICE: This message is for the named person only.\nIt may be privileged.',
    ],
    [
      'virus scanner',
      'On 10/03/2026 10:20, Kestrel Labels wrote:\n@\n\n-- \nThis email has been checked for viruses by Avast antivirus software.\nwww.avast.com',
    ],
    ['the quote right under the words', 'On Tue, Mar 10, 2026 at 10:20 AM Kestrel <help@desk.example> wrote:\n@'],
  ],
  ru: [
    ['Gmail web', 'вт, 10 мар. 2026 г. в 10:20, Kestrel Labels <help@desk.example>:\n\n@'],
    [
      'Gmail web, broken line',
      'вт, 10 мар. 2026 г. в 10:20, Служба поддержки Kestrel Labels <\nhelp@desk.example>:\n\n@',
    ],
    ['Gmail Android', 'вт, 10 мар. 2026 г., 10:20 Kestrel Labels <help@desk.example>:\n\n@'],
    [
      'Outlook classic',
      '-----Исходное сообщение-----\nОт: Kestrel Labels [mailto:help@desk.example] \nОтправлено: 10 марта 2026 г. 10:20\nКому: Мария\nТема: RE: принтер\n\n~',
    ],
    [
      'Outlook Word',
      'From: Kestrel Labels <help@desk.example> \nSent: Tuesday, March 10, 2026 10:20 AM\nTo: Мария\nSubject: RE: принтер\n\n~',
    ],
    [
      'Outlook, Russian fields',
      'От: Kestrel Labels <help@desk.example> \nОтправлено: вторник, 10 марта 2026 г. 10:20\nКому: Мария <maria@customer.example>\nТема: RE: принтер\n\n~',
    ],
    [
      'OWA',
      '________________________________\nОт: Kestrel Labels <help@desk.example>\nОтправлено: 10 марта 2026 г. 10:20\nКому: Мария\nТема: Re: принтер\n\n~',
    ],
    [
      'Outlook mobile',
      'Скачать Outlook для iOS<https://aka.ms/o0ukef>\n________________________________\nОт: Kestrel Labels <help@desk.example>\nОтправлено: вторник, марта 10, 2026 10:20 AM\nКому: Мария\nТема: Re: принтер\n\n~',
    ],
    [
      'Outlook for Mac',
      'От: Kestrel Labels <help@desk.example>\nДата: вторник, 10 марта 2026 г. в 10:20\nКому: Мария\nТема: Re: принтер\n\n~',
    ],
    ['Apple Mail', '> 10 марта 2026 г., в 10:20, Kestrel Labels <help@desk.example> написал(а):\n> \n> Выключите.'],
    [
      'iPhone',
      'Отправлено с iPhone\n\n> 10 марта 2026 г., в 10:20, Kestrel Labels <help@desk.example> написал(а):\n> \n> \ufeffВыключите.',
    ],
    ['Apple Mail, without a mark', '10 марта 2026 г., в 10:20, Kestrel Labels <help@desk.example> написал(а):\n\n@'],
    ['Thunderbird', '10.03.2026 10:20, Kestrel Labels пишет:\n@'],
    ['Yandex web', '10.03.2026, 10:20, "Kestrel Labels" <help@desk.example>:\n@'],
    ['Yandex web, long', '10:20, 10 марта 2026 г., Kestrel Labels <help@desk.example>:\n@'],
    [
      'Yandex mobile',
      '--\nОтправлено из мобильного приложения Яндекс Почты\n\n10.03.2026, 10:20, "Kestrel Labels" <help@desk.example>:\n@',
    ],
    ['Yandex web, without marks', '10.03.2026, 10:20, "Kestrel Labels" <help@desk.example>:\n\n~'],
    ['Mail.ru web', '>Вторник, 10 марта 2026, 10:20 +03:00 от Kestrel Labels <help@desk.example>:\n> \n>Выключите.'],
    ['Mail.ru, without marks', 'Вторник, 10 марта 2026, 10:20 +03:00 от Kestrel Labels <help@desk.example>:\n\n~'],
    [
      'Mail.ru mobile',
      '--\nОтправлено из Mail для Android\nвторник, 10 марта 2026г., 10:20 +03:00 от Kestrel Labels help@desk.example:\n\n@',
    ],
    [
      'Mail.ru iPhone',
      'Отправлено из мобильной Почты Mail\n\nВторник, 10 марта 2026, 10:20 +0300 от help@desk.example <help@desk.example>:\n@',
    ],
    [
      'Samsung',
      '-------- Исходное сообщение --------\nОт: Kestrel Labels <help@desk.example> \nДата: 10.03.2026  10:20  (GMT+03:00) \nКому: Мария \nТема: Re: принтер \n\n~',
    ],
    ['The Bat', 'Вы писали 10 марта 2026 г., 10:20:05:\n\n@'],
    ['Roundcube', 'Kestrel Labels писал(а) 2026-03-10 10:20:\n@'],
    ['KMail', 'В письме от вторник, 10 марта 2026 г. 10:20:05 пользователь Kestrel Labels написал:\n@'],
    [
      'Lotus Notes',
      'От:\tKestrel Labels <help@desk.example>\nКому:\tМария\nДата:\t10.03.2026 10:20\nТема:\tRe: принтер\n\n~',
    ],
    ['K-9', '10 марта 2026 г. 10:20:05 GMT+03:00, Kestrel Labels <help@desk.example> пишет:\n@'],
    ['Rambler', '10.03.2026, 10:20, Kestrel Labels <help@desk.example> написал:\n@'],
    [
      'regards with a block',
      'С уважением,\nМария Петрова\nООО «Клиент»\nтел. +7 495 123-45-67\n\n10.03.2026, 10:20, "Kestrel" <help@desk.example>:\n@',
    ],
    [
      'disclaimer',
      'Данное сообщение и вложения к нему являются конфиденциальными и предназначены только для адресата.\n\n10.03.2026 10:20, Kestrel Labels пишет:\n@',
    ],
  ],
  uk: [
    ['Gmail', 'вт, 10 бер. 2026 р. о 10:20 Kestrel Labels <help@desk.example> пише:\n\n@'],
    ['Thunderbird', '10.03.26 10:20, Kestrel Labels пише:\n@'],
    ['Apple Mail', '10 бер. 2026 р. о 10:20 Kestrel Labels <help@desk.example> написав(-ла):\n\n@'],
    [
      'iPhone',
      'Надіслано з iPhone\n\n> 10 бер. 2026 р. о 10:20 Kestrel Labels <help@desk.example> пише:\n> \n> Вимкніть.',
    ],
    [
      'Outlook',
      'Від: Kestrel Labels <help@desk.example> \nНадіслано: вівторок, 10 березня 2026 р. 10:20\nКому: Марія\nТема: RE: принтер\n\n~',
    ],
    [
      'Outlook classic',
      '-----Вихідне повідомлення-----\nВід: Kestrel Labels\nНадіслано: 10 березня 2026 р.\nКому: Марія\nТема: принтер\n\n~',
    ],
    ['UKR.NET', '10 березня 2026, 10:20:05, від "Kestrel Labels" <help@desk.example>:\n\n@'],
    ['Roundcube', 'Kestrel Labels писав 2026-03-10 10:20:\n@'],
    [
      'Samsung',
      'Надіслано з мого пристрою Galaxy\n\n-------- Вихідне повідомлення --------\nВід: Kestrel Labels <help@desk.example>\nДата: 10.03.2026 10:20 (GMT+02:00)\nКому: Марія\nТема: Re: принтер\n\n~',
    ],
    [
      'Outlook mobile',
      'Отримати Outlook для iOS<https://aka.ms/o0ukef>\n________________________________\nВід: Kestrel Labels <help@desk.example>\nНадіслано: 10 березня 2026 р. 10:20\nКому: Марія\nТема: Re: принтер\n\n~',
    ],
  ],
  'pt-BR': [
    ['Gmail', 'Em ter., 10 de mar. de 2026 às 10:20, Kestrel Labels <help@desk.example>\nescreveu:\n\n@'],
    ['Gmail Android', 'Em ter., 10 de mar. de 2026 10:20, Kestrel Labels <help@desk.example> escreveu:\n\n@'],
    [
      'Outlook',
      'De: Kestrel Labels <help@desk.example> \nEnviada em: terça-feira, 10 de março de 2026 10:20\nPara: Maria Silva <maria@customer.example>\nAssunto: RES: impressora\n\n~',
    ],
    [
      'Outlook classic',
      '-----Mensagem original-----\nDe: Kestrel Labels [mailto:help@desk.example] \nEnviada em: terça-feira, 10 de março de 2026 10:20\nPara: Maria\nAssunto: RES: impressora\n\n~',
    ],
    [
      'OWA',
      '________________________________\nDe: Kestrel Labels <help@desk.example>\nEnviado: terça-feira, 10 de março de 2026 10:20\nPara: Maria\nAssunto: Re: impressora\n\n~',
    ],
    [
      'Outlook mobile',
      'Obter o Outlook para Android<https://aka.ms/AAb9ysg>\n________________________________\nDe: Kestrel Labels <help@desk.example>\nEnviado: Tuesday, March 10, 2026 10:20:05 AM\nPara: Maria\nAssunto: Re: impressora\n\n~',
    ],
    [
      'Outlook for Mac',
      'De: Kestrel Labels <help@desk.example>\nData: terça-feira, 10 de março de 2026 às 10:20\nPara: Maria\nAssunto: Re: impressora\n\n~',
    ],
    ['Apple Mail', 'Em 10 de mar. de 2026, à(s) 10:20, Kestrel Labels <help@desk.example> escreveu:\n\n@'],
    [
      'iPhone',
      'Enviado do meu iPhone\n\n> Em 10 de mar. de 2026, à(s) 10:20, Kestrel Labels <help@desk.example> escreveu:\n> \n> Desligue.',
    ],
    ['Thunderbird', 'Em 10/03/2026 10:20, Kestrel Labels escreveu:\n@'],
    [
      'Samsung',
      'Enviado do meu Galaxy\n\n\n-------- Mensagem original --------\nDe: Kestrel Labels <help@desk.example> \nData: 10/03/2026 10:20 (GMT-03:00) \nPara: Maria \nAssunto: Re: impressora \n\n~',
    ],
    [
      'Zimbra',
      'De: "Kestrel Labels" <help@desk.example>\nPara: "Maria" <maria@customer.example>\nEnviadas: Terça-feira, 10 de março de 2026 10:20:05\nAssunto: Re: impressora\n\n~',
    ],
    ['Roundcube', 'Em 2026-03-10 10:20, Kestrel Labels escreveu:\n\n@'],
    ['Yahoo', 'Em terça-feira, 10 de março de 2026 10:20:05 BRT, Kestrel Labels <help@desk.example> escreveu:\n\n~'],
    [
      'regards with a block',
      'Atenciosamente,\n\nMaria Silva\nCompras\nTel.: (11) 5555-0101\nmaria@customer.example\n\nEm 10/03/2026 10:20, Kestrel Labels escreveu:\n@',
    ],
    [
      'disclaimer',
      'Esta mensagem pode conter informação confidencial, sendo destinada apenas ao seu destinatário.\n\nEm 10/03/2026 10:20, Kestrel Labels escreveu:\n@',
    ],
  ],
  'pt-PT': [
    ['Gmail', 'Kestrel Labels <help@desk.example> escreveu (terça, 10/03/2026 à(s) 10:20):\n\n@'],
    [
      'Gmail, broken line',
      'Kestrel Labels e Amigos das Etiquetas <help@desk.example> escreveu (terça,\n10/03/2026 à(s) 10:20):\n\n@',
    ],
    [
      'Outlook',
      'De: Kestrel Labels <help@desk.example> \nEnviada: 10 de março de 2026 10:20\nPara: Maria\nAssunto: RE: impressora\n\n~',
    ],
    [
      'Outlook mobile',
      'Obtenha o Outlook para iOS<https://aka.ms/o0ukef>\n________________________________\nDe: Kestrel Labels <help@desk.example>\nEnviado: terça-feira, março 10, 2026 10:20 da manhã\nPara: Maria\nAssunto: Re: impressora\n\n~',
    ],
    ['Apple Mail', 'No dia 10/03/2026, às 10:20, Kestrel Labels <help@desk.example> escreveu:\n\n@'],
    [
      'iPhone',
      'Enviado a partir do meu iPhone\n\n> No dia 10/03/2026, às 10:20, Kestrel Labels <help@desk.example> escreveu:\n> \n> Desligue.',
    ],
    ['Thunderbird', 'Às 10:20 de 10/03/2026, Kestrel Labels escreveu:\n@'],
    [
      'Samsung',
      'Enviado a partir do meu smartphone Samsung Galaxy.\n\n-------- Mensagem original --------\nDe: Kestrel Labels <help@desk.example>\nData: 10/03/26 10:20 (GMT+00:00)\nPara: Maria\nAssunto: Re: impressora\n\n~',
    ],
    [
      'regards with a block',
      'Com os melhores cumprimentos,\n\nMaria Silva\nTelef. 21 555 01 01\nwww.customer.example\n\nDe: Kestrel Labels <help@desk.example>\nEnviada: 10 de março de 2026 10:20\nPara: Maria\nAssunto: RE: impressora\n\n~',
    ],
  ],
  es: [
    ['Gmail', 'El mar, 10 mar 2026 a las 10:20, Kestrel Labels (<help@desk.example>) escribió:\n\n@'],
    ['Gmail, newer', 'El mar, 10 mar 2026 a la(s) 10:20 a.m., Kestrel Labels (help@desk.example)\nescribió:\n\n@'],
    [
      'Outlook',
      'De: Kestrel Labels <help@desk.example> \nEnviado el: martes, 10 de marzo de 2026 10:20\nPara: María\nAsunto: RE: impresora\n\n~',
    ],
    [
      'Outlook classic',
      '-----Mensaje original-----\nDe: Kestrel Labels\nEnviado el: martes, 10 de marzo de 2026 10:20\nPara: María\nAsunto: RE: impresora\n\n~',
    ],
    [
      'OWA',
      '________________________________\nDe: Kestrel Labels <help@desk.example>\nEnviado: martes, 10 de marzo de 2026 10:20\nPara: María\nAsunto: Re: impresora\n\n~',
    ],
    [
      'Outlook mobile',
      'Obtener Outlook para iOS<https://aka.ms/o0ukef>\n________________________________\nDe: Kestrel Labels <help@desk.example>\nEnviado: Tuesday, March 10, 2026 10:20:05 AM\nPara: María\nAsunto: Re: impresora\n\n~',
    ],
    ['Apple Mail', 'El 10 mar 2026, a las 10:20, Kestrel Labels <help@desk.example> escribió:\n\n@'],
    [
      'iPhone',
      'Enviado desde mi iPhone\n\n> El 10 mar 2026, a las 10:20, Kestrel Labels <help@desk.example> escribió:\n> \n> Apáguela.',
    ],
    ['Thunderbird', 'El 10/3/26 a las 10:20, Kestrel Labels escribió:\n@'],
    [
      'Samsung',
      'Enviado desde mi Galaxy\n\n-------- Mensaje original --------\nDe: Kestrel Labels <help@desk.example> \nFecha: 10/3/26 10:20 (GMT+01:00) \nA: María \nAsunto: Re: impresora \n\n~',
    ],
    ['Roundcube', 'El 2026-03-10 10:20, Kestrel Labels escribió:\n\n@'],
    [
      'Zimbra',
      'De: "Kestrel Labels" <help@desk.example>\nPara: "María" <maria@customer.example>\nEnviados: Martes, 10 de Marzo 2026 10:20:05\nAsunto: Re: impresora\n\n~',
    ],
  ],
  de: [
    ['Gmail', 'Am Di., 10. März 2026 um 10:20 Uhr schrieb Kestrel Labels <\nhelp@desk.example>:\n\n@'],
    ['Gmail Android', 'Kestrel Labels <help@desk.example> schrieb am Di., 10. März 2026, 10:20:\n\n@'],
    [
      'Outlook',
      'Von: Kestrel Labels <help@desk.example> \nGesendet: Dienstag, 10. März 2026 10:20\nAn: Maria Silva <maria@customer.example>\nBetreff: AW: Drucker\n\n~',
    ],
    [
      'Outlook classic',
      '-----Ursprüngliche Nachricht-----\nVon: Kestrel Labels <help@desk.example> \nGesendet: Dienstag, 10. März 2026 10:20\nAn: Maria\nBetreff: AW: Drucker\n\n~',
    ],
    [
      'OWA',
      '________________________________\nVon: Kestrel Labels <help@desk.example>\nGesendet: Dienstag, 10. März 2026 10:20\nAn: Maria\nBetreff: Re: Drucker\n\n~',
    ],
    [
      'Outlook mobile',
      'Outlook für iOS beziehen<https://aka.ms/o0ukef>\n________________________________\nVon: Kestrel Labels <help@desk.example>\nGesendet: Dienstag, März 10, 2026 10:20 AM\nAn: Maria\nBetreff: Re: Drucker\n\n~',
    ],
    [
      'Outlook for Mac',
      'Von: Kestrel Labels <help@desk.example>\nDatum: Dienstag, 10. März 2026 um 10:20\nAn: Maria\nBetreff: Re: Drucker\n\n~',
    ],
    ['Apple Mail', 'Am 10.03.2026 um 10:20 schrieb Kestrel Labels <help@desk.example>:\n\n@'],
    [
      'iPhone',
      'Von meinem iPhone gesendet\n\n> Am 10.03.2026 um 10:20 schrieb Kestrel Labels <help@desk.example>:\n> \n> \ufeffAusschalten.',
    ],
    ['Thunderbird', 'Am 10.03.26 um 10:20 schrieb Kestrel Labels:\n@'],
    [
      'Samsung',
      'Von meinem Galaxy gesendet\n\n\n-------- Ursprüngliche Nachricht --------\nVon: Kestrel Labels <help@desk.example> \nDatum: 10.03.26  10:20  (GMT+01:00) \nAn: Maria \nBetreff: Re: Drucker \n\n~',
    ],
    [
      'GMX',
      'Gesendet: Dienstag, 10. März 2026 um 10:20 Uhr\nVon: "Kestrel Labels" <help@desk.example>\nAn: maria@customer.example\nBetreff: Re: Drucker\n~',
    ],
    [
      'GMX app',
      '--\nDiese Nachricht wurde von meinem Android Mobiltelefon mit GMX Mail gesendet.\n\nAm 10.03.26, 10:20 schrieb Kestrel Labels <help@desk.example>:\n\n@',
    ],
    [
      'Zimbra',
      '----- Ursprüngliche Mail -----\nVon: "Kestrel Labels" <help@desk.example>\nAn: "Maria" <maria@customer.example>\nGesendet: Dienstag, 10. März 2026 10:20:05\nBetreff: Re: Drucker\n\n~',
    ],
    [
      'Lotus Notes',
      'Von:    Kestrel Labels <help@desk.example>\nAn:     Maria/Einkauf/Kunde\nDatum:  10.03.2026 10:20\nBetreff:        Re: Drucker\n\n~',
    ],
    ['Roundcube', 'Am 2026-03-10 10:20, schrieb Kestrel Labels:\n\n@'],
    [
      'regards with a block',
      'Mit freundlichen Grüßen\n\nMaria Silva\nEinkauf\nKunde GmbH\nTel. 030 1234567\n\nVon: Kestrel Labels <help@desk.example>\nGesendet: Dienstag, 10. März 2026 10:20\nAn: Maria\nBetreff: AW: Drucker\n\n~',
    ],
    [
      'disclaimer',
      'Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen.\nWenn Sie nicht der richtige Adressat sind, vernichten Sie sie.\n\nAm 10.03.26 um 10:20 schrieb Kestrel Labels:\n@',
    ],
  ],
  fr: [
    ['Gmail', 'Le mar. 10 mars 2026 à 10:20, Kestrel Labels <help@desk.example> a écrit :\n\n@'],
    ['Gmail, broken line', 'Le mar. 10 mars 2026 à 10:20, Kestrel Labels <help@desk.example> a\nécrit :\n\n@'],
    [
      'Outlook',
      'De : Kestrel Labels <help@desk.example> \nEnvoyé : mardi 10 mars 2026 10:20\nÀ : Maria\nObjet : RE: imprimante\n\n~',
    ],
    [
      'Outlook classic',
      '-----Message d’origine-----\nDe : Kestrel Labels <help@desk.example> \nEnvoyé : mardi 10 mars 2026 10:20\nÀ : Maria\nObjet : RE: imprimante\n\n~',
    ],
    [
      'OWA',
      '________________________________\nDe : Kestrel Labels <help@desk.example>\nEnvoyé : mardi 10 mars 2026 10:20\nÀ : Maria\nObjet : Re: imprimante\n\n~',
    ],
    [
      'Outlook mobile',
      'Télécharger Outlook pour iOS<https://aka.ms/o0ukef>\n________________________________\nDe : Kestrel Labels <help@desk.example>\nEnvoyé : Tuesday, March 10, 2026 10:20:05 AM\nÀ : Maria\nObjet : Re: imprimante\n\n~',
    ],
    ['Apple Mail', 'Le 10 mars 2026 à 10:20, Kestrel Labels <help@desk.example> a écrit :\n\n@'],
    [
      'iPhone',
      'Envoyé de mon iPhone\n\n> Le 10 mars 2026 à 10:20, Kestrel Labels <help@desk.example> a écrit :\n> \n> Éteignez.',
    ],
    ['Thunderbird', 'Le 10/03/2026 à 10:20, Kestrel Labels a écrit :\n@'],
    [
      'Samsung',
      "Envoyé depuis mon appareil Galaxy\n\n\n-------- Message d'origine --------\nDe : Kestrel Labels <help@desk.example> \nDate : 10/03/2026 10:20 (GMT+01:00) \nÀ : Maria \nObjet : Re: imprimante \n\n~",
    ],
    [
      'Zimbra',
      '----- Mail original -----\nDe: "Kestrel Labels" <help@desk.example>\nÀ: "Maria" <maria@customer.example>\nEnvoyé: Mardi 10 Mars 2026 10:20:05\nObjet: Re: imprimante\n\n~',
    ],
    ['Roundcube', 'Le 2026-03-10 10:20, Kestrel Labels a écrit :\n\n@'],
    [
      'Orange',
      '> Message du 10/03/26 10:20\n> De : "Kestrel Labels" <help@desk.example>\n> A : maria@customer.example\n> Objet : Re: imprimante\n> \n> Éteignez.',
    ],
  ],
  it: [
    ['Gmail', 'Il giorno mar 10 mar 2026 alle ore 10:20 Kestrel Labels <help@desk.example>\nha scritto:\n\n@'],
    [
      'Outlook',
      'Da: Kestrel Labels <help@desk.example> \nInviato: martedì 10 marzo 2026 10:20\nA: Maria\nOggetto: R: stampante\n\n~',
    ],
    [
      'Outlook classic',
      '-----Messaggio originale-----\nDa: Kestrel Labels\nInviato: martedì 10 marzo 2026\nA: Maria\nOggetto: R: stampante\n\n~',
    ],
    [
      'Outlook mobile',
      'Ottieni Outlook per Android<https://aka.ms/AAb9ysg>\n________________________________\nDa: Kestrel Labels <help@desk.example>\nInviato: martedì 10 marzo 2026 10:20\nA: Maria\nOggetto: Re: stampante\n\n~',
    ],
    ['Apple Mail', 'Il giorno 10 mar 2026, alle ore 10:20, Kestrel Labels <help@desk.example> ha scritto:\n\n@'],
    [
      'iPhone',
      'Inviato da iPhone\n\n> Il giorno 10 mar 2026, alle ore 10:20, Kestrel Labels <help@desk.example> ha scritto:\n> \n> Spegnere.',
    ],
    ['Thunderbird', 'Il 10/03/2026 10:20, Kestrel Labels ha scritto:\n@'],
    [
      'Samsung',
      '-------- Messaggio originale --------\nDa: Kestrel Labels <help@desk.example> \nData: 10/03/26 10:20 (GMT+01:00) \nA: Maria \nOggetto: Re: stampante \n\n~',
    ],
  ],
  pl: [
    ['Gmail', 'wt., 10 mar 2026 o 10:20 Kestrel Labels <help@desk.example> napisał(a):\n\n@'],
    [
      'Outlook',
      'Od: Kestrel Labels <help@desk.example> \nWysłano: wtorek, 10 marca 2026 10:20\nDo: Maria\nTemat: ODP: drukarka\n\n~',
    ],
    [
      'Outlook classic',
      '-----Oryginalna wiadomość-----\nOd: Kestrel Labels\nWysłano: wtorek, 10 marca 2026 10:20\nDo: Maria\nTemat: drukarka\n\n~',
    ],
    [
      'Outlook mobile',
      'Pobierz program Outlook dla systemu iOS<https://aka.ms/o0ukef>\n________________________________\nOd: Kestrel Labels <help@desk.example>\nWysłane: wtorek, 10 marca 2026 10:20\nDo: Maria\nTemat: Re: drukarka\n\n~',
    ],
    [
      'Apple Mail',
      'Wiadomość napisana przez Kestrel Labels <help@desk.example> w dniu 10 mar 2026, o godz. 10:20:\n\n@',
    ],
    [
      'iPhone',
      'Wysłane z iPhone’a\n\n> Wiadomość napisana przez Kestrel Labels <help@desk.example> w dniu 10.03.2026, o godz. 10:20:\n> \n> Wyłączyć.',
    ],
    ['Thunderbird', 'W dniu 10.03.2026 o 10:20, Kestrel Labels pisze:\n@'],
    ['o2', 'Dnia 10 marca 2026 10:20 Kestrel Labels <help@desk.example> napisał(a):\n\n@'],
    ['Roundcube', 'W dniu 2026-03-10 10:20, Kestrel Labels napisał(a):\n\n@'],
  ],
  zh: [
    ['Gmail', 'Kestrel Labels <help@desk.example> 于2026年3月10日周二 10:20写道：\n\n@'],
    ['Gmail, Taiwan', 'Kestrel Labels <help@desk.example> 於 2026年3月10日 週二 上午10:20寫道：\n\n@'],
    ['Apple Mail', '2026年3月10日 10:20，Kestrel Labels <help@desk.example> 写道：\n\n@'],
    [
      'iPhone',
      '发自我的iPhone\n\n> 在 2026年3月10日，10:20，Kestrel Labels <help@desk.example> 写道：\n> \n> 请关机。',
    ],
    ['Thunderbird', '在 2026/3/10 10:20, Kestrel Labels 写道:\n@'],
    ['NetEase', '在 2026-03-10 10:20:05，"Kestrel Labels" <help@desk.example> 写道：\n@'],
    [
      'Outlook',
      '发件人: Kestrel Labels <help@desk.example> \n发送时间: 2026年3月10日 10:20\n收件人: Maria\n主题: 回复: 打印机\n\n~',
    ],
    [
      'Outlook classic',
      '-----邮件原件-----\n发件人: Kestrel Labels\n发送时间: 2026年3月10日 10:20\n收件人: Maria\n主题: 打印机\n\n~',
    ],
    [
      'QQ',
      '------------------ 原始邮件 ------------------\n发件人: "Kestrel Labels" <help@desk.example>;\n发送时间: 2026年3月10日(星期二) 上午10:20\n收件人: "Maria"<maria@customer.example>;\n主题: Re: 打印机\n\n~',
    ],
    ['Foxmail', '发件人： Kestrel Labels\n发送时间： 2026-03-10 10:20\n收件人： Maria\n主题： Re: 打印机\n~'],
    [
      'Outlook, Taiwan',
      '寄件者: Kestrel Labels <help@desk.example>\n寄件日期: 2026年3月10日 上午 10:20\n收件者: Maria\n主旨: RE: 印表機\n\n~',
    ],
  ],
};

const filled = (below: string): string => below.replace(/^@/m, marked).replace(/~$/, bare);
const cases = Object.entries(rows).flatMap(([language, list]) =>
  list.map(([client, below]) => [language, client, `${own[language]}\n\n${filled(below)}`] as const),
);

test.each(cases)('%s, %s', (language, _client, text) => {
  const parts = splitReply(text);
  expect(parts.text).toBe(own[language]);
  expect(parts.quote).not.toBe('');
  expectWhole(text, parts);
});

test.each(cases)('%s, %s: the same words alone in the mail are kept', (language, _client, text) => {
  const quote = text.slice(own[language]!.length);
  const parts = splitReply(quote);
  expect(parts.text).not.toBe('');
  expectWhole(quote, parts);
});

test('there are enough of them', () => {
  expect(cases.length).toBeGreaterThanOrEqual(150);
});

const signs = (text: string): string[] => [...text.replace(/\s/g, '')].sort();

/** No character is lost and none is said twice. */
function expectWhole(text: string, parts: ReturnType<typeof splitReply>): void {
  expect(signs(parts.text + parts.quote + parts.signature)).toEqual(signs(text));
}

const pieces = [
  ...cases.flatMap(([, , text]) => text.split('\n')),
  ...[
    '',
    '',
    '',
    '> quoted',
    '>',
    '-- ',
    '--',
    'Yes.',
    'Regards,',
    'Tel. +49 30 1234567',
    '---------- Forwarded message ---------',
  ],
];

test('whatever stands in it, nothing is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme' })), { maxLength: 40 }),
      (lines) => {
        const text = lines.join('\n').replace(/\r/g, '');
        expectWhole(text, splitReply(text));
      },
    ),
    { numRuns: 3000, seed: 7 },
  );
});

// Work is counted, not time: the machine may be busy with other things.
test.each([
  ['marks', '>'.repeat(1_000_000)],
  ['marked lines', '>\n'.repeat(500_000)],
  ['marked lines with words between', '> a\nb\n'.repeat(160_000)],
  ['colons', 'a:\n'.repeat(330_000)],
  ['introductions', 'On Tue, 10 Mar 2026 at 10:20 x <a@b.example> wrote:\n'.repeat(20_000)],
  ['half introductions', 'On Tue, 10 Mar 2026 at 10:20 x <a@b.example> wrote\n'.repeat(20_000)],
  ['signature marks', '--\n'.repeat(330_000)],
  ['closings', 'Regards,\n'.repeat(110_000)],
  ['fields', 'From: a\n'.repeat(120_000)],
  ['rulers', '________________________________\n'.repeat(30_000)],
  ['one long line', 'On wrote '.repeat(110_000)],
  ['blanks', ' \n'.repeat(500_000)],
  ['disclaimers', 'This e-mail \n\n'.repeat(70_000)],
])('a megabyte of %s takes less than a second', (_name, text) => {
  // The best of three: what a neighbour of the machine takes meanwhile is counted as ours.
  const taken = [1, 2, 3].map(() => {
    const began = process.threadCpuUsage().user;
    splitReply(text);
    return (process.threadCpuUsage().user - began) / 1000;
  });
  expect(Math.min(...taken)).toBeLessThan(1000);
});
