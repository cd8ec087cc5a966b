// In the Portuguese of Brazil, of promises: what is said of a date that was promised, kept, moved or missed.

import type { promisesEn } from './en.ts';

export const promisesPtBr: Record<keyof typeof promisesEn, string> = {
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

  'promise.late.more.told': `Olá!

Prometemos escrever para você até {promised} e, de novo, não cumprimos. Continuamos sem novidades no chamado {number}, e você tem todo o direito de esperá-las.

{contact} vai escrever para você até {nextUpdate}.

Você pode ver a situação a qualquer momento:
{link}

{desk}`,

  'promise.late.untold.told': `Olá!

Devíamos ter escrito para você sobre o chamado {number} até {promised} e não escrevemos. Ainda não há novidades.

{contact} vai escrever para você até {nextUpdate}.

Você pode ver a situação a qualquer momento:
{link}

{desk}`,

  'promise.agreed.missed.told': `Olá!

Tínhamos combinado esta data para o chamado {number}: {promised}. Ela passou, e não cumprimos o combinado.

{contact} vai escrever para você até {nextUpdate}.

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

O prazo anterior era {promised}; agora vale o novo. O que você escrever nesse período chega até nós, e você não vai precisar repetir nada.

Acompanhe seu chamado aqui:
{link}

{desk}`,

  'away.others': `Estes são os novos prazos dos seus outros chamados:

{requests}`,
  'away.others.line': `{request}
Próxima notícia: até {nextUpdate}
Antes: {promised}
{link}`,

  'agreed.closed.told': `Olá!

Tínhamos combinado esta data para o chamado {number}: {agreed}. Nesse dia vamos estar fechados.

De volta: {opens}
Se não puder esperar: {emergency?}

Que outra data seria boa para você? Basta responder a este e-mail.

{contact} vai escrever para você sobre isso até {nextUpdate}.

Você pode ver a situação a qualquer momento:
{link}

{desk}`,
  'away.why.company_holidays': 'Nossa empresa está em recesso.',
  'away.why.away': 'Vamos ficar fora por um período.',
  'away.why.closed': 'Vamos ficar fechados por um período.',
};
