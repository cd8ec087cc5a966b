import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import type { ReadingView } from '../mail-source.ts';
import { useErrorWords } from '../shell/load-error.tsx';
import { useToast } from '../shell/toasts.tsx';
import { useSource } from '../source.ts';
import styles from './place.module.css';

/** Reads a mail again, as the desk reads today: first what would be different, then, if somebody wants it, for good. */
export function ReplayArrived({ id, about }: { id: string; about: string }) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const look = useMutation({ mutationFn: () => source.replayArrived(id, false) });
  const apply = useMutation({
    mutationFn: () => source.replayArrived(id, true),
    onSuccess: async () => {
      setAsking(false);
      toast({ look: 'kept', text: t('arrived.replay.done') });
      await Promise.all(
        ['arrived', 'desk', 'list', 'ticket'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const words = useErrorWords(look.error ?? apply.error);
  const seen = look.data;
  const label = t('arrived.replay.button');
  return (
    <>
      <Button
        size="small"
        aria-label={`${label}: ${about}`}
        onClick={() => {
          apply.reset();
          look.mutate();
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('arrived.replay.title')}
        told={t('arrived.replay.told')}
        closeLabel={t('common.close')}
        keep={t('common.cancel')}
        effect={{
          label: t('arrived.replay.apply'),
          onConfirm: () => apply.mutate(),
          held: apply.isPending || !seen || seen.differs.length === 0,
        }}
      >
        {(look.isError || apply.isError) && <ErrorNotice {...words} />}
        {seen?.differs.length === 0 && <p>{t('arrived.replay.same')}</p>}
        {seen && seen.differs.length > 0 && (
          <>
            <p>{seen.differs.map((one) => t(`arrived.replay.differs.${one}`)).join(', ')}</p>
            <Reading name={t('arrived.replay.before')} reading={seen.before} />
            <Reading name={t('arrived.replay.after')} reading={seen.after} />
          </>
        )}
      </Dialog>
    </>
  );
}

function Reading({ name, reading }: { name: string; reading: ReadingView }) {
  const { t } = useTranslation();
  const state = reading.state as 'accepted';
  return (
    <section className={styles.reading}>
      <h3>{name}</h3>
      <p>
        {t(`arrived.state.${state}`)}
        {reading.ticketNumber && `, ${t('ticket.number', { number: reading.ticketNumber })}`}
      </p>
      {reading.text !== null && <pre>{reading.text.slice(0, 4000)}</pre>}
    </section>
  );
}
