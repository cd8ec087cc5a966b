import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDetail, CalendarLine } from '../../../../contract/calendars.ts';
import { Button, IconButton } from '../../../ui/controls/button.tsx';
import styles from './calendars.module.css';
import { CloseDialog } from './close-dialog.tsx';
import { AddCalendar } from './names.tsx';

type TopBarProps = {
  calendar: CalendarDetail;
  all: CalendarLine[];
  year: number;
  today: string;
  mayChange: boolean;
  onShow: (id: string) => void;
  onTurn: (by: number) => void;
};

/** Which year of which calendar, and what is done with the whole of it. */
export function TopBar({ calendar, all, year, today, mayChange, onShow, onTurn }: TopBarProps) {
  const { t } = useTranslation();
  const [closing, setClosing] = useState(false);
  return (
    <>
      <div className={styles.top}>
        <span className={styles.years}>
          <IconButton icon="left" label={t('calendars.yearBefore')} onClick={() => onTurn(-1)} />
          <b aria-live="polite">{year}</b>
          <IconButton icon="right" label={t('calendars.yearAfter')} onClick={() => onTurn(1)} />
        </span>
        {all.length > 1 && (
          <select
            aria-label={t('calendars.which')}
            value={calendar.id}
            onChange={(event) => onShow(event.currentTarget.value)}
          >
            {all.map(({ id, name, isDefault }) => (
              <option key={id} value={id}>
                {isDefault ? t('calendars.nameDefault', { name }) : name}
              </option>
            ))}
          </select>
        )}
        {mayChange && (
          <span className={`${styles.foot} ${styles.push}`}>
            <AddCalendar copyOf={calendar.id} onAdded={onShow} />
            <Button onClick={() => setClosing(true)}>{t('calendars.closeForATime')}</Button>
          </span>
        )}
      </div>
      {closing && (
        <CloseDialog
          calendarId={calendar.id}
          calendar={all.length > 1 ? calendar.name : undefined}
          today={today}
          onClose={() => setClosing(false)}
        />
      )}
    </>
  );
}
