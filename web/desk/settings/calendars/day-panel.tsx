import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../../../contract/calendars.ts';
import { useClockface } from '../../../client/clockface.ts';
import { Button, IconButton } from '../../../ui/controls/button.tsx';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { Segment } from '../../../ui/controls/segment.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { changes, type Plan, type Span, useCalendarChange } from './calendar-api.ts';
import styles from './calendars.module.css';
import { holidayName, longDay } from './date-words.ts';
import { Spans } from './week-hours.tsx';
import { dayWords } from './year-view.tsx';

type DayPanelProps = { calendarId: string; plan: Plan; day: CalendarDay; isPast: boolean; mayChange: boolean } & {
  /** In a narrow window it lies over the year once a day was picked, until it is put away. */
  picked: boolean;
  onPutAway: () => void;
};
type Way = 'usual' | 'closed' | 'hours';

/** What one day is, and what it shall be. Give it the date as its key: another day begins anew. */
export function DayPanel({ calendarId, plan, day, isPast, mayChange, picked, onPutAway }: DayPanelProps) {
  const { t } = useTranslation();
  const { locale } = useClockface();
  const yearly = plan.yearly[day.date.slice(5)];
  const own = plan.days[day.date] ?? yearly;
  const [way, setWay] = useState<Way>(own ? (own.hours.length > 0 ? 'hours' : 'closed') : 'usual');
  const [hours, setHours] = useState<Span[]>(day.hours.length > 0 ? (day.hours as Span[]) : [['09:00', '13:00']]);
  const [name, setName] = useState(own?.name ?? '');
  const [everyYear, setEveryYear] = useState(yearly !== undefined && !plan.days[day.date]);
  const key = everyYear ? day.date.slice(5) : day.date;
  const save = useCalendarChange(
    () =>
      way === 'usual'
        ? changes.usual(calendarId, plan.days[day.date] ? day.date : day.date.slice(5))
        : changes.day(calendarId, key, { name, hours: way === 'hours' ? hours : [] }),
    () => t('settings.inForce'),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(undefined);
  }
  const words = dayWords(day, locale, (one) => t(one));
  const nothingToDo = way === 'usual' && !own;
  return (
    <form
      className={styles.panel}
      data-picked={picked || undefined}
      onSubmit={submit}
      aria-label={longDay(locale, day.date)}
    >
      <div className={styles.dayHead}>
        <h2>{longDay(locale, day.date)}</h2>
        <IconButton icon="cross" size="small" label={t('common.close')} onClick={onPutAway} />
      </div>
      <p className={styles.says}>{words}</p>
      {day.holiday && day.is !== 'holiday' && (
        <p className={styles.hint}>{t('calendars.alsoHoliday', { name: holidayName(day.holiday.names, locale) })}</p>
      )}
      {day.is === 'closed_time' && <p className={styles.hint}>{t('calendars.inClosedTime')}</p>}
      {isPast && <p className={styles.hint}>{t('calendars.pastDay')}</p>}
      {!isPast && mayChange && day.is !== 'closed_time' && (
        <>
          <Segment
            label={t('calendars.thisDay')}
            value={way}
            onChange={setWay}
            choices={(['usual', 'closed', 'hours'] as const).map((value) => ({
              value,
              label: t(`calendars.way.${value}`),
            }))}
          />
          {way === 'hours' && <Spans of={longDay(locale, day.date)} spans={hours} onChange={setHours} />}
          {way !== 'usual' && (
            <>
              <Field
                label={t('calendars.dayName')}
                value={name}
                maxLength={200}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <CheckField
                label={t('calendars.everyYear')}
                checked={everyYear}
                onChange={(event) => setEveryYear(event.currentTarget.checked)}
              />
            </>
          )}
          {save.problem && <ErrorNotice {...save.problem} />}
          <div className={styles.foot}>
            <Button
              type="submit"
              look={nothingToDo ? undefined : 'main'}
              held={nothingToDo || save.isPending || (way === 'hours' && hours.length === 0)}
            >
              {t('settings.save')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
