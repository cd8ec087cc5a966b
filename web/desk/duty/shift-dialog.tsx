import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { currentZone, zoneChoices } from '../../client/zones.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { maySay } from '../away/may-say.ts';
import { useAgents, useDesk } from '../queries.ts';
import { WeekHours } from '../settings/calendars/week-hours.tsx';
import styles from './duty.module.css';
import { changes, type Shift, useDutyChange } from './duty-api.ts';
import { onDutyChoices } from './duty-words.ts';

const day = [['09:00', '17:00']] as [string, string][];
const usual: Shift['hours'] = { mon: day, tue: day, wed: day, thu: day, fri: day };

/** When somebody works, week by week. */
export function ShiftDialog({ shift, taken, onClose }: { shift?: Shift; taken: Shift[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { zone } = useClockface();
  const me = useDesk().data?.me;
  const agents = useAgents().data ?? [];
  const free = agents.filter(
    (one) =>
      me &&
      maySay(me, one, agents) &&
      (one.id !== me.id || me.administrator || one.teams.some((team) => me.leads.includes(team.id))) &&
      !taken.some(({ person }) => person.id === one.id),
  );
  const choices = onDutyChoices(free);
  const [chosen, setChosen] = useState<string>();
  const [tz, setTz] = useState(shift?.tz ?? zone);
  const [hours, setHours] = useState(shift?.hours ?? usual);
  const personId = shift?.person.id ?? chosen ?? choices[0]?.value ?? '';
  const name = shift?.person.name ?? choices.find(({ value }) => value === personId)?.label ?? '';
  const save = useDutyChange(
    () => changes.shift(personId, { tz, hours }),
    () => t('shifts.saved', { name }),
  );
  const end = useDutyChange(
    () => changes.noShift(personId),
    () => t('shifts.ended', { name }),
  );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={shift ? t('shifts.changeTitle', { name }) : t('shifts.addTitle')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      size={560}
      effect={{
        label: t('settings.save'),
        held: save.isPending || personId === '',
        onConfirm: () => save.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <div className={styles.form}>
        {!shift && <SelectField label={t('duty.person')} value={personId} choices={choices} onChange={setChosen} />}
        <SelectField label={t('duty.zone')} value={currentZone(tz)} choices={zoneChoices(tz)} onChange={setTz} />
        <WeekHours hours={hours} onChange={setHours} />
        {shift && (
          <div>
            <Button look="bare" size="small" onClick={() => end.mutate(undefined, { onSuccess: onClose })}>
              {t('shifts.end')}
            </Button>
          </div>
        )}
        {(save.problem ?? end.problem) && <ErrorNotice {...(save.problem ?? end.problem)!} />}
      </div>
    </Dialog>
  );
}
