import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { markOwn } from '../list/own-acts.ts';
import { belongs, patchList } from '../list/patch-list.ts';
import type { DeskView, ListScope } from '../model.ts';
import type { ListData } from '../queries.ts';
import { type DeskSource, useSource } from '../source.ts';

/** Waits this long for more of the same before it asks, so that a burst of changes is one question. */
const gather = 250;
/** Counts in the rail are asked for at most this often. */
const countEvery = 2_000;
/** More changes at once than this, and the lists are asked for whole. */
const mostRows = 12;

/** Asks again for what the live stream says has changed. `onNotice` stays the same function. Returns whether the stream stands. */
export function useLive(onNotice: (about: string, id: string) => void): boolean {
  const source = useSource();
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let counting: ReturnType<typeof setTimeout> | undefined;
    const changed = new Set<string>();
    function ask() {
      timer = undefined;
      const numbers = [...changed];
      changed.clear();
      void refresh(queries, source, numbers);
      counting ??= setTimeout(() => {
        counting = undefined;
        void queries.invalidateQueries({ queryKey: ['desk'] });
      }, countEvery);
    }
    const stop = source.listen((word) => {
      if (word.kind === 'state') setConnected(word.connected);
      if (word.kind === 'notice') onNotice(word.about, word.id);
      if (word.kind === 'gap') void queries.invalidateQueries();
      if (word.kind !== 'changed') return;
      for (const id of word.ids) changed.add(id);
      timer ??= setTimeout(ask, gather);
    });
    return () => {
      clearTimeout(timer);
      clearTimeout(counting);
      stop();
    };
  }, [source, queries, onNotice]);
  return connected;
}

/** After one's own act on these tickets: what is shown of them follows at once, also their place in the lists. */
export function refreshTickets(queries: QueryClient, source: DeskSource, numbers: string[]): Promise<void> {
  markOwn(numbers);
  return refresh(queries, source, numbers);
}

/** The open ticket is asked for again; in the lists only the lines that changed are. */
async function refresh(queries: QueryClient, source: DeskSource, numbers: string[]): Promise<void> {
  for (const number of numbers) void queries.invalidateQueries({ queryKey: ['ticket', number] });
  void queries.invalidateQueries({ queryKey: ['outbox'] });
  const me = queries.getQueryData<DeskView>(['desk'])?.me;
  if (!me || numbers.length > mostRows) return queries.invalidateQueries({ queryKey: ['list'] });
  try {
    const rows = await Promise.all(numbers.map(async (number) => [number, await source.row(number)] as const));
    for (const [queryKey, data] of queries.getQueriesData<ListData>({ queryKey: ['list'] })) {
      const scope = queryKey[1] as ListScope;
      if (!data) continue;
      const patched = rows.reduce(
        (list, [number, row]) => patchList(list, scope, number, row && belongs(scope, row, me) ? row : undefined),
        data,
      );
      queries.setQueryData(queryKey, patched);
    }
  } catch {
    await queries.invalidateQueries({ queryKey: ['list'] });
  }
}
