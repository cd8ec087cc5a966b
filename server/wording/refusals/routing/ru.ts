// Refusals about routing, skills and the next ticket, in Russian. The keys are the English templates.

export const routingRu: Readonly<Record<string, string>> = {
  'Somebody else has changed the rules meanwhile. Load them anew.':
    'Правила тем временем изменил кто-то другой. Загрузите их заново.',
  'Two rules are the same one.': 'Два правила совпадают.',
  'There is no such skill.': 'Такого навыка нет.',
  'There is a skill called “{name}” already.': 'Навык «{name}» уже есть.',
  'The rule “{rule}” needs this skill. Change the rule first.':
    'Этот навык нужен правилу «{rule}». Сначала измените правило.',
  'There is nobody of that id.': 'По этому номеру никого нет.',
  'Skills and capacity are said by a lead of their team or an administrator.':
    'Навыки и нагрузку указывает руководитель команды или администратор.',
  'Only agents take tickets.': 'Брать заявки могут только сотрудники службы.',
  'Only whoever has a ticket gives it back.': 'Вернуть заявку может только тот, за кем она числится.',
  'Say where such a ticket goes.': 'Укажите, куда идёт такая заявка.',
};
