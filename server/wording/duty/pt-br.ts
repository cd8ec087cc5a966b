// In the Portuguese of Brazil, of duty: what a lead reads when nobody is on duty, and how one's own turns are called in a calendar.

import type { dutyEn } from './en.ts';

export const dutyPtBr: Record<keyof typeof dutyEn, string> = {
  'agent.duty.subject': 'Ninguém de plantão: {schedule}',
  'agent.duty.text': `A escala de plantão “{schedule}” tem horários sem ninguém nos próximos trinta dias:

{gaps}
Outros horários assim: {more?}

Coloque alguém nesses horários ou reorganize os turnos:
{link}`,
  'agent.duty.gap': 'início: {from}; fim: {until}',
  'agent.duty.open': 'início: {from}; sem ninguém daí em diante',
  'agent.duty.calendar': 'Plantões',
  'agent.duty.turn': 'Plantão: {schedule}',
};
