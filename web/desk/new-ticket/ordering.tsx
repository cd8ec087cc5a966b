import { useTranslation } from 'react-i18next';
import { type Locale, localeNames, locales } from '../../client/locale.ts';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { useDesk } from '../queries.ts';
import type { NewTicket } from './intake-source.ts';
import styles from './new-ticket.module.css';
import type { NewTicketForm } from './use-new-ticket.ts';

/** Which team, how pressing, and in which language they are written to. */
export function Ordering({
  form,
  onChange,
}: {
  form: NewTicketForm;
  onChange: (part: Partial<NewTicketForm>) => void;
}) {
  const { t } = useTranslation();
  const teams = useDesk().data?.teams ?? [];
  return (
    <div className={styles.three}>
      <SelectField
        label={t('newTicket.team')}
        value={form.teamId || (teams.find((team) => team.isDefault)?.id ?? '')}
        choices={teams.map((team) => ({ value: team.id, label: team.name }))}
        onChange={(teamId) => onChange({ teamId })}
      />
      <SelectField<NewTicket['priority']>
        label={t('newTicket.priority')}
        value={form.priority}
        choices={(['P1', 'P2', 'P3', 'P4'] as const).map((one) => ({
          value: one,
          label: t(`newTicket.priorities.${one}`),
        }))}
        onChange={(priority) => onChange({ priority })}
      />
      <SelectField<Locale | 'theirs'>
        label={t('newTicket.language')}
        value={form.language ?? 'theirs'}
        choices={[
          { value: 'theirs', label: t('newTicket.theirs') },
          ...locales.map((locale) => ({ value: locale, label: localeNames[locale] })),
        ]}
        onChange={(language) => onChange({ language })}
      />
    </div>
  );
}
