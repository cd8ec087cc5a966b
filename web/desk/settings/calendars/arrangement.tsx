import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDetail } from '../../../../contract/calendars.ts';
import { Button } from '../../../ui/controls/button.tsx';
import styles from './calendars.module.css';
import { ClosedTimes } from './closed-times.tsx';
import { History } from './history.tsx';
import { useHolidayPlace } from './holiday-place.ts';
import { HolidaysDialog } from './holidays-dialog.tsx';
import { HoursDialog } from './hours-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { Line } from './line.tsx';
import { RenameCalendar } from './names.tsx';
import { weekWords } from './week-hours.tsx';
import { OtherCalendar, Teams } from './whose.tsx';

type ArrangementProps = { calendar: CalendarDetail; today: string; mayChange: boolean; onShow: (id: string) => void };
type Open = 'hours' | 'holidays' | 'import' | 'name';

/** What makes the year so: hours, holidays, files, closed times, whose it is, and who changed what. */
export function Arrangement({ calendar, today, mayChange, onShow }: ArrangementProps) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const { id, plan } = calendar;
  const close = () => setOpen(undefined);
  const button = (what: Open, label: string) =>
    mayChange && (
      <Button
        look="bare"
        size="small"
        aria-label={`${label}: ${t(`calendars.line.${what}`)}`}
        onClick={() => setOpen(what)}
      >
        {label}
      </Button>
    );
  const { holidays } = plan;
  const place = useHolidayPlace(holidays);
  return (
    <>
      <ul className={styles.lines}>
        <Line name={t('calendars.line.hours')} actions={button('hours', t('calendars.change'))}>
          {weekWords(plan.hours, i18n.language)}
          <small>{plan.tz.replaceAll('_', ' ')}</small>
        </Line>
        <Line
          name={t('calendars.line.holidays')}
          actions={button('holidays', holidays ? t('calendars.change') : t('calendars.choose'))}
        >
          {place ?? t('calendars.none')}
          {holidays && <small>{t('calendars.through', { year: holidays.through })}</small>}
        </Line>
        <Line name={t('calendars.line.import')} actions={button('import', t('calendars.chooseFile'))}>
          {t('calendars.importText')}
        </Line>
        <ClosedTimes calendar={calendar} today={today} mayChange={mayChange} />
        <Line name={t('calendars.line.name')} actions={button('name', t('calendars.rename'))}>
          {calendar.isDefault ? t('calendars.nameDefault', { name: calendar.name }) : calendar.name}
          {mayChange && !calendar.isDefault && <OtherCalendar calendar={calendar} onShow={onShow} />}
        </Line>
        <Teams calendar={calendar} mayChange={mayChange} />
      </ul>
      <History calendar={calendar} />
      {open === 'hours' && <HoursDialog calendarId={id} plan={plan} today={today} onClose={close} />}
      {open === 'holidays' && <HolidaysDialog calendarId={id} plan={plan} onClose={close} />}
      {open === 'import' && <ImportDialog calendarId={id} onClose={close} />}
      {open === 'name' && <RenameCalendar id={id} name={calendar.name} onClose={close} />}
    </>
  );
}
