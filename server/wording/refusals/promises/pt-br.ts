// What is refused about promised dates and what a resolution says, in the Portuguese of Brazil.

export const promisesPtBr: Readonly<Record<string, string>> = {
  'Only agents move a promised date.': 'Somente atendentes podem adiar um prazo prometido.',
  'The date has passed; write to the requester.': 'O prazo já passou; escreva para o solicitante.',
  'A date is moved to a later one. To write sooner, nothing has to be moved.':
    'Um prazo só é adiado para mais tarde. Para escrever antes, não é preciso mudar nada.',
  'There is no date of ours on this ticket that could be moved.':
    'Não há neste chamado um prazo nosso que possa ser adiado.',
  '“{name}” is offered no more; add it anew.': '“{name}” não é mais oferecido; adicione de novo.',
  'Nobody has to be asked for this.': 'Não é preciso pedir autorização para isto.',
  'The lead has been asked already.': 'A autorização já foi pedida.',
  '{lead} decides about this, or an administrator.': '{lead} decide sobre isto, ou um administrador.',
  'Nobody asked for this on the ticket.': 'Ninguém pediu isto neste chamado.',
  'Somebody has decided about this already.': 'Alguém já decidiu sobre isto.',
  'This is offered no more.': 'Isto não é mais oferecido.',
  '{lead} has to approve this first.': '{lead} precisa aprovar isto antes.',
  'Compensation is granted where something cannot be solved.':
    'A compensação é concedida quando algo não pode ser resolvido.',
  'Three capital letters, as in EUR.': 'Três letras maiúsculas, como em EUR.',
  'Choose a time to come, within a year.': 'Escolha um momento futuro, dentro de um ano.',
  'Nothing is owed on this request any more.': 'Não há mais nada pendente neste chamado.',
  'A date is agreed on already. Write to us if it does not suit you.':
    'Já há uma data combinada. Escreva para nós se ela não servir para você.',
  'Nobody asks for a date on this ticket.': 'Ninguém pediu uma data neste chamado.',
  'Only people have quiet hours.': 'Só pessoas têm horário de silêncio.',
  'Quiet hours begin and end at different times.': 'O horário de silêncio começa e termina em horas diferentes.',
  'Name a time of day, as in 22:00.': 'Uma hora do dia, como 22:00.',
};
