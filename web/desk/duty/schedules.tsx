import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Empty } from '../../ui/notice/empty.tsx';
import { todayIn } from '../settings/calendars/date-words.ts';
import { Waiting } from '../shell/load-error.tsx';
import { ArrangeDialog } from './arrange-dialog.tsx';
import styles from './duty.module.css';
import { useSchedules } from './duty-api.ts';
import { midnights } from './duty-words.ts';
import { ScheduleBoard } from './schedule-board.tsx';
import { type Shown, SpanBar } from './span-bar.tsx';

/** Who is on duty when, drawn over a week or four. */
export function Schedules({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useTranslation();
  const schedules = useSchedules();
  const { zone, now } = useClockface();
  const today = todayIn(zone, now);
  const [shown, setShown] = useState<Shown>({ first: today, days: 7 });
  const [adding, setAdding] = useState(false);
  const days = midnights(zone, shown.first, shown.days);
  const addOne = (
    <Button look={schedules.data?.length ? undefined : 'main'} onClick={() => setAdding(true)}>
      {t('duty.add')}
    </Button>
  );
  return (
    <>
      <Waiting query={schedules} of="entries" count={2} />
      {schedules.data && schedules.data.length > 0 && (
        <div className={styles.bar}>
          <SpanBar shown={shown} today={today} onChange={setShown} />
          {mayAdd && <span className={styles.apart}>{addOne}</span>}
        </div>
      )}
      {schedules.data?.length === 0 && (
        <Empty look="kept" title={t('duty.emptyTitle')} step={mayAdd ? addOne : undefined}>
          {t('duty.emptyText')}
        </Empty>
      )}
      {schedules.data?.map((schedule) => (
        <ScheduleBoard key={schedule.id} schedule={schedule} days={days} />
      ))}
      {adding && <ArrangeDialog onClose={() => setAdding(false)} />}
    </>
  );
}
