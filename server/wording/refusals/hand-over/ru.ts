// Refusals about handing tickets over, in Russian: «вы», and no name declined. The keys are the English templates.

export const handOverRu: Readonly<Record<string, string>> = {
  'Only agents write in the brief.': 'Писать в сводке могут только сотрудники поддержки.',
  'Only agents take tickets up.': 'Принимать заявки в работу могут только сотрудники поддержки.',
  'Somebody else has this ticket now.': 'Теперь эта заявка у другого сотрудника.',
  'Nothing was handed over then.': 'Тогда ничего не передавали.',
  'What comes next needs a date that is still to come.': 'Для следующего шага нужен срок, который ещё не прошёл.',
  'This is no longer what comes next.': 'Следующий шаг уже другой.',
  'Say what comes next and by when, so that whoever takes over can go on.':
    'Укажите следующий шаг и срок, чтобы тот, кто примет заявку, мог сразу продолжить.',
  'Say what to do if it goes otherwise, or that there is nothing to say.':
    'Укажите, что делать, если всё пойдёт иначе, или отметьте, что добавить нечего.',
  'A lead has been asked about this already.': 'Решение уже запрошено у руководителя группы.',
};
