// Refusals about routing, skills and the next ticket, in European Portuguese. The keys are the English templates.

export const routingPtPt: Readonly<Record<string, string>> = {
  'Somebody else has changed the rules meanwhile. Load them anew.':
    'Entretanto, alguém alterou as regras. Carregue-as de novo.',
  'Two rules are the same one.': 'Duas regras são a mesma.',
  'There is no such skill.': 'Essa competência não existe.',
  'There is a skill called “{name}” already.': 'Já existe uma competência chamada “{name}”.',
  'The rule “{rule}” needs this skill. Change the rule first.':
    'A regra “{rule}” precisa desta competência. Altere primeiro a regra.',
  'There is nobody of that id.': 'Não há ninguém com esse identificador.',
  'Skills and capacity are said by a lead of their team or an administrator.':
    'As competências e a capacidade são definidas por quem lidera a equipa ou por um administrador.',
  'Only agents take tickets.': 'Só os agentes assumem pedidos.',
  'Only whoever has a ticket gives it back.': 'Só quem tem o pedido o pode devolver.',
  'Say where such a ticket goes.': 'Diga para onde vai um pedido assim.',
};
