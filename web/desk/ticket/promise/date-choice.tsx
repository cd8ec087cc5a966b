import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords, exactWords } from '../../../client/time-words.ts';
import { IconButton } from '../../../ui/controls/button.tsx';
import { popoverOpen } from '../../../ui/dialog/popover-open.ts';
import { DateTimeField } from '../../date-time/date-time-field.tsx';
import { DeskTime } from '../../desk-time.tsx';
import styles from './date-choice.module.css';

type DateChoiceProps = {
  legend: string;
  /** The desk's proposals, nearest first. */
  dates: string[];
  value: string | undefined;
  onChange: (at: string) => void;
  /** Instants in milliseconds: nothing earlier is taken. */
  min: number;
  /** A field of a form shows its name; in a line of words it is only heard. */
  asField?: boolean;
  before?: ReactNode;
};

/** When the requester hears next: one of a few dates that can be kept, or any other. */
export function DateChoice({ legend, dates, value, onChange, min, asField, before }: DateChoiceProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const name = useId();
  const [asking, setAsking] = useState(false);
  const other = value !== undefined && value !== '' && !dates.includes(value) && !asking;
  /** The field goes first, and the calendar over it before that; what it stands in stays. */
  function keyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !asking || popoverOpen()) return;
    event.preventDefault();
    event.stopPropagation();
    setAsking(false);
  }
  return (
    <fieldset className={asField ? styles.field : styles.line} onKeyDown={keyDown}>
      <legend className={asField ? undefined : 'only-heard'}>{legend}</legend>
      {before}
      {[...dates, ...(other ? [value] : [])].map((at) => (
        <label className={styles.date} key={at} title={exactWords(face, at)}>
          <input type="radio" name={name} checked={value === at && !asking} onChange={() => onChange(at)} />
          {dueWords(face, at)}
        </label>
      ))}
      {asking ? (
        <DateTimeField
          label={t('composer.otherTime')}
          value={value || undefined}
          min={min}
          onChange={(at) => at && Date.parse(at) > Date.now() && onChange(at)}
          autoFocus
          inLine
        />
      ) : (
        <IconButton icon="calendar" size="small" label={t('composer.otherTime')} onClick={() => setAsking(true)} />
      )}
      <DeskTime at={value || undefined} />
    </fieldset>
  );
}
