import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../client/api.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';
import { type DeskSource, useSource } from '../source.ts';

/** Changes something in the settings, in force at once, and asks again for what may show it. */
export function useSetting<Input, Output = void>(
  run: (source: DeskSource, input: Input) => Promise<Output>,
  done?: string,
) {
  const source = useSource();
  const queries = useQueryClient();
  const toast = useToast();
  const change = useMutation({
    mutationFn: (input: Input) => run(source, input),
    onSuccess: async () => {
      if (done) toast({ look: 'none', text: done });
      await Promise.all(
        ['settings', 'desk', 'agents', 'keys', 'mailboxes', 'brands', 'dkim'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      );
    },
  });
  const words = useErrorWords(change.error);
  const fields = change.error instanceof ApiError ? (change.error.problem?.errors ?? []) : [];
  return {
    ...change,
    problem: change.isError ? words : undefined,
    /** What is wrong with one field, where the desk said so. */
    mistake: (name: string) => fields.find((field) => field.path.endsWith(name))?.message,
  };
}
