// Refusals about routing, skills and the next ticket, in Brazilian Portuguese. The keys are the English templates.

export const routingPtBr: Readonly<Record<string, string>> = {
  'Somebody else has changed the rules meanwhile. Load them anew.':
    'Alguém alterou as regras nesse meio-tempo. Carregue-as novamente.',
  'Two rules are the same one.': 'Duas regras são a mesma.',
  'There is no such skill.': 'Essa habilidade não existe.',
  'There is a skill called “{name}” already.': 'Já existe uma habilidade chamada “{name}”.',
  'The rule “{rule}” needs this skill. Change the rule first.':
    'A regra “{rule}” precisa desta habilidade. Altere primeiro a regra.',
  'There is nobody of that id.': 'Não há ninguém com esse identificador.',
  'Skills and capacity are said by a lead of their team or an administrator.':
    'Habilidades e capacidade são definidas por quem lidera a equipe ou por um administrador.',
  'Only agents take tickets.': 'Só agentes assumem chamados.',
  'Only whoever has a ticket gives it back.': 'Só quem está com o chamado pode devolvê-lo.',
  'Say where such a ticket goes.': 'Diga para onde vai um chamado assim.',
};
