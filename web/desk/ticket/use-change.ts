import { useMutation, useQueryClient } from '@tanstack/react-query';
import { markOwn } from '../list/own-acts.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { refreshTickets } from '../shell/use-live.ts';
import { type DeskSource, useSource } from '../source.ts';

/** Something done on one ticket; when it is done, the ticket and its line are asked for again. `problem` says why not. */
export function useChange<Input, Output>(number: string, run: (source: DeskSource, input: Input) => Promise<Output>) {
  const source = useSource();
  const queries = useQueryClient();
  const change = useMutation({
    // The live stream may be quicker than the answer.
    onMutate: () => markOwn([number]),
    mutationFn: (input: Input) => run(source, input),
    onSuccess: () => {
      // Almost anything that is done on a ticket takes it up.
      void queries.invalidateQueries({ queryKey: ['acceptances'] });
      return refreshTickets(queries, source, [number]);
    },
  });
  const words = useErrorWords(change.error);
  return { ...change, problem: change.isError ? words : undefined };
}
