// What is refused about arriving and outgoing mail, in European Portuguese.

export const mailPtPt = {
  'What was marked as spam can be taken back for 30 days.':
    'O que foi marcado como spam pode ser anulado durante 30 dias.',
  'Choose tickets, or name the sender.': 'Escolha pedidos ou indique o remetente.',
  'Only agents mark tickets as spam.': 'Só os agentes marcam pedidos como spam.',
  'At most {most} tickets at once.': 'No máximo {most} pedidos de cada vez.',
  'Only agents block senders.': 'Só os agentes bloqueiam remetentes.',
  '“{address}” is neither an address nor a domain.': '«{address}» não é um endereço nem um domínio.',
  '{pattern} is an address of this desk; colleagues and mailboxes are not blocked.':
    '{pattern} é um endereço deste serviço; colegas e caixas de correio não são bloqueados.',
  'Too many people have their mail at {pattern}. Block single addresses.':
    'Demasiadas pessoas têm o e-mail em {pattern}. Bloqueie endereços individuais.',
  'This sender is not blocked.': 'Este remetente não está bloqueado.',
  'It has become {number}. If it is none of ours, mark that ticket as spam.':
    'Tornou-se o pedido {number}. Se não for para nós, marque-o como spam.',
  'There is nothing to take back: nobody has turned this mail down.':
    'Não há nada a anular: ninguém recusou este e-mail.',
  'This mail has not been dealt with yet; it is read by itself in a moment.':
    'Este e-mail ainda não foi tratado; será lido dentro de momentos.',
  'A colleague has turned this mail down. Take that back first.':
    'Um colega recusou este e-mail. Anule essa decisão primeiro.',
  'No mail is held back.': 'Nenhum e-mail está retido.',
  'Nobody is proposed as the requester of this ticket.': 'Ninguém foi sugerido como requerente deste pedido.',
  'Only an unresolved ticket gets another requester.': 'Só um pedido por resolver muda de requerente.',
  'A form names who wrote in Reply-To, or in a line of its text whose name you give.':
    'O formulário indica quem escreveu no Reply-To ou numa linha do texto cujo nome indica.',
  'Other mail servers put off {mails} of our mails and take few. The Outbox shows what they say; our server may stand on a block list.':
    'Outros servidores de correio adiam {mails} das nossas mensagens e aceitam poucas. A caixa de saída mostra o que respondem; o nosso servidor pode estar numa lista de bloqueio.',
  'Only agents decide about this.': 'Só os agentes decidem sobre isto.',
  'There is no such mail on this ticket.': 'Não existe essa mensagem neste pedido.',
  'This mail waits for nobody’s decision any more.': 'Esta mensagem já não espera a decisão de ninguém.',
  '{address} is the address of {name}. Copy them in, or choose another one.':
    '{address} é o endereço de {name}. Inclua em cópia ou escolha outro.',
  '{name} is a colleague. Only requesters get another address here.':
    '{name} pertence à equipa. Aqui, só os requerentes podem receber outro endereço.',
  '{address} is an address of this desk.': '{address} é um endereço deste centro.',
  'This person does not take part in the ticket.': 'Esta pessoa não participa no pedido.',
  'This person has no such address.': 'Esta pessoa não tem esse endereço.',
  'Nobody on this ticket has said that they are away.': 'Ninguém neste pedido avisou que está ausente.',
  'The person does not take part in the ticket any more.': 'Esta pessoa já não participa no pedido.',
};
