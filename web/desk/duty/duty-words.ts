import type { TFunction } from 'i18next';
import { instantOf } from '../../client/date-input.ts';
import { type Clockface, daysFromNow, timeWords } from '../../client/time-words.ts';
import { momentWords } from '../away/away-words.ts';
import type { AgentLine } from '../model.ts';
import { addDays } from '../settings/calendars/date-words.ts';
import type { Layer } from './duty-api.ts';

/** "today 08:00 – 16:00", "Sat 9 May 08:00 – Sun 10 May 08:00" */
export function turnWords(face: Clockface, t: TFunction, from: string, to: string): string {
  const end = daysFromNow(face, from) === daysFromNow(face, to) ? timeWords(face, to) : momentWords(face, t, to);
  return `${momentWords(face, t, from)} – ${end}`;
}

/** How long its turns are, and from when they are counted. */
export function layerWords(t: TFunction, layer: Layer): string {
  const { unit, count } = layer.turn;
  const length = t(`duty.every.${unit}`, { count });
  return t('duty.layerIs', { length, time: layer.handOverAt });
}

/** Those who can be on duty: who answers for tickets. */
export const onDutyChoices = (agents: readonly AgentLine[]) =>
  agents
    .filter((agent) => agent.active && agent.roles.some((role) => role !== 'collaborator'))
    .map(({ id, name }) => ({ value: id, label: name }));

/** The midnights of the reader's days, from one on; the last one is the end. */
export function midnights(zone: string, first: string, days: number): string[] {
  return Array.from({ length: days + 1 }, (_, n) => instantOf(`${addDays(first, n)} 00:00`, zone)).filter(
    (at) => at !== undefined,
  );
}
