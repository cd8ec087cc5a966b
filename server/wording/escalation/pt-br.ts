// In Brazilian Portuguese, of escalation: what whoever is called reads, and what a requester reads who said that it is stuck.

export const escalationPtBr = {
  'agent.called.subject': 'Precisam de você: {subject} [{number}]',
  'agent.called.text': `Pedem a sua ajuda no chamado {number}. Ele continua com quem já cuida dele.

Motivo: {why}
Solicitante: {requester}
Assunto: {subject}
Com quem está: {holder?}
Responder até: {due}

Abra o chamado, diga que está cuidando dele e qual é o próximo passo. Caso contrário, a próxima pessoa será acionada.

{link}`,
  'agent.called.why.clock': 'um prazo combinado se esgotou',
  'agent.called.why.stuck': 'avisaram que está parado',
  'agent.called.why.transfers': 'já foi repassado três vezes ou mais',
  'agent.called.why.complaint': 'o solicitante está reclamando',
  'agent.called.why.security': 'o solicitante escreve sobre segurança',
  'agent.unanswered.subject': 'Ninguém responde: {subject} [{number}]',
  'agent.unanswered.text': `Todas as pessoas previstas para o chamado {number} foram acionadas, ou não puderam ser, e ninguém respondeu. Isso continua até que alguém responda.

Motivo: {why}
Solicitante: {requester}
Assunto: {subject}
Com quem está: {holder?}

Abra o chamado e diga quem cuida dele e qual é o próximo passo.

{link}`,
  'stuck.told': `Olá,

você nos avisou que o seu chamado {number} está parado. {person} está cuidando dele agora.

Próxima notícia nossa, no máximo: {nextUpdate}

Acompanhe o seu chamado aqui:
{link}

{desk}`,
};
