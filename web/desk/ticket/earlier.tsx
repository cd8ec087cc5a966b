import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import type { TicketView } from '../model.ts';
import { addEarlier } from '../queries.ts';
import { useSource } from '../source.ts';
import styles from './ticket-page.module.css';

/** The way to what was said before the first entry on the screen. */
export function Earlier({ ticket: { number, earlier } }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const source = useSource();
  const queries = useQueryClient();
  const load = useMutation({
    mutationFn: (from: string) => source.earlierEntries(number, from),
    onSuccess: (older) => addEarlier(queries, number, older),
  });
  if (!earlier) return null;
  return (
    <div className={styles.earlier}>
      <Button look="bare" size="small" held={load.isPending} onClick={() => load.mutate(earlier)}>
        {t('ticket.earlier')}
      </Button>
    </div>
  );
}
