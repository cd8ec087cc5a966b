import 'dayjs/locale/pt';
import 'dayjs/locale/pt-br';
import 'dayjs/locale/ru';
import { DatePickerInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import styles from '../../date-time/date-time-field.module.css';
import { fieldDay, weekBegins } from './date-words.ts';

const dayjsNames = { en: 'en', ru: 'ru', 'pt-BR': 'pt-br', 'pt-PT': 'pt' } as const;

type DayFieldProps = {
  label: string;
  hint?: string;
  value: string | undefined;
  min?: string;
  max?: string;
  clearable?: boolean;
  onChange: (date: string | undefined) => void;
};

/** A day to fill in, written as the reader's language writes it. */
export function DayField({ label, hint, value, min, max, clearable, onChange }: DayFieldProps) {
  const { t } = useTranslation();
  const { locale } = useClockface();
  return (
    <DatePickerInput
      label={label}
      description={hint}
      value={value ?? null}
      placeholder={t('date.pickDay')}
      onChange={(date) => onChange(date ?? undefined)}
      {...(min === undefined ? {} : { minDate: min })}
      {...(max === undefined ? {} : { maxDate: max })}
      locale={dayjsNames[locale]}
      firstDayOfWeek={weekBegins(locale)}
      weekendDays={[0, 6]}
      highlightToday
      hideOutsideDates
      clearable={clearable ?? false}
      valueFormatter={({ date }) => (typeof date === 'string' ? fieldDay(locale, date) : '')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      ariaLabels={{
        previousMonth: t('date.previousMonth'),
        nextMonth: t('date.nextMonth'),
        previousYear: t('date.previousYears'),
        nextYear: t('date.nextYears'),
        previousDecade: t('date.previousYears'),
        nextDecade: t('date.nextYears'),
      }}
      classNames={{ label: styles.label ?? '', description: styles.hint ?? '', input: styles.input ?? '' }}
      popoverProps={{
        shadow: 'md',
        middlewares: { flip: true, shift: { crossAxis: true, padding: 8 } },
        attributes: { dropdown: { 'aria-label': label } },
      }}
    />
  );
}
