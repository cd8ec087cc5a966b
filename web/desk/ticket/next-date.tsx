import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { lookNow } from '../../client/promise-words.ts';
import { dueWords } from '../../client/time-words.ts';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { OutsideHours } from '../date-time/outside-hours.tsx';
import type { TicketView } from '../model.ts';
import styles from './composer.module.css';
import { DateChoice } from './promise/date-choice.tsx';

type NextDateProps = { ticket: TicketView; value: string | undefined; onChange: (at: string) => void };

/** Says which promise sending keeps, and lets one choose the next: the desk's proposals, or any other time. */
export function NextDate({ ticket, value, onChange }: NextDateProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const { promise, nextDates } = ticket;
  const look = lookNow(promise, face.now);
  const keeps = promise.dueAt && (look === 'open' || look === 'hand' || look === 'soon' || look === 'moved');
  if (ticket.replyPromises === 'nothing') return null;
  if (ticket.replyPromises === 'standing') {
    const theirs = ticket.shadow ? 'composer.theirTurnShadow' : 'composer.theirTurn';
    return <span className={styles.next}>{t(look === 'scheduled' ? 'composer.dateStands' : theirs)}</span>;
  }
  // The desk proposes only dates within its hours.
  const ownDate = value && !nextDates.includes(value) ? value : undefined;
  return (
    <>
      <DateChoice
        // Once it is sent another date is asked for, and the field of the last one is gone.
        key={promise.dueAt}
        legend={t('composer.nextChoice')}
        dates={nextDates}
        value={value}
        onChange={onChange}
        min={face.now}
        before={
          keeps && promise.dueAt ? (
            <span>
              <span className={styles.keeps}>
                <PromiseMark look="kept" />
              </span>
              {t('composer.keeps', { time: dueWords(face, promise.dueAt) })}
            </span>
          ) : (
            t('composer.next')
          )
        }
      />
      <OutsideHours ticket={ticket.number} at={ownDate} onTake={onChange} />
    </>
  );
}
