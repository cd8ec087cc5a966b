// In the Portuguese of Brazil, of acknowledgements: what follows at once when a request has come in, with the words for where it stands.

import type { acknowledgementsEn } from './en.ts';

export const acknowledgementsPtBr: Record<keyof typeof acknowledgementsEn, string> = {
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
Nos últimos meses, em tempo útil: {measured?}
{language?}

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
Nos últimos meses, em tempo útil: {measured?}
{language?}

Para acrescentar algo, basta responder a este e-mail. Quem cuidar do chamado vê tudo o que você já escreveu. Acompanhe seu chamado aqui:
{link}

{desk}`,

  'acknowledgement.language.en':
    'No momento, ninguém da nossa equipe que está de plantão escreve em português. Lemos a sua mensagem no original e respondemos em inglês.',
  'acknowledgement.language.ru':
    'No momento, ninguém da nossa equipe que está de plantão escreve em português. Lemos a sua mensagem no original e respondemos em russo.',
  'acknowledgement.language.pt-BR':
    'No momento, ninguém da nossa equipe que está de plantão escreve no seu idioma. Lemos a sua mensagem no original e respondemos em português do Brasil.',
  'acknowledgement.language.pt-PT':
    'No momento, ninguém da nossa equipe que está de plantão escreve no português do Brasil. Lemos a sua mensagem no original e respondemos em português de Portugal.',
  'answers.measured': 'metade das primeiras respostas saiu em até {half}, nove em cada dez em até {most}',
  'span.minutes': '{count: # minuto | # minutos}',
  'span.hours': '{count: # hora | # horas}',
  'span.days': '{count: # dia útil | # dias úteis}',
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

  'answer.received.told': `Olá!

Recebemos sua resposta no chamado {number}. Você terá notícias nossas até {nextUpdate}.

Acompanhe seu chamado aqui:
{link}

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
};
