import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { LongField } from '../../../ui/controls/field.tsx';

type OtherwiseFieldProps = {
  words: string;
  /** Somebody says that there is nothing. */
  none: boolean;
  onChange: (words: string, none: boolean) => void;
};

/** What to do if it goes otherwise, and what not to do; or an explicit word that there is nothing. */
export function OtherwiseField({ words, none, onChange }: OtherwiseFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <LongField
        label={t('handOver.otherwise')}
        placeholder={t('handOver.otherwiseExample')}
        value={none ? '' : words}
        rows={2}
        maxLength={5000}
        disabled={none}
        onChange={({ currentTarget }) => onChange(currentTarget.value, false)}
      />
      <CheckField
        label={t('handOver.otherwiseNone')}
        checked={none}
        onChange={({ currentTarget }) => onChange(words, currentTarget.checked)}
      />
    </>
  );
}
