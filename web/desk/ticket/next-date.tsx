import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { lookNow } from '../../client/promise-words.ts';
import { dueWords, exactWords } from '../../client/time-words.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { popoverOpen } from '../../ui/dialog/popover-open.ts';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { DateTimeField } from '../date-time/date-time-field.tsx';
import { DeskTime } from '../desk-time.tsx';
import type { TicketView } from '../model.ts';
import styles from './composer.module.css';
import { MoveDate } from './promise/move-date.tsx';

type NextDateProps = { ticket: TicketView; value: string | undefined; onChange: (at: string) => void };

/** Says which promise sending keeps, and lets one choose the next: the desk's proposals, or any other time. */
export function NextDate({ ticket, value, onChange }: NextDateProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const name = useId();
  const { promise, nextDates } = ticket;
  const look = lookNow(promise, face.now);
  const keeps = promise.dueAt && (look === 'open' || look === 'hand' || look === 'soon');
  const [asking, setAsking] = useState(false);
  const other = value !== undefined && !nextDates.includes(value);
  if (ticket.replyPromises === 'nothing') return null;
  if (ticket.replyPromises === 'standing') {
    const theirs = ticket.shadow ? 'composer.theirTurnShadow' : 'composer.theirTurn';
    return <span className={styles.next}>{t(look === 'scheduled' ? 'composer.dateStands' : theirs)}</span>;
  }
  /** The field goes first, and the calendar over it before that; the ticket stays. */
  function keyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !asking || popoverOpen()) return;
    event.preventDefault();
    setAsking(false);
  }
  return (
    <fieldset className={styles.next} onKeyDown={keyDown}>
      <legend className="only-heard">{t('composer.nextChoice')}</legend>
      {keeps && promise.dueAt ? (
        <>
          <PromiseMark look="kept" />
          {t('composer.keeps', { time: dueWords(face, promise.dueAt) })}
        </>
      ) : (
        t('composer.next')
      )}
      {nextDates.map((at) => (
        <label className={styles.date} key={at} title={exactWords(face, at)}>
          <input type="radio" name={name} checked={value === at} onChange={() => onChange(at)} />
          {dueWords(face, at)}
        </label>
      ))}
      {other && !asking && (
        <label className={styles.date} title={exactWords(face, value)}>
          <input type="radio" name={name} checked onChange={() => onChange(value)} />
          {dueWords(face, value)}
        </label>
      )}
      {!asking && <DeskTime at={value} />}
      {asking ? (
        <DateTimeField
          label={t('composer.otherTime')}
          value={value}
          min={face.now}
          onChange={(at) => at && Date.parse(at) > Date.now() && onChange(at)}
          autoFocus
          inLine
        />
      ) : (
        <IconButton icon="calendar" size="small" label={t('composer.otherTime')} onClick={() => setAsking(true)} />
      )}
      {keeps && <MoveDate ticket={ticket} />}
    </fieldset>
  );
}
