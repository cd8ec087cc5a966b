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
};
