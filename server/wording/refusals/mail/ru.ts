// What is refused about arriving and outgoing mail, in Russian.

export const mailRu = {
  'What was marked as spam can be taken back for 30 days.': 'Пометку «спам» можно снять в течение 30 дней.',
  'Choose tickets, or name the sender.': 'Выберите заявки или укажите отправителя.',
  'Only agents mark tickets as spam.': 'Помечать заявки как спам могут только сотрудники поддержки.',
  'At most {most} tickets at once.': 'Не более {most} заявок за раз.',
  'Only agents block senders.': 'Блокировать отправителей могут только сотрудники поддержки.',
  '“{address}” is neither an address nor a domain.': '«{address}» – не адрес и не домен.',
  '{pattern} is an address of this desk; colleagues and mailboxes are not blocked.':
    '{pattern} – адрес самой поддержки; коллеги и почтовые ящики не блокируются.',
  'Too many people have their mail at {pattern}. Block single addresses.':
    'На {pattern} почта у слишком многих людей. Блокируйте отдельные адреса.',
  'This sender is not blocked.': 'Этот отправитель не заблокирован.',
  'It has become {number}. If it is none of ours, mark that ticket as spam.':
    'Из письма создана заявка {number}. Если она не нужна, пометьте её как спам.',
  'There is nothing to take back: nobody has turned this mail down.': 'Отменять нечего: это письмо никто не отклонял.',
  'This mail has not been dealt with yet; it is read by itself in a moment.':
    'Это письмо ещё не обработано; система прочитает его сама через мгновение.',
  'A colleague has turned this mail down. Take that back first.':
    'Письмо отклонено коллегой. Сначала отмените это решение.',
  'No mail is held back.': 'Почта не задержана.',
  'Nobody is proposed as the requester of this ticket.': 'Никто не предложен заявителем этой заявки.',
  'Only an unresolved ticket gets another requester.': 'Сменить заявителя можно только у незавершённой заявки.',
  'A form names who wrote in Reply-To, or in a line of its text whose name you give.':
    'Форма указывает автора в Reply-To или в строке текста, название которой вы задаёте.',
  'Other mail servers put off {mails} of our mails and take few. The Outbox shows what they say; our server may stand on a block list.':
    'Другие почтовые серверы откладывают наши письма (сейчас: {mails}) и мало что принимают. Их ответы видны в исходящих; возможно, наш сервер попал в чёрный список.',
  'Only agents decide about this.': 'Решать это могут только сотрудники поддержки.',
  'There is no such mail on this ticket.': 'В этой заявке нет такого письма.',
  'This mail waits for nobody’s decision any more.': 'Решение по этому письму уже не требуется.',
  '{address} is the address of {name}. Copy them in, or choose another one.':
    '{address} – это адрес другого человека: {name}. Добавьте его в копию или выберите другой адрес.',
  '{name} is a colleague. Only requesters get another address here.':
    '{name} – сотрудник поддержки. Другой адрес здесь можно указать только для заявителя.',
  '{address} is an address of this desk.': '{address} – адрес самой поддержки.',
  'This person does not take part in the ticket.': 'Этот человек не участвует в заявке.',
  'This person has no such address.': 'У этого человека нет такого адреса.',
  'Nobody on this ticket has said that they are away.': 'В этой заявке никто не сообщал, что отсутствует.',
  'The person does not take part in the ticket any more.': 'Этот человек больше не участвует в заявке.',
};
