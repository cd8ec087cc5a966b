import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { Choices } from '../../../ui/controls/choices.tsx';
import { LongField } from '../../../ui/controls/field.tsx';
import { SelectField } from '../../../ui/controls/select-field.tsx';
import { DateTimeField } from '../../date-time/date-time-field.tsx';
import { useCalendars } from '../calendars/calendar-api.ts';
import type { Draft } from './level-draft.ts';
import styles from './service-levels.module.css';

type TermsFieldsProps = {
  draft: Draft;
  /** A level that does not exist yet begins at once. */
  mayWait: boolean;
  onChange: (change: Partial<Draft>) => void;
};

/** In which time it counts, what stands still, from when on, and why. */
export function TermsFields({ draft, mayWait, onChange }: TermsFieldsProps) {
  const { t } = useTranslation();
  const { now } = useClockface();
  const calendars = useCalendars().data ?? [];
  return (
    <div className={styles.narrow}>
      <SelectField
        label={t('levels.workingTime')}
        value={draft.calendarId ?? ''}
        onChange={(id) => onChange({ calendarId: id || null })}
        choices={[
          { value: '', label: t('levels.teamsTime') },
          ...calendars.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Choices
        legend={t('levels.supplier')}
        value={draft.thirdPartyPauses ? 'stands' : 'goesOn'}
        onChange={(value) => onChange({ thirdPartyPauses: value === 'stands' })}
        choices={[
          { value: 'goesOn', label: t('levels.supplierGoesOn') },
          { value: 'stands', label: t('levels.supplierStands') },
        ]}
      />
      {mayWait && (
        <Choices
          legend={t('levels.when')}
          value={draft.later ? 'later' : 'atOnce'}
          onChange={(value) => onChange({ later: value === 'later' })}
          across
          choices={[
            { value: 'atOnce', label: t('levels.atOnce') },
            { value: 'later', label: t('levels.later') },
          ]}
        />
      )}
      {draft.later && (
        <DateTimeField
          label={t('levels.laterAt')}
          value={draft.from}
          min={now}
          onChange={(from) => onChange({ from })}
        />
      )}
      <LongField
        label={t('levels.why')}
        hint={t('levels.whyHint')}
        value={draft.note}
        maxLength={500}
        required
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </div>
  );
}
