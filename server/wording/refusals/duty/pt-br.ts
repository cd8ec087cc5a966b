// Refusals about duty and shifts, in the Portuguese of Brazil. The keys are the English templates.

export const dutyPtBr: Readonly<Record<string, string>> = {
  'Only administrators and whoever leads the team arrange its duty.':
    'Só administradores e quem lidera a equipe organizam os plantões dela.',
  'Only administrators and whoever leads their team arrange shifts.':
    'Só administradores e quem lidera a equipe organizam os turnos.',
  'Somebody has arranged this duty meanwhile. Look at it again.':
    'Alguém mudou esta escala nesse meio-tempo. Veja como ela ficou.',
  'There is no such duty schedule.': 'Essa escala de plantão não existe.',
  'There is a duty schedule called “{name}” already.': 'Já existe uma escala de plantão chamada “{name}”.',
  'There is no such override.': 'Essa troca não existe.',
  'The end must lie after the beginning.': 'O fim precisa vir depois do início.',
  'What has passed is no longer arranged.': 'O que já passou não se muda mais.',
  'An override lasts {days} days at most; arrange the layers anew for longer.':
    'Uma troca dura no máximo {days} dias; para mais tempo, reorganize os turnos.',
  'In one layer everybody stands once.': 'Em cada rodízio, cada pessoa aparece uma única vez.',
  'The first hand-over needs a day and a time.': 'A primeira passagem de plantão precisa de dia e hora.',
  'Up to {days} days are shown at once.': 'São mostrados até {days} dias de cada vez.',
  'They have no shifts.': 'Essa pessoa não tem turnos.',
  'This day is as usual already.': 'Esse dia já está como de costume.',
  'A day is swapped between two people.': 'A troca de um dia é entre duas pessoas.',
  'The day in return is another day.': 'O dia em troca precisa ser outro.',
  'They work by different clocks. Give the one the day off and the other further hours.':
    'Eles trabalham em fusos diferentes. Dê folga a um e horas extras ao outro.',
  '{name} does not work on this day.': '{name} não trabalha nesse dia.',
  'This day is swapped already; take that back first.': 'Esse dia já foi trocado; desfaça a troca primeiro.',
  'Only people are on duty.': 'Só pessoas ficam de plantão.',
};
