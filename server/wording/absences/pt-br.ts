// In the Portuguese of Brazil, of people who are away: what requesters read when somebody stands in, and what the stand-in reads.

import type { absencesEn } from './en.ts';

export const absencesPtBr: Record<keyof typeof absencesEn, string> = {
  'cover.began.subject': '{contact} cuida do seu chamado por enquanto [{number}]',
  'cover.began.text': `Olá!

{assignee} não está disponível no momento.
De volta: {until?}

Enquanto isso, {contact} cuida do seu chamado {number}, com todo o histórico em mãos. Você não precisa explicar nada de novo.

Próxima notícia nossa: até {nextUpdate}

Acompanhe seu chamado aqui:
{link}

{desk}`,
  'cover.ended.why': '{contact} está de volta.',
  'cover.wait.offer': `Você prefere esperar por {assignee}, que volta {until}?
{link}`,
  'wait.told': `Olá!

Como você prefere esperar, seu chamado {number} continua com {assignee}.
De volta: {until}

Próxima notícia nossa: até {nextUpdate}

Se no fim não puder esperar, basta um clique na página do chamado e outra pessoa cuida dele:
{link}

{desk}`,
  'contact.others': `Seus outros chamados também têm um novo contato:

{requests}

Uma resposta a este e-mail vai para o chamado {number}. Para escrever sobre outro, abra o link dele.`,
  'contact.others.line': `{request}
Seu contato: {contact}
Próxima notícia: até {nextUpdate}
{link}`,
  'contact.call.say': `Olá! Aqui é {desk}, sobre o seu chamado {number}.

{why}

Agora seu contato é {contact}, com todo o histórico em mãos. Você não precisa explicar nada de novo.

Próxima notícia nossa: até {nextUpdate}.`,
  'contact.call.cover': `{assignee} não está disponível no momento e, enquanto isso, {contact} cuida do seu chamado.`,

  'agent.covers.subject': 'Você está no lugar de {person}',
  'agent.covers.text': `{person} não está disponível. Chamados em que você responde agora: {tickets}.
De volta: {until?}

Eles estão na sua lista, cada um com todo o histórico. Ao responder ou escrever uma nota, você assume o chamado.

Assuma com um toque: {accept}

{link}`,
};
