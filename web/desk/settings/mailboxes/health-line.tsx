import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../../client/clockface.ts';
import { type Clockface, pastWords, spanWords } from '../../../client/time-words.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import type { MailboxView } from '../../mailbox-source.ts';
import styles from './mailboxes.module.css';

type Health = MailboxView['health'];

const signs = {
  well: 'check',
  starting: 'clock',
  failing: 'alert',
  silent: 'alert',
  not_fetched: 'tray',
  not_begun: 'clock',
} as const;

const quiet = { starting: 'starting', not_fetched: 'notFetched', not_begun: 'notBegun' } as const;

/** How a mailbox fares in one sentence: what works, or what is wrong since when and what to do. */
export function HealthLine({ health }: { health: Health }) {
  const { t } = useTranslation();
  const face = useClockface();
  return (
    <span className={styles.health}>
      <Icon name={signs[health.state]} size="small" />
      <span>{healthWords(t, face, health)}</span>
    </span>
  );
}

export function healthWords(t: TFunction, face: Clockface, health: Health): string {
  const sentence = health.sentence ?? '';
  const words = [mainWords()];
  if (health.unfetched > 0) words.push(t('mailboxes.health.unfetched', { count: health.unfetched }));
  return words.join(' ');

  function mainWords(): string {
    if (health.state === 'failing') {
      return health.failingSince
        ? t('mailboxes.health.failing', { since: pastWords(face, health.failingSince), sentence })
        : sentence;
    }
    if (health.state === 'silent') return sentence;
    if (health.state !== 'well') return t(`mailboxes.health.${quiet[health.state]}`);
    if (!health.lastMailAt) return t('mailboxes.health.noMail');
    return t('mailboxes.health.well', { span: spanWords(t, face.now - Date.parse(health.lastMailAt)) });
  }
}
