import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { dueWords, exactWords, pastWords } from '../../client/time-words.ts';
import { Empty } from '../../ui/notice/empty.tsx';
import { Skeleton } from '../../ui/notice/skeleton.tsx';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { Time } from '../../ui/time/time.tsx';
import type { OutboxView } from '../model.ts';
import { useOutbox } from '../queries.ts';
import { LoadError } from '../shell/load-error.tsx';
import styles from './place.module.css';
import { Place } from './place.tsx';

type Mail = OutboxView['mails'][number];

/** Mail that waits, is on its way or failed; each can be read as it will go out. */
export function OutboxPage() {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const view = outbox.data;
  return (
    <Place
      title={t('outbox.title')}
      explain={view ? (view.connected ? t('outbox.explainOn') : t('outbox.explain')) : ''}
    >
      {outbox.isError && <LoadError error={outbox.error} onRetry={() => outbox.refetch()} />}
      {outbox.isPending && <Skeleton of="entries" count={4} label={t('common.loading')} />}
      {view?.mails.length === 0 && <Empty title={t('outbox.emptyTitle')}>{t('outbox.emptyText')}</Empty>}
      {view && view.mails.length > 0 && (
        <ul className={styles.list}>
          {view.mails.map((mail) => (
            <li key={mail.id}>
              <MailLine mail={mail} />
            </li>
          ))}
        </ul>
      )}
    </Place>
  );
}

const looks = { queued: 'waiting', sending: 'open', retry: 'moved', sent: 'kept', failed: 'late' } as const;

function MailLine({ mail }: { mail: Mail }) {
  const { t } = useTranslation();
  const face = useClockface();
  const state =
    mail.state === 'retry'
      ? t('outbox.state.retry', { time: mail.nextTryAt ? dueWords(face, mail.nextTryAt) : '' })
      : t(`outbox.state.${mail.state}`);
  return (
    <details className={styles.mail}>
      <summary>
        <span className={styles.mark}>
          <PromiseMark look={looks[mail.state]} />
        </span>
        <span lang={mail.lang}>{mail.subject}</span>
        <span className={styles.state}>{state}</span>
        <small>
          {t('outbox.to')} {mail.to},{' '}
          <Time at={mail.at} exact={exactWords(face, mail.at)}>
            {pastWords(face, mail.at)}
          </Time>
        </small>
      </summary>
      {mail.reason && <p>{mail.reason}</p>}
      <pre lang={mail.lang}>{mail.body}</pre>
      {mail.ticket && (
        <p>
          <Link to="/tickets/$number" params={{ number: mail.ticket }}>
            {t('ticket.number', { number: mail.ticket })}
          </Link>
        </p>
      )}
    </details>
  );
}
