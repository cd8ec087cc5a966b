// In Russian, of messages: what stands under a reply, around its files and links.

import type { messagesEn } from './en.ts';

export const messagesRu: Record<keyof typeof messagesEn, string> = {
  'reply.footer': `{agent?}
Ваша заявка {number}: {link}`,

  'reply.next.update': 'Мы снова напишем вам самое позднее {nextUpdate}.',
  'reply.next.agreed': 'Как договорились: {nextUpdate}.',
  'reply.next.reminder': 'Если мы не получим ответа, напомним о себе самое позднее {nextUpdate}.',
  'link.own': '(личная ссылка)',

  'reply.files': 'Файлы слишком велики для письма ({names}). Они доступны по ссылке: {link}',
  'oversized.subject': 'Куда передать файлы [{number}]',
  'oversized.text': `Здравствуйте!

Ваше письмо по заявке {number} получено. Вместе с файлами оно занимало {megabytes} МБ — больше, чем мы можем принять по почте, поэтому самих файлов у нас пока нет.

Передайте их, пожалуйста, по этой ссылке; большие файлы тоже подходят. Ссылка действует 14 дней:
{link}

Текст письма мы получили, писать его ещё раз не нужно.`,
  'oversized.note':
    'Письмо отправителя вместе с файлами занимало {megabytes} МБ. Файлы не приняты, так как оно слишком большое; текст сохранён.',
  'portal.link.subject': 'Ссылка для входа: {desk}',
  'portal.link.text': `Здравствуйте!

Ваша ссылка для входа:
{link}

Она действует один раз, в течение {minutes: # минуты | # минут | # минут}. Если вы её не запрашивали, ничего делать не нужно: без ссылки никто не войдёт.

{desk}`,

  'mailbox.refused.too.big.subject': 'Ваше письмо не поместилось в наш почтовый ящик',
  'mailbox.refused.too.big.text': `Здравствуйте!

Наш почтовый ящик принимает письма размером до {limit}, а ваше больше, поэтому целиком оно до нас не дошло.

Здесь можно отправить нам всё, в том числе большие файлы:
{link}
Номер вашей заявки: {number?}

{desk}`,
};
