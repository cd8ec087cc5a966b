import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/notice/empty.tsx';
import { Skeleton } from '../../ui/notice/skeleton.tsx';
import type { ListScope, TicketRowView } from '../model.ts';
import { RailButton } from '../shell/rail-access.tsx';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { useSelection } from './bulk/selection.ts';
import styles from './list-pane.module.css';
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
        {rows && rows.length > 0 && !selection.on && (
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
  if (scope.kind === 'done') {
    return (
      <Empty look="none" title={t('list.emptyDoneTitle')}>
        {t('list.emptyDoneText')}
      </Empty>
    );
  }
  return <Empty title={t('list.emptyTitle')}>{t('list.emptyText')}</Empty>;
}
<<<<<<< HEAD
=======

type RowsProps = Pick<ListPaneProps, 'current' | 'scope' | 'onEnd'> & { rows: TicketRowView[]; selection: Selection };

function Rows({ rows, current, scope, onEnd, selection }: RowsProps) {
  const { t } = useTranslation();
  const face = useClockface();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const items = useMemo(() => boardItems(rows, face, scope.kind === 'done'), [rows, face, scope.kind]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'section' ? 32 : 52),
    getItemKey: (index) => {
      const item = items[index];
      return item?.kind === 'row' ? item.row.number : (item?.name ?? index);
    },
    overscan: 8,
  });

  const lastAt = useRef(0);
  const at = items.findIndex((item) => item.kind === 'row' && item.row.number === current);
  if (at !== -1) lastAt.current = at;

  /** To the neighbour of the open ticket; without one, the focus walks and Enter opens. */
  function walk(step: 1 | -1) {
    const from = items.findIndex((item) => item.kind === 'row' && item.row.number === (current ?? focused()));
    // The open ticket may have left the list by what one did on it; one goes on from where it stood.
    const left = current && from === -1 ? lastAt.current - (step === 1 ? 1 : 0) : undefined;
    let index = left ?? (from === -1 ? (step === 1 ? -1 : items.length) : from);
    do index += step;
    while (items[index]?.kind === 'section');
    const item = items[index];
    if (item?.kind !== 'row') return;
    virtual.scrollToIndex(index);
    const { number } = item.row;
    if (current) void navigate({ to: '/tickets/$number', params: { number }, search: searchOf(scope), replace: true });
    else
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-number="${number}"] a`)?.focus());
  }
  const focused = () => document.activeElement?.closest('[data-number]')?.getAttribute('data-number') ?? undefined;
  const latestTick = useRef(selection.tick);
  latestTick.current = selection.tick;
  const onTick = useCallback<Selection['tick']>((...tick) => latestTick.current(...tick), []);
  function tick(reach: boolean) {
    const number = focused() ?? current;
    if (number) selection.tick(number, reach || !selection.has(number), reach);
  }
  useKeys({ j: () => walk(1), k: () => walk(-1), x: () => tick(false), X: () => tick(true) });
  const lastShown = virtual.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown > items.length - 30) onEnd?.();
  }, [lastShown, items.length, onEnd]);

  return (
    // The list scrolls by arrow keys too, so it takes the focus when a row does not have it.
    <div className={styles.scroll} ref={scroller}>
      <Board>
        <div className={styles.space} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((place) => {
            const item = items[place.index];
            if (!item) return null;
            return (
              <div
                key={place.key}
                className={styles.item}
                style={{ transform: `translateY(${place.start}px)` }}
                data-number={item.kind === 'row' ? item.row.number : undefined}
              >
                {item.kind === 'section' ? (
                  <BoardSection name={t(`list.${item.name}`)} count={item.count} />
                ) : (
                  <TicketRow
                    row={item.row}
                    last={item.last}
                    current={item.row.number === current}
                    scope={scope}
                    face={face}
                    ticked={selection.has(item.row.number)}
                    choosing={selection.on}
                    onTick={onTick}
                  />
                )}
              </div>
            );
          })}
        </div>
      </Board>
    </div>
  );
}
>>>>>>> 581ff7d (w4)
