// In Russian, of acknowledgements: what follows at once when a request has come in, with the words for where it stands.

import type { acknowledgementsEn } from './en.ts';

export const acknowledgementsRu: Record<keyof typeof acknowledgementsEn, string> = {
  'status.new': 'Получена',
  'status.open': 'В работе',
  'status.waiting_on_requester': 'Ждём вашего ответа',
  'status.waiting_on_third_party': 'Ждём ответа коллег или поставщика',
  'status.scheduled': 'Запланирована',
  'status.resolved': 'Завершена',
  'status.closed': 'Закрыта',
  'status.merged': 'Объединена с другой заявкой',
  'status.spam': 'Отложена',

  'acknowledgement.subject': '{subject} [{number}]',
  'acknowledgement.text': `Здравствуйте!

Спасибо, мы получили вашу заявку. Её номер: {number}.

Заявкой занимается: {contact}
Состояние: {status}
Следующее сообщение от нас: самое позднее {nextUpdate}
Ожидаемое решение: {expected?}
Мы работаем: {hours?}
Как скоро мы отвечаем: {times?}
В последние месяцы, в рабочем времени: {measured?}
{language?}

Чтобы что-то добавить, просто ответьте на это письмо. Всё, что вы написали, увидит каждый, кто вам помогает. Следить за заявкой можно здесь:
{link}

{desk}`,

  'acknowledgement.closed.subject': '{subject} [{number}]',
  'acknowledgement.closed.text': `Здравствуйте!

Спасибо, мы получили вашу заявку. Её номер: {number}.

Сейчас у нас нерабочее время. Мы снова на связи {opening}.
Если дело срочное: {emergency?}

Заявкой занимается: {contact}
Состояние: {status}
Следующее сообщение от нас: самое позднее {nextUpdate}
Ожидаемое решение: {expected?}
Мы работаем: {hours?}
Как скоро мы отвечаем: {times?}
В последние месяцы, в рабочем времени: {measured?}
{language?}

Чтобы что-то добавить, просто ответьте на это письмо. Всё, что вы написали, увидит каждый, кто вам помогает. Следить за заявкой можно здесь:
{link}

{desk}`,

  'acknowledgement.language.en':
    'Сейчас на смене нет никого, кто пишет по-русски. Ваши слова мы читаем так, как вы их написали, а отвечаем по-английски.',
  'acknowledgement.language.ru':
    'Сейчас на смене нет никого, кто пишет на вашем языке. Ваши слова мы читаем так, как вы их написали, а отвечаем по-русски.',
  'acknowledgement.language.pt-BR':
    'Сейчас на смене нет никого, кто пишет по-русски. Ваши слова мы читаем так, как вы их написали, а отвечаем по-португальски (бразильский вариант).',
  'acknowledgement.language.pt-PT':
    'Сейчас на смене нет никого, кто пишет по-русски. Ваши слова мы читаем так, как вы их написали, а отвечаем по-португальски.',
  'answers.measured': 'половина первых ответов приходила за {half}, девять из десяти – за {most}',
  'span.minutes': '{count: # минуту | # минуты | # минут}',
  'span.hours': '{count: # час | # часа | # часов}',
  'span.days': '{count: # рабочий день | # рабочих дня | # рабочих дней}',
  'acknowledgement.stranger.subject': 'Мы получили ваше письмо [{number}]',
  'acknowledgement.stranger.text': `Здравствуйте!

Мы получили письмо с этого адреса. Номер заявки: {number}.

Сейчас у нас нерабочее время. Мы снова на связи {opening?}.

Заявкой занимается: {contact}
Состояние: {status}
Следующее сообщение от нас: самое позднее {nextUpdate}
Ожидаемое решение: {expected?}

Чтобы что-то добавить, просто ответьте на это письмо. Следить за заявкой можно здесь:
{link}

Если вы нам не писали, ничего делать не нужно.

{desk}`,

  'answer.received.told': `Здравствуйте!

Спасибо, мы получили ваш ответ по заявке {number}. Мы напишем вам самое позднее {nextUpdate}.

Следить за заявкой можно здесь:
{link}

{desk}`,
  'acknowledgement.withheld.subject': 'Мы получили ваши письма [{number}]',
  'acknowledgement.withheld.text': `Здравствуйте!

Мы получили с этого адреса несколько писем. Вот заявки, о которых мы вам ещё не сообщили:

{requests}

Следить за первой из них можно здесь:
{link}

Если вы нам не писали, ничего делать не нужно.

{desk}`,
  'acknowledgement.withheld.line':
    '{number}. Следующее сообщение от нас: самое позднее {nextUpdate}. Заявкой занимается {contact}',
};
