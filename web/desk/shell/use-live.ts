import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSource } from '../source.ts';

/** Waits this long for more of the same before it asks, so that a burst of changes is one question. */
const gather = 250;

/** Asks again for what the live stream says has changed. Returns whether the stream stands. */
export function useLive(): boolean {
  const source = useSource();
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = new Set<string>();
    function refresh() {
      timer = undefined;
      for (const id of changed) void queries.invalidateQueries({ queryKey: ['ticket', id] });
      changed.clear();
      void queries.invalidateQueries({ queryKey: ['list'] });
      void queries.invalidateQueries({ queryKey: ['desk'] });
    }
    const stop = source.listen((word) => {
      if (word.kind === 'state') setConnected(word.connected);
      if (word.kind === 'gap') void queries.invalidateQueries();
      if (word.kind !== 'changed') return;
      for (const id of word.ids) changed.add(id);
      timer ??= setTimeout(refresh, gather);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [source, queries]);
  return connected;
}
