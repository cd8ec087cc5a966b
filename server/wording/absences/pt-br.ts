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

  'agent.covers.subject': 'Você está no lugar de {person}',
  'agent.covers.text': `{person} não está disponível. Chamados em que você responde agora: {tickets}.
De volta: {until?}

Eles estão na sua lista, cada um com todo o histórico. Ao responder ou escrever uma nota, você assume o chamado.
{link}`,
};
