import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockface } from '../../client/clockface.ts';
import { Board, BoardSection } from '../../ui/line/row.tsx';
import { useKeys } from '../keys.ts';
import type { ListScope, TicketRowView } from '../model.ts';
import { boardItems } from './board-items.ts';
import type { Selection } from './bulk/selection.ts';
import styles from './list-pane.module.css';
import { searchOf } from './scope.ts';
import { TicketRow } from './ticket-row.tsx';

type RowsProps = {
  rows: TicketRowView[];
  current: string | undefined;
  scope: ListScope;
  /** Asks for more rows; missing where there are no more. */
  onEnd: (() => void) | undefined;
  selection: Selection;
};

/** The rows under their section names. J and K walk through them, X chooses one, shift and X all up to it. */
export function Rows({ rows, current, scope, onEnd, selection }: RowsProps) {
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
