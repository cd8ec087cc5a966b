import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/controls/field.tsx';
import type { Level } from './level-api.ts';
import type { Draft } from './level-draft.ts';
import styles from './service-levels.module.css';
import { TargetsMatrix } from './targets-matrix.tsx';
import { TermsFields } from './terms-fields.tsx';
import { WhomFields } from './whom-fields.tsx';

type LevelFieldsProps = { level: Level | undefined; draft: Draft; onChange: (change: Partial<Draft>) => void };

/** All that is said of a level: its name, for whom, how fast, in which time, and why. */
export function LevelFields({ level, draft, onChange }: LevelFieldsProps) {
  const { t } = useTranslation();
  const isDefault = level?.isDefault ?? false;
  return (
    <>
      <div className={styles.narrow}>
        <Field
          label={t('levels.name')}
          hint={t('levels.nameHint')}
          value={draft.name}
          maxLength={100}
          required
          autoFocus={!level}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
      </div>
      <Part name={t('levels.whom')} hint={t(isDefault ? 'levels.whomDefault' : 'levels.whomHint')}>
        {!isDefault && <WhomFields draft={draft} onChange={onChange} />}
      </Part>
      <Part name={t('levels.targets')} hint={t('levels.targetsHint')}>
        <TargetsMatrix draft={draft} onChange={(cells) => onChange({ cells })} />
      </Part>
      <TermsFields draft={draft} mayWait={level !== undefined} onChange={onChange} />
    </>
  );
}

function Part({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{name}</h2>
      <p className={styles.quiet}>{hint}</p>
      {children}
    </section>
  );
}
