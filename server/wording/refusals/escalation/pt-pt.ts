// Refusals about who is called when a ticket is stuck, in the Portuguese of Portugal. The keys are the English templates.

export const escalationPtPt: Readonly<Record<string, string>> = {
  'Only administrators and whoever leads the team say who is called.':
    'Só os administradores e quem lidera a equipa definem quem é chamado.',
  'This team has an escalation policy already.': 'Esta equipa já tem uma política de escalamento.',
  'Somebody else has changed who is called meanwhile. Load it anew.':
    'Entretanto, outra pessoa alterou quem é chamado. Carregue de novo.',
  'The desk’s own policy stays: somebody has to be called.':
    'A política do próprio serviço mantém-se: alguém tem de ser chamado.',
  'There is no such escalation policy.': 'Essa política de escalamento não existe.',
  'Only agents answer calls.': 'Só os agentes respondem a chamadas.',
  'There is no such call on this ticket.': 'Não há essa chamada neste pedido.',
  'Somebody has answered this already, or the ticket is over.': 'Alguém já respondeu, ou o pedido está encerrado.',
  'You have said within the last day that this is stuck. Somebody looks at it.':
    'Já avisou nas últimas 24 horas que isto está parado. Alguém está a tratar disso.',
  'Only an unresolved ticket can be stuck.': 'Só um pedido em aberto pode estar parado.',
  'Only the requester or an agent says that a request is stuck.':
    'Só o requerente ou um agente pode dizer que um pedido está parado.',
  'By the escalation policy of this team, nobody is called when a ticket is stuck.':
    'Pela política de escalamento desta equipa, ninguém é chamado quando um pedido está parado.',
  'This ticket was called for already, and somebody looks at it.':
    'Já chamaram alguém para este pedido, e alguém está a tratar dele.',
};
