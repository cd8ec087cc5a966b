import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { timeWords } from '../../client/time-words.ts';
import { Skeleton } from '../../ui/notice/skeleton.tsx';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { useGuarantees } from '../queries.ts';
import { LoadError } from '../shell/load-error.tsx';
import styles from './place.module.css';
import { Place } from './place.tsx';

const looks = { holds: 'kept', broken: 'late', notBuilt: 'waiting' } as const;

/** What the desk promises about itself, and whether it holds now; broken ones name their tickets. */
export function GuaranteesPage() {
  const { t } = useTranslation();
  const face = useClockface();
  const query = useGuarantees();
  const view = query.data;
  return (
    <Place
      title={t('guarantees.title')}
      explain={view ? t('guarantees.explain', { time: timeWords(face, view.checkedAt) }) : ''}
    >
      {query.isError && <LoadError error={query.error} onRetry={() => query.refetch()} />}
      {query.isPending && <Skeleton of="entries" count={6} label={t('common.loading')} />}
      {view && (
        <ol className={styles.list}>
          {view.guarantees.map((guarantee) => (
            <li className={styles.guarantee} key={guarantee.number}>
              <span className={styles.mark}>
                <PromiseMark look={looks[guarantee.state]} />
              </span>
              <span>{guarantee.name}</span>
              <span className={styles.state}>{t(`guarantees.${guarantee.state}`)}</span>
              {guarantee.offenders.length > 0 && (
                <span className={styles.offenders}>
                  {t('guarantees.offenders', { count: guarantee.offenders.length })}
                  {guarantee.offenders.slice(0, 20).map((number) => (
                    <Link key={number} to="/tickets/$number" params={{ number }}>
                      {number}
                    </Link>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </Place>
  );
}
