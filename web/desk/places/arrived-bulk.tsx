import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { ManyDecision } from '../mail-source.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';
import { useSource } from '../source.ts';
import styles from './place.module.css';

/** One decision about all mails that are ticked. Turned down, they can be taken back one by one. */
export function ArrivedBulk({ ids, onDone }: { ids: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const toast = useToast();
  const decide = useMutation({
    mutationFn: (decision: ManyDecision) => source.decideManyArrived(ids, decision),
    onSuccess: async ({ done, failed }) => {
      toast({ look: 'none', text: t('arrived.bulk.done', { count: done }) });
      if (failed > 0) toast({ look: 'late', text: t('arrived.bulk.failed', { count: failed }) });
      onDone();
      await Promise.all(
        ['arrived', 'desk', 'list', 'blocked'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const words = useErrorWords(decide.error);
  const held = decide.isPending;
  return (
    <section className={styles.bulk} aria-label={t('arrived.bulk.chosen', { count: ids.length })}>
      <b>{t('arrived.bulk.chosen', { count: ids.length })}</b>
      <Button size="small" held={held} onClick={() => decide.mutate({ decision: 'accept' })}>
        {t('arrived.bulk.accept')}
      </Button>
      <Button
        size="small"
        held={held}
        onClick={() => decide.mutate({ decision: 'reject', reason: 'spam', blockSenders: false })}
      >
        {t('arrived.bulk.spam')}
      </Button>
      <Button
        size="small"
        held={held}
        onClick={() => decide.mutate({ decision: 'reject', reason: 'spam', blockSenders: true })}
      >
        {t('arrived.bulk.block')}
      </Button>
      <Button
        size="small"
        held={held}
        onClick={() => decide.mutate({ decision: 'reject', reason: 'not_for_us', blockSenders: false })}
      >
        {t('arrived.bulk.notForUs')}
      </Button>
      {decide.isError && <ErrorNotice {...words} />}
    </section>
  );
}
