import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Segment } from '../../ui/controls/segment.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { longDay, todayIn } from '../settings/calendars/date-words.ts';
import { DayField } from '../settings/calendars/day-field.tsx';
import { Spans } from '../settings/calendars/week-hours.tsx';
import styles from './duty.module.css';
import { changes, type Shift, useDutyChange } from './duty-api.ts';

type Kind = 'off' | 'extra' | 'swap';

/** One day differs: off, other hours, or swapped with a colleague who works by the same clock. */
export function ShiftDayDialog({ shift, all, onClose }: { shift: Shift; all: Shift[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { now, locale } = useClockface();
  const today = todayIn(shift.tz, now);
  const others = all
    .filter((one) => one.tz === shift.tz && one.person.id !== shift.person.id)
    .map(({ person }) => ({ value: person.id, label: person.name }));
  const [kind, setKind] = useState<Kind>('off');
  const [day, setDay] = useState(today);
  const [spans, setSpans] = useState<[string, string][]>([['09:00', '17:00']]);
  const [taker, setTaker] = useState(others[0]?.value ?? '');
  const [inReturn, setInReturn] = useState<string>();
  const { id, name } = shift.person;
  const save = useDutyChange(
    async () =>
      kind === 'swap'
        ? changes.swap({ giver: id, taker, day, ...(inReturn ? { inReturn } : {}) })
        : changes.day(id, day, kind === 'off' ? [] : spans),
    () => t('shifts.saved', { name }),
  );
  const kinds = (['off', 'extra', ...(others.length > 0 ? ['swap'] : [])] as Kind[]).map((value) => ({
    value,
    label: t(`shifts.kind.${value}`),
  }));
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('shifts.dayTitle', { name })}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      effect={{
        label: t('settings.save'),
        held: save.isPending || (kind === 'extra' && spans.length === 0) || (kind === 'swap' && !taker),
        onConfirm: () => save.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <div className={styles.form}>
        <Segment label={t('shifts.what')} value={kind} choices={kinds} onChange={setKind} />
        <DayField label={t('shifts.theDay')} value={day} min={today} onChange={(date) => date && setDay(date)} />
        {kind === 'extra' && <Spans of={longDay(locale, day)} spans={spans} onChange={setSpans} />}
        {kind === 'swap' && (
          <>
            <SelectField label={t('shifts.taker')} value={taker} choices={others} onChange={setTaker} />
            <DayField
              label={t('shifts.inReturn')}
              hint={t('shifts.inReturnHint', { name })}
              value={inReturn}
              min={today}
              clearable
              onChange={setInReturn}
            />
          </>
        )}
        {save.problem && <ErrorNotice {...save.problem} />}
      </div>
    </Dialog>
  );
}
