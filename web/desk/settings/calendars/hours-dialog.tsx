import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentZone, zoneChoices } from '../../../client/zones.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { changes, type Plan, useCalendarChange } from './calendar-api.ts';
import styles from './calendars.module.css';
import { addDays } from './date-words.ts';
import { DayField } from './day-field.tsx';
import { WeekHours } from './week-hours.tsx';

type HoursDialogProps = { calendarId: string; plan: Plan; today: string; onClose: () => void };

/** The hours of the week, at once or from a day on. */
export function HoursDialog({ calendarId, plan, today, onClose }: HoursDialogProps) {
  const { t } = useTranslation();
  const [tz, setTz] = useState(plan.tz);
  const [hours, setHours] = useState(plan.hours);
  const [from, setFrom] = useState<string>();
  const [note, setNote] = useState('');
  const save = useCalendarChange(
    () => changes.hours(calendarId, { tz, hours, ...(from ? { from } : {}), ...(note.trim() ? { note } : {}) }),
    () => t(from ? 'calendars.planned' : 'settings.inForce'),
  );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('calendars.hoursTitle')}
      told={t('calendars.toldStay')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      size={560}
      effect={{
        label: t('settings.save'),
        held: save.isPending,
        onConfirm: () => save.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <div className={styles.form}>
        <SelectField label={t('settings.zone')} value={currentZone(tz)} onChange={setTz} choices={zoneChoices(tz)} />
        <WeekHours hours={hours} onChange={setHours} />
        <DayField
          label={t('calendars.from')}
          hint={t('calendars.fromHint')}
          value={from}
          min={addDays(today, 1)}
          clearable
          onChange={setFrom}
        />
        <Field
          label={t('calendars.note')}
          hint={t('calendars.noteHint')}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {save.problem && <ErrorNotice {...save.problem} />}
      </div>
    </Dialog>
  );
}
