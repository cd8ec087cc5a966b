import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { dueWords, exactWords, pastWords } from '../../client/time-words.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { Time } from '../../ui/time/time.tsx';
import type { ArrivedView } from '../place-source.ts';
import { ArrivedText } from './arrived-text.tsx';
import { AcceptArrived, RejectArrived, UndoArrived } from './decide-arrived.tsx';
import styles from './place.module.css';
import { ReplayArrived } from './replay-arrived.tsx';

type ArrivedLineProps = { mail: ArrivedView; ticked: boolean; onTick: (on: boolean) => void };

/** One mail that came in; opened, as it arrived. What is to be decided about it stands below. */
export function ArrivedLine({ mail, ticked, onTick }: ArrivedLineProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const [opened, setOpened] = useState(false);
  const overdue = mail.dueAt !== undefined && Date.parse(mail.dueAt) < face.now;
  const subject = mail.subject ?? t('arrived.noSubject');
  return (
    <div className={styles.pick}>
      {mail.decision === 'mail' && (
        <input
          type="checkbox"
          aria-label={`${t('arrived.bulk.tick')}: ${subject}`}
          checked={ticked}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
      )}
      <details className={styles.mail} onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary className={styles.line}>
          <span className={styles.mark}>
            <PromiseMark look={mail.decision ? (overdue ? 'late' : 'open') : 'none'} />
          </span>
          <span>{subject}</span>
          <Time at={mail.at} exact={exactWords(face, mail.at)}>
            {pastWords(face, mail.at)}
          </Time>
          <small>
            {mail.from ? t('arrived.from', { address: mail.from }) : t('arrived.nobody')}
            {mail.dueAt && (
              <>
                {', '}
                <Time at={mail.dueAt} exact={exactWords(face, mail.dueAt)}>
                  {t(overdue ? 'arrived.overdue' : 'arrived.lookBy', { time: dueWords(face, mail.dueAt) })}
                </Time>
              </>
            )}
          </small>
          <Why mail={mail} />
          {mail.sameId && <SameId other={mail.sameId} />}
          <span className={styles.why}>{t(`arrived.next.${nextOf(mail)}`, { name: mail.decidedBy ?? '' })}</span>
        </summary>
        {opened && <ArrivedText id={mail.id} />}
        <div className={styles.actions}>
          {mail.decision === 'mail' && (
            <>
              <AcceptArrived mail={mail} about={subject} />
              <RejectArrived mail={mail} about={subject} />
            </>
          )}
          {mail.ticket && (
            <Link to="/tickets/$number" params={{ number: mail.ticket }}>
              {mail.decision === 'participant' ? t('arrived.decideThere') : t('ticket.number', { number: mail.ticket })}
            </Link>
          )}
          {mail.mayUndo && <UndoArrived id={mail.id} about={subject} />}
          {mail.state !== 'received' && <ReplayArrived id={mail.id} about={subject} />}
          <a href={`/api/v1/inbound/${mail.id}/raw`} download>
            {t('arrived.original')}
          </a>
        </div>
      </details>
    </div>
  );
}

/** Another mail says that it is the same one. */
function SameId({ other }: { other: NonNullable<ArrivedView['sameId']> }) {
  const { t } = useTranslation();
  const where = other.ticket ? t('arrived.same.ticket', { number: other.ticket }) : t(`arrived.same.${other.state}`);
  return (
    <span className={styles.why}>
      <Icon name="alert" size="small" /> {t(other.sameWords ? 'arrived.same.copy' : 'arrived.same.other')} {where}
    </span>
  );
}

/** What was done with it, and what happens next. */
function nextOf({ decision, state, decidedBy }: ArrivedView) {
  if (decision === 'participant') return 'participant';
  if (state === 'rejected') return decidedBy ? 'rejectedBy' : 'rejected';
  if (state === 'accepted') return decidedBy ? 'acceptedBy' : 'accepted';
  return state;
}

/** Why it is where it is: in our words where we know the reason, beside them what a colleague wrote. */
function Why({ mail: { decision, reason, explanation, filter } }: { mail: ArrivedView }) {
  const { t, i18n } = useTranslation();
  if (decision === 'participant') return <span className={styles.why}>{t('arrived.why.participant')}</span>;
  if (!reason) return explanation ? <Told text={explanation} /> : null;
  const known = i18n.exists(`arrived.why.${reason}`);
  const ours = ['spam', 'forged', 'not_for_us', 'other'].includes(reason);
  return (
    <>
      {known && <span className={styles.why}>{t(`arrived.why.${reason as 'spam'}`)}</span>}
      {reason === 'spam_suspected' && filter && <Told text={filter} lang="en" />}
      {explanation && (ours || !known) && <Told text={explanation} {...(ours ? {} : { lang: 'en' })} />}
    </>
  );
}

const Told = ({ text, lang }: { text: string; lang?: string }) => (
  <span className={styles.why} lang={lang}>
    {text}
  </span>
);
