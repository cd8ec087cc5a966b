import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords, exactWords, pastWords } from '../../../client/time-words.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import { Time } from '../../../ui/time/time.tsx';
import type { TermsEffect } from './level-api.ts';
import styles from './service-levels.module.css';

const shown = 8;

/** What a change would do to tickets under way, said before it is done. */
export function Effect({ effect }: { effect: TermsEffect }) {
  const { t } = useTranslation();
  const { changed, late, looked, of, tickets } = effect;
  return (
    <div role="status" className={styles.effect}>
      <p>
        <b>{changed === 0 ? t('levels.effectNone') : t('levels.effectChanged', { count: changed })}</b>{' '}
        {late > 0 && t('levels.effectLate', { count: late })}
      </p>
      {tickets.length > 0 && <Tickets tickets={tickets.slice(0, shown)} />}
      {changed > shown && <p className={styles.quiet}>{t('levels.shownOnly', { count: shown })}</p>}
      {looked < of && <p className={styles.quiet}>{t('levels.effectLooked', { of, looked })}</p>}
    </div>
  );
}

function Tickets({ tickets }: { tickets: TermsEffect['tickets'] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.tickets}>
      {tickets.map(({ number, subject, metric, dueAt, newDueAt, late }) => (
        <li key={number}>
          <Link to="/tickets/$number" params={{ number }}>
            {subject}
          </Link>
          <span className={styles.dates}>
            {t(`clock.metric.${metric}`)}: <Change from={dueAt} to={newDueAt} />
            {late && (
              <span className={styles.late}>
                <Icon name="alert" size="small" /> {t('levels.becomesLate')}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Change({ from, to }: { from: string | null; to: string | null }) {
  const { t } = useTranslation();
  // What stands still has no date, neither before nor after.
  if (!from) return <>{t('clock.paused')}</>;
  return (
    <>
      <Moment at={from} /> <span aria-hidden="true">→</span> <span className="only-heard">{t('levels.becomes')}</span>{' '}
      {to ? <Moment at={to} /> : t('levels.none')}
    </>
  );
}

/** A weekday that has passed would be taken for the next one. */
function Moment({ at }: { at: string }) {
  const face = useClockface();
  return (
    <Time at={at} exact={exactWords(face, at)}>
      {Date.parse(at) < face.now ? pastWords(face, at) : dueWords(face, at)}
    </Time>
  );
}
