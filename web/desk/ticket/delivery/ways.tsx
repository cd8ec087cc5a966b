import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { type Clockface, dueWords } from '../../../client/time-words.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import type { WayView } from '../../delivery-source.ts';
import styles from './delivery.module.css';
import { Remedies } from './remedies.tsx';

/** What became of a mail to each of its readers: one tick where all is well, a sentence for each who has not got it. */
export function Ways({ ways }: { ways: WayView[] }) {
  const { t } = useTranslation();
  const untold = ways.filter((way) => way.truth !== 'rerouted');
  const troubled = untold.filter(isTroubled);
  const [first] = untold.length > 0 ? untold : ways;
  if (!first) return null;
  if (troubled.length > 0) {
    return (
      <ul className={styles.ways}>
        {troubled.map((way) => (
          <Trouble key={way.id} way={way} />
        ))}
      </ul>
    );
  }
  const truth = untold.find((way) => way.truth !== 'sent')?.truth ?? first.truth;
  return (
    <span className={styles.well} title={ways.map((way) => way.to).join(', ')}>
      {truth === 'sent' && <Icon name="check" size="small" />}
      {t(`entry.${truth === 'queued' ? 'sending' : (truth as 'sent')}`)}
    </span>
  );
}

/** Whatever somebody should know of; a mail that waits in the Outbox says what for. */
export const isTroubled = ({ truth, reason }: WayView): boolean =>
  truth === 'failed' || truth === 'retrying' || truth === 'outbox' || (truth === 'sent' && reason === 'delayed');

function Trouble({ way }: { way: WayView }) {
  const { t } = useTranslation();
  const face = useClockface();
  const [opened, setOpened] = useState(false);
  const failed = way.truth === 'failed';
  return (
    <li className={failed ? styles.failed : undefined}>
      <span>
        {failed && <Icon name="alert" size="small" />} <b>{whatWords(t, way)}</b> {nextWords(t, face, way)}
      </span>
      <span className={styles.remedies}>
        {failed && <Remedies way={way} />}
        {way.truth === 'outbox' && <Link to="/outbox">{t('rail.outbox')}</Link>}
        {way.error && way.reason !== 'address_broken' && (
          <button type="button" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {t('delivery.said')}
          </button>
        )}
      </span>
      {opened && (
        <code className={styles.said} lang="en">
          {way.error} ({t('delivery.tries', { count: way.tries })})
        </code>
      )}
    </li>
  );
}

function whatWords(t: TFunction, way: WayView): string {
  const who = way.name && way.name !== way.to ? `${way.name} (${way.to})` : way.to;
  const reason = t(`delivery.reason.${way.reason ?? 'other'}`);
  if (way.truth === 'failed') return t('delivery.failed', { who, reason });
  if (way.truth === 'retrying') return t('delivery.putOff', { who, reason });
  return way.truth === 'sent' ? t('delivery.sent', { reason }) : t('delivery.waits', { reason });
}

function nextWords(t: TFunction, face: Clockface, { next }: WayView): string {
  if (!next) return '';
  return t(`delivery.next.${next.step}`, { time: next.at ? dueWords(face, next.at) : '' });
}
