// In the Portuguese of Portugal, of escalation: what whoever is called reads, and what a requester reads who said that it is stuck.

export const escalationPtPt = {
  'agent.called.subject': 'Precisam de si: {subject} [{number}]',
  'agent.called.text': `Pedem a sua ajuda no pedido {number}. Continua com quem já o acompanha.

Motivo: {why}
Requerente: {requester}
Assunto: {subject}
Com quem está: {holder?}
Responder até: {due}

Abra o pedido, diga que está a tratar dele e qual é o próximo passo. Caso contrário, será chamada a pessoa seguinte.

{link}`,
  'agent.called.why.clock': 'esgotou-se um prazo acordado',
  'agent.called.why.stuck': 'disseram que está parado',
  'agent.called.why.transfers': 'já foi passado três vezes ou mais',
  'agent.called.why.complaint': 'o requerente está a reclamar',
  'agent.called.why.security': 'o requerente escreve sobre segurança',
  'agent.unanswered.subject': 'Ninguém responde: {subject} [{number}]',
  'agent.unanswered.text': `Todas as pessoas previstas para o pedido {number} foram chamadas, ou não o puderam ser, e ninguém respondeu. Continua até que alguém responda.

Motivo: {why}
Requerente: {requester}
Assunto: {subject}
Com quem está: {holder?}

Abra o pedido e diga quem trata dele e qual é o próximo passo.

{link}`,
  'stuck.told': `Olá,

disse-nos que o seu pedido {number} está parado. {person} está agora a tratar dele.

Próxima notícia nossa, o mais tardar: {nextUpdate}

Acompanhe o seu pedido aqui:
{link}

{desk}`,
};
