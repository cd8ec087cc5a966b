// Refusals about who is called when a ticket is stuck, in Brazilian Portuguese. The keys are the English templates.

export const escalationPtBr: Readonly<Record<string, string>> = {
  'Only administrators and whoever leads the team say who is called.':
    'Somente administradores e a liderança da equipe definem quem é acionado.',
  'This team has an escalation policy already.': 'Esta equipe já tem uma política de escalonamento.',
  'Somebody else has changed who is called meanwhile. Load it anew.':
    'Outra pessoa alterou quem é acionado. Carregue de novo.',
  'The desk’s own policy stays: somebody has to be called.':
    'A política da própria central permanece: alguém precisa ser acionado.',
  'There is no such escalation policy.': 'Essa política de escalonamento não existe.',
  'Only agents answer calls.': 'Somente atendentes respondem a acionamentos.',
  'There is no such call on this ticket.': 'Não há esse acionamento neste chamado.',
  'Somebody has answered this already, or the ticket is over.': 'Alguém já respondeu, ou o chamado foi encerrado.',
  'You have said within the last day that this is stuck. Somebody looks at it.':
    'Você já avisou nas últimas 24 horas que isto está parado. Alguém está cuidando disso.',
  'Only an unresolved ticket can be stuck.': 'Só um chamado em aberto pode estar parado.',
  'Only the requester or an agent says that a request is stuck.':
    'Só o solicitante ou um atendente pode dizer que um chamado está parado.',
  'By the escalation policy of this team, nobody is called when a ticket is stuck.':
    'Pela política de escalonamento desta equipe, ninguém é acionado quando um chamado está parado.',
  'This ticket was called for already, and somebody looks at it.':
    'Alguém já foi acionado para este chamado e está cuidando dele.',
};
