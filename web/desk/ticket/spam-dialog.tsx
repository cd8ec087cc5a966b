import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../ui/controls/check-field.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { WhichTickets } from '../mail-source.ts';
import type { TicketView } from '../model.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';
import { refreshTickets } from '../shell/use-live.ts';
import { useSource } from '../source.ts';

const undoFor = 10_000;

/** This ticket, or all that its sender has opened and nobody has resolved; with or without blocking them. Counts first. */
export function SpamDialog({ ticket, opened, onClose }: { ticket: TicketView; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const toast = useToast();
  const [all, setAll] = useState(false);
  const [block, setBlock] = useState(false);
  useEffect(() => {
    if (!opened) return;
    setAll(false);
    setBlock(false);
  }, [opened]);
  const { name, address } = ticket.brief.requester;
  const which: WhichTickets = all && address ? { sender: address } : { tickets: [ticket.number] };
  const others = useQuery({
    queryKey: ['spam', ticket.number, address],
    queryFn: () => source.previewSpam(address ? { sender: address } : { tickets: [ticket.number] }),
    enabled: opened,
    staleTime: 0,
  });
  const back = async (numbers: string[]) => {
    await source.unmarkSpam(numbers);
    await refreshTickets(queries, source, numbers);
  };
  const mark = useMutation({
    mutationFn: () => source.markSpam(which, block),
    onSuccess: async (numbers) => {
      onClose();
      const undo = { until: Date.now() + undoFor, take: () => void back(numbers) };
      toast({ look: 'none', text: t('spam.done', { count: numbers.length }), undo });
      await refreshTickets(queries, source, numbers);
    },
  });
  const words = useErrorWords(mark.error);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('spam.title')}
      told={t('spam.told', { name })}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      effect={{ label: t('spam.effect'), onConfirm: () => mark.mutate(), held: mark.isPending }}
    >
      {address && (others.data?.tickets ?? 0) > 1 && (
        <CheckField
          label={t('spam.all', { count: others.data?.tickets ?? 0 })}
          hint={t('spam.allHint', { count: others.data?.answered ?? 0 })}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      )}
      {address && (
        <CheckField
          label={t('spam.block', { address })}
          hint={t('spam.blockHint')}
          checked={block}
          onChange={(event) => setBlock(event.currentTarget.checked)}
        />
      )}
      {mark.isError && <ErrorNotice {...words} />}
    </Dialog>
  );
}
