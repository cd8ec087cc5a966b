import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../../../contract/calendars.ts';
import { useClockface } from '../../../client/clockface.ts';
import type { Locale } from '../../../client/locale.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { addDays, holidayName, longDay, monthName, spanWords, weekBegins, weekdayNames } from './date-words.ts';
import styles from './year-view.module.css';

type YearViewProps = {
  year: number;
  days: CalendarDay[];
  today: string;
  chosen: string;
  onChoose: (date: string) => void;
};

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/**
 * A year at a glance: what is closed, what differs, and the times cut out of it. Arrows go from day to day. The present year
 * begins with the present month; what has passed can no longer be arranged and waits behind a button.
 */
export function YearView({ year, days, today, chosen, onChoose }: YearViewProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    frame.current?.querySelector<HTMLElement>(`[data-date="${chosen}"]`)?.focus();
  }, [chosen]);
  const [whole, setWhole] = useState(false);
  const begins = today.slice(0, 4) === String(year) ? Number(today.slice(5, 7)) - 1 : 0;
  // The arrows lead into the past as well.
  if (!whole && begins > 0 && chosen < `${today.slice(0, 7)}-01`) setWhole(true);
  const folded = whole ? 0 : begins;
  function walk(event: KeyboardEvent) {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = addDays(chosen, step);
    if (!next.startsWith(String(year))) return;
    moved.current = true;
    onChoose(next);
  }
  const tabStop = chosen.startsWith(String(year)) ? chosen : `${year}-01-01`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the days are buttons; the arrows between them are heard here
    <div className={styles.year} ref={frame} onKeyDown={walk}>
      {folded > 0 && (
        <div className={styles.passed}>
          <Button look="bare" size="small" onClick={() => setWhole(true)}>
            {t('calendars.passedMonths')}
          </Button>
        </div>
      )}
      {Array.from({ length: 12 - folded }, (_, n) => folded + n).map((month) => (
        <Month
          key={month}
          year={year}
          month={month}
          days={days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1)}
          {...{ today, chosen, tabStop, onChoose }}
        />
      ))}
      <ul className={styles.legend} aria-label={t('calendars.legend')}>
        <li>
          <span className={styles.day} data-today data-open />
          {t('calendars.today')}
        </li>
        {(['usual', 'holiday', 'own', 'closed_time'] as const).map((is) => (
          <li key={is}>
            <span className={styles.day} data-is={is} data-open={is === 'usual' || is === 'own' || undefined} />
            {t(`calendars.is.${is}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

type MonthProps = Omit<YearViewProps, 'days'> & { month: number; days: CalendarDay[]; tabStop: string };

function Month({ year, month, days, today, chosen, tabStop, onChoose }: MonthProps) {
  const { locale } = useClockface();
  const first = weekBegins(locale);
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() - first + 7) % 7;
  const name = monthName(locale, year, month);
  return (
    <section className={styles.month} aria-label={`${name} ${year}`}>
      <h2>{name}</h2>
      <div className={styles.weekdays} aria-hidden="true">
        {weekdayNames(locale, first).map(({ short, long }) => (
          <span key={long}>{short}</span>
        ))}
      </div>
      <div className={styles.days}>
        {Array.from({ length: before }, (_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty places have no other name
          <span key={`before ${n}`} />
        ))}
        {days.map((day) => (
          <Day key={day.date} day={day} {...{ today, chosen, tabStop, onChoose }} />
        ))}
      </div>
    </section>
  );
}

type DayProps = { day: CalendarDay } & Pick<MonthProps, 'today' | 'chosen' | 'tabStop' | 'onChoose'>;

function Day({ day, today, chosen, tabStop, onChoose }: DayProps) {
  const { t } = useTranslation();
  const { locale } = useClockface();
  const words = dayWords(day, locale, (key) => t(key));
  return (
    <button
      type="button"
      className={classNames(styles.day, day.date < today && styles.past)}
      data-date={day.date}
      data-is={day.is}
      data-open={day.hours.length > 0 || undefined}
      aria-pressed={day.date === chosen}
      data-today={day.date === today || undefined}
      aria-current={day.date === today ? 'date' : undefined}
      aria-label={`${longDay(locale, day.date)}${day.date === today ? `, ${t('calendars.today')}` : ''}: ${words}`}
      title={day.is === 'usual' ? undefined : words}
      tabIndex={day.date === tabStop ? 0 : -1}
      onClick={() => onChoose(day.date)}
    >
      {Number(day.date.slice(8))}
    </button>
  );
}

type IsKey = `calendars.is.${CalendarDay['is']}` | 'calendars.closedDay' | 'calendars.substitute';

/** "Christmas Eve, 09:00–13:00" */
export function dayWords(day: CalendarDay, locale: Locale, t: (key: IsKey) => string): string {
  const holiday = day.holiday && holidayName(day.holiday.names, locale);
  const name = day.is === 'closed_time' ? t('calendars.is.closed_time') : (day.name ?? holiday);
  const moved = day.is === 'holiday' && day.holiday?.substitute ? t('calendars.substitute') : null;
  const hours = day.hours.length > 0 ? spanWords(day.hours) : t('calendars.closedDay');
  return [name, moved, hours].filter(Boolean).join(', ');
}
