import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { Segment } from '../../ui/controls/segment.tsx';
import { addDays } from '../settings/calendars/date-words.ts';

export type Shown = { first: string; days: 7 | 28 };

/** Which days are drawn: a week or four, sooner or later. */
export function SpanBar({ shown, today, onChange }: { shown: Shown; today: string; onChange: (shown: Shown) => void }) {
  const { t } = useTranslation();
  const { first, days } = shown;
  const from = (day: string) => onChange({ ...shown, first: day });
  return (
    <>
      <Segment
        label={t('duty.span')}
        value={days === 7 ? 'week' : 'month'}
        choices={[
          { value: 'week', label: t('duty.week') },
          { value: 'month', label: t('duty.month') },
        ]}
        onChange={(length) => onChange({ ...shown, days: length === 'week' ? 7 : 28 })}
      />
      <IconButton icon="left" label={t('duty.earlier')} onClick={() => from(addDays(first, -days))} />
      <Button size="small" held={first === today} onClick={() => from(today)}>
        {t('duty.today')}
      </Button>
      <IconButton icon="right" label={t('duty.later')} onClick={() => from(addDays(first, days))} />
    </>
  );
}
