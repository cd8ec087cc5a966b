import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { Key } from '../../ui/controls/key.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Logo } from '../../ui/icons/logo.tsx';
import { Face } from '../../ui/people/face.tsx';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import type { DeskView } from '../model.ts';
import styles from './rail.module.css';

type RailProps = {
  view: DeskView;
  connected: boolean;
  /** The list beside an open ticket, so that its place stays marked. */
  teamOfTicket?: string | undefined;
  inTicket: boolean;
  onHelp: () => void;
  onSignOut: () => void;
};

/** Where one can go: own work, team queues, places. Counts stand only where there is something to count. */
export function Rail({ view, connected, teamOfTicket, inTicket, onHelp, onSignOut }: RailProps) {
  const { t } = useTranslation();
  const mine = inTicket && !teamOfTicket ? ({ 'aria-current': 'page' } as const) : {};
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <div className={styles.home}>
        <Logo />
        {view.deskName}
      </div>
      <Link to="/" className={styles.place} activeOptions={{ exact: true, includeSearch: false }} {...mine}>
        <Icon name="tray" />
        {t('rail.myWork')}
        <Count of={view.myWorkCount} />
      </Link>
      {view.teams.length > 0 && <h2>{t('rail.teams')}</h2>}
      {view.teams.map((team) => (
        <Link
          key={team.id}
          to="/teams/$id"
          params={{ id: team.id }}
          className={styles.place}
          {...(teamOfTicket === team.id ? ({ 'aria-current': 'page' } as const) : {})}
        >
          <Icon name="people" />
          {team.name}
          <Count of={team.count} />
        </Link>
      ))}
      <h2>{t('rail.places')}</h2>
      <Link to="/outbox" className={styles.place}>
        <Icon name="send" />
        {t('rail.outbox')}
        <Count of={view.outboxCount} now />
      </Link>
      <Link to="/guarantees" className={styles.place}>
        <Icon name="shield" />
        {t('rail.guarantees')}
      </Link>
      <Link to="/settings" className={styles.place}>
        <Icon name="gear" />
        {t('rail.settings')}
      </Link>
      <div className={styles.foot}>
        <Sure broken={view.guarantees.broken} connected={connected} />
        <Menu position="top-start" width="target">
          <Menu.Target>
            <button type="button" className={styles.me}>
              <Face person={view.me} size={28} named />
              <span>{view.me.name}</span>
              <Icon name="down" size="small" />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Icon name="help" />} rightSection={<Key name="?" />} onClick={onHelp}>
              {t('rail.keys')}
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="leave" />} onClick={onSignOut}>
              {t('rail.signOut')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </nav>
  );
}

function Count({ of, now }: { of: number; now?: boolean }) {
  return of > 0 ? <span className={classNames(styles.count, now && styles.now)}>{of}</span> : null;
}

/** One quiet line at the foot: whether the desk keeps its word, or the line to it is down. */
function Sure({ broken, connected }: { broken: number; connected: boolean }) {
  const { t } = useTranslation();
  if (!connected) {
    return (
      <div className={styles.sure} role="status">
        <PromiseMark look="waiting" />
        {t('rail.offline')}
      </div>
    );
  }
  return (
    <Link to="/guarantees" className={classNames(styles.sure, broken > 0 && styles.broken)}>
      <PromiseMark look={broken > 0 ? 'late' : 'kept'} />
      {broken > 0 ? t('rail.broken', { count: broken }) : t('rail.hold')}
    </Link>
  );
}
