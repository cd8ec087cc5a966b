import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { lookNow, shareUsed } from '../../../client/promise-words.ts';
import { type Clockface, daysFromNow, exactWords, shortDay, timeWords } from '../../../client/time-words.ts';
import { PromiseMark } from '../../../ui/promise/promise-mark.tsx';
import { Time } from '../../../ui/time/time.tsx';
import type { BriefView, TicketView } from '../../model.ts';
import styles from '../brief.module.css';
import { Section } from './section.tsx';

/** The line's past: for each promise a mark, when it was kept and for when it had been given; the standing one last. */
export function Promises({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const shown = ticket.brief.promises.slice(-5);
  const past = ticket.brief.promises.filter((promise) => !['open', 'hand', 'soon'].includes(promise.look));
  if (shown.length === 0) return null;
  const kept = past.filter((promise) => promise.look === 'kept').length;
  return (
    <Section
      name={t('brief.promises')}
      {...(past.length > 0 ? { aside: t('brief.promisesKept', { kept, all: past.length }) } : {})}
    >
      <ol className={styles.kept}>
        {shown.map((promise, index) => {
          const standing = index === shown.length - 1 && promise.look === 'open';
          const look = standing ? lookNow({ ...ticket.promise, look: 'hand' }, face.now) : promise.look;
          return (
            <li key={promise.dueAt}>
              <PromiseMark
                look={look}
                share={standing ? shareUsed(ticket.promise, face.now) : 0}
                label={t(`promise.look.${look}`)}
              />
              <Time at={promise.keptAt ?? promise.dueAt} exact={promiseExact(promise, face, t)}>
                {nearWords(face, promise.keptAt ?? promise.dueAt)}
              </Time>
              {promise.keptAt && <small>{t('brief.due', { time: nearWords(face, promise.dueAt) })}</small>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

type Promised = BriefView['promises'][number];

/** The time alone today, else the day. */
const nearWords = (face: Clockface, at: string): string =>
  daysFromNow(face, at) === 0 ? timeWords(face, at) : shortDay(face, at);

function promiseExact({ dueAt, keptAt }: Promised, face: Clockface, t: TFunction): string {
  const due = t('brief.dueExact', { time: exactWords(face, dueAt) });
  return keptAt ? `${due}; ${t('brief.keptExact', { time: exactWords(face, keptAt) })}` : due;
}
