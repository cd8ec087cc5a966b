import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/api.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useKeys } from '../keys.ts';
import type { ListScope } from '../model.ts';
import { useToast } from '../shell/toasts.tsx';
import { searchOf } from './scope.ts';

/** Hands whoever has time the most pressing ticket that fits them, and opens it. */
export function NextTicket({ scope }: { scope: ListScope }) {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const take = useMutation({
    mutationFn: () => api.post<{ ticket: { number: string } | null }>('/tickets/next', {}),
    onSuccess: async ({ ticket }) => {
      if (!ticket) {
        toast({ look: 'none', text: t('next.none') });
        return;
      }
      toast({ look: 'open', text: t('handOver.taken') });
      await navigate({ to: '/tickets/$number', params: { number: ticket.number }, search: searchOf(scope) });
      await queries.invalidateQueries({ queryKey: ['list'] });
    },
    onError: () => toast({ look: 'none', text: t('handOver.notTaken') }),
  });
  const go = () => {
    if (!take.isPending) take.mutate();
  };
  useKeys({ t: go });
  return (
    <Button size="small" held={take.isPending} onClick={go} title={t('next.hint')}>
      {t('next.take')}
    </Button>
  );
}
