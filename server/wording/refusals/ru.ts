// What the desk refuses with, in Russian: «вы», and no name declined. The keys are the English templates.

import { calendarsRu } from './calendars/ru.ts';
import { dutyRu } from './duty/ru.ts';
import { escalationRu } from './escalation/ru.ts';
import { handOverRu } from './hand-over/ru.ts';
import { mailRu } from './mail/ru.ts';
import { mailboxesRu } from './mailboxes/ru.ts';
import { peopleRu } from './people/ru.ts';
import { promisesRu } from './promises/ru.ts';
import { routingRu } from './routing/ru.ts';

export const ru: Readonly<Record<string, string>> = {
  'Your role may not write this here.': 'Ваша роль не позволяет писать здесь такое.',
  'Your role may not read this here.': 'Ваша роль не позволяет читать это здесь.',
  'Something new has come in. Your text is kept; look at what is new, then send.':
    'Тем временем пришло новое. Ваш текст сохранён: посмотрите, что изменилось, и отправьте.',
  'This ticket is put aside; take it back before you write to the requester.':
    'Эта заявка отложена. Верните её, прежде чем писать заявителю.',
  'Say who is written to, or leave it out to write to everybody on the ticket.':
    'Укажите, кому вы пишете, или не указывайте никого, чтобы написать всем участникам заявки.',
  '“{who}” does not take part in this ticket.': '«{who}» не участвует в этой заявке.',
  'Say who may read a restricted entry.': 'Укажите, кто может читать закрытую запись.',
  'A restricted entry is read by people of the desk; a requester is written to with a public reply.':
    'Закрытую запись читают только сотрудники; заявителю пишут открытым ответом.',
  '{name} does not take part in this ticket and could not read the entry.':
    '{name} не участвует в этой заявке, а потому не сможет прочитать запись.',
  'Only agents open tickets for others.': 'Создавать заявки за других могут только сотрудники поддержки.',
  '“{address}” is not an e-mail address.': '«{address}» — это не адрес электронной почты.',
  'Only agents resolve tickets.': 'Завершать заявки могут только сотрудники поддержки.',
  'This ticket is not unresolved.': 'Эта заявка уже завершена.',
  'A solution says how it was solved and why it had happened.':
    'В решении указывают, как проблема решена и почему она возникла.',
  'What cannot be solved needs the reason and what else there is.':
    'Если решить нельзя, укажите причину и что можно предложить взамен.',
  'The work cannot have been done in the future.': 'Работа не может быть выполнена в будущем.',
  'The work cannot have been done more than a year before the ticket was opened.':
    'Работа не может быть выполнена больше чем за год до создания заявки.',
  'You do not take part in this request.': 'Вы не участвуете в этой заявке.',
  'There was nothing to send.': 'Отправлять было нечего.',
  'This is too long for one message; send it in parts.': 'Для одного сообщения это слишком длинно; отправьте частями.',
  'Only agents decide who takes part.': 'Решать, кто участвует, могут только сотрудники поддержки.',
  'Nobody of that name waits for a decision on this ticket.': 'В этой заявке никто с таким именем не ждёт решения.',
  'There is nothing of this person that could be a ticket.':
    'От этого человека нет ничего, из чего можно создать заявку.',
  'The next word must be promised for a time to come.': 'Следующее сообщение можно обещать только на будущее время.',
  'The next word is promised within a year.': 'Следующее сообщение обещают не позднее чем через год.',
  'Only agents change the status of a ticket.': 'Менять состояние заявки могут только сотрудники поддержки.',
  'Only agents change the priority of a ticket.': 'Менять приоритет заявки могут только сотрудники поддержки.',
  'Only agents tick the tasks of a ticket.': 'Отмечать задачи заявки могут только сотрудники поддержки.',
  'There is no such task on this ticket.': 'Такой задачи в этой заявке нет.',
  'This task is done already.': 'Эта задача уже выполнена.',
  'Only agents say in which time zone a requester reads.':
    'Указывать часовой пояс заявителя могут только сотрудники поддержки.',
  'Only agents say to which organisation somebody belongs.':
    'Указывать организацию заявителя могут только сотрудники поддержки.',
  'There is no such requester.': 'Такого заявителя нет.',
  'Only an unresolved ticket is given another priority.': 'Приоритет меняют только у нерешённой заявки.',
  'Only administrators arrange service levels.': 'Настраивать уровни обслуживания могут только администраторы.',
  'A service level is planned at most {years} years ahead.':
    'Новый уровень обслуживания можно запланировать не больше чем на {years} лет вперёд.',
  'A service level changes now or later: what has passed stays as it was.':
    'Уровень обслуживания можно изменить с этого момента или позже: прошлое остаётся как было.',
  'The default service level stays: every ticket goes by one.':
    'Основной уровень обслуживания остаётся: у каждой заявки он должен быть.',
  'There is no such service level.': 'Такого уровня обслуживания нет.',
  'This service level has ended.': 'Этот уровень обслуживания больше не действует.',
  'The default service level holds for all tickets.': 'Основной уровень обслуживания действует для всех заявок.',
  'The default service level says for every priority when the requester hears next.':
    'В основном уровне обслуживания для каждого приоритета указано, когда заявитель получит следующее сообщение.',
  'A service level has at least one target.': 'В уровне обслуживания должен быть хотя бы один срок.',
  'Only administrators change settings.': 'Менять настройки могут только администраторы.',
  '{address} is a mailbox already.': 'Ящик {address} уже добавлен.',
  'There is no such mailbox.': 'Такого ящика нет.',
  'This desk is set up already; sign in instead.': 'Служба уже настроена. Просто войдите.',
  'Somebody with this address is known to the desk already.': 'Человек с таким адресом уже есть в системе.',
  'Only agents pass tickets on.': 'Передавать заявки могут только сотрудники поддержки.',
  'Only an unresolved ticket has somebody who answers for it.': 'Ответственный есть только у незавершённой заявки.',
  '{name} takes part, but does not answer for tickets.': '{name} участвует, но не отвечает за заявки.',
  'There is no such message.': 'Такого сообщения нет.',
  'Only agents decide about mail that was put aside.':
    'Решать судьбу отложенных писем могут только сотрудники поддержки.',
  'The mail does not say who sent it. Say who is to be answered.':
    'В письме не указан отправитель. Укажите, кому отвечать.',
  'Say why the mail is rejected.': 'Укажите, почему письмо отклонено.',
  'Somebody has decided about this mail already.': 'Об этом письме уже кто-то принял решение.',
  'The request cannot be read.': 'Запрос не удалось прочитать.',
  'The request is too large.': 'Запрос слишком большой.',
  'This kind of content is not taken here.': 'Такой вид содержимого здесь не принимается.',
  'The database cannot be reached at the moment. Nothing was changed; please try again shortly.':
    'База данных сейчас недоступна. Ничего не изменено; пожалуйста, повторите чуть позже.',
  'Something that the request names is not there, or not any more.': 'Того, что указано в запросе, нет или уже нет.',
  'Other files of yours are still on their way. Hand in these when they have arrived.':
    'Другие ваши файлы ещё загружаются. Отправьте эти, когда те будут приняты.',
  'Something in the request cannot be stored: a sign that no text may hold, or a value out of range.':
    'Что-то в запросе нельзя сохранить: недопустимый знак в тексте или значение вне пределов.',
  'Others were changing the same thing at this moment. Nothing of yours was changed; please try again.':
    'В эту минуту то же самое меняли другие. Ваше действие ничего не изменило; попробуйте ещё раз.',
  'Something went wrong on our side. It was noted; nothing of your request was carried out.':
    'На нашей стороне что-то пошло не так. Мы это записали; из вашего запроса ничего не выполнено.',
  'There is nothing at this address.': 'По этому адресу ничего нет.',
  'Your role does not open this door.': 'Ваша роль не даёт сюда доступа.',
  'Sign in, or send an API key that is good.': 'Войдите или пришлите действующий ключ API.',
  'An Idempotency-Key has 1 to 200 characters.': 'В Idempotency-Key должно быть от 1 до 200 знаков.',
  'This Idempotency-Key was used with another request.': 'Этот Idempotency-Key уже использован с другим запросом.',
  '“{field}” is not known here.': 'Поле «{field}» здесь неизвестно.',
  'The request has no content, or not in the form of an object.': 'В запросе нет содержимого, или это не объект.',
  '“{field}” must be one of these: {choices}.': 'Поле «{field}» принимает одно из значений: {choices}.',
  '“{field}” is missing.': 'Поле «{field}» не заполнено.',
  '“{field}” is not written as it should be.': 'Поле «{field}» заполнено неверно.',
  '“{field}” must be a text.': 'В поле «{field}» должен быть текст.',
  '“{field}” must be a number.': 'В поле «{field}» должно быть число.',
  '“{field}” must be a whole number.': 'В поле «{field}» должно быть целое число.',
  '“{field}” must be true or false.': 'Поле «{field}» принимает true или false.',
  '“{field}” must be a list.': 'В поле «{field}» должен быть список.',
  '“{field}” must be an object.': 'В поле «{field}» должен быть объект.',
  '“{field}” is not an e-mail address.': 'В поле «{field}» не адрес электронной почты.',
  '“{field}” is not a time such as 2026-03-21T10:30:00Z.': 'В поле «{field}» нужно время вида 2026-03-21T10:30:00Z.',
  '“{field}” is not a date such as 2026-03-21.': 'В поле «{field}» нужна дата вида 2026-03-21.',
  '“{field}” is not an address such as https://example.com.': 'В поле «{field}» нужен адрес вида https://example.com.',
  '“{field}” is not an id.': 'В поле «{field}» не идентификатор.',
  '“{field}” is too short; the least is {limit} characters.':
    'Поле «{field}» слишком короткое; наименьшая длина: {limit}.',
  '“{field}” has too few entries; the least is {limit}.':
    'В поле «{field}» слишком мало записей; наименьшее число: {limit}.',
  '“{field}” is too small; the least is {limit}.': 'Значение «{field}» слишком мало; наименьшее: {limit}.',
  '“{field}” is too long; the most is {limit} characters.':
    'Поле «{field}» слишком длинное; наибольшая длина: {limit}.',
  '“{field}” has too many entries; the most is {limit}.':
    'В поле «{field}» слишком много записей; наибольшее число: {limit}.',
  '“{field}” is too large; the most is {limit}.': 'Значение «{field}» слишком велико; наибольшее: {limit}.',
  '“{field}” must not be empty.': 'Поле «{field}» не должно быть пустым.',
  'A password has at least ten characters.': 'В пароле должно быть не меньше десяти знаков.',
  'This request came from another site and was not carried out.': 'Этот запрос пришёл с другого сайта и не выполнен.',
  'There is no such mail.': 'Такого письма нет.',
  'Only administrators decide about waiting mail.':
    'Решать, что делать с ожидающими письмами, могут только администраторы.',
  'The current password is another one.': 'Текущий пароль указан неверно.',
  'There is no such API key of yours.': 'У вас нет такого ключа API.',
  'Too many tries. Please wait some minutes and try again.':
    'Слишком много попыток. Подождите несколько минут и попробуйте снова.',
  'Many wrong passwords were tried for this address. Ask for a link by e-mail at /portal, open it on this device, then sign in here.':
    'Для этого адреса много раз вводили неверный пароль. Запросите ссылку на странице /portal, откройте её на этом устройстве и затем войдите здесь.',
  'E-mail and password do not belong together.': 'Неверная почта или неверный пароль.',
  'This link was used already or is older than fifteen minutes. Ask for a new one.':
    'Эта ссылка уже использована или старше пятнадцати минут. Запросите новую.',
  'The desk is not set up yet; open /setup first.': 'Служба ещё не настроена; сначала откройте /setup.',
  'This cursor does not belong to this list.': 'Этот указатель страницы не от этого списка.',
  'This address of a file is no longer good. Load the page again.':
    'Эта ссылка на файл больше не действует. Обновите страницу.',
  'This file is no longer there.': 'Этого файла больше нет.',
  'This message has no formatted text.': 'У этого сообщения нет оформленного текста.',
  'This message is read by others only.': 'Это сообщение читают только другие люди.',
  'There is no such ticket, or it is not yours to see.': 'Такой заявки нет, или она вам не видна.',
  'This cursor does not belong to this timeline.': 'Этот указатель страницы не от этой ленты.',
  'A ticket is new only once.': 'Новой заявка бывает только один раз.',
  'Tickets are merged with the merge action, which names the other ticket.':
    'Заявки объединяют отдельным действием, в котором названа другая заявка.',
  'A resolution says what was done, how, when and why; use the resolution action.':
    'При завершении указывают, что сделано, как, когда и почему; завершите заявку отдельным действием.',
  'Only a resolved ticket is closed.': 'Закрыть можно только завершённую заявку.',
  'A merged ticket lives on in the other one.': 'Объединённая заявка продолжается в другой.',
  'Open the ticket again first.': 'Сначала откройте заявку снова.',
  'Waiting on the requester needs a question to them.': 'Чтобы ждать ответа заявителя, задайте ему вопрос.',
  'The requester wrote less than ten minutes ago; answer before you wait for them.':
    'Заявитель написал меньше десяти минут назад; ответьте, прежде чем ждать.',
  'A scheduled ticket has the date that was agreed with the requester.':
    'У запланированной заявки есть дата, согласованная с заявителем.',
  'The agreed date must lie ahead.': 'Согласованная дата должна быть в будущем.',
  'The agreed date lies at most {days} days ahead.': 'Согласованная дата — не дальше чем через {days} дн.',
  'Your own tickets are in the portal.': 'Ваши собственные заявки — на портале.',
  'There is no status “{status}”.': 'Состояния «{status}» нет.',
  'The time zone "{name}" is not known. Use a name such as "Europe/Lisbon".':
    'Часовой пояс "{name}" неизвестен. Укажите название вида "Europe/Lisbon".',
  'A calendar needs "tz", the name of a time zone such as "Europe/Lisbon".':
    'В календаре нужно поле "tz" — название часового пояса вида "Europe/Lisbon".',
  '"hours" has a day {value}. The days are {days}.': 'В "hours" есть день {value}. Дни пишутся так: {days}.',
  '{place} must hold pairs of times such as ["09:00", "18:00"], not {value}.':
    'В {place} должны быть пары времён вида ["09:00", "18:00"], а не {value}.',
  '{place} opens at 24:00. Write it as 00:00 of the day after.':
    'В {place} открытие в 24:00. Запишите это как 00:00 следующего дня.',
  '{place} has the time {value}. A time is written 00:00 to 24:00.':
    'В {place} указано время {value}. Время пишется от 00:00 до 24:00.',
  '{place} has the date {value}. A date is written 2026-12-24 and must exist.':
    'В {place} указана дата {value}. Дата пишется 2026-12-24 и должна существовать.',
  '"yearlyHolidays" has {value}. A day of every year is written 12-25 and must exist.':
    'В "yearlyHolidays" указано {value}. Ежегодный день пишется 12-25 и должен существовать.',
  'The calendar has no working time. Give at least one day opening hours.':
    'В календаре нет рабочего времени. Укажите часы работы хотя бы для одного дня.',
  'The calendar has no working time: every day of the year is a holiday.':
    'В календаре нет рабочего времени: каждый день года — праздник.',
  '{place} must be an object, not {value}.': '{place}: нужен объект, а не {value}.',
  '{place} must be a list, not {value}.': '{place}: нужен список, а не {value}.',
  'A duration must be a number of seconds, 0 or more.': 'Длительность — число секунд, от 0.',
  'The calendar does not have that much working time in the {years} years after {start}.':
    'В календаре нет столько рабочего времени за {years} лет после {start}.',
  'A range of working time must not be longer than {years} years.':
    'Промежуток рабочего времени не может быть длиннее {years} лет.',
  'Business days must be a whole number, 0 or more.': 'Число рабочих дней — целое, от 0.',
  'The calendar does not have {days} open days in the next {years} years.':
    'В календаре нет {days} рабочих дней за ближайшие {years} лет.',
  'A time must be a real date between 1900 and 9999.': 'Время должно быть настоящей датой между 1900 и 9999 годом.',
  'Only administrators add the example company.': 'Добавлять компанию-пример могут только администраторы.',
  'The example company is here already.': 'Компания-пример уже добавлена.',
  'Only administrators remove the example company.': 'Убирать компанию-пример могут только администраторы.',
  'This is not the one-time token. It stands where the desk was started.':
    'Это не одноразовый код. Он показан там, где запущена программа.',
  'Give the default team a lead of your own first, who takes over.':
    'Сначала назначьте основной команде собственного руководителя, который примет заявки.',
  'This link is no longer good. Ask for a new one.': 'Эта ссылка больше не действует. Запросите новую.',
  'There is no agent “{who}”.': 'Сотрудника «{who}» нет.',
  '{name} no longer works here.': '{name} здесь больше не работает.',
  'There is no such organisation.': 'Такой организации нет.',
  'There is no such team.': 'Такой команды нет.',
  'The same mail has come in another time, as {number}.': 'То же письмо пришло ещё раз: {number}.',
  'Only agents merge and split tickets.': 'Объединять и разделять заявки могут только сотрудники поддержки.',
  '{number} was merged already.': 'Заявка {number} уже объединена с другой.',
  'A ticket cannot be merged into itself.': 'Заявку нельзя объединить с самой собой.',
  'These are tickets of two people, and neither may read what the other wrote. Link the tickets instead of merging them.':
    'Это заявки двух разных людей, и ни один из них не должен читать написанное другим. Свяжите заявки, не объединяя их.',
  'One of the two stands in shadow, where nobody is answered, and the other does not. Link the tickets instead of merging them.':
    'Одна из двух заявок открыта в теневом режиме, где никому не отвечают, а другая нет. Свяжите заявки, не объединяя их.',
  'Only an unresolved ticket is merged into another one.': 'Объединить с другой можно только незавершённую заявку.',
  'A ticket is merged into one that is unresolved or resolved.':
    'Объединить можно только с заявкой, которая ещё не закрыта.',
  '{number} is not merged.': 'Заявка {number} не объединена с другой.',
  'A merge can be taken back for 30 days. Split off what belongs apart.':
    'Объединение можно отменить в течение 30 дней. Отделите то, что нужно рассматривать отдельно.',
  'This ticket is put aside; take it back first.': 'Эта заявка отложена. Сначала верните её.',
  'Nobody can write to {name}; a ticket of their own would have no answer.':
    'У этого человека ({name}) нет адреса: на отдельную заявку некому было бы ответить.',
  'There is no such message on this ticket.': 'В этой заявке нет такого сообщения.',
  'Only what the requester’s side wrote is split off; your own words stay where they were said.':
    'Отделить можно только то, что написано со стороны заявителя; ваши слова остаются там, где сказаны.',
  'Split off the words of one person at a time; they become the requester of the new ticket.':
    'Отделяйте сообщения одного человека за раз: он станет заявителем новой заявки.',
  'Some of these words wait for a decision about who takes part. Decide first.':
    'Часть этих сообщений ждёт решения о том, кто участвует. Сначала примите его.',
  'Something must stay: a ticket without a word of its requester is about nothing.':
    'Что-то должно остаться: заявка без единого слова заявителя ни о чём.',
  '{number} was not split off, or that was taken back.': 'Заявка {number} не была отделена, или это уже отменено.',
  'A split can be taken back for 30 days. Merge the tickets instead.':
    'Отделение можно отменить в течение 30 дней. Вместо этого объедините заявки.',
  'A ticket cannot be linked to itself.': 'Заявку нельзя связать с самой собой.',
  'The scanner found something harmful in this file; it is not handed out.':
    'Проверка нашла в этом файле вредоносный код, поэтому файл не выдаётся.',
  'The scanner could not look into this file; it is not handed out.':
    'Этот файл не удалось проверить, поэтому он не выдаётся.',
  'This file has not been checked yet. Try again in a minute.': 'Файл ещё не проверен. Попробуйте через минуту.',
  'Send the bytes of the file as application/octet-stream.': 'Передайте содержимое файла как application/octet-stream.',
  'You do not take part in this ticket.': 'Вы не участвуете в этой заявке.',
  'There are many files that no message carries yet. Send those first.':
    'Уже много файлов, которые не вошли ни в одно сообщение. Сначала отправьте их.',
  'These are many files for one day. Hand in the rest tomorrow.':
    'На сегодня файлов слишком много. Остальные передайте завтра.',
  'This file is too large; the most is {limit} MB.': 'Файл слишком большой: допускается не более {limit} МБ.',
  'A file is no longer there or was sent already. Attach it again.':
    'Одного из файлов уже нет, или он уже отправлен. Приложите его снова.',
  ...calendarsRu,
  ...peopleRu,
  ...promisesRu,
  ...escalationRu,
  ...routingRu,
  ...dutyRu,
  ...handOverRu,
  ...mailRu,
  ...mailboxesRu,
};
