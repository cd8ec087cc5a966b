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
  'cover.wait.offer': `Prefere esperar por {assignee}, que regressa {until}?
{link}`,
  'wait.told': `Olá,

Como prefere esperar, o seu pedido {number} continua com {assignee}.
De volta: {until}

Próxima notícia nossa: até {nextUpdate}

Se afinal não puder esperar, basta um clique na página do pedido e outra pessoa trata dele:
{link}

{desk}`,
  'contact.others': `Os seus outros pedidos também têm um novo contacto:

{requests}

Uma resposta a este e-mail vai para o pedido {number}. Para escrever sobre outro, abra a respetiva ligação.`,
  'contact.others.line': `{request}
O seu contacto: {contact}
Próxima notícia: até {nextUpdate}
{link}`,
  'contact.call.say': `Olá, fala {desk}, sobre o seu pedido {number}.

{why}

O seu contacto é agora {contact}, com todo o historial em mãos. Não precisa de explicar nada de novo.

Próxima notícia nossa: até {nextUpdate}.`,
  'contact.call.cover': `{assignee} está ausente de momento e, entretanto, é {contact} quem trata do seu pedido.`,

  'agent.covers.subject': 'Está a substituir {person}',
  'agent.covers.text': `{person} está ausente. Pedidos em que responde agora: {tickets}.
De volta: {until?}

Estão na sua lista, cada um com todo o historial. Ao responder ou escrever uma nota, fica com o pedido a seu cargo.

Assuma com um toque: {accept}

{link}`,
};
