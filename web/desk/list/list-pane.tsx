import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/notice/empty.tsx';
import { Skeleton } from '../../ui/notice/skeleton.tsx';
import type { ListScope, TicketRowView } from '../model.ts';
import { useDesk } from '../queries.ts';
import { RailButton } from '../shell/rail-access.tsx';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { useSelection } from './bulk/selection.ts';
import styles from './list-pane.module.css';
import { NextTicket } from './next-ticket.tsx';
import { Rows } from './rows.tsx';

type ListPaneProps = {
  title: string;
  /** Undefined while loading. */
  rows: TicketRowView[] | undefined;
  changed: number;
  onAdopt: () => void;
  /** Asks for more rows; missing where there are no more. */
  onEnd: (() => void) | undefined;
  /** The number of the open ticket. */
  current: string | undefined;
  scope: ListScope;
  error?: ReactNode;
};

/** The departure board: any number of rows, only the visible ones drawn. J and K walk through it. */
export function ListPane({ title, rows, changed, onAdopt, onEnd, current, scope, error }: ListPaneProps) {
  const { t } = useTranslation();
  // What is done to several at once is done by agents.
  const agent = useDesk().data?.me.agent ?? false;
  const selection = useSelection(JSON.stringify(scope), rows ?? []);
  const adopt = useRef(onAdopt);
  adopt.current = onAdopt;
  return (
    <section className={styles.list} aria-label={title}>
      <header className={styles.header}>
        <RailButton />
        <div>
          <h1>{title}</h1>
          <p className={styles.by}>{scope.kind === 'done' ? t('list.byLastChange') : t('list.byNextWord')}</p>
        </div>
        {changed > 0 && (
          <button type="button" className={styles.changed} onClick={onAdopt}>
            {t('list.changed', { count: changed })}
          </button>
        )}
        {agent && !selection.on && scope.kind !== 'done' && <NextTicket scope={scope} />}
        {agent && rows && rows.length > 0 && !selection.on && (
          <button type="button" className={styles.choose} onClick={selection.begin}>
            {t('bulk.begin')}
          </button>
        )}
      </header>
      {error && <div className={styles.pad}>{error}</div>}
      {!rows && !error && <Skeleton of="rows" count={9} label={t('common.loading')} />}
      {rows?.length === 0 && <NoRows scope={scope} />}
      {rows && rows.length > 0 && (
        <Rows rows={rows} current={current} scope={scope} onEnd={onEnd} selection={selection} />
      )}
      {/* What was done by hand is no surprise: the rows go at once. */}
      {selection.on && <BulkBar selection={selection} onDone={() => setTimeout(() => adopt.current(), 0)} />}
    </section>
  );
}

function NoRows({ scope }: { scope: ListScope }) {
  const { t } = useTranslation();
  const agent = useDesk().data?.me.agent ?? true;
  if (scope.kind === 'done') {
    return (
      <Empty look="none" title={t('list.emptyDoneTitle')}>
        {t('list.emptyDoneText')}
      </Empty>
    );
  }
  // Whoever is only asked in has no queue to wait for.
  if (!agent) {
    return (
      <Empty look="none" title={t('list.emptyAskedTitle')}>
        {t('list.emptyAskedText')}
      </Empty>
    );
  }
  return <Empty title={t('list.emptyTitle')}>{t('list.emptyText')}</Empty>;
}
