import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { todayIn } from '../settings/calendars/date-words.ts';
import styles from './duty.module.css';
import { type Layer, type Schedule, usePreview } from './duty-api.ts';
import { DutyLines } from './duty-lines.tsx';
import { midnights } from './duty-words.ts';

const previewDays = 14;

/** What comes of layers before they are in force. */
export function DutyPreview(draft: { layers: Layer[]; wanted: Schedule['wanted']; id?: string }) {
  const { t } = useTranslation();
  const { zone, now } = useClockface();
  const days = midnights(zone, todayIn(zone, now), previewDays);
  const preview = usePreview(draft, days[0]!, days.at(-1)!);
  if (!preview.data) return null;
  return (
    <section className={styles.preview} aria-label={t('duty.preview')}>
      <h3>{t('duty.preview')}</h3>
      <DutyLines lines={preview.data} days={days} />
    </section>
  );
}
