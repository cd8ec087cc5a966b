import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useErrorWords } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';
import { useSource } from '../source.ts';

type DecideMailProps = { decision: 'send' | 'discard'; id?: string; about: string };

/** Sends waiting mail or throws it away; without an id, all that waited before a server was connected. Asks first. */
export function DecideMail({ decision, id, about }: DecideMailProps) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const decide = useMutation({
    mutationFn: () => source.decideMail(decision, id ? [id] : undefined),
    onSuccess: async (count) => {
      setAsking(false);
      toast({ look: 'none', text: t(`outbox.done.${decision}`, { count }) });
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['outbox'] }),
        queries.invalidateQueries({ queryKey: ['desk'] }),
        queries.invalidateQueries({ queryKey: ['ticket'] }),
      ]);
    },
  });
  const problem = useErrorWords(decide.error);
  const label = t(`outbox.${decision}`);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)} aria-label={`${label}: ${about}`}>
        {label}
      </Button>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={id ? t(`outbox.ask.${decision}`) : t(`outbox.askAll.${decision}`)}
        told={t(`outbox.told.${decision}`)}
        closeLabel={t('common.close')}
        keep={t('common.cancel')}
        effect={{ label, onConfirm: () => decide.mutate(), held: decide.isPending }}
      >
        {decide.isError && <ErrorNotice {...problem} />}
      </Dialog>
    </>
  );
}
