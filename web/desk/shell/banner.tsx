import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import type { IconName } from '../../ui/icons/shapes.tsx';
import { AwayNow, CameBack } from '../away/away-banner.tsx';
import type { DeskView } from '../model.ts';
import { RemoveExample } from '../settings/example.tsx';
import styles from './banner.module.css';
import { useBanners } from './banner-causes.ts';
import { MailboxAlarms } from './mailbox-alarms.tsx';
import { OwnCalls, useOwnCalls } from './own-calls.tsx';
import { StopNotice } from './stop-notice.tsx';

/**
 * What everybody at the desk must know before anything else: they are away or have just come back, mail does not come in or
 * leave, or the company is an example.
 * Each can be put away; what needs somebody's hand leaves a sign in the rail.
 */
export function Banner({ view }: { view: DeskView }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { alarms, stop, mailWaits, example, cameBack } = useBanners(view);
  const calls = useOwnCalls(view.me.agent);
  const shown = {
    calls: calls.length > 0,
    away: view.me.away !== undefined,
    cameBack: cameBack.back !== undefined && !cameBack.isAway && !path.startsWith('/away/'),
    stop: stop.is && !stop.isAway,
    alarms: alarms.list.length > 0 && !alarms.isAway,
    example: example.is && !example.isAway,
    mailWaits: mailWaits.is && !mailWaits.isAway && path !== '/outbox',
  };
  if (!Object.values(shown).some(Boolean)) return null;
  return (
    <aside
      className={classNames(styles.banner, path.startsWith('/tickets/') && styles.beside)}
      aria-label={t('banner.label')}
    >
      {shown.calls && (
        <Line icon="flag" alarm>
          <OwnCalls calls={calls} />
        </Line>
      )}
      {shown.away && (
        <Line icon="sun">
          <AwayNow me={view.me} />
        </Line>
      )}
      {shown.cameBack && cameBack.back && (
        <Line icon="sun" onPutAway={cameBack.putAway}>
          <CameBack back={cameBack.back} />
        </Line>
      )}
      {shown.stop && (
        <Line onPutAway={stop.putAway} alarm>
          <StopNotice view={view} />
        </Line>
      )}
      {shown.alarms && (
        <Line onPutAway={alarms.putAway}>
          <MailboxAlarms alarms={alarms.list} />
        </Line>
      )}
      {shown.example && (
        <Line icon="box" onPutAway={example.putAway}>
          {t('banner.example')} {view.me.administrator ? <RemoveExample /> : t('banner.removeHow')}
        </Line>
      )}
      {shown.mailWaits && (
        <Line icon="email" onPutAway={mailWaits.putAway}>
          {t('banner.mailWaits')} <Link to="/outbox">{t('rail.outbox')}</Link>
        </Line>
      )}
    </aside>
  );
}

type LineProps = { icon?: IconName; alarm?: boolean; onPutAway?: () => void; children: ReactNode };

function Line({ icon = 'alert', alarm, onPutAway, children }: LineProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.line} role={alarm ? 'alert' : undefined}>
      <Icon name={icon} size="small" />
      <span>{children}</span>
      {onPutAway && <IconButton icon="cross" size="small" label={t('banner.putAway')} onClick={onPutAway} />}
    </div>
  );
}

/** In the rail: what was put away and still needs somebody. One tap brings it back. */
export function PutAwaySign({ view }: { view: DeskView }) {
  const { t } = useTranslation();
  const { alarms, stop } = useBanners(view);
  if (!stop.isAway && !alarms.isAway) return null;
  function bringBack() {
    stop.bringBack();
    alarms.bringBack();
  }
  return (
    <button type="button" className={styles.sign} onClick={bringBack}>
      <Icon name="alert" size="small" />
      {t(stop.isAway ? 'banner.signHeld' : 'banner.signMailbox')}
    </button>
  );
}
