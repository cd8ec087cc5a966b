// What is refused about arriving and outgoing mail, in Brazilian Portuguese.

export const mailPtBr = {
  'What was marked as spam can be taken back for 30 days.':
    'O que foi marcado como spam pode ser desfeito por 30 dias.',
  'Choose tickets, or name the sender.': 'Escolha chamados ou informe o remetente.',
  'Only agents mark tickets as spam.': 'Só atendentes marcam chamados como spam.',
  'At most {most} tickets at once.': 'No máximo {most} chamados de uma vez.',
  'Only agents block senders.': 'Só atendentes bloqueiam remetentes.',
  '“{address}” is neither an address nor a domain.': '“{address}” não é um endereço nem um domínio.',
  '{pattern} is an address of this desk; colleagues and mailboxes are not blocked.':
    '{pattern} é um endereço deste atendimento; colegas e caixas de correio não são bloqueados.',
  'Too many people have their mail at {pattern}. Block single addresses.':
    'Gente demais usa {pattern}. Bloqueie endereços individuais.',
  'This sender is not blocked.': 'Este remetente não está bloqueado.',
  'It has become {number}. If it is none of ours, mark that ticket as spam.':
    'Ele virou o chamado {number}. Se não for para nós, marque o chamado como spam.',
  'There is nothing to take back: nobody has turned this mail down.':
    'Não há o que desfazer: ninguém recusou este e-mail.',
  'This mail has not been dealt with yet; it is read by itself in a moment.':
    'Este e-mail ainda não foi processado; ele será lido em instantes.',
  'A colleague has turned this mail down. Take that back first.':
    'Um colega recusou este e-mail. Desfaça isso primeiro.',
  'No mail is held back.': 'Nenhum e-mail está retido.',
  'Nobody is proposed as the requester of this ticket.': 'Ninguém foi sugerido como solicitante deste chamado.',
  'Only an unresolved ticket gets another requester.': 'Só um chamado não resolvido muda de solicitante.',
  'A form names who wrote in Reply-To, or in a line of its text whose name you give.':
    'O formulário indica quem escreveu no Reply-To ou numa linha do texto cujo nome você informa.',
  'Other mail servers put off {mails} of our mails and take few. The Outbox shows what they say; our server may stand on a block list.':
    'Outros servidores de e-mail adiam {mails} dos nossos e-mails e aceitam poucos. A caixa de saída mostra o que eles dizem; o nosso servidor pode estar em uma lista de bloqueio.',
  'Only agents decide about this.': 'Só atendentes decidem sobre isso.',
  'There is no such mail on this ticket.': 'Não existe esse e-mail neste chamado.',
  'This mail waits for nobody’s decision any more.': 'Este e-mail não espera mais a decisão de ninguém.',
  '{address} is the address of {name}. Copy them in, or choose another one.':
    '{address} é o endereço de {name}. Inclua em cópia ou escolha outro.',
  '{name} is a colleague. Only requesters get another address here.':
    '{name} é da equipe. Aqui, só solicitantes podem receber outro endereço.',
  '{address} is an address of this desk.': '{address} é um endereço desta central.',
  'This person does not take part in the ticket.': 'Esta pessoa não participa do chamado.',
  'This person has no such address.': 'Esta pessoa não tem esse endereço.',
  'Nobody on this ticket has said that they are away.': 'Ninguém neste chamado avisou que está ausente.',
  'The person does not take part in the ticket any more.': 'Esta pessoa não participa mais do chamado.',
};
