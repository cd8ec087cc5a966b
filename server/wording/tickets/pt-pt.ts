// In the Portuguese of Portugal, of tickets: who has a request, what we wait for, how it ended, and what became of its number.

import type { ticketsEn } from './en.ts';

export const ticketsPtPt: Record<keyof typeof ticketsEn, string> = {
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
  'contact.changed.why.shift': 'O turno do seu contacto terminou e o colega seguinte ficou com o pedido.',
  'contact.changed.why.escalated': 'Passámos o seu pedido a alguém com maior poder de decisão.',
  'contact.changed.why.requester_asked': 'Pediu-nos outro contacto.',
  'contact.changed.why.other': 'Agora outra pessoa da nossa equipa trata do seu pedido.',

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
Como o fizemos: {how?}
Quando: {when?}
Porque aconteceu: {why?}

Se alguma coisa ainda não estiver bem, responda a este e-mail no prazo de {days: # dia | # dias}. O pedido é reaberto com tudo o que já sabemos.

{link}

{desk}`,

  'ended.told': `Olá,

Fechámos o seu pedido {number}.

{what}

Se não era isto que pretendia, responda a este e-mail no prazo de {days: # dia | # dias}. O pedido é reaberto com tudo o que já sabemos.

{link}

{desk}`,
  'cannot.be.solved.subject': 'O que é possível no seu pedido [{number}]',
  'cannot.be.solved.text': `Olá,

Não conseguimos resolver o pedido {number} e queremos explicar-lhe porquê.

O motivo: {reason}

O que fizemos: {what?}

O que pode fazer em alternativa: {alternatives}

Como compensação: {compensation?}

Se tiver alguma dúvida ou não concordar, responda a este e-mail no prazo de {days: # dia | # dias}. O pedido é reaberto.

{link}

{desk}`,

  'ticket.reopened.told': `Olá,

O seu pedido {number} foi reaberto, com tudo o que já sabemos.

O seu contacto: {contact?}
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
};
