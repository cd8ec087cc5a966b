import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { lookNow, shareUsed } from '../../../client/promise-words.ts';
import { dueParts, dueWords, exactWords, spanWords } from '../../../client/time-words.ts';
import { PromiseMark } from '../../../ui/promise/promise-mark.tsx';
import { Time } from '../../../ui/time/time.tsx';
import { DeskTime } from '../../desk-time.tsx';
import type { TicketView } from '../../model.ts';
import styles from '../ticket-header.module.css';

/** When the requester hears next, by the reader's clock and, where that shows something else, by the desk's. */
export function NextWord({ ticket: { promise } }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const look = lookNow(promise, face.now);
  if (!promise.dueAt) {
    return (
      <span className={styles.due}>
        <PromiseMark look={look} size={22} />
        <span>{t('promise.none')}</span>
      </span>
    );
  }
  const { main, below } = dueParts(face, promise.dueAt);
  const left = Date.parse(promise.dueAt) - face.now;
  const span = left > 0 ? t('time.in', { span: spanWords(t, left) }) : t('time.over', { span: spanWords(t, left) });
  const under = promise.look === 'late' && promise.wasDueAt;
  return (
    <span className={styles.due}>
      <PromiseMark
        look={look === 'open' ? 'hand' : look}
        share={shareUsed(promise, face.now)}
        size={22}
        label={t(`promise.look.${look}`)}
      />
      <span>
        <Time at={promise.dueAt} exact={exactWords(face, promise.dueAt)} focusable>
          <b>{below ? `${main} ${below}` : main}</b>
        </Time>
        <small>{under ? t('promise.was', { time: dueWords(face, under) }) : span}</small>
        <DeskTime at={promise.dueAt} />
      </span>
    </span>
  );
}
