import { useTranslation } from 'react-i18next';
import type { HandOverReason } from '../../../client/case-words.ts';
import { SelectField } from '../../../ui/controls/select-field.tsx';

const reasons: HandOverReason[] = [
  'better_placed',
  'expertise',
  'workload',
  'away',
  'team_change',
  'shift',
  'escalated',
  'requester_asked',
];

type HandOverWhyProps = {
  reason: HandOverReason | '';
  /** The requester reads nothing of it. */
  shadow: boolean;
  onChange: (reason: HandOverReason | '') => void;
};

/** Each reason has wording that is safe to show the requester. */
export function HandOverWhy(props: HandOverWhyProps) {
  const { t } = useTranslation();
  return (
    <SelectField<HandOverReason | ''>
      label={t('handOver.why')}
      {...(props.shadow ? {} : { hint: t('handOver.whyHint') })}
      value={props.reason}
      onChange={props.onChange}
      choices={[
        { value: '', label: t('handOver.choose') },
        ...reasons.map((each) => ({ value: each, label: capital(t(`reason.${each}`)) })),
      ]}
    />
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
