// Refusals about duty and shifts, in the Portuguese of Portugal. The keys are the English templates.

export const dutyPtPt: Readonly<Record<string, string>> = {
  'Only administrators and whoever leads the team arrange its duty.':
    'Só os administradores e quem lidera a equipa organizam a respetiva escala.',
  'Only administrators and whoever leads their team arrange shifts.':
    'Só os administradores e quem lidera a equipa organizam os turnos.',
  'Somebody has arranged this duty meanwhile. Look at it again.':
    'Entretanto, alguém alterou esta escala. Veja como ficou.',
  'There is no such duty schedule.': 'Essa escala de serviço não existe.',
  'There is a duty schedule called “{name}” already.': 'Já existe uma escala de serviço chamada «{name}».',
  'There is no such override.': 'Essa troca não existe.',
  'The end must lie after the beginning.': 'O fim tem de ser posterior ao início.',
  'What has passed is no longer arranged.': 'O que já passou já não se altera.',
  'An override lasts {days} days at most; arrange the layers anew for longer.':
    'Uma troca dura no máximo {days} dias; para mais tempo, reorganize os turnos.',
  'In one layer everybody stands once.': 'Em cada rotação, cada pessoa figura uma única vez.',
  'The first hand-over needs a day and a time.': 'A primeira passagem de serviço precisa de dia e hora.',
  'Up to {days} days are shown at once.': 'São mostrados até {days} dias de cada vez.',
  'They have no shifts.': 'Essa pessoa não tem turnos.',
  'This day is as usual already.': 'Esse dia já está como habitualmente.',
  'A day is swapped between two people.': 'A troca de um dia é entre duas pessoas.',
  'The day in return is another day.': 'O dia em troca tem de ser outro.',
  'They work by different clocks. Give the one the day off and the other further hours.':
    'Trabalham em fusos diferentes. Dê folga a um e horas extra ao outro.',
  '{name} does not work on this day.': '{name} não trabalha nesse dia.',
  'This day is swapped already; take that back first.': 'Esse dia já foi trocado; anule primeiro a troca.',
  'Only people are on duty.': 'Só pessoas ficam de serviço.',
};
