// In the Portuguese of Portugal, of people who are away: what requesters read when somebody stands in, and what the stand-in reads.

import type { absencesEn } from './en.ts';

export const absencesPtPt: Record<keyof typeof absencesEn, string> = {
  'cover.began.subject': '{contact} trata do seu pedido por agora [{number}]',
  'cover.began.text': `Olá,

{assignee} está ausente de momento.
De volta: {until?}

Entretanto, é {contact} quem trata do seu pedido {number}, com todo o historial em mãos. Não precisa de explicar nada de novo.

Próxima notícia nossa: até {nextUpdate}

Pode acompanhar o pedido aqui:
{link}

{desk}`,
  'cover.ended.why': '{contact} está de volta.',

  'agent.covers.subject': 'Está a substituir {person}',
  'agent.covers.text': `{person} está ausente. Pedidos em que responde agora: {tickets}.
De volta: {until?}

Estão na sua lista, cada um com todo o historial. Ao responder ou escrever uma nota, fica com o pedido a seu cargo.
{link}`,
};
