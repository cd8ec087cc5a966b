import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { dayWords } from '../../client/time-words.ts';
import { CheckField } from '../../ui/controls/check-field.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import type { Plan } from './absence-api.ts';
import styles from './plan.module.css';
import type { PlanDraft } from './use-plan-draft.ts';

type CloseDeskProps = { closing: NonNullable<Plan['closing']>; draft: PlanDraft };

/** Nobody else is here: the desk closes for the time, each promise moves once, and everybody reads the date of return. */
export function CloseDesk({ closing, draft }: CloseDeskProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const { promises, agreed, texts } = closing;
  // A day has no hour; noon keeps it the same one in every zone.
  const day = (date: string) => dayWords({ ...face, zone: 'UTC' }, `${date}T12:00:00Z`);
  return (
    <div className={styles.closing}>
      <Notice sign="clock" what={t('absence.closing.title')}>
        {t('absence.closing.text', { from: day(closing.from), until: day(closing.until) })}{' '}
        {t('absence.closing.moves', { count: promises })} {agreed > 0 && t('absence.closing.agreed', { count: agreed })}
      </Notice>
      <CheckField
        label={t('absence.closing.check')}
        checked={draft.closes}
        onChange={({ currentTarget }) => draft.setCloses(currentTarget.checked)}
      />
      {draft.closes && (
        <Field
          label={t('absence.closing.emergency')}
          hint={t('absence.closing.emergencyHint')}
          value={draft.emergency}
          maxLength={200}
          onChange={({ currentTarget }) => draft.setEmergency(currentTarget.value)}
        />
      )}
      {draft.closes && texts.length > 0 && (
        <details>
          <summary>{t('absence.closing.letter')}</summary>
          {texts.map((one) => (
            <p key={one.locale} lang={one.locale} className={styles.closingText}>
              {one.text}
            </p>
          ))}
        </details>
      )}
    </div>
  );
}
