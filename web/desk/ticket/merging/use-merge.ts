import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useErrorWords } from '../../shell/load-error.tsx';
import { refreshTickets } from '../../shell/use-live.ts';
import { useSource } from '../../source.ts';
import { carryDraft } from '../draft.ts';
import { useUndo } from './use-undo.ts';

/**
 * Merges and goes to the ticket that goes on. What follows stands with the mutation itself: the page of the merged ticket
 * may be gone before the answer is read.
 */
export function useMerge(number: string, onDone: () => void) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const undo = useUndo();
  const merge = useMutation({
    mutationFn: (into: string) => source.merge(number, into),
    onSuccess: ({ number: into }) => {
      carryDraft(number, into);
      onDone();
      undo.offer(t('merging.done', { from: number, into }), (desk) => desk.unmerge(number), [number, into], number);
      void navigate({ to: '/tickets/$number', params: { number: into } });
      void refreshTickets(queries, source, [number, into]);
    },
  });
  const words = useErrorWords(merge.error);
  return { ...merge, problem: merge.isError ? words : undefined };
}
