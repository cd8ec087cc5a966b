import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../ui/controls/check-field.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import type { SpamPreviewView } from '../../mail-source.ts';
import { useErrorWords, Waiting } from '../../shell/load-error.tsx';
import { useToast } from '../../shell/toasts.tsx';
import { refreshTickets } from '../../shell/use-live.ts';
import { useSource } from '../../source.ts';
import styles from './bulk-bar.module.css';
import type { BulkProps } from './bulk-bar.tsx';

const undoFor = 10_000;
const mostNamed = 5;

/** Many tickets are spam: how many, from whom, whether somebody answered there, and what will not leave. Then, or not. */
export function BulkSpam({ numbers, opened, onClose, onDone }: BulkProps) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const toast = useToast();
  const [block, setBlock] = useState(false);
  useEffect(() => {
    if (opened) setBlock(false);
  }, [opened]);
  const preview = useQuery({
    queryKey: ['spam', ...numbers],
    queryFn: () => source.previewSpam({ tickets: numbers }),
    enabled: opened,
    staleTime: 0,
  });
  const back = async (marked: string[]) => {
    await source.unmarkSpam(marked);
    await refreshTickets(queries, source, marked);
  };
  const mark = useMutation({
    mutationFn: () => source.markSpam({ tickets: numbers }, block),
    onSuccess: async (marked) => {
      const undo = { until: Date.now() + undoFor, take: () => void back(marked) };
      toast({ look: 'none', text: t('spam.done', { count: marked.length }), undo });
      await refreshTickets(queries, source, marked);
      onDone();
    },
  });
  const words = useErrorWords(mark.error);
  const count = preview.data?.tickets ?? numbers.length;
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('bulk.spam.title', { count })}
      told={t('bulk.spam.told')}
      closeLabel={t('common.close')}
      keep={t('common.cancel')}
      effect={{
        label: t('bulk.spam.effect', { count }),
        onConfirm: () => mark.mutate(),
        held: mark.isPending || !preview.data || count === 0,
      }}
    >
      <Waiting query={preview} of="entries" count={1} />
      {preview.data && <Facts preview={preview.data} />}
      <CheckField
        label={t('bulk.spam.block', { count: preview.data?.senders.length ?? 0 })}
        hint={t('spam.blockHint')}
        checked={block}
        onChange={(event) => setBlock(event.currentTarget.checked)}
      />
      {mark.isError && <ErrorNotice {...words} />}
    </Dialog>
  );
}

function Facts({ preview }: { preview: SpamPreviewView }) {
  const { t } = useTranslation();
  const { senders, answered, heldMails, skipped } = preview;
  const more = senders.length - mostNamed;
  const named = senders.slice(0, mostNamed).join(', ');
  return (
    <ul className={styles.facts}>
      {senders.length > 0 && (
        <li>
          {more > 0
            ? t('bulk.spam.fromMore', { senders: named, count: more })
            : t('bulk.spam.from', { senders: named })}
        </li>
      )}
      {answered > 0 && <li className={styles.warning}>{t('bulk.spam.answered', { count: answered })}</li>}
      {heldMails > 0 && <li>{t('bulk.spam.held', { count: heldMails })}</li>}
      {skipped > 0 && <li>{t('bulk.spam.skipped', { count: skipped })}</li>}
    </ul>
  );
}
