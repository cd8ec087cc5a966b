// Refusals about who is called when a ticket is stuck, in Russian. The keys are the English templates.

export const escalationRu: Readonly<Record<string, string>> = {
  'Only administrators and whoever leads the team say who is called.':
    'Указывать, кого вызывать, могут только администраторы и руководитель команды.',
  'This team has an escalation policy already.': 'У этой команды уже есть порядок эскалации.',
  'Somebody else has changed who is called meanwhile. Load it anew.':
    'Порядок вызова тем временем изменил кто-то другой. Загрузите его заново.',
  'The desk’s own policy stays: somebody has to be called.':
    'Общий порядок службы удалить нельзя: кого-то всегда нужно вызывать.',
  'There is no such escalation policy.': 'Такого порядка эскалации нет.',
  'Only agents answer calls.': 'Отвечать на вызовы могут только сотрудники службы.',
  'There is no such call on this ticket.': 'По этой заявке такого вызова нет.',
  'Somebody has answered this already, or the ticket is over.': 'На этот вызов уже ответили, или заявка завершена.',
  'You have said within the last day that this is stuck. Somebody looks at it.':
    'За последние сутки вы уже сообщали, что дело не движется. Этим занимаются.',
  'Only an unresolved ticket can be stuck.': 'Сообщить, что дело не движется, можно только по незавершённой заявке.',
  'Only the requester or an agent says that a request is stuck.':
    'Сообщить, что дело не движется, могут только заявитель или сотрудник службы.',
  'By the escalation policy of this team, nobody is called when a ticket is stuck.':
    'По порядку эскалации этой команды в таком случае никого не вызывают.',
  'This ticket was called for already, and somebody looks at it.': 'По этой заявке уже вызвали коллег, ею занимаются.',
};
