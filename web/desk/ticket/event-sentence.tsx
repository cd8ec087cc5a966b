import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { dueWords } from '../../client/time-words.ts';
import type { EventView } from '../model.ts';

/** The one sentence of an event. */
export function EventSentence({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const face = useClockface();
  switch (event.code) {
    case 'assigned':
      return event.reason
        ? t('event.assignedWhy', { name: event.name, reason: event.reason })
        : t('event.assigned', { name: event.name });
    case 'covered':
      return t('event.covered', { name: event.name, other: event.other });
    case 'acknowledged':
    case 'escalated':
    case 'participant':
      return t(`event.${event.code}`, { name: event.name });
    case 'status':
      return t('event.status', { status: t(`status.${event.status}`) });
    case 'promiseMade':
      return t('event.promiseMade', { time: dueWords(face, event.dueAt) });
    case 'promiseMoved':
      return t('event.promiseMoved', { was: dueWords(face, event.wasDueAt), time: dueWords(face, event.dueAt) });
    case 'promiseMissed':
      return t('event.promiseMissed', {
        was: dueWords(face, event.wasDueAt),
        time: dueWords(face, event.dueAt),
        name: event.name,
      });
    case 'rerouted':
      return t('event.rerouted', { channel: t(`channel.${event.channel}`) });
    default:
      return t(`event.${event.code}`);
  }
}
