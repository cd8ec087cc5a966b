import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { changes, type Schedule, useDutyChange } from './duty-api.ts';

/** A schedule ends: what its team's tickets do then is said before. */
export function RetireDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const { t } = useTranslation();
  const retire = useDutyChange(
    () => changes.retire(schedule.id),
    () => t('duty.retired', { name: schedule.name }),
  );
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('duty.retireTitle', { name: schedule.name })}
      told={schedule.team ? t('duty.retireTeam', { team: schedule.team.name }) : t('duty.retireDesk')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      effect={{
        label: t('duty.retire'),
        held: retire.isPending,
        onConfirm: () => retire.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      {retire.problem && <ErrorNotice {...retire.problem} />}
    </Dialog>
  );
}
