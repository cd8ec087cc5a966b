import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { Key } from '../../ui/controls/key.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Logo } from '../../ui/icons/logo.tsx';
import { Face } from '../../ui/people/face.tsx';
import { PromiseMark } from '../../ui/promise/promise-mark.tsx';
import { useToTakeUp } from '../hand-overs/use-to-take-up.ts';
import type { DeskView, ListScope } from '../model.ts';
import { PutAwaySign } from './banner.tsx';
import styles from './rail.module.css';

type RailProps = {
  view: DeskView;
  connected: boolean;
  /** The list on the screen, also while a ticket is open beside it; undefined in the other places. */
  scope: ListScope | undefined;
  onHelp: () => void;
  onSignOut: () => void;
};

/** Where one can go: own work, team queues, places. Counts stand only where there is something to count. */
export function Rail({ view, connected, scope, onHelp, onSignOut }: RailProps) {
  const { t } = useTranslation();
  const at = (kind: ListScope['kind'], id?: string) =>
    scope?.kind === kind && (scope.kind !== 'team' || scope.id === id) ? ({ 'aria-current': 'page' } as const) : {};
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <div className={styles.home}>
        <Logo />
        {view.deskName}
      </div>
      {view.me.agent && (
        <Link to="/new" className={styles.new}>
          <Icon name="plus" />
          {t('rail.newTicket')}
          <Key name="C" />
        </Link>
      )}
      <Link to="/" className={styles.place} activeOptions={exactly} {...at('mine')}>
        <Icon name="tray" />
        {t('list.title.mine')}
        <Count of={view.myWorkCount} />
      </Link>
      <Link to="/tickets" className={styles.place} activeOptions={exactly} {...at('all')}>
        <Icon name="clock" />
        {t('list.title.all')}
      </Link>
      <Link to="/tickets" search={{ list: 'done' }} className={styles.place} activeOptions={exactly} {...at('done')}>
        <Icon name="check" />
        {t('list.title.done')}
      </Link>
      {view.teams.length > 0 && <h2>{t('rail.teams')}</h2>}
      {view.teams.map((team) => (
        <Link key={team.id} to="/teams/$id" params={{ id: team.id }} className={styles.place} {...at('team', team.id)}>
          <Icon name="people" />
          {team.name}
          <Count of={team.count} />
        </Link>
      ))}
      <h2>{t('rail.places')}</h2>
      {view.me.agent && (
        <>
          <HandOversPlace />
          <Link to="/inbound" className={styles.place}>
            <Icon name="email" />
            {t('rail.arrived')}
            <Count of={view.undecidedMail} now />
          </Link>
          <Link to="/outbox" className={styles.place}>
            <Icon name="send" />
            {t('rail.outbox')}
            <Count of={view.outbox.waiting} now />
          </Link>
          <Link to="/guarantees" className={styles.place}>
            <Icon name="shield" />
            {t('rail.guarantees')}
          </Link>
          <Link to="/kept-promises" className={styles.place}>
            <Icon name="check" />
            {t('rail.kept')}
          </Link>
          <Link to="/away" className={styles.place} activeOptions={exactly}>
            <Icon name="calendar" />
            {t('rail.away')}
          </Link>
        </>
      )}
      <Link to="/settings" className={styles.place}>
        <Icon name="gear" />
        {t('rail.settings')}
      </Link>
      <div className={styles.foot}>
        <PutAwaySign view={view} />
        <Sure state={view.guarantees} connected={connected} reads={view.me.agent} />
        {view.me.agent && !view.me.away && (
          <Link to="/away/plan" className={styles.place} activeOptions={exactly}>
            <Icon name="sun" />
            {t('rail.imAway')}
            <Key name="A" />
          </Link>
        )}
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

/** What was handed to me and waits is counted, as it goes to the lead in time. */
function HandOversPlace() {
  const { t } = useTranslation();
  const waiting = useToTakeUp().data?.tickets.length ?? 0;
  return (
    <Link to="/hand-overs" className={styles.place} activeOptions={exactly}>
      <Icon name="swap" />
      {t('rail.handOvers')}
      <Count of={waiting} now />
    </Link>
  );
}

function Count({ of, now }: { of: number; now?: boolean }) {
  return of > 0 ? <span className={classNames(styles.count, now && styles.now)}>{of}</span> : null;
}

const exactly = { exact: true, includeSearch: true } as const;
const looks = { hold: 'kept', broken: 'late', unknown: 'waiting' } as const;

type SureProps = { state: DeskView['guarantees']; connected: boolean; reads: boolean };

/** One quiet line at the foot: whether the desk keeps its word, or the line to it is down. */
function Sure({ state, connected, reads }: SureProps) {
  const { t } = useTranslation();
  if (!connected) {
    return (
      <div className={styles.sure} role="status">
        <PromiseMark look="waiting" />
        {t('rail.offline')}
      </div>
    );
  }
  const className = classNames(styles.sure, state === 'broken' && styles.broken);
  const words = (
    <>
      <PromiseMark look={looks[state]} />
      {t(`rail.guarantee.${state}`)}
    </>
  );
  if (!reads) return <div className={className}>{words}</div>;
  return (
    <Link to="/guarantees" className={className}>
      {words}
    </Link>
  );
}
