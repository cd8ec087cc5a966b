import { Outlet, useMatch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import type { ListScope } from '../model.ts';
import { useList } from '../queries.ts';
import { LoadError } from '../shell/load-error.tsx';
import { useHeldList } from './held-list.ts';
import { ListPane } from './list-pane.tsx';
import styles from './work-layout.module.css';

/** The list and the ticket side by side. */
export function WorkLayout() {
  const { t } = useTranslation();
  const ticket = useMatch({ from: '/desk/work/tickets/$number', shouldThrow: false });
  const teamPage = useMatch({ from: '/desk/work/teams/$id', shouldThrow: false });
  const team = teamPage?.params.id ?? ticket?.search.team;
  const scope: ListScope = team ? { kind: 'team', id: team } : { kind: 'mine' };
  const list = useList(scope);
  const held = useHeldList(team ?? '', list.data?.rows);
  const title = team ? (list.data?.title ?? '') : t('rail.myWork');
  return (
    <div className={classNames(styles.work, ticket ? styles.atTicket : styles.atList)}>
      {!ticket && <title>{title}</title>}
      <ListPane
        title={title}
        rows={held.rows}
        changed={held.changed}
        onAdopt={held.adopt}
        current={ticket?.params.number}
        team={team}
        error={list.isError && !held.rows && <LoadError error={list.error} onRetry={() => list.refetch()} />}
      />
      <Outlet />
    </div>
  );
}
