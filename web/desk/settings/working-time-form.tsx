import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentZone, zoneChoices } from '../../client/zones.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { LongField } from '../../ui/controls/field.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { Weekday, WorkingTime } from '../place-source.ts';
import styles from './settings.module.css';
import { useSetting } from './use-setting.ts';

const days: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
type Span = [string, string];

/** When the desk works: promises and clocks count only then. Holidays and exceptions that stand elsewhere are kept. */
export function WorkingTimeForm({ calendar }: { calendar: WorkingTime }) {
  const { t } = useTranslation();
  const [tz, setTz] = useState(calendar.tz);
  const [hours, setHours] = useState(calendar.hours);
  const [holidays, setHolidays] = useState((calendar.holidays ?? []).join('\n'));
  const save = useSetting(
    (source, changed: WorkingTime) => source.changeSettings({ calendar: changed }),
    t('settings.inForce'),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    const free = holidays.split(/[\s,;]+/).filter(Boolean);
    const open = Object.fromEntries(Object.entries(hours).filter(([, spans]) => spans.length > 0));
    save.mutate({ ...calendar, tz, hours: open, holidays: free });
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <SelectField label={t('settings.zone')} value={currentZone(tz)} onChange={setTz} choices={zoneChoices(tz)} />
      <fieldset className={styles.days}>
        <legend className="only-heard">{t('settings.hours')}</legend>
        {days.map((day) => (
          <Day
            key={day}
            day={day}
            spans={hours[day] ?? []}
            onChange={(spans) => setHours((old) => ({ ...old, [day]: spans }))}
          />
        ))}
      </fieldset>
      <LongField
        label={t('settings.holidays')}
        hint={t('settings.holidaysHint')}
        value={holidays}
        rows={3}
        onChange={(event) => setHolidays(event.currentTarget.value)}
      />
      {save.problem && <ErrorNotice {...save.problem} />}
      <div className={styles.foot}>
        <Button type="submit" held={save.isPending}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  );
}

type DayProps = { day: Weekday; spans: Span[]; onChange: (spans: Span[]) => void };

function Day({ day, spans, onChange }: DayProps) {
  const { t, i18n } = useTranslation();
  const name = dayName(day, i18n.language);
  const change = (index: number, span: Span) => onChange(spans.with(index, span));
  return (
    <div className={styles.day}>
      <span>{name}</span>
      <span className={styles.span}>
        {spans.length === 0 && t('settings.closed')}
        {spans.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the spans of a day have no other name than their place
          <span className={styles.span} key={index}>
            <input
              {...clockInput}
              value={span[0]}
              aria-label={t('settings.from', { day: name })}
              required
              onChange={(event) => change(index, [event.currentTarget.value, span[1]])}
            />
            –
            <input
              {...clockInput}
              value={span[1]}
              aria-label={t('settings.until', { day: name })}
              required
              onChange={(event) => change(index, [span[0], event.currentTarget.value])}
            />
            {isOvernight(span) && <small role="status">{t('settings.untilNextDay')}</small>}
            <IconButton
              icon="cross"
              size="small"
              label={t('settings.removeSpan', { day: name })}
              onClick={() => onChange(spans.toSpliced(index, 1))}
            />
          </span>
        ))}
        <IconButton
          icon="plus"
          size="small"
          label={t('settings.addSpan', { day: name })}
          onClick={() => onChange([...spans, nextSpan(spans)])}
        />
      </span>
    </div>
  );
}

/** Written with 24 hours everywhere, whatever the computer is set to; a day may end at 24:00. */
const clockInput = {
  type: 'text',
  inputMode: 'numeric',
  pattern: '([01]\\d|2[0-3]):[0-5]\\d|24:00',
  maxLength: 5,
} as const;

/** A span that ends before it begins goes on into the next day: right for a night shift, and easily typed by mistake. */
const isOvernight = ([from, until]: Span): boolean =>
  /^\d\d:\d\d$/.test(from) && /^\d\d:\d\d$/.test(until) && until <= from;

function nextSpan(spans: Span[]): Span {
  const last = spans.at(-1)?.[1];
  return last ? [last, '20:00'] : ['09:00', '18:00'];
}

/** The first Monday of 2024 was its first day. */
function dayName(day: Weekday, locale: string): string {
  const date = new Date(Date.UTC(2024, 0, 1 + days.indexOf(day), 12));
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
