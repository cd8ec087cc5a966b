// In the Portuguese of Portugal, of promises: what is said of a date that was promised, kept, moved or missed.

import type { promisesEn } from './en.ts';

export const promisesPtPt: Record<keyof typeof promisesEn, string> = {
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

  'promise.late.more.told': `Olá,

Prometemos escrever-lhe até {promised} e voltámos a não cumprir. Continuamos sem novidades no pedido {number}, e tem todo o direito de as esperar.

{contact} vai escrever-lhe até {nextUpdate}.

Pode ver o ponto da situação a qualquer momento:
{link}

{desk}`,

  'promise.late.untold.told': `Olá,

Devíamos ter-lhe escrito sobre o pedido {number} até {promised} e não o fizemos. Ainda não há novidades.

{contact} vai escrever-lhe até {nextUpdate}.

Pode ver o ponto da situação a qualquer momento:
{link}

{desk}`,

  'promise.agreed.missed.told': `Olá,

Tínhamos combinado esta data para o pedido {number}: {promised}. Passou, e não cumprimos o combinado.

{contact} vai escrever-lhe até {nextUpdate}.

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

O prazo anterior era {promised}; passa a valer o novo. O que escrever entretanto chega até nós, e não terá de repetir nada.

Pode acompanhar o pedido aqui:
{link}

{desk}`,

  'away.others': `Estes são os novos prazos dos seus outros pedidos:

{requests}`,
  'away.others.line': `{request}
Próxima notícia: até {nextUpdate}
Antes: {promised}
{link}`,

  'agreed.closed.told': `Olá,

Tínhamos combinado esta data para o pedido {number}: {agreed}. Nesse dia vamos estar encerrados.

De volta: {opens}
Se não puder esperar: {emergency?}

Que outra data lhe convém? Basta responder a este e-mail.

{contact} vai escrever-lhe sobre isso até {nextUpdate}.

Pode ver o ponto da situação a qualquer momento:
{link}

{desk}`,
  'away.why.company_holidays': 'A nossa empresa está encerrada para férias.',
  'away.why.away': 'Vamos estar ausentes durante algum tempo.',
  'away.why.closed': 'Vamos estar encerrados durante algum tempo.',
};
