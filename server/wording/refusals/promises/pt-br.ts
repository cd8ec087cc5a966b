// What is refused about promised dates and what a resolution says, in the Portuguese of Brazil.

export const promisesPtBr: Readonly<Record<string, string>> = {
  'Only agents move a promised date.': 'Somente atendentes podem adiar um prazo prometido.',
  'The date has passed; write to the requester.': 'O prazo já passou; escreva para o solicitante.',
  'A date is moved to a later one. To write sooner, nothing has to be moved.':
    'Um prazo só é adiado para mais tarde. Para escrever antes, não é preciso mudar nada.',
  'There is no date of ours on this ticket that could be moved.':
    'Não há neste chamado um prazo nosso que possa ser adiado.',
};
