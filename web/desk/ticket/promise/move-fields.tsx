import { useTranslation } from 'react-i18next';
import { LongField } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { DateTimeField } from '../../date-time/date-time-field.tsx';
import { OutsideHours } from '../../date-time/outside-hours.tsx';
import { DeskTime } from '../../desk-time.tsx';
import type { MoveReason } from '../../promise-source.ts';

export type MoveDraft = { reason: MoveReason; actions: string; dueAt: string };

export const moveReasons: MoveReason[] = ['more_work', 'specialist', 'supplier', 'testing', 'workload', 'away'];

type MoveFieldsProps = { draft: MoveDraft; fill: (part: Partial<MoveDraft>) => void; from: string };

/** Why it takes longer, what was done, and the date that takes the place of `from`. */
export function MoveFields({ draft, fill, from }: MoveFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        label={t('moveDate.reason')}
        value={draft.reason}
        onChange={(reason) => fill({ reason })}
        choices={moveReasons.map((value) => ({ value, label: t(`moveDate.reasons.${value}`) }))}
      />
      <LongField
        label={t('moveDate.actions')}
        hint={t('moveDate.actionsHint')}
        rows={3}
        value={draft.actions}
        required
        onChange={(event) => fill({ actions: event.currentTarget.value })}
      />
      <DateTimeField
        label={t('moveDate.dueAt')}
        value={draft.dueAt || undefined}
        min={Date.parse(from)}
        onChange={(at) => fill({ dueAt: at ?? '' })}
      />
      <DeskTime at={draft.dueAt || undefined} />
      <OutsideHours at={draft.dueAt || undefined} onTake={(dueAt) => fill({ dueAt })} />
    </>
  );
}
