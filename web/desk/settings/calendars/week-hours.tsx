import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/controls/button.tsx';
import type { Weekday } from '../../place-source.ts';
import styles from '../settings.module.css';
import type { WeekHours as Hours, Span } from './calendar-api.ts';

const days: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The hours of a week, day by day. */
export function WeekHours({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <fieldset className={styles.days}>
      <legend className="only-heard">{t('settings.hours')}</legend>
      {days.map((day) => (
        <div className={styles.day} key={day}>
          <span>{dayName(day, i18n.language)}</span>
          <Spans
            of={dayName(day, i18n.language)}
            spans={(hours[day] ?? []) as Span[]}
            onChange={(spans) => onChange({ ...hours, [day]: spans })}
          />
        </div>
      ))}
    </fieldset>
  );
}

type SpansProps = { of: string; spans: Span[]; onChange: (spans: Span[]) => void };

/** The hours of one day; none: closed. */
export function Spans({ of, spans, onChange }: SpansProps) {
  const { t } = useTranslation();
  const change = (index: number, span: Span) => onChange(spans.with(index, span));
  return (
    <span className={styles.span}>
      {spans.length === 0 && t('settings.closed')}
      {spans.map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the spans of a day have no other name than their place
        <span className={styles.span} key={index}>
          <input
            {...clockInput}
            value={span[0]}
            aria-label={t('settings.from', { day: of })}
            required
            onChange={(event) => change(index, [event.currentTarget.value, span[1]])}
          />
          –
          <input
            {...clockInput}
            value={span[1]}
            aria-label={t('settings.until', { day: of })}
            required
            onChange={(event) => change(index, [span[0], event.currentTarget.value])}
          />
          {isOvernight(span) && <small role="status">{t('settings.untilNextDay')}</small>}
          <IconButton
            icon="cross"
            size="small"
            label={t('settings.removeSpan', { day: of })}
            onClick={() => onChange(spans.toSpliced(index, 1))}
          />
        </span>
      ))}
      <IconButton
        icon="plus"
        size="small"
        label={t('settings.addSpan', { day: of })}
        onClick={() => onChange([...spans, nextSpan(spans)])}
      />
    </span>
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
export function dayName(day: Weekday, locale: string, weekday: 'long' | 'short' = 'long'): string {
  const date = new Date(Date.UTC(2024, 0, 1 + days.indexOf(day), 12));
  const name = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(date);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** "Mon–Fri 09:00–18:00, Sat 10:00–14:00" */
export function weekWords(hours: Hours, locale: string): string {
  const groups: { from: Weekday; until: Weekday; text: string }[] = [];
  for (const day of days) {
    const text = (hours[day] ?? []).map(([from, until]) => `${from}–${until}`).join(', ');
    const last = groups.at(-1);
    if (last?.text === text) last.until = day;
    else groups.push({ from: day, until: day, text });
  }
  return groups
    .filter(({ text }) => text)
    .map(({ from, until, text }) => {
      const name = (day: Weekday) => dayName(day, locale, 'short');
      return `${from === until ? name(from) : `${name(from)}–${name(until)}`} ${text}`;
    })
    .join('; ');
}
