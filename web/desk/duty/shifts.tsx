import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { cityOf } from '../../client/time-words.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { Face } from '../../ui/people/face.tsx';
import { momentWords } from '../away/away-words.ts';
import { shortDate, spanWords } from '../settings/calendars/date-words.ts';
import { weekWords } from '../settings/calendars/week-hours.tsx';
import rows from '../settings/settings.module.css';
import styles from './duty.module.css';
import { changes, type Shift, useDutyChange, useShifts } from './duty-api.ts';
import { ShiftDayDialog } from './shift-day-dialog.tsx';
import { ShiftDialog } from './shift-dialog.tsx';

/** Who works in shifts; everybody else is reached in the hours of their team. */
export function Shifts({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useTranslation();
  const shifts = useShifts().data;
  const [adding, setAdding] = useState(false);
  if (!shifts) return null;
  return (
    <section className={styles.part}>
      <h2>{t('shifts.title')}</h2>
      <p className={styles.hint}>{t('shifts.explain')}</p>
      {shifts.length > 0 && (
        <ul className={rows.rows}>
          {shifts.map((shift) => (
            <ShiftRow key={shift.person.id} shift={shift} all={shifts} />
          ))}
        </ul>
      )}
      {mayAdd && (
        <span className={styles.acts}>
          <Button size="small" onClick={() => setAdding(true)}>
            {t('shifts.add')}
          </Button>
        </span>
      )}
      {adding && <ShiftDialog taken={shifts} onClose={() => setAdding(false)} />}
    </section>
  );
}

function ShiftRow({ shift, all }: { shift: Shift; all: Shift[] }) {
  const { t, i18n } = useTranslation();
  const face = useClockface();
  const [asked, setAsked] = useState<'week' | 'day'>();
  const close = () => setAsked(undefined);
  const usual = useDutyChange(
    (day: string) => changes.usual(shift.person.id, day),
    () => t('shifts.isUsual'),
  );
  const until = shift.nextAt && momentWords(face, t, shift.nextAt);
  const now = until
    ? t(shift.inShift ? 'shifts.inUntil' : 'shifts.outUntil', { at: until })
    : t(shift.inShift ? 'shifts.in' : 'shifts.out');
  const { name } = shift.person;
  return (
    <li>
      <Face person={shift.person} size={28} named />
      <span>
        {name}
        <small>{[weekWords(shift.hours, i18n.language), cityOf(shift.tz), now].filter(Boolean).join(', ')}</small>
        {shift.days.map((day) => {
          const words = dayWords(day);
          return (
            <small key={day.day} className={styles.shiftDay}>
              {words}
              {shift.mayChange && (
                <IconButton
                  icon="cross"
                  size="small"
                  label={t('shifts.makeUsual', { what: `${name}, ${words}` })}
                  onClick={() => usual.mutate(day.day)}
                />
              )}
            </small>
          );
        })}
        {usual.problem && <ErrorNotice {...usual.problem} />}
      </span>
      {shift.mayChange && (
        <span className={styles.acts}>
          <Button look="bare" size="small" aria-label={`${t('shifts.day')}: ${name}`} onClick={() => setAsked('day')}>
            {t('shifts.day')}
          </Button>
          <Button
            look="bare"
            size="small"
            aria-label={`${t('shifts.change')}: ${name}`}
            onClick={() => setAsked('week')}
          >
            {t('shifts.change')}
          </Button>
        </span>
      )}
      {asked === 'week' && <ShiftDialog shift={shift} taken={all} onClose={close} />}
      {asked === 'day' && <ShiftDayDialog shift={shift} all={all} onClose={close} />}
    </li>
  );

  function dayWords({ day, hours, kind, with: other }: Shift['days'][number]): string {
    const date = shortDate(face.locale, day);
    const what = hours.length > 0 ? spanWords(hours) : t('shifts.off');
    return kind === 'swap' && other ? t('shifts.swapped', { date, what, name: other.name }) : `${date}: ${what}`;
  }
}
