import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Button } from '../../ui/controls/button.tsx';
import { DateTimeField } from '../date-time/date-time-field.tsx';
import { momentWords } from './away-words.ts';
import styles from './plan.module.css';
import type { PlanDraft } from './use-plan-draft.ts';

/** When it begins: now, or a moment of one's choice. */
export function FromField({ draft }: { draft: PlanDraft }) {
  const { t } = useTranslation();
  const face = useClockface();
  return (
    <div className={styles.dates}>
      <DateTimeField label={t('absence.from')} value={draft.from} onChange={draft.setFrom} min={face.now} autoFocus />
      <div className={styles.quick}>
        <Button size="small" aria-pressed={draft.from === undefined} onClick={() => draft.setFrom(undefined)}>
          {t('absence.fromNow')}
        </Button>
      </div>
    </div>
  );
}

/** When they are back: what most people mean, a moment of one's choice, or nobody knows. */
export function ToField({ draft }: { draft: PlanDraft }) {
  const { t } = useTranslation();
  const face = useClockface();
  const min = draft.from ? Date.parse(draft.from) : face.now;
  return (
    <div className={styles.dates}>
      <DateTimeField
        label={t('absence.to')}
        value={draft.to ?? undefined}
        onChange={(at) => at && draft.setTo(at)}
        min={min}
        autoFocus
      />
      <div className={styles.quick}>
        {draft.returns
          .filter((at) => Date.parse(at) > min)
          .map((at) => (
            <Button key={at} size="small" aria-pressed={draft.to === at} onClick={() => draft.setTo(at)}>
              {momentWords(face, t, at)}
            </Button>
          ))}
        <Button size="small" aria-pressed={draft.to === null} onClick={() => draft.setTo(null)}>
          {t('absence.unknown')}
        </Button>
      </div>
    </div>
  );
}
