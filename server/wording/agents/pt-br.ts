// In the Portuguese of Brazil, of agents: what the desk tells its own people by mail.

import type { agentsEn } from './en.ts';

export const agentsPtBr: Record<keyof typeof agentsEn, string> = {
  'agent.asked.subject': 'Pedem a sua ajuda: {subject} [{number}]',
  'agent.asked.text': `{asker} pede a sua ajuda no chamado {number}.

Solicitante: {requester}
Assunto: {subject}

{link}

Ali você lê o chamado inteiro. Responda a este e-mail, e a resposta vira uma nota que só a equipe lê.`,
  'agent.assigned.subject': 'Agora com você: {subject} [{number}]',
  'agent.assigned.text': `O chamado {number} agora está com você.

Solicitante: {requester}
Assunto: {subject}
Por que você: {why}
Próxima notícia prometida: até {nextUpdate}
Próximo passo: {next?}
Se algo sair diferente: {otherwise?}

Assuma com um toque: {accept?}

{link}`,
  'agent.assigned.why.first': 'é novo e chega primeiro a você',
  'agent.assigned.why.taking_it': 'você assumiu o chamado',
  'agent.assigned.why.better_placed': 'você pode ajudar melhor',
  'agent.assigned.why.expertise': 'você conhece o assunto',
  'agent.assigned.why.workload': 'o trabalho foi redistribuído',
  'agent.assigned.why.away': 'o contato anterior não está disponível',
  'agent.assigned.why.left': 'o contato anterior saiu da empresa',
  'agent.assigned.why.team_change': 'o chamado mudou de equipe',
  'agent.assigned.why.escalated': 'o chamado foi escalado para você',
  'agent.assigned.why.requester_asked': 'o solicitante pediu outro contato',
  'agent.assigned.why.other': 'um colega passou o chamado; o motivo está em uma nota',

  'agent.escalated.subject': 'Precisa de você: {subject} [{number}]',
  'agent.escalated.text': `O chamado {number} precisa de você.

Motivo: {why}
Solicitante: {requester}
Assunto: {subject}
Com quem está: {holder?}
Com quem estava: {previous?}
Próxima notícia prometida: até {nextUpdate}
Próximo passo: {next?}
Se algo sair diferente: {otherwise?}

Assuma com um toque: {accept?}

{link}`,
  'agent.escalated.why.not_accepted': 'ninguém o aceitou a tempo; agora ele é seu',
  'agent.escalated.why.promise_missed': 'a notícia prometida ao solicitante não saiu a tempo',
  'agent.escalated.why.promise_missed_again':
    'a notícia prometida ao solicitante atrasou de novo; agora o chamado é seu',
  'agent.escalated.why.compensation_asked': 'é preciso que você aprove uma compensação',
  'agent.escalated.why.promise_moved': 'o prazo prometido foi adiado pela terceira vez ou mais',
  'agent.escalated.why.late_by_change': 'a prioridade mudou e, pelo novo prazo, o chamado já está atrasado',
  'agent.escalated.why.transfer_asked':
    'querem repassá-lo mais uma vez, e ele já foi repassado vezes demais: a decisão é sua, no chamado',
  'agent.escalated.why.to_and_fro':
    'ele vai e volta entre as mesmas duas pessoas, e ninguém escreveu ao solicitante nesse meio-tempo',

  'agent.untouched.subject': 'Volta em breve para a fila: {subject} [{number}]',
  'agent.untouched.text': `{requester} aguarda resposta no chamado {number}, e nada aconteceu nele.

Volta para a fila: {due}
Assunto: {subject}
Próxima notícia prometida: no máximo {nextUpdate}

Qualquer ação sua, uma resposta ou uma nota, mantém o chamado com você.

{link}`,

  'agent.due_soon.subject': 'Prazo próximo: {subject} [{number}]',
  'agent.due_soon.text': `Nove décimos do prazo do chamado {number} já passaram, e ninguém está com ele aberto agora.

Prazo: {what}, {due}
Solicitante: {requester}
Assunto: {subject}
Próxima notícia prometida: até {nextUpdate}

{link}`,
  'agent.due_soon.what.first_response': 'a primeira resposta',
  'agent.due_soon.what.next_response': 'a resposta',
  'agent.due_soon.what.update': 'a próxima notícia',
  'agent.due_soon.what.resolution': 'a solução',
  'agent.due_soon.what.total_resolution': 'a solução, no total',
  'agent.due_soon.what.acceptance': 'o aceite',
  'agent.due_soon.what.agreed': 'a data combinada',
  'agent.due_soon.what.third_party': 'a parte de terceiros',

  'agent.agreed.subject': 'Combine outra data: {subject} [{number}]',
  'agent.agreed.text': `Uma data combinada no chamado {number} cai em um período em que estaremos fechados.

Data combinada: {agreed}
Solicitante: {requester}
Assunto: {subject}

Combine outra data com o solicitante. Se a data continuar valendo mesmo assim, agende a mesma data de novo.
Se nenhuma das duas coisas acontecer, o próprio sistema pedirá outra data ao solicitante: {until?}

{link}`,
  'agent.undelivered.subject': 'Não entregue: {subject} [{number}]',
  'agent.undelivered.text': `Um e-mail nosso no chamado {number} não chegou.

Para: {recipient}
O que o outro servidor disse: {error?}
Solicitante: {requester}
Assunto: {subject}
Próxima notícia prometida: até {nextUpdate}

Outros endereços da pessoa: {others?}

No chamado você pode enviar de novo, enviar para outro endereço ou dizer que já avisou de outra forma:
{link}`,

  'agent.mailbox.subject': 'Caixa de e-mail {address}: precisa de você',
  'agent.mailbox.text': `A caixa de e-mail {address} precisa de um administrador.

{what}

Desde: {since}

Corrija aqui:
{link}`,

  'agent.outgoing.subject': 'Envio de e-mails: precisa de você',
  'agent.outgoing.text': `O envio de e-mails precisa de um administrador.

{what}

Desde: {since}

O que está esperando fica na caixa de saída:
{link}`,

  'agent.loop.subject': 'E-mails em círculo? {subject} [{number}]',
  'agent.loop.text': `Estão chegando e-mails demais no chamado {number}. O sistema parou de responder a eles por conta própria.

De: {correspondent}
Solicitante: {requester}
Assunto: {subject}
Próxima notícia prometida: até {nextUpdate}

Verifique se é uma máquina que está escrevendo.
{link}`,

  'agent.wave.subject': 'Mesmo e-mail de muitos remetentes: separado',
  'agent.wave.text': `O mesmo texto está chegando de muitos remetentes ao mesmo tempo. Até agora: {mails} e-mails de {senders} remetentes em dez minutos.

Os demais são separados e nenhum é respondido. Veja do que se trata:
{link}`,

  'agent.terms.subject': 'Chamados da sua equipe ficaram atrasados por uma mudança de regras',
  'agent.terms.text': `Os prazos foram recalculados: {why}. Chamados da sua equipe que ficaram atrasados com isso: {tickets}.

Eles aparecem primeiro na lista da equipe:
{link}`,
  'agent.terms.why.policy': 'um nível de serviço foi alterado',
  'agent.terms.why.calendar': 'o horário de atendimento foi alterado',
  'agent.terms.why.team': 'um chamado passou para a sua equipe',
  'agent.terms.why.organisation': 'um solicitante passou para outra organização',

  'agent.review.subject': 'Há e-mails separados que ninguém olhou',
  'agent.review.text': `E-mails separados que ninguém olhou a tempo: {mails}. O mais antigo chegou {since}.

Pode haver clientes entre os remetentes. Dê uma olhada:
{link}`,

  'agent.stop.subject': 'O envio de e-mails está retido',
  'agent.stop.text': `Muito mais e-mails do que o normal estavam para sair: {mails} em uma hora. Tudo fica retido até que um administrador decida.

Libere, ou descarte o que o sistema escreveu sozinho:
{link}`,

  'agent.watchdog.subject': 'O sistema parou de se verificar',
  'agent.watchdog.text': `A verificação que comprova as garantias a cada minuto não roda desde {since}. O sistema pode estar parado: promessas podem vencer e e-mails podem ficar esperando.

Veja se o sistema responde e reinicie-o se não responder:
{link}`,

  'agent.wrote.subject': '{requester} escreveu: {subject} [{number}]',
  'agent.wrote.text': `{requester} escreveu no chamado {number}:

{words}

Próxima notícia prometida: até {nextUpdate}
{link}`,

  'agent.answer.hint': `Responda a este e-mail e suas palavras viram uma nota que só a equipe lê.
Para responder ao solicitante, escreva para {publicAddress}`,

  'agent.refused.subject': 'Sua resposta não foi aceita: {subject} [{number}]',
  'agent.refused.text': `Seu e-mail não entrou no chamado {number}: {why}.

Ele não foi enviado a ninguém e está guardado entre os e-mails recebidos. Você pode escrever no chamado aqui:
{link}`,
  'agent.refused.why.unproven': 'nada mostra que ele veio mesmo do seu endereço',
  'agent.refused.why.not_yours': 'ele veio de um endereço diferente daquele para o qual o aviso foi enviado',
  'agent.refused.why.closed_access': 'o seu acesso está encerrado',
  'agent.refused.why.put_aside': 'o chamado está separado e nada é enviado a partir dele',
  'agent.refused.why.moved_on': 'chegou algo novo no chamado depois do aviso, e você poderia responder sem ter lido',
  'agent.refused.why.empty': 'não há nenhuma palavra nova acima da citação',
};
