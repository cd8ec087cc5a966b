// In the Portuguese of Brazil, of tickets: who has a request, what we wait for, how it ended, and what became of its number.

import type { ticketsEn } from './en.ts';

export const ticketsPtBr: Record<keyof typeof ticketsEn, string> = {
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
  'contact.changed.why.shift': 'O turno do seu contato terminou, e o colega seguinte assumiu o chamado.',
  'contact.changed.why.escalated': 'Passamos seu chamado para alguém com mais poder de decisão.',
  'contact.changed.why.requester_asked': 'Você nos pediu outro contato.',
  'contact.changed.why.other': 'Agora outra pessoa da nossa equipe cuida do seu chamado.',

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
Como fizemos: {how?}
Quando: {when?}
Por que aconteceu: {why?}

Se algo ainda não estiver certo, responda a este e-mail em até {days: # dia | # dias}. O chamado será reaberto com tudo o que já sabemos.

{link}

{desk}`,

  'ended.told': `Olá!

Encerramos seu chamado {number}.

{what}

Se não era isso que você queria, responda a este e-mail em até {days: # dia | # dias}. O chamado será reaberto com tudo o que já sabemos.

{link}

{desk}`,
  'cannot.be.solved.subject': 'O que é possível no seu chamado [{number}]',
  'cannot.be.solved.text': `Olá!

Não conseguimos resolver o chamado {number}, e você merece saber por quê.

O motivo: {reason}

O que fizemos: {what?}

O que você pode fazer em vez disso: {alternatives}

Como compensação: {compensation?}

Se tiver alguma dúvida ou não concordar, responda a este e-mail em até {days: # dia | # dias}. O chamado será reaberto.

{link}

{desk}`,

  'ticket.reopened.told': `Olá!

Seu chamado {number} foi reaberto, com tudo o que já sabemos.

Seu contato: {contact?}
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
};
