import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { dueWords, exactWords, pastWords } from '../../client/time-words.ts';
import { WholeNumbers } from '../../client/whole-numbers.tsx';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { Time } from '../../ui/time/time.tsx';
import type { MailState, MailView } from '../place-source.ts';
import { DecideMail } from './decide-mail.tsx';
import { MailText } from './mail-text.tsx';
import styles from './place.module.css';

const looks: Record<MailState, 'waiting' | 'open' | 'moved' | 'kept' | 'late' | 'none'> = {
  queued: 'waiting',
  sending: 'open',
  retry: 'moved',
  sent: 'kept',
  delivered: 'kept',
  read: 'kept',
  failed: 'late',
  rerouted: 'moved',
  human_task: 'late',
  discarded: 'none',
};

type MailLineProps = { mail: MailView; sends: boolean; administrator: boolean };

/** One mail in a line; opened, as its reader gets it. Others than administrators are told why they cannot read it. */
export function MailLine({ mail, sends, administrator }: MailLineProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const [opened, setOpened] = useState(false);
  const state =
    mail.state === 'retry'
      ? t('outbox.state.retry', { time: mail.nextTryAt ? dueWords(face, mail.nextTryAt) : '' })
      : t(`outbox.state.${mail.state}`);
  const line = (
    <>
      <span className={styles.mark}>
        <PromiseMark look={looks[mail.state]} />
      </span>
      <span>
        <WholeNumbers text={mail.subject} />
      </span>
      <span className={styles.state}>{mail.example ? t('outbox.example') : state}</span>
      <small>
        {t('outbox.toOne', { name: mail.toName || mail.to, address: mail.to })}
        {', '}
        <Time at={mail.at} exact={exactWords(face, mail.at)}>
          {pastWords(face, mail.at)}
        </Time>
        {mail.why ? `, ${t(`delivery.reason.${mail.why}`)}` : mail.reason && `, ${mail.reason}`}
      </small>
    </>
  );
  const waits = mail.state === 'queued' || mail.state === 'retry';
  return (
    <details className={styles.mail} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary className={styles.line}>{line}</summary>
      {opened && (administrator ? <MailText id={mail.id} /> : <p>{t('outbox.onlyAdministrators')}</p>)}
      <div className={styles.actions}>
        {administrator && waits && !mail.example && sends && (
          <DecideMail decision="send" id={mail.id} about={mail.subject} />
        )}
        {administrator && waits && !mail.example && <DecideMail decision="discard" id={mail.id} about={mail.subject} />}
        {mail.ticket && (
          <Link to="/tickets/$number" params={{ number: mail.ticket }}>
            {t('ticket.number', { number: mail.ticket })}
          </Link>
        )}
      </div>
    </details>
  );
}
