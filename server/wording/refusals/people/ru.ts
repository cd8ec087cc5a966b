// Refusals about people, teams and who is asked in, in Russian. The keys are the English templates.

export const peopleRu: Readonly<Record<string, string>> = {
  'There is a team called “{name}” already.': 'Команда «{name}» уже есть.',
  'Only administrators add teams.': 'Добавлять команды могут только администраторы.',
  '{name} does not answer for tickets.': '{name} не отвечает за заявки.',
  'Only administrators end a person’s access.': 'Закрывать доступ могут только администраторы.',
  'There is no such active agent.': 'Такого действующего сотрудника нет.',
  'The last administrator cannot leave: nobody would answer for the tickets.':
    'Последний администратор не может уйти: за заявки было бы некому отвечать.',
  'Only administrators add people.': 'Добавлять людей могут только администраторы.',
  '{email} is known already, as {name}.': '{email} уже есть в системе: {name}.',
  'Only administrators let a person in again.': 'Вернуть доступ могут только администраторы.',
  'There is nobody of that name whose access has ended.': 'Нет человека с таким именем, чей доступ закрыт.',
  'Only administrators change people.': 'Изменять данные сотрудников могут только администраторы.',
  '{name} is the last administrator: nobody could arrange the desk any more.':
    '{name} — последний администратор: настраивать службу будет некому.',
  '{name} leads {teams}. Say who leads from now on.':
    '{name} руководит ({teams}). Укажите, кто будет руководить теперь.',
  'Only administrators rename teams and name their leads.':
    'Переименовывать команды и назначать руководителей могут только администраторы.',
  'Only the lead of a team and administrators arrange it.':
    'Изменять команду могут только её руководитель и администраторы.',
  'The lead stays in the team. Name another lead first.':
    'Руководитель остаётся в команде. Сначала назначьте другого руководителя.',
  'Only agents ask colleagues in.': 'Подключать коллег могут только сотрудники поддержки.',
  '{name} sees every ticket already.': '{name} и так видит все заявки.',
  '{name} is on this ticket as a customer and cannot read the team’s notes on it.':
    '{name} участвует в этой заявке как клиент и не может читать заметки команды.',
  'Only agents let colleagues go.': 'Отключать коллег могут только сотрудники поддержки.',
  'Nobody of that name was asked in on this ticket.': 'Человека с таким именем к этой заявке не подключали.',
  'There is no such absence.': 'Такого отсутствия нет.',
  'An absence is planned within a year.': 'Отсутствие можно запланировать не более чем на год вперёд.',
  'The return must lie after the beginning.': 'Возвращение должно быть позже начала.',
  'Nobody stands in for themselves.': 'Нельзя замещать самого себя.',
  'Only whoever leads their team, or an administrator, says that somebody else is away.':
    'Отметить отсутствие другого сотрудника может только руководитель его команды или администратор.',
  'It has begun already.': 'Оно уже началось.',
  'This absence is over.': 'Это отсутствие уже закончилось.',
  'Nobody stands in on this ticket.': 'По этой заявке никто никого не замещает.',
  'Only the two of them, their lead or an administrator decide whose ticket it is.':
    'Чья это заявка, решают только они двое, их руководитель или администратор.',
  'They are still away.': 'Возвращения ещё не было.',
  'Only the requester decides whether they wait.': 'Только заявитель решает, ждать ли ему.',
  'This request cannot wait: something on it comes due before, or nobody stands in on it.':
    'Эта заявка не может ждать: по ней раньше наступает другой срок, или по ней никого не замещают.',
  'Somebody else answers for tickets here; they stand in, and the desk stays open.':
    'Здесь есть кому отвечать на заявки: вас заместят, закрываться не нужно.',
  'Say when you are back: the desk closes until then.': 'Укажите, когда вы вернётесь: до этого дня будет закрыто.',
  'There are no working hours in this time; nothing has to be closed.':
    'В это время нет рабочих часов, закрывать нечего.',
  'The address of a calendar begins with https://.': 'Адрес календаря начинается с https://.',
  'This calendar is added already.': 'Этот календарь уже добавлен.',
  'There is no such calendar feed.': 'Такого календаря нет.',
  'This calendar cannot be read.': 'Календарь прочитать не удалось.',
};
