// What the desk writes in the Portuguese of Portugal: pedido, utilizador, contacto, connosco. No article before a name.

import type { Wording } from './en.ts';

export const ptPt: Wording = {
  'status.new': 'Recebido',
  'status.open': 'Em curso',
  'status.waiting_on_requester': 'A aguardar a sua resposta',
  'status.waiting_on_third_party': 'A aguardar colegas ou um fornecedor',
  'status.scheduled': 'Agendado',
  'status.resolved': 'Concluído',
  'status.closed': 'Fechado',
  'status.merged': 'Reunido com outro pedido',
  'status.spam': 'Posto de parte',

  'acknowledgement.subject': '{subject} [{number}]',
  'acknowledgement.text': `Olá,

Agradecemos o seu contacto. O seu pedido tem o número {number}.

O seu contacto: {contact}
Estado: {status}
Próxima notícia nossa: até {nextUpdate}
Previsão de resolução: {expected?}
O nosso horário: {hours?}
Em quanto tempo respondemos: {times?}

Para acrescentar alguma coisa, basta responder a este e-mail. Quem tratar do pedido vê tudo o que já escreveu. Pode acompanhar o pedido aqui:
{link}

{desk}`,

  'acknowledgement.closed.subject': '{subject} [{number}]',
  'acknowledgement.closed.text': `Olá,

Agradecemos o seu contacto. O seu pedido tem o número {number}.

Neste momento estamos encerrados. Próxima abertura: {opening}.
Se não puder esperar: {emergency?}

O seu contacto: {contact}
Estado: {status}
Próxima notícia nossa: até {nextUpdate}
Previsão de resolução: {expected?}
O nosso horário: {hours?}
Em quanto tempo respondemos: {times?}

Para acrescentar alguma coisa, basta responder a este e-mail. Quem tratar do pedido vê tudo o que já escreveu. Pode acompanhar o pedido aqui:
{link}

{desk}`,

  'acknowledgement.stranger.subject': 'Recebemos o seu e-mail [{number}]',
  'acknowledgement.stranger.text': `Olá,

Recebemos um e-mail deste endereço. O pedido tem o número {number}.

Neste momento estamos encerrados. Próxima abertura: {opening?}.

O seu contacto: {contact}
Estado: {status}
Próxima notícia nossa: até {nextUpdate}
Previsão de resolução: {expected?}

Para acrescentar alguma coisa, basta responder a este e-mail. Pode acompanhar o pedido aqui:
{link}

Se não nos escreveu, não precisa de fazer nada.

{desk}`,

  'acknowledgement.withheld.subject': 'Recebemos os seus e-mails [{number}]',
  'acknowledgement.withheld.text': `Olá,

Recebemos vários e-mails deste endereço. Estes são os pedidos de que ainda não o tínhamos informado:

{requests}

Pode acompanhar o primeiro aqui:
{link}

Se não nos escreveu, não precisa de fazer nada.

{desk}`,
  'acknowledgement.withheld.line': '{number}: o seu contacto é {contact}; próximas notícias nossas: até {nextUpdate}',

  'reply.footer': `{agent?}
O seu pedido {number}: {link}`,

  'reply.next.update': 'Voltará a ter notícias nossas até {nextUpdate}.',
  'reply.next.agreed': 'Conforme combinado: {nextUpdate}.',
  'reply.next.reminder': 'Se a sua resposta não nos chegar, voltamos a escrever-lhe até {nextUpdate}.',
  'link.own': '(ligação pessoal)',

  'scheduled.told': `Olá,

Data combinada para o pedido {number}: {agreed}. Terá notícias nossas até lá.

Se esta data não lhe convier, responda a este e-mail.

Pode ver o ponto da situação a qualquer momento:
{link}

{desk}`,

  'promise.late.subject': 'Ainda sem novidades sobre o seu pedido [{number}]',
  'promise.late.text': `Olá,

Prometemos escrever-lhe até {promised} e não cumprimos. Ainda não há novidades sobre o pedido {number}.

{contact} vai escrever-lhe até {nextUpdate}.

Pode ver o ponto da situação a qualquer momento:
{link}

{desk}`,

  'promise.late.again.told': `Olá,

Prometemos escrever-lhe até {promised} e, mais uma vez, não cumprimos. Ainda não há novidades sobre o pedido {number}. Isto não se pode repetir.

{contact}, responsável pela equipa, tem agora o seu pedido, com todo o histórico, e vai escrever-lhe até {nextUpdate}.

Pode ver o ponto da situação a qualquer momento:
{link}

{desk}`,

  'promise.undelivered.told': `Olá,

Prometemos escrever-lhe até {promised}. Escrevemos, mas a nossa mensagem sobre o pedido {number} não pôde ser entregue. Por isso, a promessa não foi cumprida.

{contact} vai escrever-lhe até {nextUpdate}. Já pode ler aqui o que escrevemos:
{link}

{desk}`,

  'prepared.update': `Olá,

Uma breve notícia sobre o seu pedido. {what}`,
  'prepared.work': 'Continuamos a trabalhar nele desde a nossa última mensagem.',
  'prepared.others': 'Aguardamos uma resposta de fora da nossa equipa e estamos a acompanhar o assunto.',
  'prepared.together': 'Está ligado a outro assunto, no qual também estamos a trabalhar.',

  'date.asked': 'Por favor, digam-me qual é o ponto da situação até {wanted}, ou antes.',
  'date.accepted.told': `Olá,

Pediu notícias sobre o pedido {number} até {wanted}. Vai recebê-las até lá, ou antes.

Pode ver o ponto da situação a qualquer momento:
{link}

{desk}`,

  'promise.delay.told': `Olá,

Prometemos escrever-lhe até {promised}. Precisamos de mais tempo e preferimos avisar já: receberá notícias sobre o pedido {number} até {nextUpdate}.

O motivo: {why}
O que já foi feito: {actions}
O seu contacto: {contact}

Pode ver o ponto da situação a qualquer momento:
{link}

{desk}`,
  'promise.delay.why.more_work': 'encontrar a causa está a demorar mais do que esperávamos.',
  'promise.delay.why.specialist': 'consultámos um especialista e ainda não temos a resposta.',
  'promise.delay.why.supplier': 'estamos à espera da resposta de um fornecedor.',
  'promise.delay.why.testing': 'estamos a testar a solução antes de lha entregar.',
  'promise.delay.why.workload': 'recebemos mais pedidos do que é habitual.',
  'promise.delay.why.away': 'a pessoa que está a tratar do assunto está ausente neste momento.',

  'away.subject': 'Enquanto estivermos encerrados: o seu pedido [{number}]',
  'away.text': `Olá,

{why}

Encerrados a partir de: {closes?}
De volta: {opens}
Próxima notícia sobre o pedido {number}: até {nextUpdate}
Se não puder esperar: {emergency?}

Antes tínhamos indicado {promised}; passa a valer o novo prazo. O que escrever entretanto chega até nós, e não terá de repetir nada.

Pode acompanhar o pedido aqui:
{link}

{desk}`,

  'away.why.company_holidays': 'A nossa empresa está encerrada para férias.',
  'away.why.away': 'Vamos estar ausentes durante algum tempo.',
  'away.why.closed': 'Vamos estar encerrados durante algum tempo.',

  'contact.changed.subject': 'O seu novo contacto: {contact} [{number}]',
  'contact.changed.text': `Olá,

{why}

O seu contacto para o pedido {number} é agora {contact}, com todo o historial em mãos. Não precisa de explicar nada de novo.

Próxima notícia nossa: até {nextUpdate}

Pode acompanhar o pedido aqui:
{link}

{desk}`,
  'contact.changed.why.taking_it': 'O seu pedido chegou a quem vai tratar dele.',
  'contact.changed.why.better_placed': 'Há alguém na nossa equipa que pode ajudar melhor neste caso.',
  'contact.changed.why.expertise': 'O seu pedido precisa de alguém que conheça bem o assunto.',
  'contact.changed.why.workload': 'Redistribuímos o trabalho para lhe responder mais cedo.',
  'contact.changed.why.away': '{previous} não está disponível neste momento.',
  'contact.changed.why.left': '{previous} já não trabalha connosco.',
  'contact.changed.why.team_change': 'O seu pedido está agora com a equipa que trata deste assunto.',
  'contact.changed.why.escalated': 'Passámos o seu pedido a alguém com maior poder de decisão.',
  'contact.changed.why.requester_asked': 'Pediu-nos outro contacto.',
  'contact.changed.why.other': 'Agora outra pessoa da nossa equipa trata do seu pedido.',

  'reply.files': 'Os ficheiros são demasiado grandes para um e-mail ({names}). Estão aqui: {link}',
  'oversized.subject': 'Onde entregar os seus ficheiros [{number}]',
  'oversized.text': `Olá,

Recebemos o seu e-mail sobre o pedido {number}. Com os ficheiros tinha {megabytes} MB, mais do que podemos receber por e-mail, pelo que os ficheiros ainda não estão connosco.

Entregue-os aqui, por favor; ficheiros grandes são bem-vindos. A ligação é válida durante 14 dias:
{link}

O que escreveu chegou, não precisa de o escrever outra vez.`,
  'oversized.note':
    'O e-mail do remetente tinha {megabytes} MB com os ficheiros. Os ficheiros ficaram de fora por ser demasiado grande; o texto está aqui.',
  'waiting.reminder.subject': 'Uma pergunta para si [{number}]',
  'waiting.reminder.text': `Olá,

Para continuar com o pedido {number}, precisamos de uma resposta sua:

{question}

Basta responder a este e-mail. O pedido fica aberto até {closing}. Depois disso, ainda tem {days: # dia | # dias} para o reabrir com uma resposta.

{link}

{desk}`,

  'waiting.closed.subject': 'Pedido fechado por agora [{number}]',
  'waiting.closed.text': `Olá,

Fechámos o pedido {number} por agora, porque a sua resposta não chegou até nós.

Nada se perdeu: se responder a este e-mail no prazo de {days: # dia | # dias}, o pedido é reaberto e continuamos onde ficámos.

{link}

{desk}`,

  'resolved.subject': 'O seu pedido está resolvido [{number}]',
  'resolved.text': `Olá,

O seu pedido {number} está resolvido.

O que fizemos: {what}
Como: {how?}
Quando: {when?}
Porquê: {why?}

Se alguma coisa ainda não estiver bem, responda a este e-mail no prazo de {days: # dia | # dias}. O pedido é reaberto com tudo o que já sabemos.

{link}

{desk}`,

  'cannot.be.solved.subject': 'O que é possível no seu pedido [{number}]',
  'cannot.be.solved.text': `Olá,

Não conseguimos resolver o pedido {number} e queremos explicar-lhe porquê.

O motivo: {reason}

O que pode fazer em alternativa: {alternatives}

Como compensação: {compensation?}

Se tiver alguma dúvida ou não concordar, responda a este e-mail no prazo de {days: # dia | # dias}. O pedido é reaberto.

{link}

{desk}`,

  'ticket.reopened.subject': 'O seu pedido foi reaberto [{number}]',
  'ticket.reopened.text': `Olá,

O seu pedido {number} foi reaberto, com tudo o que já sabemos.

O seu contacto: {contact}
Estado: {status}
Próxima notícia nossa: até {nextUpdate}
Previsão de resolução: {expected?}

Pode acompanhar o pedido aqui:
{link}

{desk}`,

  'ticket.merged.subject': 'Dois pedidos tratados em conjunto [{number}]',
  'ticket.merged.text': `Olá,

Os seus dois pedidos, {other} e {number}, são sobre o mesmo assunto; por isso tratamos deles em conjunto, com o número {number}. Nada do que escreveu se perdeu, e os dois números continuam válidos.

O seu contacto: {contact}
Próxima notícia nossa: até {nextUpdate?}

Pode acompanhar o pedido aqui:
{link}

{desk}`,

  'ticket.unmerged.subject': 'Pedido tratado de novo em separado [{number}]',
  'ticket.unmerged.text': `Olá,

Voltámos a tratar do seu pedido {number} em separado do {other}. Nada do que escreveu se perdeu, e os dois números continuam válidos.

O seu contacto: {contact}
Próxima notícia nossa: até {nextUpdate?}

Pode acompanhar o pedido aqui:
{link}

{desk}`,

  'ticket.split.subject': 'Tratado em separado [{number}]',
  'ticket.split.text': `Olá,

No pedido {other} escreveu também sobre outro assunto. Tratamos dele em separado, com o número {number}, para que ambos avancem. Não precisa de explicar nada outra vez.

O seu contacto: {contact}
Próxima notícia nossa: até {nextUpdate?}
Previsão de resolução: {expected?}

Pode acompanhar o pedido aqui:
{link}

{desk}`,

  'portal.link.subject': 'A sua ligação de acesso: {desk}',
  'portal.link.text': `Olá,

Esta é a sua ligação de acesso:
{link}

Funciona uma única vez, durante {minutes: # minuto | # minutos}. Se não a pediu, não precisa de fazer nada: sem ela ninguém entra.

{desk}`,

  'mailbox.refused.too.big.subject': 'O seu e-mail não coube na nossa caixa de correio',
  'mailbox.refused.too.big.text': `Olá,

A nossa caixa de correio aceita e-mails até {limit}. O seu era maior e não nos chegou inteiro.

Aqui pode enviar-nos tudo, incluindo ficheiros grandes:
{link}
O número do seu pedido: {number?}

{desk}`,

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
  'agent.escalated.text': `O pedido {number} foi escalado para si.

Motivo: {why}
Requerente: {requester}
Assunto: {subject}
Com quem estava: {previous}
Próxima notícia prometida: até {nextUpdate}

{link}`,
  'agent.escalated.why.not_accepted': 'ninguém o aceitou a tempo',
  'agent.escalated.why.promise_missed': 'a notícia prometida ao requerente não saiu a tempo',
  'agent.escalated.why.promise_missed_again':
    'a notícia prometida ao requerente voltou a não sair a tempo; o pedido é agora seu',
  'agent.escalated.why.compensation_asked': 'é necessário que aprove uma compensação',
  'agent.escalated.why.promise_moved': 'o prazo prometido foi adiado pela terceira vez ou mais',
  'agent.escalated.why.late_by_change': 'a prioridade mudou e, pelo novo prazo, o pedido já está atrasado',

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
