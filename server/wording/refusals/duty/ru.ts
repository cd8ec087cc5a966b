// Refusals about duty and shifts, in Russian: «вы», and no name declined. The keys are the English templates.

export const dutyRu: Readonly<Record<string, string>> = {
  'Only administrators and whoever leads the team arrange its duty.':
    'Дежурства команды определяют её руководитель и администраторы.',
  'Only administrators and whoever leads their team arrange shifts.':
    'Смены определяют руководитель команды и администраторы.',
  'Somebody has arranged this duty meanwhile. Look at it again.':
    'Тем временем график дежурств изменили. Посмотрите его ещё раз.',
  'There is no such duty schedule.': 'Такого графика дежурств нет.',
  'There is a duty schedule called “{name}” already.': 'График дежурств с названием «{name}» уже есть.',
  'There is no such override.': 'Такой замены нет.',
  'The end must lie after the beginning.': 'Конец должен быть позже начала.',
  'What has passed is no longer arranged.': 'Прошедшее время изменить уже нельзя.',
  'An override lasts {days} days at most; arrange the layers anew for longer.':
    'Замена длится не более {days} дн. На больший срок измените очерёдность.',
  'In one layer everybody stands once.': 'В одной очереди каждый указывается один раз.',
  'The first hand-over needs a day and a time.': 'Для первой передачи дежурства нужны день и время.',
  'Up to {days} days are shown at once.': 'За один раз показывается не более {days} дн.',
  'They have no shifts.': 'У этого сотрудника нет смен.',
  'This day is as usual already.': 'Этот день и так обычный.',
  'A day is swapped between two people.': 'Меняться днём могут только два разных человека.',
  'The day in return is another day.': 'Ответный день должен быть другим.',
  'They work by different clocks. Give the one the day off and the other further hours.':
    'Они работают по разным часовым поясам. Дайте одному выходной, а другому дополнительные часы.',
  '{name} does not work on this day.': '{name} в этот день не работает.',
  'This day is swapped already; take that back first.': 'На этот день уже есть обмен; сначала отмените его.',
  'Only people are on duty.': 'Дежурить могут только люди.',
};
