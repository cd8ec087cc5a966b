import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/controls/field.tsx';
import { DateChoice } from '../promise/date-choice.tsx';

type NextActionFieldsProps = {
  what: string;
  onWhat: (what: string) => void;
  dueAt: string | undefined;
  onDueAt: (at: string) => void;
  /** Dates that the desk proposes. */
  dates: string[];
  required: boolean;
};

/** One step, in a few words, with its date. */
export function NextActionFields({ what, onWhat, dueAt, onDueAt, dates, required }: NextActionFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field
        label={t('handOver.next')}
        placeholder={t('handOver.nextExample')}
        value={what}
        maxLength={500}
        required={required}
        onChange={({ currentTarget }) => onWhat(currentTarget.value)}
      />
      <DateChoice
        legend={t('handOver.nextBy')}
        dates={dates}
        value={dueAt}
        onChange={onDueAt}
        min={Date.now()}
        asField
      />
    </>
  );
}
