import { Outlet } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { FirstSteps, useIsFresh } from '../places/first-steps.tsx';
import { useDesk, useList } from '../queries.ts';
import { LoadError } from '../shell/load-error.tsx';
import { useHeldList } from './held-list.ts';
import { ListPane } from './list-pane.tsx';
import { useScope } from './scope.ts';
import styles from './work-layout.module.css';

/** The list and the ticket side by side; before the first ticket, what to do next. */
export function WorkLayout() {
  const { t } = useTranslation();
  const { scope, number } = useScope();
  const teams = useDesk().data?.teams;
  const list = useList(scope);
  const pages = useMemo(() => list.data?.pages.map((page) => page.rows), [list.data]);
  const held = useHeldList(JSON.stringify(scope), pages);
  const fresh = useIsFresh();
  const title =
    scope.kind === 'team' ? (teams?.find((team) => team.id === scope.id)?.name ?? '') : t(`list.title.${scope.kind}`);
  if (fresh && !number && scope.kind === 'mine') return <FirstSteps />;
  return (
    <div className={classNames(styles.work, number ? styles.atTicket : styles.atList)}>
      {!number && <title>{title}</title>}
      <ListPane
        title={title}
        rows={held.rows}
        changed={held.changed}
        onAdopt={held.adopt}
        onEnd={list.hasNextPage && !list.isFetchingNextPage ? () => list.fetchNextPage() : undefined}
        current={number}
        scope={scope}
        error={list.isError && !held.rows && <LoadError error={list.error} onRetry={() => list.refetch()} />}
      />
      <Outlet />
    </div>
  );
}
