import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { localeNames } from '../../client/locale.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Empty } from '../../ui/notice/empty.tsx';
import type { MailboxView } from '../mailbox-source.ts';
import { useDesk } from '../queries.ts';
import { Waiting } from '../shell/load-error.tsx';
import { FormSenders } from './mail/form-senders.tsx';
import { OutgoingLimit } from './mail/outgoing-limit.tsx';
import { DkimKeys } from './mailboxes/dkim-keys.tsx';
import { takeDraft } from './mailboxes/fetching-draft.ts';
import { HealthLine } from './mailboxes/health-line.tsx';
import { useMailboxes } from './mailboxes/mailbox-queries.ts';
import boxStyles from './mailboxes/mailboxes.module.css';
import styles from './settings.module.css';
import { Setting, SettingsFrame } from './settings-frame.tsx';

/** The addresses at which the desk is written to, each with how it fares. */
export function MailboxSettings() {
  const { t } = useTranslation();
  const { signedIn } = useSearch({ from: '/desk/settings/mailboxes' });
  const mailboxes = useMailboxes();
  const boxes = mailboxes.data;
  // The provider leads the browser back to here; whoever was on the way goes on where they were.
  if (signedIn) {
    const to = takeDraft(signedIn) ? '/settings/mailboxes/$id/connect' : '/settings/mailboxes/$id';
    return <Navigate to={to} params={{ id: signedIn }} replace />;
  }
  const add = (
    <Link className={styles.go} to="/settings/mailboxes/new">
      {t('mailboxes.add')}
    </Link>
  );
  return (
    <SettingsFrame part="mailboxes">
      <Waiting query={mailboxes} of="rows" count={2} />
      {boxes && (
        <div className={styles.settings}>
          {boxes.length === 0 ? (
            <Empty look="none" title={t('mailboxes.emptyTitle')} step={add}>
              {t('mailboxes.emptyText')}
            </Empty>
          ) : (
            <>
              <ul className={styles.rows}>
                {boxes.map((box) => (
                  <Mailbox key={box.id} box={box} />
                ))}
              </ul>
              <p>{add}</p>
              <Setting name={t('dkim.title')} hint={t('dkim.hint')}>
                <DkimKeys domains={[...new Set(boxes.map(domainOf))]} />
              </Setting>
            </>
          )}
          <Setting name={t('forms.title')} hint={t('forms.hint')}>
            <FormSenders />
          </Setting>
          <Setting name={t('outgoing.title')} hint={t('outgoing.hint')}>
            <OutgoingLimit />
          </Setting>
        </div>
      )}
    </SettingsFrame>
  );
}

const domainOf = ({ address }: MailboxView) => address.slice(address.lastIndexOf('@') + 1);

function Mailbox({ box }: { box: MailboxView }) {
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
      {box.mode === 'shadow' && <span className={boxStyles.mode}>{t('mailboxes.mode.inShadow')}</span>}
    </li>
  );
}
