import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { timeWords } from '../../client/time-words.ts';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import type { GuaranteesView } from '../place-source.ts';
import { useGuarantees } from '../queries.ts';
import { Waiting } from '../shell/load-error.tsx';
import styles from './place.module.css';
import { Place } from './place.tsx';

type Guarantee = GuaranteesView['guarantees'][number];

const looks = { holds: 'kept', broken: 'late', notBuilt: 'waiting' } as const;
const mostOffenders = 20;

/** What the desk promises about itself, and whether it holds now; broken ones name their tickets. */
export function GuaranteesPage() {
  const { t } = useTranslation();
  const face = useClockface();
  const query = useGuarantees();
  const view = query.data;
  const explain = view?.checkedAt
    ? t('guarantees.explain', { time: timeWords(face, view.checkedAt) })
    : t('guarantees.explainFirst');
  return (
    <Place title={t('guarantees.title')} explain={view ? explain : ''}>
      <Waiting query={query} of="entries" count={6} />
      {view && (
        <ol className={styles.list}>
          {view.guarantees.map((guarantee) => (
            <li className={styles.guarantee} key={guarantee.number}>
              <span className={styles.mark}>
                <PromiseMark look={looks[guarantee.state]} />
              </span>
              <span>{t(`guarantees.name.${guarantee.number as 1}`, { defaultValue: guarantee.name })}</span>
              <span className={styles.state}>{t(`guarantees.${guarantee.state}`)}</span>
              {guarantee.offenders.length > 0 && <Offenders guarantee={guarantee} />}
            </li>
          ))}
        </ol>
      )}
    </Place>
  );
}

function Offenders({ guarantee: { offenders } }: { guarantee: Guarantee }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.offenders} aria-label={t('guarantees.offenders', { count: offenders.length })}>
      {offenders.slice(0, mostOffenders).map(({ ticket, why }) => (
        <li key={`${ticket} ${why}`}>
          {ticket && (
            <Link to="/tickets/$number" params={{ number: ticket }}>
              {ticket}
            </Link>
          )}{' '}
          <span lang="en">{why}</span>
        </li>
      ))}
      {offenders.length > mostOffenders && (
        <li>{t('guarantees.andMore', { count: offenders.length - mostOffenders })}</li>
      )}
    </ul>
  );
}
