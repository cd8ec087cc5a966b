import { useTranslation } from 'react-i18next';
import { CheckField } from '../../ui/controls/check-field.tsx';
import { WeekHours } from '../settings/calendars/week-hours.tsx';
import type { Schedule } from './duty-api.ts';

const office = [['09:00', '18:00']] as [string, string][];
const weekdays = { mon: office, tue: office, wed: office, thu: office, fri: office };
type Wanted = Schedule['wanted'];

/** When somebody has to be on duty: always, or in some hours of the week. */
export function WantedHours(props: { wanted: Wanted; zone: string; onChange: (wanted: Wanted) => void }) {
  const { t } = useTranslation();
  const { wanted, zone, onChange } = props;
  return (
    <>
      <CheckField
        label={t('duty.wantedSome')}
        hint={t('duty.wantedHint')}
        checked={wanted !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? { tz: zone, hours: weekdays } : null)}
      />
      {wanted && <WeekHours hours={wanted.hours} onChange={(hours) => onChange({ ...wanted, hours })} />}
    </>
  );
}
