// In the Portuguese of Portugal, of agents: what the desk tells its own people by mail.

import type { agentsEn } from './en.ts';

export const agentsPtPt: Record<keyof typeof agentsEn, string> = {
  'agent.asked.subject': 'Pedem a sua ajuda: {subject} [{number}]',
  'agent.asked.text': `{asker} pede a sua ajuda no pedido {number}.

Requerente: {requester}
Assunto: {subject}

{link}

Aí pode ler o pedido completo. Responda a este e-mail e a resposta fica como uma nota que só a equipa lê.`,
  'agent.assigned.subject': 'Agora consigo: {subject} [{number}]',
  'agent.assigned.text': `O pedido {number} está agora consigo.

Requerente: {requester}
Assunto: {subject}
Razão da escolha: {why}
Próxima notícia prometida: até {nextUpdate}
Próximo passo: {next?}
Se algo correr de outra forma: {otherwise?}

Assuma com um toque: {accept?}

{link}`,
  'agent.assigned.why.first': 'é novo e chega-lhe primeiro',
  'agent.assigned.why.taking_it': 'assumiu o pedido',
  'agent.assigned.why.better_placed': 'pode ajudar melhor',
  'agent.assigned.why.expertise': 'conhece o assunto',
  'agent.assigned.why.workload': 'o trabalho foi redistribuído',
  'agent.assigned.why.away': 'o contacto anterior não está disponível',
  'agent.assigned.why.left': 'o contacto anterior saiu da empresa',
  'agent.assigned.why.team_change': 'o pedido mudou de equipa',
  'agent.assigned.why.escalated': 'o pedido foi escalado para si',
  'agent.assigned.why.requester_asked': 'o requerente pediu outro contacto',
  'agent.assigned.why.other': 'um colega passou o pedido; o motivo está numa nota',

  'agent.escalated.subject': 'Precisa de si: {subject} [{number}]',
  'agent.escalated.text': `O pedido {number} precisa de si.

Motivo: {why}
Requerente: {requester}
Assunto: {subject}
Com quem está: {holder?}
Com quem estava: {previous?}
Próxima notícia prometida: até {nextUpdate}
Próximo passo: {next?}
Se algo correr de outra forma: {otherwise?}

Assuma com um toque: {accept?}

{link}`,
  'agent.escalated.why.not_accepted': 'ninguém o aceitou a tempo; é agora seu',
  'agent.escalated.why.promise_missed': 'a notícia prometida ao requerente não saiu a tempo',
  'agent.escalated.why.promise_missed_again':
    'a notícia prometida ao requerente voltou a não sair a tempo; o pedido é agora seu',
  'agent.escalated.why.compensation_asked': 'é necessário que aprove uma compensação',
  'agent.escalated.why.promise_moved': 'o prazo prometido foi adiado pela terceira vez ou mais',
  'agent.escalated.why.late_by_change': 'a prioridade mudou e, pelo novo prazo, o pedido já está atrasado',
  'agent.escalated.why.transfer_asked':
    'querem passá-lo mais uma vez, e já foi passado vezes de mais: a decisão é sua, no pedido',
  'agent.escalated.why.to_and_fro':
    'anda de um lado para o outro entre as mesmas duas pessoas, e entretanto ninguém escreveu ao requerente',

  'agent.untouched.subject': 'Volta em breve para a fila: {subject} [{number}]',
  'agent.untouched.text': `{requester} aguarda resposta no pedido {number}, e nada aconteceu nele.

Volta para a fila: {due}
Assunto: {subject}
Próxima notícia prometida: o mais tardar {nextUpdate}

Qualquer ação sua, uma resposta ou uma nota, mantém o pedido consigo.

{link}`,

  'agent.due_soon.subject': 'Prazo próximo: {subject} [{number}]',
  'agent.due_soon.text': `Já passaram nove décimos do prazo do pedido {number}, e ninguém o tem aberto neste momento.

Prazo: {what}, {due}
Requerente: {requester}
Assunto: {subject}
Próxima notícia prometida: até {nextUpdate}

{link}`,
  'agent.due_soon.what.first_response': 'a primeira resposta',
  'agent.due_soon.what.next_response': 'a resposta',
  'agent.due_soon.what.update': 'a próxima notícia',
  'agent.due_soon.what.resolution': 'a solução',
  'agent.due_soon.what.total_resolution': 'a solução, no total',
  'agent.due_soon.what.acceptance': 'a aceitação',
  'agent.due_soon.what.agreed': 'a data combinada',
  'agent.due_soon.what.third_party': 'a parte de terceiros',

  'agent.agreed.subject': 'Combine outra data: {subject} [{number}]',
  'agent.agreed.text': `Uma data combinada no pedido {number} calha num período em que vamos estar encerrados.

Data combinada: {agreed}
Requerente: {requester}
Assunto: {subject}

Combine outra data com o requerente. Se a data se mantiver mesmo assim, agende de novo a mesma data.
Se nenhuma das duas coisas acontecer, o próprio sistema pede outra data ao requerente: {until?}

{link}`,
  'agent.undelivered.subject': 'Não entregue: {subject} [{number}]',
  'agent.undelivered.text': `Um e-mail nosso no pedido {number} não chegou.

Para: {recipient}
O que o outro servidor disse: {error?}
Requerente: {requester}
Assunto: {subject}
Próxima notícia prometida: até {nextUpdate}

Outros endereços da pessoa: {others?}

No pedido pode enviar de novo, enviar para outro endereço ou indicar que já avisou de outra forma:
{link}`,

  'agent.mailbox.subject': 'Caixa de correio {address}: precisa de si',
  'agent.mailbox.text': `A caixa de correio {address} precisa de um administrador.

{what}

Desde: {since}

Corrija aqui:
{link}`,

  'agent.outgoing.subject': 'Envio de correio: precisa de si',
  'agent.outgoing.text': `O envio de correio precisa de um administrador.

{what}

Desde: {since}

O que está à espera encontra-se na caixa de saída:
{link}`,

  'agent.loop.subject': 'E-mails em círculo? {subject} [{number}]',
  'agent.loop.text': `Estão a chegar e-mails a mais no pedido {number}. O sistema deixou de lhes responder sozinho.

De: {correspondent}
Requerente: {requester}
Assunto: {subject}
Próxima notícia prometida: até {nextUpdate}

Veja se é uma máquina que está a escrever.
{link}`,

  'agent.wave.subject': 'O mesmo e-mail de muitos remetentes: posto de parte',
  'agent.wave.text': `O mesmo texto está a chegar de muitos remetentes ao mesmo tempo. Até agora: {mails} e-mails de {senders} remetentes em dez minutos.

Os restantes são postos de parte e nenhum é respondido. Veja do que se trata:
{link}`,

  'agent.terms.subject': 'Pedidos da sua equipa ficaram atrasados por uma mudança de regras',
  'agent.terms.text': `Os prazos foram recalculados: {why}. Pedidos da sua equipa que ficaram atrasados com isso: {tickets}.

Aparecem em primeiro lugar na lista da equipa:
{link}`,
  'agent.terms.why.policy': 'um nível de serviço foi alterado',
  'agent.terms.why.calendar': 'o horário de atendimento foi alterado',
  'agent.terms.why.team': 'um pedido passou para a sua equipa',
  'agent.terms.why.organisation': 'um requerente passou para outra organização',

  'agent.review.subject': 'Há e-mails postos de parte que ninguém viu',
  'agent.review.text': `E-mails postos de parte que ninguém viu a tempo: {mails}. O mais antigo chegou {since}.

Pode haver clientes entre os remetentes. Veja, por favor:
{link}`,

  'agent.stop.subject': 'O envio de e-mails está retido',
  'agent.stop.text': `Estavam para sair muito mais e-mails do que o habitual: {mails} numa hora. Tudo fica retido até um administrador decidir.

Deixe seguir, ou descarte o que o sistema escreveu sozinho:
{link}`,

  'agent.watchdog.subject': 'O sistema deixou de se verificar',
  'agent.watchdog.text': `A verificação que comprova as garantias a cada minuto não é feita desde {since}. O sistema pode estar parado: as promessas podem expirar e os e-mails podem ficar à espera.

Veja se o sistema responde e reinicie-o se não responder:
{link}`,

  'agent.wrote.subject': '{requester} escreveu: {subject} [{number}]',
  'agent.wrote.text': `{requester} escreveu no pedido {number}:

{words}

Próxima notícia prometida: até {nextUpdate}
{link}`,

  'agent.answer.hint': `Responda a este e-mail e as suas palavras ficam como nota que só a equipa lê.
Para responder ao requerente, escreva para {publicAddress}`,

  'agent.refused.subject': 'A sua resposta não foi aceite: {subject} [{number}]',
  'agent.refused.text': `O seu e-mail não entrou no pedido {number}: {why}.

Não foi enviado a ninguém e está guardado entre os e-mails recebidos. Pode escrever no pedido aqui:
{link}`,
  'agent.refused.why.unproven': 'nada mostra que veio mesmo do seu endereço',
  'agent.refused.why.not_yours': 'veio de um endereço diferente daquele para o qual o aviso foi enviado',
  'agent.refused.why.closed_access': 'o seu acesso está encerrado',
  'agent.refused.why.put_aside': 'o pedido está posto de parte e nada é enviado a partir dele',
  'agent.refused.why.moved_on': 'chegou algo novo ao pedido depois do aviso, e poderia responder sem o ter lido',
  'agent.refused.why.empty': 'não há nenhuma palavra nova acima da citação',
};
