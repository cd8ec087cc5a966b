import type { TFunction } from 'i18next';
import type { PromiseLook } from '../ui/promise/promise-mark.tsx';
import { type Clockface, dueParts, dueWords, spanWords } from './time-words.ts';

/** What the screen needs to know of a promise. Instants are ISO strings. */
export type ShownPromise = {
  look: PromiseLook;
  dueAt?: string | undefined;
  /** The date that was promised first, when it moved or was missed. */
  wasDueAt?: string | undefined;
  /** When it was made; with `dueAt` it gives the share of time used. */
  madeAt?: string | undefined;
  keptAt?: string | undefined;
};

/** Share of the time between promise and due date that has passed, 0 to 1. */
export function shareUsed(promise: ShownPromise, now: number): number {
  if (!promise.dueAt || !promise.madeAt) return 0;
  const made = Date.parse(promise.madeAt);
  const whole = Date.parse(promise.dueAt) - made;
  return whole > 0 ? Math.min(1, Math.max(0, (now - made) / whole)) : 1;
}

/** A promise on course, moved or not, looks due soon from 75 % on; all other looks stay as the desk recorded them. */
export function lookNow(promise: ShownPromise, now: number): PromiseLook {
  const { look } = promise;
  if (
    (look === 'open' || look === 'hand' || look === 'moved') &&
    promise.dueAt &&
    promise.madeAt &&
    shareUsed(promise, now) >= 0.75
  ) {
    return 'soon';
  }
  return look;
}

/** The sentence of a chip; <b> marks the time. */
export function promiseWords(promise: ShownPromise, face: Clockface, t: TFunction): string {
  const time = promise.dueAt ? dueWords(face, promise.dueAt) : '';
  const left = promise.dueAt ? Date.parse(promise.dueAt) - face.now : 0;
  switch (lookNow(promise, face.now)) {
    case 'soon':
      return left > 0 ? t('promise.nextIn', { span: spanWords(t, left) }) : t('promise.nextBy', { time });
    case 'late':
      return promise.wasDueAt
        ? t('promise.wasNow', { was: dueWords(face, promise.wasDueAt), time })
        : t('promise.missed', { time });
    case 'kept':
      return t('promise.kept', { time: promise.keptAt ? dueWords(face, promise.keptAt) : time });
    case 'moved':
      return t('promise.movedTo', { time });
    case 'scheduled':
      return t('promise.scheduled', { time });
    case 'waiting':
      return t('promise.waiting', { time });
    case 'none':
      return t('promise.none');
    default:
      return t('promise.nextBy', { time });
  }
}

/** The due column of a list row: the time and what stands under it. */
export function boardDue(promise: ShownPromise, face: Clockface, t: TFunction): { text: string; below?: string } {
  if (!promise.dueAt) return { text: '–' };
  const { main, below } = dueParts(face, promise.dueAt);
  if (promise.look === 'late' && promise.wasDueAt) {
    return { text: main, below: t('promise.was', { time: dueParts(face, promise.wasDueAt).main }) };
  }
  if (below) return { text: main, below };
  if (lookNow(promise, face.now) === 'moved') return { text: main, below: t('promise.moved') };
  const left = Date.parse(promise.dueAt) - face.now;
  return { text: main, below: left > 0 ? shortSpan(t, left) : t('time.now') };
}

const hourMillis = 3_600_000;
/** From ten hours on their minutes say little, and run out of the column. */
const shortSpan = (t: TFunction, left: number): string =>
  left < 10 * hourMillis || left >= 47.5 * hourMillis
    ? spanWords(t, left)
    : t('time.hours', { hours: Math.round(left / hourMillis) });

/** What is owed and who promised it: a person by name, or (null) the desk itself; left out when nobody is to be named. */
export function owedWords(promise: ShownPromise & { byName?: string | null }, face: Clockface, t: TFunction): string {
  if (promise.byName === undefined || !promise.dueAt) return promiseWords(promise, face, t);
  const time = dueWords(face, promise.dueAt);
  return promise.byName === null
    ? t('promise.owedByDesk', { time })
    : t('promise.owedBy', { time, name: promise.byName });
}
