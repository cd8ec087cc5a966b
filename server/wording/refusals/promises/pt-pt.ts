// What is refused about promised dates and what a resolution says, in the Portuguese of Portugal.

export const promisesPtPt: Readonly<Record<string, string>> = {
  'Only agents move a promised date.': 'Só os agentes podem adiar um prazo prometido.',
  'The date has passed; write to the requester.': 'O prazo já passou; escreva ao requerente.',
  'A date is moved to a later one. To write sooner, nothing has to be moved.':
    'Um prazo só é adiado para mais tarde. Para escrever antes, não é preciso alterar nada.',
  'There is no date of ours on this ticket that could be moved.':
    'Não há neste pedido um prazo nosso que possa ser adiado.',
};
