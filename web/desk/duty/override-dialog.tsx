import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { DateTimeField } from '../date-time/date-time-field.tsx';
import { useAgents } from '../queries.ts';
import styles from './duty.module.css';
import { changes, type Schedule, useDutyChange } from './duty-api.ts';
import { onDutyChoices } from './duty-words.ts';

type OverrideDialogProps = { schedule: Schedule; span: { from: string; to: string } | undefined; onClose: () => void };

/** Somebody is on duty for a time, whatever the layers say. */
export function OverrideDialog({ schedule, span, onClose }: OverrideDialogProps) {
  const { t } = useTranslation();
  const { now } = useClockface();
  const people = onDutyChoices(useAgents().data ?? []);
  const [chosen, setChosen] = useState<string>();
  const [from, setFrom] = useState(span && Date.parse(span.from) > now ? span.from : undefined);
  const [to, setTo] = useState(span?.to);
  const person = chosen ?? people[0]?.value ?? '';
  const save = useDutyChange(
    () => changes.override(schedule.id, { person, from: from ?? new Date(now).toISOString(), to: to! }),
    () => t('duty.isIn', { name: people.find(({ value }) => value === person)?.label ?? '' }),
  );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('duty.putInTitle', { name: schedule.name })}
      told={t('duty.putInTold')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      effect={{
        label: t('duty.putIn'),
        held: save.isPending || !person || !to,
        onConfirm: () => save.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <div className={styles.form}>
        <SelectField label={t('duty.person')} value={person} choices={people} onChange={setChosen} />
        <DateTimeField label={t('duty.from')} hint={t('duty.fromHint')} value={from} onChange={setFrom} min={now} />
        <DateTimeField label={t('duty.to')} value={to} onChange={setTo} min={from ? Date.parse(from) : now} />
        {save.problem && <ErrorNotice {...save.problem} />}
      </div>
    </Dialog>
  );
}
