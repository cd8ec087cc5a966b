import 'dayjs/locale/pt';
import 'dayjs/locale/pt-br';
import 'dayjs/locale/ru';
import { DateTimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { instantOf, localInput } from '../../client/date-input.ts';
import type { Locale } from '../../client/locale.ts';
import { fieldWords } from '../../client/time-words.ts';
import { useDesk } from '../queries.ts';
import styles from './date-time-field.module.css';
import type { DateTimeFieldProps } from './date-time-field.tsx';

const calendars: Record<Locale, { locale: string; firstDayOfWeek: 0 | 1 }> = {
  en: { locale: 'en', firstDayOfWeek: 1 },
  ru: { locale: 'ru', firstDayOfWeek: 1 },
  'pt-BR': { locale: 'pt-br', firstDayOfWeek: 0 },
  'pt-PT': { locale: 'pt', firstDayOfWeek: 1 },
};

export default function DateTimePickerOfOurs(props: DateTimeFieldProps) {
  const { label, hint, value, onChange, min, max, autoFocus, inLine } = props;
  const { t } = useTranslation();
  const face = useClockface();
  const opensAt = useDesk().data?.opensAt;
  const empty = t('date.pick');
  // In a line there is no label beside it: what it shows belongs to its name.
  const shown = value ? fieldWords(face, value) : empty;
  return (
    <DateTimePicker
      {...calendars[face.locale]}
      {...(inLine ? { 'aria-label': `${label}: ${shown}`, size: 'xs' } : { label, description: hint })}
      value={value ? localInput(value) : null}
      onChange={(text) => onChange(text ? instantOf(text) : undefined)}
      {...(min === undefined ? {} : { minDate: localInput(min) })}
      {...(max === undefined ? {} : { maxDate: localInput(max) })}
      // Nobody means midnight who picks a day.
      {...(opensAt ? { defaultTimeValue: opensAt } : {})}
      valueFormat={(text) => fieldWords(face, instantOf(text) ?? '')}
      placeholder={empty}
      weekendDays={[0, 6]}
      highlightToday
      hideOutsideDates
      autoFocus={autoFocus ?? false}
      data-autofocus={autoFocus || undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      timePickerProps={{
        format: '24h',
        'aria-label': t('date.time'),
        hoursInputLabel: t('date.hours'),
        minutesInputLabel: t('date.minutes'),
      }}
      submitButtonProps={{ 'aria-label': t('date.done') }}
      ariaLabels={{
        previousMonth: t('date.previousMonth'),
        nextMonth: t('date.nextMonth'),
        previousYear: t('date.previousYears'),
        nextYear: t('date.nextYears'),
        previousDecade: t('date.previousYears'),
        nextDecade: t('date.nextYears'),
      }}
      popoverProps={{
        shadow: 'md',
        position: 'top-start',
        // In a low window neither side of the field has the room: rather over the field than out of the window.
        middlewares: { flip: true, shift: { crossAxis: true, padding: 8 } },
        classNames: { dropdown: styles.calendar ?? '' },
        // Mantine names the calendar after an id that the field does not have.
        attributes: { dropdown: { 'aria-label': label } },
      }}
      classNames={{
        root: inLine ? (styles.inLine ?? '') : '',
        label: styles.label ?? '',
        description: styles.hint ?? '',
        input: styles.input ?? '',
      }}
    />
  );
}
