import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/controls/choices.tsx';
import { LongField } from '../../../ui/controls/field.tsx';
import { OutsideHours } from '../../date-time/outside-hours.tsx';
import type { MoveReason } from '../../promise-source.ts';
import { DateChoice } from './date-choice.tsx';

/** No reason is chosen beforehand: one that was only left standing would be told to the requester as the true one. */
export type MoveDraft = { reason: MoveReason | undefined; actions: string; dueAt: string };

const moveReasons: MoveReason[] = ['more_work', 'specialist', 'supplier', 'testing', 'workload', 'away'];

type MoveFieldsProps = {
  /** Its number. */
  ticket: string;
  draft: MoveDraft;
  fill: (part: Partial<MoveDraft>) => void;
  /** The date that stands; the new one is later. */
  from: string;
  dates: string[];
  hint: string | undefined;
};

/** Why it takes longer, what was done, and the date that takes the place of `from`. */
export function MoveFields({ ticket, draft, fill, from, dates, hint }: MoveFieldsProps) {
  const { t } = useTranslation();
  const stands = Date.parse(from);
  return (
    <>
      <Choices<MoveReason>
        legend={t('moveDate.reason')}
        value={draft.reason}
        onChange={(reason) => fill({ reason })}
        choices={moveReasons.map((value) => ({ value, label: t(`moveDate.reasons.${value}`) }))}
        across
      />
      <LongField
        label={t('moveDate.actions')}
        hint={hint}
        rows={3}
        value={draft.actions}
        required
        onChange={(event) => fill({ actions: event.currentTarget.value })}
      />
      <div>
        <DateChoice
          legend={t('moveDate.dueAt')}
          dates={dates.filter((at) => Date.parse(at) > stands)}
          value={draft.dueAt}
          onChange={(dueAt) => fill({ dueAt })}
          min={stands}
          asField
        />
        <OutsideHours ticket={ticket} at={draft.dueAt || undefined} onTake={(dueAt) => fill({ dueAt })} />
      </div>
    </>
  );
}
