import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { dueWords, exactWords, shortDay, spanWords } from '../../../client/time-words.ts';
import { Time } from '../../../ui/time/time.tsx';
import type { ClockView, TicketView } from '../../model.ts';
import styles from '../ticket-header.module.css';
import { PriorityChoice } from './priority-choice.tsx';

/** What kind of case it is, how pressing, and since when; shown where no clock runs. */
export function What({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const face = useClockface();
  return (
    <>
      <b>{t(`kind.${ticket.kind as 'incident'}`)}</b>, <PriorityChoice ticket={ticket} />
      <small>
        <Time at={ticket.openedAt} exact={exactWords(face, ticket.openedAt)}>
          {t('ticket.since', { day: shortDay(face, ticket.openedAt) })}
        </Time>
        , {ticket.team.name}
      </small>
    </>
  );
}

/** One clock in a line: when it is due, or that it was kept. */
export function ClockLine({ clock }: { clock: ClockView }) {
  const { t } = useTranslation();
  const face = useClockface();
  return (
    <span className={styles.clock}>
      <span>{t(`clock.${clock.metric}`)}</span>
      <span>
        {clock.kept
          ? t('clock.kept', { used: spanWords(t, clock.kept.used), target: spanWords(t, clock.kept.target) })
          : clock.paused
            ? t('clock.paused')
            : clock.dueAt && (
                <Time at={clock.dueAt} exact={exactWords(face, clock.dueAt)}>
                  {dueWords(face, clock.dueAt)}
                </Time>
              )}
      </span>
    </span>
  );
}
