// What the desk writes in Russian. «Вы» throughout; names stand in the nominative, as the subject of a verb without
// gender or after a colon, so that no name is declined and nobody's sex is guessed.

import type { Wording } from './en.ts';

export const ru: Wording = {
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

Чтобы что-то добавить, просто ответьте на это письмо. Всё, что вы написали, увидит каждый, кто вам помогает. Следить за заявкой можно здесь:
{link}

{desk}`,

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

  'reply.footer': `{agent}
Ваша заявка {number}: {link}`,

  'reply.next.update': 'Мы снова напишем вам самое позднее {nextUpdate}.',
  'reply.next.agreed': 'Как договорились: {nextUpdate}.',
  'reply.next.reminder': 'Если мы не получим ответа, напомним о себе самое позднее {nextUpdate}.',
  'link.own': '(личная ссылка)',

  'promise.late.subject': 'По вашей заявке пока нет новостей [{number}]',
  'promise.late.text': `Здравствуйте!

Мы обещали написать вам самое позднее {promised} и не сдержали обещания. Новостей по заявке {number} пока нет.

{contact} напишет вам самое позднее {nextUpdate}.

Узнать, как обстоят дела, можно в любое время:
{link}

{desk}`,

  'contact.changed.subject': 'Теперь вашей заявкой занимается {contact} [{number}]',
  'contact.changed.text': `Здравствуйте!

{why}

Теперь заявкой {number} занимается {contact}. Вся история заявки передана, объяснять ничего заново не нужно.

Следующее сообщение от нас: самое позднее {nextUpdate}

Следить за заявкой можно здесь:
{link}

{desk}`,
  'contact.changed.why.taking_it': 'Ваша заявка попала к тому, кто будет ею заниматься.',
  'contact.changed.why.better_placed': 'В нашей команде есть тот, кто поможет вам лучше.',
  'contact.changed.why.expertise': 'Вашей заявке нужен специалист именно по этому вопросу.',
  'contact.changed.why.workload': 'Мы перераспределили работу, чтобы ответить вам раньше.',
  'contact.changed.why.away': '{previous} сейчас отсутствует.',
  'contact.changed.why.left': '{previous} у нас больше не работает.',
  'contact.changed.why.team_change': 'Ваша заявка передана команде, которая занимается такими вопросами.',
  'contact.changed.why.escalated': 'Мы передали вашу заявку тому, у кого больше полномочий.',
  'contact.changed.why.requester_asked': 'Вы просили, чтобы вашей заявкой занимался кто-то другой.',

  'waiting.reminder.subject': 'Вопрос к вам [{number}]',
  'waiting.reminder.text': `Здравствуйте!

Чтобы мы могли продолжить работу по заявке {number}, нужен ваш ответ:

{question}

Просто ответьте на это письмо. Без ответа заявка закроется {closing}. После этого ещё {days: # день | # дня | # дней} её можно открыть снова, ответив на письмо.

{link}

{desk}`,

  'waiting.closed.subject': 'Заявка пока закрыта [{number}]',
  'waiting.closed.text': `Здравствуйте!

Мы пока закрыли вашу заявку {number}: ваш ответ до нас не дошёл.

Ничего не потеряно. Ответьте на это письмо в течение {days: # дня | # дней | # дней}, и заявка откроется снова, а мы продолжим с того же места.

{link}

{desk}`,

  'resolved.subject': 'Вопрос по вашей заявке решён [{number}]',
  'resolved.text': `Здравствуйте!

Вопрос по вашей заявке {number} решён.

Что сделано: {what}
Как: {how?}
Когда: {when?}
Почему: {why?}

Если что-то всё ещё не так, ответьте на это письмо в течение {days: # дня | # дней | # дней}. Заявка откроется снова, и всё уже известное останется в ней.

{link}

{desk}`,

  'cannot.be.solved.subject': 'Что можно сделать по вашей заявке [{number}]',
  'cannot.be.solved.text': `Здравствуйте!

Мы не можем решить вопрос по вашей заявке {number} и хотим объяснить почему.

Причина: {reason}

Что можно сделать вместо этого: {alternatives}

Если у вас есть вопрос или вы не согласны, ответьте на это письмо в течение {days: # дня | # дней | # дней}. Заявка откроется снова.

{link}

{desk}`,

  'ticket.reopened.subject': 'Ваша заявка снова открыта [{number}]',
  'ticket.reopened.text': `Здравствуйте!

Ваша заявка {number} снова открыта, и всё уже известное осталось в ней.

Заявкой занимается: {contact}
Состояние: {status}
Следующее сообщение от нас: самое позднее {nextUpdate}
Ожидаемое решение: {expected?}

Следить за заявкой можно здесь:
{link}

{desk}`,

  'ticket.merged.subject': 'Две заявки рассматриваем вместе [{number}]',
  'ticket.merged.text': `Здравствуйте!

Ваши заявки {other} и {number} об одном и том же, поэтому мы рассматриваем их вместе под номером {number}. Всё, что вы написали, сохранилось, и оба номера продолжают действовать.

Заявкой занимается: {contact}
Следующее сообщение от нас: самое позднее {nextUpdate?}

Следить за заявкой можно здесь:
{link}

{desk}`,

  'ticket.unmerged.subject': 'Заявка снова рассматривается отдельно [{number}]',
  'ticket.unmerged.text': `Здравствуйте!

Вашу заявку {number} мы снова рассматриваем отдельно от {other}. Всё, что вы написали, сохранилось, и оба номера продолжают действовать.

Заявкой занимается: {contact}
Следующее сообщение от нас: самое позднее {nextUpdate?}

Следить за заявкой можно здесь:
{link}

{desk}`,

  'ticket.split.subject': 'Рассматриваем отдельно [{number}]',
  'ticket.split.text': `Здравствуйте!

В заявке {other} вы написали ещё об одном вопросе. Мы рассматриваем его отдельно под номером {number}, чтобы ни один из них не задерживал другой. Объяснять ничего заново не нужно.

Заявкой занимается: {contact}
Следующее сообщение от нас: самое позднее {nextUpdate?}
Ожидаемое решение: {expected?}

Следить за заявкой можно здесь:
{link}

{desk}`,

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

  'agent.assigned.subject': 'Теперь у вас: {subject} [{number}]',
  'agent.assigned.text': `Заявка {number} теперь у вас.

Кто обратился: {requester}
Тема: {subject}
Почему вы: {why}
Обещано написать: самое позднее {nextUpdate}

{link}`,
  'agent.assigned.why.first': 'заявка новая и сначала приходит к вам',
  'agent.assigned.why.taking_it': 'вы взяли её сами',
  'agent.assigned.why.better_placed': 'вы поможете лучше',
  'agent.assigned.why.expertise': 'вы знаете этот вопрос',
  'agent.assigned.why.workload': 'работа перераспределена',
  'agent.assigned.why.away': 'тот, у кого была заявка, сейчас отсутствует',
  'agent.assigned.why.left': 'тот, у кого была заявка, больше не работает у нас',
  'agent.assigned.why.team_change': 'заявка перешла в другую команду',
  'agent.assigned.why.escalated': 'нужно ваше участие',
  'agent.assigned.why.requester_asked': 'об этом попросили в заявке',

  'agent.escalated.subject': 'Нужно ваше участие: {subject} [{number}]',
  'agent.escalated.text': `Заявка {number} передана вам: нужно ваше участие.

Причина: {why}
Кто обратился: {requester}
Тема: {subject}
У кого была заявка: {previous}
Обещано написать: самое позднее {nextUpdate}

{link}`,
  'agent.escalated.why.not_accepted': 'её никто не принял вовремя',
  'agent.escalated.why.promise_missed': 'обещанное сообщение не отправлено вовремя',

  'agent.undelivered.subject': 'Не доставлено: {subject} [{number}]',
  'agent.undelivered.text': `Наше письмо по заявке {number} не дошло.

Кому: {recipient}
Что сообщил другой сервер: {error?}
Кто обратился: {requester}
Тема: {subject}
Обещано написать: самое позднее {nextUpdate}

Найдите, пожалуйста, другой способ связаться.
{link}`,

  'agent.mailbox.subject': 'Почтовый ящик {address}: нужен администратор',
  'agent.mailbox.text': `Почтовому ящику {address} нужен администратор.

{what}

С какого времени: {since}

Исправить можно здесь:
{link}`,

  'agent.loop.subject': 'Письма по кругу? {subject} [{number}]',
  'agent.loop.text': `По заявке {number} приходит необычно много писем. Сама система на них больше не отвечает.

От кого: {correspondent}
Кто обратился: {requester}
Тема: {subject}
Обещано написать: самое позднее {nextUpdate}

Посмотрите, пожалуйста, не пишет ли это машина.
{link}`,

  'agent.wave.subject': 'Одинаковые письма от многих отправителей отложены',
  'agent.wave.text': `Сразу от многих отправителей приходит один и тот же текст. На данный момент за десять минут: писем – {mails}, отправителей – {senders}.

Остальные такие письма откладываются, ответ на них не отправляется. Пожалуйста, посмотрите, что это:
{link}`,

  'agent.review.subject': 'Отложенные письма никто не посмотрел',
  'agent.review.text': `Отложенных писем, которые никто не посмотрел вовремя: {mails}. Самое старое пришло {since}.

Среди отправителей могут быть клиенты. Пожалуйста, посмотрите:
{link}`,

  'agent.stop.subject': 'Исходящая почта задержана',
  'agent.stop.text': `Должно было уйти гораздо больше писем, чем обычно: {mails} за час. Вся почта задержана до решения администратора.

Отправить её или отбросить то, что система написала сама, можно здесь:
{link}`,

  'agent.wrote.subject': '{requester}: новое сообщение – {subject} [{number}]',
  'agent.wrote.text': `{requester}, заявка {number}:

{words}

Следующее сообщение обещано не позднее: {nextUpdate}
{link}`,

  'agent.answer.hint': `Ответьте на это письмо, и ваши слова станут заметкой, которую прочитают только коллеги.
Чтобы ответить заявителю, пишите на адрес {publicAddress}`,

  'agent.refused.subject': 'Ваш ответ не принят: {subject} [{number}]',
  'agent.refused.text': `Ваше письмо не добавлено в заявку {number}: {why}.

Оно никому не отправлено и сохранено среди входящей почты. Написать в заявке можно здесь:
{link}`,
  'agent.refused.why.unproven': 'ничто не подтверждает, что оно пришло с вашего адреса',
  'agent.refused.why.not_yours': 'оно пришло не с того адреса, на который отправлено уведомление',
  'agent.refused.why.closed_access': 'ваш доступ закрыт',
  'agent.refused.why.put_aside': 'заявка отложена, и по ней ничего не отправляется',
  'agent.refused.why.moved_on': 'после уведомления в заявке появилось новое, и вы могли его не прочитать',
  'agent.refused.why.empty': 'выше цитаты в нём нет новых слов',
};
