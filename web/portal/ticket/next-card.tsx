import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import { lookNow, shareUsed } from '../../client/promise-words.ts';
import { type Clockface, daysFromNow, dayWords, dueWords, standingWords } from '../../client/time-words.ts';
import { classNames } from '../../ui/class-names.ts';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { lookLabel } from '../look-label.ts';
import type { TicketPageProps } from '../model.ts';
import { countPast } from '../past-promises.ts';
import { useReader } from '../reader.ts';
import { When } from '../when.tsx';
import { AskDate } from './ask-date.tsx';
import styles from './cards.module.css';

/** When the requester hears next: the ring at its largest, the time, and what was promised and kept so far. */
export function NextCard({ ticket }: { ticket: TicketPageProps }) {
  const { t, face } = useReader();
  const { promise, expected, standsStill, past } = ticket.next;
  const recorded = lookNow(promise, face.now);
  // To the requester a promise that is due soon is simply on course; the amber is the desk's own concern.
  const look = recorded === 'open' || recorded === 'soon' ? 'hand' : recorded;
  if (!promise.dueAt) {
    return (
      <section className={styles.next}>
        <h2>{t('portal.whenNext')}</h2>
        <div className={classNames(styles.time, styles.long)}>
          <PromiseMark look="kept" size={36} />
          <b>{t('portal.none')}</b>
        </div>
        <p className={styles.gap}>{t('portal.noneText')}</p>
        <Past past={past} />
      </section>
    );
  }
  return (
    <section className={styles.next} id="next">
      <h2>{t('portal.whenNext')}</h2>
      <div className={classNames(styles.time, daysFromNow(face, promise.dueAt) !== 0 && styles.long)}>
        <PromiseMark look={look} share={shareUsed(promise, face.now)} size={36} label={lookLabel(look, t)} />
        <When at={promise.dueAt} focusable>
          <b>{standingWords(face, t, promise.dueAt)}</b>
        </When>
      </div>
      <p className={styles.gap}>{explain(ticket, face, t)}</p>
      {expected && <p className={`${styles.small} ${styles.gap}`}>{expectedWords(expected, face, t)}</p>}
      {standsStill && <p className={`${styles.small} ${styles.gap}`}>{t('portal.standsStill')}</p>}
      {ticket.askDate && <AskDate form={ticket.askDate} name={ticket.holder.person.name} />}
      <Past past={past} />
    </section>
  );
}

/** A date that was told never moves in silence. */
function expectedWords(
  { fromAt, toAt, wasAt }: NonNullable<TicketPageProps['next']['expected']>,
  face: Clockface,
  t: TFunction,
): string {
  const was = wasAt ? dayWords(face, wasAt) : '';
  if (!toAt) return t('portal.expectedPassed', { was });
  const to = dayWords(face, toAt);
  const by = fromAt ? t('portal.expected', { from: dayWords(face, fromAt), to }) : t('portal.expectedBy', { to });
  return was && was !== to ? `${by} ${t('portal.expectedWas', { was })}` : by;
}

function explain(ticket: TicketPageProps, face: Clockface, t: TFunction): string {
  const { promise, channel } = ticket.next;
  const was = promise.wasDueAt ? dueWords(face, promise.wasDueAt) : '';
  switch (promise.look) {
    case 'waiting':
      return t('portal.waiting');
    case 'scheduled':
      return t('portal.scheduled');
    case 'late':
      return was ? t('portal.missed', { was }) : orSooner();
    case 'moved':
      return was ? `${orSooner()} ${t('portal.movedFrom', { was })}` : orSooner();
    default:
      return orSooner();
  }
  function orSooner() {
    return t('portal.orSooner', { name: ticket.holder.person.name, channel: t(`channel.${channel}`) });
  }
}

function Past({ past }: { past: TicketPageProps['next']['past'] }) {
  const { t } = useReader();
  if (past.length === 0) return null;
  // Only what came due can be broken; a promise that was moved in time is named as that.
  const { due, kept, moved } = countPast(past);
  const words = [
    due > 0 && t('portal.keptOf', { kept, count: due }),
    moved > 0 && t('portal.movedInTime', { count: moved }),
  ].filter((part) => part !== false);
  return (
    <div className={`${styles.past} ${styles.end}`}>
      <span className={styles.marks}>
        {past.slice(-8).map((look, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row of marks that never changes in place
          <PromiseMark key={index} look={look} label={lookLabel(look, t)} />
        ))}
      </span>
      <span>
        {words.map((part, index) => (
          <Fragment key={part}>
            {index > 0 && ' '}
            <span>{index < words.length - 1 ? `${part},` : part}</span>
          </Fragment>
        ))}
      </span>
    </div>
  );
}
