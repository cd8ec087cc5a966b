import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import type { DeskView } from '../model.ts';
import { AskFirst } from '../settings/ask-first.tsx';
import { useSource } from '../source.ts';
import styles from './banner.module.css';
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
      await Promise.all(['desk', 'outbox', 'settings'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  const words = useErrorWords(decide.error);
  const stop = view.outgoingStop;
  if (!stop) return null;
  return (
    <span className={styles.stop}>
      {t(`stop.why.${stop.why}`, { mails: stop.mails, most: stop.most })}
      {!view.me.administrator && ` ${t('stop.who')}`}
      {decide.isError && ` ${words.what}`}
      {view.me.administrator && (
        <span className={styles.choice}>
          <Button size="small" held={decide.isPending} onClick={() => decide.mutate('let_go')}>
            {t('stop.letGo')}
          </Button>
          <AskFirst
            button={t('stop.discard')}
            about={t('outgoing.title')}
            title={t('outgoing.discardTitle')}
            told={t('outgoing.discardTold')}
            held={decide.isPending}
            onConfirm={() => decide.mutate('discard')}
          />
          <Link to="/settings/mailboxes" hash="outgoing">
            {t('stop.limit')}
          </Link>
        </span>
      )}
    </span>
  );
}
