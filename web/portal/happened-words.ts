import type { TFunction } from 'i18next';
import { type CaseEvent, eventWords } from '../client/case-words.ts';
import type { Clockface } from '../client/time-words.ts';

/** An event in one sentence, said to the requester: a status is what it means to them, not its name at the desk. */
export function happenedWords(event: CaseEvent, face: Clockface, t: TFunction): string {
  return event.code === 'status' ? `${t(`portal.status.${event.status}`)}.` : eventWords(event, face, t);
}
