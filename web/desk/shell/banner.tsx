import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import type { DeskView } from '../model.ts';
import { RemoveExample } from '../settings/example.tsx';
import styles from './banner.module.css';
import { MailboxAlarms, useMailboxAlarms } from './mailbox-alarms.tsx';
import { StopNotice } from './stop-notice.tsx';

/** What everybody at the desk must know before anything else: mail does not come in or leave, or the company is an example. */
export function Banner({ view }: { view: DeskView }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const mailWaits = !view.outbox.sends && view.me.agent && path !== '/outbox';
  const stopped = view.outgoingStop !== undefined && view.me.agent;
  const alarms = useMailboxAlarms(view.me.administrator);
  if (!mailWaits && !view.exampleCompany && !stopped && alarms.length === 0) return null;
  return (
    <aside
      className={classNames(styles.banner, path.startsWith('/tickets/') && styles.beside)}
      aria-label={t('banner.label')}
    >
      {stopped && <StopNotice view={view} />}
      <MailboxAlarms alarms={alarms} />
      {view.exampleCompany && (
        <p>
          <Icon name="box" size="small" />
          <span>
            {t('banner.example')} {view.me.administrator ? <RemoveExample /> : t('banner.removeHow')}
          </span>
        </p>
      )}
      {mailWaits && (
        <p>
          <Icon name="email" size="small" />
          <span>
            {t('banner.mailWaits')} <Link to="/outbox">{t('rail.outbox')}</Link>
          </span>
        </p>
      )}
    </aside>
  );
}
