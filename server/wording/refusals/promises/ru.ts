// What is refused about promised dates and what a resolution says, in Russian.

export const promisesRu: Readonly<Record<string, string>> = {
  'Only agents move a promised date.': 'Переносить обещанный срок могут только сотрудники поддержки.',
  'The date has passed; write to the requester.': 'Срок уже прошёл; напишите заявителю.',
  'A date is moved to a later one. To write sooner, nothing has to be moved.':
    'Срок переносят только на более позднее время. Чтобы написать раньше, переносить ничего не нужно.',
  'There is no date of ours on this ticket that could be moved.':
    'В этой заявке нет нашего срока, который можно перенести.',
  '“{name}” is offered no more; add it anew.': '«{name}» больше не предлагается; добавьте заново.',
  'Nobody has to be asked for this.': 'Для этого ничьё согласие не нужно.',
  'The lead has been asked already.': 'Запрос на согласование уже отправлен.',
  '{lead} decides about this, or an administrator.': 'Решение принимает {lead} или администратор.',
  'Nobody asked for this on the ticket.': 'По этой заявке такого запроса не было.',
  'Somebody has decided about this already.': 'Решение уже принято.',
  'This is offered no more.': 'Это больше не предлагается.',
  '{lead} has to approve this first.': 'Сначала нужно согласие. Решает {lead}.',
  'Compensation is granted where something cannot be solved.': 'Компенсацию предлагают, когда решить вопрос нельзя.',
  'Three capital letters, as in EUR.': 'Три заглавные буквы, например EUR.',
  'Choose a time to come, within a year.': 'Выберите время в будущем, не дальше чем через год.',
  'Nothing is owed on this request any more.': 'По этой заявке ответа больше не ждут.',
  'A date is agreed on already. Write to us if it does not suit you.':
    'Дата уже согласована. Если она вам не подходит, напишите нам.',
  'Nobody asks for a date on this ticket.': 'По этой заявке никто не просил о сроке.',
  'Only people have quiet hours.': 'Тихие часы бывают только у людей.',
  'Quiet hours begin and end at different times.': 'Начало и конец тихих часов не могут совпадать.',
  'Name a time of day, as in 22:00.': 'Время суток, например 22:00.',
};
