// In Russian, of duty: what a lead reads when nobody is on duty, and how one's own turns are called in a calendar.

import type { dutyEn } from './en.ts';

export const dutyRu: Record<keyof typeof dutyEn, string> = {
  'agent.duty.subject': 'Никто не дежурит: {schedule}',
  'agent.duty.text': `В графике дежурств «{schedule}» в ближайшие тридцать дней есть время, когда никто не дежурит:

{gaps}
Ещё таких промежутков: {more?}

Назначьте на это время дежурного или измените очерёдность:
{link}`,
  'agent.duty.gap': 'начало: {from}, конец: {until}',
  'agent.duty.open': 'начало: {from}, дальше никого нет',
  'agent.duty.calendar': 'Дежурства',
  'agent.duty.turn': 'Дежурство: {schedule}',
};
