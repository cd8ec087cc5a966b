// What calendars are refused with, in Russian.

export const calendarsRu: Readonly<Record<string, string>> = {
  'This calendar is retired.': 'Этот календарь больше не используется.',
  'The default calendar cannot be retired; make another one the default first.':
    'Основной календарь убрать нельзя: сначала сделайте основным другой.',
  'Teams go by this calendar; give them another one first.':
    'По этому календарю работают команды: сначала назначьте им другой.',
  'New hours begin today at the earliest: leave the day out, or name a later one.':
    'Новое расписание может действовать не раньше чем с сегодняшнего дня: не указывайте день или выберите более поздний.',
  'This day is as usual already.': 'Этот день и так обычный.',
  'A day that has passed stays as it was.': 'Прошедший день остаётся таким, каким был.',
  'A calendar holds {most} days of its own at most.': 'В календаре может быть не больше {most} особых дней.',
  'A closed time must not end before it begins.': 'Перерыв в работе не может закончиться раньше, чем начнётся.',
  'What is past of a closed time stays closed.': 'Прошедшие дни перерыва остаются нерабочими.',
  'A closed time ends within {days} days: promises are made within a year.':
    'Перерыв должен закончиться в течение {days} дней: обещания даются не больше чем на год вперёд.',
  'The desk is closed from {from} until {until} already.': 'С {from} по {until} уже назначен перерыв.',
  'There is no such closed time.': 'Такого перерыва нет.',
  'Only administrators change calendars.': 'Менять календари могут только администраторы.',
  'At most {most} days are shown at once.': 'За один раз можно показать не больше {most} дней.',
  '"later" must be a list of calendars, each with the instant from which it holds.':
    '«later» — это список календарей, у каждого из которых указано, с какого момента он действует.',
  'The holidays of this place are not known.': 'Праздники этого места неизвестны.',
  'There is no such calendar.': 'Такого календаря нет.',
  'A day of every year is written 12-25 and must exist.':
    'День каждого года пишут так: 12-25, и он должен существовать.',
  'This is not a calendar file (iCalendar).': 'Это не файл календаря (iCalendar).',
  'The calendar file is larger than 1 MB.': 'Файл календаря больше 1 МБ.',
  'The calendar file has more than {most} entries.': 'В файле календаря больше {most} записей.',
  'Reading the calendar file took too long; take a smaller part of it.':
    'Чтение файла календаря заняло слишком много времени; возьмите его меньшую часть.',
  'The calendar would stay closed from {from} until {until}. It has to open at least once in {days} days, because everybody is told within a year when they hear next.':
    'Календарь был бы закрыт с {from} по {until}. Он должен открываться хотя бы раз в {days} дней: каждому сообщают, когда ждать следующего ответа, и не позже чем через год.',
  'By this calendar the desk is closed on {count} of the dates that were promised. Reopen it first and close it again afterwards, or send “move”: then each moves once and is told.':
    'По этому календарю на обещанные сроки (их {count}) приходится перерыв. Сначала отмените его, а потом назначьте снова, или передайте «move»: тогда каждый срок переносится один раз и об этом сообщают.',
  'The entries of this calendar file take more than {most} days; take a smaller part of it.':
    'Записи этого файла занимают больше {most} дней; возьмите его меньшую часть.',
  'Nothing in this file changes a day.': 'В этом файле нет ничего, что изменило бы хоть один день.',
};
