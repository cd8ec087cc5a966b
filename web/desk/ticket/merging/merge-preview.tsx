import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords } from '../../../client/time-words.ts';
import type { MergePlan } from '../../merge-source.ts';
import styles from './merging.module.css';

/** What will be: what comes along, which word stands, who has it, who is told. */
export function MergePreview(props: { plan: MergePlan; requester: string; shadow: boolean }) {
  const { plan, requester, shadow } = props;
  const { t } = useTranslation();
  const face = useClockface();
  const { moves } = plan;
  const names = moves.restrictedReaders.join(', ');
  const parts = [
    moves.messages > 0 && t('merging.messages', { count: moves.messages }),
    moves.notes > 0 && t('merging.notes', { count: moves.notes }),
    moves.restricted > 0 && t('merging.restricted', { count: moves.restricted, names }),
    moves.files > 0 && t('merging.files', { count: moves.files }),
  ].filter((part) => part !== false);
  return (
    <section className={styles.preview} aria-label={t('merging.preview')}>
      <dl>
        <dt>{t('merging.moves')}</dt>
        <dd>{parts.join(', ')}</dd>
        {moves.participants.length > 0 && (
          <>
            <dt>{t('merging.people')}</dt>
            <dd>
              {moves.participants.join(', ')} <small>{t('merging.peopleHint')}</small>
            </dd>
          </>
        )}
        <dt>{t('merging.promise')}</dt>
        <dd>{t('merging.promiseFrom', { time: dueWords(face, plan.dueAt), number: plan.dueFrom })}</dd>
        <dt>{t('merging.assignee')}</dt>
        <dd>
          {plan.assignee} {plan.reopens && <small>{t('merging.reopens')}</small>}
        </dd>
        <dt>{t('merging.tells')}</dt>
        <dd>{plan.tells ?? t(shadow ? 'merging.tellsShadow' : 'merging.tellsNobody', { name: requester })}</dd>
      </dl>
    </section>
  );
}
