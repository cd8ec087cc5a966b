import { useState } from 'react';
import type { TicketRowView } from '../model.ts';

type Held = { list: string; pages: number; rows: TicketRowView[] };

/**
 * Nothing jumps under the hand: rows are patched where they stand, and those that came, left or moved are counted until
 * the reader asks for them. A page that was scrolled to is simply added. `list` names the list, so that another one
 * starts anew.
 */
export function useHeldList(list: string, pages: TicketRowView[][] | undefined) {
  const [held, setHeld] = useState<Held>();
  const fresh = pages?.flat();
  const now = pages && fresh && nextHeld(held, list, pages, fresh);
  if (now && now !== held) setHeld(now);
  const merged = now ? mergeHeld(now.rows, fresh ?? now.rows) : undefined;
  return {
    rows: merged?.rows,
    changed: merged?.changed ?? 0,
    adopt: () => pages && fresh && setHeld({ list, pages: pages.length, rows: fresh }),
  };
}

function nextHeld(held: Held | undefined, list: string, pages: TicketRowView[][], fresh: TicketRowView[]): Held {
  if (held?.list !== list || (held.rows.length === 0 && fresh.length > 0)) {
    return { list, pages: pages.length, rows: fresh };
  }
  if (pages.length <= held.pages) return held;
  const known = new Set(held.rows.map((row) => row.number));
  const added = pages.slice(held.pages).flat();
  return { list, pages: pages.length, rows: [...held.rows, ...added.filter((row) => !known.has(row.number))] };
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
