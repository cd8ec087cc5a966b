import type { TFunction } from 'i18next';
import { eventWords } from '../client/case-words.ts';
import type { Clockface } from '../client/time-words.ts';
import type { PortalEvent, TicketPageProps } from './model.ts';

/** The last thing that was done, in one sentence: who wrote, or what happened. */
export function lastActionWords(
  last: NonNullable<TicketPageProps['lastAction']>,
  deskName: string,
  face: Clockface,
  t: TFunction,
): string {
  if ('event' in last) return happenedWords(last.event, face, t);
  if (last.wrote.mine) return t('portal.youWrote');
  return t(last.wrote.ours ? 'portal.wrote' : 'portal.wroteOther', { name: last.wrote.name || deskName });
}

/** An event in one sentence, said to the requester: a status is what it means to them, not its name at the desk. */
export function happenedWords(event: PortalEvent, face: Clockface, t: TFunction): string {
  if (event.code === 'merged' || event.code === 'mergedInto' || event.code === 'unmerged') {
    return t(`portal.joined.${event.code}`, { number: event.number });
  }
  if (event.code === 'ended') return t(`portal.ended.${event.ended}`);
  return event.code === 'status' ? `${t(`portal.status.${event.status}`)}.` : eventWords(event, face, t);
}
