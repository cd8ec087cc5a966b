import { useTranslation } from 'react-i18next';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { useAgents } from '../queries.ts';
import type { Plan } from './absence-api.ts';
import { languagesOf } from './away-words.ts';
import styles from './plan.module.css';

type CoverFieldProps = {
  plan: Pick<Plan, 'person' | 'candidates'>;
  cover: string | null;
  onChange: (cover: string | null) => void;
};

/** Who is named to stand in: those who come into question with what they have to do, then everybody else. */
export function CoverField({ plan, cover, onChange }: CoverFieldProps) {
  const { t, i18n } = useTranslation();
  const agents = useAgents().data ?? [];
  const known = new Set(plan.candidates.map((one) => one.id));
  const others = agents.filter(
    (one) =>
      one.active &&
      one.id !== plan.person.id &&
      !known.has(one.id) &&
      one.roles.some((role) => role !== 'collaborator'),
  );
  return (
    <div className={styles.cover}>
      <SelectField
        label={t('absence.who')}
        value={cover ?? ''}
        onChange={(id) => onChange(id || null)}
        choices={[
          { value: '', label: t('absence.whoDesk') },
          ...plan.candidates.map((one) => ({
            value: one.id,
            label: one.away
              ? t('absence.whoAway', { name: one.name })
              : `${one.name} (${t('absence.load', { count: one.acts, languages: languagesOf(i18n.language, one.languages) })})`,
          })),
          ...others.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
    </div>
  );
}
