import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useErrorWords } from '../shell/load-error.tsx';
import { refreshTickets } from '../shell/use-live.ts';
import { useSource } from '../source.ts';
import type { NewTicket } from './intake-source.ts';

/** Opens it once, however often the button is pressed after a lost answer: the same words go under the same key. */
export function useOpen() {
  const source = useSource();
  const queries = useQueryClient();
  const last = useRef<{ words: string; key: string }>(undefined);
  const open = useMutation({
    mutationFn: (wish: NewTicket) => {
      const words = JSON.stringify(wish);
      if (last.current?.words !== words) last.current = { words, key: crypto.randomUUID() };
      return source.openTicket(wish, last.current.key);
    },
    onSuccess: ({ number }) => {
      last.current = undefined;
      void refreshTickets(queries, source, [number]);
      void queries.invalidateQueries({ queryKey: ['desk'] });
      void queries.invalidateQueries({ queryKey: ['earlier'] });
    },
  });
  const { what } = useErrorWords(open.error);
  return { ...open, problem: open.isError ? what : undefined };
}
