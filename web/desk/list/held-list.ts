import { useState } from 'react';
import type { TicketRowView } from '../model.ts';
import { isOwn } from './own-acts.ts';

type Held = { list: string; pages: number; rows: TicketRowView[] };

/**
 * Nothing jumps under the hand: rows are patched where they stand, and those that came, left or moved are counted until
 * the reader asks for them. What one has done oneself is expected, and takes its place at once. A page that was scrolled
 * to is simply added. `list` names the list, so that another one starts anew.
 */
export function useHeldList(list: string, pages: TicketRowView[][] | undefined) {
  const [held, setHeld] = useState<Held>();
  const fresh = pages?.flat();
  const next = pages && fresh && nextHeld(held, list, pages, fresh);
  const now = next && fresh && withOwn(next, placeOwn(next.rows, fresh, isOwn));
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

const withOwn = (held: Held, rows: TicketRowView[]): Held => (rows === held.rows ? held : { ...held, rows });

/** The held rows with those of one's own acts where they belong now, each after the row before it; the others stay. */
export function placeOwn(
  held: TicketRowView[],
  fresh: TicketRowView[],
  own: (number: string) => boolean,
): TicketRowView[] {
  const old = new Map(held.map((row) => [row.number, row]));
  const now = new Map(fresh.map((row) => [row.number, row]));
  const moved = [...new Set([...old.keys(), ...now.keys()])].filter(
    (number) => own(number) && !standsWhere(old.get(number), now.get(number)),
  );
  if (moved.length === 0) return held;
  const rows = held.filter((row) => !moved.includes(row.number));
  fresh.forEach((row, index) => {
    if (!moved.includes(row.number)) return;
    const before = fresh.slice(0, index).findLast((one) => rows.some((each) => each.number === one.number));
    rows.splice(rows.findIndex((one) => one.number === before?.number) + 1, 0, row);
  });
  return rows;
}

const standsWhere = (old: TicketRowView | undefined, now: TicketRowView | undefined): boolean =>
  old !== undefined &&
  now !== undefined &&
  now.promise.dueAt === old.promise.dueAt &&
  now.promise.look === old.promise.look;

/** The held rows with fresh content, and how many of the fresh ones stand elsewhere. */
export function mergeHeld(held: TicketRowView[], fresh: TicketRowView[]): { rows: TicketRowView[]; changed: number } {
  const byNumber = new Map(fresh.map((row) => [row.number, row]));
  let changed = 0;
  const rows = held.map((old) => {
    const now = byNumber.get(old.number);
    byNumber.delete(old.number);
    if (now && standsWhere(old, now)) return now;
    changed += 1;
    return now ? { ...now, promise: old.promise } : old;
  });
  return { rows, changed: changed + byNumber.size };
}
