import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/notice/empty.tsx';
import type { MailboxView } from '../mailbox-source.ts';
import { Waiting } from '../shell/load-error.tsx';
import { DeskMail } from './mail/desk-mail.tsx';
import { MailboxLine } from './mail/mailbox-line.tsx';
import { DkimKeys } from './mailboxes/dkim-keys.tsx';
import { takeDraft } from './mailboxes/fetching-draft.ts';
import { useMailboxes } from './mailboxes/mailbox-queries.ts';
import styles from './settings.module.css';
import { Setting, SettingsFrame } from './settings-frame.tsx';

/** The addresses at which the desk is written to, each with how it fares. */
export function MailboxSettings() {
  const { t } = useTranslation();
  const { signedIn, ...stale } = useSearch({ from: '/desk/settings/mailboxes' });
  const mailboxes = useMailboxes();
  const boxes = mailboxes.data;
  // The provider leads the browser back to here; whoever was on the way goes on where they were.
  if (signedIn) {
    const to = takeDraft(signedIn) ? '/settings/mailboxes/$id/connect' : '/settings/mailboxes/$id';
    return <Navigate to={to} params={{ id: signedIn }} search={stale} replace />;
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
                  <MailboxLine key={box.id} box={box} />
                ))}
              </ul>
              <p>{add}</p>
              <Setting name={t('dkim.title')} hint={t('dkim.hint')}>
                <DkimKeys domains={[...new Set(boxes.map(domainOf))]} />
              </Setting>
            </>
          )}
          <DeskMail />
        </div>
      )}
    </SettingsFrame>
  );
}

const domainOf = ({ address }: MailboxView) => address.slice(address.lastIndexOf('@') + 1);
