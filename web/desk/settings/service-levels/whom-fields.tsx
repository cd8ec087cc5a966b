import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { useDesk } from '../../queries.ts';
import { findOrganisations } from './level-api.ts';
import type { Draft } from './level-draft.ts';
import { priorities } from './level-words.ts';
import { PickNames } from './pick-names.tsx';
import styles from './service-levels.module.css';

const kinds = ['incident', 'service_request', 'question', 'complaint', 'idea', 'privacy_request'] as const;

/** By what the tickets of a level are told from others. */
export function WhomFields({ draft, onChange }: { draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const teams = useDesk().data?.teams ?? [];
  return (
    <>
      <Ticks
        legend={t('levels.priorities')}
        all={priorities.map((value) => ({ value, label: value }))}
        chosen={draft.priorities}
        onChange={(chosen) => onChange({ priorities: chosen })}
      />
      <Ticks
        legend={t('levels.kinds')}
        all={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        chosen={draft.kinds}
        onChange={(chosen) => onChange({ kinds: chosen })}
      />
      <div className={styles.pair}>
        <PickNames
          label={t('levels.organisations')}
          of="organisations"
          find={findOrganisations}
          chosen={draft.organisations}
          onChange={(organisations) => onChange({ organisations })}
        />
        <PickNames
          label={t('levels.teams')}
          of="teams"
          find={async (text) =>
            teams.filter(({ name }) => name.toLocaleLowerCase().includes(text.toLocaleLowerCase())).slice(0, 8)
          }
          chosen={draft.teams}
          onChange={(chosen) => onChange({ teams: chosen.map(({ id, name }) => ({ id, name })) })}
        />
      </div>
    </>
  );
}

type TicksProps<Value extends string> = {
  legend: string;
  all: { value: Value; label: string }[];
  chosen: Value[];
  onChange: (chosen: Value[]) => void;
};

function Ticks<Value extends string>({ legend, all, chosen, onChange }: TicksProps<Value>) {
  return (
    <fieldset className={styles.ticks}>
      <legend>{legend}</legend>
      {all.map(({ value, label }) => (
        <CheckField
          key={value}
          label={label}
          checked={chosen.includes(value)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
          }
        />
      ))}
    </fieldset>
  );
}
