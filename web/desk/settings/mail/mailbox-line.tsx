import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { localeNames } from '../../../client/locale.ts';
import { Icon } from '../../../ui/icons/icon.tsx';
import type { MailboxView } from '../../mailbox-source.ts';
import { useDesk } from '../../queries.ts';
import { HealthLine } from '../mailboxes/health-line.tsx';
import styles from '../mailboxes/mailboxes.module.css';

/** A mailbox in the list: its address, how it speaks, and how it fares. */
export function MailboxLine({ box }: { box: MailboxView }) {
  const { t } = useTranslation();
  const teams = useDesk().data?.teams ?? [];
  const team = teams.find((one) => one.id === box.teamId)?.name;
  const about = [
    box.displayName,
    team,
    box.locale && localeNames[box.locale],
    box.isDefault && t('mailboxes.default'),
  ].filter(Boolean);
  return (
    <li>
      <Icon name="email" />
      <span>
        <Link to="/settings/mailboxes/$id" params={{ id: box.id }}>
          {box.address}
        </Link>
        {about.length > 0 && <small>{about.join(', ')}</small>}
        <HealthLine health={box.health} />
      </span>
      {box.mode === 'shadow' && <span className={styles.mode}>{t('mailboxes.mode.inShadow')}</span>}
    </li>
  );
}
