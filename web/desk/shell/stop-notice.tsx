import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import type { DeskView } from '../model.ts';
import { useSource } from '../source.ts';
import { useErrorWords } from './load-error.tsx';
import { useToast } from './toasts.tsx';

/** Nothing leaves, because far more than usual was about to; an administrator lets it go or throws the desk's own away. */
export function StopNotice({ view }: { view: DeskView }) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const toast = useToast();
  const decide = useMutation({
    mutationFn: (decision: 'let_go' | 'discard') => source.decideStop(decision),
    onSuccess: async (discarded, decision) => {
      toast({ look: 'none', text: decision === 'let_go' ? t('stop.gone') : t('stop.discarded', { count: discarded }) });
      await Promise.all(['desk', 'outbox'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  const words = useErrorWords(decide.error);
  if (!view.outgoingStop) return null;
  return (
    <>
      {t('stop.what', { count: view.outgoingStop.mails })}{' '}
      {view.me.administrator ? (
        <>
          <Button size="small" held={decide.isPending} onClick={() => decide.mutate('let_go')}>
            {t('stop.letGo')}
          </Button>{' '}
          <Button size="small" held={decide.isPending} onClick={() => decide.mutate('discard')}>
            {t('stop.discard')}
          </Button>
        </>
      ) : (
        t('stop.who')
      )}
      {decide.isError && ` ${words.what}`}
    </>
  );
}
