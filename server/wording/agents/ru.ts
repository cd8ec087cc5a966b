// In Russian, of agents: what the desk tells its own people by mail.

import type { agentsEn } from './en.ts';

export const agentsRu: Record<keyof typeof agentsEn, string> = {
  'agent.asked.subject': 'Нужна ваша помощь: {subject} [{number}]',
  'agent.asked.text': `{asker} просит вас помочь с заявкой {number}.

Кто обратился: {requester}
Тема: {subject}

{link}

Там видна вся заявка. Ответьте на это письмо: ответ станет заметкой, которую видит только команда.`,
  'agent.assigned.subject': 'Теперь у вас: {subject} [{number}]',
  'agent.assigned.text': `Заявка {number} теперь у вас.

Кто обратился: {requester}
Тема: {subject}
Почему вы: {why}
Обещано написать: самое позднее {nextUpdate}
Следующий шаг: {next?}
Если пойдёт иначе: {otherwise?}

Принять одним нажатием: {accept?}

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
  'agent.assigned.why.other': 'заявку передал коллега, причина указана в заметке',

  'agent.escalated.subject': 'Нужно ваше участие: {subject} [{number}]',
  'agent.escalated.text': `По заявке {number} нужно ваше участие.

Причина: {why}
Кто обратился: {requester}
Тема: {subject}
У кого заявка: {holder?}
У кого была заявка: {previous?}
Обещано написать: самое позднее {nextUpdate}
Следующий шаг: {next?}
Если пойдёт иначе: {otherwise?}

Принять одним нажатием: {accept?}

{link}`,
  'agent.escalated.why.not_accepted': 'её никто не принял вовремя, теперь она у вас',
  'agent.escalated.why.promise_missed': 'обещанное сообщение не отправлено вовремя',
  'agent.escalated.why.promise_missed_again': 'обещанное сообщение снова не отправлено вовремя, теперь заявка у вас',
  'agent.escalated.why.compensation_asked': 'нужно ваше согласие на компенсацию',
  'agent.escalated.why.promise_moved': 'обещанный срок перенесён в третий раз или чаще',
  'agent.escalated.why.late_by_change': 'приоритет изменён, и по новому сроку заявка уже просрочена',
  'agent.escalated.why.transfer_asked':
    'её хотят передать ещё раз, а передавали уже достаточно: решите это в самой заявке',
  'agent.escalated.why.to_and_fro':
    'её передают туда и обратно одни и те же двое, а заявителю за это время никто не написал',

  'agent.untouched.subject': 'Скоро вернётся в очередь: {subject} [{number}]',
  'agent.untouched.text': `По заявке {number} ждут ответа, а с ней ничего не происходит. Кто ждёт: {requester}

Вернётся в очередь: {due}
Тема: {subject}
Обещанное сообщение: самое позднее {nextUpdate}

Любое ваше действие, ответ или заметка, оставит её за вами.

{link}`,

  'agent.due_soon.subject': 'Скоро срок: {subject} [{number}]',
  'agent.due_soon.text': `По заявке {number} использовано девять десятых времени, и сейчас её никто не смотрит.

Срок: {what}, {due}
Кто обратился: {requester}
Тема: {subject}
Обещано написать: самое позднее {nextUpdate}

{link}`,
  'agent.due_soon.what.first_response': 'первый ответ',
  'agent.due_soon.what.next_response': 'ответ',
  'agent.due_soon.what.update': 'следующее сообщение',
  'agent.due_soon.what.resolution': 'решение',
  'agent.due_soon.what.total_resolution': 'решение, с учётом повторных обращений',
  'agent.due_soon.what.acceptance': 'принятие в работу',
  'agent.due_soon.what.agreed': 'согласованный срок',
  'agent.due_soon.what.third_party': 'ответ третьей стороны',

  'agent.agreed.subject': 'Договоритесь о новом сроке: {subject} [{number}]',
  'agent.agreed.text': `Срок, о котором договорились по заявке {number}, приходится на дни, когда мы не работаем.

Согласованный срок: {agreed}
Кто обратился: {requester}
Тема: {subject}

Договоритесь с заявителем о другом сроке. Если прежний всё же остаётся в силе, назначьте его ещё раз.
Если не будет сделано ни то ни другое, система сама попросит заявителя выбрать другой срок: {until?}

{link}`,
  'agent.undelivered.subject': 'Не доставлено: {subject} [{number}]',
  'agent.undelivered.text': `Наше письмо по заявке {number} не дошло.

Кому: {recipient}
Что сообщил другой сервер: {error?}
Кто обратился: {requester}
Тема: {subject}
Обещано написать: самое позднее {nextUpdate}

Другие известные адреса: {others?}

В заявке можно отправить письмо ещё раз или на другой адрес либо отметить, что вы сообщили об этом иначе:
{link}`,

  'agent.mailbox.subject': 'Почтовый ящик {address}: нужен администратор',
  'agent.mailbox.text': `Почтовому ящику {address} нужен администратор.

{what}

С какого времени: {since}

Исправить можно здесь:
{link}`,

  'agent.outgoing.subject': 'Исходящая почта: нужен администратор',
  'agent.outgoing.text': `Исходящей почте нужен администратор.

{what}

С какого времени: {since}

Письма, которые ждут отправки, здесь:
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

  'agent.terms.subject': 'Правила изменены: у вашей команды есть просроченные заявки',
  'agent.terms.text': `Сроки пересчитаны, причина: {why}. Заявок вашей команды, которые из-за этого просрочены: {tickets}.

Они стоят первыми в списке команды:
{link}`,
  'agent.terms.why.policy': 'изменён уровень обслуживания',
  'agent.terms.why.calendar': 'изменено рабочее время',
  'agent.terms.why.team': 'заявка передана вашей команде',
  'agent.terms.why.organisation': 'заявитель теперь относится к другой организации',

  'agent.review.subject': 'Отложенные письма никто не посмотрел',
  'agent.review.text': `Отложенных писем, которые никто не посмотрел вовремя: {mails}. Самое старое пришло {since}.

Среди отправителей могут быть клиенты. Пожалуйста, посмотрите:
{link}`,

  'agent.stop.subject': 'Исходящая почта задержана',
  'agent.stop.text': `Должно было уйти гораздо больше писем, чем обычно: {mails} за час. Вся почта задержана до решения администратора.

Отправить её или отбросить то, что система написала сама, можно здесь:
{link}`,

  'agent.watchdog.subject': 'Система перестала проверять себя',
  'agent.watchdog.text': `Ежеминутная проверка гарантий не выполняется. Последний раз она прошла {since}. Возможно, система стоит: сроки могут пройти, письма могут ждать.

Проверьте, отвечает ли система, и перезапустите её, если нет:
{link}`,

  'agent.wrote.subject': 'Пишет: {requester} [{number}] {subject}',
  'agent.wrote.text': `Новое сообщение в заявке {number}, пишет: {requester}.

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
