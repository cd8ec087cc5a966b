// In the Portuguese of Portugal, of acknowledgements: what follows at once when a request has come in, with the words for where it stands.

import type { acknowledgementsEn } from './en.ts';

export const acknowledgementsPtPt: Record<keyof typeof acknowledgementsEn, string> = {
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
Nos últimos meses, em tempo útil: {measured?}
{language?}

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
Nos últimos meses, em tempo útil: {measured?}
{language?}

Para acrescentar alguma coisa, basta responder a este e-mail. Quem tratar do pedido vê tudo o que já escreveu. Pode acompanhar o pedido aqui:
{link}

{desk}`,

  'acknowledgement.language.en':
    'De momento, ninguém da nossa equipa que esteja de serviço escreve em português. Lemos a sua mensagem no original e respondemos em inglês.',
  'acknowledgement.language.ru':
    'De momento, ninguém da nossa equipa que esteja de serviço escreve em português. Lemos a sua mensagem no original e respondemos em russo.',
  'acknowledgement.language.pt-BR':
    'De momento, ninguém da nossa equipa que esteja de serviço escreve em português de Portugal. Lemos a sua mensagem no original e respondemos em português do Brasil.',
  'acknowledgement.language.pt-PT':
    'De momento, ninguém da nossa equipa que esteja de serviço escreve na sua língua. Lemos a sua mensagem no original e respondemos em português de Portugal.',
  'answers.measured': 'metade das primeiras respostas saiu em {half} ou menos, nove em cada dez em {most} ou menos',
  'span.minutes': '{count: # minuto | # minutos}',
  'span.hours': '{count: # hora | # horas}',
  'span.days': '{count: # dia útil | # dias úteis}',
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

  'answer.received.told': `Olá,

Recebemos a sua resposta no pedido {number}. Terá notícias nossas até {nextUpdate}.

Pode acompanhar o pedido aqui:
{link}

{desk}`,
  'acknowledgement.withheld.subject': 'Recebemos os seus e-mails [{number}]',
  'acknowledgement.withheld.text': `Olá,

Recebemos vários e-mails deste endereço. Estes são os pedidos de que ainda não lhe tínhamos dado conta:

{requests}

Pode acompanhar o primeiro aqui:
{link}

Se não nos escreveu, não precisa de fazer nada.

{desk}`,
  'acknowledgement.withheld.line': '{number}: o seu contacto é {contact}; próximas notícias nossas: até {nextUpdate}',
};
