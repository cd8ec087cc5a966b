// In the Portuguese of Portugal, of duty: what a lead reads when nobody is on duty, and how one's own turns are called in a calendar.

import type { dutyEn } from './en.ts';

export const dutyPtPt: Record<keyof typeof dutyEn, string> = {
  'agent.duty.subject': 'Ninguém de serviço: {schedule}',
  'agent.duty.text': `A escala de serviço «{schedule}» tem períodos sem ninguém nos próximos trinta dias:

{gaps}
Outros períodos assim: {more?}

Indique alguém para esses períodos ou reorganize os turnos:
{link}`,
  'agent.duty.gap': 'início: {from}; fim: {until}',
  'agent.duty.open': 'início: {from}; sem ninguém a partir daí',
  'agent.duty.calendar': 'Serviço',
  'agent.duty.turn': 'De serviço: {schedule}',
};
