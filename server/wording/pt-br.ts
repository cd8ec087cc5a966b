// What the desk writes in the Portuguese of Brazil: chamado, usuário, contato, conosco. No article before a name.

import type { Wording } from './en.ts';

export const ptBr: Wording = {
  'status.new': 'Recebido',
  'status.open': 'Em andamento',
  'status.waiting_on_requester': 'Aguardando sua resposta',
  'status.waiting_on_third_party': 'Aguardando colegas ou um fornecedor',
  'status.scheduled': 'Agendado',
  'status.resolved': 'Concluído',
  'status.closed': 'Encerrado',
  'status.merged': 'Reunido com outro chamado',
  'status.spam': 'Deixado de lado',

  'acknowledgement.subject': '{subject} [{number}]',
  'acknowledgement.text': `Olá!

Agradecemos o contato. Seu chamado tem o número {number}.

Seu contato: {contact}
Situação: {status}
Próxima notícia nossa: até {nextUpdate}
Previsão de solução: {expected?}
Nosso horário: {hours?}
Em quanto tempo respondemos: {times?}

Para acrescentar algo, basta responder a este e-mail. Quem cuidar do chamado vê tudo o que você já escreveu. Acompanhe seu chamado aqui:
{link}

{desk}`,

  'acknowledgement.closed.subject': '{subject} [{number}]',
  'acknowledgement.closed.text': `Olá!

Agradecemos o contato. Seu chamado tem o número {number}.

Agora estamos fora do horário de atendimento. Próxima abertura: {opening}.
Se não puder esperar: {emergency?}

Seu contato: {contact}
Situação: {status}
Próxima notícia nossa: até {nextUpdate}
Previsão de solução: {expected?}
Nosso horário: {hours?}
Em quanto tempo respondemos: {times?}

Para acrescentar algo, basta responder a este e-mail. Quem cuidar do chamado vê tudo o que você já escreveu. Acompanhe seu chamado aqui:
{link}

{desk}`,

  'acknowledgement.stranger.subject': 'Recebemos seu e-mail [{number}]',
  'acknowledgement.stranger.text': `Olá!

Recebemos um e-mail deste endereço. O número do chamado é {number}.

Agora estamos fora do horário de atendimento. Próxima abertura: {opening?}.

Seu contato: {contact}
Situação: {status}
Próxima notícia nossa: até {nextUpdate}
Previsão de solução: {expected?}

Para acrescentar algo, basta responder a este e-mail. Acompanhe seu chamado aqui:
{link}

Se você não escreveu para nós, não precisa fazer nada.

{desk}`,

  'acknowledgement.withheld.subject': 'Recebemos seus e-mails [{number}]',
  'acknowledgement.withheld.text': `Olá!

Recebemos vários e-mails deste endereço. Estes são os chamados de que ainda não tínhamos avisado você:

{requests}

Acompanhe o primeiro deles aqui:
{link}

Se você não nos escreveu, não precisa fazer nada.

{desk}`,
  'acknowledgement.withheld.line': '{number}: quem cuida é {contact}; próxima notícia nossa: até {nextUpdate}',

  'reply.footer': `{agent?}
Seu chamado {number}: {link}`,

  'reply.next.update': 'Você terá notícias nossas até {nextUpdate}.',
  'reply.next.agreed': 'Conforme combinado: {nextUpdate}.',
  'reply.next.reminder': 'Se sua resposta não chegar, escreveremos de novo até {nextUpdate}.',
  'link.own': '(link pessoal)',

  'scheduled.told': `Olá!

Data combinada para o chamado {number}: {agreed}. Você terá notícias nossas até lá.

Se essa data não for boa para você, responda a este e-mail.

Você pode ver a situação a qualquer momento:
{link}

{desk}`,

  'promise.late.subject': 'Ainda sem novidades no seu chamado [{number}]',
  'promise.late.text': `Olá!

Prometemos escrever para você até {promised} e não cumprimos. Ainda não há novidades no chamado {number}.

{contact} vai escrever para você até {nextUpdate}.

Você pode ver a situação a qualquer momento:
{link}

{desk}`,

  'promise.late.again.told': `Olá!

Prometemos escrever para você até {promised} e, mais uma vez, não cumprimos. Ainda não há novidades no chamado {number}. Isso não pode se repetir.

{contact}, que lidera a equipe, agora cuida do seu chamado, com todo o histórico, e vai escrever para você até {nextUpdate}.

Você pode ver a situação a qualquer momento:
{link}

{desk}`,

  'promise.undelivered.told': `Olá!

Prometemos escrever para você até {promised}. Escrevemos, mas nossa mensagem sobre o chamado {number} não pôde ser entregue. Por isso, a promessa não foi cumprida.

{contact} vai escrever para você até {nextUpdate}. Você já pode ler aqui o que escrevemos:
{link}

{desk}`,

  'prepared.update': `Olá!

Uma breve notícia sobre o seu chamado. {what}`,
  'prepared.work': 'Continuamos trabalhando nele desde a nossa última mensagem.',
  'prepared.others': 'Estamos aguardando uma resposta de fora da nossa equipe e acompanhando isso de perto.',
  'prepared.together': 'Ele está ligado a outro assunto, no qual também estamos trabalhando.',

  'date.asked': 'Por favor, me digam como está a situação até {wanted}, ou antes.',
  'date.accepted.told': `Olá!

Você pediu notícias sobre o chamado {number} até {wanted}. Você vai recebê-las até lá, ou antes.

Você pode ver a situação a qualquer momento:
{link}

{desk}`,

  'promise.delay.told': `Olá!

Prometemos escrever para você até {promised}. Precisamos de mais tempo e preferimos avisar já: você vai receber notícias sobre o chamado {number} até {nextUpdate}.

O motivo: {why}
O que já foi feito: {actions}
Seu contato: {contact}

Você pode ver a situação a qualquer momento:
{link}

{desk}`,
  'promise.delay.why.more_work': 'encontrar a causa está demorando mais do que esperávamos.',
  'promise.delay.why.specialist': 'consultamos um especialista e ainda não temos a resposta.',
  'promise.delay.why.supplier': 'estamos esperando a resposta de um fornecedor.',
  'promise.delay.why.testing': 'estamos testando a solução antes de passá-la para você.',
  'promise.delay.why.workload': 'recebemos mais chamados do que o normal.',
  'promise.delay.why.away': 'a pessoa que cuida disso está ausente no momento.',

  'away.subject': 'Enquanto estivermos fechados: seu chamado [{number}]',
  'away.text': `Olá!

{why}

Fechados a partir de: {closes?}
De volta: {opens}
Próxima notícia sobre o chamado {number}: até {nextUpdate}
Se não puder esperar: {emergency?}

Antes, tínhamos informado {promised}; agora vale o novo prazo. O que você escrever nesse período chega até nós, e você não vai precisar repetir nada.

Acompanhe seu chamado aqui:
{link}

{desk}`,

  'away.why.company_holidays': 'Nossa empresa está em recesso.',
  'away.why.away': 'Vamos ficar fora por um período.',
  'away.why.closed': 'Vamos ficar fechados por um período.',

  'contact.changed.subject': 'Seu novo contato: {contact} [{number}]',
  'contact.changed.text': `Olá!

{why}

Seu contato no chamado {number} agora é {contact}, com todo o histórico em mãos. Você não precisa explicar nada de novo.

Próxima notícia nossa: até {nextUpdate}

Acompanhe seu chamado aqui:
{link}

{desk}`,
  'contact.changed.why.taking_it': 'Seu chamado chegou a quem vai cuidar dele.',
  'contact.changed.why.better_placed': 'Há alguém na nossa equipe que pode ajudar você melhor.',
  'contact.changed.why.expertise': 'Seu chamado precisa de alguém que conheça bem o assunto.',
  'contact.changed.why.workload': 'Redistribuímos o trabalho para responder a você mais cedo.',
  'contact.changed.why.away': '{previous} não está disponível no momento.',
  'contact.changed.why.left': '{previous} não trabalha mais conosco.',
  'contact.changed.why.team_change': 'Seu chamado agora está com a equipe que cuida desse assunto.',
  'contact.changed.why.escalated': 'Passamos seu chamado para alguém com mais poder de decisão.',
  'contact.changed.why.requester_asked': 'Você nos pediu outro contato.',
  'contact.changed.why.other': 'Agora outra pessoa da nossa equipe cuida do seu chamado.',

  'reply.files': 'Os arquivos são grandes demais para um e-mail ({names}). Eles estão aqui: {link}',
  'oversized.subject': 'Onde enviar os seus arquivos [{number}]',
  'oversized.text': `Olá,

Recebemos o seu e-mail sobre o chamado {number}. Com os arquivos ele tinha {megabytes} MB, mais do que podemos receber por e-mail, por isso os arquivos ainda não estão conosco.

Envie-os por aqui, por favor; arquivos grandes são bem-vindos. O link vale por 14 dias:
{link}

O que você escreveu chegou, não é preciso escrever de novo.`,
  'oversized.note':
    'O e-mail do remetente tinha {megabytes} MB com os arquivos. Os arquivos ficaram de fora porque era grande demais; o texto está aqui.',
  'waiting.reminder.subject': 'Uma pergunta para você [{number}]',
  'waiting.reminder.text': `Olá!

Para continuar com o chamado {number}, precisamos de uma resposta sua:

{question}

Basta responder a este e-mail. O chamado fica aberto até {closing}. Depois disso, você ainda tem {days: # dia | # dias} para reabri-lo com uma resposta.

{link}

{desk}`,

  'waiting.closed.subject': 'Chamado encerrado por enquanto [{number}]',
  'waiting.closed.text': `Olá!

Encerramos o chamado {number} por enquanto, porque sua resposta não chegou até nós.

Nada se perdeu: se você responder a este e-mail em até {days: # dia | # dias}, o chamado será reaberto e continuamos de onde paramos.

{link}

{desk}`,

  'resolved.subject': 'Seu chamado foi resolvido [{number}]',
  'resolved.text': `Olá!

Seu chamado {number} foi resolvido.

O que fizemos: {what}
Como: {how?}
Quando: {when?}
Por quê: {why?}

Se algo ainda não estiver certo, responda a este e-mail em até {days: # dia | # dias}. O chamado será reaberto com tudo o que já sabemos.

{link}

{desk}`,

  'cannot.be.solved.subject': 'O que é possível no seu chamado [{number}]',
  'cannot.be.solved.text': `Olá!

Não conseguimos resolver o chamado {number}, e você merece saber por quê.

O motivo: {reason}

O que você pode fazer em vez disso: {alternatives}

Como compensação: {compensation?}

Se tiver alguma dúvida ou não concordar, responda a este e-mail em até {days: # dia | # dias}. O chamado será reaberto.

{link}

{desk}`,

  'ticket.reopened.subject': 'Seu chamado foi reaberto [{number}]',
  'ticket.reopened.text': `Olá!

Seu chamado {number} foi reaberto, com tudo o que já sabemos.

Seu contato: {contact}
Situação: {status}
Próxima notícia nossa: até {nextUpdate}
Previsão de solução: {expected?}

Acompanhe seu chamado aqui:
{link}

{desk}`,

  'ticket.merged.subject': 'Dois chamados tratados juntos [{number}]',
  'ticket.merged.text': `Olá!

Seus dois chamados, {other} e {number}, são sobre o mesmo assunto; por isso cuidamos deles juntos, com o número {number}. Nada do que você escreveu se perdeu, e os dois números continuam valendo.

Seu contato: {contact}
Próxima notícia nossa: até {nextUpdate?}

Acompanhe seu chamado aqui:
{link}

{desk}`,

  'ticket.unmerged.subject': 'Chamado tratado de novo em separado [{number}]',
  'ticket.unmerged.text': `Olá!

Voltamos a cuidar do seu chamado {number} em separado do {other}. Nada do que você escreveu se perdeu, e os dois números continuam valendo.

Seu contato: {contact}
Próxima notícia nossa: até {nextUpdate?}

Acompanhe seu chamado aqui:
{link}

{desk}`,

  'ticket.split.subject': 'Tratado em separado [{number}]',
  'ticket.split.text': `Olá!

No chamado {other} você escreveu também sobre outro assunto. Cuidamos dele em separado, com o número {number}, para que os dois avancem. Você não precisa explicar nada de novo.

Seu contato: {contact}
Próxima notícia nossa: até {nextUpdate?}
Previsão de solução: {expected?}

Acompanhe seu chamado aqui:
{link}

{desk}`,

  'portal.link.subject': 'Seu link de acesso: {desk}',
  'portal.link.text': `Olá!

Este é o seu link de acesso:
{link}

Ele funciona uma única vez, por {minutes: # minuto | # minutos}. Se você não pediu este link, não precisa fazer nada: sem ele ninguém entra.

{desk}`,

  'mailbox.refused.too.big.subject': 'Seu e-mail não coube na nossa caixa de entrada',
  'mailbox.refused.too.big.text': `Olá!

Nossa caixa de entrada aceita e-mails de até {limit}. O seu era maior e não chegou inteiro até nós.

Aqui você pode nos enviar tudo, inclusive arquivos grandes:
{link}
O número do seu chamado: {number?}

{desk}`,

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
  'agent.escalated.text': `O chamado {number} foi escalado para você.

Motivo: {why}
Solicitante: {requester}
Assunto: {subject}
Com quem estava: {previous}
Próxima notícia prometida: até {nextUpdate}

{link}`,
  'agent.escalated.why.not_accepted': 'ninguém o aceitou a tempo',
  'agent.escalated.why.promise_missed': 'a notícia prometida ao solicitante não saiu a tempo',
  'agent.escalated.why.promise_missed_again':
    'a notícia prometida ao solicitante atrasou de novo; agora o chamado é seu',
  'agent.escalated.why.compensation_asked': 'é preciso que você aprove uma compensação',
  'agent.escalated.why.promise_moved': 'o prazo prometido foi adiado pela terceira vez ou mais',
  'agent.escalated.why.late_by_change': 'a prioridade mudou e, pelo novo prazo, o chamado já está atrasado',

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
