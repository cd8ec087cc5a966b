import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { Segment } from '../../ui/controls/segment.tsx';
import { Empty } from '../../ui/notice/empty.tsx';
import { useDesk } from '../queries.ts';
import { addDays, todayIn } from '../settings/calendars/date-words.ts';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { Waiting } from '../shell/load-error.tsx';
import { ArrangeDialog } from './arrange-dialog.tsx';
import styles from './duty.module.css';
import { useSchedules } from './duty-api.ts';
import { midnights } from './duty-words.ts';
import { MyDuty } from './my-duty.tsx';
import { ScheduleBoard } from './schedule-board.tsx';
import { Shifts } from './shifts.tsx';

/** Who is on duty when, drawn over a week or four; the shifts of those who have some; and one's own duty. */
export function DutyPage() {
  const { t } = useTranslation();
  const schedules = useSchedules();
  const me = useDesk().data?.me;
  const { zone, now } = useClockface();
  const today = todayIn(zone, now);
  const [length, setLength] = useState<'week' | 'month'>('week');
  const [first, setFirst] = useState(today);
  const [adding, setAdding] = useState(false);
  const days = length === 'week' ? 7 : 28;
  const shown = midnights(zone, first, days);
  const mayAdd = me !== undefined && (me.administrator || me.leads.length > 0);
  const addOne = (
    <Button look={schedules.data?.length ? undefined : 'main'} onClick={() => setAdding(true)}>
      {t('duty.add')}
    </Button>
  );
  return (
    <SettingsFrame part="duty" wide>
      <Waiting query={schedules} of="entries" count={2} />
      {schedules.data && schedules.data.length > 0 && (
        <div className={styles.bar}>
          <Segment
            label={t('duty.span')}
            value={length}
            choices={[
              { value: 'week', label: t('duty.week') },
              { value: 'month', label: t('duty.month') },
            ]}
            onChange={setLength}
          />
          <IconButton icon="left" label={t('duty.earlier')} onClick={() => setFirst(addDays(first, -days))} />
          <Button size="small" held={first === today} onClick={() => setFirst(today)}>
            {t('duty.today')}
          </Button>
          <IconButton icon="right" label={t('duty.later')} onClick={() => setFirst(addDays(first, days))} />
          {mayAdd && <span className={styles.apart}>{addOne}</span>}
        </div>
      )}
      {schedules.data?.length === 0 && (
        <Empty look="kept" title={t('duty.emptyTitle')} step={mayAdd ? addOne : undefined}>
          {t('duty.emptyText')}
        </Empty>
      )}
      {schedules.data?.map((schedule) => (
        <ScheduleBoard key={schedule.id} schedule={schedule} days={shown} />
      ))}
      <MyDuty />
      <Shifts mayAdd={mayAdd} />
      {adding && <ArrangeDialog onClose={() => setAdding(false)} />}
    </SettingsFrame>
  );
}
