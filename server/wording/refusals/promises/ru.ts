// What is refused about promised dates and what a resolution says, in Russian.

export const promisesRu: Readonly<Record<string, string>> = {
  'Only agents move a promised date.': 'Переносить обещанный срок могут только сотрудники поддержки.',
  'The date has passed; write to the requester.': 'Срок уже прошёл; напишите заявителю.',
  'A date is moved to a later one. To write sooner, nothing has to be moved.':
    'Срок переносят только на более позднее время. Чтобы написать раньше, переносить ничего не нужно.',
  'There is no date of ours on this ticket that could be moved.':
    'В этой заявке нет нашего срока, который можно перенести.',
};
