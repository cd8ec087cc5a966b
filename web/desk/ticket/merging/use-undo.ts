import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../shell/toasts.tsx';
import { refreshTickets } from '../../shell/use-live.ts';
import { type DeskSource, useSource } from '../../source.ts';

const offeredFor = 12_000;

/** Says what was done, with a way back at hand; the ticket itself offers it for 30 days. */
export function useUndo() {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  async function takeBack(run: (source: DeskSource) => Promise<{ number: string }>, touched: string[], to: string) {
    try {
      await run(source);
      toast({ look: 'open', text: t('merging.undone', { number: to }) });
      void navigate({ to: '/tickets/$number', params: { number: to } });
    } catch (error) {
      toast({ look: 'late', text: error instanceof Error ? error.message : String(error) });
    }
    await queries.invalidateQueries({ queryKey: ['ticket'] });
    refreshTickets(queries, source, touched);
  }
  return {
    takeBack,
    offer: (text: string, run: (source: DeskSource) => Promise<{ number: string }>, touched: string[], to: string) =>
      toast({
        look: 'open',
        text,
        undo: { until: Date.now() + offeredFor, take: () => void takeBack(run, touched, to) },
      }),
  };
}
