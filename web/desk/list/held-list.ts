import { useState } from 'react';
import type { TicketRowView } from '../model.ts';

/**
 * Nothing jumps under the hand: rows are patched where they stand, and those that came, left or moved are counted until
 * the reader asks for them. `list` names the list, so that another one starts anew.
 */
export function useHeldList(list: string, fresh: TicketRowView[] | undefined) {
  const [held, setHeld] = useState<{ list: string; rows: TicketRowView[] }>();
  if (fresh && held?.list !== list) {
    setHeld({ list, rows: fresh });
    return { rows: fresh, changed: 0, adopt: () => undefined };
  }
  const merged = held?.list === list ? mergeHeld(held.rows, fresh ?? held.rows) : undefined;
  return {
    rows: merged?.rows,
    changed: merged?.changed ?? 0,
    adopt: () => fresh && setHeld({ list, rows: fresh }),
  };
}

/** The held rows with fresh content, and how many of the fresh ones stand elsewhere. */
export function mergeHeld(held: TicketRowView[], fresh: TicketRowView[]): { rows: TicketRowView[]; changed: number } {
  const byNumber = new Map(fresh.map((row) => [row.number, row]));
  let changed = 0;
  const rows = held.map((old) => {
    const now = byNumber.get(old.number);
    byNumber.delete(old.number);
    if (now && now.promise.dueAt === old.promise.dueAt && now.promise.look === old.promise.look) return now;
    changed += 1;
    return now ? { ...now, promise: old.promise } : old;
  });
  return { rows, changed: changed + byNumber.size };
}
